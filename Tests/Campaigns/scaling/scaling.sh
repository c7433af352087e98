#!/bin/sh
# Shows that every way of spreading the work gives the same pictures as one machine.
# usage: scaling.sh GRADPHOTO PHOTO… [PYTHON=a python with pyspark in the environment]     (run by `make scaling`)
# Ways whose program is not installed are left out, and named: parallel (GNU parallel), slurm-wlm, pyspark.
set -eu
gradphoto=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
input="$work/photos"
number=0
while [ $number -lt 48 ]; do
  for photo in "$@"; do
    mkdir -p "$input/day$((number % 3))"
    ln -s "$(realpath "$photo")" "$input/day$((number % 3))/$(printf %03d $number)-$(basename "$photo")"
    number=$((number + 1))
  done
done
sums() { find "$1" -name '*.jpg' -type f -print0 | xargs -0 sha256sum | sed 's|  .*/|  |' | LC_ALL=C sort -k 2; }
tell() { echo "$1: $count pictures, the same as on one machine"; }
same_reports() {
  for report in results.csv results.jsonl junit.xml results.sarif manifest.sha256 index.html; do
    cmp "$work/one/report/$report" "$1/report/$report"
  done
}

"$gradphoto" batch "$input" -o "$work/one" --quiet >/dev/null || [ $? -le 2 ]
count=$(wc -l < "$work/one/report/results.jsonl")

for shard in 1 2 3; do
  "$gradphoto" batch "$input" -o "$work/shard-$shard" --shard "$shard/3" --quiet >/dev/null || [ $? -le 2 ]
done
"$gradphoto" merge "$work"/shard-* -o "$work/whole" --quiet >/dev/null
same_reports "$work/whole"
tell "three shards, merged, reports too"

if command -v slurmctld >/dev/null && command -v slurmd >/dev/null; then
  "$here/slurm_cluster.sh" sbatch --quiet --wait --array=1-6 --cpus-per-task=1 --mem-per-cpu=0 \
    --output="$work/slurm-%a.log" "$here/slurm.sh" "$gradphoto" "$input" "$work/slurm"
  "$gradphoto" merge "$work"/slurm/part-* -o "$work/slurm/whole" --quiet >/dev/null
  same_reports "$work/slurm/whole"
  tell "Slurm ($(slurmctld -V | cut -d' ' -f2)), an array of 6 on three nodes, merged, reports too"
else
  echo "left out: slurm-wlm is not installed"
fi

# Workers answer photo by photo, as standardize does.
"$gradphoto" standardize "$input"/*/* -o "$work/standardize" --keep-failed --quiet >/dev/null || [ $? -le 1 ]
sums "$work/standardize" > "$work/expected.txt"
count=$(wc -l < "$work/expected.txt")
if command -v parallel >/dev/null; then
  # Two hosts, and in the place of ssh what runs the command here.
  cat > "$work/ssh" <<END
#!/bin/sh
echo "\$1" >> "$work/hosts"
shift 2
exec sh -c "\$*"
END
  chmod +x "$work/ssh"
  PARALLEL_SSH="$work/ssh" REQUESTS=8 \
    "$here/parallel.sh" "$gradphoto" "$input" "$work/parallel" "1/alpha,1/beta" --keep-failed
  [ "$(sort -u "$work/hosts" | wc -l)" = 2 ]
  sums "$work/parallel/pictures" | cmp - "$work/expected.txt"
  tell "GNU parallel ($(parallel --version | sed -n '1s/.* //p')), two hosts"
else
  echo "left out: GNU parallel is not installed"
fi

if [ -n "${PYTHON:-}" ]; then
  "$PYTHON" "$here/spark.py" "$gradphoto" "$input" "$work/spark" "local-cluster[2,1,1024]" --keep-failed 2>"$work/spark.log" || { tail -n 20 "$work/spark.log" >&2; exit 1; }
  sums "$work/spark/pictures" | cmp - "$work/expected.txt"
  tell "Spark ($("$PYTHON" -c 'import pyspark; print(pyspark.__version__)')), local-cluster of two executors"
else
  echo "left out: PYTHON names no python with pyspark"
fi
