#!/usr/bin/env bash
# How well parameters are recovered from 50 to 3,000 simulated cells, drawn:
#   packaging/recovery-study.sh [FOLDER] [EXAMPLE]   (recovery-study, gene_expression)
# leaves FOLDER/recovery.html and recovery.csv. SIMULATIONS=20 DYNGPT=program METHOD=importance|nuts
# say otherwise. All seeds are fixed.
set -euo pipefail

folder=${1:-recovery-study}
example=${2:-gene_expression}
root=$(cd "$(dirname "$0")/.." && pwd)
dyngpt=${DYNGPT:-$root/build/release/bin/dyngpt}
mkdir -p "$folder"
cp "$root/resources/examples/$example.dyngpt" "$folder/$example.dyngpt"
chmod u+w "$folder/$example.dyngpt"
"$dyngpt" recover "$folder/$example.dyngpt" --cells 50,100,300,1000,3000 \
  --simulations "${SIMULATIONS:-20}" --method "${METHOD:-importance}" --seed 1 \
  -o "$folder/recovery.html" --csv "$folder"
