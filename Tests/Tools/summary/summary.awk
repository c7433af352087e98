# Of the output of `swift test`: what precedes the tests (the compiler), the failures with all their lines, a crash, and the
# closing line. Plain awk (mawk, gawk, busybox). Exit status 1 where no closing line came.

function recall(    i) {                       # the last lines before this one
  for (i = NR - KEPT; i < NR; i++) if (i > shown && i in past) print "  | " past[i]
  shown = NR
}
function name_of(line) {                       # of a test, from a line that says it began or ended
  sub(/^[^ ]+ Test /, "", line)
  sub(/ (started|passed after|failed after|skipped).*$/, "", line)
  sub(/ with [0-9]+ test cases?$/, "", line)
  return line
}
function ended(line,    name) { name = name_of(line); if (name in open && --open[name] <= 0) delete open[name] }

BEGIN { KEPT = 12; FRAMES = 14 }
{ past[NR] = $0; delete past[NR - KEPT - 1] }

index($0, "◇ Test run started") == 1 { testing = 1; next }
!testing { if ($0 !~ /^\[[0-9]+\/[0-9]+\] Planning build|^Building for |^Build complete/) print; next }

index($0, "Test run with ") && ($0 ~ /passed after/ || $0 ~ /failed after/) { closing = $0; failing = 0; next }
index($0, "◇") == 1 {
  failing = 0
  if ($0 ~ / Test / && $0 !~ / Test case /) open[name_of($0)]++
  next
}
index($0, "✔") == 1 || index($0, "➜") == 1 { failing = 0; ended($0); next }
index($0, "✘") == 1 {
  failing = $0 !~ / (Suite|Test) .* failed after /
  if (failing) print
  else ended($0)
  next
}

# A crash: what was said just before it, the thread that crashed, and the signal.
/error: .*unexpected signal code/ { failing = 0; signal = substr($0, index($0, "error: ")); next }
/Fatal error:|^\*\*\* (Signal|Program crashed)|^💣/ {
  if (!crashed) recall()
  crashed = 1
  failing = 0
  print
  next
}
crashed && /^Thread .* crashed:/ { print; frames = FRAMES; next }
crashed && frames > 0 { print; frames--; next }
crashed { next }
failing { print }

END {
  if (signal) print signal
  if (closing == "") {
    if (testing && !crashed) recall()
    for (name in open) print "not ended: " name
    print testing ? "The tests did not come to their end." : "No test was run."
    exit 1
  }
  print closing
}
