#!/usr/bin/env bash
# Statements of several lines typed at a terminal: Enter, recall, completion, Ctrl-C, a paste, .export, and a batch
# beside the session whose facts are in the next answer.
. "$(dirname "$0")/scratch.sh"
command -v expect >/dev/null || skip "expect is not installed: no terminal to type at"
cd "$SOURCE"
expect_exit 0 "$ENTENTE" ingest -q examples/corpus
mkdir "$scratch/more"
cat >"$scratch/more/new.md" <<'DOC'
---
title: Reykjavik Readout
date: 2025-03-04
---

Japan and Iceland signed the Northern Ports Agreement in Reykjavik. Japan will open a consulate in Reykjavik.
DOC
export XDG_STATE_HOME="$scratch/state" TERM=xterm COLUMNS=120 SCRATCH="$scratch" PAGER=cat

cat >"$scratch/type" <<'EXPECT'
set timeout 30
proc must {text} {
  expect {
    -ex $text {}
    timeout { puts stderr "no: $text"; exit 1 }
    eof { puts stderr "ended before: $text"; exit 1 }
  }
}
proc type {text} { send -- $text }
spawn $env(ENTENTE)
must "For example:"
must "entente> "
# completion inside quotes, of a label, of a relation kind, of a property
type "MATCH (a {name: 'jap\t\t"
must "'Japan'"
type "\003"
must "entente> "
type "path \"jap\t\t"
must "\"Japan\""
type "\003"
must "entente> "
type "MATCH (m:Meet\t"
must "Meeting"
type ")<-\[r:participated\t"
must "participated_in"
type "\003"
must "entente> "
# a statement over several lines: Enter goes on until ';'
type "MATCH (a)-\[:member_of\]->(g {name: 'AUKUS'})\r"
type "RETURN a.name AS member\r"
type "ORDER BY member LIMIT 1;\r"
must "Australia"
must "1 row"
must "entente> "
# recalled whole, and edited as one: the last line away, another limit
type "\020"
must "LIMIT 1;"
type "\177\177"
type "2;\r"
must "United Kingdom"
must "2 rows"
must "entente> "
# Ctrl-C abandons the question, not the session
type "MATCH (a)-\[*1..9\]-(b) RETURN count(*);\r"
after 1500
type "\003"
must "entente> "
type "RETURN 6 * 7 AS answer;\r"
must "42"
must "entente> "
# a paste of three lines is three questions
type "\033\[200~RETURN 11 + 11 AS a;\nRETURN 33 * 1 AS b;\nstats\033\[201~\r"
must "22"
must "33"
must "commitments"
must "entente> "
# the last answer as files
type "path Japan to AUKUS\r"
must "way"
must "entente> "
type ".export $env(SCRATCH)/way.graphml\r"
must "nodes"
must "entente> "
type ".export $env(SCRATCH)/way.csv\r"
must "rows"
must "entente> "
type ".export $env(SCRATCH)/way.gexf\r"
must "nodes"
must "entente> "
# why, by row: the answer stays the last one
type ".why 1\r"
must "page"
must "entente> "
type ".why 2\r"
must "AUKUS Joint Leaders' Statement"
must "entente> "
type ".export $env(SCRATCH)/after_why.csv\r"
must "2 rows"
must "entente> "
# completion and errors of a question behind a command
type ".explain path \"jap\t\t"
must "\"Japan\""
type "\003"
must "entente> "
type ".explain path Japan to Qwad\r"
must "1 | path Japan to Qwad"
must "entente> "
# a file begins with the answer, without the blank line between tables
type ".once $env(SCRATCH)/once.md\r"
must "entente> "
type ".mode markdown\r"
must "entente> "
type "RETURN 5 AS five;\r"
must "1 row"
must "entente> "
type ".mode box\r"
must "entente> "
# without its pager an answer is printed all the same
type ".pager no_such_pager\r"
must "entente> "
type "UNWIND range(1, 400) AS number RETURN number * 1000 AS product;\r"
must "400000"
must "entente> "
type ".pager off\r"
must "entente> "
# a topic that is a verb as well
type ".help statements\r"
must "Example: statements of"
must "may run over several lines"
must "entente> "
# what the verb became, and how it would be answered
type ".desugar path Japan to AUKUS\r"
must "CALL graph.path"
must "entente> "
type ".explain MATCH (a:State) RETURN a.name\r"
must "NodeScan"
must "entente> "
type ".param who \"Japan\"\r"
must "entente> "
type "MATCH (a {name: \$who}) RETURN a.name;\r"
must "Japan"
must "entente> "
# modes
type ".mode jsonl\r"
must "entente> "
type "RETURN 1 AS one;\r"
must "{\"one\":1"
must "entente> "
type ".mode table\r"
must "entente> "
# a batch beside it: the next answer has its facts
type "neighbours Iceland\r"
must "entente> "
exec $env(ENTENTE) ingest -q $env(SCRATCH)/more 2>/dev/null
type "neighbours Iceland\r"
must "Northern Ports Agreement"
must "entente> "
type "\004"
expect eof
lassign [wait] pid spawned os status
exit $status
EXPECT
ENTENTE="$ENTENTE" expect "$scratch/type" >"$scratch/session" 2>&1 || fail "the session went otherwise:
$(tail -c 3000 "$scratch/session")"

grep -q '<edge' "$scratch/way.graphml" || fail "the GraphML holds no edge"
grep -q '<edge' "$scratch/way.gexf" || fail "the GEXF holds no edge"
head -1 "$scratch/once.md" | grep -q '^| five |' || fail "the file begins otherwise: $(cat "$scratch/once.md")"
head -1 "$scratch/way.csv" | grep -q '^way,step,' || fail "the CSV is $(head -1 "$scratch/way.csv")"
# the history keeps the statement whole, after one time stamp
python3 - "$scratch/state/entente/history" <<'PY' || fail "the history is broken"
import re, sys
entries = re.split(r"^#\d+\n", open(sys.argv[1]).read(), flags=re.M)
assert any(entry.startswith("MATCH (a)-[:member_of]") and "ORDER BY member LIMIT 1;" in entry for entry in entries), entries
PY
