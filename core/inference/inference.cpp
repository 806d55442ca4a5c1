#include "core/inference/inference.h"

#include "core/inference/estimates.h"

namespace dyngpt {

std::optional<Posterior> inferParameters(const Solver& solver, const ObservedData& data,
                                         std::size_t group, const InferenceSettings& settings,
                                         InferenceSink& sink, std::stop_token stop,
                                         const InferenceContext& context) {
    if (settings.method != InferenceMethod::Inferrer)
        return sampleBayesian(solver, data, group, settings, sink, std::move(stop), context);
    auto posterior = runInferrer(solver, data, group, settings, sink, std::move(stop));
    if (posterior) {
        completeInferrer(*posterior);
        addTruth(data.groups[group], *posterior);
    }
    return posterior;
}

} // namespace dyngpt
