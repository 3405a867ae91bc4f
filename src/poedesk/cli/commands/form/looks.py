"""How a form is to look and where it goes: options and checks that the commands of ``poedesk form`` share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli.output import deliver_bytes, warn
from poedesk.cli.targets import fresh
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.forms.drawing import Drawn, Look

paper = click.option(
    "--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True, help="Size of the pages."
)
flat = click.option("--flat", is_flag=True, help="PDF without fields: the answers are plain text.")
everything = click.option(
    "--all", "everything", is_flag=True, help="Every part of the form, not only what the claim needs."
)
shape = click.option(
    "--format", "shape", type=click.Choice(("pdf", "docx")), help="Default: as the file's name ends."
)


def look(output: Path | None, shape: str | None, paper: str, *, flat: bool = False) -> "Look":
    """Return how a form is drawn: as asked for, or as the file's name ends; raises UsageError."""
    from poedesk.paper.forms.drawing import Look, shape_of  # noqa: PLC0415 - loaded when it is needed

    return Look(shape_of(str(output or "the form"), shape), paper, flat)


def needed(output: Path | None, *inputs: Path | None, replace: bool) -> Path:
    """Return where a form goes; raises UsageError when that is not said, or it must not be written there."""
    if output is None:
        message = "a form is a file: name it, such as --output poe.pdf"
        raise UsageError(message)
    fresh(output, inputs, replace=replace)
    return output


def deliver_form(form: "Drawn", output: Path) -> None:
    """Write a form, and name on stderr what is not in it as it should be."""
    deliver_bytes(form.data, output)
    for problem in (*form.contents.without_place, *form.contents.too_long, *form.notes):
        warn(str(problem))
