"""Tells what a document is: a rule-based kind from its title, its labels and, failing those, its words.

A title counts more than anything in the body: a master agreement that speaks of statements of work is one.
What the rules cannot tell is left open here; ``between`` and ``opened`` look at it once everything is found.

``kind_detail`` of what is found:

* quotation: ``with implementation plan`` or ``without implementation plan``
* amendment, statement-of-work, purchase-order: ``under: <the agreement it names>``, else null
* master-agreement: ``with: <heading>`` where an addendum or order under it stands in the same file, else null
* supporting-document: which material it is (``support logs``, ``migration plan``, ...), else null
* not-proof: what it is instead (``non-disclosure agreement``, ``empty template``, ...)
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.kinds.opened import material_of, reads_rather_like, speaks_against
from poedesk.proof.finding.kinds.plans import plan_in
from poedesk.proof.finding.kinds.rules import Cue, Kind, plain_pages, rules
from poedesk.proof.finding.kinds.titles import ORDER, ORDERED, Title, self_named, titles
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.places import places
from poedesk.proof.finding.page.states import is_blank, is_placeholder
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.supporting import supporting_kind
from poedesk.proof.finding.wording.plain import plain_of

WITH_PLAN = "with implementation plan"
WITHOUT_PLAN = "without implementation plan"
EMPTY_TEMPLATE = "empty template"
UNDER = "under: "
WITH = "with: "

HEAD = 2000
"""Characters of the first page in which the header of a printed message stands."""

BELIEVED = 0.45
"""A title that scores less does not settle the kind."""

_BUYERS = 2
"""Weight of the words of purchase orders from which an order is one."""

PLAIN = 0.6
"""A title that scores less does not settle the kind of a document that reads like another."""

_SLOT = compiled(
    r"\[(?=[^\]\[]{0,58}[a-zA-Z]{2})[^\]\[\n*]{2,60}\](?!\()|<<[^>\n]{2,60}>>|\{\{[^}\n]{1,60}\}\}"
    r"|<[A-Z][a-z]+(?:[ '/-][A-Za-z]+){1,5}>"
    r"|\bX{3,}\b|\bTBD\b|\bT\.B\.D\."
)
_SLOT_SIGNS = ("[", "<", "{{", "XXX", "TBD", "T.B.D.")
"""Of which every slot has one, in the order of the alternatives."""

_TEMPLATE_WORD = compiled(r"\b(?:template|plantilla|vorlage|muster|modele)\b")
_PARENT = compiled(
    r"\b(?:[Tt]o|TO|[Oo]f|OF|[Uu]nder|[Pp]ursuant to|[Gg]overned by|[Ii]ncorporated into|[Ss]ubject to"
    r"|[Aa]mends|[Mm]odifies"
    r"|[Ii]n accordance with|al|del|bajo|conforme al|zum|zur|\u00e0 l'|au)\s+(?:the|that certain|THE|el"
    r"|la|le|dem|der)?\s*"
    r"(?P<name>(?:[A-Z][\w&'-]*\s+|(?:of|and|for|de)\s+){0,6}?(?:Agreement|AGREEMENT|Contract|CONTRACT"
    r"|MSA|SOW|Statement of Work|Work Order"
    r"|Purchase Order|Task Order|Solicitation|SOLICITATION"
    r"|[Cc]ontrato(?: [Mm]arco)?(?: de [Ss]ervicios)?|[Aa]cuerdo [Mm]arco|Rahmenvertrag"
    r"|Rahmenvereinbarung"
    r"|[Cc]ontrat[- ]cadre)\b(?:\s+(?:[Nn]o\.?|[Nn]umber|#)\s*[\w-]+)?)"
)
_PRINTED_MAIL = compiled(
    r"\A\s*(?:.{0,120}\n){0,4}?\s*(?:from|de|von)\s*:.*(?:@.*\n(?:.*\n){0,6}?|\n(?:.*\n){0,3}?(?:sent|enviado|gesendet|envoye)\s*:.*\n(?:.*\n){0,5}?)"
    r".*\b(?:subject|asunto|betreff|objet)\s*:"
)
_ORDER_WORDS = 12
"""Words of the heading of an addendum or order, at most."""

_OPENING = 3
"""Passages at the top of a master agreement that are its title and its parties."""

_NEXT_LINES = 3
"""Passages behind such a heading within which the agreement above it is named."""

_RECORDS = compiled(
    r"\b(?:and|und|y|e|et) (?:[\w-]+ ){0,2}?(?:record|report|summary|account|nachweis|bericht"
    r"|informe|registro|resumen|rapport|compte[ -]rendu|releve)\b"
)
"""A title that offers and tells what was done as well is judged by what the paper does."""

_FORM_KEYS = ("party.name", "signatory.name", "signatory.title", "tenant_id", "domain")


def kind_of(view: DocumentView) -> Kind:
    """Return the kind of the document with the words that made it so."""
    if view.document.mail is not None or view.document.media_type == "message/rfc822":
        return Kind("email", None, 0.99, _first_words(view))
    if not any(page.text.strip() for page in view.pages):
        return Kind("unknown", None, 0.0, ())
    text = "\n".join(page.text for page in plain_pages(view))
    if view.pages and _PRINTED_MAIL.match(plain_of(view.pages[0].text[:HEAD].lstrip()).text):
        return Kind("email", None, 0.85, _first_words(view))
    found = _poe_form(view, text) or _by_title(view, text) or _by_body(view, text)
    # The form's own headings stand in square brackets; whether it is filled in was told by its places.
    if found.kind not in {"not-proof", "poe-template"} and _is_empty_template(view, text, found.kind):
        return Kind("not-proof", EMPTY_TEMPLATE, 0.85, found.spans)
    return _with_detail(view, found)


def _poe_form(view: DocumentView, text: str) -> Kind | None:
    """Return the kind of a document that bears the sections and labels of the form, filled or empty."""
    known = rules()
    weight = _weight(known.body["poe-template"], text)
    every = titles(view)
    named = [title for title in every if title.kind == "poe-template" and title.score >= BELIEVED]
    filled, spots = _form_places(view)
    if named and weight < 3 and spots < 2:  # noqa: PLR2004 - a title alone is an article about the form
        return None
    other = [title for title in every if title.kind != "poe-template" and title.score >= 0.8]  # noqa: PLR2004 - a plain title
    enough = weight >= (3 if named else 4) or (named and spots >= 2)  # noqa: PLR2004 - see data/kinds.yaml
    if not enough or (other and weight < 6):  # noqa: PLR2004
        return None
    spans = tuple(title.passage.span() for title in named[:1]) or _first_cue(view, known.body["poe-template"])
    if spots and not filled and not _anything_ticked(view) and not _anything_told(view):
        return Kind("not-proof", EMPTY_TEMPLATE, 0.9, spans)
    return Kind("poe-template", None, min(0.97, 0.6 + 0.07 * weight), spans)


def _form_places(view: DocumentView) -> tuple[int, int]:
    """Return how many places of section 1 are filled in, and how many there are."""
    items = labelled(view, *_FORM_KEYS)
    values = sum(1 for item in items if item.state is State.PRESENT)
    fields = [
        field
        for page in view.pages
        for field in page.fields
        if field.kind.value in {"text", "date", "choice"}
    ]
    values += sum(1 for field in fields if field.value)
    return values, len(items) + len(fields)


def _anything_ticked(view: DocumentView) -> bool:
    marks = any(mark.checked for page in view.pages for mark in page.marks)
    return marks or any(placed.field.checked for placed in view.fields)


def _anything_told(view: DocumentView) -> bool:
    """Return whether a question of the form is answered."""
    told = (" ".join(sentence.text for sentence in place.told) for place in places(view) if place.asked)
    return any(not is_blank(text) and not is_placeholder(text) for text in told)


def _by_title(view: DocumentView, text: str) -> Kind | None:
    best = next((title for title in titles(view) if title.kind != "poe-template"), None)
    named = self_named(view)
    if best is None or best.score < BELIEVED:
        return named
    if best.score < PLAIN and speaks_against(view, best.kind):
        return named
    if best.kind == "contract" and named is not None and named.kind not in {"contract", "amendment"}:
        return named
    if best.kind == "quotation" and _RECORDS.search(best.passage.plain.text):
        return None
    refused = _refusal(view, text, best.kind)
    if refused is not None:
        return refused
    kind = "purchase-order" if _bought(view, best, text) else best.kind
    return Kind(kind, best.detail, min(0.97, best.score), (best.passage.span(),))


def _bought(view: DocumentView, title: Title, text: str) -> bool:
    """Return whether a paper that is titled as some order is a buyer's, by what stands in it."""
    if title.kind != ORDERED or ORDER.match(title.phrase) is None:
        return False
    known = _weight(rules().body["purchase-order"], text) >= _BUYERS
    return known or reads_rather_like(view, "purchase-order", ORDERED)


