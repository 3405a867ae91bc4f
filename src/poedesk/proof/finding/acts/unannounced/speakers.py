"""Who speaks in a paper that one person signed, when neither label nor head says for whom.

"Ferring Bell Foundry accepts the services"; "We confirm that these services were rendered"; a letter under
the customer's own letterhead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.whose.doers import tells_own_work
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.naming.spoken import split_title
from poedesk.proof.finding.acts.unannounced.others import is_anothers
from poedesk.proof.finding.acts.unannounced.receiving import customer_receives
from poedesk.proof.finding.acts.unannounced.takers import confirms_for_itself
from poedesk.proof.finding.approvals import Answer, judge_message
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import plain_of

PAGES = 6
"""Pages of the longest paper that is asked who speaks in it."""

HEAD_LINES = 12
"""Lines at the top of a letter among which letterhead, date and address stand."""

MARGIN = 48
"""Lines of a letter and of its margin among which its greeting stands, at most."""

LETTERHEAD_WORDS = 8
"""Words of the name in a letterhead at most."""

_NAME = (
    r"(?:[^\W\d_a-z][\w&.'\u2019-]*)(?: (?:[^\W\d_a-z][\w&.'\u2019-]*|&|and|of|the|und|de|del|la|y|et)){0,8}"
)
_SUBJECT = later(
    rf"(?:^|(?<=[.:;]\s)|(?<=\n)|(?:[Pp]resente|[Pp]r\u00e9sente|[Hh]iermit),?\s)(?:(?:The|Die|Der|La|Le|El)\s)?"
    rf"(?:(?:[Bb]oard|[Tt]rustees|[Mm]anagement)\s(?:of|der)\s(?:the\s)?)?"
    rf"(?P<org>{_NAME})(?:\s\([^()\n]{{1,60}}\)|,\s[^.;:()]{{1,90}},|,\sS\.\s?A\.[^;:()]{{1,90}},)?"
    r"\s(?:hereby\s|herewith\s|fully\s|hiermit\s|por la presente\s|par la pr\u00e9sente\s)?"
    r"(?P<verb>accepts|confirms|acknowledges|approves|certifies|best\u00e4tigt|bescheinigt|erkl\u00e4rt|atteste|certifie"
    r"|confirme|reconna\u00eet|hace\sconstar|certifica|confirma|manifiesta|acredita)\b(?P<rest>[^.]{0,200})"
)
"""Whom a sentence makes accept or confirm."""

_VERB_FIRST = later(
    rf"\b(?:Hiermit|Hierdurch)\s(?:best\u00e4tigt|bescheinigt|erkl\u00e4rt)\s(?:die|der|das|den)?\s?(?P<org>{_NAME})"
)
"""The same in German, with the verb first."""

_WE_TAKE = later(
    r"\b(?:we|i)\s(?:hereby\s|herewith\s|fully\s|gladly\s|formally\s)*"
    r"(?:accept|approve|acknowledge(?!\s(?:that|it|this|all\sthis|the\sabove)\b))\s"
    r"(?!that\s(?:we|our|the customer|the client)\b)"
    r"|\b(?:we|i)\s(?:hereby\s|herewith\s|can\s|gladly\s)*(?:confirm|acknowledge|certify)\sthat\s(?:you|they)\b"
    r"|\b(?:werden|wird)\s(?:hiermit\s)?abgenommen\b|\bnous\sacceptons\b|\baceptamos\b"
)
"""Words with which a customer takes what was done. That it is done, who did it says as well."""

_ACCEPTED = later(
    r"(?m)^(?:(?:work|services)\s)?accepted\s*:|\b(?:is|are)\s(?:hereby\s|herewith\s)?accepted\s*[.;]"
)
"""The head of the one signature of a paper, or words of nobody; on a purchase order the supplier accepts."""

_WE_GIVE = later(
    r"\b(?:our|my)\s(?:customers?|clients?|services?|consultants?|fees?|invoices?|proposal|offer|quotation)\b"
    r"|\b(?:we|i)\s(?:have\s|had\s|also\s|then\s)*(?:delivered|performed|provided|completed|migrated|deployed|configured|implemented"
    r"|installed|trained|moved|set up|rolled out|carried out|supported|will|shall)\b"
    r"|\b(?:accepted|approved|confirmed|signed)\sby\b"
    r"|\bwe\sconfirm\sthat\s(?:the|this)\s(?:customer|client)\b"
    r"|\bthe\s(?:order|commission)\s(?:of|from|by)\b|\byour\s(?:order|purchase|enquiry|inquiry|commission)\b|\bihre[nr]?\s(?:bestellung|auftrag|anfrage)\b"
    r"|\bvotre\s(?:commande|demande)\b|\bsu\s(?:pedido|consulta)\b"
)
"""Words with which a supplier speaks: it did the work, and somebody else accepts it."""

_ADDRESSED = later(r"^(?:to|dear|attn|an|sehr|liebe[rs]?|estimad\w+|a la|madame|monsieur|cher|chere|a)\b")
_SITE = later(r"(?<!\s)\s*+[,|\u2013\u2014-]?\s*+(?<![\w.-])(?:www\.)?[\w-]++(?:\.[\w-]++)+\s*+$")


_ORDERS = later(
    r"(?m)^(?:hiermit\s)?(?:wir bestellen|bestellen wir|we (?:hereby\s)?order|please supply"
    r"|nous (?:vous\s)?commandons|nous passons commande|le (?:solicitamos|pedimos)"
    r"|(?:les\s)?encargamos|(?:les\s)?pedimos)\b"
)
"""Words with which a customer orders."""


def accepts(view: DocumentView) -> bool:
    """Return whether the words of a paper accept or confirm, with no condition and no refusal in them.

    Worked out once for a view.
    """
    return view.once(_accepts)


def refuses(view: DocumentView) -> bool:
    """Return whether the words of a paper refuse, or accept under a condition only."""
    return bool(view.once(_answers) - {Answer.APPROVED})


def _answers(view: DocumentView) -> frozenset[Answer]:
    said = [judge_message(page.text, 0, len(page.text), None) for page in view.pages]
    return frozenset(found.answer for found in said if found is not None)


def _accepts(view: DocumentView) -> bool:
    if len(view.pages) > PAGES or refuses(view):
        return False
    answers = view.once(_answers)
    return bool(answers) or _subject(view) is not None or _takes(view)


def with_speaker(
    view: DocumentView, acts: Sequence[Act], parties: Sequence[Finding], order: Order | None
) -> list[Act]:
    """Return ``acts``; a document's one signed act that says for nobody, with the one who speaks."""
    signed = [act for act in acts if act.is_signed]
    if view.document.mail is not None or len(signed) != 1 or len(view.pages) > PAGES:
        return list(acts)
    (act,) = signed
    if act.kind == "block" and act.date is None and _addressed(view) and _is_closed_over(view, act):
        acts = [
            replace(each, date=_letter_date(view, act.role, order, act.id)) if each is act else each
            for each in acts
        ]
        act = next(each for each in acts if each.id == act.id)
    if act.kind != "block" or act.role is not None or (act.party is not None and not _is_speech(act.party)):
        return list(acts)
    said = replace(act, party=None)
    receives = not refuses(view) and customer_receives(view, act)
    nobody = not receives and not accepts(view) and not _orders(view)
    if nobody or is_anothers(view, act, acts, parties):
        return [said if item is act else item for item in acts]
    party = None if receives else _subject(view)
    if party is None and not receives and not _takes_offer(view) and not _countersigns(view, act):
        party = _writer(view) or letterhead(view)
    role = role_of_party(party, parties) if party is not None else None
    if party is None and (receives or _takes(view)) and any(each.role is Role.CUSTOMER for each in parties):
        role = Role.CUSTOMER  # of a paper that names no customer nobody can say who accepts
    dated = act.date
    if dated is None and party is not None and _addressed(view):
        dated = _letter_date(view, role, order, act.id)
    told = replace(
        said,
        role=role,
        party=party,
        signature=_sided(act.signature, role),
        name=_sided(act.name, role),
        title=_sided(act.title, role),
        date=_sided(dated, role),
    )
    return [told if item is act else item for item in acts]


