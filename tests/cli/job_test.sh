#!/usr/bin/env bash
# Jobs from the declaration to the daemon, with the real program: what is refused, what runs, what is kept.
. "$(dirname "$0")/scratch.sh"
job() { "$ENTENTE" job "$@"; }
jobs=$ENTENTE_STORE/jobs
mkdir -p "$scratch/pubs"
cp "$SOURCE/examples/corpus/2022-phnom-penh-trilateral-statement.md" "$scratch/pubs/a.md"
cat >"$scratch/daily.json" <<'JSON'
{ // read every morning
  "name": "daily", "sources": [{"type": "files", "paths": "pubs/"}],
  "options": {"workers": 1},
  "after": {"command": ["sh", "-c", "echo $ENTENTE_JOB \"$@\" >>told", "sh", "$(id) a  b"]},
  "schedule": {"cron": "30 5 * * *", "time_zone": "Asia/Seoul", "retries": 1},
}
JSON

# A declaration that is wrong changes nothing.
sed 's/"files", "paths"/"filez", "paths"/' "$scratch/daily.json" >"$scratch/wrong.json"
expect_exit 2 job add "$scratch/wrong.json"
expect_line "^entente: $scratch/wrong.json:2:41: sources\[0\]\.type: \"filez\" is no kind .* did you mean \"files\"\?" "$scratch/err"
expect_exit 1 job list
expect_exit 0 job check "$scratch/daily.json"
expect_exit 1 job list

# Added, replaced, shown.
expect_exit 0 job add "$scratch/daily.json"
expect_line '^daily: added; next run .* 05:30:00\+09:00$' "$scratch/out"
expect_exit 0 job add "$scratch/daily.json"
expect_line '^daily: is as it was' "$scratch/out"
expect_exit 0 job list
expect_line '^daily +30 5 \* \* \* Asia/Seoul +.* 05:30:00\+09:00 +never' "$scratch/out"
expect_exit 0 job list --json
python3 -c 'import json, sys; row = json.load(sys.stdin); assert row["name"] == "daily" and row["outcome"] == "never"' <"$scratch/out"
expect_exit 0 job show daily
python3 -c 'import json, sys; assert json.load(sys.stdin)["sources"][0]["paths"] == [sys.argv[1] + "/pubs/"]' "$scratch" <"$scratch/out"
expect_exit 2 job show weekly
expect_line 'weekly: no such job; there are daily' "$scratch/err"

# When it comes.
expect_exit 0 job next daily --now 2030-01-01T00:00:00Z -n 2
expect_line '^daily  2030-01-01T20:30:00Z  2030-01-02 05:30:00\+09:00$' "$scratch/out"
expect_line '^daily  2030-01-02T20:30:00Z' "$scratch/out"
expect_exit 0 job next --cron '30 2 * * *' --zone America/New_York --now 2026-03-08T00:00:00Z
expect_line '^2026-03-08T07:00:00Z  2026-03-08 03:00:00-04:00$' "$scratch/out"
expect_exit 2 job next --cron '0 0 30 2 *'
expect_line 'never comes' "$scratch/err"
expect_exit 0 job pause daily
expect_exit 1 job next
expect_exit 0 job resume daily
expect_exit 0 job next

# Run by hand; not when it is not due; not twice at a time.
expect_exit 0 job run --if-due daily
[ ! -s "$scratch/out" ] || fail "said something though nothing was due"
cd "$scratch"
expect_exit 0 job run --quiet daily
expect_line '^daily: .*1 added' "$scratch/out"
expect_line '^daily \$\(id\) a  b$' told
expect_exit 0 job run --quiet daily
[ "$(wc -l <told)" = 1 ] || fail "told though nothing is new"
expect_line '^daily: .*0 added.* 1 unchanged' "$scratch/out"
expect_exit 0 job log daily -n 1
python3 -c 'import json, sys; e = json.load(sys.stdin); assert (e["event"], e["unchanged"], e["added"]) == ("complete", 1, 0), e' <"$scratch/out"
python3 - "$jobs/daily.run.lock" "$ENTENTE" <<'PY'
import fcntl, subprocess, sys
with open(sys.argv[1], "r+") as lock:
    fcntl.lockf(lock, fcntl.LOCK_EX)
    run = subprocess.run([sys.argv[2], "job", "run", "daily"], capture_output=True, text=True)
    assert run.returncode == 2 and "runs already" in run.stderr, run
    assert subprocess.run([sys.argv[2], "job", "run", "--if-due", "daily"]).returncode == 0
