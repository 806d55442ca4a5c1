// The project's way in and out for weights of the reference package.

#include "core/common/file.h"
#include "core/nn/checkpoint.h"
#include "core/project/stages.h"
#include "core/project/training_data.h"

#include <limits>

namespace dyngpt {

void importWeights(Project& project, const std::filesystem::path& path) {
    TrainingInfo info;
    info.imported = true;
    info.settings = project.trainingSettings();
    SolverShape shape = networkShape(project.network(), stateBounds(project));
    shape.heads = info.settings.heads;
    const Checkpoint weights = readReferenceWeights(path, std::move(shape));
    info.shape = weights.shape;
    info.settings.preset = "custom";
    info.settings.steps = 0;
    info.settings.layers = info.shape.layers;
    info.settings.embedding = info.shape.embedding;
    info.settings.feedForward = info.shape.feedForward;
    info.result.bestHeldOutLoss = std::numeric_limits<double>::quiet_NaN();
    info.provenance = stamp(project.importedSolverInputHash(), 0);
    project.setTraining(info, encodeCheckpoint(weights));
}

void exportWeights(const Project& project, const std::filesystem::path& path) {
    const std::string place = project.path().string();
    const std::string solver = project.solverBytes();
    if (solver.empty())
        throw Error(place, text(DYNGPT_TEXT("core", "the project has no trained solver")),
                    text(DYNGPT_TEXT("core", "Run Train first.")));
    writeFileAtomically(path, encodeReferenceWeights(decodeCheckpoint(solver, place)));
}

} // namespace dyngpt
