// ArviZ's layout: https://python.arviz.org/en/stable/schema/schema.html
#include "core/common/file.h"
#include "core/common/version.h"
#include "core/inference/posterior_draws.h"
#include "core/inference/priors.h"
#include "core/report/inference_text.h"
#include "core/report/posterior_export.h"

#include <netcdf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <system_error>

namespace dyngpt {
namespace {

constexpr int deflateLevel = 1;

/// A file, and the groups in it, closed with the object that created it.
class NetcdfFile {
public:
    explicit NetcdfFile(const std::filesystem::path& path, std::string target)
        : target_(std::move(target)) {
        check(nc_create(path.c_str(), NC_NETCDF4 | NC_CLOBBER, &root_));
    }
    NetcdfFile(const NetcdfFile&) = delete;
    NetcdfFile& operator=(const NetcdfFile&) = delete;
    ~NetcdfFile() {
        if (root_ >= 0)
            nc_close(root_);
    }

    int root() const { return root_; }
    void close() { check(nc_close(std::exchange(root_, -1))); }

    int group(const char* name) const {
        int id = 0;
        check(nc_def_grp(root_, name, &id));
        return id;
    }
    int dimension(int group, const std::string& name, std::size_t size) const {
        int id = 0;
        check(nc_def_dim(group, name.c_str(), size, &id));
        return id;
    }
    int variable(int group, const std::string& name, nc_type type,
                 const std::vector<int>& dimensions) const {
        int id = 0;
        check(nc_def_var(group, name.c_str(), type, static_cast<int>(dimensions.size()),
                         dimensions.data(), &id));
        if (type != NC_STRING)
            check(nc_def_var_deflate(group, id, 1, 1, deflateLevel));
        return id;
    }
    void put(int group, int variable, const std::vector<double>& values) const {
        check(nc_put_var_double(group, variable, values.data()));
    }
    void put(int group, int variable, const std::vector<int>& values) const {
        check(nc_put_var_int(group, variable, values.data()));
    }
    void put(int group, int variable, const std::vector<std::string>& values) const {
        std::vector<const char*> pointers;
        for (const std::string& value : values)
            pointers.push_back(value.c_str());
        check(nc_put_var_string(group, variable, pointers.data()));
    }
    /// 0, 1, 2 ... along a dimension of the same name.
    void coordinate(int group, const std::string& name, int dimension, std::size_t size) const {
        std::vector<int> values(size);
        for (std::size_t i = 0; i < size; ++i)
            values[i] = static_cast<int>(i);
        put(group, variable(group, name, NC_INT, {dimension}), values);
    }
    void attribute(int group, int variable, const char* name, const std::string& value) const {
        check(nc_put_att_text(group, variable, name, value.size(), value.c_str()));
    }
    void attribute(int group, int variable, const char* name, int value) const {
        check(nc_put_att_int(group, variable, name, NC_INT, 1, &value));
    }
    void attribute(int group, int variable, const char* name, double value) const {
        check(nc_put_att_double(group, variable, name, NC_DOUBLE, 1, &value));
    }

private:
    void check(int code) const {
        if (code != NC_NOERR)
            throw Error(target_,
                        text(DYNGPT_TEXT("core", "the NetCDF file cannot be written: %1"),
                             nc_strerror(code)),
                        text(DYNGPT_TEXT("core", "Check that the folder exists, that you may write "
                                                 "there and that the disk is not full.")));
    }
    std::string target_;
    int root_ = -1;
};

/// As NetCDF allows it, and told from the dimensions.
std::string variableName(std::string name) {
    std::ranges::replace(name, '/', '_');
    while (!name.empty() && name.back() == ' ')
        name.pop_back();
    const auto first = name.empty() ? '\0' : name.front();
    const bool begins = std::isalnum(static_cast<unsigned char>(first)) || first == '_' ||
                        static_cast<unsigned char>(first) >= 0x80;
    constexpr std::array reserved{"chain", "draw", "sample", "pred_id", "group", "cell"};
    if (!begins || std::ranges::find(reserved, name) != reserved.end())
        name = "_" + name;
    return name;
}

/// Equally many draws of every group, chain after chain.
struct Draws {
    std::size_t chains = 1;
    std::size_t length = 0;           ///< of a chain
    std::vector<Posterior> groups;    ///< points resampled; none where it failed
    const Posterior* first = nullptr; ///< that did not fail
};
Draws equallyMany(std::span<const Posterior> posteriors, const std::filesystem::path& path) {
    Draws draws;
    std::size_t most = 0;
    for (const Posterior& posterior : posteriors)
        if (posterior.points.size() > most) {
            most = posterior.points.size();
            draws.chains = static_cast<std::size_t>(std::max(1, posterior.sampler.chains));
        }
    if (most == 0)
        throw Error(path.string(), text(DYNGPT_TEXT("core", "there are no draws to write")),
                    text(DYNGPT_TEXT("core", "Run Infer first.")));
    draws.length = most / draws.chains;
    for (const Posterior& posterior : posteriors) {
        Posterior& group = draws.groups.emplace_back(posterior);
        if (!group.points.empty())
            group.points = equalDraws(group, draws.chains * draws.length);
    }
    draws.first = &*std::ranges::find_if(
        draws.groups, [](const Posterior& group) { return !group.points.empty(); });
    return draws;
}

void describe(const NetcdfFile& file, int group, const Posterior& posterior) {
    file.attribute(group, NC_GLOBAL, "created_at", posterior.provenance.created);
    file.attribute(group, NC_GLOBAL, "inference_library", "DynGPT Studio");
    file.attribute(group, NC_GLOBAL, "inference_library_version", posterior.provenance.version);
}

class Writer {
public:
    Writer(NetcdfFile& file, const Draws& draws)
        : file_(file), draws_(draws), several_(draws.groups.size() > 1) {}

