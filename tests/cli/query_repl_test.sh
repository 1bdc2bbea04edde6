#!/usr/bin/env bash
# The REPL on a terminal: completion, history, Ctrl-C, Ctrl-D, questions beside a writer.
. "$(dirname "$0")/scratch.sh"
command -v expect >/dev/null || skip "expect is not installed: no terminal to type at"
cd "$SOURCE"
expect_exit 0 "$ENTENTE" ingest examples/corpus/2024-quad-wilmington-fact-sheet.md
export XDG_STATE_HOME="$scratch/state" TERM=xterm COLUMNS=100

cat >"$scratch/type" <<'EXPECT'
set timeout 20
proc must {text} {
  expect {
    -ex $text {}
    timeout { puts stderr "no: $text"; exit 1 }
    eof { puts stderr "ended before: $text"; exit 1 }
  }
}
spawn $env(ENTENTE)
must "1 documents"
must "entente> "
# a verb, a name inside quotes, a kind after via
send "sho\t\"ind\t"
must "\"India\""
send "\003"
must "^C"
must "entente> "
send "neighbours Japan via participated_i\t"
must "participated_in"
send "\003"
must "entente> "
# an error leaves the session alive; commands
send "shw Japan\r"
must "did you mean 'show'?"
must "entente> "
send ".hlep\r"
must "did you mean '.help'?"
must "entente> "
send ".mode csv\r"
must "entente> "
send "stats\r"
must "what,number,ids"
must "entente> "
# another process writes; the next question sees it
exec $env(ENTENTE) ingest examples/corpus/2023-aukus-san-diego-joint-statement.md 2>/dev/null
send "documents\r"
must "AUKUS"
must "entente> "
# a paste of two lines
send "\033\[200~stats\nschema\033\[201~\r"
must "commitments,"
must "group,name"
must "entente> "
send "\004"
expect eof
lassign [wait] pid spawned os status
exit $status
EXPECT
ENTENTE="$ENTENTE" expect "$scratch/type" >"$scratch/session" 2>&1 || fail "the session went otherwise:
$(cat "$scratch/session")"

history="$scratch/state/entente/history"
[ "$(stat -c %a "$history")" = 600 ] || fail "the history is readable by others"
grep -qx "documents" "$history" || fail "the history lacks a line: $(cat "$history")"
