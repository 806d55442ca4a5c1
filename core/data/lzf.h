#pragma once
// Decompression of the LZF format (M. Lehmann's LibLZF), in which h5py may write datasets. Pure.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dyngpt {

/// Nothing when the bytes are damaged or come to more than `most`.
std::optional<std::vector<unsigned char>> decompressLzf(std::span<const unsigned char> bytes,
                                                        std::size_t most);

} // namespace dyngpt
