#!/usr/bin/env bash
# The tour of the README, and the language reference after it, print what they say.
. "$(dirname "$0")/scratch.sh"
cd "$SOURCE"
python3 tests/cli/transcript.py README.md docs/query.md
