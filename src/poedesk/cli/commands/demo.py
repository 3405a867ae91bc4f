"""``poedesk demo``: the main job on the examples that come with poedesk."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import click

from poedesk.cli.commands.check import assess
from poedesk.cli.output import deliver_report, warn
from poedesk.kernel.errors import PoedeskError


class NoExamples(PoedeskError):
    """The examples that belong to poedesk are not there; install it again."""


@click.command("demo")
@click.option("--report", is_flag=True, help="Print the whole report of each example.")
def command(*, report: bool) -> int:
    """Check the example engagements and print their verdicts.

    Ends with 0 when each has the verdict that its README names.
    """
    from poedesk.paper.reports.demo import write_demo  # noqa: PLC0415 - loaded when it is needed

    with _examples() as folder:
        expected = _expected(folder)
        values = {name: assess((folder / name,), None, None, None).to_json() for name in expected}
    deliver_report(lambda console: write_demo(values, console, whole=report), None)
    wrong = [name for name, verdict in expected.items() if values[name]["verdict"] != verdict]
    for name in wrong:
        warn(f"{name} is {values[name]['verdict']}, expected {expected[name]}")
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
