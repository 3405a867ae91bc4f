"""Finds supporting documents: attachments, and the ones a text refers to by name or kind.

``value`` is the file's name or the kind of material; an attachment itself weighs more than a mention. A
document that is such material is a finding too: of its own kind, cited by the words that made it so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Span
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.form_text import instructs
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.products import products_data
from poedesk.proof.finding.wording.expressions import Expression
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy.vocabulary import Vocabulary

REFERRED = 0.8
MENTIONED = 0.6

EXAMPLES = 5
"""So many kinds at once are the form's own list of acceptable materials; nobody brings them all."""

_FILE = compiled(
    r"(?<![\w/@.])\w[\w()&+.-]{0,60}\.(?:pdf|docx?|xlsx?|pptx?|vsdx?|png|jpe?g|csv|msg|eml|zip|mpp|txt)(?!\w|\.\w)",
    re.IGNORECASE,
)
_ATTACHED = Expression(
    r"\b(?:attach\w*|enclos\w*|appendix|annex\w*|exhibit|see|refer to|supporting doc\w*|adjunt\w*"
    r"|anexo?s?|vease|documentos? de soporte"
    r"|documentacion de soporte|anlage\w*|anbei|beigefugt|siehe|ci-joint\w*|annexe\w*|pieces? jointes?"
    r"|voir)\b"
)
_LISTING = Expression(
    r"\b3\.6\b|supporting doc|documentos de soporte|documentacion de soporte|attachments?\b|anexos\b"
    r"|anlagen\b|annexes\b"
)
_BEGINNING = 60
"""Characters at the front of a passage in which it says that it heads such a list."""


def find(view: DocumentView, _vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return the supporting documents that the document brings along or refers to, each once."""
    found: dict[str, Finding] = {}
    for finding in (*_attachments(view), *_references(view)):
        known = found.get(finding.value or "")
        if known is None or finding.confidence > known.confidence:
            found[finding.value or ""] = finding
    return {"supporting_document": tuple(sorted(found.values(), key=lambda finding: -finding.confidence))}


def itself(
    found: Mapping[str, tuple[Finding, ...]],
    kind: str,
    material: str | None,
    spans: Sequence[Span],
    sure: float,
) -> Mapping[str, tuple[Finding, ...]]:
    """Return ``found``, with the document itself where it is a supporting one of a known material."""
    if kind != "supporting-document" or material is None or not spans:
        return found
    own = Finding(material, tuple(spans), sure, detail="the document itself")
    others = tuple(f for f in found.get("supporting_document", ()) if f.value != material)
    return {**found, "supporting_document": (own, *others)}


def _attachments(view: DocumentView) -> Iterator[Finding]:
    """Yield what is attached; it is cited by the first words of the document that carries it."""
    known = passages(view)
    for child in view.document.attachments:
        name = child.name.removeprefix(view.document.name).lstrip("/")
        kind = supporting_kind(name)
        page = view.pages[0].number if view.pages else 1
        spans = (known[0].span(),) if known else (Span(page),)
        yield Finding(name, spans, 0.9, detail=(kind and f"attached: {kind}") or "attached")


def supporting_kind(text: str) -> str | None:
    """Return the kind of supporting material that ``text`` (a name, a title) speaks of, or None."""
    plain = re.sub(r"[_.-]+", " ", plain_of(text).text)
    for kind, pattern in _kinds().items():
        if pattern.search(plain):
            return kind
    return None


def _references(view: DocumentView) -> Iterator[Finding]:
    inside = False
    listed: list[Finding] = []
    for passage in passages(view):
        plain = passage.plain.text
        if passage.form is Form.HEADING or _LISTING.pattern.search(plain, 0, _BEGINNING):
            inside = _LISTING.search(plain) is not None
        if not (inside or _ATTACHED.search(plain)):
            continue
        yield from _files(passage)
        if passage.form is not Form.HEADING and not instructs(passage.text):
            named = list(_named_kinds(passage))
            listed += named if len({finding.value for finding in named}) < EXAMPLES else ()
    if len({finding.value for finding in listed}) < EXAMPLES:
        yield from listed


def _files(passage: Passage) -> Iterator[Finding]:
    for match in _FILE.finditer(passage.text):
        yield Finding(
            match.group(), (passage.span(*match.span()),), REFERRED, detail=supporting_kind(match.group())
        )


def _named_kinds(passage: Passage) -> Iterator[Finding]:
    plain = passage.plain
    for kind, pattern in _kinds().items():
        match = pattern.search(plain.text)
        if match is not None:
            yield Finding(kind, (passage.span(*plain.original(*match.span())),), MENTIONED)


@cache
def _kinds() -> Mapping[str, PhraseList]:
    return {kind: PhraseList(phrases) for kind, phrases in products_data()["supporting"].items()}
