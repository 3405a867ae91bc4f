"""The assessment as a text report: what to do first, then every element with its place.

Good at 80 columns. On a terminal with colour and symbols; elsewhere its signs are ASCII and no escape code
is written. All that comes from documents goes through ``printable`` and never through rich's markup.
"""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from poedesk.kernel.text import printable
from poedesk.paper.reports import stacks, together, words
from poedesk.paper.reports.terminal import fancy, grid, heading, signed, words_of
from poedesk.paper.reports.words import Json

_SECTIONS = (("not_met", "Not met"), ("unclear", "Unclear"), ("met", "Met"))
_EVIDENCE_SHOWN = 3


def write_assessment(assessment: Json, console: Console) -> None:
    """Write the report of a ``poedesk.assessment/1`` to ``console``."""
    _headline(assessment, console)
    for verdict, name in _SECTIONS:
        elements = words.by_verdict(assessment, verdict)
        if elements:
            heading(f"{name} ({len(elements)})", console)
            for element in elements:
                _element(element, console)
    _not_asked(assessment, console)
    _workloads(assessment, console)
    together.write_matrix(assessment, console)
    together.write_threads(assessment, console)
    stacks.write_stacks(assessment, console)
    _documents(assessment, console)
    _closing(assessment, console)


def _headline(assessment: Json, console: Console) -> None:
    console.print(signed(words.WHOLE[assessment["verdict"]], console))
    console.print(words_of(words.subject(assessment), "bold"))
    console.print(words_of(words.summary(assessment)))
    console.print(words_of(words.basis(assessment), "dim"))


def _element(element: Json, console: Console) -> None:
    sign = words.VERDICTS[element["verdict"]]
    line = Text(f"{sign.symbol if fancy(console) else sign.ascii} ", style=sign.style)
    line.append(words.title(element), style="bold")
    line.append(f"  {element['id']}", style="dim")
    console.print(line)
    met = element["verdict"] == "met"
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", width=7)
    grid.add_column(overflow="fold")
    if not met:
        grid.add_row("what", words_of(words.code(element)))
    if shown := words.value(element):
        grid.add_row("value", words_of(shown))
    if not met and (expected := words.listed(element.get("expected"))):
        grid.add_row("claim", words_of(expected))
    for row in _places(element):
        grid.add_row("where", row)
    if not met or not element.get("evidence"):
        grid.add_row("because", words_of(element["because"]))
    if not met and element.get("searched"):
        grid.add_row("looked", words_of("in " + ", ".join(element["searched"])))
    if element.get("remedy") and not met:
        grid.add_row("do", words_of(element["remedy"], "bold"))
    console.print(Padding(grid, (0, 0, 0, 2)))


def _places(element: Json) -> list[Text]:
    evidence = element.get("evidence") or []
    rows = []
    for piece in evidence[:_EVIDENCE_SHOWN]:
        text = words.told(piece)
        quote = piece.get("quote")
        if quote and quote != element.get("value"):
            text += f': "{quote}"'
        rows.append(words_of(text))
    if len(evidence) > _EVIDENCE_SHOWN:
        rows.append(words_of(f"and {len(evidence) - _EVIDENCE_SHOWN} more places"))
    return rows


def _not_asked(assessment: Json, console: Console) -> None:
    elements = words.by_verdict(assessment, "not_applicable")
    if elements:
        heading(f"Not asked for, or optional and absent ({len(elements)})", console)
        names = ", ".join(element["id"] for element in elements)
        console.print(Padding(words_of(names, "dim"), (0, 0, 0, 2)))


def _word(verdict: str) -> Text:
    sign = words.VERDICTS[verdict]
    return Text(sign.word, style=sign.style)


def _workloads(assessment: Json, console: Console) -> None:
    rows = assessment.get("workloads") or []
    if not rows:
        return
    heading("Claimed workloads", console)
    table = grid(console, "Workload", "Verdict", "Named", "Tied", "Activities", "Dated")
    for row in rows:
        cells = (
            signed(words.VERDICTS[row[key]], console) for key in ("verdict", "named", "tied_to_customer")
        )
        activities = words_of(words.listed(row["activities"]) or "none")
        dated = signed(words.VERDICTS[row["dated"]], console)
        table.add_row(words_of(row["workload"]), *cells, activities, dated)
    console.print(table)
    for row in rows:
        if row["verdict"] != "met" and row.get("because"):
            console.print(Padding(words_of(f"{row['workload']}: {row['because']}"), (0, 0, 0, 2)))
            if row.get("remedy"):
                console.print(Padding(words_of(f"To do: {row['remedy']}"), (0, 0, 0, 4)))


def _documents(assessment: Json, console: Console) -> None:
    heading("Documents", console)
    for document in assessment["documents"]:
        kind = words.kind(document)
        pages = f", {words.pages(document['pages'])}" if document.get("pages") else ""
        line = words_of(document["name"], "bold")
        line.append(printable(f"  {kind}{pages}, "))
        style = "" if document["read"] == "complete" else "bold yellow"
        line.append(words.READ[document["read"]], style=style)
        console.print(Padding(line, (0, 0, 0, 2)))
        if because := words.kind_because(document):
            console.print(Padding(words_of(because, "dim"), (0, 0, 0, 4)))
        for problem in document.get("problems") or []:
            console.print(Padding(words_of(f"- {problem}"), (0, 0, 0, 4)))
        if told := words.belongs(document) + (document.get("belongs_because") or ""):
            console.print(Padding(words_of(f"belongs: {told}"), (0, 0, 0, 4)))


def _closing(assessment: Json, console: Console) -> None:
    console.print()
    sentence = words.filing(assessment)
    if sentence:
        console.print(words_of(sentence))
    console.print(words_of(f"Key {assessment['key'][:16]}: the same input gives the same answer.", "dim"))
