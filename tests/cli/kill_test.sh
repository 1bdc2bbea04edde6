#!/usr/bin/env bash
# A batch with updates and deletions, killed at random moments and resumed, gives the graph of an undisturbed run:
# killed is the batch itself or one of its reading processes. KILLS of them (default 16; 200 in bench/README.md).
. "$(dirname "$0")/scratch.sh"
kills=${KILLS:-16}
RANDOM=${SEED:-7}
corpus=$scratch/corpus
mkdir "$scratch/before" "$scratch/after"
# Enough documents that a run lasts: each example several times, each copy a document of its own.
for copy in $(seq 1 "${COPIES:-5}"); do
  for file in "$SOURCE"/examples/corpus/*.txt "$SOURCE"/examples/corpus/*.md; do
    { sed -E 's/^(source_)?url:.*//' "$file"; echo; echo "Copy number $copy of this document says so in words."; } \
      >"$scratch/before/$copy-$(basename "$file")"
  done
done
cp "$SOURCE"/examples/corpus/*.pdf "$scratch/before"
# A week later: a third is edited, a fifth is gone, some are new.
number=0
for file in "$scratch"/before/*; do
  number=$((number + 1))
  [ $((number % 5)) = 0 ] && continue
  cp "$file" "$scratch/after"
  case $file in *.pdf) continue ;; esac
  [ $((number % 3)) = 0 ] && echo "Japan will send $number observers to the next exercise." >>"$scratch/after/$(basename "$file")"
  [ $((number % 7)) = 0 ] && { cat "$file"; echo "Australia will host $number officers."; } >"$scratch/after/new-$number.md"
done

becomes() { rm -rf "$corpus" && cp -r "$scratch/$1" "$corpus"; }  # the site at that time, always at one place
ingest() { "$ENTENTE" --store "$1" ingest -q -j 2 --remove-vanished "$corpus"; }
export_graph() { "$ENTENTE" --store "$1" export --format jsonl -o "$2" 2>/dev/null; }
pause() { sleep "$(awk -v w="$1" -v r="$RANDOM" 'BEGIN { printf "%.3f", 0.9 * w * r / 32768 / 1000 }')"; }
descendants() { local child; for child in $(pgrep -P "$1" || true); do echo "$child"; descendants "$child"; done; }

becomes before
start=$(date +%s%N)
expect_exit 0 ingest "$scratch/undisturbed"
whole=$(( ($(date +%s%N) - start) / 1000000 ))
becomes after
expect_exit 0 ingest "$scratch/undisturbed"
export_graph "$scratch/undisturbed" "$scratch/undisturbed.jsonl"

batches=0 workers=0
# One run, killed somewhere; sometimes a worker of it, which the run must survive.
disturb() {
  ingest "$1" >"$scratch/disturbed" 2>&1 &
  local run=$! pid
  pause "$whole"
  pid=$(pgrep -P "$run" -x entente || true)
  if [ -z "$pid" ]; then  # it was faster
    wait "$run" || fail "an undisturbed run failed: $(cat "$scratch/disturbed")"
    return
  fi
  if [ $((RANDOM % 3)) = 0 ]; then
    local reading
    reading=$(descendants "$pid" | tail -n +2 | shuf -n 1 --random-source=<(yes "$RANDOM"))
    if [ -n "$reading" ] && kill -9 "$reading" 2>/dev/null; then workers=$((workers + 1)); fi
    wait "$run" || fail "the batch did not survive the end of a worker: $(cat "$scratch/disturbed")"
  else
    if kill -9 "$pid" 2>/dev/null; then batches=$((batches + 1)); fi
    wait "$run" 2>/dev/null || true
  fi
}

round=0
while [ $((batches + workers)) -lt "$kills" ]; do
  round=$((round + 1))
  [ "$round" -le "$kills" ] || fail "only $batches batches and $workers workers were killed in $round rounds"
  store=$scratch/killed
  rm -rf "$store"
  for time in before after; do
    becomes "$time"
    for _ in 1 2 3; do disturb "$store"; done
    expect_exit 0 ingest "$store"
    expect_exit 0 "$ENTENTE" --store "$store" check
  done
  export_graph "$store" "$scratch/resumed.jsonl"
  cmp "$scratch/undisturbed.jsonl" "$scratch/resumed.jsonl" || fail "in round $round the resumed graph differs"
done
echo "$batches batches and $workers workers killed in $round rounds; every resumed graph equals the undisturbed one"
