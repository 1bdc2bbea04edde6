#!/usr/bin/env bash
# `entente diff`: the briefing names what changed and nothing else, in forms that other programs read.
. "$(dirname "$0")/scratch.sh"
cd "$scratch"

mkdir papers
page() {
  cat >papers/pact.md <<TEXT
---
title: Joint Statement of the Leaders of Japan and Norway
date: 2023-08-18
---
# Joint Statement of the Leaders of Japan and Norway

Seen $1 times. Norway will contribute $2 million euros to the rescue fund. Japan and Norway will hold annual talks.
TEXT
}
page 9 20
expect_exit 0 "$ENTENTE" ingest -q papers
expect_exit 0 "$ENTENTE" diff
expect_line '^New commitments \([1-9]' "$scratch/out"
expect_line 'Norway' "$scratch/out"
expect_line '20 million euros' "$scratch/out"
expect_line '1 new document' "$scratch/out"

# nothing new; then a counter; then a word
expect_exit 0 "$ENTENTE" ingest -q papers
expect_exit 1 "$ENTENTE" diff
expect_line '^Nothing new since run 1 ' "$scratch/out"
page 10 20
expect_exit 0 "$ENTENTE" ingest -q papers
expect_exit 0 "$ENTENTE" diff
expect_no_line 'million euros' "$scratch/out"
expect_line 'says what it said' "$scratch/out"
page 10 25
expect_exit 0 "$ENTENTE" ingest -q papers
expect_exit 0 "$ENTENTE" diff
expect_line '^Commitments reworded \(1\)' "$scratch/out"
expect_line '25 million' "$scratch/out"
expect_line 'was: ".*20 million' "$scratch/out"
expect_no_line 'annual talks' "$scratch/out"

# between two ends
expect_exit 0 "$ENTENTE" diff 0 1
expect_line '20 million' "$scratch/out"
expect_no_line '25 million' "$scratch/out"
expect_exit 0 "$ENTENTE" diff 2
expect_line 'By 2 runs up to run 4' "$scratch/out"
expect_exit 0 "$ENTENTE" diff 1990-01-01
expect_exit 1 "$ENTENTE" diff 2999-01-01
expect_exit 2 "$ENTENTE" diff 3 2
expect_exit 2 "$ENTENTE" diff 9
expect_exit 2 "$ENTENTE" diff --format pdf
expect_line 'text, markdown, html, json' "$scratch/err"

# forms
expect_exit 0 "$ENTENTE" diff --format html -o briefing.html --feed feed.xml
[ -s briefing.html ] || fail "no page"
if command -v xmllint >/dev/null; then
  xmllint --noout feed.xml || fail "the feed is no XML"
  [ -z "$(xmllint --html --noout briefing.html 2>&1 | grep -v 'Tag section invalid' | grep error || true)" ] ||
    fail "the page is no HTML"
fi
if command -v python3 >/dev/null; then
  expect_exit 0 "$ENTENTE" diff 0 --format json
  cp "$scratch/out" "$scratch/json"
  python3 - feed.xml "$scratch/json" <<'PYTHON' || fail "the feed or the JSON does not hold"
import json, re, sys
import xml.etree.ElementTree as xml
atom = "{http://www.w3.org/2005/Atom}"
feed = xml.parse(sys.argv[1]).getroot()
assert feed.tag == atom + "feed"
time = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
# RFC 4287, 4.1.1 and 4.1.2: exactly one id, title and updated; an author; content or a link
for node in [feed] + feed.findall(atom + "entry"):
    for name in ("id", "title", "updated"):
        assert len(node.findall(atom + name)) == 1, name
        assert node.find(atom + name).text, name
    assert time.match(node.find(atom + "updated").text)
assert feed.find(f"{atom}author/{atom}name").text
ids = [entry.find(atom + "id").text for entry in feed.findall(atom + "entry")]
assert ids and len(ids) == len(set(ids)) and all(i.startswith("urn:entente:") for i in ids)
assert all(len(entry.findall(atom + "content")) == 1 for entry in feed.findall(atom + "entry"))
data = json.load(open(sys.argv[2], encoding="utf-8"))
assert data["after"] == 0 and data["up_to"] == 4 and len(data["runs"]) == 4
[document] = data["documents"]
assert document["news"] == "new" and document["now"]["title"] == "Joint Statement of the Leaders of Japan and Norway"
assert all(s["quote"] and s["page"] == 1 for s in document["statements"])
assert {c["news"] for c in data["commitments"]} == {"new"}
PYTHON
fi

# the user takes a document out
rm -r papers
expect_exit 0 "$ENTENTE" remove --all
expect_exit 0 "$ENTENTE" diff
expect_line '^Documents gone \(1\)' "$scratch/out"
expect_line 'Joint Statement.*\[removed' "$scratch/out"
expect_line '^Commitments gone' "$scratch/out"
expect_exit 0 "$ENTENTE" check
