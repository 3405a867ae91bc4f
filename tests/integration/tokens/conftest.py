"""Tokens of SoftHSM, which ``scripts/programs.sh`` installs; python-pkcs11 is in requirements/dev.txt."""

import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

MODULES = sorted(Path("/usr/lib").glob("**/libsofthsm2.so"))
PIN, OTHER_PIN = "271828", "161803"

PROGRAM = shutil.which("softhsm2-util") or ""
collect_ignore = [] if MODULES and PROGRAM and find_spec("pkcs11") else ["test_tokens.py"]
"""Where no token can be had there is nothing to be tested."""


@pytest.fixture(scope="session")  # its library is loaded once in a process, and holds on to its first folder
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the module that serves the tokens "office" and "spare", beside the empty slot it always has."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        for name in ("office", "spare"):
            given = ["--init-token", "--free", "--label", name, "--pin", PIN, "--so-pin", OTHER_PIN]
            subprocess.run([PROGRAM, *given], check=True, capture_output=True)
        yield str(MODULES[0])
