// The stages' way in and out for datasets of the reference package.

#include "core/project/dataset_digest.h"
#include "core/project/stages.h"

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace dyngpt {

namespace {

[[noreturn]] void failWrite(const std::filesystem::path& path, int code) {
    throw Error(path.string(),
                text(DYNGPT_TEXT("core", "the file cannot be written: %1"),
                     std::generic_category().message(code)),
                text(DYNGPT_TEXT("core", "Check that the folder exists, that you may write there "
                                         "and that the disk is not full.")));
}

/// A stream to a file beside the target that becomes the target only when it is complete.
class ReplacingStream {
public:
    explicit ReplacingStream(const std::filesystem::path& target)
        : target_(target), temporary_(target.string() + ".writing-" + std::to_string(::getpid())) {
        errno = 0;
        stream_.open(temporary_, std::ios::binary | std::ios::trunc);
        if (!stream_)
            failWrite(target_, errno);
    }
    ReplacingStream(const ReplacingStream&) = delete;
    ReplacingStream& operator=(const ReplacingStream&) = delete;
    ~ReplacingStream() {
        std::error_code ignored;
        std::filesystem::remove(temporary_, ignored);
    }

    std::ostream& stream() { return stream_; }
    void finish() {
        errno = 0;
        stream_.close();
        const int file = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool flushed = stream_ && file >= 0 && ::fsync(file) == 0;
        const int code = errno;
        if (file >= 0)
            ::close(file);
        if (!flushed)
            failWrite(target_, code);
        if (std::rename(temporary_.c_str(), target_.c_str()) != 0)
            failWrite(target_, errno);
    }

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::ofstream stream_;
};

} // namespace

Outcome importDataset(Project& project, const std::filesystem::path& train,
                      const std::filesystem::path& valid, ProgressSink& progress,
                      std::stop_token stop) {
    if (train.empty() && valid.empty())
        throw Error("", text(DYNGPT_TEXT("core", "no dataset file was given")),
                    text(DYNGPT_TEXT("core", "Choose a file of training or held-out sets.")));
    const Network network = project.network();
    const auto fill = [&](DatasetStore& store) -> std::optional<DatasetInfo> {
        DatasetInfo info;
        info.settings = defaultSimulationSettings(network);
        info.provenance = stamp("", info.settings.seed);
        const auto read = [&](const std::filesystem::path& path, Partition partition,
                              DatasetJsonStyle& style) {
            int sets = 0;
            const auto found = readDatasetJson(
                path, network,
                [&](int index, SimulatedSet&& set) {
                    store.put(partition, index, set);
                    ++sets;
                },
                progress, stop);
            if (!found)
                return false;
            if (sets == 0)
                throw Error(path.string(), text(DYNGPT_TEXT("core", "the file holds no sets")),
                            text(DYNGPT_TEXT("core", "Choose a dataset file with at least one "
                                                     "set.")));
            style = *found;
            return true;
        };
        if (!train.empty() && !read(train, Partition::Train, info.style))
            return std::nullopt;
        if (!valid.empty() && !read(valid, Partition::Valid, info.validStyle))
            return std::nullopt;
        return info;
    };
    if (project.importDataset(fill) == Outcome::Cancelled)
        return Outcome::Cancelled;
    if (const auto digest = digestDataset(project, 0, progress, stop))
        project.finishDataset(0, *digest);
    return Outcome::Finished;
}

std::vector<Issue> exportNotes(const Project& project) {
    const auto info = project.dataset();
    const bool counts = !info || info->imported ||
                        (info->settings.teacher == Teacher::Simulation &&
                         info->settings.sampling == Sampling::Snapshots);
    if (counts)
        return {};
    return {{Severity::Note, project.path().string(),
             text(DYNGPT_TEXT("core", "The file's form knows whole counts only: residence times "
                                      "and probabilities are scaled to a total of %1 a set and "
                                      "rounded"),
                  std::llround(scaledTotal)),
             text(DYNGPT_TEXT("core", "Keep the project for the exact values"))}};
}

Outcome exportDataset(const Project& project, Partition partition,
                      const std::filesystem::path& path, ProgressSink& progress,
                      std::stop_token stop) {
    const auto info = project.dataset();
    const std::vector<int> indices = project.indices(partition);
    if (!info || indices.empty())
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "there are no sets to export")),
                    text(DYNGPT_TEXT("core", "Run Simulate first, or import a dataset.")));
    const DatasetJsonStyle& style = partition == Partition::Train ? info->style : info->validStyle;
    ReplacingStream file(path);
    const bool whole = writeDatasetJson(
        file.stream(), project.network(), style, static_cast<int>(indices.size()),
        [&](int i) { return project.set(partition, indices[static_cast<std::size_t>(i)]); },
        progress, stop);
    if (!whole)
        return Outcome::Cancelled;
    file.finish();
    return Outcome::Finished;
}

} // namespace dyngpt