    void posterior() {
        const Posterior& first = *draws_.first;
        const int group = begin("posterior");
        std::vector<std::vector<std::vector<double>>> derived;
        for (const Posterior& posterior : draws_.groups)
            derived.push_back(derivedValues(posterior));
        for (std::size_t p = 0; p < first.parameterNames.size(); ++p) {
            const int variable =
                write(group, first.parameterNames[p],
                      [p](const Posterior& posterior, std::size_t, std::size_t draw) {
                          return posterior.points[draw].parameters[p];
                      });
            if (p < first.priors.size())
                file_.attribute(group, variable, "prior", priorText(first.priors[p]).str());
            if (!several_ && p < first.estimates.size() && !std::isnan(first.estimates[p].truth))
                file_.attribute(group, variable, "true_value", first.estimates[p].truth);
        }
        for (std::size_t q = 0; q < first.settings.derived.size(); ++q) {
            const DerivedQuantity& quantity = first.settings.derived[q];
            const int variable =
                write(group, quantity.name,
                      [&derived, q](const Posterior&, std::size_t g, std::size_t draw) {
                          return derived[g][q][draw];
                      });
            file_.attribute(group, variable, "formula", quantity.formula);
        }
    }

    void sampleStats() {
        const Posterior& first = *draws_.first;
        const int group = begin("sample_stats");
        const bool likelihood = first.settings.method != InferenceMethod::Inferrer ||
                                first.settings.loss == InferenceLoss::Likelihood;
        // Not log_likelihood: ArviZ takes that for one value a cell, and compares models by it.
        const int variable = write(
            group, likelihood ? "data_log_likelihood" : "loss",
            [likelihood](const Posterior& posterior, std::size_t, std::size_t draw) {
                return likelihood ? logLikelihood(posterior, draw) : posterior.points[draw].loss;
            });
        file_.attribute(group, variable, "long_name",
                        likelihood ? "log-likelihood of all cells" : "Hellinger distance");
        if (first.settings.method != InferenceMethod::Inferrer)
            write(group, "lp", [](const Posterior& posterior, std::size_t, std::size_t draw) {
                double sum = logLikelihood(posterior, draw);
                for (std::size_t p = 0; p < posterior.priors.size(); ++p)
                    sum +=
                        logPriorDensity(posterior.priors[p], posterior.points[draw].parameters[p]);
                return sum;
            });
        if (several_)
            return;
        const SamplerReport& sampler = first.sampler;
        if (sampler.chains > 0) {
            file_.attribute(group, NC_GLOBAL, "divergences", sampler.divergences);
            file_.attribute(group, NC_GLOBAL, "mean_acceptance", sampler.meanAcceptance);
        }
        if (!std::isnan(sampler.paretoK))
            file_.attribute(group, NC_GLOBAL, "pareto_k", sampler.paretoK);
    }

private:
    static double logLikelihood(const Posterior& posterior, std::size_t draw) {
        return -posterior.points[draw].loss * static_cast<double>(posterior.cells);
    }

