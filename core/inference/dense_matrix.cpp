#include "core/inference/dense_matrix.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <cmath>

namespace dyngpt {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const Matrix> view(std::span<const double> values, std::size_t size) {
    const auto n = static_cast<Eigen::Index>(size);
    return {values.data(), n, n};
}
std::vector<double> copy(const Matrix& matrix) {
    return {matrix.data(), matrix.data() + matrix.size()};
}

} // namespace

std::vector<double> choleskyFactor(std::span<const double> matrix, std::size_t size) {
    const Eigen::LLT<Matrix> decomposition{Matrix(view(matrix, size))};
    if (decomposition.info() != Eigen::Success)
        return {};
    return copy(decomposition.matrixL());
}

std::vector<double> flooredInverse(std::span<const double> matrix, std::size_t size, double floor) {
    const Matrix whole = view(matrix, size);
    const Matrix symmetric = (whole + whole.transpose()) / 2;
    const Eigen::SelfAdjointEigenSolver<Matrix> decomposition(symmetric);
    const auto& vectors = decomposition.eigenvectors();
    return copy(vectors * decomposition.eigenvalues().cwiseMax(floor).cwiseInverse().asDiagonal() *
                vectors.transpose());
}

double logDiagonal(std::span<const double> factor, std::size_t size) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += std::log(factor[i * size + i]);
    return sum;
}

std::vector<double> timesFactor(std::span<const double> factor, std::span<const double> x) {
    std::vector<double> result(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            result[i] += factor[i * x.size() + j] * x[j];
    return result;
}

std::vector<double> timesTransposed(std::span<const double> factor, std::span<const double> x) {
    std::vector<double> result(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            result[j] += factor[i * x.size() + j] * x[i];
    return result;
}

std::vector<double> solveFactor(std::span<const double> factor, std::span<const double> x) {
    std::vector<double> result(x.begin(), x.end());
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            result[i] -= factor[i * x.size() + j] * result[j];
        result[i] /= factor[i * x.size() + i];
    }
    return result;
}

} // namespace dyngpt
