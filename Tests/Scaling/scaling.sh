#!/bin/sh
# Shows that every way of spreading the work gives the same pictures as one machine.
# usage: scaling.sh GRADPHOTO INPUT [PYTHON_WITH_PYSPARK]
set -eu
gradphoto=$1 input=$2 python=${3:-}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sums() { (cd "$1" && find . -name '*.jpg' -type f | LC_ALL=C sort | xargs -d '\n' sha256sum); }
tell() { echo "$1: $2 pictures, the same as on one machine"; }

"$gradphoto" batch "$input" -o "$work/one" --quiet >/dev/null || [ $? -le 2 ]
mkdir "$work/expected"
cp -r "$work/one/accepted/." "$work/one/review/." "$work/expected/"
find "$work/expected" -name '*.txt' -delete
sums "$work/expected" > "$work/expected.txt"
count=$(wc -l < "$work/expected.txt")

for task in 1 2 3; do
  SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=3 SLURM_CPUS_PER_TASK=2 "$here/slurm.sh" "$gradphoto" "$input" "$work" >/dev/null
done
"$gradphoto" merge "$work"/part-* -o "$work/whole" --quiet >/dev/null
for report in results.csv junit.xml manifest.sha256 index.html; do
  cmp "$work/one/report/$report" "$work/whole/report/$report"
done
tell "three shards, merged" "$count"

if command -v parallel >/dev/null; then
  "$here/parallel.sh" "$gradphoto" "$input" "$work/parallel" "1/:"
  sums "$work/parallel/pictures" | cmp - "$work/expected.txt"
  tell "GNU parallel" "$count"
fi
if [ -n "$python" ]; then
  "$python" "$here/spark.py" "$gradphoto" "$input" "$work/spark" 2>/dev/null
  sums "$work/spark/pictures" | cmp - "$work/expected.txt"
  tell "Spark local-cluster" "$count"
fi
