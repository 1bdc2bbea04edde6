#!/usr/bin/env bash
# Fails when an include leaves the arrows, or a library's header leaves its home (tests/architecture/arrows.txt).
# Run by the build itself and by CTest. SOURCE is the project's folder.
set -euo pipefail
cd "${SOURCE:-$(dirname "$0")/../..}"
grep -rn --include='*.h' --include='*.cpp' -E '^[[:space:]]*#[[:space:]]*include' graph ingest query export cli |
awk -F: '
function starts(text, prefix) { return substr(text, 1, length(prefix)) == prefix }
function in_folder(path, folder) { return path == folder || starts(path, folder "/") }
function bad(message) { print $1 ":" $2 ": " message; failures++ }
BEGIN {
  while ((getline line < "tests/architecture/arrows.txt") > 0) {
    if (line ~ /^#/ || line == "") continue
    count = split(line, word, " ")
    if (word[2] == "may") for (i = 4; i <= count; i++) allowed[word[1]] = allowed[word[1]] " " word[i]
    else for (i = 4; i <= count; i++) home[word[1]] = home[word[1]] " " word[i]
  }
}
{
  lines++
  file = $1; text = $3
  for (i = 4; i <= NF; i++) text = text ":" $i
  match(text, /["<][^">]*[">]/)
  target = substr(text, RSTART + 1, RLENGTH - 2)
  for (prefix in home) if (starts(target, prefix)) {
    fits = 0; count = split(home[prefix], place, " ")
    for (i = 1; i <= count; i++) if (in_folder(file, place[i])) fits = 1
    if (!fits) bad(target " is at home in" home[prefix])
    if (file ~ /\.h$/ && file !~ /^cli\//) bad(target " may not stand in a header")
  }
  if (target !~ /^(graph|ingest|query|export|cli)\//) next
  room = file; sub(/\/[^\/]*$/, "", room)
  while (!(room in allowed) && room ~ /\//) sub(/\/[^\/]*$/, "", room)
  fits = 0; count = split(allowed[room], place, " ")
  for (i = 1; i <= count; i++) if (in_folder(target, place[i])) fits = 1
  if (!fits) bad(room "/ may not include " target)
}
END {
  if (lines == 0) { print "no includes found: is SOURCE right?"; exit 1 }
  print lines " includes read, " failures + 0 " leave the arrows"
  exit failures > 0
}'