def _by_body(view: DocumentView, text: str) -> Kind:
    refused = _refusal(view, text)
    if refused is not None:
        return refused
    known = rules()
    weights = {kind: _weight(cues, text) for kind, cues in known.body.items()}
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (kind, weight), (_, second) = ranked[0], ranked[1]
    if weight < known.enough.get(kind, known.enough[""]) or weight == second:
        return Kind("unknown", None, 0.0, ())
    return Kind(kind, None, 0.55, _first_cue(view, known.body[kind]))


def _refusal(view: DocumentView, text: str, titled: str | None = None) -> Kind | None:
    """Return what words in the body make no proof, unless the document as a whole speaks against it.

    ``titled`` is the kind of its title; over some kinds such words do not count.
    """
    for detail, refusal in rules().refusals.items():
        if titled is not None and titled not in refusal.over:
            continue
        doubted = refusal.kind == "not-proof" and speaks_against(view, "not-proof")
        if _weight(refusal.cues, text) >= refusal.enough and not doubted:
            return Kind(refusal.kind, detail, 0.75, _first_cue(view, refusal.cues))
    return None


def _weight(cues: Sequence[Cue], text: str) -> int:
    return sum(cue.weight for cue in cues if _seen(cue, text))


def _seen(cue: Cue, text: str) -> bool:
    found = cue.pattern.finditer(text)
    return all(next(found, None) is not None for _ in range(cue.times))


