"""Labels for initials that do not begin a line: at the end of running text, or broken over two lines."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Drawing, Span
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, overlap, same_line

NEXT_LINE = 3
"""Signs between the end of a line and the beginning of the next one, at most."""

LONGEST = 10
"""Signs of initials, with points and blanks, at most."""

_RUN_ON = compiled(
    r"(?i)[.;)\]]\s+(?P<label>(?:(?:customer|client|cliente|signatory)(?:['\u2019]s)?\s+)?"
    r"(?:initials?|iniciales|initiales|initialen|paraphe|k[u\u00fc]rzel|iniziali|paraaf)"
    r"(?:\s+(?:here|aqu[i\u00ed]|hier|ici"
    rf"|(?:of the|del?|du|de la|des|der|van de) (?:{words.CUSTOMER_WORDS}|k\u00e4ufer(?:s|in))))?)"
    r"\s*:[\s_]*(?P<value>[^\n:]{0,30}?)[\s_]*$"
)
"""A label for initials behind the last sentence of a disclosure, on the same line."""


def run_on(sheet: Sheet, part: Part) -> Part | None:
    """Return the label for initials with which a line of running text ends, with what is behind it."""
    found = _RUN_ON.search(sheet.words(part.page, part.start, part.end))
    if found is None or part.kind is Kind.INITIALS:
        return None
    label, value = (
        (part.start + found.start(name), part.start + found.end(name)) for name in ("label", "value")
    )
    share = part.box.width / max(part.end - part.start, 1)
    box = part.box._replace(
        left=part.box.left + share * found.start("label"), right=part.box.left + share * found.end("label")
    )
    return replace(
        part, kind=Kind.INITIALS, label=label, value=value, text=found["value"], label_text=found["label"],
        label_box=box, colon=True,
    )  # fmt: skip


def wrapped(sheet: Sheet, part: Part) -> bool:
    """Return whether a part is the end of "Customer initials / here:" broken at the end of a line."""
    if part.label is None or words.flat(part.label_text) not in {"here", "aqui", "hier", "ici"}:
        return False
    before = words.flat(sheet.page.text[max(0, part.start - 40) : part.start]).rstrip()
    return before.endswith(("initials", "initial", "iniciales", "initialen"))


def wrapped_value(sheet: Sheet, part: Part, label: str) -> list[tuple[str, Span]]:
    """Return the initials that begin the line under running text that ends with their label."""
    before = sheet.page.text[max(0, part.start - 2) : part.start]
    if part.text.strip() or not part.colon or not before.strip(" ") or "\n" in before:
        return []
    for other in sheet.parts:
        follows = other.page == part.page and part.end <= other.start <= part.end + NEXT_LINE
        if follows and other.kind is Kind.TEXT and len(other.text) <= LONGEST:
            return [(other.text, sheet.view.span(other.page, other.start, other.end, label=label))]
    return []


def carried(sheet: Sheet, label: Part, drawings: Sequence[Drawing]) -> list[Drawing]:
    """Return the ink that begins the line under running text that ends with its label: behind it was no room.

    ``drawings`` are those of the page that serve no place of their own.
    """
    own, tall = label.label_box, height(label.label_box)
    line = [part for part in sheet.placed.near(own.top, own.bottom, 0, own.right) if same_line(part.box, own)]
    left = min((part.box.left for part in line), default=own.left)
    if label.filled or label.text.strip() or label.cell is not None or own.left - left < _RUNS * tall:
        return []
    reach = max(part.box.right for part in sheet.parts if part.page == label.page)
    return [
        drawing
        for drawing in drawings
        if abs(drawing.box.left - left) <= tall
        and -_NEXT * tall <= drawing.box.top - own.bottom <= tall
        and own.right + drawing.box.width > reach
        and not any(
            middle(part.box) > own.bottom and overlap(part.box, drawing.box) > 0
            for part in sheet.placed.near(own.bottom, drawing.box.bottom, left, drawing.box.right)
        )
    ]


_RUNS = 5.0
"""Heights of a line that the text before such a label is wide at least."""

_NEXT = 0.4
"""Heights of a line by which ink may stand into the line over it."""
