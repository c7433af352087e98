#!/bin/sh
# Spreads the photos of a folder over hosts with GNU parallel; each job is a `gradphoto worker` that answers many lines.
# REQUESTS lines (50) go to a worker at a time.
# usage: parallel.sh GRADPHOTO INPUT OUTPUT [SSH_LOGINS [options of worker]]     SSH_LOGINS as parallel's --sshlogin; ":" is this machine
set -eu
gradphoto=$1 input=$2 output=$3 hosts=${4:-:}
shift "$(($# < 4 ? $# : 4))"
mkdir -p "$output"
find -L "$input" -type f \( -iname '*.jpg' -o -iname '*.jpeg' -o -iname '*.png' \) -print0 | sort -z |
  python3 -c '
import json, os, sys
root, out = sys.argv[1:]
for path in sys.stdin.buffer.read().split(b"\0")[:-1]:
    path = os.fsdecode(path)
    stem = os.path.splitext(os.path.relpath(path, root))[0]
    print(json.dumps({"input": path, "output": os.path.join(out, "pictures", stem + ".jpg")}))
' "$input" "$output" |
  parallel --will-cite --sshlogin "$hosts" --env GRADPHOTO_MODELS --pipe -N "${REQUESTS:-50}" --keep-order \
    "$gradphoto" worker "$@" > "$output/answers.jsonl"
