"""``poedesk draw freeze``: the population settled and committed to, before its seed can be known."""

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.commands.draw import given
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import deliver, deliver_private, json_text
from poedesk.cli.targets import fresh, replace
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.audits.design import Design, Unit
    from poedesk.process.audits.seeds import SeedRule

USUAL = "partner"
"""What is drawn first where nobody says otherwise."""

AHEAD = timedelta(hours=1)
"""How far ahead the round is that is chosen where none is named: time to publish the commitment."""

EXAMPLES = """\b
Examples:
  poedesk draw freeze engagements.csv --draw 2026-q4 --take 20 --each 3 --output population.json
  poedesk draw freeze engagements.csv --draw 2026-q4 --one-stage --take 59 --output population.json
  poedesk draw freeze claims.csv --draw 2026-q4 --take north=30 --take south=30 --by-size --output p.json
  poedesk draw freeze claims.csv --draw 2026-q4 --take 30 --dice 25 --output p.json
\b
The table is CSV with a header: id, and where there are: group (the partner), stratum, size, last_drawn.
Where each row names its group, partners are drawn first, then engagements of each that is drawn.
The file that is written holds a secret and every id: keep it. What is published is the
commitment alone.
"""


@click.command("freeze", epilog=EXAMPLES)
@click.argument("table", type=options.FILE)
@click.option(
    "--draw", required=True, metavar="ID", help="Id of the draw, never used twice, such as 2026-q4."
)
@click.option(
    "--unit", type=click.Choice(["partner", "engagement", "claim"]), default="engagement", show_default=True,
    help="What a row is.",
)  # fmt: skip
@click.option(
    "--within", metavar="WHAT",
    help="Draw these first: two stages; default: partner, where the table names a group for each row.",
)  # fmt: skip
@click.option("--one-stage", is_flag=True, help="Draw the rows themselves, whatever groups the table names.")
@given.take
@click.option("--each", type=click.IntRange(1), help="Units of each drawn group; default: all.")
@click.option("--by-size", is_flag=True, help="Chances by size; default: equal.")
@click.option("--programme", metavar="ID@VERSION", help="Policy in force.")
@click.option(
    "--not-drawn-since", type=options.Day(), metavar="DATE", help="What was drawn on it or later rests."
)
@click.option(
    "--beacon", default="drand-quicknet", show_default=True, metavar="NAME[:ROUND]",
    help="Public randomness; without a round, the first that is an hour ahead.",
)  # fmt: skip
@click.option(
    "--beacon-at", metavar="TIME", help="When the round of a beacon that is not known here will be."
)
@click.option("--dice", type=int, metavar="THROWS", help="Instead: a die thrown so often, from 20.")
@click.option(
    "--commit", "commits", multiple=True, metavar="PARTY=SHA256",
    help="Instead: secrets that parties reveal later, each committed to by its hash; two or more.",
)  # fmt: skip
@click.option(
    "--output", type=options.FILE, required=True, metavar="FILE", help="Where the population is kept."
)
@replace
@options.choose_format("text", "json")
def freeze_command(  # noqa: PLR0913 - options of a command
    table: Path, *, draw: str, unit: str, within: str | None, one_stage: bool, takes: tuple[str, ...],
    each: int | None, by_size: bool, programme: str | None, not_drawn_since: date | None, beacon: str,
    beacon_at: str | None, dice: int | None, commits: tuple[str, ...], output: Path, replace: bool,
    shape: str,
) -> None:  # fmt: skip
    """Freeze the population of TABLE and print the commitment to publish."""
    from poedesk.kernel.tables import csv_table  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.audits.design import BY_SIZE, EQUAL, Design  # noqa: PLC0415
    from poedesk.process.audits.population import freeze  # noqa: PLC0415
    from poedesk.process.audits.rows import units_of  # noqa: PLC0415

    fresh(output, (table,), replace=replace)
    now = datetime.now(UTC).replace(microsecond=0)
    found = units_of(csv_table(bytes_of(table, "the table"), str(table)), str(table))
    if programme is not None:
        _known(programme, now)
    design = Design(
        draw=draw,
        unit=unit,
        take=given.numbers(takes),
        seed=_rule(beacon, beacon_at, dice, commits, now),
        within=_first(found.units, unit, within, one_stage=one_stage),
        each=each,
        method=BY_SIZE if by_size else EQUAL,
        programme=programme,
        not_drawn_since=not_drawn_since,
    )
    population = freeze(design, found.units, found.last_drawn, secrets.token_bytes(32), now)
    deliver_private(json_text(population.json()), output)
    header = population.header
    if shape == "json":
        deliver(json_text({"commitment": header.commitment, "header": header.json()}), None)
        return
    certain = sum(each.state == "certain" for each in population.units)
    lines = [
        f"{header.units} units are frozen for {draw}, kept in {output}.",
        *([_stages(design)] if design.within else []),
        *([f"{header.rested} of them rest: drawn on {not_drawn_since} or later."] if header.rested else []),
        *([f"{certain} are so large that they are always drawn."] if certain else []),
        f"Seed: {_told(design.seed)}.",
        "Publish this commitment before then, where nobody can change it:",
        f"  {header.commitment}",
    ]
    deliver("\n".join(lines) + "\n", None)


