#include "core/common/issue.h"
#include "core/nn/backend.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/torch_solver.h"
#include "core/nn/torch/trainer.h"

#include <ATen/Parallel.h>

#include <malloc.h>

// OpenBLAS's own threads; absent in other BLAS libraries.
extern "C" void openblas_set_num_threads(int count) __attribute__((weak));

namespace dyngpt {

void useOneThreadPerOperation() {
    if (at::get_num_threads() != 1)
        at::set_num_threads(1);
}

namespace {

/// LibTorch's messages carry a C++ backtrace that helps nobody here.
Text firstLine(const c10::Error& error) {
    const std::string message = error.what_without_backtrace();
    return text(DYNGPT_TEXT("core", "LibTorch could not do it: %1"),
                message.substr(0, message.find('\n')));
}

class TorchBackend : public Backend {
public:
    TorchBackend() {
        // Large short-lived tensors would otherwise be mapped and unmapped again and again.
        mallopt(M_MMAP_THRESHOLD, 256 << 20);
        mallopt(M_TRIM_THRESHOLD, 512 << 20);
        if (openblas_set_num_threads != nullptr)
            openblas_set_num_threads(1);
    }

    std::unique_ptr<Solver> loadSolver(const std::string& bytes,
                                       Precision precision) const override {
        try {
            const std::string place = "solver";
            return std::make_unique<TorchSolver>(decodeCheckpoint(bytes, place), precision, place);
        } catch (const c10::Error& error) {
            throw Error("solver", firstLine(error));
        }
    }

    TrainingResult train(const TrainingData& data, const TrainingSettings& settings,
                         const std::string& resume, TrainingSink& sink,
                         std::stop_token stop) const override {
        try {
            return trainSolver(data, settings, resume, sink, std::move(stop));
        } catch (const c10::Error& error) {
            throw Error("", firstLine(error));
        }
    }

    std::vector<std::string> devices() const override {
        std::vector<std::string> names = {"cpu"};
        if (torch::cuda::is_available()) {
            for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
                names.push_back("cuda:" + std::to_string(i));
        }
        return names;
    }

    std::string version() const override { return TORCH_VERSION; }
};

} // namespace

} // namespace dyngpt

extern "C" __attribute__((visibility("default"))) const dyngpt::Backend* dyngptBackend() {
    static const dyngpt::TorchBackend backend;
    return &backend;
}
