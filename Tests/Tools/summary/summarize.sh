#!/usr/bin/env bash
# Runs `swift test …` and shows its failures and its closing line alone; all that it printed is kept in LOG.
# usage: summarize.sh LOG COMMAND…      The status is the command's, or 1 where the tests did not come to their end.
set -uo pipefail
log=$1
shift
mkdir -p "$(dirname "$log")"
"$@" 2>&1 | tee "$log" | awk -f "$(dirname "$0")/summary.awk"
statuses=("${PIPESTATUS[@]}")
status=${statuses[0]}
[ "$status" -ne 0 ] || status=${statuses[2]}
[ "$status" -eq 0 ] || echo "All that was printed: $log" >&2
exit "$status"
