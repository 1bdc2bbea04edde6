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

# A page: where each fact comes from, lists and notes as they would be typed, links, and what the page is for.
cat > page.html <<'HTML'
<html lang="en"><head><title>Talks in the harbour | Quay House</title><meta property="og:site_name" content="Quay House">
<link rel="canonical" href="https://quay.example/talks"></head><body><nav><a href="/">Home</a></nav><main>
<h1>Talks in the harbour</h1><p class="byline">By Ann Lee</p><p class="date">3 May 2024</p>
<p>The two ministers met in the harbour town and agreed on three things, of which the <a href="/ferry">ferry</a> matters
most to those who live there and wait for it in the rain.</p><p>They will:</p><ul><li>run the ferry again before the
summer is over;</li><li>train its crews together in the northern port.</li></ul>
<p>The cost will be shared in equal parts, and the accounts will be published every year in the month of May.</p></main>
</body></html>
HTML
"$ENTENTE" read page.html > summary
has summary "title      Talks in the harbour (heading)"
has summary "date       2024-05-03 (near the title)"
has summary "authors    Ann Lee (byline)"
has summary "links      1 link"
has summary "# Talks in the harbour"
has summary "- run the ferry again"
"$ENTENTE" read page.html --links | cmp - <(printf 'https://quay.example/ferry\tferry\n') || fail "--links"

{ echo '<html><body class="archive"><h1>Reports</h1>'
  for i in 1 2 3 4 5 6 7 8; do
    echo "<div class=item><h3><a href='/r/$i'>What the harbour talks decided, part $i</a></h3><p>$i May 2024</p></div>"
  done
  echo '</body></html>'; } > index.html
"$ENTENTE" read index.html > summary
has summary "role       listing"
has summary "/r/3	What the harbour talks decided, part 3"

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
printf '<html><title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>' > check.html
refused nothing.txt "0 bytes"
refused check.html "check for robots"
refused photo.pdf "a JPEG image"
refused broken.pdf "damaged"
refused pipe "a pipe"
refused "$scratch" "a directory"
refused missing.txt "No such file"
refused large.txt "64 MB"

if "$ENTENTE" read page.txt --text --json > /dev/null 2>&1; then fail "two views at once were accepted"; fi
# Many files: one line each, whatever becomes of them.
mkdir many
cp page.txt many/good.txt
printf '%%PDF-1.4\nnothing of the sort' > many/broken.pdf
: > many/empty.html
status=0
"$ENTENTE" read --verdicts many page.txt > verdicts || status=$?
[ "$status" = 1 ] || fail "--verdicts with failures gave exit code $status"
cut -f1,3 verdicts | sort > lines
printf '%s\t%s\n' empty many/empty.html malformed many/broken.pdf ok many/good.txt ok page.txt | cmp - lines ||
  fail "--verdicts is not one line a file"
status=0
"$ENTENTE" read page.txt page.txt > out 2> err || status=$?
[ "$status" = 2 ] || fail "two files without --verdicts gave exit code $status"

# OCR that cannot be says at the start what to install.
if TESSDATA_PREFIX=/nowhere "$ENTENTE" read page.txt --ocr > out 2> err; then fail "OCR without its data"; fi
has err "tesseract-ocr-eng"

# Without a sandbox the text is the same, and it is said.
"$ENTENTE" read page.txt --text --no-sandbox 2> err | cmp - text || fail "--no-sandbox changes the text"
has err "WITHOUT a sandbox"

echo "entente read: all as promised"
