#include "ui/network_templates.h"

#include "core/model/network_templates.h"

#include <QCoreApplication>

namespace dyngpt {

std::vector<NetworkTemplateText> networkTemplates() {
    return {
        {QStringLiteral("birth_death"), QCoreApplication::translate("templates", "Birth and death"),
         QCoreApplication::translate("templates", "One kind of molecule is made and lost."), false},
        {QStringLiteral("telegraph"), QCoreApplication::translate("templates", "Telegraph gene"),
         QCoreApplication::translate("templates",
                                     "A gene switches on and off and makes mRNA while it is on."),
         false},
        {QStringLiteral("feedback"), QCoreApplication::translate("templates", "Feedback"),
         QCoreApplication::translate("templates", "A protein represses its own synthesis."), false},
        {QStringLiteral("cascade"), QCoreApplication::translate("templates", "Cascade"),
         QCoreApplication::translate("templates", "steps that hand a signal on."), true}};
}

Network templateNetwork(const QString& name, int length) {
    if (name == u"birth_death")
        return birthDeathNetwork();
    if (name == u"telegraph")
        return telegraphNetwork();
    if (name == u"feedback")
        return feedbackNetwork();
    return cascadeNetwork(length);
}

} // namespace dyngpt
