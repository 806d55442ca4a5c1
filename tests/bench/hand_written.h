#pragma once
// What a good programmer writes for one given network: the peer that the simulators are compared
// with. A direct method whose propensities and choice of event are spelt out, xoshiro256++
// (Blackman & Vigna, 2019) for random numbers, std::log, a hash map of snapshots.

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>

namespace handwritten {

class Xoshiro {
public:
    explicit Xoshiro(std::uint64_t seed) {
        for (auto& word : state_) { // splitmix64
            std::uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
            word = z ^ (z >> 31);
        }
    }
    double uniform() { return (static_cast<double>(next() >> 11) + 0.5) * 0x1.0p-53; }

private:
    std::uint64_t next() {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }
    std::array<std::uint64_t, 4> state_{};
};

using Histogram = std::unordered_map<std::uint64_t, int>;

/// Snapshots every `interval` from tEnd - window to tEnd; none when interval is 0. Returns the
/// number of events.
template <class Model>
std::uint64_t simulate(Model& model, double tEnd, double window, double interval,
                       std::uint64_t seed, Histogram& histogram) {
    Xoshiro random(seed);
    double time = 0;
    double nextSnapshot = interval > 0 ? tEnd - window : std::numeric_limits<double>::infinity();
    std::uint64_t events = 0;
    std::array<double, Model::events> a{};
    for (;;) {
        model.propensities(a);
        double total = 0;
        for (const double value : a)
            total += value;
        time -= std::log(random.uniform()) / total;
        while (nextSnapshot < time && nextSnapshot <= tEnd + 1e-9) {
            ++histogram[model.key()];
            nextSnapshot += interval;
        }
        if (time > tEnd)
            return events;
        double target = random.uniform() * total;
        int event = 0;
        while (event < Model::events - 1 && target >= a[static_cast<std::size_t>(event)])
            target -= a[static_cast<std::size_t>(event++)];
        model.fire(event);
        ++events;
    }
}

struct GeneExpression {
    static constexpr int events = 7;
    double kon, koff, ksynon, ksynoff, ksynM, kdegM, kdegP;
    int on = 0, off = 1, mRNA = 0, protein = 0;

    void propensities(std::array<double, events>& a) const {
        a = {kon * off,    koff * on,    ksynon * on,    ksynoff * off,
             ksynM * mRNA, kdegM * mRNA, kdegP * protein};
    }
    void fire(int event) {
        switch (event) {
        case 0:
            --off, ++on;
            break;
        case 1:
            --on, ++off;
            break;
        case 2:
        case 3:
            ++mRNA;
            break;
        case 4:
            ++protein;
            break;
        case 5:
            --mRNA;
            break;
        default:
            --protein;
        }
    }
    std::uint64_t key() const {
        return static_cast<std::uint64_t>(on) | static_cast<std::uint64_t>(mRNA) << 2 |
               static_cast<std::uint64_t>(protein) << 32;
    }
};

/// X1 -> X1 + X2 -> ...: each drives the next.
struct Cascade {
    static constexpr int length = 10;
    static constexpr int events = 2 * length;
    double rho, k, delta;
    std::array<int, length> x{};

    void propensities(std::array<double, events>& a) const {
        a[0] = rho;
        for (std::size_t i = 0; i < length; ++i) {
            a[length + i] = delta * x[i];
            if (i + 1 < length)
                a[i + 1] = k * x[i];
        }
    }
    void fire(int event) {
        if (event < length)
            ++x[static_cast<std::size_t>(event)];
        else
            --x[static_cast<std::size_t>(event - length)];
    }
    std::uint64_t key() const { return static_cast<std::uint64_t>(x[length - 1]); }
};

/// A protein that represses its own synthesis by a Hill function.
struct Autoregulation {
    static constexpr int events = 4;
    double v, K, n, ksynP, dM, dP;
    int mRNA = 0, protein = 0;

    void propensities(std::array<double, events>& a) const {
        a = {v / (1 + std::pow(protein / K, n)), ksynP * mRNA, dM * mRNA, dP * protein};
    }
    void fire(int event) {
        mRNA += event == 0 ? 1 : event == 2 ? -1 : 0;
        protein += event == 1 ? 1 : event == 3 ? -1 : 0;
    }
    std::uint64_t key() const {
        return static_cast<std::uint64_t>(mRNA) | static_cast<std::uint64_t>(protein) << 32;
    }
};

} // namespace handwritten
