"""Cuts the pieces of a page into the parts of signature blocks: labels with values, lines, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from poedesk.proof.document.model import Box, Cell
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.people import looks_like_organisation, looks_like_person, looks_like_title
from poedesk.proof.finding.page.view import DocumentView, Piece

RUNNING_WORDS = 11
"""From so many words on, a part without a label is running text."""

NAME_WORDS = 5
"""Words that a person's name has at most."""


class Kind(StrEnum):
    """What a part is for a signature block."""

    SIGN = "sign"
    """A label that asks for a signature and for nothing else."""

    BY = "by"
    """A label after which a signature may follow, but also an organisation: "By:", "Accepted by:"."""

    NAME = "name"
    TITLE = "title"
    NAME_TITLE = "name_title"
    DATE = "date"
    INITIALS = "initials"
    PARTY = "party"
    OTHER = "other"
    LINE = "line"
    CONFORMED = "conformed"
    ESIGN = "esign"
    TEXT = "text"
    RUNNING = "running"


LABELS = frozenset(
    {
        Kind.SIGN,
        Kind.BY,
        Kind.NAME,
        Kind.TITLE,
        Kind.NAME_TITLE,
        Kind.DATE,
        Kind.INITIALS,
        Kind.PARTY,
        Kind.OTHER,
    }
)
"""Kinds that name a place; the rest of the part is what stands there."""


@dataclass(frozen=True, slots=True)
class Part:
    """A label with its value, an empty line, or a piece of text."""

    kind: Kind
    page: int
    box: Box
    start: int
    """Range of label and value in the page text."""

    end: int
    label: tuple[int, int] | None
    """Range of the label; null when there is none."""

    value: tuple[int, int]
    """Range of the value without fillers; empty when nothing stands there."""

    text: str
    """The value's words."""

    label_text: str
    filled: bool
    """Whether an empty line (underscores, dots) stands in it."""

    colon: bool
    cell: Cell | None
    heading: bool
    label_box: Box
    """Place of the label alone; of the whole part when it has none."""

    broken: bool = False
    """Whether ``text`` goes on in lines that the ranges leave out, between which other columns stand."""


def parts_of(view: DocumentView, page: int) -> list[Part]:
    """Return the parts of ``page``, from top to bottom and left to right."""
    found = [part for piece in view.pieces(page) for part in _cut(view, piece)]
    return sorted(found, key=lambda part: (round(part.box.top, 1), part.box.left))


_GAP = re.compile(r" {3,}|\t+|(?<=_)\s+(?=\S)|(?<=[^\s]) {2}(?=\S)")


def _cut(view: DocumentView, piece: Piece) -> Iterator[Part]:
    low = words.flat(piece.text)
    starts = list(_starts(low))
    for number, (start, kind, label_end) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(low)
        yield _part(view, piece, kind, (start, label_end, stop))


def _starts(low: str) -> Iterator[tuple[int, Kind, int | None]]:
    """Yield where each part of a line begins, its kind and where its label ends."""
    position = 0
    while position < len(low):
        if low[position].isspace():
            position += 1
            continue
        label = _label_at(low, position)
        if label is not None:
            kind, label_end = label
            yield position, kind, label_end
            position = _next_start(low, label_end)
            continue
        stop = _after_esign(low, position) or _next_start(low, position + 1)
        yield position, _kind_of_text(low[position:stop]), None
        position = stop


def _after_esign(low: str, position: int) -> int | None:
    """Return where the words of an e-sign appearance end (a wide gap, its "Date:"); null if it is none."""
    found = words.ESIGN.match(low, position)
    if found is None:
        return None
    stop = re.search(r"\s(?=(?:date|fecha|datum)\s?:)|\s{3,}|\t", low[found.start("name") :])
    return found.start("name") + stop.start() if stop else len(low)


def _label_at(low: str, position: int) -> tuple[Kind, int] | None:
    if words.ESIGN.match(low, position):
        return None
    if (caption := _right_caption(low, position)) is not None:
        return caption
    behalf = words.BEHALF.match(low, position)
    if behalf:
        return Kind.PARTY, behalf.end("label")
    signed = words.SIGNED_BY.match(low, position)
    if (
        signed
        and signed["rest"][0] != "("
        and looks_like_organisation(signed["rest"])
        and len(signed["rest"].split()) < RUNNING_WORDS
    ):
        return Kind.PARTY, signed.end("label")
    if position == 0 and (given := words.SIGNED_FOR.match(low)) is not None:
        return Kind.PARTY, given.end("label")
    if signed and position == 0 and _signs_with_date(signed["rest"]):
        return Kind.BY, signed.end("label")
    for kind, pattern in words.labels():
        found = pattern.match(low, position)
        if found and _plausible(kind, found, low):
            return _kind_of_label(Kind(kind), low[found.end("label") :]), found.end("label")
    if position == 0 and (spaced := _SPACED.match(low)) is not None and _answers_itself(spaced):
        return Kind(spaced.lastgroup or ""), spaced.end(spaced.lastgroup or "")
    other = words.OTHER_LABEL.match(low, position)
    return (Kind.OTHER, other.end("label")) if other else None


