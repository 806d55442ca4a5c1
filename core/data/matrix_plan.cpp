#include "core/data/matrix_plan.h"

#include "core/data/field_text.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace dyngpt {

namespace {

class Planner {
public:
    Planner(const MatrixFile& file, const MatrixMapping& mapping,
            const std::vector<std::string>& recorded)
        : file_(file), mapping_(mapping), recorded_(recorded) {}

    void chooseLayers() {
        plan_.genePerGroup = mapping_.geneToState.empty();
        if (!plan_.genePerGroup) {
            if (!mapping_.layerToState.empty())
                complain(text(DYNGPT_TEXT("core", "both layers and genes are assigned to states")),
                         text(DYNGPT_TEXT("core", "Assign the ones or the others.")));
            const std::string layer =
                mapping_.layer.empty() ? file_.layers().front() : mapping_.layer;
            if (requireLayer(layer))
                plan_.layers.push_back(layer);
            return;
        }
        if (mapping_.layerToState.empty())
            complain(text(DYNGPT_TEXT("core", "no layer is assigned to a state")),
                     text(DYNGPT_TEXT("core", "The layers are %1."), joined(file_.layers())));
        std::map<std::size_t, std::string> layers; // by recorded state
        for (const auto& [layer, state] : mapping_.layerToState) {
            const bool known = requireLayer(layer);
            const auto at = requireState(layer, state);
            if (!at || !known)
                continue;
            if (!layers.emplace(*at, layer).second)
                complain(text(DYNGPT_TEXT("core",
                                          "columns \"%1\" and \"%2\" are both assigned to \"%3\""),
                              layers.at(*at), layer, state),
                         text(DYNGPT_TEXT("core", "Assign one column to each state.")));
        }
        for (const auto& [state, layer] : layers) {
            plan_.states.push_back(recorded_[state]);
            plan_.layers.push_back(layer);
        }
        for (const std::string& layer : plan_.layers)
            if (file_.genes(layer).names != file_.genes(plan_.layers.front()).names)
                complain(text(DYNGPT_TEXT("core", "the layers \"%1\" and \"%2\" hold other genes"),
                              plan_.layers.front(), layer),
                         text(DYNGPT_TEXT("core", "Choose one of them.")));
    }

    void chooseStates() {
        index(plan_.layers.front());
        std::map<std::size_t, std::size_t> genes; // by recorded state
        for (const auto& [gene, state] : mapping_.geneToState) {
            const auto at = requireGene(gene);
            const auto recorded = requireState(gene, state);
            if (at && recorded && !genes.emplace(*recorded, *at).second)
                complain(text(DYNGPT_TEXT("core", "two genes are assigned to \"%1\""), state),
                         text(DYNGPT_TEXT("core", "Assign one gene to each state.")));
        }
        std::vector<bool> used(names().size());
        for (const auto& [state, gene] : genes) {
            if (used[gene])
                complain(text(DYNGPT_TEXT("core", "gene \"%1\" is assigned to two states"),
                              names()[gene]),
                         text(DYNGPT_TEXT("core", "Assign one gene to each state.")));
            used[gene] = true;
        }
        throwIfAny();
        std::vector<std::size_t> chosen;
        for (const auto& [state, gene] : genes) {
            plan_.states.push_back(recorded_[state]);
            chosen.push_back(gene);
        }
        choose(chosen);
    }

