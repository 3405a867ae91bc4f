"""``poedesk draw verify``, ``slip``, ``verifier``: a draw checked by those who trust nobody."""

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import click

from poedesk.cli import inputs, options, targets
from poedesk.cli.commands.draw import given
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

EXAMPLES = """\b
Examples:
  poedesk draw verify population.json draw.json --commitment 5f0c...
  poedesk draw verify slip.json
  poedesk draw slip population.json draw.json ENG-0042 --output slip.json
  poedesk draw slips population.json draw.json --folder slips
  poedesk draw verifier --output verify_draw.py
\b
Exit codes: 0 all holds, 1 something does not, 2 wrong usage.
"""


_LONGEST = 80
"""Signs of an id in a file's name."""


@click.command("verify", epilog=EXAMPLES)
@click.argument("file", type=options.FILE)
@click.argument("draw", type=options.FILE, required=False)
@given.commitment
@options.choose_format("text", "json")
@options.output
def verify_command(
    file: Path, draw: Path | None, *, commitment: str | None, shape: str, output: Path | None
) -> int:
    """Repeat the draw of a population (FILE) with its receipt DRAW, or check one slip (FILE alone)."""
    from poedesk.process.audits.verifier import checked  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    files = [file] if draw is None else [file, draw]
    for path in files:
        inputs.json_file(path, "the file")
    problems = checked([str(path) for path in files], commitment)
    if shape == "json":
        deliver(json_text({"good": not problems, "problems": problems}), output)
    else:
        deliver("\n".join([_first(problems, commitment), *(f"! {line}" for line in problems)]) + "\n", output)
    return int(bool(problems))


@click.command("slip", epilog=EXAMPLES)
@click.argument("population", type=options.FILE)
@click.argument("draw", type=options.FILE)
@click.argument("unit")
@options.output
def slip_command(population: Path, draw: Path, unit: str, *, output: Path | None) -> None:
    """Write the slip of UNIT: was it drawn, why or why not, with the proof that it was in the population."""
    from poedesk.process.audits.slips import slips  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    (told,) = slips(inputs.receipt(population, draw), (unit,))
    deliver(json_text(told), output)


@click.command("slips", epilog=EXAMPLES)
@click.argument("population", type=options.FILE)
@click.argument("draw", type=options.FILE)
@click.option("--folder", type=options.FILE, required=True, metavar="FOLDER", help="Where they are written.")
@targets.replace
def slips_command(population: Path, draw: Path, *, folder: Path, replace: bool) -> None:
    """Write the slip of every unit into FOLDER, a file each: one is owed for every unit, drawn or not."""
    from poedesk.process.audits.slips import slips  # noqa: PLC0415 - loaded when it is needed

    receipt = inputs.receipt(population, draw)
    if folder.exists() and not replace:
        message = f"{folder} is there already; name another folder, or give --replace"
        raise UsageError(message)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder {folder} cannot be made: {error.strerror or error}"
        raise UsageError(message) from error
    for told in slips(receipt):
        deliver(json_text(told), folder / f"{told['position']:07}-{_plain(told['unit'][0])}.json")
    deliver(f"{len(receipt.population.units)} slips are in {folder}.\n", None)


def _plain(name: str) -> str:
    """Return an id as a part of a file's name: the number before it tells those apart that look alike."""
    return re.sub(r"[^\w.-]+", "_", name)[:_LONGEST]


@click.command("verifier", epilog=EXAMPLES)
@options.output
def verifier_command(*, output: Path | None) -> None:
    """Print the checker as one file that needs nothing but Python."""
    check_output(output)
    source = resources.files("poedesk.process.audits") / "verifier.py"
    deliver(source.read_text("utf-8"), output)


def _first(problems: Sequence[str], commitment: str | None) -> str:
    if problems:
        return "The draw does NOT hold."
    if commitment:
        return "The draw holds."
    return "The draw holds in itself. Whether it is the one that was announced, only --commitment can tell."


COMMANDS = (verify_command, slip_command, slips_command, verifier_command)
