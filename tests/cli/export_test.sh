#!/usr/bin/env bash
# Exports that are refused, half written, different the second time, or not what another program can read.
. "$(dirname "$0")/scratch.sh"
cd "$scratch"
graph=("$ENTENTE" export)

# What is wrong is said, with a way out, and nothing is written.
expect_exit 2 "${graph[@]}" -o none.graphml
expect_line 'no (store|graph)|not' err
[ ! -e none.graphml ] || fail "a file without a graph"

expect_exit 0 "$ENTENTE" ingest "$SOURCE/examples/corpus"
expect_exit 2 "${graph[@]}"
expect_line 'one of graphml, gexf, jsonl, svg' err
expect_exit 2 "${graph[@]}" --format pajek
expect_line 'there are graphml, gexf, jsonl, svg' err
expect_exit 2 "${graph[@]}" --format graphml --profile none
expect_line 'there are gephi, strict' err
expect_exit 2 "${graph[@]}" --format graphml -o no/such/folder/file
[ ! -s out ] || fail "an error wrote to standard output"

# Every format, to a file and to standard output, twice: the same bytes.
for format in graphml gexf jsonl svg; do
  expect_exit 0 "${graph[@]}" -o "first.$format"
  expect_line '^[0-9]+ ' err
  expect_exit 0 "${graph[@]}" --format "$format"
  cmp out "first.$format" || fail "$format differs the second time"
  [ "$(find . -name '*.part' | wc -l)" = 0 ] || fail "an unfinished file is left"
done

# A failing export leaves the old file alone.
echo old >kept.graphml
expect_exit 2 "${graph[@]}" -o kept.graphml --profile none
[ "$(cat kept.graphml)" = old ] || fail "the old file is gone"

# Proposals only when asked for, and labelled.
expect_no_line 'key="e_standing">[^f]' first.graphml
expect_exit 0 "${graph[@]}" -o all.graphml --with-proposals
expect_line 'key="e_standing">[^f]' all.graphml

# The part that answers a question; nothing to answer with is an honest nothing.
expect_exit 0 "${graph[@]}" --query 'path Japan to Australia' -o path.graphml
expect_line '<node id="state:JPN"' path.graphml
[ "$(grep -c '<node ' path.graphml)" -lt "$(grep -c '<node ' first.graphml)" ] || fail "the part is the whole"
expect_exit 2 "${graph[@]}" --query 'path Japan to Nosuchland' -o nowhere.graphml
[ ! -e nowhere.graphml ] || fail "a file without an answer"

# The text of the pages on request only.
expect_no_line '"type":"page".*"text":' first.jsonl
expect_exit 0 "${graph[@]}" --format jsonl --with-text
expect_line '"type":"page".*"text":' out

# Foreign readers.
command -v python3 >/dev/null || skip "everything but foreign readers passed; there is no python3"
python3 - <<'PYTHON' || fail "python does not read the exports"
import json, xml.etree.ElementTree as tree
lines = [json.loads(line) for line in open("first.jsonl", encoding="utf-8")]
assert lines[0] == {"format": "entente-jsonl", "version": 1, "scope": "graph"}, lines[0]
relations = sum(line.get("type") == "relation" for line in lines)
space = "{http://graphml.graphdrawing.org/xmlns}"
for name in ("first.graphml", "all.graphml", "path.graphml"):
    root = tree.parse(name).getroot()
    ids = {node.get("id") for node in root.iter(space + "node")}
    edges = list(root.iter(space + "edge"))
    assert ids and edges and all(e.get("source") in ids and e.get("target") in ids for e in edges), name
    weight = sum(float(d.text) for e in edges for d in e if d.get("key") == "weight")
    if name == "all.graphml":
        assert 0.5 * relations <= weight <= relations, (weight, relations)
tree.parse("first.svg")
PYTHON
lint=$SHARED/interop/tools/lint.py
[ -f "$lint" ] || skip "everything but the lint passed; the shared interoperability tools are not here"
for file in first all path; do
  expect_exit 0 python3 "$lint" "$file.graphml"
  expect_no_line 'FAIL' out
done