def _sided(finding: Finding | None, role: Role | None) -> Finding | None:
    return replace(finding, role=role) if finding is not None else None


def _is_speech(party: str) -> bool:
    """Return whether what was taken for a party is a sentence: "I acknowledge these services."."""
    return re.match(r"(?:i|we|wir|ich|nous|je)\s\S+\s\S", words.flat(party)) is not None


def _subject(view: DocumentView) -> str | None:
    """Return the one organisation that a sentence of the paper makes accept or confirm."""
    found: set[str] = set()
    for page in view.pages:
        for match in (*_SUBJECT.finditer(page.text), *_VERB_FIRST.finditer(page.text)):
            name = fold(match["org"])
            if words.role_of(name) is None and name.casefold() not in {
                "the",
                "it",
                "he",
                "she",
                "this",
                "hiermit",
                "hierdurch",
            }:
                found.add(name)
    return found.pop() if len(found) == 1 else None


_FROM = later(r"(?i:from|von|de)\s*:\s*(?P<who>[^\W\d_a-z][^@:]{2,60}?)(?:\s*[,<(;]\s*\S*@\S+)?\W*$")


def _writer(view: DocumentView) -> str | None:
    """Return from whom a memo says that it comes: "From: Armathwaite Farriers"."""
    told = [found for piece in _top(view) if (found := _FROM.match(fold(piece.text))) is not None]
    return told[0]["who"].strip(" ,") if len(told) == 1 else None


