"""``poedesk request draft``, ``release``, ``record``: what is done, each time kept in the batch's file."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import acting, inputs, options
from poedesk.cli.commands.request import given
from poedesk.cli.output import deliver
from poedesk.cli.targets import fresh, replace
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.audits.receipt import Receipt
    from poedesk.process.requests.batch import Batch, Target

AREAS = ("modern-work", "security", "business-applications", "azure")
OFFICER, PARTNER = "reviewer", "incentives-admin"
NAMES = (
    "deliver", "open", "answer", "ask-more", "answer-more", "accept", "propose-fail", "fail", "close-overdue",
    "discard", "withdraw", "lapse", "reverse", "annul", "supply", "ask-extension",
    "grant-extension", "refuse-extension",
)  # fmt: skip
"""What can be recorded; when, for whom and on what conditions the table says."""

EXAMPLES = """\b
Examples:
  poedesk request draft population.json draw.json --area azure --by officer-7 --output batch.json
  poedesk request release batch.json --by officer-7
"""
RECORD_EXAMPLES = f"""\b
What: {", ".join(NAMES[:8])},
  {", ".join(NAMES[8:])}
\b
Examples:
  poedesk request record batch.json POE-1f0c2a9b7d3e deliver --by officer-7
  poedesk request record batch.json POE-1f0c2a9b7d3e ask-extension --days 5 --words "..." --by partner-3
  poedesk request record batch.json POE-1f0c2a9b7d3e answer --proof proof.zip --by partner-3
  poedesk request record batch.json POE-1f0c2a9b7d3e ask-more --reason dates \\
      --about "acknowledgement.date=The date stands on the cover only." --by reviewer-2
