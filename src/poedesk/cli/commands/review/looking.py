"""``poedesk review state`` and ``measure``: where a case stands, and what many of them show."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.commands.review import given
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.cli.targets import apart

EXAMPLES = """\b
Examples:
  poedesk review state case.json
  poedesk review state case.json --reviewer reviewer-2 --format json
"""
MEASURE_EXAMPLES = """\b
Examples:
  poedesk review measure cases/*.json
  poedesk review measure cases/*.json --format json --output figures.json
"""


@click.command("state", epilog=EXAMPLES)
@click.argument("case", type=options.FILE)
@click.option("--reviewer", metavar="ID", help="As this reviewer may see it, and whether it may decide now.")
@options.choose_format("text", "json")
@options.output
def state_command(case: Path, *, reviewer: str | None, shape: str, output: Path | None) -> None:
    """Say where CASE stands, what the machine found, and what was decided."""
    from poedesk.process.reviews import telling  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    apart(output, (case,))
    value = telling.state(given.review(case), reviewer)
    deliver(json_text(value) if shape == "json" else telling.state_text(value), output)


@click.command("measure", epilog=MEASURE_EXAMPLES)
@click.argument("cases", nargs=-1, required=True, type=options.FILE, metavar="CASE...")
@options.choose_format("text", "json")
@options.output
def measure_command(cases: tuple[Path, ...], *, shape: str, output: Path | None) -> None:
    """Say how far reviewers of CASES agree, and how often what a rule said was decided otherwise."""
    from poedesk.process.reviews import telling  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    apart(output, cases)
    value = telling.figures([given.review(case) for case in cases])
    deliver(json_text(value) if shape == "json" else telling.figures_text(value), output)


COMMANDS = (state_command, measure_command)
