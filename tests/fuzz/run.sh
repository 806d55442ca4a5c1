#!/usr/bin/env bash
# Fuzzes one part of the core:
# tests/fuzz/run.sh network_json|rate|sbml|weights|csv|mtx|h5ad [SECONDS [option ...]]
# What it learns stays in build/fuzz/corpus, what it finds goes to build/fuzz/findings: crashes,
# broken promises, leaks, inputs that take more than 5 s (about 1 s without the sanitizers) or
# more than 1 GB. Another build folder: BUILD=... Needs: apt-get install clang libclang-rt-14-dev
set -euo pipefail

cd "$(dirname "$0")/../.."
what=${1:?name one of network_json, rate, sbml, weights, csv, mtx, h5ad}
seconds=${2:-120}
shift $(($# < 2 ? $# : 2))

build=${BUILD:-build/fuzz}
test -f "$build/build.ninja" || cmake --preset fuzz -B "$build" >/dev/null
nice cmake --build "$build" --target "fuzz_$what"

corpus=$build/corpus/$what
mkdir -p "$corpus" "$build/findings"
test ! -d "tests/fuzz/seeds/$what" || cp tests/fuzz/seeds/"$what"/* "$corpus"
case $what in
  network_json)
    for file in resources/examples/*/network.json; do
      cp "$file" "$corpus/$(basename "$(dirname "$file")")"
    done
    ;;
  rate)
    sed -n 's/.*"event_rates": "\(.*\)".*/\1/p' resources/examples/*/network.json | sort -u |
      split --lines=1 - "$corpus/example-"
    ;;
  sbml)
    find tests/data ../shared/data/dsmts -name '*.xml' -exec cp -t "$corpus" {} + 2>/dev/null || true
    ;;
esac

options=(-max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1
  -artifact_prefix="$build/findings/$what-")
test ! -f "tests/fuzz/$what.dict" || options+=(-dict="tests/fuzz/$what.dict")
exec nice -n 19 "$build/bin/fuzz_$what" "${options[@]}" "$@" "$corpus"
