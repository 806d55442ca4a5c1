#pragma once
// Reads the pickle stream inside a `.pt` file as data. A small stack machine that knows plain
// containers, numbers, strings and how PyTorch writes tensors; every other global or opcode is
// refused, so nothing a file says is ever run. Memory stays within a small multiple of the
// stream. Throws Error with the given place.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dyngpt::pickle {

struct Value;
using ValuePtr = Value*;

struct None {};
struct Mark {};
struct List { // lists and tuples alike
    std::vector<ValuePtr> items;
};
struct Dict {
    std::vector<std::pair<ValuePtr, ValuePtr>> items;
};
/// A named global, allowed ones only.
struct Global {
    std::string name; ///< "module name"
};
/// What a persistent id names: one of the archive's data files.
struct Storage {
    std::string type; ///< "DoubleStorage" ...
    std::string key;  ///< file name below data/
    std::int64_t elements = 0;
};
struct TensorView {
    Storage storage;
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
};

struct Value {
    std::variant<None, Mark, bool, std::int64_t, double, std::string, List, Dict, Global, Storage,
                 TensorView>
        data;
};

/// Owns the values: they may hold one another any number of times, themselves included.
struct Document {
    std::deque<Value> values;
    const Value* root = nullptr;
};

Document parse(std::string_view bytes, const std::string& place);

} // namespace dyngpt::pickle
