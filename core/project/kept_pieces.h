#pragma once
// Pieces of unfinished work in the project, so that a job that is killed or cancelled loses no more
// than a few seconds: the first is written at once, the others by turns. Any thread.

#include "core/common/pieces.h"
#include "core/inference/calibration.h"
#include "core/inference/nuts.h"
#include "core/project/project.h"

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace dyngpt {

std::string encodePiece(const SetComparison& piece);
std::string encodePiece(const CalibrationVerdict& piece);
std::string encodePiece(const NutsWarmUp& piece);
std::string encodePiece(const NutsStretch& piece);
std::string encodePiece(double piece);
/// False when the text is damaged.
bool decodePiece(const std::string& json, SetComparison& piece);
bool decodePiece(const std::string& json, CalibrationVerdict& piece);
bool decodePiece(const std::string& json, NutsWarmUp& piece);
bool decodePiece(const std::string& json, NutsStretch& piece);
bool decodePiece(const std::string& json, double& piece);

template <class T> class KeptPieces {
public:
    static constexpr std::chrono::seconds turn{5};

    /// `work` names the job, the hash all that it depends on. The project must outlive the object.
    KeptPieces(Project& project, std::string work, std::string inputHash)
        : project_(project), work_(std::move(work)), inputHash_(std::move(inputHash)) {
        project_.dropPieces(work_, inputHash_);
        for (const auto& [number, json] : project_.pieces(work_))
            if (T piece; decodePiece(json, piece))
                pieces_.known.emplace(number, std::move(piece));
        pieces_.keep = [this](int number, const T& piece) { keep(number, piece); };
    }
    KeptPieces(const KeptPieces&) = delete;
    KeptPieces& operator=(const KeptPieces&) = delete;
    ~KeptPieces() {
        try {
            write();
        } catch (const Error&) {
            // The job goes without them the next time; it reports a broken file itself.
        }
    }

    const Pieces<T>& pieces() const { return pieces_; }
    /// The result is stored: its pieces go.
    void finish() {
        const std::scoped_lock lock(mutex_);
        pending_.clear();
        project_.dropPieces(work_);
    }

private:
    void keep(int number, const T& piece) {
        std::string json = encodePiece(piece);
        const std::scoped_lock lock(mutex_);
        pending_.emplace(number, std::move(json));
        if (std::chrono::steady_clock::now() - written_ > turn)
            write();
    }
    void write() {
        if (!pending_.empty())
            project_.keepPieces(work_, inputHash_, pending_);
        pending_.clear();
        written_ = std::chrono::steady_clock::now();
    }

    Project& project_;
    std::string work_;
    std::string inputHash_;
    Pieces<T> pieces_;
    std::mutex mutex_;
    std::map<int, std::string> pending_;
    std::chrono::steady_clock::time_point written_{};
};

} // namespace dyngpt
