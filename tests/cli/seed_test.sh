#!/usr/bin/env bash
# The publication page that the project began with: attributed claims and recommendations, a proposed institution, and
# no commitment. As text, and in the HTML of such a site.
. "$(dirname "$0")/scratch.sh"
seed=$(ls "$SHARED"/seed/*.txt 2>/dev/null | head -n 1) || true
[ -n "$seed" ] || skip "the reference material with the seed page is not here"
gold=$SHARED/eval/seed.gold.json
ask() { "$ENTENTE" query "$@" >"$scratch/answer" 2>"$scratch/talk" || true; }

verify() {  # STORE: what the graph must hold, asked as a user would
  export ENTENTE_STORE=$1
  ask --json 'show "Alex Soohoon Lee"' 'links "Alex Soohoon Lee" to "ROK-US-Japan Trilateral Security Cooperation: Commitments, Progress, Opportunities & Challenges Ahead"'
  expect_line 'authored' "$scratch/answer"
  ask 'neighbours grouping:"ROK-US-Japan" via member_of'
  for member in 'Republic of Korea' 'United States' 'Japan'; do expect_line "^$member.*member_of" "$scratch/answer"; done
  ask 'neighbours "Yoon Suk Yeol" via participated_in since 2022 until 2022' 'neighbours "Joe Biden" via participated_in since 2022 until 2022'
  [ "$(grep -c '^.*Meeting.*participated_in.*2022' "$scratch/answer")" = 2 ] || fail "not both at a meeting of 2022: $(cat "$scratch/answer")"
  ask 'neighbours "Fumio Kishida" via holds_office'
  expect_line 'Prime Minister of Japan' "$scratch/answer"
  ask 'show "ROK-US-Japan Cooperation Secretariat"'
  expect_line 'status +proposed' "$scratch/answer"
  ask 'links "Alex Soohoon Lee" to "ROK-US-Japan Cooperation Secretariat" with proposals'
  expect_line 'proposed' "$scratch/answer"
  ask --json 'statements of "Alex Soohoon Lee" class recommend'
  [ "$(grep -o '"class":"recommend"' "$scratch/answer" | wc -l)" -ge 5 ] || fail "fewer than 5 recommendations: $(cat "$scratch/answer")"
  expect_line 'should be created' "$scratch/answer"
  ask 'show "Camp David Summit"'
  expect_line 'mentions +[2-9]' "$scratch/answer"
  expect_no_line '^date .*stated' "$scratch/answer"
  expect_no_line '^date +[0-9-]+ *$' "$scratch/answer"
  ask 'stats'
  expect_line '^commitments +0$' "$scratch/answer"
  ! "$ENTENTE" export --format jsonl 2>/dev/null | grep -E '"quote":"[^"]*(Mailing List|mailing list|Total Index|Download PDF|does not support|Search All)' ||
    fail "the site's shell became a statement"
}

expect_exit 0 "$ENTENTE" --store "$scratch/text" ingest "$seed"
verify "$scratch/text"
python3 "$SOURCE/tests/cli/seed_page.py" "$seed" 6433 >"$scratch/page.html"
expect_exit 0 "$ENTENTE" --store "$scratch/html" ingest "$scratch/page.html"
verify "$scratch/html"

# Another counter in the shell: the same document.
python3 "$SOURCE/tests/cli/seed_page.py" "$seed" 6570 >"$scratch/page.html"
expect_exit 0 "$ENTENTE" --store "$scratch/html" ingest "$scratch/page.html"
expect_line '0 added, 0 replaced, 1 unchanged, 0 failed' "$scratch/out"

expect_exit 0 "$ENTENTE" extract --gold "$gold" --out "$scratch/system.json"
python3 "$SHARED/eval/score.py" "$gold" "$scratch/system.json" --json "$scratch/score.json" >/dev/null
python3 - "$scratch/score.json" <<'PY'
import json, sys
score = json.load(open(sys.argv[1]))
figures = {
    "mention F1, exact": (score["mention"]["exact_all"]["F1"], 0.85),
    "directive sentence F1": (score["sentence"]["directive"]["F1"], 0.80),
    "attribution F1": (score["statement"]["attribution_f1"], 0.85),
    "relation F1": (score["relation"]["micro"]["F1"], 0.40),
}
for name, (value, bar) in figures.items():
    print(f"{name}: {value} (must be {bar})")
commitments = score["commitment_e2e"]["span"]
assert all(value >= bar for value, bar in figures.values()), "a figure is under its bar"
assert commitments["tp"] + commitments["fp"] == 0, "a commitment where there is none"
PY
