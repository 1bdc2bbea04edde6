#!/usr/bin/env bash
# Main text of public pages with gold text. The built-in block model was trained on these very pages, so this guards
# against damage and measures nothing; the measure is `entente-train evaluate-blocks`. Every 24th page by default, all
# of them with ENTENTE_ALL_PAGES=1.
set -euo pipefail
archive=$SHARED/corpora/wcxb-dev.tar.xz
[ -f "$archive" ] || { echo "skipped: the reference material with the pages is not here"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tar -xJf "$archive" -C "$scratch"
step=24
[ -z "${ENTENTE_ALL_PAGES:-}" ] || step=1
set=$(dirname "$(find "$scratch" -type d -name ground-truth | head -n 1)")
python3 "$SOURCE/bench/wcxb.py" "$set" --entente "$ENTENTE" --every "$step" --worst 5 --least-article-f1 0.95
