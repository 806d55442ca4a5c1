#pragma once
// Benchmarks in pairs "NAME/ours" and "NAME/peer", taken in turn so that a busy machine disturbs
// both; after Google Benchmark's own table, ratios of the medians of items per second.

#include <benchmark/benchmark.h>

namespace bench {

/// Takes Google Benchmark's options; seven repetitions in random turns unless they say otherwise.
int runInTurn(int argc, char** argv);

} // namespace bench