\b
`poedesk claim states --programme poe-request` shows when each can happen.
"""


@click.command("draft", epilog=EXAMPLES)
@click.argument("population", type=options.FILE)
@click.argument("draw", type=options.FILE)
@click.option("--area", type=click.Choice(AREAS), required=True, help="Solution area: what is asked.")
@click.option(
    "--engagement", type=click.Choice(("usage", "presales")), default="usage", show_default=True,
    help="What the work was.",
)  # fmt: skip
@click.option(
    "--programme", metavar="ID[@VERSION]", help="Of the claims; default: what the draw was frozen with."
)
@click.option("--country", metavar="CC", help="Whose public holidays count; default: the programme's.")
@click.option("--zone", metavar="ZONE", help="Where a day ends; default: the programme's.")
@click.option(
    "--besides", "before", type=options.FILE, multiple=True, metavar="FILE",
    help="A batch of this draw that was drafted before: what it asks about is left out.",
)  # fmt: skip
@acting.by
@click.option("--output", type=options.FILE, required=True, metavar="FILE", help="Where the batch is kept.")
@replace
def draft_command(  # noqa: PLR0913 - options of a command
    population: Path, draw: Path, *, area: str, engagement: str, programme: str | None, country: str | None,
    zone: str | None, before: tuple[Path, ...], actor: str, output: Path, replace: bool,
) -> None:  # fmt: skip
    """Draft a request for everything that DRAW selected from POPULATION; nobody is told yet."""
    from poedesk.kernel.calendars.calendar import Calendar  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.claims.tables import loader  # noqa: PLC0415
    from poedesk.process.requests import linking  # noqa: PLC0415
    from poedesk.process.requests.batch import Asked, draft  # noqa: PLC0415

    fresh(output, (population, draw, *before), replace=replace)
    receipt = inputs.receipt(population, draw)
    named = programme or receipt.population.header.design.programme
    if named is None:
        message = "the draw was frozen without a programme: name it with --programme"
        raise UsageError(message)
    name, _, version = named.partition("@")
    table = loader.load(name, version or None)
    usual = table.settings.calendar
    calendar = Calendar(country.upper() if country else usual.country, zone or usual.zone)
    asked = Asked(
        receipt.population.header.design.draw,
        str(table),
        area,
        engagement,
        acting.moment(None),
        actor,
        calendar,
    )
    known = {each.target.engagement for path in before for each in given.batch(path).requests.values()}
    targets = (each for each in _targets(receipt) if each.engagement not in known)
    made = draft(asked, linking.life(table), targets)
    given.keep(made, output)
    lines = [f"{len(made.requests)} requests are drafted for {asked.draw}, kept in {output}."]
    lines += [
        f"{key}  {each.target.engagement}  {each.target.partner}" for key, each in made.requests.items()
    ]
    deliver("\n".join(lines) + "\n", None)


@click.command("release", epilog=EXAMPLES)
@click.argument("batch", type=options.FILE)
@acting.by
@acting.at
def release_command(batch: Path, *, actor: str, at: datetime | None) -> None:
    """Release all requests of BATCH together, or none."""
    from poedesk.process.requests.batch import RELEASE, Entry, taken  # noqa: PLC0415 - when it is needed

    known = given.batch(batch)
    made = taken(known, Entry(RELEASE, acting.moment(at), actor, OFFICER))
    given.keep(made, batch, known)
    released = sum(each.life.state == "released" for each in made.requests.values())
    deliver(
        f"{released} requests are released; record each delivery, then the time of its partner runs.\n", None
    )


@click.command("record", epilog=RECORD_EXAMPLES)
@click.argument("batch", type=options.FILE)
@click.argument("request")
@click.argument("what", type=click.Choice(NAMES))
@acting.by
@acting.at
@click.option("--reason", metavar="REASON", help="Where the table asks for one.")
@click.option("--words", default="", metavar="TEXT", help="Why, in words.")
@click.option(
    "--about", "abouts", multiple=True, metavar="ELEMENT=WORDS", help="What the reviewer says of an element."
)
@click.option("--proof", type=options.FILE, metavar="FILE", help="What is sent; its hash is kept.")
@click.option("--days", type=click.IntRange(1, 365), metavar="N", help="How many more are asked for.")
def record_command(  # noqa: PLR0913 - options of a command
    batch: Path, request: str, what: str, *, actor: str, at: datetime | None, reason: str | None, words: str,
    abouts: tuple[str, ...], proof: Path | None, days: int | None,
) -> None:  # fmt: skip
    """Record WHAT happened to a REQUEST of BATCH."""
    from poedesk.process.requests.batch import SUPPLY, Entry, taken  # noqa: PLC0415 - when it is needed

    known, moment = given.batch(batch), acting.moment(at)
    made = known
    if proof is not None:
        content = hashlib.sha256(inputs.bytes_of(proof, "the proof")).hexdigest()
        made = taken(made, Entry(SUPPLY, moment, actor, PARTNER, request, content=content))
    if what != SUPPLY:
        about = _about(abouts)
        entry = Entry(what, moment, actor, _role(made, what), request, reason, words, about, None, days)
        made = taken(made, entry)
    elif proof is None:
        message = "supply: give what is supplied with --proof FILE"
        raise UsageError(message)
    given.keep(made, batch, known)
    state = made.requests[request].life.state
    deliver(f"{request} is {made.table.states[state].title.lower()}.\n", None)


def _targets(receipt: "Receipt") -> "list[Target]":
    from poedesk.process.requests.batch import Target  # noqa: PLC0415 - loaded when it is needed

    if receipt.population.header.design.unit == "partner":
        message = (
            "partners were drawn: draw their engagements (draw freeze --within partner), then ask about them"
        )
        raise UsageError(message)
    told = receipt.json()
    groups = {unit.id: unit.group for unit in receipt.population.units}
    drawn = {each["unit"]: "drawn" for each in told["drawn"]}
    picked = {each["unit"]: "picked" for each in told["picked"] if each["unit"] not in drawn}
    return [Target(unit, groups[unit] or "", chosen) for unit, chosen in {**drawn, **picked}.items()]


def _role(made: "Batch", what: str) -> str:
    from poedesk.process.requests.moretime import DOES  # noqa: PLC0415 - loaded when it is needed

    if what in DOES:
        return DOES[what].roles[0]
    return next(row.roles[0] for row in made.table.transitions if row.name == what)


def _about(texts: Sequence[str]) -> dict[str, str]:
    from poedesk.proof.policy.elements import ELEMENTS  # noqa: PLC0415 - loaded when it is needed

    found = {}
    for text in texts:
        element, _, words = text.partition("=")
        if element not in ELEMENTS or not words.strip():
            message = f"--about: {text!r} must be ELEMENT=WORDS, with an element such as acknowledgement.date"
            raise UsageError(message)
        found[element] = words.strip()
    return found


COMMANDS = (draft_command, release_command, record_command)
