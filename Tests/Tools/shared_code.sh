#!/bin/sh
# Fails where the two modules of image loops share code that the linker would take from either: what was compiled for AVX2
# must never run on a CPU without it. Usage: shared_code.sh [.build/debug]   (after a build; needs nm)
build=${1:-.build/debug}
[ "$(uname -m)" = x86_64 ] || exit 0
code() { nm "$build/$1.build"/*.o | awk '$2 == "W" || $2 == "V" { print $3 }' | grep '^\$s' | grep -v "$1" | sort -u; }
ls "$build"/PixelKernelsV3.build/*.o >/dev/null 2>&1 || { echo "no PixelKernelsV3 in $build" >&2; exit 2; }
shared=$(code PixelKernelsV3)
[ -z "$shared" ] || { echo "PixelKernelsV3 holds code that is not its own:"; echo "$shared" | swift demangle; exit 1; } >&2
