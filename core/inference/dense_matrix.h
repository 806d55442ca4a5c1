#pragma once
// The little dense algebra that the samplers need. Square matrices as rows one after the other.
// Pure functions, any thread.

#include <cstddef>
#include <span>
#include <vector>

namespace dyngpt {

/// Lower factor L with L L' = matrix; empty when that is not positive definite.
std::vector<double> choleskyFactor(std::span<const double> matrix, std::size_t size);

/// Inverse of the symmetric matrix after every eigenvalue was raised to `floor` at least.
std::vector<double> flooredInverse(std::span<const double> matrix, std::size_t size, double floor);

/// Sum of the logarithms of a Cholesky factor's diagonal: half the matrix's log determinant.
double logDiagonal(std::span<const double> factor, std::size_t size);

/// L x and L' x.
std::vector<double> timesFactor(std::span<const double> factor, std::span<const double> x);
std::vector<double> timesTransposed(std::span<const double> factor, std::span<const double> x);
/// L^-1 x
std::vector<double> solveFactor(std::span<const double> factor, std::span<const double> x);

} // namespace dyngpt