    /// A group with the dimensions of the draws and their coordinates.
    int begin(const char* name) {
        const int group = file_.group(name);
        const Posterior& first = *draws_.first;
        dimensions_ = {file_.dimension(group, "chain", draws_.chains),
                       file_.dimension(group, "draw", draws_.length)};
        file_.coordinate(group, "chain", dimensions_[0], draws_.chains);
        file_.coordinate(group, "draw", dimensions_[1], draws_.length);
        if (several_) {
            std::vector<std::string> names;
            for (const Posterior& posterior : draws_.groups)
                names.push_back(posterior.group);
            dimensions_.push_back(file_.dimension(group, "group", names.size()));
            file_.put(group, file_.variable(group, "group", NC_STRING, {dimensions_[2]}), names);
        }
        describe(file_, group, first);
        file_.attribute(group, NC_GLOBAL, "method", methodText(first.settings.method).str());
        file_.attribute(group, NC_GLOBAL, "input_hash", first.provenance.inputHash);
        if (first.settings.method == InferenceMethod::Nuts)
            file_.attribute(group, NC_GLOBAL, "tuning_steps", first.settings.warmUp);
        if (!several_)
            file_.attribute(group, NC_GLOBAL, "sampling_time", first.seconds);
        return group;
    }

    /// value(posterior, group, draw), chain by chain.
    template <class Value> int write(int group, const std::string& name, const Value& value) {
        std::vector<double> values;
        for (std::size_t draw = 0; draw < draws_.chains * draws_.length; ++draw)
            for (std::size_t g = 0; g < draws_.groups.size(); ++g)
                values.push_back(draws_.groups[g].points.empty()
                                     ? std::numeric_limits<double>::quiet_NaN()
                                     : value(draws_.groups[g], g, draw));
        const int variable = file_.variable(group, variableName(name), NC_DOUBLE, dimensions_);
        file_.put(group, variable, values);
        return variable;
    }

    NetcdfFile& file_;
    const Draws& draws_;
    bool several_;
    std::vector<int> dimensions_;
};

/// One value a cell, of the groups that are written.
void writeObserved(const NetcdfFile& file, std::span<const Posterior> posteriors,
                   const Posterior& first, const ObservedData& data) {
    std::vector<std::vector<int>> counts(data.states.size());
    std::vector<std::string> names;
    for (const ObservedGroup& group : data.groups) {
        if (std::ranges::find(posteriors, group.name, &Posterior::group) == posteriors.end())
            continue;
        for (std::size_t i = 0; i < group.cells.size(); ++i) {
            const auto cells = static_cast<std::size_t>(group.cells[i]);
            for (std::size_t k = 0; k < counts.size(); ++k)
                counts[k].insert(counts[k].end(), cells, group.values[i * counts.size() + k]);
            names.insert(names.end(), cells, group.name);
        }
    }
    const int group = file.group("observed_data");
    const int dimension = file.dimension(group, "cell", names.size());
    file.coordinate(group, "cell", dimension, names.size());
    for (std::size_t k = 0; k < counts.size(); ++k)
        file.put(group, file.variable(group, variableName(data.states[k]), NC_INT, {dimension}),
                 counts[k]);
    if (posteriors.size() > 1)
        file.put(group, file.variable(group, "group_of_cell", NC_STRING, {dimension}), names);
    describe(file, group, first);
    file.attribute(group, NC_GLOBAL, "file", data.fileName);
}

} // namespace

bool hasNetcdf() {
    return true;
}

void writeNetcdf(const std::filesystem::path& path, std::span<const Posterior> posteriors,
                 const ObservedData& data) {
    const Draws draws = equallyMany(posteriors, path);
    const std::filesystem::path beside = path.string() + ".writing";
    try {
        NetcdfFile file(beside, path.string());
        Writer writer(file, draws);
        writer.posterior();
        writer.sampleStats();
        writeObserved(file, posteriors, *draws.first, data);
        describe(file, file.root(), *draws.first);
        file.attribute(file.root(), NC_GLOBAL, "creation_library", "DynGPT Studio");
        file.attribute(file.root(), NC_GLOBAL, "creation_library_version", programVersion());
        file.close();
        std::filesystem::rename(beside, path);
    } catch (const std::filesystem::filesystem_error& error) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw Error(path.string(),
                    text(DYNGPT_TEXT("core", "the NetCDF file cannot be written: %1"),
                         error.code().message()));
    } catch (const Error&) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw;
    }
}

} // namespace dyngpt
