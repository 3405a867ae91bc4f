"""Which paths members of a packet may have: such as lead nowhere and mean the same on every system."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

LONGEST = 240
"""Bytes of a path: what common file systems take with a folder before it."""

FIRST = ("manifest.json", "manifest.note", "README.txt", "verify.py")
"""What stands before everything else, in this order."""

_NOT_PORTABLE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\:*?"<>|]'
)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


def fault(path: str) -> str | None:
    """Return why no member may have this path; null when it may."""
    if not path or len(path.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"its path is empty or longer than {LONGEST} bytes"
    if path.startswith("/") or any(step in {"", ".", ".."} for step in path.split("/")):
        return "its path leads out of the archive, or to no file"
    if _NOT_PORTABLE.search(path):
        return "its path holds signs that no path may hold"
    if any(_DEVICE.fullmatch(step) or step[-1] in " ." for step in path.split("/")):
        return "its path names a device, or a step of it ends in a blank or a dot"
    return None


def place(path: str) -> tuple[int, str]:
    """Return what members are ordered by: those of ``FIRST``, then all others by path."""
    return (FIRST.index(path), "") if path in FIRST else (len(FIRST), path)


def document_paths(names: Iterable[str]) -> Iterator[str]:
    """Yield a path for each document: its own name where that may be, else a number with its ending."""
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        path = f"documents/{name}"
        if fault(path) is not None or path.casefold() in taken:
            suffix = PurePosixPath(name).suffix
            path = f"documents/{number:04}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
            while path.casefold() in taken:
                path = path.replace("documents/", "documents/_", 1)
        taken.add(path.casefold())
        yield path
