"""``poedesk demo``: the main job on the examples that come with poedesk."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import click

from poedesk.cli.commands.check import assess
from poedesk.cli.output import warn
from poedesk.kernel.errors import PoedeskError


class NoExamples(PoedeskError):
    """The examples that belong to poedesk are not there; install it again."""


@click.command("demo")
@click.option("--report", is_flag=True, help="Print the whole report of each example.")
def command(*, report: bool) -> int:
    """Check the example engagements and print their verdicts.

    Ends with 0 when each has the verdict that its README names.
    """
    from rich.console import Console  # noqa: PLC0415 - loaded when it is needed

    from poedesk.paper.reports.demo import write_line  # noqa: PLC0415
    from poedesk.paper.reports.text import write_assessment  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False)
    wrong = []
    with _examples() as folder:
        expected = _expected(folder)
        for name, verdict in expected.items():
            value = assess((folder / name,), None, None, None).to_json()
            write_line(name, value, console)
            if report:
                write_assessment(value, console)
            if value["verdict"] != verdict:
                wrong.append(f"{name} is {value['verdict']}, expected {verdict}")
    for line in wrong:
        warn(line)
    console.print()
    console.print("More: poedesk check FOLDER, poedesk explain FOLDER ELEMENT, poedesk --help")
    return 1 if wrong else 0


@contextmanager
def _examples() -> Iterator[Path]:
    """Yield the folder of examples: of the source tree, or as packed into the wheel."""
    source = Path(__file__).resolve().parents[4] / "examples"
    if (source / "expected.yaml").is_file():
        yield source
        return
    packed = resources.files("poedesk").joinpath("_examples")
    if not packed.is_dir():
        raise NoExamples
    with resources.as_file(packed) as folder:
        yield folder


def _expected(folder: Path) -> dict[str, str]:
    from poedesk.kernel.yaml_data import load_yaml  # noqa: PLC0415 - loaded when it is needed

    expected: dict[str, str] = load_yaml((folder / "expected.yaml").read_text("utf-8"))
    return expected
