# Debian packages that the program needs, sourced by run.sh and test.sh.
# shellcheck shell=bash disable=SC2034

build_packages=(
  cmake ninja-build g++ ccache pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-charts-dev qt6-svg-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  # What qt6-charts-dev's CMake files look for without depending on it.
  libqt6opengl6-dev libgl-dev libxkbcommon-dev libvulkan-dev
  libtorch-dev libopenblas0-pthread
  libmuparser-dev libeigen3-dev nlohmann-json3-dev libboost-dev librandom123-dev
  libcli11-dev libfmt-dev libsqlite3-dev libminizip-dev libsbml5-dev libnetcdf-dev libhdf5-dev zlib1g-dev
  libgraphviz-dev
)
# For gpu-check.sh: no Qt; LibTorch comes from elsewhere.
gpu_packages=(
  cmake ninja-build g++ ccache pkg-config
  libmuparser-dev libeigen3-dev nlohmann-json3-dev libboost-dev librandom123-dev
  libcli11-dev libfmt-dev libsqlite3-dev libminizip-dev zlib1g-dev libbenchmark-dev
)
# At run time: Qt's platform plugins (xcb, offscreen), SVG icons, fonts with Greek and Chinese;
# figures as EPS (pdftops) and TIFF, which the program greys where these are missing; Qt's own menus
# and dialogs in Chinese.
run_packages=(
  libqt6gui6 libqt6svg6 fonts-dejavu-core fonts-noto-cjk
  poppler-utils qt6-image-formats-plugins qt6-translations-l10n
)
# For a locale with decimal commas, and to open weight files in PyTorch and
# NetCDF files in Python.
test_packages=(locales python3-torch python3-netcdf4 python3-xarray)
format_packages=(clang-format)
# For tests/fuzz/run.sh.
fuzz_packages=(clang libclang-rt-14-dev)
