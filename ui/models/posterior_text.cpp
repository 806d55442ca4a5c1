#include "ui/models/posterior_text.h"

#include "core/inference/trust_limits.h"
#include "ui/charts/number_text.h"
#include "ui/models/estimate_model.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Posterior)
};

QString count(std::size_t n) {
    return QLocale().toString(static_cast<qulonglong>(n));
}

double largestRHat(const Posterior& posterior) {
    double largest = ParameterEstimate::unknown;
    for (const ParameterEstimate& estimate : posterior.estimates)
        if (std::isfinite(estimate.rHat) && !(largest >= estimate.rHat))
            largest = estimate.rHat;
    return largest;
}

double fewestDraws(const Posterior& posterior) {
    double fewest = ParameterEstimate::unknown;
    for (const ParameterEstimate& estimate : posterior.estimates)
        for (const double size : {estimate.bulkSize, estimate.tailSize})
            if (std::isfinite(size) && !(fewest <= size))
                fewest = size;
    return fewest;
}

/// Why the draws are not the posterior; empty: nothing speaks against it.
QString samplerTrouble(const Posterior& posterior) {
    if (const double r = largestRHat(posterior); r > agreeingRHat)
        return Words::tr("the chains disagree (R-hat %1)").arg(QLocale().toString(r, 'f', 3));
    if (posterior.sampler.divergences > 0)
        return Words::tr("divergent draws: %1")
            .arg(QLocale().toString(posterior.sampler.divergences));
    if (posterior.sampler.paretoK > largestParetoK)
        return Words::tr("a few draws carry most of the weight (Pareto k %1)")
            .arg(tableNumber(posterior.sampler.paretoK));
    const bool chains = posterior.settings.method == InferenceMethod::Nuts;
    if (const double n = fewestDraws(posterior); n < (chains ? enoughDraws : enoughWeighedDraws))
        return Words::tr("there are too few independent draws (%1)")
            .arg(QLocale().toString(n, 'f', 0));
    if (posterior.settings.method == InferenceMethod::Inferrer && !posterior.metThreshold)
        return Words::tr("no point came within the threshold");
    return {};
}

} // namespace

QString methodName(InferenceMethod method) {
    switch (method) {
    case InferenceMethod::Nuts:
        return Words::tr("Bayesian (NUTS)");
    case InferenceMethod::Importance:
        return Words::tr("Bayesian (importance sampling)");
    case InferenceMethod::Exact:
        return Words::tr("Bayesian (exact solutions)");
    case InferenceMethod::Inferrer:
        return Words::tr("DynGPT inferrer");
    }
    return {};
}

QString lossTitle(InferenceLoss loss) {
    return loss == InferenceLoss::Likelihood ? Words::tr("mean negative log-likelihood (nats)")
                                             : Words::tr("Hellinger distance");
}

int flagsOf(const Posterior& posterior) {
    return static_cast<int>(
        std::count_if(posterior.notes.begin(), posterior.notes.end(),
                      [](const Issue& note) { return note.severity != Severity::Note; }));
}

QString verdictOn(const Posterior& posterior) {
    const QString trouble = samplerTrouble(posterior);
    if (!trouble.isEmpty())
        return Words::tr("Do not rely on these intervals: %1.").arg(trouble);
    if (posterior.fitKl > posterior.fitKlLimit)
        return Words::tr("The network does not explain these cells: the best fit is farther from "
                         "them (KL %1) than chance allows (%2). The intervals hold only if the "
                         "network were right.")
            .arg(tableNumber(posterior.fitKl), tableNumber(posterior.fitKlLimit));
    if (posterior.settings.method == InferenceMethod::Inferrer)
        return Words::tr("The fit is found; how wide the intervals should be this method does not "
                         "know. For that choose the Bayesian one.");
    if (flagsOf(posterior) > 0)
        return Words::tr("The sampling is sound; see the warnings below before you rely on every "
                         "parameter.");
    return Words::tr("Nothing speaks against these estimates: the sampling is sound and the fit is "
                     "as good as chance allows.");
}

QString noteOf(Issue note, const NetworkNames& names) {
    if (translated(note.what).contains(QString::fromStdString(note.place)))
        note.place.clear(); // the words name it themselves
    return translated(names.marked(std::move(note)));
}

ChartText detailsOf(const Posterior& posterior, const NetworkNames& names) {
    const QLocale locale;
    QStringList lines;
    const SamplerReport& sampler = posterior.sampler;
    if (posterior.settings.method == InferenceMethod::Inferrer)
        lines << Words::tr("%1 accepted points from %2 starts; best loss %3, best possible %4, "
                           "accepted within %5 of it.")
                     .arg(count(posterior.points.size()), count(posterior.starts.size()),
                          tableNumber(posterior.bestLoss), tableNumber(posterior.bestPossibleLoss),
                          tableNumber(posterior.acceptanceThreshold));
    else if (posterior.settings.method == InferenceMethod::Nuts)
        lines << Words::tr("Chains: %1; largest R-hat %2; fewest effective draws %3; divergent "
                           "draws: %4; time %5.")
                     .arg(locale.toString(sampler.chains), tableNumber(largestRHat(posterior)),
                          locale.toString(fewestDraws(posterior), 'f', 0),
                          locale.toString(sampler.divergences), displayDuration(posterior.seconds));
    else
        lines << Words::tr("Weighed draws, worth %1 independent ones; Pareto k %2 (good below "
                           "0.7); time %3.")
                     .arg(locale.toString(sampler.effectiveDraws, 'f', 0),
                          tableNumber(sampler.paretoK), displayDuration(posterior.seconds));
    QString fit = Words::tr("KL of the data from the fit: %1 nats over %2 cells.")
                      .arg(tableNumber(posterior.fitKl), count(posterior.cells));
    if (std::isfinite(posterior.fitKlLimit))
        fit += u' ' +
               Words::tr("By chance alone %1 would be usual and up to %2 possible.")
                   .arg(tableNumber(posterior.fitKlExpected), tableNumber(posterior.fitKlLimit));
    lines << fit;
    for (const Issue& note : posterior.notes) {
        const QString words = noteOf(note, names);
        lines << (note.severity == Severity::Note ? words : Words::tr("Warning: %1").arg(words));
    }
    return names.drawn(keepUnits(lines.join(u'\n')));
}

} // namespace dyngpt
