#!/usr/bin/env bash
# entente extract --explain: what was found, by which rule, and what was dropped and why; the same every time.
set -euo pipefail
: "${ENTENTE:?}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() { echo "FAILED: $*" >&2; exit 1; }
has() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 lacks: $2"; }; }
lacks() { ! grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 has: $2"; }; }

cat > statement.txt <<'TXT'
Joint Statement of Japan and Australia

We will open a maritime hotline by 2031 and share its plans with ASEAN.

Our plan to expand trade remains.

We also agreed to:

- Train 200 officers a year.

They urged North Korea to return to talks and reaffirmed that they will consult each other.
TXT

"$ENTENTE" extract --explain statement.txt > explained
has explained '"we": Japan (state:JPN), Australia (state:AUS)'
# A sentence with its statement: class, content, cue, rule, who is bound, how.
has explained '[1] paragraph'
has explained 'statement: commit "open a maritime hotline by 2031"'
has explained 'cue "will", by cue:commit-'
has explained 'parties: Japan (state:JPN), Australia (state:AUS)'
has explained 'committed, polarity +, strength high, pledged, deadline 2031, a strict commitment'
# A mention with what it means and who found it; a relation with its rule.
has explained 'Organisation "ASEAN" NAM: Association of Southeast Asian Nations (organisation:asean), by gazetteer'
has explained "urged Democratic People's Republic of Korea (state:PRK): asserted, polarity +, by cue:urge-urge"
# A list item and the stem it continues.
has explained 'list_item, goes on [3]'
# What was considered and dropped: a name inside a longer one, a noun spelled like a cue, a clause that is said by
# the one inside it, words that are never read.
has explained 'State by gazetteer "Korea": lost to the longer "North Korea"'
has explained 'cue intend-plan'
has explained 'no clause: it is no verb with a subject here'
has explained '"reaffirmed": another clause of the sentence says it'
has explained 'a title: read for mentions only'

"$ENTENTE" extract --explain statement.txt | cmp - explained || fail "it is not the same twice"

# Asking why changes nothing of what is found.
"$ENTENTE" extract statement.txt > plain
statements=$(grep -c '^  statement: ' explained)
python3 - plain "$statements" <<'PY' || fail "--explain shows another number of statements than the extraction has"
import json, sys
assert len(json.load(open(sys.argv[1], encoding="utf-8"))["statements"]) == int(sys.argv[2])
PY

# An annotated file is explained over its own sentences.
cat > page.json <<'JSON'
{"doc_id": "PAGE", "title": "Call", "text": "Japan condemned the launch. It ended.",
 "sentences": [{"start": 0, "end": 27}, {"start": 28, "end": 37, "boilerplate": true}]}
JSON
"$ENTENTE" extract --explain --gold page.json > explained
has explained 'statement: oppose "the launch"'
has explained '[1] boilerplate, not read'
lacks explained '[2]'

for refused in "--explain" "--explain --gold page.json --out out.json" "--gold page.json" "--explain missing.txt"; do
  status=0
  # shellcheck disable=SC2086
  "$ENTENTE" extract $refused > out 2> err || status=$?
  [ "$status" = 2 ] || fail "extract $refused: exit code $status"
  [ -s err ] && [ ! -s out ] || fail "extract $refused: no reason given"
done
"$ENTENTE" extract --help | grep -q -- --explain || fail "--help does not tell of --explain"
# A user's own lexicon takes one file, and the document may stand right behind it.
: > own.jsonl
"$ENTENTE" extract --lexicon own.jsonl statement.txt > own.json
has own.json '"class":"commit"'

echo "explained"
