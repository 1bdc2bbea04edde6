#!/bin/bash
# Fifty publication pages of our own in ten layouts: what a reader comes for must be read, and nothing else, and
# title, authors, date and PDF must be right on every one.
set -u
command -v python3 >/dev/null || { echo "needs python3"; exit 77; }
python3 "$SOURCE/bench/site_pages/score.py" "$ENTENTE" --demand 0.95
