// Minimal semi-positive invariants by Farkas' algorithm (Schuster & Hoefer, J. Chem. Soc. Faraday
// Trans. 87, 1991): exact in integers, unlike a numerical null space.

#include "core/model/names.h"
#include "core/model/network_analysis.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>

namespace dyngpt {

namespace {

struct Row {
    std::vector<std::int64_t> change; ///< of the sum, per event
    std::vector<std::int64_t> weight; ///< per state
};

constexpr std::size_t mostRows = 400;
constexpr std::int64_t largest = 1'000'000; ///< keeps products far from overflow

void reduce(Row& row) {
    std::int64_t divisor = 0;
    for (const auto value : row.change)
        divisor = std::gcd(divisor, value);
    for (const auto value : row.weight)
        divisor = std::gcd(divisor, value);
    if (divisor > 1) {
        for (auto& value : row.change)
            value /= divisor;
        for (auto& value : row.weight)
            value /= divisor;
    }
}

bool tooLarge(const Row& row) {
    const auto beyond = [](std::int64_t value) { return std::abs(value) > largest; };
    return std::any_of(row.change.begin(), row.change.end(), beyond) ||
           std::any_of(row.weight.begin(), row.weight.end(), beyond);
}

/// a and b so combined that the event no longer changes the sum.
Row combine(const Row& a, const Row& b, std::size_t event) {
    const std::int64_t fa = std::abs(b.change[event]);
    const std::int64_t fb = std::abs(a.change[event]);
    Row result = a;
    for (std::size_t i = 0; i < result.change.size(); ++i)
        result.change[i] = fa * a.change[i] + fb * b.change[i];
    for (std::size_t i = 0; i < result.weight.size(); ++i)
        result.weight[i] = fa * a.weight[i] + fb * b.weight[i];
    reduce(result);
    return result;
}

bool covers(const Row& row, const Row& other) {
    for (std::size_t i = 0; i < row.weight.size(); ++i)
        if (other.weight[i] != 0 && row.weight[i] == 0)
            return false;
    return true;
}

/// Adds a row unless it needs all the states of one that is there.
void addMinimal(std::vector<Row>& rows, Row row) {
    if (std::any_of(rows.begin(), rows.end(), [&](const Row& r) { return covers(row, r); }))
        return;
    std::erase_if(rows, [&](const Row& r) { return covers(r, row); });
    rows.push_back(std::move(row));
}

std::vector<Row> startRows(const Network& network) {
    const std::size_t states = network.stateNames.size();
    std::vector<Row> rows(states);
    for (std::size_t i = 0; i < states; ++i) {
        rows[i].change.resize(network.events.size());
        rows[i].weight.resize(states);
        rows[i].weight[i] = 1;
    }
    for (std::size_t e = 0; e < network.events.size(); ++e)
        for (const auto& change : network.events[e].transition)
            rows[static_cast<std::size_t>(network.stateIndex(change.state))].change[e] +=
                change.delta;
    return rows;
}

/// Takes out the rows that some event only adds to, or only takes from, as long as there are any:
/// nothing balances them.
void dropUnbalanced(std::vector<Row>& rows, std::size_t events) {
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (std::size_t event = 0; event < events; ++event) {
            const auto up = [event](const Row& row) { return row.change[event] > 0; };
            const auto down = [event](const Row& row) { return row.change[event] < 0; };
            if (std::any_of(rows.begin(), rows.end(), up) !=
                std::any_of(rows.begin(), rows.end(), down))
                dropped = std::erase_if(
                              rows, [event](const Row& row) { return row.change[event] != 0; }) > 0;
        }
    }
}

} // namespace

std::vector<ConservedSum> conservedSums(const Network& network) {
    std::vector<Row> rows = startRows(network);
    if (std::any_of(rows.begin(), rows.end(), tooLarge))
        return {};
    dropUnbalanced(rows, network.events.size());
    const std::size_t most = std::max(mostRows, rows.size());
    for (std::size_t event = 0; event < network.events.size(); ++event) {
        // Rows that the event leaves alone are minimal among themselves already.
        const auto changed = std::stable_partition(
            rows.begin(), rows.end(), [&](const Row& row) { return row.change[event] == 0; });
        const std::vector<Row> moved(std::make_move_iterator(changed),
                                     std::make_move_iterator(rows.end()));
        rows.erase(changed, rows.end());
        for (const Row& up : moved)
            for (const Row& down : moved)
                if (up.change[event] > 0 && down.change[event] < 0) {
                    Row row = combine(up, down, event);
                    if (tooLarge(row) || rows.size() > most)
                        return {};
                    addMinimal(rows, std::move(row));
                }
    }
    std::vector<ConservedSum> result;
    for (const Row& row : rows) {
        ConservedSum sum;
        for (std::size_t i = 0; i < row.weight.size(); ++i) {
            sum.weights.push_back(static_cast<int>(row.weight[i]));
            sum.value += row.weight[i] * network.initialValues[i];
        }
        result.push_back(std::move(sum));
    }
    // In the order of the states.
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return a.weights > b.weights; });
    return result;
}

std::string ConservedSum::str(const Network& network) const {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] != 0)
            terms.push_back((weights[i] == 1 ? "" : std::to_string(weights[i]) + " ") +
                            network.stateNames[i]);
    return shortList(terms, " + ");
}

} // namespace dyngpt
