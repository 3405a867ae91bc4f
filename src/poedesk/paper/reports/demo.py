"""One example of the demo: its verdict, and what stands in the way."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports import words
from poedesk.paper.reports.terminal import signed, words_of
from poedesk.paper.reports.text import write_assessment
from poedesk.paper.reports.words import Json

MOST = 4
"""Elements that are named for an example; the rest is counted."""


def write_demo(assessments: Mapping[str, Json], console: Console, *, whole: bool) -> None:
    """Write a line for each example, with ``whole`` its report too, and where to go on."""
    for name, assessment in assessments.items():
        write_line(name, assessment, console)
        if whole:
            write_assessment(assessment, console)
    console.print()
    console.print("More: poedesk check FOLDER, poedesk explain FOLDER ELEMENT, poedesk --help")


def write_line(name: str, assessment: Json, console: Console) -> None:
    """Write the name of a bundle, its verdict, and a line for each required element that is not met.

    Those that are merely missing come last, and of many only ``MOST`` are named.
    """
    console.print(words_of(f"{name}: ", "bold"), signed(words.WHOLE[assessment["verdict"]], console), sep="")
    lines = [words.summary(assessment)]
    open_ones = [item for item in assessment["elements"] if item["required"] and item["verdict"] != "met"]
    open_ones.sort(key=lambda element: element["code"] == "missing")
    lines += [
        f"{words.title(element)}: {words.code(element)}. {element['remedy'] or element['because']}"
        for element in open_ones[:MOST]
    ]
    if (rest := len(open_ones) - MOST) > 0:
        lines.append(f"And {rest} more; poedesk check names them all.")
    for line in lines:
        console.print(Padding(words_of(line), (0, 0, 0, 2)))
    if sentence := words.filing(assessment):
        console.print(Padding(words_of(sentence, "dim"), (0, 0, 0, 2)))
