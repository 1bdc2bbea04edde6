#!/usr/bin/env bash
# The tour of the README prints what the README says.
. "$(dirname "$0")/scratch.sh"
cd "$SOURCE"
python3 tests/cli/transcript.py README.md
