#!/usr/bin/env bash
# Hostile files through the reading pool: whatever they are, each has one verdict, none takes longer than it may, and
# the program that reads them goes on. A sample by default; 20,000 files with ENTENTE_ALL_MUTANTS=1, which takes some
# ten minutes. Prints the table of verdicts.
set -euo pipefail
: "${ENTENTE:?}" "${SOURCE:?}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

all=600 step=600 seconds=0.3
[ "${ENTENTE_ALL_MUTANTS:-}" != 1 ] || { all=20000 step=1000 seconds=20; }
all=${ENTENTE_MUTANTS:-$all}

fail() { echo "FAILED: $*" >&2; exit 1; }

: > "$scratch/verdicts"
for ((first = 0; first < all; first += step)); do
  count=$((all - first < step ? all - first : step))
  python3 "$SOURCE/tests/fuzz/hostile_files.py" "$scratch/files" --from "$first" --count "$count"
  status=0
  "$ENTENTE" read --verdicts --time-limit "$seconds" "$scratch/files" >> "$scratch/verdicts" || status=$?
  [ "$status" -le 1 ] || fail "reading files $first and following ended with status $status"
  (cd "$scratch/files" && ls) >> "$scratch/names"
  rm -rf "$scratch/files"
done

sort "$scratch/names" > "$scratch/wanted"
awk -F'\t' '{ sub(".*/", "", $3); print $3 }' "$scratch/verdicts" | sort > "$scratch/given"
cmp "$scratch/wanted" "$scratch/given" || fail "not every file has exactly one verdict"

# Once, and once more with twice the time; a second for starting a new worker on a busy machine.
awk -F'\t' -v limit="$seconds" '$2 > 3 * limit + 1 { print; late = 1 } END { exit late }' "$scratch/verdicts" ||
  fail "these took longer than they may"
! grep -P '^(io|sandbox_violation|locked|corruption|not_found)\t' "$scratch/verdicts" || fail "no verdict on a file"
# A reader whose own text is not what a document may be.
! grep -F 'took over its parser' "$scratch/verdicts" || fail "an answer was not believed"

cut -f1 "$scratch/verdicts" | sort | uniq -c
echo "slowest:"
sort -t$'\t' -k2,2nr "$scratch/verdicts" | sed -n '1,3p' | sed "s#$scratch/files/##"
grep -P '^crashed\t' "$scratch/verdicts" | sed "s#$scratch/files/##" || true
echo "$all hostile files, a verdict each"
