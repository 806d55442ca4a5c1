// The losses of fine-tuning by hand, from their definitions, and against finite differences of the
// divergences that they descend.

#include "core/common/random.h"
#include "core/nn/fine_tuning.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numeric>

using namespace dyngpt;

namespace {

/// log softmax.
std::vector<double> logShares(const std::vector<double>& logits) {
    double sum = 0;
    for (const double z : logits)
        sum += std::exp(z);
    std::vector<double> shares;
    for (const double z : logits)
        shares.push_back(z - std::log(sum));
    return shares;
}

/// Gradient in the logits of sum_i weight_i log share_i.
std::vector<double> inLogits(const std::vector<double>& weights,
                             const std::vector<double>& logShare) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> gradient;
    for (std::size_t j = 0; j < weights.size(); ++j)
        gradient.push_back(weights[j] - total * std::exp(logShare[j]));
    return gradient;
}

std::vector<double> differences(const std::function<double(const std::vector<double>&)>& f,
                                std::vector<double> x) {
    constexpr double h = 1e-5;
    std::vector<double> gradient;
    for (double& value : x) {
        const double before = value;
        value = before + h;
        const double above = f(x);
        value = before - h;
        gradient.push_back((above - f(x)) / (2 * h));
        value = before;
    }
    return gradient;
}

bool agree(const std::vector<double>& a, const std::vector<double>& b, double tolerance) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(std::abs(a[i] - b[i]) <= tolerance))
            return false;
    return true;
}

const std::vector<double> logits{0.3, -0.8, 1.1, 0.0, -2.0};
const std::vector<double> data{0.15, 0.3, 0.2, 0.3, 0.05};

SampledStates everyState(const std::vector<double>& counts) {
    SampledStates sample;
    sample.solver = logShares(logits);
    for (const double p : data)
        sample.data.push_back(std::log(p));
    sample.count = counts;
    return sample;
}

} // namespace

