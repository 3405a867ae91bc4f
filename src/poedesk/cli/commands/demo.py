"""``poedesk demo``: the main job on the examples that come with poedesk."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

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

    Ends with 0 when each has the verdict, and each of its elements the code, that a careful reviewer expects.
    """
    from poedesk.paper.reports.demo import write_demo  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.assessing.api import finding  # noqa: PLC0415 - the core is loaded when it is needed

    with examples() as folder:
        expected = _expected(folder)
        with finding() as finders:
            values = {
                name: assess((folder / name,), None, None, None, finders=finders).to_json()
                for name in expected
            }
    deliver_report(lambda console: write_demo(values, console, whole=report), None)
    wrong = [line for name, told in expected.items() for line in differences(name, values[name], told)]
    for line in wrong:
        warn(line)
    return 1 if wrong else 0


def differences(name: str, assessment: dict[str, Any], told: dict[str, Any]) -> list[str]:
    """Return a sentence for each thing in which an assessment differs from what was ``told`` to expect."""
    lines = []
    if assessment["verdict"] != told["verdict"]:
        lines.append(f"{name} is {assessment['verdict']}, expected {told['verdict']}")
    expected: dict[str, str] = told.get("elements", {})
    found: dict[str, str] = {
        element["id"]: element["code"]
        for element in assessment["elements"]
        if element["required"] and element["verdict"] in {"not_met", "unclear"}
    }
    lines += [
        f"{name}: {element} is {found.get(element, 'met')}, expected {expected.get(element, 'met')}"
        for element in {**expected, **found}
        if found.get(element) != expected.get(element)
    ]
    return lines


@contextmanager
def examples() -> Iterator[Path]:
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


def _expected(folder: Path) -> dict[str, dict[str, Any]]:
    from poedesk.kernel.yaml_data import load_yaml  # noqa: PLC0415 - loaded when it is needed

    expected: dict[str, dict[str, Any]] = load_yaml((folder / "expected.yaml").read_text("utf-8"))
    return expected
