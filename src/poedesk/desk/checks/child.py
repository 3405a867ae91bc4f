"""The process that looks into an uploaded file: limited by the kernel, told nothing but the names of files.

``python -m poedesk.desk.checks.child KEY FILE...`` prints what ``poedesk packet verify`` or ``draw verify``
says as JSON. Of a receipt without its population it prints the commitment, by which the desk finds the
population, and what it shows by itself.
"""

import json
import os
import resource
import sys
from pathlib import Path

from poedesk.desk.checks.alone import looked

SECONDS = 20
"""Of processor time."""

_MEMORY = 2 << 30
_WRITTEN = 64 << 20
_ARCHIVE = b"PK\x03\x04"
_LIMITS = (
    (resource.RLIMIT_CPU, SECONDS),
    (resource.RLIMIT_AS, _MEMORY),
    (resource.RLIMIT_FSIZE, _WRITTEN),
    (resource.RLIMIT_CORE, 0),
)


def main(key: str, *files: str) -> int:
    """Check files; return the exit code."""
    for which, most in _LIMITS:
        resource.setrlimit(which, (most, most))
    with Path(files[0]).open("rb") as stream:
        archive = stream.read(len(_ARCHIVE)) == _ARCHIVE
    if archive:
        _become("packet", "verify", files[0], "--key", key, "--no-judging", "--format", "json")
    try:
        told = [json.loads(Path(each).read_bytes()) for each in files]
        kinds = [each["schema"] for each in told]
        if kinds == ["poedesk.draw/1"]:
            answer = {"commitment": str(told[0]["commitment"]), "alone": looked(told[0])}
            print(json.dumps(answer))  # noqa: T201 - for the desk
            return 0
        ordered = [each for _, each in sorted(zip(kinds, files, strict=True), reverse=True)]
    except (ValueError, TypeError, KeyError, RecursionError):
        return 2
    _become("draw", "verify", *ordered, "--format", "json")  # the population comes first
    return 2


def _become(*arguments: str) -> None:
    os.execv(sys.executable, [sys.executable, "-m", "poedesk", *arguments])  # noqa: S606 - ourselves


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
