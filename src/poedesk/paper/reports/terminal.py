"""Parts of text reports: signs, headings and tables, on a terminal with colour and elsewhere in ASCII."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from poedesk.kernel.text import printable
from poedesk.paper.reports.words import Sign


def fancy(console: Console) -> bool:
    """Return whether the console is a terminal that can show more than ASCII signs."""
    return console.is_terminal and console.encoding.lower().startswith("utf")


def signed(sign: Sign, console: Console) -> Text:
    """Return the verdict's symbol and word."""
    return Text(f"{sign.symbol if fancy(console) else sign.ascii} {sign.word}", style=sign.style)


def words_of(text: str, style: str = "") -> Text:
    """Return ``text`` from anywhere as something that is only ever text."""
    return Text(printable(text), style=style, overflow="fold")


def heading(text: str, console: Console) -> None:
    """Write a heading, underlined in either way."""
    console.print()
    console.print(words_of(text, "bold underline" if fancy(console) else "bold"))
    if not fancy(console):
        console.print("-" * len(text))


def grid(console: Console, *columns: str) -> Table:
    """Return an empty table with these columns."""
    frame = box.SIMPLE_HEAD if fancy(console) else box.ASCII2
    table = Table(box=frame, show_edge=fancy(console), padding=(0, 1), pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", min_width=None if number else 22)
    return table
