#!/usr/bin/env bash
# Runs summarize.sh over the samples: what must be told is told, what need not be is not, and the status is kept.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() { echo "summary: $1"; failures=$((failures + 1)); }

# expect SAMPLE STATUS_OF_THE_COMMAND STATUS_EXPECTED LINES_AT_MOST WORDS…
expect() {
  local sample=$1 given=$2 wanted=$3 most=$4 status=0
  shift 4
  ./summarize.sh "$work/log" sh -c "cat samples/$sample.txt; exit $given" >"$work/told" 2>/dev/null || status=$?
  [ "$status" -eq "$wanted" ] || fail "$sample: status $status, not $wanted"
  [ "$(wc -l <"$work/told")" -le "$most" ] || fail "$sample: more than $most lines"
  for words; do grep -qF -- "$words" "$work/told" || fail "$sample: “$words” is not told"; done
  cmp -s "samples/$sample.txt" "$work/log" || fail "$sample: the log is not whole"
}

expect passes 0 0 1 "✔ Test run with 5 tests in 1 suite passed"
expect fails 1 1 9 "T.swift:7:4: Caught error" "↳ the comment" "  of two lines" "inserted [6], removed [7]" "failed after 0.001 seconds with 3 issues"
expect crashes 1 1 60 "about to crash" "Fatal error: Index out of range" "Things.crashes() + 294" "not ended: crashes()" "signal code 4"
expect killed 1 1 30 "unexpected signal code 9" "did not come to their end"
expect killed 0 1 30 "did not come to their end"
expect does-not-compile 1 1 5 "Sources/Raster/A.swift:1:2: error: cannot find" "No test was run"
[ "$failures" -eq 0 ] && echo "summary: every sample is told as it should be"
