"""Where the parts of a line begin, what each is, and where its label ends."""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.kind import Kind
from poedesk.proof.finding.acts.blocks.cutting.line import Line
from poedesk.proof.finding.acts.blocks.esign import esigned
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.spoken import taken_apart

RUNNING_WORDS = 11
"""From so many words on, a part without a label is running text."""

NAME_WORDS = 5
"""Words that a person's name has at most."""


def cuts(line: Line) -> Iterator[tuple[int, Kind, int | None]]:
    """Yield where each part of a line begins, its kind and where its label ends."""
    low, position = line.low, 0
    while position < len(low):
        if low[position].isspace():
            position += 1
            continue
        label = _label_at(line, position)
        if label is not None:
            kind, label_end = label
            yield position, kind, label_end
            position = _next_start(line, label_end)
            continue
        stop = _after_esign(low, position) or _next_start(line, position + 1)
        yield position, _kind_of_text(low[position:stop], filled=line.filled), None
        position = stop


def _after_esign(low: str, position: int) -> int | None:
    """Return where the words of an e-sign appearance end (a wide gap, its "Date:"); null if it is none."""
    found = esigned(low, position)
    if found is None:
        return None
    stop = re.search(r"\s(?=(?:date|fecha|datum)\s?:)|\s{3,}|\t", low[found.start("name") :])
    return found.start("name") + stop.start() if stop else len(low)


def _label_at(line: Line, position: int) -> tuple[Kind, int] | None:
    low = line.low
    if esigned(low, position):
        return None
    if (caption := _right_caption(line, position)) is not None:
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
    for kind, pattern in line.labels:
        found = pattern.match(low, position)
        if found and _plausible(kind, found, low):
            return _kind_of_label(Kind(kind), low[found.end("label") :]), found.end("label")
    if position == 0 and (spaced := _SPACED.match(low)) is not None and _answers_itself(spaced):
        return Kind(spaced.lastgroup or ""), spaced.end(spaced.lastgroup or "")
    other = words.OTHER_LABEL.match(low, position) if line.colon else None
    return (_kind_of_label(Kind.OTHER, low[other.end("label") :]), other.end("label")) if other else None


def _plausible(kind: str, found: re.Match[str], low: str) -> bool:
    """Return whether a label that is a common word stands as one: before a colon or an empty line."""
    after = low[found.end("label") :].lstrip(" \t)]*")
    label = found.group("label")
    alone = not after and not low[: found.start()].strip()
    if len(label.split()) >= RUNNING_WORDS and any(sign.isdigit() for sign in label):
        return after.startswith((":", "\uff1a"))
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
    {"by", "por", "x", "for", "par", "durch", "door", "its", "signed", "signe", "sign", "date", "dated"}
    | {"role", "position", "function", "designation", "capacity", "funcion", "rol"}
)
"""Labels that are also common words: they count before a colon or an empty line only."""

_COLUMN_HEADS = frozenset(
    {"sign", "signed", "dated", "role", "position", "function", "designation", "capacity", "funcion", "rol"}
)
"""Those of them that count alone in a cell or column too."""

