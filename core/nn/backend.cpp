#include "core/nn/backend.h"

#include "core/common/issue.h"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace dyngpt {

namespace {

namespace fs = std::filesystem;

constexpr const char* moduleName = "libdyngpt_torch.so";
std::atomic<bool> loaded = false;

fs::path programFolder() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : self.parent_path();
}

const Backend* load() {
    std::vector<fs::path> places;
    if (const char* folder = std::getenv("DYNGPT_MODULE_DIR"))
        places.emplace_back(fs::path(folder) / moduleName);
    const fs::path here = programFolder();
    places.push_back(here / moduleName);
    places.push_back(here / ".." / "lib" / "dyngpt-studio" / moduleName);
    std::string reasons;
    for (const fs::path& place : places) {
        if (!fs::exists(place)) {
            reasons += "\n" + place.lexically_normal().string();
            continue;
        }
        void* handle = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle == nullptr) {
            reasons += "\n" + std::string(dlerror());
            continue;
        }
        using Entry = const Backend* (*)();
        if (const auto entry = reinterpret_cast<Entry>(dlsym(handle, "dyngptBackend"))) {
            loaded = true;
            return entry();
        }
        reasons += "\n" + std::string(dlerror());
    }
    throw Error("", text(DYNGPT_TEXT("core", "The solver module could not be loaded:%1"), reasons),
                text(DYNGPT_TEXT("core", "Install LibTorch and this program again")));
}

} // namespace

void chooseLinearAlgebra() {
#ifdef __x86_64__
    // OpenBLAS 0.3.21 takes every processor of AMD for one without AVX-512; with it a training step
    // takes 8 % less, an inference 13 %.
    if (__builtin_cpu_is("amd") && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        setenv("OPENBLAS_CORETYPE", "SKYLAKEX", 0); // 0: what the user chose stays
#endif
}

const Backend& backend() {
    // Not a static initialiser: a failed attempt is made again next time.
    static std::mutex mutex;
    static const Backend* module = nullptr;
    const std::lock_guard lock(mutex);
    if (module == nullptr)
        module = load();
    return *module;
}

bool backendLoaded() {
    return loaded;
}

} // namespace dyngpt
