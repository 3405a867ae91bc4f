"""``poedesk draw run``, ``extend``, ``withdraw``, ``pick``: the draw and what comes after it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from poedesk.cli import inputs, options
from poedesk.cli.commands.draw import given
from poedesk.cli.output import deliver, json_text
from poedesk.cli.targets import fresh, replace
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.audits.receipt import Receipt

output = click.option(
    "--output", type=options.FILE, required=True, metavar="FILE", help="Where the draw is kept."
)


Step = TypeVar("Step", bound=Callable[..., None])


def _on_unit(command: Step) -> Step:
    """Add what a step about one unit of a draw is given."""
    for each in (replace, output, given.because):
        command = each(command)
    for name in ("unit", "draw", "population"):
        kind = str if name == "unit" else options.FILE
        command = click.argument(name, type=kind)(command)
    return command


RUN_EXAMPLES = """\b
Examples:
  poedesk draw run population.json --value 0f3c... --output draw.json
  poedesk draw run population.json --throws 4152 6613 2245 1662 3415 --output draw.json
  poedesk draw run population.json --secret programme=... --secret partners=... --output draw.json
"""
EXAMPLES = """\b
Examples:
  poedesk draw extend population.json draw.json --take 20 --because "two of 59 failed" --output draw-2.json
  poedesk draw withdraw population.json draw.json ENG-7 --because "cancelled in May" --output draw-2.json
  poedesk draw pick population.json draw.json ENG-9 --because "same proof as ENG-3" --output draw-2.json
"""


@click.command("run", epilog=RUN_EXAMPLES)
@click.argument("population", type=options.FILE)
@click.option("--value", metavar="HEX", help="Value of the round that was named.")
@click.option("--throws", metavar="DIGITS", help="The throws, in order; blanks do not count.")
@click.option("--secret", "secrets", multiple=True, metavar="PARTY=SECRET", help="What a party reveals.")
@output
@replace
def run_command(
    population: Path, *, value: str | None, throws: str | None, secrets: tuple[str, ...], output: Path,
    replace: bool,
) -> None:  # fmt: skip
    """Draw from POPULATION with the seed that was waited for, and print what is drawn."""
    from poedesk.process.audits.receipt import run  # noqa: PLC0415 - loaded when it is needed

    fresh(output, (population,), replace=replace)
    shown = [each for each in (value, throws, given.pairs(secrets, "--secret")) if each]
    if len(shown) != 1:
        message = "give the seed in one way: --value, --throws or --secret"
        raise UsageError(message)
    _keep(run(inputs.population(population), shown[0], _now()), output)


@click.command("extend", epilog=EXAMPLES)
@click.argument("population", type=options.FILE)
@click.argument("draw", type=options.FILE)
@given.take
@given.because
@output
@replace
def extend_command(
    population: Path, draw: Path, *, takes: tuple[str, ...], because: str, output: Path, replace: bool
) -> None:
    """Draw so many more: all that were drawn stay."""
    from poedesk.process.audits.receipt import extend  # noqa: PLC0415 - loaded when it is needed

    fresh(output, (population, draw), replace=replace)
    _keep(extend(inputs.receipt(population, draw), given.numbers(takes), because, _now()), output)


@click.command("withdraw", epilog=EXAMPLES)
@_on_unit
def withdraw_command(
    population: Path, draw: Path, unit: str, *, because: str, output: Path, replace: bool
) -> None:
    """Take UNIT out; if it was drawn, the next in order takes its place and no other changes."""
    from poedesk.process.audits.receipt import withdraw  # noqa: PLC0415 - loaded when it is needed

    fresh(output, (population, draw), replace=replace)
    _keep(withdraw(inputs.receipt(population, draw), unit, because, _now()), output)


@click.command("pick", epilog=EXAMPLES)
@_on_unit
def pick_command(
    population: Path, draw: Path, unit: str, *, because: str, output: Path, replace: bool
) -> None:
    """Add UNIT by choice, in a batch of its own that is never called random."""
    from poedesk.process.audits.receipt import pick  # noqa: PLC0415 - loaded when it is needed

    fresh(output, (population, draw), replace=replace)
    _keep(pick(inputs.receipt(population, draw), unit, because, _now()), output)


def _keep(receipt: "Receipt", target: Path) -> None:
    told = receipt.json()
    deliver(json_text(told), target)
    drawn = [each["unit"] for each in told["drawn"]]
    of = f" of {len(told['groups'])} groups" if told["groups"] else ""
    lines = [
        f"{len(drawn)} of {told['header']['units']} units{of} are drawn; the receipt is {target}.",
        *drawn,
    ]
    if told["picked"]:
        lines += ["Picked by choice, not at random:", *(each["unit"] for each in told["picked"])]
    deliver("\n".join(lines) + "\n", None)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


COMMANDS = (run_command, extend_command, withdraw_command, pick_command)
