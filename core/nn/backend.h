#pragma once
// The shared module that holds everything which needs LibTorch, loaded at first use, so that a
// program starts without it. Thread safe.

#include "core/nn/solver.h"
#include "core/nn/training.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

class Backend {
public:
    virtual ~Backend() = default;
    /// From a solver file's bytes (checkpoint.h). Throws Error on damaged bytes.
    virtual std::unique_ptr<Solver> loadSolver(const std::string& bytes,
                                               Precision precision) const = 0;
    /// Trains from scratch, or goes on from a checkpoint's bytes when `resume` is not empty; the
    /// bytes of a solver are fine-tuned.
    /// Throws Error when the device is not there or the data do not fit the checkpoint.
    virtual TrainingResult train(const TrainingData& data, const TrainingSettings& settings,
                                 const std::string& resume, TrainingSink& sink,
                                 std::stop_token stop) const = 0;
    /// "cpu", "cuda:0 (NVIDIA ...)" ...
    virtual std::vector<std::string> devices() const = 0;
    /// LibTorch's version.
    virtual std::string version() const = 0;
};

/// To be called before a program's first thread: what LibTorch multiplies with chooses its routines
/// by the environment when the module is loaded.
void chooseLinearAlgebra();

/// Loads the module on the first call (about a second). Throws Error, with the places looked
/// at, when it is missing.
const Backend& backend();
/// True once backend() has succeeded.
bool backendLoaded();

} // namespace dyngpt
