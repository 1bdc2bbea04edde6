#!/usr/bin/env bash
# Full-text search over the example corpus, from ingestion to the statement that goes on from a hit; what happens when
# documents change or go, when the index is gone or damaged, and what is said when nothing is found.
. "$(dirname "$0")/scratch.sh"
corpus=$scratch/corpus
cp -r "$SOURCE/examples/corpus" "$corpus"
expect_exit 0 "$ENTENTE" ingest -q "$corpus"
ask() { expect_exit 0 "$ENTENTE" query --csv "$@"; }
pages() { "$ENTENTE" query --csv "search $1 limit 1000" 2>/dev/null | tail -n +2 | grep -c . || true; }

# --- words, phrases, operators, prefixes: each row holds what was sought, marked
ask 'search "missile warning data"'
expect_line '\*\*missile warning data\*\*' "$scratch/out"
[ "$(pages '"missile warning data"')" -le "$(pages 'missile warning data')" ] || fail "a phrase is more than its words"
both=$(pages 'deterrence AND Japan') one=$(pages 'deterrence') less=$(pages 'deterrence NOT Japan')
[ "$one" -gt 0 ] && [ $((both + less)) = "$one" ] || fail "AND $both and NOT $less do not make $one"
[ "$(pages 'deterrence OR missile')" -ge "$one" ] || fail "OR finds less than one side"
[ "$(pages 'deterr*')" -ge "$one" ] || fail "a prefix finds less than a word of it"
[ "$(pages 'allies')" = "$(pages 'ALLY')" ] || fail "stems differ"
ask 'search "extended deterrence" by "Tobias Hwang"'
expect_line '^2023-10-05,From Madrid to Camp David.*Extended Deterrence\*\* Council' "$scratch/out"
ask 'search deterrence since 2023-08-18 until 2023-08-18'
expect_no_line '^20(22|24)' "$scratch/out"
ask 'search alliance limit 1'
[ "$(grep -c '^20' "$scratch/out")" = 1 ] || fail "limit 1 shows more"

# --- inside a statement: the document is a node, the passage a map
ask 'CALL search("\"Extended Deterrence\" Council") YIELD passage, score, document
     MATCH (document)<-[:authored]-(a) WHERE score > 0 RETURN a.name, document.title, passage.page, passage.marked'
expect_line '^Tobias Hwang,From Madrid to Camp David.*,1,' "$scratch/out"
ask 'CALL graph.search("alliance", {limit: 1}) YIELD document_entity, page RETURN document_entity, page'
expect_line '^document:.*,1' "$scratch/out"
# A text is a text, whatever it holds.
expect_exit 2 "$ENTENTE" query 'CALL search($text) YIELD page RETURN page' --param 'text="deterrence) YIELD page //"'
expect_line "closes nothing" "$scratch/err"

# --- wrong questions say where and what would be right
wrong() {
  expect_exit 2 "$ENTENTE" query "$1"
  expect_line "$2" "$scratch/err"
}
wrong 'search Japan OR' 'to search for the word itself write "or"'
wrong 'search (Japan' 'opened here'
wrong 'search NOT Japan' 'write: treaty NOT draft'
wrong 'search' 'expected words to search for'
wrong 'search Japan by Nobody' "no document is, or is by, 'Nobody'"
wrong 'search Japan by "Naomi Castelane"' "did you mean 'Naomi Castellane'?"
wrong 'CALL search("Japan", {limt: 3}) YIELD page RETURN page' "did you mean 'limit'"

# --- nothing found: what was looked at, and what is spelt alike
expect_exit 1 "$ENTENTE" query 'search misssile AND Japan'
expect_line 'misssile is on no page; spelt alike: missile' "$scratch/err"
expect_line 'japan is on [0-9]+ pages' "$scratch/err"
expect_line 'looked at [0-9]+ documents' "$scratch/err"

# --- in step: a new document, a changed one, one that goes
file=$corpus/zzz.md
printf '# Note\n\nJapan will build a quixotic lighthouse.\n' >"$file"
expect_exit 0 "$ENTENTE" ingest -q "$corpus"
[ "$(pages 'quixotic')" = 1 ] || fail "a new document is not found"
printf '# Note\n\nJapan will build a baroque lighthouse.\n' >"$file"
expect_exit 0 "$ENTENTE" ingest -q "$corpus"
[ "$(pages 'quixotic')" = 0 ] && [ "$(pages 'baroque')" = 1 ] || fail "an old text is found"
expect_exit 0 "$ENTENTE" index check
expect_exit 0 "$ENTENTE" remove "$file"
[ "$(pages 'baroque')" = 0 ] || fail "a removed document is found"

# --- the index is gone: few documents are read through; damaged: it is said; rebuilt: as before
before=$("$ENTENTE" query --csv 'search deterrence OR alliance limit 1000' 2>/dev/null)
mv "$ENTENTE_STORE/full_text" "$scratch/aside"
[ "$("$ENTENTE" query --csv 'search deterrence OR alliance limit 1000' 2>/dev/null)" = "$before" ] ||
  fail "without the index the answer differs"
expect_exit 1 "$ENTENTE" index check
expect_line 'no index: run `entente index rebuild`' "$scratch/out"
mv "$scratch/aside" "$ENTENTE_STORE/full_text"
for part in "$ENTENTE_STORE"/full_text/*/*.glass; do printf 'damaged' | dd of="$part" bs=1 conv=notrunc status=none; done
truncate -s 10000 "$ENTENTE_STORE"/full_text/*/postlist.glass
: >"$(ls -d "$ENTENTE_STORE"/full_text/*)/iamglass"
expect_exit 2 "$ENTENTE" query 'search deterrence'
expect_line 'run `entente index rebuild`' "$scratch/err"
expect_exit 0 "$ENTENTE" query 'stats'  # the store is whole
expect_exit 0 "$ENTENTE" check
expect_exit 0 "$ENTENTE" index rebuild
expect_exit 0 "$ENTENTE" index check
[ "$("$ENTENTE" query --csv 'search deterrence OR alliance limit 1000' 2>/dev/null)" = "$before" ] ||
  fail "the rebuilt index answers otherwise"
expect_exit 2 "$ENTENTE" --store "$scratch/nowhere" index rebuild
[ ! -e "$scratch/nowhere" ] || fail "a store was made by rebuilding the index of none"
echo "search finds what is there, and nothing else"