def _first_cue(view: DocumentView, cues: Sequence[Cue]) -> tuple[Span, ...]:
    for page, made in zip(view.pages, plain_pages(view), strict=True):
        for cue in cues:
            match = cue.pattern.search(made.text)
            if match is not None:
                return (view.span(page.number, *made.original(*match.span())),)
    return ()


def _first_words(view: DocumentView) -> tuple[Span, ...]:
    known = passages(view)
    return (known[0].span(),) if known else ()


def _is_empty_template(view: DocumentView, text: str, kind: str) -> bool:
    """Return whether the document waits to be filled in: slots all over it, or where the parties stand."""
    slots = sum(_slots(page.text) for page in view.pages)
    slots += sum(1 for _ in rules().template.finditer(text))
    words = max(len(text.split()), 1)
    head = plain_of(" ".join(passage.text for passage in passages(view)[:6])).text
    parties = labelled(view, "party.name", "signatory.name")
    unfilled = bool(parties) and all(item.state is not State.PRESENT for item in parties)
    filled = any(item.state is State.PRESENT for item in labelled(view, *_FORM_KEYS))
    empty = unfilled or (kind == "unknown" and not filled)
    if _TEMPLATE_WORD.search(head) and (slots >= 3 or empty):  # noqa: PLR2004 - a filled one may keep one or two
        return True
    if kind in {"contract", "master-agreement"} and words > 4000:  # noqa: PLR2004 - filed forms of contract keep slots
        return slots * 60 >= words
    return slots >= 8 and slots * 120 >= words  # noqa: PLR2004 - measured on filled documents, which have under four


def _slots(text: str) -> int:
    if not any(sign in text for sign in _SLOT_SIGNS):
        return 0
    return sum(1 for _ in _SLOT.finditer(text))


def _with_detail(view: DocumentView, found: Kind) -> Kind:
    if found.kind == "quotation":
        plan = plan_in(view)
        return Kind(found.kind, WITH_PLAN if plan else WITHOUT_PLAN, found.confidence, (*found.spans, *plan))
    if found.kind == "master-agreement" and (order := _order_inside(view)) is not None:
        name = WITH + fold(order.text)
        return Kind(found.kind, name, found.confidence, (*found.spans, order.span()))
    if found.kind in {"amendment", "statement-of-work", "purchase-order"}:
        parent = _parent(view)
        if parent is not None:
            return Kind(found.kind, UNDER + parent[0], found.confidence, (*found.spans, parent[1]))
    if found.kind == "supporting-document":
        return replace(found, detail=_material(view, found))
    return found


def _material(view: DocumentView, found: Kind) -> str | None:
    """Return which supporting material the title names, else what the whole document reads like."""
    title = " ".join(view.text(span.page)[span.start : span.end] for span in found.spans[:1])
    return found.detail or supporting_kind(title) or material_of(view)


def _order_inside(view: DocumentView) -> Passage | None:
    """Return the last heading of an addendum or order that says to stand under an agreement."""
    known = passages(view)
    for index in range(len(known) - 1, _OPENING, -1):
        passage = known[index]
        words = len(passage.text.split())
        if words > _ORDER_WORDS or not rules().order.match(without_number(passage.plain.text)):
            continue
        following = known[index : index + _NEXT_LINES]
        if any(_PARENT.search(part.text) for part in following):
            return passage
    return None


def _parent(view: DocumentView) -> tuple[str, Span] | None:
    """Return the agreement that the first pages name as the one above this document."""
    for passage in passages(view)[:40]:
        for match in _PARENT.finditer(passage.text):
            name = fold(match.group("name"))
            if plain_of(name).text not in {"agreement", "contract", "sow", "statement of work", "contrato"}:
                return name, passage.span(*match.span("name"))
    return None