PY

# A document that cannot be read makes the run partial; a store that cannot be written makes it fail.
: >"$scratch/pubs/empty.pdf"
expect_exit 1 job run --quiet daily
expect_exit 0 job list
expect_line 'partial' "$scratch/out"
rm "$scratch/pubs/empty.pdf"

# Three days in a hurry: one run for what was missed, then three at the right times, each a process of its own.
from=$(date -u -d '+2 days' +%F) until=$(date -u -d '+5 days' +%F)
expect_exit 0 job daemon --now "$from" --until "$until"
[ "$(grep -c '^\(.*\)T20:30:00Z daily: starts, due \1T20:30:00Z' "$scratch/err")" = 3 ] || fail "not three runs: $(cat "$scratch/err")"
[ "$(grep -c "^${from}T00:00:00Z daily: starts" "$scratch/err")" = 1 ] || fail "did not catch up: $(cat "$scratch/err")"
[ "$(grep -c '"time":"'"$from"'T20:30:00Z","event":"started"' "$jobs/daily.log")" = 1 ] || fail "not at its time"
expect_exit 2 job daemon --now "$from"

# A daemon finds what is overdue and a run that was killed, is alone, and leaves when told to.
overdue() { printf '{"served": "2020-01-01T00:00:00Z"}' >"$jobs/daily.state.json"; }
wait_for() { for _ in $(seq 1500); do grep -qE "$1" "$2" 2>/dev/null && return; sleep 0.02; done; fail "no $1 in $(cat "$2")"; }
overdue
: >"$jobs/daily.run.lock"
"$ENTENTE" job daemon 2>"$scratch/daemon" & daemon=$!
wait_for '^[0-9]+' "$jobs/daily.run.lock"
kill -9 "$(cat "$jobs/daily.run.lock")" 2>/dev/null || true
wait_for 'daily: crashed: ended by signal 9.*tries again' "$scratch/daemon"
expect_exit 2 job daemon
expect_line 'a daemon serves this store already, held by process' "$scratch/err"
overdue
kill -HUP "$daemon"
wait_for 'daily: complete' "$scratch/daemon"
kill -TERM "$daemon"
wait "$daemon" || fail "the daemon returned $?"
expect_line 'leaves$' "$scratch/daemon"
[ "$(grep -c 'starts, due' "$scratch/daemon")" = 2 ] || fail "caught up more than once: $(cat "$scratch/daemon")"

# For systemd and cron, without writing anything.
expect_exit 0 job install --systemd --print --system daily
expect_line '^OnCalendar=\*-\*-\* 05:30:00 Asia/Seoul$' "$scratch/out"
expect_line '^ExecStart=".*entente" --store ".*store" job run --retry --quiet daily$' "$scratch/out"
expect_exit 0 job install --systemd --daemon --folder "$scratch/units"
expect_line 'enable --now entente-jobs.service' "$scratch/out"
[ -s "$scratch/units/entente-jobs.service" ] || fail "no unit was written"
expect_exit 0 job install --cron --print daily
expect_line "^\*/10 \* \* \* \* '.*entente' --store '.*' job run --if-due --quiet daily" "$scratch/out"
expect_exit 2 job install daily
expect_exit 2 job install --systemd

# Edited by hand and wrong: told, and the others are listed.
echo '{"name": "daily", "surces": []}' >"$jobs/daily.json"
expect_exit 0 job list
expect_line 'surces: no such field' "$scratch/out"
expect_exit 2 job run daily
expect_exit 0 job remove daily
[ -z "$(ls "$jobs" | grep daily)" ] || fail "left behind: $(ls "$jobs")"
expect_exit 1 job list
expect_exit 0 "$ENTENTE" check
