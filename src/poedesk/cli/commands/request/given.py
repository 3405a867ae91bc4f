"""What the commands of ``poedesk request`` share: the file of a batch."""

from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.cli import acting

if TYPE_CHECKING:
    from poedesk.process.requests.batch import Batch


def batch(path: Path) -> "Batch":
    """Return the batch in a file; raises UsageError."""
    from poedesk.process.requests.files import load  # noqa: PLC0415 - loaded when it is needed

    return acting.loaded(path, "the batch", load)


def keep(made: "Batch", path: Path, known: "Batch | None" = None) -> None:
    """Write the file of a batch; raises UsageError when it is no longer what was read as ``known``."""
    from poedesk.process.requests.files import to_json  # noqa: PLC0415 - loaded when it is needed

    acting.kept(made, path, known, to_json, batch)
