"""``poedesk ledger post``: an entry that no request brings about, such as a payment."""

from datetime import datetime
from pathlib import Path

import click

from poedesk.cli import acting, options
from poedesk.cli.commands.ledger import given
from poedesk.cli.output import deliver
from poedesk.kernel.errors import UsageError

NAMES = ("accrue", "hold", "free", "release", "return", "forfeit", "restore", "reverse")
EXAMPLES = """\b
Examples:
  poedesk ledger post ledger.json release L-17 L-18 --because "paid with the run of June"
  poedesk ledger post ledger.json reverse L-20 --because "imported twice"
  poedesk ledger post ledger.json return L-17 --because "the bank sent it back"
  poedesk ledger post ledger.json release L-17 --amount 100.00 --because "first part"
\b
Nothing is ever changed or removed: a mistake is posted back.
"""


@click.command("post", epilog=EXAMPLES)
@click.argument("ledger", type=options.FILE)
@click.argument("move", type=click.Choice(NAMES))
@click.argument("lines", nargs=-1, required=True, metavar="LINE...")
@click.option("--amount", metavar="AMOUNT", help="Of one line; default: all that can move.")
@click.option("--because", required=True, metavar="TEXT", help="Why; it stays in the ledger.")
@acting.at
def post_command(
    ledger: Path, move: str, lines: tuple[str, ...], *, amount: str | None, because: str, at: datetime | None
) -> None:
    """Post MOVE of the money of each LINE of LEDGER, all or none."""
    from poedesk.process.ledger.book import moved  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.ledger.money import amount_of  # noqa: PLC0415

    known = made = given.book(ledger)
    if amount is not None and len(lines) > 1:
        message = "--amount: name one line, or leave the amount out for all that can move"
        raise UsageError(message)
    moment = given.posted_at(known, acting.moment(at))
    told = []
    for name in lines:
        line = known.lines.get(name)
        if line is None:
            message = f"{ledger} has no line {name!r}; poedesk ledger show lists them"
            raise UsageError(message)
        part = amount_of(amount, line.currency) if amount is not None else None
        entries = moved(made, name, move, moment, because, part)
        made = made.posted(entries)
        told += [f"{name}: {each.amount:f} {line.currency} {each.debit} -> {each.credit}" for each in entries]
    given.keep(made, ledger, known)
    deliver("\n".join(told) + "\n", None)


COMMANDS = (post_command,)
