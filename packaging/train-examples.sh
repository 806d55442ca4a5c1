#!/usr/bin/env bash
# Makes the bundled examples' solvers anew: packaging/train-examples.sh [NAME ...]
# For each network in resources/examples it simulates sets, trains the solver, validates it on all
# held-out sets and, where there is an exact solution, against that one, and leaves
# resources/examples/NAME.dyngpt (a compact copy), NAME/validation.txt and NAME/observed.csv, 2,000
# cells simulated at the parameters that DESCRIPTION.md names. All seeds are fixed. Some
# 10 to 40 minutes an example on two cores; what is interrupted goes on with the same command.
# DYNGPT=program SETS=N VALID=N EXACT=N PRESET=standard WORK=folder say otherwise.
set -euo pipefail

cd "$(dirname "$0")/.."
dyngpt=${DYNGPT:-build/release/bin/dyngpt}
work=${WORK:-build/examples}
examples=resources/examples
mkdir -p "$work"

names=("$@")
test ${#names[@]} -gt 0 || names=($(cd "$examples" && ls -d */ | tr -d /))

# How a network is sampled: exact solutions where they are cheap, else a window long enough for its
# slowest rates. The cascade has three parameters and ten states: fewer sets, fewer snapshots.
sampling() {
  local sets=10000 valid=200
  case $1 in
    gene_expression) sets=20000 valid=1000 && echo --teacher exact ;;
    telegraph | autoregulation) echo --teacher exact ;;
    toggle) echo --teacher exact --t-end 51000 --window 50000 --interval 2.5 ;;
    sirs | splicing) echo --t-end 11000 --window 10000 --interval 0.5 ;;
    cascade) sets=4000 valid=100 && echo --t-end 5000 --window 4000 --interval 2 ;;
  esac
  echo --sets "${SETS:-$sets}" --valid "${VALID:-$valid}"
}

# Where a step is expensive, fewer of them; the forms of the cascade hardly depend on each other.
# Observed without its promoter, the first network asks for more: a solver that differs by 0.01 nats
# between a point and the one with both states exchanged, as it may at the ends of the ranges, favours
# one of them by 5 nats over 500 cells.
training() {
  case $1 in
    gene_expression) echo --steps 60000 ;;
    telegraph) echo --steps 48000 ;; # without noise, and cheap
    autoregulation | toggle | splicing) echo --steps 16000 ;;
    cascade) echo --steps 6000 --rows-per-set 150 ;;
    sirs) echo --steps 6000 --rows-per-set 300 ;;
  esac
}

# Cells of the observed states: one independent run each, long enough to forget its start.
observe() {
  local parameters end columns
  case $1 in
    telegraph) parameters=kon=0.6,koff=1.5,ksyn=40,kdeg=1 end=100 columns=M ;;
    autoregulation) parameters=σu=0.4,σb=0.03,ρu=6,ρb=60 end=200 columns=P ;;
    toggle) parameters=a1=20,a2=18,K=10,h=2,d=1.2 end=500 columns=P1,P2 ;;
    sirs) parameters=ρ=4,kS=0.15,kI=0.07,kR=0.2,δ=0.1 end=300 columns=S,I,R ;;
    splicing)
      parameters=ron=2,mon=3,roff=1,moff=1,ksyn=15,rsp=3,msp=1,rdeg=1.5,mdeg=3
      end=200 columns=nascent,mature
      ;;
    cascade)
      parameters=ρ=20,k=0.6,δ=0.2 end=300 columns=X1,X2,X3,X4,X5,X6,X7,X8,X9,X10
      ;;
    *) return ;; # dyngpt demo writes the one of gene_expression
  esac
  "$dyngpt" trajectories "$examples/$1/network.json" --params "$parameters" --t-end "$end" \
    --grid 1 --runs 2000 --seed 2 --paths "$work/$1.paths.csv" --quiet >/dev/null
  awk -F, -v wanted="$columns" '
    NR == 1 { n = split(wanted, name, ","); for (i = 1; i <= NF; i++) at[$i] = i; print wanted; next }
    $1 > 0 { line = $at[name[1]]; for (i = 2; i <= n; i++) line = line "," $at[name[i]]; print line }
  ' "$work/$1.paths.csv" >"$examples/$1/observed.csv"
}

for name in "${names[@]}"; do
  project=$work/$name.dyngpt
  echo "== $name"
  observe "$name"
  # shellcheck disable=SC2046 # several words are wanted
  "$dyngpt" simulate "$examples/$name/network.json" -o "$project" --seed 1 \
    $(sampling "$name") --quiet
  # shellcheck disable=SC2046
  "$dyngpt" train "$project" --preset "${PRESET:-standard}" --seed 1 $(training "$name")
  exact=200
  test "$name" != gene_expression || exact=1000
  "$dyngpt" validate "$project" --exact "${EXACT:-$exact}" >"$work/$name.txt" ||
    "$dyngpt" validate "$project" >"$work/$name.txt"
  "$dyngpt" export "$project" --compact "$work/$name.compact.dyngpt" --quiet
  mv "$work/$name.compact.dyngpt" "$examples/$name.dyngpt"
  sed "s|$project|$name|" "$work/$name.txt" >"$examples/$name/validation.txt"
  cat "$examples/$name/validation.txt"
done