def gives(view: DocumentView) -> bool:
    """Return whether a supplier speaks in a paper."""
    return any(_WE_GIVE.search(plain_of(page.text).text) is not None for page in view.pages)


def _takes(view: DocumentView) -> bool:
    if gives(view):
        return False
    told = [words.flat(page.text[start:end]) for page in view.pages for start, end in sentences(page.text)]
    if any(map(tells_own_work, told)):
        return False
    said = "\n".join(plain_of(page.text).text for page in view.pages)
    accepted = _ACCEPTED.search(said) is not None and "purchase order" not in said
    return accepted or _WE_TAKE.search(said) is not None or any(map(confirms_for_itself, told))


def _orders(view: DocumentView) -> bool:
    return any(_ORDERS.search(plain_of(page.text).text) is not None for page in view.pages)


_OFFER_TAKEN = later(
    r"\b(?:we|i)\s(?:hereby\s|herewith\s)?(?:accept|agree to)\s(?:this|the|your)\s(?:above\s)?"
    r"(?:quotation|quote|offer|proposal)\b"
    r"|\b(?:wir|ich)\s(?:hiermit\s)?(?:nehmen|nehme)\s(?:dieses|das|ihr|diese|die|ihre)\s(?:angebot|offerte)\b"
    r"|\b(?:nous acceptons|j'accepte)\s(?:ce|cette|le|la|votre)\s(?:devis|offre|proposition)\b"
    r"|\b(?:aceptamos|acepto)\s(?:este|esta|el|la|su)\s(?:presupuesto|oferta|propuesta)\b"
    r"|\b(?:accettiamo|accetto)\s(?:questo|questa|il|la|vostr[oa])\s(?:preventivo|offerta|proposta)\b"
    r"|\b(?:wij|ik)\s(?:accepteren|accepteer|aanvaarden|aanvaard)\s(?:deze|de|uw)\s(?:offerte|aanbieding)\b"
)
"""Words by which the reader of an offer takes it, who is not its writer."""


