"""``poedesk ledger apply``: what requests for proofs did to money, posted once."""

from pathlib import Path

import click

from poedesk.cli import acting, inputs, options
from poedesk.cli.commands.ledger import given
from poedesk.cli.output import deliver

EXAMPLES = """\b
Examples:
  poedesk ledger apply ledger.json batch.json
\b
Applying the same batch again posts only what is new. What was released stays released.
"""


@click.command("apply", epilog=EXAMPLES)
@click.argument("ledger", type=options.FILE)
@click.argument("batch", type=options.FILE)
def apply_command(ledger: Path, batch: Path) -> None:
    """Post to LEDGER what the requests of BATCH did to money: held, freed, forfeited, restored."""
    from poedesk.process.ledger.consequences import Event, entries_for  # noqa: PLC0415 - when it is needed
    from poedesk.process.requests.batch import swept  # noqa: PLC0415
    from poedesk.process.requests.files import load  # noqa: PLC0415
    from poedesk.process.requests.linking import happenings  # noqa: PLC0415

    known = made = given.book(ledger)
    asked = swept(load(inputs.json_file(batch, "the batch")), acting.moment(None))
    told = []
    for each in happenings(asked):
        if each.undoes is not None and not made.knows(each.undoes):
            continue  # this request moved nothing: what is held or forfeited is so for another reason
        event = Event(each.id, each.kind, each.engagement, given.posted_at(made, each.at))
        entries = entries_for(event, made)
        made = made.posted(entries)
        told += [
            f"{entry.line}: {entry.amount:f} {entry.debit} -> {entry.credit}, {entry.because}"
            for entry in entries
        ]
    given.keep(made, ledger, known)
    deliver("\n".join([*told, f"Entries posted to {ledger}: {len(told)}."]) + "\n", None)


COMMANDS = (apply_command,)
