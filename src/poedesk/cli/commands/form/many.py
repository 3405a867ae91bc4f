"""``poedesk form many``: a form for each row of a table."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, progress, targets
from poedesk.cli.commands.form import looks
from poedesk.cli.inputs import bytes_of
from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from poedesk.paper.forms.many.making import Made

HELP_END = """\b
Examples:
  poedesk form many engagements.csv --folder forms
  poedesk form many engagements.xlsx --folder forms --format docx
  poedesk form many --columns
\b
Exit codes: 0 every row has its form, 1 some have not; each row that has none
is named with its column.
"""


@click.command("many", epilog=HELP_END)
@click.argument("table", required=False, type=options.FILE)
@click.option("--folder", type=options.FILE, metavar="FOLDER", help="Where the forms are written.")
@click.option("--columns", is_flag=True, help="Print the header that a table can have, and stop.")
@targets.replace
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes side by side; default: one a processor."
)
@looks.flat
@looks.paper
@click.option("--format", "shape", type=click.Choice(("pdf", "docx")), default="pdf", help="What to write.")
@options.as_of
def many_command(  # noqa: PLR0913 - one parameter an option
    table: Path | None,
    folder: Path | None,
    workers: int | None,
    paper: str,
    shape: str,
    as_of: date | None,
    *,
    columns: bool,
    replace: bool,
    flat: bool,
) -> int:
    """Make a form for every row of TABLE (CSV or XLSX): claim and answers in named columns.

    A row that is wrong is named by row and column; the others get their forms all the same.
    """
    from poedesk.paper.forms.drawing import Look  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.many.making import Order, make_all  # noqa: PLC0415
    from poedesk.paper.forms.many.rows import COLUMNS, rows_of  # noqa: PLC0415
    from poedesk.proof.assessing.api import today  # noqa: PLC0415

    if columns:
        click.echo(",".join(COLUMNS))
        return 0
    if table is None or folder is None:
        message = "give a table and --folder; --columns prints the header of a table"
        raise UsageError(message)
    cells = _cells(table)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"--folder: {folder} cannot be made: {error.strerror}"
        raise UsageError(message) from error
    order = Order(folder, Look(shape, paper, flat), as_of or today(), replace)
    good = bad = 0
    with progress.watching("making", done=True) as advance:
        for made in make_all(rows_of(cells, str(table)), order, workers):
            if advance is not None:
                advance(made.file or f"row {made.row}", made.row - 1, len(cells) - 1)
            click.echo(printable(_told(made)))
            good, bad = (good + 1, bad) if made.file else (good, bad + 1)
    click.echo(f"{good} made, {bad} not made", err=True)
    return int(bad > 0)


def _cells(table: Path) -> Sequence[Sequence[str]]:
    from poedesk.kernel.tables import csv_table  # noqa: PLC0415 - when it is needed
    from poedesk.paper.forms.many.rows import sheet_table  # noqa: PLC0415

    if table.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return csv_table(bytes_of(table, "the table"), str(table))
    return sheet_table(table)


def _told(made: "Made") -> str:
    said = "; ".join(map(str, made.problems))
    if made.file is None:
        return f"row {made.row}: not made: {said}"
    return f"row {made.row}: {made.file}" + (f" (note: {said})" if said else "")


COMMANDS = (many_command,)
