#!/usr/bin/env bash
# A batch killed at random moments and resumed gives the graph of an undisturbed run. KILLS of them (default 50).
. "$(dirname "$0")/scratch.sh"
kills=${KILLS:-50}
RANDOM=${SEED:-7}
corpus=$scratch/corpus
mkdir "$corpus"
# Enough documents that a run lasts: each example many times, each copy a document of its own.
for copy in $(seq 1 12); do
  for file in "$SOURCE"/examples/corpus/*.txt "$SOURCE"/examples/corpus/*.md; do
    { sed -E 's/^(source_)?url:.*//' "$file"; echo; echo "Copy number $copy of this document says so in words."; } \
      >"$corpus/$copy-$(basename "$file")"
  done
done
cp "$SOURCE"/examples/corpus/*.pdf "$corpus"

expect_exit 0 "$ENTENTE" --store "$scratch/undisturbed" ingest -q "$corpus"
"$ENTENTE" --store "$scratch/undisturbed" export --format jsonl -o "$scratch/undisturbed.jsonl" 2>/dev/null
start=$(date +%s%N)
expect_exit 0 "$ENTENTE" --store "$scratch/timed" ingest -q "$corpus"
whole=$(( ($(date +%s%N) - start) / 1000000 ))

killed=0
round=0
while [ "$killed" -lt "$kills" ]; do
  round=$((round + 1))
  [ "$round" -le $((kills * 4)) ] || fail "only $killed of $round runs were killed before their end"
  # Four runs a store, so that resumed runs are killed too.
  store=$scratch/killed.$((round / 4))
  "$ENTENTE" --store "$store" ingest -q -j 2 "$corpus" >/dev/null 2>&1 &
  pid=$!
  sleep "$(awk -v w="$whole" -v r="$RANDOM" 'BEGIN { printf "%.3f", 0.8 * w * r / 32768 / 1000 }')"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$pid" 2>/dev/null || true
  if [ $((round % 4)) = 3 ] || [ "$killed" = "$kills" ]; then
    expect_exit 0 "$ENTENTE" --store "$store" ingest -q "$corpus"
    expect_exit 0 "$ENTENTE" --store "$store" check
    "$ENTENTE" --store "$store" export --format jsonl -o "$scratch/resumed.jsonl" 2>/dev/null
    cmp "$scratch/undisturbed.jsonl" "$scratch/resumed.jsonl" || fail "after $round runs the resumed graph differs"
    rm -rf "$store"
  fi
done
echo "$killed of $round runs killed within $whole ms; every resumed graph equals the undisturbed one"
