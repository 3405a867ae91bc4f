"""What stands inside a plain paragraph: runs, gaps between them, content controls."""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.readers.docx.plain.items import PIECES, Control, Text

MARK = (
    r"<w:(?:bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|commentRangeStart|commentRangeEnd)\b[^<>]*/>"
)
CONTROL = (
    r"<w:sdt>(?P<sdt><w:sdtPr>.*?</w:sdtPr>)(?:<w:sdtEndPr>.*?</w:sdtEndPr>|<w:sdtEndPr/>)?<w:sdtContent>"
    r"|(?P<sdtend></w:sdtContent></w:sdt>)"
)
_SILENT = compiled(rf"(?:\s|{MARK}|<w:hyperlink(?: [^<>]*)?>|</w:hyperlink>)*")
_GAP = compiled(rf"{_SILENT.pattern}(?:{CONTROL})", re.DOTALL)
_RUN = compiled(
    r"<w:r(?: [^<>]*)?>(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>|<w:rPr/>)?"
    r"(?:<w:t(?: [^<>]*)?>([^<]*)</w:t>|"
    r"((?:<w:t(?: [^<>]*)?>[^<]*</w:t>|<w:(?:t|tab|br|cr|noBreakHyphen|softHyphen|lastRenderedPageBreak"
    r"|commentReference|annotationRef|footnoteRef|endnoteRef)(?: [^<>]*)?/>)*))</w:r>"
)
BOUND = "dataBinding"
"""In the properties of controls that may show something else than their content; they are read as trees."""


def plain_text(text: str, start: int, at: int, end: int) -> Text | None:
    """Return the paragraph that begins at ``start`` and holds ``[at, end)``; null when it is not plain."""
    inside = text[at:end]
    properties = ""
    if inside.startswith("<w:pPr>"):
        closing = inside.find("</w:pPr>") + len("</w:pPr>")
        properties, inside = inside[:closing], inside[closing:]
    elif inside.startswith("<w:pPr/>"):
        inside = inside[len("<w:pPr/>") :]
    runs = _RUN.split(inside)
    gaps = runs[::PIECES]
    controls: list[list[Control | None]] = []
    if any(gaps):
        for gap in gaps:
            here = _controls(gap)
            if here is None:
                return None
            controls.append(here)
        if not _is_balanced(controls):
            return None
    held = controls if any(controls) else None
    return Text(properties, runs, (start, end + len("</w:p>")), held)


def begun(item: Text) -> Iterator[Control]:
    """Yield the controls that begin in a paragraph."""
    for gap in item.controls or ():
        yield from (control for control in gap if control is not None)


def _is_balanced(gaps: Sequence[Sequence[Control | None]]) -> bool:
    depth = 0
    for gap in gaps:
        for control in gap:
            depth += -1 if control is None else 1
            if depth < 0:
                return False
    return depth == 0


def _controls(gap: str) -> list[Control | None] | None:
    """Return the controls that begin and end in a gap between runs; null when there is anything else."""
    if not gap:
        return []
    found: list[Control | None] = []
    at = 0
    while control := _GAP.match(gap, at):
        if control["sdt"] is not None and BOUND in control["sdt"]:
            return None
        found.append(Control(f"<w:sdt>{control['sdt']}</w:sdt>") if control["sdt"] else None)
        at = control.end()
    return found if _SILENT.fullmatch(gap, at) else None
