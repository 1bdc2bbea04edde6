# Sourced by the scripts here: a scratch directory that goes away, and words for what is expected.
# CTest sets ENTENTE (the program), SOURCE (the project) and SHARED (the reference material, which may be absent).
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ENTENTE_STORE="$scratch/store"
unset XDG_DATA_HOME

fail() { echo "FAILED: $*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }

# expect_exit STATUS COMMAND...: runs it, keeps its output in $scratch/out and $scratch/err.
expect_exit() {
  local wanted=$1 status=0
  shift
  "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  [ "$status" = "$wanted" ] || fail "exit $status instead of $wanted: $*
$(cat "$scratch/out" "$scratch/err")"
}

# expect_line REGEX FILE: some line matches.
expect_line() { grep -qE -- "$1" "$2" || fail "no line like: $1
$(cat "$2")"; }

# expect_no_line REGEX FILE: none does.
expect_no_line() { ! grep -E -- "$1" "$2" || fail "a line like: $1"; }
