#!/usr/bin/env bash
# One and four workers give the same graph, ingesting twice changes nothing, deleting everything leaves nothing.
. "$(dirname "$0")/scratch.sh"
export_graph() { "$ENTENTE" --store "$1" export --format jsonl -o "$2" 2>/dev/null; }

expect_exit 0 "$ENTENTE" --store "$scratch/one" ingest -j 1 "$SOURCE/examples/corpus"
expect_exit 0 "$ENTENTE" --store "$scratch/four" ingest -j 4 "$SOURCE/examples/corpus"
export_graph "$scratch/one" "$scratch/one.jsonl"
export_graph "$scratch/four" "$scratch/four.jsonl"
[ "$(wc -l <"$scratch/one.jsonl")" -gt 500 ] || fail "the example corpus gives only $(wc -l <"$scratch/one.jsonl") lines"
cmp "$scratch/one.jsonl" "$scratch/four.jsonl" || fail "the graph depends on the number of workers"

expect_exit 0 "$ENTENTE" --store "$scratch/one" ingest "$SOURCE/examples/corpus"
expect_line '0 added, 0 replaced, [1-9][0-9]* unchanged, 0 failed' "$scratch/out"
export_graph "$scratch/one" "$scratch/twice.jsonl"
cmp "$scratch/one.jsonl" "$scratch/twice.jsonl" || fail "ingesting twice changed the graph"
expect_exit 0 "$ENTENTE" --store "$scratch/one" check
expect_line 'all invariants hold' "$scratch/out"

# Another order of arrival: the same graph.
ls "$SOURCE/examples/corpus"/* | sort -r >"$scratch/files"
expect_exit 0 xargs -a "$scratch/files" "$ENTENTE" --store "$scratch/reversed" ingest
export_graph "$scratch/reversed" "$scratch/reversed.jsonl"
cmp "$scratch/one.jsonl" "$scratch/reversed.jsonl" || fail "the graph depends on the order of the documents"

expect_exit 0 "$ENTENTE" --store "$scratch/one" remove --all
expect_exit 1 "$ENTENTE" --store "$scratch/one" export --format jsonl -o "$scratch/empty.jsonl"
[ "$(wc -l <"$scratch/empty.jsonl")" -le 1 ] || fail "something is left after deleting everything"
expect_exit 0 "$ENTENTE" --store "$scratch/one" check
expect_line '^0 documents, 0 pages, 0 entities, 0 statements, 0 commitments, 0 relations' "$scratch/out"
