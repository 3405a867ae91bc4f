"""What a document calls itself: the lines at its top, and "This ... Agreement" in its opening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.kinds.rules import Kind, key_of, rules
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

TITLE_PASSAGES = 14
"""Passages of the first page among which the title stands."""

_TOLD = 12
"""Words of a sentence with which the running text has begun."""

TITLE_WORDS = 16
"""A longer passage is no title."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a line at the top says the document is."""

    score: float
    kind: str
    detail: str | None
    passage: Passage
    phrase: str


_SELF_NAMED = compiled(
    r"\b(?:[Tt]his|[Tt]he present|THIS)\s+((?:[A-Z][\w&/-]*[\s-]+|(?:and|of|for|to)\s+){0,7}"
    r"(?:Agreement|Contract|Amendment|Addendum|Order|Work|SOW|MSA|Proposal|Quotation|AGREEMENT|CONTRACT"
    r"|AMENDMENT))\b"
)


def titles(view: DocumentView) -> tuple[Title, ...]:
    """Return the titles of the document, the most telling first; ``score`` runs from 0 to about 1."""
    found = [title for number, lines in enumerate(_title_lines(view)) for title in _judge(lines, number)]
    return tuple(sorted(found, key=lambda title: -title.score))


def _title_passages(view: DocumentView) -> Iterator[Passage]:
    """Yield the short passages at the top, up to the first paragraph of running text after a few of them."""
    first = view.pages[0].number if view.pages else 1
    seen = 0
    for passage in passages(view):
        if not seen and len(passage.text.split()) > TITLE_WORDS:
            passage = _opening_line(view, passage)  # noqa: PLW2901 - the title runs into the first paragraph
        words = len(passage.text.split())
        if passage.page > first + 1 or seen >= TITLE_PASSAGES:
            return
        told = words >= _TOLD and passage.text.rstrip().endswith(".")
        if (told and seen >= 3) or (words > 2 * TITLE_WORDS and seen >= 2):  # noqa: PLR2004 - letterhead, labels
            return
        whole = seen <= 1 and words <= 2 * TITLE_WORDS and _CHANGES.match(_bare(passage.text)) is not None
        if words and (words <= TITLE_WORDS or whole):
            seen += 1
            yield passage


def _opening_line(view: DocumentView, passage: Passage) -> Passage:
    """Return the first line of a paragraph where it begins as a title does, else the paragraph.

    Plain text may set no blank line between a title and what follows.
    """
    start, end = passage.pieces[0]
    line = fold(view.text(passage.page)[start:end])
    if len(passage.pieces) == 1 or len(line.split()) > TITLE_WORDS or line.endswith((".", ",", ";")):
        return passage
    text, known = _bare(line), rules()
    begins = known.decisive.match(text) or known.titles.match(text) or ORDER.match(text)
    return replace(passage, text=line, pieces=passage.pieces[:1]) if begins else passage


def _bare(line: str) -> str:
    """Return a line of a title as plain text without its number, and without "our" before it.

    What German leaves out before a hyphen is filled in: "Übergabe- und Abnahmeprotokoll" is two Protokolle.
    """
    return _LEFT_OUT.sub(r"\1\3 und \2\3", _OURS.sub("", plain_of(without_number(line)).text))


_LEFT_OUT = compiled(
    r"\b([a-z]{3,20})- ?(?:und|sowie|oder|&|/) ?([a-z]{3,20}?)(protokoll|bericht|bestatigung|erklarung"
    r"|nachweis|schein"
    r"|bescheinigung|zertifikat|vertrag|vereinbarung|auftrag|beschreibung|meldung|plan)\b"
)


_OURS = compiled(r"^(?:our|unser|unsere|nuestr[ao]|notre) ")


def _title_lines(view: DocumentView) -> Iterator[tuple[Passage, ...]]:
    """Yield the lines of the title; "to", "of" or "the" at an end joins two."""
    lines: list[Passage] = []
    for passage in _title_passages(view):
        if lines and not _broken(lines[-1].text, passage.text):
            yield tuple(lines)
            lines = []
        lines.append(passage)
    if lines:
        yield tuple(lines)


def _broken(line: str, following: str) -> bool:
    before, after = plain_of(line).text.split(), plain_of(following).text.split()
    if not before or not after:
        return False
    joined = bool({before[-1], after[0]} & _CONNECTORS) and len(before) + len(after) <= TITLE_WORDS
    return joined or (len(after) == 1 and after[0] in _NOUNS)


