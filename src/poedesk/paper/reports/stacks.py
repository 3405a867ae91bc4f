"""Agreements with the papers under them, as text."""

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports import words
from poedesk.paper.reports.terminal import heading, signed, words_of
from poedesk.paper.reports.words import Json


def write_stacks(assessment: Json, console: Console) -> None:
    """Write which paper stands under which agreement, by which reference; nothing without agreements."""
    for stack in assessment.get("stacks") or []:
        heading(f"Agreement: {stack['agreement']}", console)
        console.print(Padding(words_of(stack["because"]), (0, 0, 0, 2)))
        for layer in stack["layers"]:
            _layer(layer, console)


def _layer(layer: Json, console: Console) -> None:
    line = words_of(f"{layer['day'] or 'no date'}  {layer['document']} ", "bold")
    line.append(f"({words.layer_does(layer)})", style="not bold")
    console.print(Padding(line, (0, 0, 0, 2)))
    told = signed(words.VERDICTS[layer["stands"]], console)
    told.append(words_of(f"  {words.stands_under(layer)}"))
    console.print(Padding(told, (0, 0, 0, 4)))
