#!/usr/bin/env bash
# Installs the Debian packages that are missing, builds the program and its tests, runs all
# tests without a display. The last line is "N passed, N failed, N skipped", counted in test
# functions; a test program that crashed or ran out of time counts as one failed.
#
#   packaging/test.sh [CTEST_OPTION...]     for example: packaging/test.sh -LE slow
set -euo pipefail
export LC_ALL=C.UTF-8

case ${1-} in
-h | --help)
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
  exit 0
  ;;
esac
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

format_failed=0
check_format() {
  say "Checking the format of the sources"
  find "$root/core" "$root/ui" "$root/app" "$root/tests" \( -name '*.cpp' -o -name '*.h' \) \
    -print0 | xargs -0 clang-format --dry-run -Werror || format_failed=1
}

packages=("${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}")
if [ "${CI-}" = true ]; then
  packages+=("${format_packages[@]}")
fi
install_missing "${packages[@]}"
if [ "${CI-}" = true ]; then
  check_format
fi
# The same folder as run.sh: what one has built the other need not build again. Benchmarks are built
# so that they go on compiling, never run here.
build release -DDYNGPT_TESTS=ON -DDYNGPT_BENCH=ON -DDYNGPT_WERROR=ON

# Numbers in files must not follow a locale that writes 0,5; some tests run under this one.
export LOCPATH=$root/build/release/locale
mkdir -p "$LOCPATH"
[ -d "$LOCPATH/de_DE.UTF-8" ] || localedef -i de_DE -f UTF-8 "$LOCPATH/de_DE.UTF-8"

say "Running the tests"
export QT_QPA_PLATFORM=offscreen
log=$root/build/release/Testing/Temporary/LastTest.log
rm -f "$log"
status=0
(cd "$root" && ctest --preset release --parallel "$(nproc)" "$@") || status=$?
[ -f "$log" ] || die "ctest left no log: no test was run"

# Sums the "Totals:" lines of Qt Test. A program without one never got to its end.
read -r passed failed skipped programs < <(awk '
  /^[0-9]+\/[0-9]+ Test: / { totals = 0; bad = 0 }
  /^Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/ {
    totals++; passed += $2; failed += $4; skipped += $6; bad += $4
  }
  /^Test (Passed|Failed)\.$/ {
    programs++
    if (!totals || (/Failed/ && !bad)) failed++
  }
  END { printf "%d %d %d %d\n", passed, failed, skipped, programs }' "$log")

failed=$((failed + format_failed))
if [ "$programs" = 0 ]; then
  die "no tests were found"
fi
# Whatever ctest counts as failed must not get lost in the sum.
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
  failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
