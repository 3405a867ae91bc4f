"""Names of parties that a narrow column broke over lines, put together again.

A name is whole when it is that of a party, or when the paper writes those words together on another line.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.blocks.broken.wrapped import SPACED, joined_lines
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height
from poedesk.proof.finding.acts.blocks.whose.party_names import clean_name
from poedesk.proof.finding.model import Finding, State

LINES = 3
"""Lines of a name at most."""

_ALIGNED = 3.0
"""Points by which they begin apart at most."""


def with_named(sheet: Sheet, parties: Sequence[Finding]) -> Sheet:
    """Return the sheet with the names of ``parties`` whole, each as one part."""
    names = {_key(p.value) for p in parties if p.value and p.state is State.PRESENT}
    begun = {" ".join(name.split()[:1]) for name in names}
    placed: Plane[Part] | None = None
    used: set[int] = set()
    found: list[Part] = []
    for part in sheet.parts:
        whole = part
        if id(part) not in used and (_can_begin(part, begun) or _for_whom(part)):
            placed = placed or sheet.placed
            lines = _lines(part, placed, names) or _written(sheet, part, placed)
            used |= {id(line) for line in lines}
            whole = joined_lines(part, lines) if lines else part
        found.append(whole)
    return replace(sheet, parts=tuple(p for p in found if id(p) not in used)) if used else sheet


def _key(name: str) -> str:
    return " ".join(fold(name).casefold().replace(".", "").replace(",", "").split())


def _can_begin(part: Part, begun: set[str]) -> bool:
    """Return whether a part may begin with the first word of a party's name."""
    if part.kind not in {Kind.TEXT, Kind.PARTY} or not part.text:
        return False
    name = clean_name(part.text)
    return name is not None and _key(name).partition(" ")[0] in begun


def _for_whom(part: Part) -> bool:
    """Return whether a label tells for whom somebody signs, with an answer behind it."""
    return part.kind is Kind.PARTY and part.label is not None and bool(part.text)


def _written(sheet: Sheet, first: Part, placed: Plane[Part]) -> list[Part]:
    """Return the lines under an answer that the paper writes together with it elsewhere, on one line."""
    if not _for_whom(first):
        return []
    said, last, lines = first.text.strip(), first, list[Part]()
    found: list[Part] = []
    while len(lines) < LINES - 1 and (under := _under(first, last, placed)) is not None:
        lines.append(under)
        last, said = under, f"{said} {under.text.strip()}"
        if not any(_holds(page.text, said) for page in sheet.view.pages):
            break
        found = list(lines)
    return found


def _holds(text: str, name: str) -> bool:
    """Return whether a text has a name on one of its lines, whole words of it."""
    at = text.find(name)
    while at >= 0:
        before, after = text[max(at - 1, 0) : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def _lines(first: Part, placed: Plane[Part], names: set[str]) -> list[Part]:
    """Return the lines under a part that are the rest of a party's name, all of it; none when none are."""
    said = _key(clean_name(first.text) or "")
    lines: list[Part] = []
    last = first
    while len(lines) < LINES - 1 and said not in names:
        under = _under(first, last, placed)
        if under is None:
            return []
        lines.append(under)
        last, said = under, f"{said} {_key(under.text)}"
        if not any(name.startswith(said) for name in names):
            return []
    return lines if said in names else []


def _under(first: Part, last: Part, placed: Plane[Part]) -> Part | None:
    """Return the one line of text closely under another one, where the name or its label begins."""
    tall, foot = height(first.box), last.box.bottom
    left, right = first.box.left - _ALIGNED, first.box.right + _ALIGNED
    near = [
        part
        for part in placed.near(foot - 0.5 * tall, foot + SPACED * tall, left, right)
        if part is not last and -0.5 * tall <= part.box.top - foot <= SPACED * tall
    ]
    if len(near) != 1 or near[0].kind is not Kind.TEXT or near[0].cell != first.cell:
        return None
    starts = (first.box.left, first.label_box.right)
    middles = (first.box.left + first.box.right) / 2, (near[0].box.left + near[0].box.right) / 2
    aligned = any(abs(near[0].box.left - start) <= _ALIGNED + height(first.box) for start in starts)
    return near[0] if aligned or abs(middles[0] - middles[1]) <= _ALIGNED else None
