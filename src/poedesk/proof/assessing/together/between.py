"""Papers of no known kind between the two parties of a claim: mostly contracts, whatever they are called.

A finder sees one paper and no claim. Letters, memos and delivery notes seldom say which of two names is the
customer; the claim does, and it tells whose signature a paper bears. A memo of the partner's that mentions
the customer once stands between nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from poedesk.kernel.expressions import later
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.headings import lines_over
from poedesk.proof.assessing.acknowledging.whose.register.people import told_of
from poedesk.proof.assessing.acknowledging.whose.sides import Side, person_of, side_of
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.together.belonging import is_signatory, sender_is_customer
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.identity.names import legal_forms, organisation_words
from poedesk.proof.finding.model import Act, Findings, Role
from poedesk.proof.finding.wording.plain import plain_of

CONFIDENCE = 0.55
"""Of such a kind: it is told by what the paper does, not by what it calls itself."""

_HEAD = 12
"""Lines at the top among which a paper says whose it is."""

_LONG = 16
"""Words from which a line is running text."""

_SIGNING = later(
    r"\W*(?:(?:read|seen|signed|accepted|agreed|approved|acknowledged|confirmed|for|and|on|behalf|of|by|the"
    r"|customer|client|gelesen|angenommen|abgenommen|genehmigt|bestatigt|fur|und|im|namen|auftrag|die|der|den|das"
    r"|auftraggeber\w*|kunde\w*|lu|approuve|accepte|pour|et|le|la|les|au|nom|compte|de|du"
    r"|leido|conforme|aceptado|aprobado|firmado|por|y|el|los|en|nombre|cliente|per|accettazione)\W+)*"
)
"""What stands before the name of the party for which somebody signs; over plain text, up to the name."""

_OWN = later(
    r"\W*(?:(?:from|von|de|da|customer|client|kunde|auftraggeber|besteller|cliente"
    r"|donneur d'ordre)\b[^:]{0,20}:.*)?"
)
"""What stands before the customer's name where a paper is its own, or calls it a party."""

_BOTH = later(r"\W*|.*(?:\b(?:between|zwischen|entre|tra)\b|:).*")
"""What stands before the first of two names in a line that tells the parties."""

_MATTER = later(r"\W*(?:re|about|subject|betreff|betrifft|objet|concerne|asunto|oggetto)\b")


def named_by(case: Case, entry: Findings) -> Findings:
    """Return what was found in a paper, of the kind that it is between the parties of the claim.

    Both are named, each by a name of its own; somebody signed who is not the partner's; and the customer is a
    party of the paper, or the one who signs. A mention in passing makes it neither.
    """
    if entry.kind not in {"unknown", "supporting-document"} or entry.between is None:
        return entry
    ours, theirs = _apart(entry.document, case.claim.customer.name, case.claim.partner.name)
    if not ours or not theirs:
        return entry
    party = _is_party(entry.document, ours, theirs)
    acts = (act for act in entry.acts if act.is_signed and not act.quoted)
    if not any(_not_partners(case, entry, act) and (party or _signs(case, entry, act)) for act in acts):
        return entry
    told = next((f for key in ("work", "presales") for f in entry.get(key) if f.spans), None)
    spans = told.spans[:1] if told is not None else ()
    return replace(entry, kind=entry.between, kind_confidence=CONFIDENCE, kind_spans=spans)


def _apart(document: Document, customer: str, partner: str) -> tuple[list[Span], list[Span]]:
    """Return where each is named, without a name inside of the other's: "Contoso" in "Contoso Consulting"."""
    ours, theirs = [*mentions.organisation(document, customer)], [*mentions.organisation(document, partner)]
    return _outside(ours, theirs), _outside(theirs, ours)


def _outside(names: list[Span], others: list[Span]) -> list[Span]:
    return [
        one for one in names if not any(_overlap(one, other) and not _longer(one, other) for other in others)
    ]


def _overlap(one: Span, other: Span) -> bool:
    (begins, ends), (starts, stops) = _bounds(one), _bounds(other)
    return one.page == other.page and begins < stops and starts < ends


def _longer(one: Span, other: Span) -> bool:
    (begins, ends), (starts, stops) = _bounds(one), _bounds(other)
    return ends - begins > stops - starts


def _bounds(span: Span) -> tuple[int, int]:
    return span.start or 0, span.end or 0


def _not_partners(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether an act may be the customer's: a title that names it makes nobody its person."""
    if side_of(case, entry, act) not in {Side.CUSTOMER, Side.UNKNOWN}:
        return False
    return told_of(case, entry, person_of(act)) is not Role.PARTNER


def _is_party(document: Document, ours: list[Span], theirs: list[Span]) -> bool:
    """Say whether the top of a paper tells that it is the customer's, or one between the two."""
    for number, start, end in islice(_lines(document), _HEAD):
        line = document.page(number).text[start:end].strip()
        if len(line.split()) > _LONG or _MATTER.match(plain_of(line).text):
            continue
        mine, its = (_first_in(spans, number, start, end) for spans in (ours, theirs))
        first = min((place for place in (mine, its) if place is not None), default=end)
        before = plain_of(document.page(number).text[start:first]).text
        if mine is not None and its is not None:
            return _BOTH.fullmatch(before) is not None
        if its is not None:
            return False
        if mine is not None and _OWN.fullmatch(before):
            return True
    return False


def _lines(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield page, start and end of every line of the first page with words."""
    for page in document.pages[:1]:
        start = 0
        for line in page.text.splitlines(keepends=True):
            if line.strip():
                yield page.number, start, start + len(line.rstrip())
            start += len(line)


def _first_in(spans: list[Span], page: int, start: int, end: int) -> int | None:
    return next((_bounds(s)[0] for s in spans if s.page == page and start <= _bounds(s)[0] < end), None)


def _signs(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether who signs is told as the customer's: by the claim, an address, or the name at the place."""
    if is_signatory(person_of(act), case.claim):
        return True
    if act.kind == "digital" and sender_is_customer(act.sender, case.claim):
        return True
    place = next(
        (s for part in (act.signature, act.name) if part for s in part.spans if s.start is not None), None
    )
    if place is None:
        return False
    name = case.claim.customer.name
    own = entry.document.page(place.page).text[: place.start].rpartition("\n")[2]
    titles = (part.value or "" for part in (act.title, act.name) if part is not None)
    tails = (value.rpartition(", ")[2] for value in titles)
    return any(_for_customer(line, name) for line in (own, *tails, *lines_over(entry.document, place)))


def _for_customer(line: str, customer: str) -> bool:
    """Say whether a line at a signature is the customer's name: alone, or behind "for" and the like.

    "Dinner with Halden Timber Group" over a signature names nobody for whom somebody signs.
    """
    words = organisation_words(customer)
    plain = plain_of(line).text
    name = r"\W+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){name}(?!\w)", plain) if words else None
    if found is None or _SIGNING.fullmatch(plain, 0, found.start()) is None:
        return False
    behind = plain[found.end() :].strip()
    return not behind[:1].isalnum() or behind.split()[0].strip(".,:;") in legal_forms()
