"""What the commands of ``poedesk review`` share: the file of a case."""

from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.cli import acting

if TYPE_CHECKING:
    from poedesk.process.reviews.files import Review


def review(path: Path) -> "Review":
    """Return the case in a file; raises UsageError that names the file."""
    from poedesk.process.reviews.files import load  # noqa: PLC0415 - loaded when it is needed

    return acting.loaded(path, "the case", load)


def keep(made: "Review", path: Path, known: "Review | None") -> None:
    """Write the file of a case; raises UsageError when it is no longer what was read as ``known``."""
    from poedesk.process.reviews.files import to_json  # noqa: PLC0415 - loaded when it is needed

    acting.kept(made, path, known, to_json, review)
