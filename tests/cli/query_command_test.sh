#!/usr/bin/env bash
# `entente query`: exit codes, what goes to which stream, scripts, formats that other programs read.
. "$(dirname "$0")/scratch.sh"
cd "$SOURCE"

expect_exit 2 "$ENTENTE" query stats
expect_line "entente: " "$scratch/err"
expect_exit 0 "$ENTENTE" ingest examples/corpus

# 0 answered, 1 honest nothing, 2 error; data and talk apart
expect_exit 0 "$ENTENTE" query stats
expect_line "^documents +[0-9]+$" "$scratch/out"
expect_line "rows, .* ms, .* edges read$" "$scratch/err"
expect_exit 1 "$ENTENTE" query "commitments of Japan until 1990"
expect_line "looked at [0-9]+ documents" "$scratch/err"
[ ! -s "$scratch/out" ] || fail "nothing found, yet something on standard output"
expect_exit 2 "$ENTENTE" query "show Nowhereland Upon Sea"
expect_line "^error: no entity is called" "$scratch/err"
expect_exit 2 "$ENTENTE" query "path Japan"
expect_exit 2 "$ENTENTE" query --json --csv stats

# several questions: an answer beats nothing, an error beats both
expect_exit 0 "$ENTENTE" query "commitments of Japan until 1990" stats
expect_exit 2 "$ENTENTE" query stats bogus "documents"
expect_no_line "Wilmington" "$scratch/out"
expect_exit 2 "$ENTENTE" query --keep-going stats bogus "documents"
expect_line "Wilmington" "$scratch/out"

# scripts, and the same without a subcommand
printf '# a comment\n-- another\n\nstats;\nbogus\ndocuments\n' >"$scratch/script"
expect_exit 2 "$ENTENTE" query <"$scratch/script"
expect_line "in line 5" "$scratch/err"
expect_no_line "Wilmington" "$scratch/out"
printf '.mode csv\ndocuments limit 1\n.quit\nbogus\n' >"$scratch/script"
expect_exit 0 "$ENTENTE" <"$scratch/script"
expect_line "^date,title,genre," "$scratch/out"
expect_exit 1 "$ENTENTE" query </dev/null
# a folder is no script; a mark at the beginning of a file is no part of its first word
expect_exit 2 "$ENTENTE" query -f "$scratch"
expect_line "is a folder" "$scratch/err"
printf '\357\273\277stats\n' >"$scratch/script"
expect_exit 0 "$ENTENTE" query -f "$scratch/script"
# a parameter takes one value: what follows it is the question
expect_exit 0 "$ENTENTE" query --csv -p a=41 --param b=1 'RETURN $a + $b AS sum'
expect_line "^42," "$scratch/out"

# a profile is the table of its steps, whatever the answer would look like
expect_exit 0 "$ENTENTE" query "PROFILE path Japan to India"
expect_line "^operator .*milliseconds" "$scratch/out"

# formats
expect_exit 0 "$ENTENTE" query --json "commitments of Japan"
cp "$scratch/out" "$scratch/json"
expect_exit 0 "$ENTENTE" query --csv "commitments of Japan"
cp "$scratch/out" "$scratch/csv"
if command -v python3 >/dev/null; then
  python3 - "$scratch/json" "$scratch/csv" <<'PYTHON' || fail "JSON and CSV do not say the same"
import csv, json, sys
objects = json.load(open(sys.argv[1], encoding="utf-8"))
rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")))
assert len(objects) == len(rows) > 0
for one, row in zip(objects, rows):
    assert list(one) == list(row)
    assert one["quote"] == row["quote"] and one["ids"][0] == row["ids"]
    assert "; ".join(one["parties"]) == row["parties"]
PYTHON
fi
expect_exit 2 "$ENTENTE" query --json "show Nowhereland"
expect_line '^\{"error":"unknown_name","message":"no entity' "$scratch/err"
expect_exit 1 "$ENTENTE" query --json "commitments of Japan until 1990"
expect_line '^\[\]$' "$scratch/out"

# every printed id can be asked for
id=$("$ENTENTE" query "commitments of Japan limit 1" 2>/dev/null | tail -1 | grep -oE '[0-9a-f]{8}$')
expect_exit 0 "$ENTENTE" query "why $id"
expect_line "^sentence .*⟦.*⟧" "$scratch/out"
expect_line "^document " "$scratch/out"
