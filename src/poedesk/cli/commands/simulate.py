"""``poedesk simulate``: a year of a programme, played from a seed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.output import deliver, deliver_bytes, json_text
from poedesk.cli.progress import watching
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poedesk.process.simulation.world import World

HELP_END = """\b
Examples:
  poedesk simulate --seed 1
  poedesk simulate --seed 1 --partners 1000 --output world
  poedesk simulate --seed 1 --set reviewer_misses=0.2 --set draws=12
  poedesk simulate --list
"""


@click.command("simulate", epilog=HELP_END)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Any number; the same gives the same year.")
@click.option("--partners", type=int, metavar="N", help="How many partners; the same as --set partners=N.")
@click.option("--year", type=click.IntRange(1990, 2099), default=2026, show_default=True)
@click.option("--programme", metavar="ID", default="microsoft-cpor", show_default=True)
@click.option("--set", "changes", multiple=True, metavar="NAME=NUMBER", help="Another value of a parameter.")
@click.option("--list", "listing", is_flag=True, help="Print every parameter with its value and bounds.")
@click.option(
    "--output", type=options.FILE, metavar="FOLDER", help="Write report and world into a new or empty folder."
)
@options.choose_format("text", "json")
def command(  # noqa: PLR0913 - one parameter an option
    *,
    seed: int | None,
    partners: int | None,
    year: int,
    programme: str,
    changes: tuple[str, ...],
    listing: bool,
    output: Path | None,
    shape: str,
) -> None:
    """Play a year of a programme: claims, reviews, disputes, random audits, money.

    The truth of every claim is known, so the report says how often the machine, the reviewers and the draws
    were right. The numbers that people and machines behave by are defaults, not measurements: --list shows
    them. The report is printed; with --output the world is written too, as lines of JSON.
    """
    from poedesk.process.simulation import parameters, playing  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.simulation.telling import figures, words  # noqa: PLC0415

    if listing:
        rows = parameters.known().items()
        lines = [
            f"{name:<28}{row.value:>8g}  {row.least:g} to {row.most:g}  {row.about}" for name, row in rows
        ]
        deliver("\n".join(lines) + "\n", None)
        return
    if seed is None:
        message = "give --seed NUMBER; the same number gives the same year"
        raise UsageError(message)
    wanted = dict(_change(each) for each in changes) | ({} if partners is None else {"partners": partners})
    numbers = parameters.chosen(wanted)
    _check(output)
    with watching("playing", done=True) as advance:
        told = None if advance is None else lambda done, known: advance("", done, known)
        world = playing.play(seed, programme, year, numbers, told)
    report = figures.figures(world, seed, year)
    if output is not None:
        _write(world, json_text(report), output)
    deliver(json_text(report) if shape == "json" else words.text(report), None)


def _change(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as error:
        message = f"--set takes NAME=NUMBER, such as draws=12, not {text!r}"
        raise UsageError(message) from error


def _check(output: Path | None) -> None:
    """Raise UsageError before an hour of work when the folder cannot take the world."""
    if output is None:
        return
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        message = f"--output: {output} is a file, or a folder with something in it; name a new folder"
        raise UsageError(message)
    try:
        output.mkdir(exist_ok=True)
    except OSError as problem:
        message = f"--output: {output} cannot be made: {problem.strerror}"
        raise UsageError(message) from problem


def _write(world: "World", report: str, folder: Path) -> None:
    from poedesk.process.simulation.telling.records import records  # noqa: PLC0415 - only for who asks

    found: Mapping[str, Iterable[dict[str, object] | bytes]] = records(world)
    for name, rows in found.items():
        deliver_bytes(b"".join(_line(row) for row in rows), folder / f"{name}.jsonl")
    deliver(report, folder / "report.json")


def _line(row: dict[str, object] | bytes) -> bytes:
    text = row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
    return text + b"\n"
