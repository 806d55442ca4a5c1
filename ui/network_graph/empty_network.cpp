#include "ui/network_graph/empty_network.h"

#include "core/model/network_templates.h"
#include "ui/network_templates.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace dyngpt {

EmptyNetwork::EmptyNetwork(QWidget* parent) : QWidget(parent) {
    const auto label = [](const QString& text) {
        auto* result = new QLabel(text);
        result->setWordWrap(true);
        return result;
    };
    auto* what =
        label(tr("<b>States and events will be drawn here.</b> Begin with a state for each "
                 "kind of molecule or cell, then add what can happen to them."));
    what->setObjectName(QStringLiteral("graphPlaceholder"));
    auto* first = new QHBoxLayout;
    auto* state = addButton(tr("Add a &state"), QStringLiteral("emptyAddState"),
                            tr("A kind of molecule, cell or switch that is counted"));
    auto* event = addButton(tr("Add an &event"), QStringLiteral("emptyAddEvent"),
                            tr("Something that changes counts, with its propensity"));
    auto* import = addButton(tr("&Import a network..."), QStringLiteral("emptyImport"),
                             tr("From a network file in JSON or SBML; dropping it here does the "
                                "same"));
    for (QPushButton* button : {state, event, import})
        first->addWidget(button);
    first->addStretch(1);
    connect(state, &QPushButton::clicked, this, &EmptyNetwork::stateWanted);
    connect(event, &QPushButton::clicked, this, &EmptyNetwork::eventWanted);
    connect(import, &QPushButton::clicked, this, &EmptyNetwork::importWanted);

    auto* templates = new QGridLayout;
    int row = 0;
    for (const NetworkTemplateText& text : networkTemplates()) {
        auto* button =
            addButton(text.title, QStringLiteral("template_") + text.name, text.sentence);
        templates->addWidget(button, row, 0);
        auto* place = new QHBoxLayout;
        if (text.asksLength) {
            length_ = new QSpinBox;
            length_->setObjectName(QStringLiteral("templateLength"));
            length_->setRange(shortestCascade, longestCascade);
            length_->setValue(usualCascade);
            length_->setAccessibleName(tr("Number of steps of the cascade"));
            length_->setToolTip(length_->accessibleName());
            place->addWidget(length_);
        }
        place->addWidget(label(text.sentence), 1);
        templates->addLayout(place, row++, 1);
        connect(button, &QPushButton::clicked, this, [this, name = text.name] {
            Q_EMIT templateChosen(templateNetwork(name, length_->value()));
        });
    }
    templates->setColumnStretch(1, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(what);
    column->addLayout(first);
    column->addSpacing(8);
    column->addWidget(label(tr("Or begin with a template and change it:")));
    column->addLayout(templates);
    column->addStretch(2);
}

QPushButton* EmptyNetwork::addButton(const QString& text, const QString& name,
                                     const QString& toolTip) {
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    return button;
}

} // namespace dyngpt
