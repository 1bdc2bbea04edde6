#!/usr/bin/env bash
# Fails when two headers define a type of one name: all rooms share one namespace, and the linker does not tell.
set -euo pipefail
cd "${SOURCE:-$(dirname "$0")/../..}"
twice=$(grep -rhoE --include='*.h' '^(class|struct|union|enum|enum class|enum struct) [A-Za-z_]+( final)?( :[^:;]*)? \{' \
          graph ingest query export cli |
        sed -E 's/^(enum )?(class|struct|union|enum) //; s/[ :].*//' | sort | uniq -d)
[ -z "$twice" ] && { echo "every type has one definition"; exit 0; }
for name in $twice; do grep -rnE --include='*.h' "^(class|struct|enum( class)?) $name( |:)[^;]*\{" graph ingest query export cli; done
exit 1
