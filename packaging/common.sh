# What run.sh and test.sh share: installing what is missing, and building. To be sourced.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/debian-packages.sh
. "$root/packaging/debian-packages.sh"

say() { printf '== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "these packages are missing and need root or sudo to install: ${missing[*]}"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# install_missing PACKAGE...: installs those that are not there.
install_missing() {
  command -v dpkg-query >/dev/null || die "this script installs Debian packages; on another system \
install what packaging/debian-packages.sh lists and build with: cmake --preset release"
  missing=()
  local package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then
    say "All packages are installed"
    return
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  # Package lists may be there and good, absent, or too old.
  if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || ! apt_install "${missing[@]}"; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update
    apt_install "${missing[@]}"
  fi
}

# Compiled objects survive a fresh checkout when they lie outside it.
use_ccache() {
  local folder=${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/ccache}
  if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
    folder=$root/build/ccache
    mkdir -p "$folder"
  fi
  export CCACHE_DIR=$folder CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
  # Precompiled headers need these to be found again.
  export CCACHE_SLOPPINESS=pch_defines,time_macros
}

# build PRESET [CMAKE_OPTION...]: configures and builds into build/PRESET.
build() {
  local preset=$1
  shift
  use_ccache
  say "Building preset $preset in $root/build/$preset"
  (cd "$root" && cmake --preset "$preset" "$@" && cmake --build --preset "$preset")
}
