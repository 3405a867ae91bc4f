"""Short names by which a document calls a party: "(the Authority)", "hereinafter 'Lakeview'"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.identity.opposite import company_names
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

_DEFINED = compiled(
    r"^[^()\n]{0,60}?\(?\s*+(?:here(?:in)?after|en adelante|en lo sucesivo|im folgenden|nachfolgend"
    r"|ci-apres)?[\s,:]{0,3}(?:referred to as |denominad[ao] |genannt |called |as )?\(?\s*+"
    r"(?:the |la |el |die |der |le )?[\"\u201c\u201e'\u2018\u00ab]\s?(?:the |la |el |die |der |le )?"
    r"(?P<short>[^\W\d_][\w&. -]{2,40}?)\s?[\"\u201d\u201c'\u2019\u00bb]"
)
"""A short name in quotation marks directly behind a party's name."""

_BARE = compiled(
    r"^(?:[,\s][^()\n]{0,60}?)?\s?\(\s*(?:the|la|el|die|le)\s(?P<short>[^\W\d_][\w&. -]{2,40}?)\s?\)"
)
"""The same in brackets without quotation marks: "(the Authority)"."""

_BODIES = (
    "authority|district|council|county|city|town|municipality|university|college|school|agency|department"
    "|ministry|commission|bureau|board of education|hospital|government|state|borough|tribe|diocese|charity"
)
_KINDS = "|".join(word.capitalize() for word in _BODIES.split("|"))
_BODY = compiled(rf"\b[Tt]he\s(?P<short>{_KINDS})\b(?!\s(?:of|for)\b|\s[A-Z])")
"""A public body or the like by its kind: it buys and uses, and is nobody's partner."""

OFTEN = 2
"""Times, at least, that a document calls a body so before it counts as one of its two sides."""


def short_names(view: DocumentView, parties: Sequence[Finding]) -> list[Finding]:
    """Return the short names of the parties with a role, and of a public body, as further names of them."""
    known = [p for p in parties if p.role is not None and p.value and p.state is State.PRESENT]
    found = [_again(party, short) for party in known for short in _defined(view, party)]
    found += company_names(view, known)
    told = {tuple(organisation_words(p.value or "")) for p in found}
    for short, finding in view.once(_bodies):
        if short in told:
            continue
        bearers = {p.role for p in known if bears(p.value or "", short[0])}
        customers = [p for p in known if p.role is Role.CUSTOMER]
        if Role.PARTNER not in bearers and (not customers or bearers):
            found.append(finding)
    return found


def body_of(name: str) -> str | None:
    """Return the kind of public body that a name consists of: "authority" for "the Authority"."""
    told = organisation_words(name)
    return told[0] if len(told) == 1 and re.fullmatch(_BODIES, told[0]) else None


def bears(name: str, body: str) -> bool:
    """Return whether an organisation's name has the word ``body``, or the like in a related language."""
    return any(word[:ALIKE] == body[:ALIKE] for word in organisation_words(name))


ALIKE = 3
"""Letters that "Autoridad" and "Authority", "Distrito" and "District" have in common at least."""


def _again(party: Finding, short: str) -> Finding:
    return Finding(short, party.spans, party.confidence * 0.9, party.role, State.PRESENT)


def _defined(view: DocumentView, party: Finding) -> Iterator[str]:
    """Yield what stands in brackets or quotation marks behind each mention of a party's name."""
    name = fold(party.value or "")
    for page in view.pages:
        text = view.folded(page.number)
        for found in re.finditer(re.escape(name), text):
            after = text[found.end() : found.end() + 160]
            told = _DEFINED.match(after) or _BARE.match(after)
            if told is not None and words.role_of(told["short"]) is None:
                yield told["short"]


def _bodies(view: DocumentView) -> tuple[tuple[tuple[str, ...], Finding], ...]:
    """Return the kind of public body that a document keeps calling "the Authority", when it is one only."""
    counted: Counter[str] = Counter()
    bodies: dict[str, Finding] = {}
    for page in view.pages:
        for found in _BODY.finditer(page.text):
            short = found["short"]
            counted[short] += 1
            if short not in bodies:
                span = view.span(page.number, *found.span("short"))
                bodies[short] = Finding(short, (span,), 0.5, Role.CUSTOMER, State.PRESENT)
    often = [short for short, times in counted.items() if times >= OFTEN]
    return ((organisation_words(often[0]), bodies[often[0]]),) if len(often) == 1 else ()
