#!/usr/bin/env bash
# CPU of reading PDFs against pdftotext's own on the same files, in one run:
#   bench/pdf_speed.sh FOLDER [BUILD]
# pdftotext runs once a file, as anybody runs it; the reader reads them all in one process, as a worker does, and
# once a file through `entente read`, sandbox and all. Three rounds, interleaved; the least of each counts.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
build=${2:-build/release}
mapfile -t files < <(find "$folder" -name '*.pdf' | sort)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# seconds COMMAND...: user and system CPU of the command and its children.
seconds() {
  local TIMEFORMAT='%U %S'
  { time "$@" > /dev/null 2> /dev/null; } 2> "$scratch/time" || true
  awk '{print $1 + $2}' "$scratch/time"
}
each_pdftotext() { for file in "${files[@]}"; do pdftotext "$file" "$scratch/text" || true; done; }
each_entente() { for file in "${files[@]}"; do "$build/entente" read "$file" --json || true; done; }
least() { sort -g "$scratch/$1" | head -1; }

for _ in 1 2 3; do
  seconds each_pdftotext >> "$scratch/pdftotext"
  seconds "$build/pdf_reading" "${files[@]}" >> "$scratch/reader"
  seconds each_entente >> "$scratch/entente"
done
printf '%-34s %8s %6s\n' "${#files[@]} files" "CPU s" ratio
for name in pdftotext reader entente; do
  printf '%-34s %8.2f %6.2f\n' "$name" "$(least $name)" \
    "$(awk -v a="$(least $name)" -v b="$(least pdftotext)" 'BEGIN { print a / b }')"
done
