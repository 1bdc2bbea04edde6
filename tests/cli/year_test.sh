#!/usr/bin/env bash
# A site read every week: each run names exactly what changed. ENTENTE_YEAR=1: 52 weeks of 6,433 pages.
. "$(dirname "$0")/scratch.sh"
if [ -n "${ENTENTE_YEAR:-}" ]; then pages=6433 weeks=52; else pages=60 weeks=6; fi
python3 "$SOURCE/tests/cli/year_of_a_site.py" "$scratch" "$pages" "$weeks" "${SEED:-7}"