_HEADS_TOO = compiled(
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
    signed = kind in {Kind.NAME, Kind.PARTY, Kind.OTHER} and words.SLASH_S.match(
        rest.lstrip(" \t)]*:\uff1a_")
    )
    return Kind.BY if signed else kind


def _signs_with_date(rest: str) -> bool:
    """Return whether "Signed by Dana Whitfield on 3 May 2026" is all that a line says."""
    hits = when.read(rest)
    return len(hits) == 1 and not rest[hits[0].end :].strip(" .") and len(rest.split()) <= RUNNING_WORDS + 2


_SPACED = compiled(
    r"(?:(?P<name>(?:(?:print(?:ed)?|full|typed) )?name|nombre(?: completo)?(?! de\b| d')"
    r"|(?:duly |herein |hereby )?represented by|vertreten durch|represente par|representad[oa] por)"
    r"|(?P<title>(?:job )?title|position|cargo|puesto|funktion)"
    r"|(?P<date>date(?: signed)?|fecha|datum))\s(?=\S)"
)


def begins_spaced(low: str) -> str | None:
    """Return the kind of label, without a colon, that a line can begin with."""
    found = _SPACED.match(low)
    return found.lastgroup if found is not None else None


def _answers_itself(found: re.Match[str]) -> bool:
    """Return whether "Printed name Dana Whitfield" is a label with its value, with no colon between."""
    rest = found.string[found.end() :].strip()
    if found.lastgroup == "name":
        return looks_like_person(rest.title()) or looks_like_person(taken_apart(rest.title()).name)
    if found.lastgroup == "title":
        return looks_like_title(rest) and len(rest.split()) <= NAME_WORDS + 1
    hits = when.read(rest)
    return len(hits) == 1 and hits[0].start == 0 and when.is_date(rest)


_CAPTION_AT_END = compiled(r"(?P<value>\S(?:.*?\S)?)\s+\((?P<label>[a-z][a-z' ]{2,38})\)\s*$")


def captioned(line: Line, position: int) -> re.Match[str] | None:
    """Return the ``value`` and ``label`` of a line whose label stands in brackets behind its value."""
    return _CAPTION_AT_END.match(line.low, position) if _right_caption(line, position) is not None else None


def _right_caption(line: Line, position: int) -> tuple[Kind, int] | None:
    """Return a label in brackets behind its value, "Dana Whitfield (Name)", as kind and end of the line."""
    if not line.labels or not line.low.rstrip().endswith(")"):
        return None
    found = _CAPTION_AT_END.match(line.low, position)
    if found is None or re.search(r"[:\t_]", found["value"]) or words.role_of(found["value"]) is not None:
        return None
    if any(pattern.match(line.low, position) for _, pattern in line.labels):
        return None
    for kind, pattern in line.labels:
        label = pattern.match(found["label"])
        if label and label.end("label") == len(found["label"]) and kind in _CAPTIONS:
            return Kind(kind), found.end()
    return None


_CAPTIONS = frozenset({"sign", "name", "title", "date"})


def _next_start(line: Line, position: int) -> int:
    """Return where the next part can begin: after a wide gap, or at a label before a colon."""
    low = line.low
    if not line.parted:
        return len(low)
    for index in range(position, len(low)):
        before = low[index - 1]
        if low[index].isspace() or not (before.isspace() or before in "_.)]"):
            continue
        if before in ".)]" and index > 1 and low[index - 2] not in "_." and before != ")":
            continue
        gap = low[max(0, index - 3) : index]
        if (gap.isspace() and len(gap) == 3) or "\t" in gap[-1:]:  # noqa: PLR2004 - three blanks part columns
            if _label_at(line, index) or not _after_label(low, position, index):
                return index
            continue
        if _inner_label(line, index):
            return index
    return len(low)


def _after_label(low: str, position: int, index: int) -> bool:
    """Return whether nothing but a colon and fillers stands between ``position`` and ``index``."""
    return not words.FILLER_RE.sub("", low[position:index]).strip(" \t:.)]*\uff1a")


def _inner_label(line: Line, index: int) -> bool:
    """Return whether a label begins at ``index`` after a single blank: it needs a colon, or ends the line."""
    low = line.low
    near = low[max(0, index - _NEAR) : index].split()
    if near and near[-1].strip("(") in words.NOT_BEFORE:
        return False
    alone = not (line.colon or line.filled)
    if alone and not _dates(low, index):
        return False  # asked before the label is: it costs less
    label = _label_at(line, index)
    if label is None or label[0] is Kind.OTHER:
        return False
    after = low[label[1] :].lstrip(" )")
    if after.startswith((":", "\uff1a")) or words.FILLER_RE.match(after):
        return True
    return label[0] is Kind.DATE and not after and (alone or _dates(low, index))


_NEAR = 64
"""Characters before a label in which a word before it ends; longer ones are none of those that matter.

A line may have a hundred thousand: all that stands before each place of it would be cut anew for each.
"""


def _dates(low: str, index: int) -> bool:
    """Return whether a label for a date can end a line behind a name, a bracket or an empty line."""
    if low[max(0, index - _NEAR) : index].rstrip().endswith((")", "_")):
        return True
    ahead = low[:index].split(None, NAME_WORDS)
    return 1 < len(ahead) <= NAME_WORDS and all(word.strip(".,-'").isalpha() for word in ahead)


def _kind_of_text(low: str, *, filled: bool) -> Kind:
    """Return the kind of a part without a label; ``filled`` says that its line holds an empty line."""
    bare = (words.FILLER_RE.sub("", low) if filled else low).strip(" \t.x:")
    if not bare:
        return Kind.LINE if (filled and words.FILLER_RE.search(low)) or low.strip() == "x" else Kind.TEXT
    if words.SLASH_S.match(low):
        return Kind.CONFORMED
    if esigned(low.strip()):
        return Kind.ESIGN
    counted = len(bare.split())
    if counted >= RUNNING_WORDS:
        return Kind.RUNNING
    sentence = counted >= 5 and low.rstrip().endswith((".", ";")) and not looks_like_organisation(bare)  # noqa: PLR2004 - "Contoso Health Inc." is none
    return Kind.RUNNING if sentence else Kind.TEXT
