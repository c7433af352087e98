#!/usr/bin/env bash
# The C kernels built for 64-bit ARM, run under qemu and compared with this machine's results: kernels.sh CLANG FOLDER
# Rounding differs where one side multiplies and adds at once: 1e-5 of the value or of 1 is let pass.
set -euo pipefail
clang=$1 folder=$2 here=$(dirname "$0")
mkdir -p "$folder"
build() { "$clang" -O3 -I Sources/CKernels/include "$here/kernels.c" Sources/CKernels/*.c -lm "$@"; }
build -o "$folder/here"
build --target=aarch64-linux-gnu -static -fuse-ld=/usr/bin/aarch64-linux-gnu-ld -o "$folder/arm64"
aarch64-linux-gnu-objdump -d "$folder/arm64" | grep -c 'fmla.*v[0-9]*\.4s' >"$folder/vectors" || true
"$folder/here" >"$folder/here.txt"
qemu-aarch64 "$folder/arm64" >"$folder/arm64.txt"
paste "$folder/here.txt" "$folder/arm64.txt" | awk -v vectors="$(cat "$folder/vectors")" '
  $1 != $4 || $2 != $5 { print "another line:", $0; bad++; next }
  $3 == $6 { next }
  { d = $3 - $6; if (d < 0) d = -d; size = $3 < 0 ? -$3 : $3; if (size < 1) size = 1
    if (!(d <= 1e-5 * size)) { print "differs:", $0; bad++ } else if (d > most) most = d }
  END { printf "arm64: %d numbers, largest difference %g, %d NEON multiply-adds, %d wrong\n", NR, most, vectors, bad
        exit bad > 0 || vectors == 0 || NR < 10000 }'
