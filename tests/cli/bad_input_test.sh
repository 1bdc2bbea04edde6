#!/usr/bin/env bash
# Bad input gets one clear line each, the others are ingested, and the exit code says so.
. "$(dirname "$0")/scratch.sh"
bad=$scratch/bad
mkdir -p "$bad/folder"
pdf=$SOURCE/examples/corpus/2023-camp-david-joint-statement.pdf
cp "$SOURCE/examples/corpus/2022-phnom-penh-trilateral-statement.md" "$bad/good.md"
cp "$pdf" "$bad/good.pdf"
: >"$bad/zero.pdf"
: >"$bad/zero.txt"
head -c 900 "$pdf" >"$bad/truncated.pdf"
python3 -c 'import random, sys; sys.stdout.buffer.write(b"\x01" + random.Random(7).randbytes(4000))' >"$bad/noise.html"
printf '\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01rest of a picture' >"$bad/picture.pdf"
printf 'Japan will host the summit in May 2024. The caf\xe9 agreed.\n' >"$bad/latin1.txt"
truncate -s 200M "$bad/huge.txt"
ln -s .. "$bad/folder/loop"
ln -s nowhere "$bad/dangling.txt"
python3 - "$bad" <<'PY'
import sys, zlib
def pdf(path, objects, trailer=b""):
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out)); out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in at)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    open(path, "wb").write(out)
page = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>"]
drawing = b"0 0 100 100 re f"
pdf(sys.argv[1] + "/scan.pdf", page + [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing)])
locked = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>"
pdf(sys.argv[1] + "/locked.pdf", page + [b"<< /Length 0 >>\nstream\n\nendstream", locked],
    b"/Encrypt 5 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]")
PY

expect_exit 1 "$ENTENTE" ingest -q "$bad" "$scratch/not-there.pdf"
expect_line '^1[0-9]+ files .* 3 added, 0 replaced, 0 unchanged, 11 failed' "$scratch/out"
expect_one() {
  [ "$(grep -cE "$1" "$scratch/err")" = 1 ] || fail "not exactly one line like: $1
$(cat "$scratch/err")"
}
expect_one 'zero\.pdf: .*0 bytes'
expect_one 'zero\.txt: .*0 bytes'
expect_one 'truncated\.pdf: '
expect_one 'noise\.html: .*binary'
expect_one 'picture\.pdf: .*JPEG'
expect_one 'huge\.txt: .*(MB|large)'
expect_one 'folder/loop: .*loop'
expect_one 'dangling\.txt: '
expect_one 'scan\.pdf: .*(text layer|OCR)'
expect_one 'locked\.pdf: .*password'
expect_one 'not-there\.pdf: no such file'
expect_no_line 'good|latin1' "$scratch/err"
expect_exit 0 "$ENTENTE" check

# Nothing to read, and a store that cannot be made.
expect_exit 2 "$ENTENTE" --store /proc/no/store ingest "$bad/good.md"
expect_line '^entente: ' "$scratch/err"
