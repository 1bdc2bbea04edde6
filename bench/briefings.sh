#!/usr/bin/env bash
# Ingests the 7,213 briefings of the reference material in one run and prints the figures of bench/README.md.
#
#   bench/briefings.sh [WORKERS]     needs ../shared/corpora/briefings.tar.xz beside the checkout
set -euo pipefail
cd "$(dirname "$0")/.."
archive=../shared/corpora/briefings.tar.xz
[ -f "$archive" ] || { echo "skipped: $archive is not here"; exit 77; }
workers=${1:-$(nproc)}
entente=$PWD/build/release/entente
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tar -C "$scratch" -xf "$archive"
export ENTENTE_STORE=$scratch/store

# timed NAME COMMAND...: runs it and prints wall seconds, processor seconds and peak memory.
timed() {
  local name=$1
  shift
  python3 - "$name" "$@" <<'PY'
import resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"| {sys.argv[1]} | {wall:.1f} | {used.ru_utime + used.ru_stime:.1f} | {used.ru_maxrss / 1024:.0f} |")
print("\n".join("    " + line for line in done.stdout.splitlines()[-4:]), file=sys.stderr)
sys.exit(0 if done.returncode in (0, 1) else done.returncode)
PY
}

find "$scratch/briefings" -name '*.md' | wc -l | sed 's/$/ files/' >&2
echo "| step | wall s | processor s | peak MB |"
echo "|---|--:|--:|--:|"
timed "ingest, $workers workers" "$entente" ingest -q -j "$workers" "$scratch/briefings"
timed "ingest again: nothing to do" "$entente" ingest -q -j "$workers" "$scratch/briefings"
timed "check" "$entente" check
timed "export graphml" "$entente" export --format graphml -o "$scratch/all.graphml"
timed "export jsonl" "$entente" export --format jsonl -o "$scratch/all.jsonl"
timed "query: path, 2 ways" "$entente" query 'path Japan to AUKUS avoiding "United States" ways 2'
"$entente" query stats 2>/dev/null >&2
du -sm "$ENTENTE_STORE" "$scratch/all.graphml" "$scratch/all.jsonl" | awk '{print $1 " MB " $2}' | sed "s|$scratch/||" >&2
