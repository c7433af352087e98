#!/bin/sh
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=300M
# One shard of a folder for each task of a Slurm array. When all are done:
#   gradphoto merge OUTPUT/part-* -o OUTPUT/whole
# usage: sbatch --array=1-8 slurm.sh GRADPHOTO INPUT OUTPUT [more options of batch]
set -eu
gradphoto=$1 input=$2 output=$3
shift 3
part="$output/part-$(printf %04d "$SLURM_ARRAY_TASK_ID")"
# --resume: a task that is requeued goes on where it was.
status=0
"$gradphoto" batch "$input" -o "$part" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --resume --quiet "$@" || status=$?
# 1: some photo breaks a rule, 2: some photo could not be read. Neither is a failure of the task once there is a report.
[ -f "$part/report/results.csv" ] && [ "$status" -le 2 ]
