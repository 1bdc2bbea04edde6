#!/usr/bin/env bash
# `entente watch`: new answers are reported once, to whom they were promised, and to no shell.
. "$(dirname "$0")/scratch.sh"
cd "$scratch"

# statement FILE TITLE SENTENCES
statement() {
  printf -- '---\ntitle: Joint Statement on %s\ndate: 2023-08-18\n---\n# Joint Statement on %s\n\n%s\n' "$2" "$2" "$3" >"$1"
}
statement a.md Rescue 'Norway will contribute 20 million euros to the rescue fund.'
expect_exit 2 "$ENTENTE" watch add norway 'commitments of Norway'
expect_exit 0 "$ENTENTE" ingest -q a.md
expect_exit 1 "$ENTENTE" watch list
expect_exit 0 "$ENTENTE" watch add norway 'commitments of Norway' --file new.jsonl
expect_line 'watching; 1 rows now' "$scratch/out"
expect_exit 2 "$ENTENTE" watch add norway 'documents'
expect_exit 2 "$ENTENTE" watch add broken 'path Norway'
expect_exit 2 "$ENTENTE" watch add ../evil 'documents'
expect_exit 0 "$ENTENTE" watch add later 'commitments of Iceland'
cat >taker <<'PROGRAM'
#!/bin/sh
printf '%s\n' "$@" >arguments
cat >rows
PROGRAM
chmod +x taker
expect_exit 0 "$ENTENTE" watch add papers documents --command ./taker 'a b' '$(touch shell)' ';'
expect_exit 0 "$ENTENTE" watch list
expect_line '^norway .*commitments of Norway .*new.jsonl' "$scratch/out"
expect_exit 0 "$ENTENTE" watch show papers
expect_exit 2 "$ENTENTE" watch show nosuch

# nothing new is 1; new rows are told by the run that brought them, once
expect_exit 1 "$ENTENTE" watch run norway
statement b.md Ships 'Norway will send two ships to the coast of Iceland. Iceland will host annual talks.'
expect_exit 0 "$ENTENTE" ingest -q b.md  # asks them itself
expect_line '^watch norway: 1 new for commitments of Norway$' "$scratch/out"
expect_line 'two ships' "$scratch/out"
expect_no_line '20 million' "$scratch/out"
expect_line '^watch later: [1-9]' "$scratch/out"
expect_line '^\{.*two ships.*\}$' new.jsonl
[ "$(wc -l <new.jsonl)" = 1 ] || fail "not one row in the file"
[ "$(cat arguments)" = "$(printf '%s\n' 'a b' '$(touch shell)' ';')" ] || fail "arguments: $(cat arguments)"
[ ! -e shell ] || fail "a shell has read the arguments"
expect_line '^\{.*"title":"Joint Statement on Ships"' rows
expect_exit 1 "$ENTENTE" watch run

# an edit that moves the sentence is no news; a failed delivery is repeated
sed -i 's/^Norway will/Read often. Norway will/' b.md
expect_exit 0 "$ENTENTE" ingest -q b.md
expect_exit 1 "$ENTENTE" watch run norway
printf '#!/bin/sh\nexit 3\n' >taker
statement c.md Fish 'Norway met Iceland.'
expect_exit 0 "$ENTENTE" ingest -q c.md
for i in 1 2; do
  expect_exit 0 "$ENTENTE" watch run papers
  expect_line 'ended with status 3' "$scratch/err"
done
printf '#!/bin/sh\nexit 0\n' >taker
expect_exit 0 "$ENTENTE" watch run papers
expect_exit 1 "$ENTENTE" watch run papers

# one that no longer parses, or that somebody damaged, is told; the others go on
sed -i 's/commitments of Iceland/commitments off Iceland/' "$ENTENTE_STORE/watches/later.json"
echo '{' >"$ENTENTE_STORE/watches/norway.json"
expect_exit 2 "$ENTENTE" watch run
expect_line '^watch later: ' "$scratch/err"
expect_line '^watch norway: .*this is no watch' "$scratch/err"
expect_exit 0 "$ENTENTE" watch remove norway
expect_exit 2 "$ENTENTE" watch remove norway
expect_exit 0 "$ENTENTE" query stats
