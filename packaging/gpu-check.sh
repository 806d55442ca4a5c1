#!/usr/bin/env bash
# Builds core, command line and benchmarks against any LibTorch, without Qt, and checks what it
# does on CUDA devices: log probabilities, gradients and a short training must agree with the
# CPU's; then a table of training steps a second by device and batch size. The exit code tells
# whether all agreed. Without a CUDA device it says so and shows the CPU's speed.
#
#   packaging/gpu-check.sh [TORCH [LARGEST]]
#       TORCH    a Python with PyTorch (default: python3; the system's LibTorch where that has
#                none), or a LibTorch or PyTorch folder
#       LARGEST  parameter sets a step, up to which speeds are measured (default: 256)
#
# On Debian and Ubuntu it installs the packages that are missing. Elsewhere install what
# gpu_packages in packaging/debian-packages.sh lists; PyTorch itself is never installed.
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

torch=${1:-}
largest=${2:-256}

if [ -z "$torch" ] && python3 -c 'import torch' 2>/dev/null; then
  torch=python3
fi
# The folder with include/ and lib/; empty: where the compiler looks anyway.
if [ -z "$torch" ]; then
  folder=
elif [ -d "$torch" ]; then
  folder=$(cd "$torch" && pwd)
  [ -d "$folder/include/torch" ] || die "$folder holds no include/torch: not a LibTorch"
elif command -v "$torch" >/dev/null; then
  folder=$("$torch" -c 'import os, torch; print(os.path.dirname(torch.__file__))') ||
    die "$torch has no PyTorch"
  say "$("$torch" -c 'import torch; print("PyTorch", torch.__version__, "CUDA", torch.version.cuda)')"
  "$torch" -c 'import sys, torch; sys.exit(not torch._C._GLIBCXX_USE_CXX11_ABI)' ||
    die "this PyTorch was built with the C++ ABI from before 2015, the system's libraries were \
not, and one program cannot hold both. Use PyTorch 2.6 or later, or conda-forge's PyTorch."
  # Debian splits PyTorch: headers and libraries are the system's.
  [ -d "$folder/include/torch" ] || folder=
else
  die "there is no folder and no program $torch"
fi
# The system's as it is: another of its packages would push one built for CUDA out.
if [ -z "$folder" ] && [ -d /usr/include/torch ]; then
  folder=/usr
elif [ -z "$folder" ]; then
  gpu_packages+=(libtorch-dev)
fi

if command -v dpkg-query >/dev/null; then
  install_missing "${gpu_packages[@]}"
fi
# A folder of its own for every LibTorch.
build=$root/build/gpu-check-$(printf %s "$folder" | cksum | cut -d' ' -f1)
use_ccache
say "Building in $build with LibTorch from ${folder:-the system}"
cmake --preset bench -S "$root" -B "$build" -DDYNGPT_TESTS=OFF -DDYNGPT_WERROR=OFF \
  -DDYNGPT_TORCH_ROOT="$folder" || die "the build could not be prepared: see above. Besides \
LibTorch it needs: ${gpu_packages[*]}"
cmake --build "$build"

say "Comparing devices"
status=0
"$build/bin/compare_devices" "$largest" || status=$?
if [ "$status" = 0 ]; then
  say "No device disagrees"
else
  die "devices disagree, or the comparison failed (exit code $status)"
fi
