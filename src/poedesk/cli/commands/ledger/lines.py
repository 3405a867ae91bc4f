"""``poedesk ledger import`` and ``show``: lines from a table, and where all of them stand."""

from datetime import date, datetime
from pathlib import Path

import click

from poedesk.cli import acting, inputs, options
from poedesk.cli.commands.ledger import given
from poedesk.cli.output import check_output, deliver, json_text, warn
from poedesk.cli.targets import apart

SOME_WRONG = 1
EXAMPLES = """\b
The table is CSV with the columns id, claim, period, amount, currency, kind and, where they are known,
engagement, partner, programme.
\b
Examples:
  poedesk ledger import lines.csv ledger.json
  poedesk ledger import lines.csv ledger.json --lines-only
\b
Exit codes: 0 every row is a line, 1 some rows are none and were left out, 2 wrong usage.
"""
SHOW_EXAMPLES = """\b
Examples:
  poedesk ledger show ledger.json
  poedesk ledger show ledger.json --requests batch.json --partner P-3
  poedesk ledger show ledger.json --format json
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("table", type=options.FILE)
@click.argument("ledger", type=options.FILE)
@click.option("--lines-only", is_flag=True, help="Accrue nothing yet; `ledger post` does it later.")
@acting.at
def import_command(table: Path, ledger: Path, *, lines_only: bool, at: datetime | None) -> int:
    """Add the lines of TABLE to LEDGER, which is made when there is none, and accrue them."""
    from poedesk.kernel.tables import csv_table  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.ledger.book import ACCRUED, SOURCE, Book, Entry  # noqa: PLC0415
    from poedesk.process.ledger.lines import lines_of  # noqa: PLC0415

    apart(ledger, (table,))
    known = given.book(ledger) if ledger.exists() else None
    book = known or Book()
    found = lines_of(csv_table(inputs.bytes_of(table, "the table"), str(table)), book.lines)
    moment = given.posted_at(book, acting.moment(at))
    because = f"imported from {table.name}"
    entries = [
        Entry(f"accrual:{line.id}", moment, line.id, "accrue", SOURCE, ACCRUED, line.amount, because)
        for line in found.lines
    ]
    made = book.posted(() if lines_only else entries, found.lines)
    given.keep(made, ledger, known)
    for row, problems in found.problems.items():
        for problem in problems:
            warn(f"{table}, row {row}: {problem}; the row was left out")
    what = "Lines added" if lines_only else "Lines added and accrued"
    deliver(f"{what}: {len(found.lines)}; {ledger} holds {len(made.lines)}.\n", None)
    return SOME_WRONG if found.problems else 0


@click.command("show", epilog=SHOW_EXAMPLES)
@click.argument("ledger", type=options.FILE)
@click.option("--partner", metavar="ID", help="Only what is this partner's.")
@click.option(
    "--requests", "batches", type=options.FILE, multiple=True, metavar="FILE",
    help="A batch of requests: until when each proof must be there.",
)  # fmt: skip
@options.choose_format("text", "json")
@options.output
def show_command(
    ledger: Path, *, partner: str | None, batches: tuple[Path, ...], shape: str, output: Path | None
) -> None:
    """Say what is accrued, held, released and forfeited in LEDGER, what is at risk and until when."""
    from poedesk.process.ledger import telling  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    apart(output, (ledger, *batches))
    value = telling.to_json(given.book(ledger), _due(batches), partner)
    deliver(json_text(value) if shape == "json" else telling.text(value), output)


def _due(batches: tuple[Path, ...]) -> dict[str, date]:
    """Return engagement -> last day of its request, for those that wait for an answer or waited in vain."""
    from poedesk.process.clocks.clock import due  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.requests.batch import running, swept  # noqa: PLC0415
    from poedesk.process.requests.files import load  # noqa: PLC0415
    from poedesk.process.requests.linking import ANSWER  # noqa: PLC0415

    found = {}
    for path in batches:
        batch = swept(load(inputs.json_file(path, "the batch")), acting.moment(None))
        for request in batch.requests.values():
            over = request.life.clock(ANSWER) if request.life.state == "overdue" else None
            clock = running(batch, request) or over
            last = due(clock) if clock is not None else None
            if last is not None:
                found[request.target.engagement] = last
    return found


COMMANDS = (import_command, show_command)
