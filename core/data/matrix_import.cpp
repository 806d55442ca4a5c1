#include "core/data/matrix_import.h"

#include "core/common/numbers.h"
#include "core/data/cell_groups.h"
#include "core/data/field_count.h"
#include "core/data/field_text.h"
#include "core/data/matrix_plan.h"
#include "core/data/memory_slices.h"
#include "core/data/state_tally.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

/// Calls `use(slice, entries)` for each slice. False when stopped.
template <class Use>
bool forEachSlice(MatrixSlices& slices, ProgressSink& progress, const std::stop_token& stop,
                  const Text& status, Use use) {
    std::vector<MatrixEntry> entries;
    std::uint32_t slice = 0;
    for (std::size_t n = 0; slices.next(slice, entries); ++n) {
        if (n % 256 == 0) {
            if (stop.stop_requested())
                return false;
            progress.waitWhilePaused(stop);
            progress.progress({slices.done(), 1, status});
        }
        use(slice, entries);
    }
    return !stop.stop_requested();
}

Text readingText() {
    return text(DYNGPT_TEXT("core", "reading"));
}

class MatrixReader {
public:
    MatrixReader(const MatrixFile& file, const MatrixPlan& plan, const CellGroups& groups,
                 ProgressSink& progress, const std::stop_token& stop)
        : file_(file)
        , plan_(plan)
        , groups_(groups)
        , problems_(file.name())
        , progress_(progress)
        , stop_(stop)
        , width_(plan.states.size())
        , tallies_((plan.genePerGroup ? plan.chosen.size() : 1) * groups.names.size(),
                   StateTally(width_)) {}

    std::optional<Import> read() {
        std::vector<std::unique_ptr<MatrixSlices>> layers;
        for (const std::string& layer : plan_.layers)
            layers.push_back(file_.open(layer));
        const bool byCell = std::all_of(layers.begin(), layers.end(),
                                        [](const auto& slices) { return slices->byCell(); });
        const bool byGene = std::none_of(layers.begin(), layers.end(),
                                         [](const auto& slices) { return slices->byCell(); });
        bool finished = false;
        bool again = !byCell && !(byGene && plan_.genePerGroup);
        if (!again) {
            try {
                finished = merge(layers);
            } catch (const UnorderedMatrix&) {
                again = true;
                for (StateTally& tally : tallies_)
                    tally = StateTally(width_);
                problems_ = ProblemList(file_.name());
            }
        }
        if (again) {
            for (std::size_t l = 0; l < layers.size(); ++l)
                if (!(layers[l] = inMemory(plan_.layers[l])))
                    return std::nullopt;
            finished = merge(layers);
        }
        problems_.throwIfAny();
        return finished ? std::optional(result()) : std::nullopt;
    }

private:
    struct Count {
        std::uint32_t index = 0;
        std::uint32_t layer = 0;
        std::int32_t count = 0;
    };

    /// The chosen genes' entries, sorted by cell; empty when stopped.
    std::unique_ptr<MatrixSlices> inMemory(const std::string& layer) {
        auto memory = std::make_unique<MemorySlices>();
        const bool finished =
            file_.forEachEntry(layer, [&](std::uint32_t cell, std::uint32_t gene, double value) {
                if (plan_.positions[gene] >= 0)
                    memory->add(cell, gene, value);
                return !stop_.stop_requested();
            });
        memory->sort();
        return finished ? std::move(memory) : nullptr;
    }

    /// Walks all layers slice by slice at once. False when stopped.
    bool merge(std::vector<std::unique_ptr<MatrixSlices>>& layers) {
        const bool byCell = layers.front()->byCell();
        if (layers.size() == 1)
            return forEachSlice(*layers.front(), progress_, stop_, readingText(),
                                [&](std::uint32_t slice, std::vector<MatrixEntry>& entries) {
                                    counts_.clear();
                                    append(0, byCell, slice, entries);
                                    take(byCell, slice);
                                });
        struct Head {
            std::uint32_t slice = 0;
            bool open = true;
            std::vector<MatrixEntry> entries;
        };
        std::vector<Head> heads(layers.size());
        const auto advance = [&](std::size_t l) {
            heads[l].open = layers[l]->next(heads[l].slice, heads[l].entries);
        };
        for (std::size_t l = 0; l < layers.size(); ++l)
            advance(l);
        for (std::size_t n = 0;; ++n) {
            std::optional<std::uint32_t> slice;
            for (const Head& head : heads)
                if (head.open && (!slice || head.slice < *slice))
                    slice = head.slice;
            if (!slice)
                return true;
            if (n % 256 == 0) {
                if (stop_.stop_requested())
                    return false;
                progress_.waitWhilePaused(stop_);
                progress_.progress({layers.front()->done(), 1, readingText()});
            }
            counts_.clear();
            for (std::size_t l = 0; l < layers.size(); ++l)
                if (heads[l].open && heads[l].slice == *slice) {
                    append(l, byCell, *slice, heads[l].entries);
                    advance(l);
                }
            take(byCell, *slice);
        }
    }

