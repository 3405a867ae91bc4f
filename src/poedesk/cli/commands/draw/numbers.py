"""``poedesk draw plan`` and ``project``: how many to draw, and what the answers say about the rest."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import inputs, options
from poedesk.cli.commands.draw import given
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import check_output, deliver, json_text

if TYPE_CHECKING:
    from poedesk.process.audits.planning import Plan, Projection, ShareProjection

EXAMPLES = """\b
Examples:
  poedesk draw plan 5000 --tolerable 5%
  poedesk draw plan 5000 --tolerable 5% --allowed 1 --confidence 99%
  poedesk draw project population.json draw.json --failing ENG-0042 --failing ENG-0107
  poedesk draw project population.json draw.json --failing-file failing.txt
"""


@click.command("plan", epilog=EXAMPLES)
@click.argument("population", type=click.IntRange(1, 100_000_000))
@click.option(
    "--tolerable", required=True, metavar="SHARE", help="Share of all that may fail: 5%, 0.05, 1/20."
)
@click.option(
    "--allowed", type=click.IntRange(0, 1_000), default=0, show_default=True, help="Failures to put up with."
)
@given.confidence
@options.choose_format("text", "json")
def plan_command(population: int, *, tolerable: str, allowed: int, confidence: str, shape: str) -> None:
    """Say how many of POPULATION units to draw."""
    from poedesk.process.audits.planning import plan  # noqa: PLC0415 - loaded when it is needed

    found = plan(
        population,
        options.share(tolerable, "--tolerable"),
        allowed,
        options.share(confidence, "--confidence"),
    )
    deliver(json_text(_plan(found)) if shape == "json" else f"{found}\n", None)


@click.command("project", epilog=EXAMPLES)
@click.argument("population", type=options.FILE)
@click.argument("draw", type=options.FILE)
@click.option("--failing", multiple=True, metavar="UNIT", help="A drawn unit that failed.")
@click.option("--failing-file", type=options.FILE, metavar="FILE", help="The same, an id in each line.")
@given.confidence
@options.choose_format("text", "json")
@options.output
def project_command(  # noqa: PLR0913 - options of a command
    population: Path, draw: Path, *, failing: tuple[str, ...], failing_file: Path | None, confidence: str,
    shape: str, output: Path | None,
) -> None:  # fmt: skip
    """Say what the failures of DRAW mean for all of POPULATION."""
    from poedesk.process.audits.concluding import concluded  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    lines = bytes_of(failing_file, "the list").decode("utf-8", "replace").splitlines() if failing_file else []
    named = {*failing, *(line.strip() for line in lines if line.strip())}
    found = concluded(inputs.receipt(population, draw), named, options.share(confidence, "--confidence"))
    deliver(json_text(_projection(found)) if shape == "json" else f"{found}\n", output)


def _plan(found: "Plan") -> Mapping[str, Any]:
    return {
        "sample": found.sample,
        "population": found.population,
        "tolerable": _text(found.tolerable),
        "allowed": found.allowed,
        "confidence": _text(found.confidence),
        "because": str(found),
    }


def _projection(found: "Projection | ShareProjection") -> Mapping[str, Any]:
    return {
        "lower": _text(found.lower),
        "upper": _text(found.upper),
        "confidence": _text(found.confidence),
        "because": str(found),
    }


def _text(number: Fraction | int) -> str:
    """Return an exact number, such as 1/20."""
    return str(number)


COMMANDS = (plan_command, project_command)