def _first(units: "Sequence[Unit]", unit: str, within: str | None, *, one_stage: bool) -> str | None:
    """Return what is drawn first, null for one stage: as in the article, partners, then what is theirs."""
    if one_stage and within is not None:
        message = "--one-stage and --within exclude each other"
        raise UsageError(message)
    named = sum(bool(each.group) for each in units)
    if one_stage or within is not None or unit == USUAL or not named:
        return within
    if named < len(units):
        message = (
            f"{named} of {len(units)} rows name their group: name it in each row, so that partners are drawn"
            " first, or give --one-stage"
        )
        raise UsageError(message)
    return USUAL


def _stages(design: "Design") -> str:
    each = f"{design.each}" if design.each else "all"
    return f"Drawn first is the {design.within}, then {each} of the {design.unit}s of each that is drawn."


def _known(programme: str, now: datetime) -> None:
    """Raise InvalidPolicy for a programme or version that there is not."""
    from poedesk.proof.policy import loader  # noqa: PLC0415 - loaded when it is needed

    name, _, version = programme.partition("@")
    loader.load(name, version or None, now.date())


def _rule(
    beacon: str, beacon_at: str | None, dice: int | None, commits: Sequence[str], now: datetime
) -> "SeedRule":
    from poedesk.process.audits import seeds  # noqa: PLC0415 - loaded when it is needed

    if dice is not None and commits:
        message = "a seed comes from dice or from secrets, not from both"
        raise UsageError(message)
    if dice is not None:
        return seeds.dice_rule(dice)
    if commits:
        return seeds.reveal_rule(given.pairs(commits, "--commit"))
    name, sign, number = beacon.partition(":")
    if sign and not (number.isascii() and number.isdecimal()):
        message = f"--beacon: {number!r} is no round"
        raise UsageError(message)
    if not sign:
        known = seeds.BEACONS.get(name)
        if known is None:
            message = f"--beacon: the rounds of {name} are not known here; give {name}:ROUND and --beacon-at"
            raise UsageError(message)
        number = str((now + AHEAD - known.start) // timedelta(seconds=known.period) + 2)
    return seeds.beacon_rule(name, int(number[:18]), _time(beacon_at))


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"--beacon-at: {text!r} is no time, such as 2026-12-01T12:00:00Z"
        raise UsageError(message) from error
    if at.tzinfo is None:
        message = f"--beacon-at: {text!r} needs its zone, such as 2026-12-01T12:00:00Z"
        raise UsageError(message)
    return at


def _told(rule: "SeedRule") -> str:
    if rule.at is not None:
        return f"round {rule.round} of {rule.beacon}, at {rule.at:%Y-%m-%d %H:%M:%S} UTC"
    if rule.throws is not None:
        return f"{rule.throws} throws of a die"
    return f"secrets of {', '.join(sorted(rule.parties or {}))}"


COMMANDS = (freeze_command,)
