#!/usr/bin/env bash
# The openCypher Technology Compatibility Kit, all 3,897 scenarios: the shares that are promised, and no scenario
# lost that once passed. tck_baseline.txt names those, one a line; after an improvement it is written anew by
#
#   TCK_WRITE_BASELINE=1 ENTENTE=build/release/entente SOURCE=$PWD SHARED=../shared bash tests/query/tck_test.sh
. "$(dirname "$0")/../cli/scratch.sh"
kit=$SHARED/tck
[ -f "$kit/opencypher-tck.tar.xz" ] || skip "no compatibility kit in $kit"
python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])' \
  "$kit/opencypher-tck.tar.xz" "$scratch"
features=$(find "$scratch" -type d -name features | head -n 1)

baseline=$SOURCE/tests/query/tck_baseline.txt
option=--baseline
[ -z "${TCK_WRITE_BASELINE:-}" ] || option=--write-baseline
status=0
python3 "$kit/run_tck.py" --features "$features" --engine "$ENTENTE query --scratch --json" \
  --style markdown --show 0 "$option" "$baseline" >"$scratch/report" 2>&1 || status=$?

# expect_share SUBSET RUN LEAST: of so many scenarios at least so many per thousand pass.
expect_share() {
  local line run passed
  line=$(grep -E "^\| $1 +\|" "$scratch/report") || fail "no line for '$1' in the report
$(tail -n 40 "$scratch/report")"
  run=$(cut -d '|' -f 3 <<<"$line")
  passed=$(cut -d '|' -f 4 <<<"$line")
  [ $((run)) = "$2" ] || fail "$1: $((run)) scenarios were run, not $2"
  [ $((passed * 1000)) -ge $((run * $3)) ] || fail "$1: $((passed)) of $((run)) pass, $3 in 1,000 are promised"
  echo "$1: $((passed)) of $((run))"
}
expect_share answers 1835 970
expect_share rejects 641 920
expect_share all 3897 720
[ "$option" = --write-baseline ] || [ "$status" = 0 ] || fail "scenarios that passed before fail now
$(tail -n 60 "$scratch/report")"