    /// The counts of one layer's slice, those of genes and cells that are not used left out.
    void append(std::size_t layer, bool byCell, std::uint32_t slice,
                std::vector<MatrixEntry>& entries) {
        const bool used = byCell ? groups_.groups[slice] >= 0 : plan_.positions[slice] >= 0;
        if (!used)
            return;
        if (!std::is_sorted(entries.begin(), entries.end(), before))
            std::sort(entries.begin(), entries.end(), before);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const MatrixEntry& entry = entries[i];
            const std::uint32_t gene = byCell ? entry.index : slice;
            const std::uint32_t cell = byCell ? slice : entry.index;
            if (plan_.positions[gene] < 0 || groups_.groups[cell] < 0)
                continue;
            const auto place = [&] {
                return file_.place(plan_.layers[layer], cell, gene, entry.line);
            };
            const std::string& name = plan_.chosen[static_cast<std::size_t>(plan_.positions[gene])];
            if (i > 0 && entries[i - 1].index == entry.index)
                problems_.addAt(
                    place(),
                    text(DYNGPT_TEXT("core", "gene \"%1\" is counted twice in a cell"), name),
                    text(DYNGPT_TEXT("core", "Sum such entries up first.")));
            std::int32_t count = 0;
            const FieldKind kind = classifyCount(entry.value, count);
            if (kind != FieldKind::Count)
                problems_.addAt(place(),
                                describeField(kind, formatNumber(entry.value), FieldOf::Gene, name),
                                text(DYNGPT_TEXT("core", "Choose a layer with counts that are not "
                                                         "normalised.")));
            else if (count > 0)
                counts_.push_back({entry.index, static_cast<std::uint32_t>(layer), count});
        }
    }

    static bool before(const MatrixEntry& a, const MatrixEntry& b) { return a.index < b.index; }

    /// The counts of a whole slice.
    void take(bool byCell, std::uint32_t slice) {
        state_.assign(width_, 0);
        if (!plan_.genePerGroup) {
            if (groups_.groups[slice] < 0)
                return;
            for (const Count& count : counts_)
                state_[static_cast<std::size_t>(plan_.positions[count.index])] = count.count;
            if (!counts_.empty())
                tallies_[static_cast<std::size_t>(groups_.groups[slice])].add(state_);
            return;
        }
        if (plan_.layers.size() > 1)
            std::sort(counts_.begin(), counts_.end(),
                      [](const Count& a, const Count& b) { return a.index < b.index; });
        for (std::size_t i = 0; i < counts_.size();) {
            const std::uint32_t index = counts_[i].index;
            state_.assign(width_, 0);
            for (; i < counts_.size() && counts_[i].index == index; ++i)
                state_[counts_[i].layer] = counts_[i].count;
            const std::uint32_t gene = byCell ? index : slice;
            const std::uint32_t cell = byCell ? slice : index;
            tally(plan_.positions[gene], groups_.groups[cell]).add(state_);
        }
    }

    StateTally& tally(std::int32_t gene, std::int32_t group) {
        return tallies_[static_cast<std::size_t>(gene) * groups_.names.size() +
                        static_cast<std::size_t>(group)];
    }

    Import result() {
        Import imported{{file_.name(), plan_.states, {}}, groups_.leftOut.notes(file_.name())};
        const std::size_t genes = plan_.genePerGroup ? plan_.chosen.size() : 1;
        for (std::size_t gene = 0; gene < genes; ++gene)
            for (std::size_t group = 0; group < groups_.names.size(); ++group) {
                const std::string name = plan_.genePerGroup ? plan_.chosen[gene] : std::string();
                imported.data.groups.push_back(tallies_[gene * groups_.names.size() + group].finish(
                    joinedLabels({name, groups_.names[group]}), groups_.cells[group]));
            }
        requireGroups(imported);
        return imported;
    }

    const MatrixFile& file_;
    const MatrixPlan& plan_;
    const CellGroups& groups_;
    ProblemList problems_;
    ProgressSink& progress_;
    const std::stop_token& stop_;
    std::size_t width_;
    std::vector<StateTally> tallies_; ///< gene by gene, group by group
    std::vector<Count> counts_;       ///< of the slice at hand
    std::vector<std::int32_t> state_;
};

} // namespace

std::optional<Import> readMatrix(const MatrixFile& file, const MatrixMapping& mapping,
                                 const std::vector<std::string>& recordedStates,
                                 ProgressSink& progress, std::stop_token stop) {
    const CellGroups groups = groupCells(file, mapping.groupBy, mapping.where);
    const auto plan = planMatrix(file, mapping, recordedStates, progress, stop);
    if (!plan)
        return std::nullopt;
    return MatrixReader(file, *plan, groups, progress, stop).read();
}

std::optional<std::vector<double>> geneMeans(const MatrixFile& file, const std::string& layer,
                                             ProgressSink& progress, std::stop_token stop) {
    std::vector<double> sums(file.genes(layer).names.size());
    std::size_t n = 0;
    const bool finished =
        file.forEachEntry(layer, [&](std::uint32_t, std::uint32_t gene, double value) {
            if (std::isfinite(value))
                sums[gene] += value;
            return ++n % 65536 != 0 || !stop.stop_requested();
        });
    progress.progress({1, 1, readingText()});
    if (!finished)
        return std::nullopt;
    for (double& sum : sums)
        sum /= static_cast<double>(std::max<std::size_t>(file.cells(), 1));
    return sums;
}

} // namespace dyngpt
