#include "core/common/version.h"

namespace dyngpt {

std::string programVersion() {
    return DYNGPT_VERSION;
}

} // namespace dyngpt
