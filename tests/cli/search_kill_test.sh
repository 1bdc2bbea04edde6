#!/usr/bin/env bash
# Ingestion killed at random moments: what a search then finds is what the store holds, or it says what it left out;
# and when the next batch has caught up, it is what a store finds that was never disturbed. KILLS of them (default 10).
. "$(dirname "$0")/scratch.sh"
kills=${KILLS:-10}
RANDOM=${SEED:-5}
corpus=$scratch/corpus

# Two states of a site, each of more pages than one batch of the index holds: documents change, go and come.
for time in before after; do
  mkdir "$scratch/$time"
  python3 - "$scratch/$time" "$time" "${DOCUMENTS:-1000}" <<'PY'
import sys
folder, time, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
for n in range(count):
    if n % 5 == (0 if time == "before" else 1):
        continue
    version = time if n % 3 == 0 else "always"
    with open(f"{folder}/note-{n}.md", "w") as note:
        note.write(f"# Note {n}\n\nJapan will send {n} observers. This text is of {version}, number n{n}.\n"
                   f"{'Deterrence holds. ' * (n % 4)}\n")
PY
done

becomes() { rm -rf "$corpus" && cp -r "$scratch/$1" "$corpus"; }  # the site at that time, always at one place
ingest() { "$ENTENTE" --store "$1" ingest -q -j 2 --remove-vanished "$corpus"; }
pause() { sleep "$(awk -v w="$1" -v r="$RANDOM" 'BEGIN { printf "%.3f", 1.1 * w * r / 32768 / 1000 }')"; }
# found STORE FILE: the answers to a few searches, best first; what was said beside them goes to FILE.notes.
found() {
  : >"$2.notes"
  for words in observers '\"text is of before\"' '\"text is of after\"' 'deterrence NOT n1*' 'japan n77 OR n78'; do
    "$ENTENTE" --store "$1" query --csv "CALL search(\"$words\", {limit: 100000}) YIELD document, passage, score
      RETURN document.id, passage.marked, ${3:-score}" 2>>"$2.notes" || true
  done >"$2"
}

for time in before after; do
  becomes "$time"
  start=$(date +%s%N)
  expect_exit 0 ingest "$scratch/fresh-$time"
  whole=$(( ($(date +%s%N) - start) / 1000000 ))
  found "$scratch/fresh-$time" "$scratch/fresh-$time.csv"
done
[ "$(grep -c observers "$scratch/fresh-after.csv")" -gt 100 ] || fail "the searches find too little to tell"

store=$scratch/killed
killed=0 behind=0 partly=0
for round in $(seq 1 "$((2 * kills))"); do
  [ "$killed" -lt "$kills" ] || break
  if [ $((round % 2)) = 1 ]; then time=after; else time=before; fi
  becomes "$time"
  [ $((round % 4)) != 1 ] || rm -rf "$store"
  ingest "$store" >"$scratch/disturbed" 2>&1 &
  run=$!
  pause "$whole"
  pid=$(pgrep -P "$run" -x entente || true)
  if [ -n "$pid" ] && kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$run" 2>/dev/null || true
  # Killed before there was a store.
  "$ENTENTE" --store "$store" query stats >/dev/null 2>&1 || { expect_exit 0 ingest "$store"; continue; }
  # Beside what the store holds: a copy of it, indexed anew.
  found "$store" "$scratch/now" 0
  rm -rf "$scratch/copy"
  cp -r "$store" "$scratch/copy"
  "$ENTENTE" --store "$scratch/copy" index check >/dev/null || behind=$((behind + 1))
  "$ENTENTE" --store "$scratch/copy" index rebuild >/dev/null
  found "$scratch/copy" "$scratch/truth" 0
  for file in now truth; do sort -o "$scratch/$file" "$scratch/$file"; done
  if grep -q 'not searched' "$scratch/now.notes"; then
    partly=$((partly + 1))
    [ -z "$(comm -23 "$scratch/now" "$scratch/truth")" ] || fail "round $round: what the store does not hold was found"
  else
    cmp "$scratch/now" "$scratch/truth" || fail "round $round: a search after a kill differs from the store"
  fi
  expect_exit 0 ingest "$store"
  expect_exit 0 "$ENTENTE" --store "$store" index check
  found "$store" "$scratch/resumed.csv"
  cmp "$scratch/fresh-$time.csv" "$scratch/resumed.csv" || fail "round $round: after catching up a search differs"
done
[ "$killed" -ge "$kills" ] || fail "only $killed were killed"
echo "$killed killed; after $behind of them the index was behind, $partly times beyond reading through; every answer was true"
