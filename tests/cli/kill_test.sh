#!/usr/bin/env bash
# A batch killed at random moments and resumed gives the graph of an undisturbed run. ROUNDS kills (default 50).
. "$(dirname "$0")/scratch.sh"
rounds=${ROUNDS:-50}
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
for round in $(seq 1 "$rounds"); do
  # A few kills a store, so that resumed runs are killed too; every fourth round begins anew.
  store=$scratch/killed.$(( (round - 1) / 4 ))
  [ $(( (round - 1) % 4 )) = 0 ] && rm -rf "$store"
  "$ENTENTE" --store "$store" ingest -q -j 2 "$corpus" >/dev/null 2>&1 &
  pid=$!
  sleep "$(awk -v w="$whole" -v r="$RANDOM" 'BEGIN { printf "%.3f", w * r / 32768 / 1000 }')"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$pid" 2>/dev/null || true
  if [ $((round % 4)) = 0 ] || [ "$round" = "$rounds" ]; then
    expect_exit 0 "$ENTENTE" --store "$store" ingest -q "$corpus"
    expect_exit 0 "$ENTENTE" --store "$store" check
    "$ENTENTE" --store "$store" export --format jsonl -o "$scratch/resumed.jsonl" 2>/dev/null
    cmp "$scratch/undisturbed.jsonl" "$scratch/resumed.jsonl" || fail "after $round rounds the resumed graph differs"
  fi
done
[ "$killed" -gt $((rounds / 3)) ] || fail "only $killed of $rounds runs were killed before their end"
echo "$killed of $rounds runs killed within $whole ms; every resumed graph equals the undisturbed one"
