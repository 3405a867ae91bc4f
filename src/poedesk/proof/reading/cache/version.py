"""A digest of the code that makes an answer, so that no answer of other code is ever taken for its own."""

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from poedesk.kernel.prepared import FILE

_PACKAGE = Path(__file__).parents[3]
_NO_CODE = frozenset({"__pycache__"})


@cache
def code_digest(*rooms: str) -> str:
    """Return the hash of all files in ``rooms`` (folders of poedesk), of Python and what is installed.

    What is only kept of these files (``kernel.prepared``) is left out.
    """
    digest = sha256(f"{sys.version}\n{sys.platform}\n".encode())
    for room in sorted(rooms):
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.is_file() and path != FILE and not _NO_CODE & set(path.parts):
                content = path.read_bytes()
                digest.update(f"{path.relative_to(_PACKAGE)} {len(content)}\n".encode() + content)
    for name in _installed():
        digest.update(f"{name}\n".encode())
    return digest.hexdigest()


def _installed() -> list[str]:
    """Return the installed distributions with their versions, as their folders are named."""
    found: set[str] = set()
    for place in sys.path:
        folder = Path(place)
        if folder.is_dir():
            found.update(path.name for path in folder.glob("*.dist-info"))
    return sorted(found)