def _plausible(kind: str, found: re.Match[str], low: str) -> bool:
    """Return whether a label that is a common word stands as one: before a colon or an empty line."""
    after = low[found.end("label") :].lstrip(" \t)]*")
    label = found.group("label")
    alone = not after and not low[: found.start()].strip()
    if _HEADS_TOO.match(label):
        return bool(re.match(r"[:\uff1a]\s*\S|_", after))
    if label in _COLUMN_HEADS and _between_gaps(low, *found.span("label")):
        return True
    if label in _COMMON:
        marked = (
            after.startswith((":", "\uff1a")) or words.FILLER_RE.match(after) or words.SLASH_S.match(after)
        )
        if label == "date":
            return bool(marked) or not after or low[found.end("label") :].startswith(("  ", "\t"))
        return bool(marked) or (label == "x" and alone)
    if kind == "party" and not alone:
        return after.startswith((":", "\uff1a"))
    return True


_COMMON = frozenset(
    {"by", "por", "x", "for", "par", "durch", "its", "signed", "signe", "date", "dated", "role", "position"}
    | {"function", "designation", "capacity", "funcion", "rol"}
)
"""Labels that are also common words: they count before a colon or an empty line only."""

_COLUMN_HEADS = frozenset(
    {"dated", "role", "position", "function", "designation", "capacity", "funcion", "rol"}
)
"""Those of them that count alone in a cell or column too."""

_HEADS_TOO = re.compile(
    rf"(?:{words.ROLE_WORDS}(?:'s)?\s(?:(?:duly\s)?authori[sz]ed\s)?(?:sign-?\s?off|acceptance|approval"
    r"|acknowledge?ment|authori[sz]ation|confirmation|representative|signatory|signer|approver)"
    r"|(?:conformidad|aceptacion|aprobacion)\sdel\s.*"
    r"|(?:representante|firmante|signatario|vertreter)(?:in)?\b(?! legal\b).*)$"
)
"""Labels that are headings of a block as well: they count before a colon with an answer only."""


def _between_gaps(low: str, start: int, end: int) -> bool:
    """Return whether words stand alone in their column: at an end of the line or beside a wide gap."""
    before, after = low[:start].rstrip("(["), low[end:].lstrip(")]*")
    return (not before.strip() or before.endswith(("  ", "\t"))) and (
        not after.strip() or after.startswith(("  ", "\t"))
    )


def _kind_of_label(kind: Kind, rest: str) -> Kind:
    """Return the kind of a label by what follows: "Customer signatory: /s/ Dana Whitfield" is signed."""
    signed = kind in {Kind.NAME, Kind.PARTY} and words.SLASH_S.match(rest.lstrip(" \t)]*:\uff1a_"))
    return Kind.BY if signed else kind


def _signs_with_date(rest: str) -> bool:
    """Return whether "Signed by Dana Whitfield on 3 May 2026" is all that a line says."""
    hits = when.read(rest)
    return len(hits) == 1 and not rest[hits[0].end :].strip(" .") and len(rest.split()) <= RUNNING_WORDS + 2


_SPACED = re.compile(
    r"(?:(?P<name>(?:(?:print(?:ed)?|full|typed) )?name|nombre(?: completo)?)"
    r"|(?P<title>(?:job )?title|position|cargo|puesto|funktion)"
    r"|(?P<date>date(?: signed)?|fecha|datum))\s(?=\S)"
)


def _answers_itself(found: re.Match[str]) -> bool:
    """Return whether "Printed name Dana Whitfield" is a label with its value, with no colon between."""
    rest = found.string[found.end() :].strip()
    if found.lastgroup == "name":
        return looks_like_person(rest.title())
    if found.lastgroup == "title":
        return looks_like_title(rest) and len(rest.split()) <= NAME_WORDS + 1
    hits = when.read(rest)
    return len(hits) == 1 and hits[0].start == 0 and when.is_date(rest)


_CAPTION_AT_END = re.compile(r"(?P<value>\S(?:.*?\S)?)\s+\((?P<label>[a-z][a-z' ]{2,38})\)\s*$")


def _right_caption(low: str, position: int) -> tuple[Kind, int] | None:
    """Return a label in brackets behind its value, "Dana Whitfield (Name)", as kind and end of the line."""
    found = _CAPTION_AT_END.match(low, position)
    if found is None or re.search(r"[:\t_]", found["value"]) or words.role_of(found["value"]) is not None:
        return None
    if any(pattern.match(low, position) for _, pattern in words.labels()):
        return None
    for kind, pattern in words.labels():
        label = pattern.match(found["label"])
        if label and label.end("label") == len(found["label"]) and kind in _CAPTIONS:
            return Kind(kind), found.end()
    return None


_CAPTIONS = frozenset({"sign", "name", "title", "date"})


