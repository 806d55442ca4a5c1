#pragma once

namespace dyngpt {

/// Makes the calling thread run every LibTorch operation on itself alone: at this network's
/// sizes threads inside an operation cost more than they bring, so the work is split outside.
void useOneThreadPerOperation();

} // namespace dyngpt
