#!/usr/bin/env bash
# `entente runs` and `entente run`: every run is listed, every document has its verdict.
. "$(dirname "$0")/scratch.sh"
cd "$scratch"

expect_exit 2 "$ENTENTE" runs
mkdir papers
printf '# Pact\n\nNorway will pay 20 million euros to the rescue fund.\n' >papers/pact.md
printf '%%PDF-1.4 broken' >papers/scan.pdf
expect_exit 1 "$ENTENTE" ingest -q papers
expect_exit 1 "$ENTENTE" ingest -q papers

expect_exit 0 "$ENTENTE" runs
expect_line '^ *1 .* complete +1 ' "$scratch/out"
[ "$(wc -l <"$scratch/out")" = 3 ] || fail "not a heading and two runs: $(cat "$scratch/out")"
expect_exit 1 "$ENTENTE" runs --job nosuch
expect_exit 0 "$ENTENTE" runs --json
expect_line '"run":2.*"end":"complete".*"unchanged":1.*"failed":1.*"arguments":\["papers"\]' "$scratch/out"

expect_exit 0 "$ENTENTE" run 1
expect_line '^run 1: complete$' "$scratch/out"
expect_line '^over papers$' "$scratch/out"
expect_line '1 added, 1 failed' "$scratch/out"
expect_line '^added .*papers/pact.md' "$scratch/out"
expect_line '^failed .*papers/scan.pdf .*(malformed|unreadable)' "$scratch/out"
expect_exit 0 "$ENTENTE" run
expect_line '^run 2: complete$' "$scratch/out"
expect_no_line 'pact.md' "$scratch/out"
expect_line '1 unchanged not listed' "$scratch/err"
expect_exit 0 "$ENTENTE" run 2 --verdict unchanged
expect_line '^unchanged .*papers/pact.md' "$scratch/out"
expect_exit 1 "$ENTENTE" run 2 --verdict added
expect_exit 0 "$ENTENTE" run 2 --json
expect_line '"verdict":"unchanged","location":".*pact.md".*"document":"document:' "$scratch/out"
expect_exit 2 "$ENTENTE" run 2 --verdict lost
expect_line 'added, replaced, unchanged' "$scratch/err"
expect_exit 2 "$ENTENTE" run 3
expect_line 'the last is 2' "$scratch/err"
expect_exit 2 "$ENTENTE" run tomorrow
expect_exit 0 "$ENTENTE" check