    /// False when stopped.
    bool chooseGenes(ProgressSink& progress, const std::stop_token& stop) {
        index(plan_.layers.front());
        std::vector<std::size_t> chosen(names().size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        if (mapping_.genes.kind == GeneChoice::Kind::Listed) {
            chosen.clear();
            std::vector<bool> used(names().size());
            for (const std::string& gene : mapping_.genes.listed)
                if (const auto at = requireGene(gene); at && !used[*at]) {
                    used[*at] = true;
                    chosen.push_back(*at);
                }
        } else if (mapping_.genes.kind == GeneChoice::Kind::TopByMean) {
            std::vector<double> means(names().size());
            for (const std::string& layer : plan_.layers) {
                const auto found = geneMeans(file_, layer, progress, stop);
                if (!found)
                    return false;
                for (std::size_t g = 0; g < means.size(); ++g)
                    means[g] += (*found)[g];
            }
            std::stable_sort(chosen.begin(), chosen.end(),
                             [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
            chosen.resize(
                std::min(chosen.size(), static_cast<std::size_t>(std::max(mapping_.genes.top, 0))));
        }
        throwIfAny();
        if (chosen.empty())
            throw Error(file_.name(), text(DYNGPT_TEXT("core", "no gene is chosen")),
                        text(DYNGPT_TEXT("core", "Choose at least one gene.")));
        choose(chosen);
        return true;
    }

    void throwIfAny() const {
        if (!issues_.empty())
            throw Error(issues_);
    }
    MatrixPlan take() { return std::move(plan_); }

private:
    const std::vector<std::string>& names() const {
        return file_.genes(plan_.layers.front()).names;
    }

    void complain(Text what, Text remedy) {
        issues_.push_back({Severity::Error, file_.name(), std::move(what), std::move(remedy)});
    }

    bool requireLayer(const std::string& layer) {
        const auto& layers = file_.layers();
        if (std::find(layers.begin(), layers.end(), layer) != layers.end())
            return true;
        complain(text(DYNGPT_TEXT("core", "there is no layer \"%1\""), shownField(layer)),
                 text(DYNGPT_TEXT("core", "The layers are %1."), joined(layers)));
        return false;
    }

    std::optional<std::size_t> requireState(const std::string& holder, const std::string& state) {
        const auto at = std::find(recorded_.begin(), recorded_.end(), state);
        if (at != recorded_.end())
            return static_cast<std::size_t>(at - recorded_.begin());
        complain(
            text(DYNGPT_TEXT("core", "\"%1\" is assigned to \"%2\", which is not a recorded state"),
                 shownField(holder), shownField(state)),
            text(DYNGPT_TEXT("core", "The recorded states are %1."), joined(recorded_)));
        return std::nullopt;
    }

    void index(const std::string& layer) {
        const GeneNames& genes = file_.genes(layer);
        for (std::size_t g = 0; g < genes.ids.size(); ++g)
            index_.emplace(genes.ids[g], g);
        for (std::size_t g = 0; g < genes.names.size(); ++g)
            index_[genes.names[g]] = g;
    }

    std::optional<std::size_t> requireGene(const std::string& gene) {
        if (const auto at = index_.find(gene); at != index_.end())
            return at->second;
        const std::string near = nearest(gene, names());
        complain(text(DYNGPT_TEXT("core", "there is no gene \"%1\""), shownField(gene)),
                 near.empty() ? text(DYNGPT_TEXT("core", "Search the list of genes."))
                              : text(DYNGPT_TEXT("core", "Did you mean \"%1\"?"), near));
        return std::nullopt;
    }

    void choose(const std::vector<std::size_t>& genes) {
        plan_.positions.assign(names().size(), -1);
        for (const std::size_t gene : genes) {
            plan_.positions[gene] = static_cast<std::int32_t>(plan_.chosen.size());
            plan_.chosen.push_back(names()[gene]);
        }
    }

    const MatrixFile& file_;
    const MatrixMapping& mapping_;
    const std::vector<std::string>& recorded_;
    std::vector<Issue> issues_;
    std::unordered_map<std::string, std::size_t> index_;
    MatrixPlan plan_;
};

} // namespace

std::optional<MatrixPlan> planMatrix(const MatrixFile& file, const MatrixMapping& mapping,
                                     const std::vector<std::string>& recordedStates,
                                     ProgressSink& progress, const std::stop_token& stop) {
    Planner planner(file, mapping, recordedStates);
    planner.chooseLayers();
    planner.throwIfAny();
    if (mapping.geneToState.empty()) {
        if (!planner.chooseGenes(progress, stop))
            return std::nullopt;
    } else {
        planner.chooseStates();
    }
    return planner.take();
}

} // namespace dyngpt
