#!/usr/bin/env bash
# Makes the bundled examples' solvers anew: packaging/train-examples.sh [NAME ...]
# For each network in resources/examples it simulates sets, trains the solver, validates it on all
# held-out sets and, where there is an exact solution, against that one, and leaves
# resources/examples/NAME.dyngpt (a compact copy) and NAME/validation.txt. All seeds are fixed. Some
# 10 to 30 minutes an example on two cores; what is interrupted goes on with the same command.
# DYNGPT=program SETS=10000 VALID=200 EXACT=50 PRESET=standard WORK=folder say otherwise.
set -euo pipefail

cd "$(dirname "$0")/.."
dyngpt=${DYNGPT:-build/release/bin/dyngpt}
work=${WORK:-build/examples}
examples=resources/examples
mkdir -p "$work"

names=("$@")
test ${#names[@]} -gt 0 || names=($(cd "$examples" && ls -d */ | tr -d /))

for name in "${names[@]}"; do
  project=$work/$name.dyngpt
  echo "== $name"
  "$dyngpt" simulate "$examples/$name/network.json" -o "$project" --seed 1 \
    --sets "${SETS:-10000}" --valid "${VALID:-200}" --quiet
  "$dyngpt" train "$project" --preset "${PRESET:-standard}" --seed 1
  "$dyngpt" validate "$project" --exact "${EXACT:-50}" >"$work/$name.txt" ||
    "$dyngpt" validate "$project" >"$work/$name.txt"
  "$dyngpt" export "$project" --compact "$work/$name.compact.dyngpt" --quiet
  mv "$work/$name.compact.dyngpt" "$examples/$name.dyngpt"
  sed "s|$project|$name|" "$work/$name.txt" >"$examples/$name/validation.txt"
  cat "$examples/$name/validation.txt"
done