class TestFineTuning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two states, solver 1/2 and 1/4, data 1/4 and 1/2; the second one was drawn three times.
    // Differences of the logarithms: ln 2 and -ln 2. Sum of the solver's probabilities 5/4, of the
    // data's 7/4, so that the data's are scaled to 5/28 and 5/14.
    void byHand_data() {
        QTest::addColumn<int>("loss");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        const double ln2 = std::log(2.0);
        // Mean (1 - 3)/4 ln 2 = -ln 2 / 2.
        QTest::newRow("kl") << int(FineTuningLoss::KL) << 1.5 * ln2 / 4 << -0.5 * ln2 * 3 / 4;
        // Mean probability 5/16: 8/5 ln 2 and -4/5 ln 2, their mean (8/5 - 12/5)/4 ln 2 = -ln2/5.
        QTest::newRow("klreweight")
            << int(FineTuningLoss::KLReweight) << 1.8 * ln2 / 4 << -0.6 * ln2 * 3 / 4;
        // 1/2 - 5/28 = 9/28, 1/4 - 5/14 = -3/28, mean (9 - 9)/28/4 = 0.
        QTest::newRow("l2") << int(FineTuningLoss::L2) << 9.0 / 28 / 4 << -3.0 / 28 * 3 / 4;
        QTest::newRow("crossEntropy")
            << int(FineTuningLoss::CrossEntropy) << -5.0 / 28 << -5.0 / 14 * 3;
    }
    void byHand() {
        QFETCH(int, loss);
        QFETCH(double, first);
        QFETCH(double, second);
        const SampledStates sample{
            {std::log(0.5), std::log(0.25)}, {std::log(0.25), std::log(0.5)}, {1, 3}};
        const auto weights = fineTuningWeights(static_cast<FineTuningLoss>(loss), sample);
        QVERIFY(agree(weights, {first, second}, 1e-15));
    }

    // Drawn from the solver in expectation, kl is the gradient of KL(solver, data), and l2 that of
    // half of the sum of squared differences.
    void descendsItsDivergence_data() {
        QTest::addColumn<int>("loss");
        QTest::newRow("kl") << int(FineTuningLoss::KL);
        QTest::newRow("l2") << int(FineTuningLoss::L2);
        QTest::newRow("klreweight") << int(FineTuningLoss::KLReweight);
        QTest::newRow("crossEntropy") << int(FineTuningLoss::CrossEntropy);
    }
    void descendsItsDivergence() {
        QFETCH(int, loss);
        const std::vector<double> logShare = logShares(logits);
        std::vector<double> share;
        double meanShare = 0;
        for (const double l : logShare)
            share.push_back(std::exp(l));
        for (const double p : share)
            meanShare += p * p;
        std::function<double(const std::vector<double>&)> divergence;
        std::vector<double> counts = share;
        switch (static_cast<FineTuningLoss>(loss)) {
        case FineTuningLoss::KL:
            divergence = [](const std::vector<double>& z) {
                double sum = 0;
                const auto q = logShares(z);
                for (std::size_t i = 0; i < q.size(); ++i)
                    sum += std::exp(q[i]) * (q[i] - std::log(data[i]));
                return sum;
            };
            break;
        case FineTuningLoss::L2:
            // The data's probabilities are scaled to the sample's; with every state once in
            // expectation that scale is sum q^2 / sum p q, held fixed like all weights.
            divergence = [&share, meanShare](const std::vector<double>& z) {
                double scale = 0;
                for (std::size_t i = 0; i < share.size(); ++i)
                    scale += share[i] * data[i];
                scale = meanShare / scale;
                double sum = 0;
                const auto q = logShares(z);
                for (std::size_t i = 0; i < q.size(); ++i)
                    sum += std::pow(std::exp(q[i]) - scale * data[i], 2) / 2;
                return sum;
            };
            break;
        case FineTuningLoss::KLReweight:
            // KL(solver, data) with each state's term weighted by its probability, held fixed.
            divergence = [&share, &logShare, meanShare](const std::vector<double>& z) {
                double sum = 0;
                const auto q = logShares(z);
                for (std::size_t i = 0; i < q.size(); ++i)
                    sum +=
                        share[i] / meanShare * (logShare[i] - std::log(data[i])) * std::exp(q[i]);
                return sum;
            };
            break;
        case FineTuningLoss::CrossEntropy:
            counts.assign(data.size(), 1);
            divergence = [](const std::vector<double>& z) {
                double sum = 0;
                const auto q = logShares(z);
                for (std::size_t i = 0; i < q.size(); ++i)
                    sum -= data[i] * q[i];
                return sum;
            };
            break;
        }
        const auto weights =
            fineTuningWeights(static_cast<FineTuningLoss>(loss), everyState(counts));
        QVERIFY(agree(inLogits(weights, logShare), differences(divergence, logits), 1e-8));
    }

    // A state drawn n times counts as n states do.
    void countsRepeatStates_data() { descendsItsDivergence_data(); }
    void countsRepeatStates() {
        QFETCH(int, loss);
        const SampledStates counted = everyState({3, 1, 2, 1, 4});
        SampledStates repeated;
        for (std::size_t i = 0; i < counted.size(); ++i)
            for (int n = 0; n < counted.count[i]; ++n) {
                repeated.solver.push_back(counted.solver[i]);
                repeated.data.push_back(counted.data[i]);
                repeated.count.push_back(1);
            }
        const auto once = fineTuningWeights(static_cast<FineTuningLoss>(loss), repeated);
        std::vector<double> summed;
        std::size_t at = 0;
        for (const double count : counted.count) {
            summed.push_back(0);
            for (int n = 0; n < count; ++n)
                summed.back() += once[at++];
        }
        QVERIFY(
            agree(fineTuningWeights(static_cast<FineTuningLoss>(loss), counted), summed, 1e-14));
    }
};

QTEST_APPLESS_MAIN(TestFineTuning)
#include "tst_fine_tuning.moc"