def _takes_offer(view: DocumentView) -> bool:
    return any(_OFFER_TAKEN.search(plain_of(page.text).text) is not None for page in view.pages)


def _top(view: DocumentView) -> list[Piece]:
    """Return the head of a letter: all up to its greeting, however much stands in the margin beside it."""
    pieces = list(view.pieces(view.pages[0].number)[:MARGIN]) if view.pages else []
    greeted = next(
        (n for n, piece in enumerate(pieces) if _GREETS.match(plain_of(piece.text.strip()).text)), 0
    )
    return pieces[: max(HEAD_LINES, greeted + 1)]


def _addressed(view: DocumentView) -> bool:
    """Return whether a paper is a letter: somebody is addressed at its head."""
    return any(_ADDRESSED.match(plain_of(piece.text.strip()).text) for piece in _top(view)[1:])


_COMPLAINS = later(
    r"\bstill (?:down|not|broken|missing|waiting|wait|fails?|unable|cannot|no)\b"
    r"|\b(?:is|are|was|were|has|have|does|do) ?(?:not|n't) (?:yet )?"
    r"(?:work(?:ing|ed)?|finished|done|delivered|restored|complete\w*)\b"
    r"|\bnobody (?:was|has been|is) \w+ed\b|\bnever (?:came|arrived|worked|happened|finished)\b"
    r"|\b(?:disappoint\w*|unhappy|dissatisf\w*|complain(?:t|ts|ing)?|unacceptable|refund|overdue)\b"
    r"|\b(?:immer noch|noch immer) (?:nicht|kein\w*)\b|\bfunktionier\w* (?:\w+ )?nicht\b"
    r"|\b(?:reklam|bemangel|enttausch)\w*"
    r"|\b(?:toujours|encore) (?:pas|aucun\w*)\b|\bne fonctionne\w* pas\b"
    r"|\b(?:decu\w*|reclamation\w*|mecontent\w*)\b"
    r"|\b(?:todavia|aun) no\b|\bsigue\w* sin\b|\bno funciona\w*\b"
    r"|\b(?:reclamamos|reclamacion\w*|decepcion\w*|queja\w*)\b"
)
"""Words of somebody whose work is not done, whatever else a letter tells."""


def complains(view: DocumentView) -> bool:
    """Return whether a paper says that the work is not done or not good: then signing it accepts nothing."""
    return any(_COMPLAINS.search(plain_of(page.text).text) is not None for page in view.pages)


def letterhead(view: DocumentView) -> str | None:
    """Return whose letterhead a letter has: the name in its first line, unless that may be its reader's."""
    top = _top(view)
    if not top or not _addressed(view) or not _heads(top):
        return None
    name = _SITE.sub("", fold(top[0].text)).strip(" ,|")
    fits = 1 < len(name.split()) <= LETTERHEAD_WORDS and name[:1].isupper() and not when.read(name)
    no_name = looks_like_title(name) or words.role_of(name) is not None or ":" in name or "@" in name
    return name if fits and not no_name and not _TITLED.search(words.flat(name)) else None


LONGEST_CLOSING = 170
"""Characters of the longest closing."""

_CLOSING = later(
    r"\W*(?:yours (?:sincerely|faithfully|truly|very truly)|(?:very )?truly yours"
    r"|(?:very )?sincerely(?: yours)?|respectfully(?: yours)?"
    r"|(?:(?:with )?(?:kind|best|warm) )?regards|with (?:best|kind) wishes"
    r"|mit (?:freundlichen|besten|vorzuglichem) (?:grussen|gruss|hochachtung)"
    r"|freundliche grusse|hochachtungsvoll"
    r"|best wishes|all the best|cheers|yours|warmly|viele grusse|beste grusse|herzliche grusse|liebe grusse"
    r"|gruss(?:e)?|(?:bien )?a vous|bien cordialement|(?:sinceres |meilleures )?salutations(?: distinguees)?"
    r"|amicalement|respectueusement|(?:un |muchos |atentos )?saludos?(?: cordiales)?|un abrazo|saluti"
    r"|un cordiale saluto|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|hartelijks"
    r"|(?:distinti|cordiali|(?:i )?migliori) saluti|hoogachtend|met (?:vriendelijke|hartelijke) groet(?:en)?"
    r"|(?:muy )?atentamente|(?:un cordial|reciban? un cordial) saludo|cordialmente"
    r"|cordialement|(?:je vous prie|nous vous prions|veuillez) .{0,90}(?:salutations|sentiments) .{0,30})\W*"
)


