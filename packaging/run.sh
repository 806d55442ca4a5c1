#!/usr/bin/env bash
# Installs the Debian packages that are missing, builds the program and runs its main job:
# with a display the window opens with the gene expression example; without one, all stages run
# on that example and leave a report.
#
#   packaging/run.sh [FOLDER]     FOLDER: for the report (default: ./gene_expression-report)
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

install_missing "${build_packages[@]}" "${run_packages[@]}"
build release -DDYNGPT_TESTS=OFF

if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
  say "Opening DynGPT Studio with the gene expression example"
  exec "$root/build/release/bin/dyngpt-studio" --example gene_expression
fi
folder=${1:-gene_expression-report}
say "No display: running all stages on the gene expression example, a few minutes"
"$root/build/release/bin/dyngpt" demo -o "$folder"
say "The report is $(cd "$folder" && pwd)/report.html"
