"""One example of the demo: its verdict, and what stands in the way."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports import words
from poedesk.paper.reports.text import signed, words_of, write_assessment
from poedesk.paper.reports.words import Json


def write_demo(assessments: Mapping[str, Json], console: Console, *, whole: bool) -> None:
    """Write a line for each example, with ``whole`` its report too, and where to go on."""
    for name, assessment in assessments.items():
        write_line(name, assessment, console)
        if whole:
            write_assessment(assessment, console)
    console.print()
    console.print("More: poedesk check FOLDER, poedesk explain FOLDER ELEMENT, poedesk --help")


def write_line(name: str, assessment: Json, console: Console) -> None:
    """Write the name of a bundle, its verdict, and one line for each required element that is not met."""
    console.print(words_of(f"{name}: ", "bold"), signed(words.WHOLE[assessment["verdict"]], console), sep="")
    console.print(Padding(words_of(words.summary(assessment)), (0, 0, 0, 2)))
    for element in assessment["elements"]:
        if element["required"] and element["verdict"] != "met":
            line = f"{words.title(element)}: {words.code(element)}. {element['remedy'] or element['because']}"
            console.print(Padding(words_of(line), (0, 0, 0, 2)))
    if sentence := words.filing(assessment):
        console.print(Padding(words_of(sentence, "dim"), (0, 0, 0, 2)))