def closes(text: str) -> bool:
    """Return whether a line closes a letter: "Yours sincerely"."""
    return len(text) <= LONGEST_CLOSING and _CLOSING.fullmatch(plain_of(text).text) is not None


WRITER = 4
"""Lines under the closing of a letter in which its writer is named."""


def _is_closed_over(view: DocumentView, act: Act) -> bool:
    """Return whether the closing of a letter stands right over the name of who signed an act: its writer."""
    span = act.name.spans[0] if act.name is not None and act.name.spans else None
    pieces = view.pieces(span.page) if span is not None and span.start is not None else ()
    over = [piece for piece in pieces if span is not None and piece.end <= (span.start or 0)]
    return any(closes(piece.text) for piece in over[-WRITER:])


def _countersigns(view: DocumentView, act: Act) -> bool:
    """Return whether a letter names another than who signed an act under its closing: its reader signed."""
    name = act.name.value if act.name is not None else None
    for page in view.pages:
        pieces = view.pieces(page.number)
        for number, piece in enumerate(pieces):
            under = pieces[number + 1 : number + 1 + WRITER] if closes(piece.text) else ()
            people = [who for each in under if looks_like_person(who := split_title(each.text)[0])]
            if people and name is not None:
                return not same_person(people[0], name)
    return False


_GREETS = later(r"^(?:dear|sehr|liebe[rs]?|estimad\w+|madame|monsieur|cher|chere)\b")
_TO = later(r"^(?:to|attn|an|a la|a)\b\W*")
_REACHED = later(r"@|\bwww\.|https?:|\b(?:tel|phone|telefon\w*|fax|e-?mail)\b")
_LARGER = 1.15
"""Times the height of the line under it, at least, that a printed letterhead has."""


def _heads(top: Sequence[Piece]) -> bool:
    """Return whether the first line of a letter is its writer's, not where its reader's address begins.

    It is when the reader is named under it, or it stands with how to reach the writer, or is larger.
    """
    first, *rest = top
    under = list(takewhile(lambda piece: _GREETS.match(plain_of(piece.text.strip()).text) is None, rest))
    own = fold(first.text).casefold()
    reader = any(
        _TO.match(plain_of(piece.text.strip()).text)
        or (looks_like_organisation(piece.text) and fold(piece.text).casefold() not in own)
        for piece in under
    )
    reached = any(_REACHED.search(plain_of(piece.text).text) for piece in (first, *under))
    larger = bool(rest) and first.box.height >= _LARGER * rest[0].box.height
    return reader or reached or larger or _SITE.search(fold(first.text)) is not None


_TITLED = later(
    r"\b(?:statement|agreement|acceptance|confirmation|acknowledge?ment|letter|report|record|order|contract|certificate"
    r"|completion|minutes|protokoll|bestatigung|auftrag|vertrag|attestation|certificado|acta|carta)\b"
)


def _letter_date(view: DocumentView, role: Role | None, order: Order | None, act: str) -> Finding | None:
    """Return the date that stands alone in the head of a letter: it is that of its writer."""
    dated = [piece for piece in _top(view) if when.is_date(fold(piece.text))]
    if len(dated) != 1:
        return None
    (piece,) = dated
    return when.finding(piece.text, view.span(piece.page, piece.start, piece.end), order, role=role, act=act)
