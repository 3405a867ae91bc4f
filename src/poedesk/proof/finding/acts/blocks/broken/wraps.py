"""Puts labels and dates together that a narrow column has broken over lines: "Date / Signed".

Lines belong together that stand closely under each other in one cell or, without cells, in one column. They
are joined only when the whole says more than its first line: it is a label, or it is a date.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import attrgetter

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.line import SHORT, labels_in
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.naming.people import looks_like_organisation

LINES = 4
"""Lines over which a label or date is broken at most."""

_KINDS = frozenset({Kind.SIGN, Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE, Kind.INITIALS})

_WITH_SIDE = frozenset({Kind.SIGN, Kind.DATE, Kind.INITIALS})
"""Labels that a side may stand over as their first line, also outside cells."""

_SIGNS = compiled(
    rf"(?:(?:the|duly|of|electronic|handwritten|wet|signatory|signer|representative|officer|approver|printed"
    rf"|authori[sz]ed|autorizada|signature|firma|unterschrift|{words.ROLE_WORDS})(?:'s|s')?\s*)+$"
)
"""First lines of a label for a signature; before "signature" any words could stand, even a name."""


_LEADS_ON = compiled(r"\b(?:of(?: the)?|de(?: la| l)?|del|der|des|du|la)$")
"""The end of a line that what a label is of follows on: "Date / of / signature"."""


def unbroken(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` with broken labels and dates as one part each."""
    result: list[Part] = []
    used: set[int] = set()
    page = _Page(parts)
    for part in parts:
        if id(part) in used:
            continue
        lines = _lines_from(part, page) if _can_begin(part) else [part]
        if len(lines) == 1:
            result.append(part)
            continue
        whole = _party(lines) or _label(lines, page) or _date(lines) or ((part,), part)
        used |= {id(line) for line in whole[0]}
        result.append(whole[1])
    return result


def _can_begin(part: Part) -> bool:
    bare = not part.text and not part.colon and not part.filled
    return part.kind is Kind.TEXT or (bare and (part.kind in _KINDS or part.kind in {Kind.PARTY, Kind.BY}))


