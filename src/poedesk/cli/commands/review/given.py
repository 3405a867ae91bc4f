"""What the commands of ``poedesk review`` share: the file of a case."""

from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.cli import acting
from poedesk.cli.inputs import json_file
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.reviews.files import Review


def review(path: Path) -> "Review":
    """Return the case in a file; raises UsageError that names the file."""
    from poedesk.process.reviews.files import load  # noqa: PLC0415 - loaded when it is needed

    try:
        return load(json_file(path, "the case"))
    except UsageError as error:
        message = f"{path}: {error}"
        raise UsageError(message) from error


def keep(made: "Review", path: Path, known: "Review | None") -> None:
    """Write the file of a case; raises UsageError when it is no longer what was read as ``known``."""
    from poedesk.process.reviews.files import to_json  # noqa: PLC0415 - loaded when it is needed

    if known is None:
        acting.keep(to_json(made), path)
    else:
        acting.keep(to_json(made), path, to_json(known), to_json(review(path)))
