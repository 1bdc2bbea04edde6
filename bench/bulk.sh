#!/usr/bin/env bash
# Bulk ingestion, measured: one job over the briefings, 320 PDFs and 320 HTML pages of our own; then the PDFs alone,
# against pdftotext on the same files. Processor seconds are those of all processes; memory is looked at each second.
#
#   bench/bulk.sh [BRIEFINGS [PDFS]...]     BRIEFINGS: the corpus unpacked (else taken from ../shared/corpora); "-": none
#                                           PDFS: further folders of PDFs to be measured alone
#
# COUNT: how many PDFs and pages (320). BUILD: build/release. Needs what bench/pdf_corpus.py needs, and poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${COUNT:-320}
entente=$PWD/${BUILD:-build/release}/entente
briefings=${1:-}
shift || true
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ENTENTE_STORE=$scratch/store
python=python3
"$python" -c 'import reportlab' 2>/dev/null || python=/usr/bin/python3  # Debian's own, where another is first

if [ -z "$briefings" ]; then
  [ -f ../shared/corpora/briefings.tar.xz ] || { echo "skipped: the briefings are not here"; exit 77; }
  tar -C "$scratch" -xf ../shared/corpora/briefings.tar.xz
  briefings=$scratch/briefings
fi
for kind in pdf html; do
  "$python" "bench/${kind}_corpus.py" "$scratch/$kind" --count "$count" >/dev/null
  rm -f "$scratch/$kind"/*.json  # the truth; beside a document it would be read as what is known of it
done

# measured NAME COMMAND...: runs it; its figures go to NAME.json. Documents that cannot be read are no failure.
measured() {
  local name=$1 status=0
  shift
  python3 bench/process_tree.py --course "$scratch/$name.course" "$@" >"$scratch/$name.out" 2>"$scratch/$name.err" ||
    status=$?
  [ "$status" -le 1 ] || { cat "$scratch/$name.err"; exit "$status"; }
  tail -1 "$scratch/$name.out" >"$scratch/$name.json"
  printf '%s: %s\n' "$name" "$(cat "$scratch/$name.json")"
}
figure() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$scratch/$1.json" "$2"; }

# PDFs alone, into an empty store, against pdftotext once a file; twice each, taking turns, and the less of each.
each_pdftotext() { for file in "$1"/*.pdf; do pdftotext "$file" "$scratch/text" 2>/dev/null || true; done; }
against_pdftotext() {
  local folder=$1 TIMEFORMAT='%U %S'
  rm -f "$scratch"/{theirs,ours}
  for _ in 1 2; do
    { time each_pdftotext "$folder"; } 2>&1 | awk '{ print $1 + $2 }' >>"$scratch/theirs"
    rm -rf "$scratch/pdfs"
    measured pdfs "$entente" --store "$scratch/pdfs" ingest -q -j 2 "$folder" >/dev/null
    figure pdfs processor >>"$scratch/ours"
  done
  printf '%s PDFs of %s: pdftotext %.2f s, ingest %.2f s, ratio %.2f\n' "$(find "$folder" -name '*.pdf' | wc -l)" \
    "$(basename "$folder")" "$(sort -g "$scratch/theirs" | head -1)" "$(sort -g "$scratch/ours" | head -1)" \
    "$(awk -v a="$(sort -g "$scratch/ours" | head -1)" -v b="$(sort -g "$scratch/theirs" | head -1)" 'BEGIN { print a / b }')"
}

echo "load $(cut -d' ' -f1 /proc/loadavg)"
if [ "$briefings" != - ]; then
  python3 - "$scratch/bulk.json" "$(realpath "$briefings")" "$scratch/pdf" "$scratch/html" <<'PY'
import json, sys
with open(sys.argv[1], "w") as file:
    json.dump({"name": "bulk", "sources": [{"type": "files", "paths": sys.argv[2:]}], "options": {"workers": 2}}, file)
PY
  "$entente" job add "$scratch/bulk.json" >/dev/null
  measured job "$entente" job run bulk -q
  "$entente" run last 2>/dev/null | sed -n '1,/^$/p'
  "$entente" run last --json 2>/dev/null | python3 -c '
import collections, json, sys
told = collections.Counter((row["verdict"], row["error"] or "-") for row in json.load(sys.stdin))
for (verdict, error), number in sorted(told.items()): print(f"  {verdict:12} {error:12} {number:6}")'
  echo "memory, second, MB of the batch, MB of all:"
  awk -v n="$(wc -l <"$scratch/job.course")" '(NR - 1) % int(n / 12 + 1) == 0' "$scratch/job.course"
  measured again "$entente" job run bulk -q
  measured check "$entente" check
  du -sm "$ENTENTE_STORE" | awk '{ print "store: " $1 " MB" }'
fi
against_pdftotext "$scratch/pdf"
for folder in "$@"; do against_pdftotext "$folder"; done
echo "load $(cut -d' ' -f1 /proc/loadavg)"
