"""What stands in which document, and the threads of mail, as text."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from poedesk.paper.reports import words
from poedesk.paper.reports.terminal import fancy, grid, heading, words_of
from poedesk.paper.reports.words import Json


def write_matrix(assessment: Json, console: Console) -> None:
    """Write which element stands in which document; of a single document the places say it."""
    documents = [document for document in assessment["documents"] if document.get("elements")]
    if len(assessment["documents"]) < 2 or not documents:  # noqa: PLR2004 - two documents
        return
    heading("What stands in which document", console)
    for number, document in enumerate(documents, 1):
        console.print(Padding(words_of(f"{number}  {document['name']}"), (0, 0, 0, 2)))
    table = grid(console, "Element", *(str(number) for number in range(1, len(documents) + 1)))
    for element in assessment["elements"]:
        if element["verdict"] != "not_applicable":
            cells = (_cell(element, document, console) for document in documents)
            table.add_row(words_of(words.title(element)), *cells)
    console.print(table)


def _cell(element: Json, document: Json, console: Console) -> Text:
    if all(cell["id"] != element["id"] for cell in document["elements"]):
        return Text("")
    sign = words.VERDICTS[element["verdict"]]
    return Text(sign.symbol if fancy(console) else sign.ascii, style=sign.style)


def write_threads(assessment: Json, console: Console) -> None:
    """Write the threads of mail: who wrote what when, and which words count."""
    for thread in assessment.get("threads") or []:
        heading(f"Mails: {thread['subject']}", console)
        for message in thread["messages"]:
            _message(message, console)


def _message(message: Json, console: Console) -> None:
    line = words_of(f"{words.sent(message)}  {words.writer(message)} ")
    line.append(words.said(message), style="bold")
    if message["counts"]:
        line.append("  * counts", style="bold green")
    console.print(Padding(line, (0, 0, 0, 2)))
    quote = (message.get("evidence") or {}).get("quote")
    if quote:
        console.print(Padding(words_of(f'"{quote}"'), (0, 0, 0, 4)))
    console.print(Padding(words_of(f"{words.stands(message)}: {message['because']}"), (0, 0, 0, 4)))
    if message.get("origin"):
        console.print(Padding(words_of(message["origin"], "dim"), (0, 0, 0, 4)))