def _next_start(low: str, position: int) -> int:
    """Return where the next part can begin: after a wide gap, or at a label before a colon."""
    for index in range(position, len(low)):
        before = low[index - 1]
        if low[index].isspace() or not (before.isspace() or before in "_.)]"):
            continue
        if before in ".)]" and index > 1 and low[index - 2] not in "_." and before != ")":
            continue
        gap = low[max(0, index - 3) : index]
        if (gap.isspace() and len(gap) == 3) or "\t" in gap[-1:]:  # noqa: PLR2004 - three blanks part columns
            if _label_at(low, index) or not _after_label(low, position, index):
                return index
            continue
        if _inner_label(low, index):
            return index
    return len(low)


def _after_label(low: str, position: int, index: int) -> bool:
    """Return whether nothing but a colon and fillers stands between ``position`` and ``index``."""
    return not words.FILLER_RE.sub("", low[position:index]).strip(" \t:.)]*\uff1a")


def _inner_label(low: str, index: int) -> bool:
    """Return whether a label begins at ``index`` after a single blank: it needs a colon, or ends the line."""
    label = _label_at(low, index)
    if label is None or label[0] is Kind.OTHER:
        return False
    ahead = low[:index].split()
    if ahead and ahead[-1].strip("(") in words.NOT_BEFORE:
        return False
    after = low[label[1] :].lstrip(" )")
    if after.startswith((":", "\uff1a")) or words.FILLER_RE.match(after):
        return True
    if label[0] is not Kind.DATE or after:
        return False
    named = 1 < len(ahead) <= NAME_WORDS and all(word.strip(".,-'").isalpha() for word in ahead)
    return named or low[:index].rstrip().endswith((")", "_"))


def _kind_of_text(low: str) -> Kind:
    bare = words.FILLER_RE.sub("", low).strip(" \t.x:")
    if not bare:
        return Kind.LINE if words.FILLER_RE.search(low) or low.strip() == "x" else Kind.TEXT
    if words.SLASH_S.match(low):
        return Kind.CONFORMED
    if words.ESIGN.match(low.strip()):
        return Kind.ESIGN
    counted = len(bare.split())
    sentence = counted >= 5 and low.rstrip().endswith((".", ";")) and not looks_like_organisation(bare)  # noqa: PLR2004 - "Contoso Health Inc." is none
    return Kind.RUNNING if counted >= RUNNING_WORDS or sentence else Kind.TEXT


def _part(view: DocumentView, piece: Piece, kind: Kind, place: tuple[int, int | None, int]) -> Part:
    start, label_end, stop = place
    text = piece.text[start:stop]
    stop = start + len(text.rstrip())
    label_start, value_start = start, start if label_end is None else label_end
    value = piece.text[value_start:stop]
    low = words.flat(piece.text)
    if label_end is not None and not value and _right_caption(low, start) is not None:
        behind = _CAPTION_AT_END.match(low, start)
        assert behind is not None
        label_start, label_end = behind.span("label")
        value_start, value = start, piece.text[start : behind.end("value")]
    colon = value.lstrip(" \t)]*").startswith((":", "\uff1a"))
    filled = bool(words.FILLER_RE.search(value))
    first, last = _bare(value)
    label = None if label_end is None else (piece.start + label_start, piece.start + label_end)
    if (
        kind is Kind.OTHER
        and first == last
        and words.SIDE_HEADING.match(words.flat(piece.text[label_start:label_end]))
    ):
        kind = Kind.PARTY
    box = _box(view, piece, start, stop)
    return Part(
        kind=kind,
        page=piece.page,
        box=box,
        start=piece.start + start,
        end=piece.start + stop,
        label=label,
        value=(piece.start + value_start + first, piece.start + value_start + last),
        text=value[first:last],
        label_text=words.shown_label(piece.text[label_start:label_end]) if label_end is not None else "",
        filled=filled,
        colon=colon,
        cell=piece.cell,
        heading=piece.heading,
        label_box=box if label_end is None else _box(view, piece, label_start, label_end),
    )


_EDGE = " \t:\uff1a*|"


def _bare(value: str) -> tuple[int, int]:
    """Return the range of ``value`` without colon, qualifiers and empty lines at its ends."""
    low, high = 0, len(value)
    while True:
        before = (low, high)
        while low < high and value[low] in _EDGE + ")]":
            low += 1
        while high > low and value[high - 1] in _EDGE:
            high -= 1
        found = words.FILLER_RE.match(value, low, high)
        if found:
            low = found.end()
        trailing = [match for match in words.FILLER_RE.finditer(value, low, high) if match.end() == high]
        if trailing:
            high = trailing[-1].start()
        while low < high and value[low] == "_":
            low += 1
        while high > low and value[high - 1] == "_":
            high -= 1
        if (low, high) == before:
            return low, high


def _box(view: DocumentView, piece: Piece, start: int, stop: int) -> Box:
    """Return the place of part of a piece: by its words where there are any, else by the share of signs."""
    held = view.page(piece.page).words.between(piece.start + start, piece.start + stop)
    words_seen = [word.box for word in held]
    if words_seen:
        box = words_seen[0]
        for other in words_seen[1:]:
            box = box.union(other)
        return box
    width = piece.box.width / max(len(piece.text), 1)
    return Box(piece.box.left + start * width, piece.box.top, piece.box.left + stop * width, piece.box.bottom)
