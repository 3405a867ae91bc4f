"""Where clauses go: before the place where the document is signed, or at the end of a section."""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.paper.forms.inserting.ground import Block
from poedesk.paper.forms.word.shown import text_of
from poedesk.proof.finding.model import Act, Findings
from poedesk.proof.reading.readers.docx.parts.names import child, tag_of
from poedesk.proof.reading.readers.registry import Refused

_APART = 8
"""Blocks between two places of signing that still stand together."""

_ABOVE = 6
"""Blocks above a place of signing that may lead to it."""

_SHORT = 8
"""Words of a line that names a party or a side."""

_SHOWN = 60
_LISTED = 20
_GAP = re.compile(r"\t|\s{3,}|\s\|\s")
_LEADS = re.compile(
    r"\b(?:in witness|witness whereof|signed|signature|undersigned|executed|accepted|acceptance|agreed"
    r"|unterschrift|unterzeichne|firma|firmado|signe|ondertekend)",
    re.IGNORECASE,
)
"""Sentences that lead to a place of signing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for clauses."""

    index: int
    """Of the block before which they go."""

    told: str
    """In words."""

    signed_there: bool
    """Whether the document has a place to sign."""


def at_the_signatures(blocks: Sequence[Block], found: Findings) -> Spot:
    """Return the place before the last group of signatures; without any, the end of the document."""
    signing = sorted(set(_signing(blocks, found)))
    if not signing:
        last = len(blocks) - 1
        if last and tag_of(blocks[last - 1].element) == "w:sectPr":
            last -= 1
        return Spot(_outside_fields(blocks, last), "at the end", signed_there=False)
    first = signing[-1]
    for index in reversed(signing[:-1]):
        if first - index <= _APART:
            first = index
    first = _outside_fields(blocks, _led_to(blocks, first))
    return Spot(first, f"before '{_cut(blocks[first].text)}'", signed_there=True)


def under(blocks: Sequence[Block], heading: str, signatures: Spot) -> Spot:
    """Return the place at the end of the section with ``heading``, before signatures that stand in it.

    Raises:
        Refused: no heading, or several, say so.
    """
    wanted = _plain(heading)
    headings = [number for number, block in enumerate(blocks) if block.level is not None]
    same = [number for number in headings if _plain(blocks[number].text) == wanted]
    same = same or [number for number in headings if wanted and wanted in _plain(blocks[number].text)]
    if len(same) != 1:
        listed = ", ".join(f"'{_cut(blocks[number].text)}'" for number in (same or headings)[:_LISTED])
        told = f"{len(same)} headings say" if same else "no heading says"
        message = f"{told} '{heading}'; name one of {listed}" if listed else "no line in it is a heading"
        raise Refused(message)
    (begin,) = same
    level = blocks[begin].level or 0
    after = (number for number in headings if number > begin and (blocks[number].level or 0) <= level)
    end = next(after, len(blocks) - 1)
    if end == len(blocks) - 1 and tag_of(blocks[end - 1].element) == "w:sectPr":
        end -= 1
    if signatures.signed_there and begin < signatures.index < end:
        end = signatures.index
    end = _outside_fields(blocks, end)
    return Spot(end, f"at the end of '{_cut(blocks[begin].text)}'", signatures.signed_there)


def _signing(blocks: Sequence[Block], found: Findings) -> Iterator[int]:
    """Yield the blocks in which somebody is to sign, by the words of the lines that ask for it."""
    by_line: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for item in block.element.iter():
            if tag_of(item) == "w:p" and (line := _squeezed(text_of(item))):
                by_line[line] = number
    for line in _asking(found):
        pieces = [line, *_GAP.split(line)]
        places = [by_line[piece] for piece in map(_squeezed, pieces) if piece in by_line]
        yield from places[:1]


def _asking(found: Findings) -> Iterator[str]:
    for act in found.acts:
        for page, start in _spans(act):
            text = found.document.pages[page - 1].text
            begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            yield text[begin : end if end >= 0 else len(text)]


def _spans(act: Act) -> Iterator[tuple[int, int]]:
    for finding in (act.signature, act.name):
        for span in finding.spans if finding is not None else ():
            if span.start is not None:
                yield span.page, span.start


def _led_to(blocks: Sequence[Block], first: int) -> int:
    """Return the first of the lines that lead to a place of signing: names of parties, a heading."""
    top = first
    for number in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        block = blocks[number]
        if not block.text:
            continue
        if block.level is not None:
            return top if block.title else number
        text = fold(block.text)
        listed = child(block.element, "w:pPr", "w:numPr") is not None
        names = len(text.split()) <= _SHORT and text[-1:] not in ".;" and not listed
        if not block.is_paragraph or not (names or _LEADS.search(text)):
            return top
        top = number
    return top


def _outside_fields(blocks: Sequence[Block], index: int) -> int:
    while index and blocks[index].within:
        index -= 1
    return index


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _plain(text: str) -> str:
    """Return a heading without its number."""
    return re.sub(r"^[\d.()\s]+", "", fold(text)).casefold().rstrip(" :.")


def _cut(text: str) -> str:
    shown = fold(text).strip(" :*_")
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}\u2026"
