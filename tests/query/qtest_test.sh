#!/usr/bin/env bash
# Questions with the answers people expect: every tests/query/*.qtest, asked of the real program.
#
#   corpus: examples/corpus          the folder that is ingested, relative to the source
#
#   > links Japan to AUKUS           a question; '# …' lines are comments
#   + RETURN p                       … goes on with the question: a statement of several lines
#   nothing found, …                 what is printed, standard error included; '…' stands for any text,
#                                    a line '…' alone for any number of lines
#
# A blank line ends the expected lines.
. "$(dirname "$0")/../cli/scratch.sh"

failures=0

# as_pattern LINE: the line as a bash pattern in which only '…' matches other text.
as_pattern() {
  local line=$1
  line=${line//\\/\\\\}
  line=${line//\*/\\*}
  line=${line//\?/\\?}
  line=${line//\[/\\[}
  printf '%s' "${line//…/*}"
}

# matches ACTUAL... -- the lines of `expected` against the lines of `actual`, from expected[$1] and actual[$2].
matches() {
  local e=$1 a=$2 pattern
  while [ "$e" -lt "${#expected[@]}" ]; do
    if [ "${expected[$e]}" = "…" ]; then
      local from
      for ((from = a; from <= ${#actual[@]}; from++)); do
        if matches $((e + 1)) "$from"; then return 0; fi
      done
      return 1
    fi
    [ "$a" -lt "${#actual[@]}" ] || return 1
    pattern=$(as_pattern "${expected[$e]}")
    # shellcheck disable=SC2053  # a pattern on purpose
    [[ ${actual[$a]} == $pattern ]] || return 1
    e=$((e + 1)) a=$((a + 1))
  done
  [ "$a" -eq "${#actual[@]}" ]
}

check() {  # FILE LINE QUESTION
  mapfile -t actual < <("$ENTENTE" query "$3" 2>&1)
  if matches 0 0; then return 0; fi
  failures=$((failures + 1))
  { echo "$1:$2: > $3"; printf -- '- %s\n' "${expected[@]}"; printf -- '+ %s\n' "${actual[@]}"; } >&2
}

run_file() {
  local file=$1 number=0 line question="" at=0 corpus=""
  expected=()
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    case $line in
      'corpus: '*)
        corpus=${line#corpus: }
        export ENTENTE_STORE="$scratch/${corpus//\//-}"
        if [ ! -d "$ENTENTE_STORE" ]; then
          "$ENTENTE" ingest "$SOURCE/$corpus" >"$scratch/ingest" 2>&1 || fail "ingest $corpus: $(cat "$scratch/ingest")"
        fi ;;
      '#'*) [ -z "$question" ] || expected+=("$line") ;;
      '> '*)
        [ -n "$corpus" ] || fail "$file: the first line names no corpus"
        [ -z "$question" ] || check "$file" "$at" "$question"
        question=${line#> } at=$number expected=() ;;
      '+ '*) question+=$'\n'${line#+ } ;;
      '')
        [ -z "$question" ] || check "$file" "$at" "$question"
        question="" expected=() ;;
      *) expected+=("$line") ;;
    esac
  done <"$file"
  [ -z "$question" ] || check "$file" "$at" "$question"
}

files=("$SOURCE"/tests/query/*.qtest)
[ -e "${files[0]}" ] || skip "there is no *.qtest"
for file in "${files[@]}"; do run_file "$file"; done
[ "$failures" = 0 ] || fail "$failures questions were answered otherwise"