class _Page:
    """The parts of a page by where they stand, and how many of them each cell holds."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.placed: Plane[Part] = Plane(parts, attrgetter("box"))
        self._in_cell: Counter[tuple[int, Cell | None]] = Counter(
            (part.page, part.cell) for part in parts if part.cell is not None
        )

    def parts_in(self, page: int, cell: Cell | None) -> int:
        """Return how many parts a cell of ``page`` holds."""
        return self._in_cell[page, cell]


def _lines_from(part: Part, page: _Page) -> list[Part]:
    """Return ``part`` and what goes on under it in its cell or column, line by line."""
    lines = [part]
    while len(lines) < LINES:
        last = lines[-1]
        foot, tall = last.box.bottom, max(last.box.height, 1.0)
        near = page.placed.near(
            foot - 0.5 * tall, foot + 0.6 * tall, last.box.left - tall, last.box.right + tall
        )
        below = [other for other in near if _goes_on(last, other)]
        if not below or (last.text != "" and last.label is not None):
            break
        lines.append(min(below, key=lambda other: other.box.top))
    return lines


def _goes_on(last: Part, other: Part) -> bool:
    if other is last or other.cell != last.cell or other.page != last.page:
        return False
    tall = max(last.box.height, 1.0)
    gap = other.box.top - last.box.bottom
    middles = abs(last.box.left + last.box.right - other.box.left - other.box.right) / 2
    aligned = abs(other.box.left - last.box.left) <= 0.35 * tall or middles <= 0.35 * tall
    return -0.4 * tall <= gap <= 0.5 * tall and other.box.top > last.box.top + 0.4 * tall and aligned


def _said(part: Part) -> str:
    return part.label_text if part.label is not None else part.text


def _label(lines: Sequence[Part], page: _Page) -> tuple[tuple[Part, ...], Part] | None:
    for count in range(len(lines), 1, -1):
        run = tuple(lines[:count])
        if any(len(_said(part).split()) > SHORT or part.kind is Kind.RUNNING for part in run):
            continue
        if any(part.text and part.label is not None for part in run[:-1]):
            continue
        kind = _kind_of(fold(" ".join(map(_said, run))))
        if kind is not None and _may_join(run, kind, page):
            return run, _joined_label(run, kind)
    return None


def _kind_of(text: str) -> Kind | None:
    """Return what ``text`` asks for when it is a label and nothing else."""
    low = words.flat(text)
    for kind, pattern in labels_in(low):
        found = pattern.match(low)
        if found:
            return Kind(kind) if found.end("label") == len(low) and Kind(kind) in _KINDS else None
    return None


def _may_join(run: Sequence[Part], kind: Kind, page: _Page) -> bool:
    """Return whether the lines are one label, and neither two labels nor a heading over a label."""
    first = run[0]
    if first.kind is Kind.PARTY:
        if first.cell is None:
            return kind in _WITH_SIDE and _is_one_row(run, page)
        return page.parts_in(first.page, first.cell) == len(run)
    if first.kind not in {Kind.TEXT, kind}:
        return False
    if first.kind is kind and any(
        after.kind in _KINDS and not _LEADS_ON.search(words.flat(_said(before)))
        for before, after in pairwise(run)
    ):
        return False
    return kind is not Kind.SIGN or _SIGNS.match(words.flat(_said(first))) is not None


def _is_one_row(run: Sequence[Part], page: _Page) -> bool:
    """Return whether what stands right of "Customer / signature" is level with its first line too.

    Level with the last line alone it answers a label under a heading.
    """
    first, last = run[0], run[-1]
    if last.colon or last.filled or first.heading != last.heading:
        return False
    beside = _level_with(first, page)
    below = [p for p in _level_with(last, page) if p.box.top >= first.box.bottom - 1]
    return bool(beside) and all(any(_goes_on(head, p) for head in beside) for p in below)


def _level_with(first: Part, page: _Page) -> list[Part]:
    return [
        part
        for part in page.placed.near(first.box.top, first.box.bottom, first.box.right - 2)
        if part is not first
        and part.box.left >= first.box.right - 2
        and part.box.top < first.box.bottom - 1
        and part.box.bottom > first.box.top + 1
    ]


def _party(lines: Sequence[Part]) -> tuple[tuple[Part, ...], Part] | None:
    """Return "Signed for" with the organisation that stands under it, broken or not."""
    first, below = lines[0], lines[1:]
    if first.text or not words.FOR_WHOM.search(words.flat(first.label_text)):
        return None
    for count in range(1, len(below) + 1):
        run = below[:count]
        text = fold(" ".join(part.text for part in run))
        if any(part.kind is not Kind.TEXT for part in run):
            return None
        if looks_like_organisation(text):
            forms = len(list(takewhile(_legal_form, below[count:])))
            run = below[: count + forms]
            text = fold(" ".join(part.text for part in run))
            named = _joined_text(run, text) if len(run) > 1 else run[0]
            whole = replace(
                first,
                kind=Kind.PARTY,
                box=_box([first, named]),
                end=named.end if _follow([first, named]) else first.end,
                value=(named.start, named.end),
                text=text,
                broken=named.broken,
            )
            return (first, *run), whole
    return None


def _legal_form(part: Part) -> bool:
    return part.kind is Kind.TEXT and len(part.text.split()) < 3 and looks_like_organisation(f"X {part.text}")  # noqa: PLR2004 - "Group Ltd"


def _joined_label(run: Sequence[Part], kind: Kind) -> Part:
    first, last = run[0], run[-1]
    end = last.label[1] if last.label is not None else last.end
    follows = _follow(run)
    head = first.label or (first.start, first.end)
    bare = last.label is None
    return replace(
        first,
        kind=kind,
        box=_box(run),
        end=last.end if follows else first.end,
        label=(head[0], end) if follows else head,
        value=(last.end, last.end) if bare else last.value,
        text="" if bare else last.text,
        label_text=fold(" ".join(map(_said, run))),
        filled=last.filled,
        colon=last.colon,
        label_box=_box([*run[:-1], replace(last, box=last.label_box)]),
    )


def _date(lines: Sequence[Part]) -> tuple[tuple[Part, ...], Part] | None:
    """Return the lines that only together are a date."""
    if not any(sign.isdigit() for sign in lines[0].text + lines[1].text):
        return None
    for count in range(2, len(lines) + 1):
        run = tuple(lines[:count])
        if any(part.kind is not Kind.TEXT for part in run):
            return None
        text = when.one_line([part.text for part in run])
        if when.is_date(text):
            alone = any(when.is_date(part.text) for part in run) and " " in text
            return None if alone else (run, _joined_text(run, text))
    return None


def _joined_text(run: Sequence[Part], text: str) -> Part:
    first, last, box = run[0], run[-1], _box(run)
    if not _follow(run):  # cited where it begins: what stands between belongs to other columns
        return replace(first, text=text, box=box, label_box=box, broken=True)
    return replace(
        first, end=last.end, value=(first.value[0], last.value[1]), text=text, box=box, label_box=box
    )


def _follow(run: Sequence[Part]) -> bool:
    """Return whether nothing but a line break stands between the lines in the page text."""
    return all(0 <= after.start - before.end <= 3 for before, after in pairwise(run))  # noqa: PLR2004 - a line break with blanks


def _box(run: Sequence[Part]) -> Box:
    box = run[0].box
    for part in run[1:]:
        box = box.union(part.box)
    return box
