#include "ui/desktop_message.h"

namespace dyngpt {

bool showDesktopMessage(const QString&, const QString&) {
    return false;
}

} // namespace dyngpt
