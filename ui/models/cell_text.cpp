#include "ui/models/cell_text.h"

#include "core/model/names.h"
#include "ui/models/network_edits.h"

namespace dyngpt {

std::optional<UnreadText> nameComplaint(const Network& network, const std::string& old,
                                        const QString& name) {
    const std::string plain = name.toStdString();
    if (plain == old)
        return std::nullopt;
    if (!isValidName(plain))
        return UnreadText{name, text(DYNGPT_TEXT("core", "'%1' is not a name"), plain),
                          text(DYNGPT_TEXT("core", "Begin with a letter and go on with letters, "
                                                   "digits and underscores"))};
    if (nameTaken(network, plain))
        return UnreadText{name, text(DYNGPT_TEXT("core", "The name '%1' is taken"), plain),
                          text(DYNGPT_TEXT("core", "Every state and parameter needs a name of "
                                                   "its own"))};
    return std::nullopt;
}

UnreadText countComplaint(const QString& text) {
    return {text, dyngpt::text(DYNGPT_TEXT("core", "'%1' is not a count"), text.toStdString()),
            dyngpt::text(DYNGPT_TEXT("core", "Write a whole number, 0 or more"))};
}

UnreadText numberComplaint(const QString& text) {
    return {text, dyngpt::text(DYNGPT_TEXT("core", "'%1' is not a number"), text.toStdString()),
            dyngpt::text(DYNGPT_TEXT("core", "Write it with a point, such as 0.05 or 1e-3"))};
}

} // namespace dyngpt
