"""Where commands write: never over what they read, over other files when told."""

from collections.abc import Iterable
from pathlib import Path

import click

from poedesk.cli.output import check_output
from poedesk.kernel.errors import UsageError

replace = click.option("--replace", is_flag=True, help="Write anew what is there already.")


def apart(output: Path | None, inputs: Iterable[Path | None]) -> None:
    """Raise UsageError when ``output`` cannot be written, or is one of the ``inputs``.

    A folder among the inputs stands for its claim file.
    """
    check_output(output)
    if output is None or not output.exists():
        return
    from poedesk.proof.reading.bundle import CLAIM_NAMES  # noqa: PLC0415 - loaded when it is needed

    for given in filter(None, inputs):
        files = [given / name for name in CLAIM_NAMES] if given.is_dir() else [given]
        if any(file.exists() and output.samefile(file) for file in files):
            message = f"{output} is what this command reads; name another file"
            raise UsageError(message)


def fresh(output: Path | None, inputs: Iterable[Path | None], *, replace: bool) -> None:
    """Raise UsageError as ``apart`` does, and when ``output`` is there and ``replace`` was not said."""
    apart(output, inputs)
    if output is not None and output.is_file() and not replace:
        message = f"{output} is there already; name another file, or give --replace"
        raise UsageError(message)


def of_one_kind(output: Path, given: Path) -> None:
    """Raise UsageError when a file that is changed would be written under the name of another kind."""
    kind = given.suffix.lower()
    if not kind:
        message = f"the name of {given} does not end in a kind of file, such as .docx; rename it"
        raise UsageError(message)
    if output.suffix.lower() != kind:
        message = f"{given.name} stays what it is: name an output that ends in {given.suffix}"
        raise UsageError(message)
