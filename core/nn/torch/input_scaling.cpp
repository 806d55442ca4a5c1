#include "core/nn/torch/input_scaling.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dyngpt {

InputScaling InputScaling::ofBox(const SolverShape& shape) {
    InputScaling result;
    for (std::size_t p = 0; p < shape.parameterNames.size(); ++p) {
        const double low = std::log(shape.lower[p]);
        const double high = std::log(shape.upper[p]);
        result.shift.push_back((low + high) / 2);
        result.scale.push_back(high > low ? 2 / (high - low) : 1);
    }
    for (const int bound : shape.stateBounds) {
        result.shift.push_back(0);
        result.scale.push_back(1.0 / std::max(1, bound - 1));
    }
    result.shift.push_back(0); // time
    result.scale.push_back(1);
    return result;
}

InputScaling InputScaling::inverse() const {
    InputScaling result;
    for (std::size_t i = 0; i < scale.size(); ++i) {
        result.shift.push_back(-shift[i] * scale[i]);
        result.scale.push_back(1 / scale[i]);
    }
    return result;
}

namespace {

template <class T>
void foldInto(NamedTensor& weight, NamedTensor& bias, const InputScaling& scaling) {
    const auto rows = static_cast<std::size_t>(weight.shape[0]);
    const auto columns = static_cast<std::size_t>(weight.shape[1]);
    std::vector<T> w(rows * columns);
    std::vector<T> b(rows);
    std::memcpy(w.data(), weight.bytes.data(), weight.bytes.size());
    std::memcpy(b.data(), bias.bytes.data(), bias.bytes.size());
    for (std::size_t r = 0; r < rows; ++r) {
        double offset = b[r];
        for (std::size_t c = 0; c < columns; ++c) {
            const double folded = w[r * columns + c] * scaling.scale[c];
            offset -= folded * scaling.shift[c];
            w[r * columns + c] = static_cast<T>(folded);
        }
        b[r] = static_cast<T>(offset);
    }
    std::memcpy(weight.bytes.data(), w.data(), weight.bytes.size());
    std::memcpy(bias.bytes.data(), b.data(), bias.bytes.size());
}

} // namespace

void InputScaling::fold(std::map<std::string, NamedTensor>& tensors) const {
    NamedTensor& weight = tensors.at("pro_fc.weight");
    NamedTensor& bias = tensors.at("pro_fc.bias");
    if (weight.type == NamedTensor::Type::Float64)
        foldInto<double>(weight, bias, *this);
    else
        foldInto<float>(weight, bias, *this);
}

} // namespace dyngpt