_NOUNS = frozenset({"agreement", "contract", "report", "contrato", "acuerdo"})
_CONNECTORS = frozenset(
    {"to", "of", "the", "for", "and", "al", "del", "de", "a", "la", "zum", "zur", "du", "des"}
)


def _judge(lines: Sequence[Passage], number: int) -> Iterator[Title]:
    """Yield what the lines say as a title: the first phrase, or one that settles the kind."""
    known = rules()
    passage = lines[0]
    text = _bare(" ".join(without_number(line.text) for line in lines))
    for kind, numbered in _NUMBERED:
        start = numbered.match(text)
        if start is not None and known.decisive.search(text) is None:
            score = 0.85 - 0.04 * number - (0.15 if passage.cell is not None else 0.0)
            yield Title(round(score, 3), kind, None, passage, start.group())
            return
    first = known.decisive.search(text) or known.titles.search(text)
    if first is None or (re.match(r"^[^:]{2,40}:\s*\S", text) and first.start() > text.index(":")):
        return
    kind, detail = known.kinds[key_of(first.group())]
    words = max(len(text.split()), 1)
    share = len(first.group().split()) / words
    score = 0.45 + 0.35 * share - 0.04 * number - 0.03 * max(number - 2, 0)
    score += 0.2 if passage.form is Form.HEADING else 0.0
    score += 0.15 if first.start() == 0 else (-0.1 if words > 9 and share < 0.4 else 0.0)  # noqa: PLR2004 - a sentence, not a name
    score += 0.1 if kind == "not-proof" else 0.0
    if kind == "contract" and not _ENDS_A_NAME.match(text[first.end() :]):
        score -= 0.35
    if text.rstrip().endswith((".", ";", ",")) and words > 5:  # noqa: PLR2004
        score -= 0.4
    if passage.cell is not None:
        score -= 0.15
    yield Title(round(score, 3), kind, detail, passage, first.group())


ORDERED = "statement-of-work"

ORDER = compiled(
    r"(?:(?:call-?off|individual|single|project|service) )?(?:order|auftrag|abruf|pedido|commande)"
    r"(?: (?:no|nr|num|n)\b\.?)?[ #]*(?:[a-z]{1,6}[-/ ])?\d[\w/-]*(?!\w)"
)
"""How the title of an order begins: "Order 6 under the Framework Agreement", "Order LP-2"."""

_CHANGE = compiled(
    r"(?:amendment|addendum|supplement|variation|nachtrag|zusatzvereinbarung|avenant|adenda|enmienda)"
    r"(?: (?:no|nr|num|number|nummer|numero|n)\b\.?)?[ #]*\d{1,2}(?![\w/-])"
)
"""How the title of an amendment begins, and a sentence may go on: "Amendment No. 2, made pursuant to ..."."""

_CHANGES = compiled(
    _CHANGE.pattern + r"\s*(?:,|\b(?:to|of|under|zum|zur|zu|au|aux|a|al|del|de)\b)",
)
"""The same where it goes on with the agreement, which may make a title as long as a sentence."""

_PLAN = compiled(
    r"(?:[a-z]+plan|(?:[a-z]+ )?plan|piano|plano)(?: (?:no|nr|num|number|nummer|numero|n)\b\.?)?[ #]*"
    r"(?!(?:19|20)\d\d(?!\w))(?:[a-z]{1,6}[-/ ])?\d[\w/-]*(?!\w)"
)
"""How the title of a plan of work begins that has a number, and no year: "Plan K-2207: lot records"."""

_NUMBERED = ((ORDERED, ORDER), ("amendment", _CHANGE), ("supporting-document", _PLAN))

_ENDS_A_NAME = compiled(
    r"\W*(?:$|\d|(?:between|by|for|no|nr|number|dated|with|among|of|entre|para|de|zwischen|pour|per|about"
    r"|in|on|template|form)\b)"
)


def self_named(view: DocumentView) -> Kind | None:
    """Return the kind by which the opening calls the document: "This Master Services Agreement ..."."""
    known = rules()
    for passage in passages(view)[:60]:
        match = _SELF_NAMED.search(passage.text)
        if match is None:
            continue
        name = plain_of(match.group(1)).text
        found = known.decisive.search(name) or known.titles.search(name)
        if found is None:
            continue
        kind, detail = known.kinds[key_of(found.group())]
        if len(found.group().split()) > 1 or kind in {"contract", "amendment"}:
            return Kind(kind, detail, 0.7, (passage.span(*match.span()),))
    return None
