#pragma once
// All stages on the bundled gene expression example, with counts simulated at known parameters
// so that the answer can be told from the truth. Every stage is kept as it finishes; a demo that
// was interrupted goes on. Used from one thread.

#include "app/cli/output.h"
#include "core/project/project.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt::cli {

/// Sized so that the whole demo takes a few minutes on two cores.
struct DemoSettings {
    std::filesystem::path folder = "gene_expression-report";
    int trainSets = 3000;
    int validSets = 200;
    int cells = 3000;
    std::optional<int> steps;  ///< of the quick preset unless given
    std::optional<int> starts; ///< inference's default unless given
    std::uint64_t seed = 1;
    int threads = 0;
    std::string device = "auto";
    bool quiet = false;
    bool print = true; ///< results on stdout as they come
};

class Demo {
public:
    explicit Demo(DemoSettings settings);

    Outcome run(std::stop_token stop);
    /// What run() found, once it has finished.
    Json results() const;

private:
    struct Timing {
        std::string stage;
        double seconds = 0;
        bool kept = false; ///< finished by an earlier call
    };

    void openProject();
    Outcome stage(Stage stage, const std::string& what, const std::function<Outcome()>& work);
    Outcome observe(std::stop_token stop);
    void printTruth() const;
    void finish();
    void say(const std::string& text) const;

    const DemoSettings settings_;
    std::unique_ptr<Project> project_;
    std::vector<Timing> timings_;
    std::vector<std::string> files_;
};

} // namespace dyngpt::cli
