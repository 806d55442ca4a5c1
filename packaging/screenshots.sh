#!/usr/bin/env bash
# Takes the pictures of all pages, light and dark, that README and the help show:
#
#   packaging/screenshots.sh [FOLDER]     FOLDER: where to (default: resources/screenshots)
#
# Runs the built program (STUDIO=build/release/bin/dyngpt-studio) with an example
# (EXAMPLE=gene_expression) on an X display of its own, with settings of its own; some two minutes.
# A page is taken once two looks at it are the same. Needs Xvfb, xdotool, ImageMagick and, for small
# files, pngquant.
set -euo pipefail
export LC_ALL=C.UTF-8

case ${1-} in
-h | --help)
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
  exit 0
  ;;
esac

cd "$(dirname "$0")/.."
studio=${STUDIO:-build/release/bin/dyngpt-studio}
example=${EXAMPLE:-gene_expression}
size=${SIZE:-1280x760}
largest=80000 # bytes a picture
longest=90    # seconds to wait for a page
folder=$(mkdir -p "${1:-resources/screenshots}" && cd "${1:-resources/screenshots}" && pwd)

fail() {
  echo "$*" >&2
  exit 1
}
test -x "$studio" || fail "$studio is not there: build it first, or say STUDIO=..."
for tool in Xvfb xdotool import convert cmp; do
  command -v "$tool" > /dev/null ||
    fail "$tool is missing: apt-get install xvfb xdotool imagemagick pngquant"
done

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait 2> /dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# The server picks a free display and says which.
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3> "$work/display" > /dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
[ -s "$work/display" ] || fail "Xvfb did not start"
DISPLAY=":$(cat "$work/display")"
export DISPLAY
unset WAYLAND_DISPLAY QT_QPA_PLATFORM QT_SCALE_FACTOR

look() { import -window root -depth 8 "$1"; }

# Waits until nothing moves any more: two looks, half a second apart, three times in a row.
settle() {
  local same=0 end=$((SECONDS + longest))
  look "$work/before.ppm"
  while [ $same -lt 3 ] && [ $SECONDS -lt $end ]; do
    sleep 0.5
    look "$work/now.ppm"
    if cmp -s "$work/before.ppm" "$work/now.ppm"; then same=$((same + 1)); else same=0; fi
    mv "$work/now.ppm" "$work/before.ppm"
  done
  [ $same -ge 3 ] || echo "  still moving after $longest s: taken as it is" >&2
}

# take NAME: the page as it is shown, in as few colours as it takes.
take() {
  local name="$1-$theme.png" colours
  settle
  convert "$work/before.ppm" "$work/full.png"
  for colours in 256 128 64 32; do
    if command -v pngquant > /dev/null; then
      pngquant --force --strip --speed 1 --output "$work/small.png" "$colours" "$work/full.png"
    else
      convert "$work/full.png" -colors "$colours" -define png:compression-level=9 "PNG8:$work/small.png"
    fi
    [ "$(stat -c %s "$work/small.png")" -gt $largest ] || break
  done
  # A window that is not there yet would be of one colour.
  [ "$(convert "$work/full.png" -unique-colors -format %w info:)" -gt 40 ] ||
    fail "$name is empty: did the program start?"
  cp "$work/small.png" "$folder/$name"
  echo "  $name $(stat -c %s "$folder/$name")"
}

press() {
  xdotool key --clearmodifiers "$@"
  sleep 0.4
}

# start ARGUMENT ...: the program with this theme, its window over the whole display.
start() {
  "$studio" "$@" > "$work/studio.log" 2>&1 &
  program=$!
  pids+=("$program")
  local window=""
  for _ in $(seq 100); do
    window=$(xdotool search --onlyvisible --pid "$program" --name "DynGPT Studio" 2> /dev/null |
      head -1) && [ -n "$window" ] && break
    kill -0 "$program" 2> /dev/null || fail "the program ended: $(cat "$work/studio.log")"
    sleep 0.2
  done
  [ -n "$window" ] || fail "no window appeared: $(cat "$work/studio.log")"
  xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" \
    windowfocus "$window"
  xdotool mousemove "${size%x*}" "${size#*x}" # out of the way
}

stop() {
  kill "$program" 2> /dev/null || true
  wait "$program" 2> /dev/null || true
}

for theme in light dark; do
  echo "$theme:"
  export XDG_CONFIG_HOME="$work/$theme/config" XDG_DATA_HOME="$work/$theme/data" \
    XDG_CACHE_HOME="$work/$theme/cache"
  mkdir -p "$XDG_CONFIG_HOME/DynGPT"
  printf '[General]\ntheme=%s\nlanguage=en\n' "$theme" > "$XDG_CONFIG_HOME/DynGPT/dyngpt-studio.conf"
  start
  take start
  stop
  start --example "$example"
  settle
  page=1
  for name in network simulate train solve validate infer report; do
    press "ctrl+$page"
    if [ $name = infer ]; then
      press F5
      sleep 1
    fi
    take $name
    if [ $name = simulate ]; then
      press ctrl+t
      press F5
      take trajectories
    fi
    page=$((page + 1))
  done
  stop
done
echo "Pictures are in $folder"
