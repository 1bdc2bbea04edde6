#!/usr/bin/env bash
# entente read: the four views, and the exit code and words of every refusal.
set -euo pipefail
: "${ENTENTE:?}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() { echo "FAILED: $*" >&2; exit 1; }
has() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 lacks: $2"; }; }
lacks() { ! grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 has: $2"; }; }

cat > page.txt <<'TXT'
Search All Site Content

Total Index: 6433 publications.

Two Seas, One Shelf: The Gas Question

Mara Okonjo argues that the two governments should share the income before they draw a line.
TXT

"$ENTENTE" read page.txt > summary
has summary "title      Two Seas, One Shelf: The Gas Question"
has summary "kind       text"
has summary "blocks     4 blocks, 2 of them boilerplate"
has summary "Mara Okonjo argues"

"$ENTENTE" read page.txt --text > text
has text "Mara Okonjo argues"
lacks text "Search All"

"$ENTENTE" read page.txt --blocks > blocks
[ "$(wc -l < blocks)" = 4 ] || fail "--blocks is not one line a block"
has blocks "boilerplate"

"$ENTENTE" read --json page.txt > json
python3 - json <<'PY' || fail "--json is not the document"
import json, sys
document = json.load(open(sys.argv[1], encoding="utf-8"))
text = document["text"].encode()
for block in document["blocks"]:
    assert text[block["start"]:block["end"]].decode() == block["text"], block
assert [b["kind"] for b in document["blocks"]] == ["boilerplate", "boilerplate", "title", "paragraph"]
assert document["pages"][0]["number"] == 1 and document["media_type"] == "text"
PY

# The counter of the site changes nothing that is text.
sed 's/6433/6570/' page.txt > later.txt
"$ENTENTE" read later.txt --text | cmp - text || fail "a counter changed the main text"

refused() {  # file, words
  local status=0
  "$ENTENTE" read "$1" > out 2> err || status=$?
  [ "$status" = 2 ] || fail "$1 gave exit code $status"
  [ ! -s out ] || fail "$1 wrote to standard output"
  has err "$1"
  has err "$2"
  [ "$(wc -l < err)" = 1 ] || fail "$1 gave more than one line"
}
: > nothing.txt
printf '\xff\xd8\xff\xe0\0\x10JFIF' > photo.pdf
printf '%%PDF-1.4\nbroken' > broken.pdf
mkfifo pipe
truncate -s 200M large.txt
refused nothing.txt "0 bytes"
refused photo.pdf "a JPEG image"
refused broken.pdf "damaged"
refused pipe "a pipe"
refused "$scratch" "a directory"
refused missing.txt "No such file"
refused large.txt "64 MB"

if "$ENTENTE" read page.txt --text --json > /dev/null 2>&1; then fail "two views at once were accepted"; fi
echo "entente read: all as promised"
