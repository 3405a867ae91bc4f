"""For whom a place of signing is that names no side itself: by its heading, or by the paper's words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.over import HEADING_LINES, over, over_block, place_of
from poedesk.proof.assessing.acknowledging.whose.register.called import calls, side_headed
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts.blocks.signing.sentences import withholds
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.unannounced.whom import (
    called,
    given_for,
    named_by,
    sentence_given_for,
    without_article,
)
from poedesk.proof.finding.identity.names import Agreement, agree, organisation_words
from poedesk.proof.finding.model import Act, Findings, Role, State
from poedesk.proof.finding.wording.plain import plain_of

HEADING_WORDS = 12
"""Words that such a heading has at most."""

_ACCEPTS = compiled(
    r"\W*(?:hereby |fully |also |nimmt |hat )?"
    r"(?:accepts?|accepted|approves?|approved|acknowledges?|confirms?|confirmed"
    r"|bestatigt|genehmigt|akzeptiert|ab\b|acepta|aprueba|confirma|accepte|approuve|valide|confirme)\b"
)


def headed_for_customer(case: Case, entry: Findings, act: Act) -> bool | None:
    """Return whether an act is the customer's (true) or the partner's by where it stands; null for neither.

    A heading may call a side by its short name, which the paper gives behind the full one: "Alder Mills Ltd
    (the Mill)". A paper with a single place to sign, in which the customer accepts, is the customer's.
    """
    span = place_of(act)
    if span is None:
        return None
    ours, theirs = (calls(case, entry)[role] for role in (Role.CUSTOMER, Role.PARTNER))
    for start, whole in _heads_over(entry.document, span, ours, theirs):
        line = _own_cell(entry.document, span, start, whole)
        if _holds_another(case, entry, act, span.page, start, whole):
            break  # what stands over another signature heads that one
        if (meant := _by_its_kind(case, entry, span.page, start, line)) is not None:
            return meant
        mine = any(mentions.words_in(line, name) for name in ours)
        its = any(mentions.words_in(line, name) for name in theirs)
        if len(line.split()) > HEADING_WORDS or (mine and its):
            break
        if mine or its:
            if _in_passing(line, ours if mine else theirs):
                break
            return mine
    if _takes_over_it(case, entry, act, span):
        return True
    if (before := _headed_before(entry, act, span)) is not None:
        return before is Role.CUSTOMER
    accepts = _accepts(entry, case.claim.customer.name) or _given_in_a_sentence(case, entry, span)
    return True if accepts else None


def _heads_over(
    document: Document, span: Span, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the lines over a place that can head it: no address, and nothing from a list of the sides on."""
    lines = list(over(document, span, 1))
    for number, (start, line) in enumerate(lines if document.paged else lines[:HEADING_LINES]):
        above = lines[number + 1][1] if number + 1 < len(lines) else ""
        told = [any(mentions.words_in(each, name) for name in ours) for each in (line, above)]
        others = [any(mentions.words_in(each, name) for name in theirs) for each in (line, above)]
        if "\t" in line and "\t" in above and (told, others) in _LISTED:
            return
        if _SENT_TO.match(plain(line)) is None:
            yield start, line


_LISTED = (([True, False], [False, True]), ([False, True], [True, False]))
"""Of two lines under one another each names one side: "Supplier | Brightpath", "Ordered by | Alder Mills"."""

_SENT_TO = compiled(
    r"\W*(?:(?:deliver(?:ed|y)?|ship(?:ped)?|sold|bill(?:ed)?|invoiced?|sent?|mail) (?:to|address)"
    r"|(?:liefer|rechnungs|versand)(?:adresse|anschrift)|adresse de (?:livraison|facturation)"
    r"|direccion de (?:entrega|envio|facturacion)|indirizzo di (?:consegna|fatturazione)"
    r"|(?:aflever|factuur)adres)\b\s*(?:[:\t|]|$)"
)
"""A label of an address, which heads no signature."""


def _by_its_kind(case: Case, entry: Findings, page: int, start: int, line: str) -> bool | None:
    """Return whether a line gives the signature for the customer (true) or the partner, told by its kind.

    "Ordered for the co-operative:", where one organisation that the paper names is a co-operative.
    """
    given = given_for(fold(line.strip()))
    if given is not None:
        return _is_customer(case, entry, page, start, given)
    side = side_headed(case, entry, line)
    return side is Role.CUSTOMER if side is not None else None


def _is_customer(case: Case, entry: Findings, page: int, start: int, given: str) -> bool | None:
    """Return whether a word for a kind of house means the customer (true) or the partner; else null."""
    pages = [each.text for each in entry.document.pages[: page - 1]]
    before = "\n".join([*pages, entry.document.page(page).text[:start]])
    short = without_article(given).strip(" :,.")
    told = side_headed(case, entry, short) or _of_that_kind(case, short)
    if told is not None:
        return told is Role.CUSTOMER
    whole = called(short, before) or named_by(short, before)[0]
    if whole is None:
        return None
    ours, theirs = (agree(whole, side.name) for side in (case.claim.customer, case.claim.partner))
    if (ours is Agreement.SAME) is (theirs is Agreement.SAME):
        return None
    return ours is Agreement.SAME


def _of_that_kind(case: Case, short: str) -> Role | None:
    """Return the one side whose name has a single word in it: "the city" is the City of Marrowby."""
    claim, word = case.claim, plain(short)
    sides = ((Role.CUSTOMER, claim.customer.name), (Role.PARTNER, claim.partner.name))
    told = [role for role, name in sides if word in organisation_words(name) and role_of(word) is None]
    return told[0] if len(told) == 1 else None


def _takes_over_it(case: Case, entry: Findings, act: Act, span: Span) -> bool:
    """Say whether a sentence over a place makes the customer accept or confirm: "The County confirms this.".

    Of two that sign under it without a side nobody can tell which one it means.
    """
    theirs = case.claim.partner.name
    if not all(
        other.role is Role.PARTNER
        or (other.party is not None and agree(other.party, theirs) is Agreement.SAME)
        for other in entry.acts
        if other is not act and other.is_signed
    ):
        return False
    for start, line in over_block(entry.document, act, span):
        if _holds_another(case, entry, act, span.page, start, line) or withholds(line):
            return False
        if _says_customer_takes(case, entry, span.page, start, line):
            return True
    return False


def _says_customer_takes(case: Case, entry: Findings, page: int, start: int, line: str) -> bool:
    """Say whether a line begins with the customer, by name or kind, and a verb that takes something."""
    shown = without_article(fold(line).strip())
    ours = re.match(r"\W+".join(map(re.escape, organisation_words(case.claim.customer.name))), plain(shown))
    if ours is not None:
        return _takes(_FORM.sub("", plain(shown)[ours.end() :], count=1))
    kind, _, behind = shown.partition(" ")
    return (
        role_of(kind) is None
        and _takes(plain(behind))
        and _is_customer(case, entry, page, start, kind) is True
    )


def _takes(said: str) -> bool:
    """Say whether words take something now: "approved the plan in May" only tells what was."""
    return _ACCEPTS.match(said) is not None and _ONCE.match(said) is None


_ONCE = compiled(r"\W*(?:fully |also )?(?:accepted|approved|confirmed)\b")

_FORM = compiled(r"^,?\s[a-z.]{1,7}(?=\s(?:hereby|fully|also|\w+s\b|nimmt|\w+t\b))")
"""A legal form behind a name."""


def _given_in_a_sentence(case: Case, entry: Findings, span: Span) -> bool:
    """Say whether the sentence over the only signature of a paper says that it is given for the customer."""
    if len(entry.acts) != 1 or span.start is None:
        return False
    lines = entry.document.page(span.page).text[: span.start].splitlines()[-HEADING_LINES:]
    *_, sentence = _SENTENCES.split(" ".join(lines).strip())
    given = sentence_given_for(fold(sentence))
    return given is not None and agree(given, case.claim.customer.name) is Agreement.SAME


_SENTENCES = compiled(r"(?<=[a-z)]{2}[.;!?])\s+(?=[^\W\d_a-z])")


def _headed_before(entry: Findings, act: Act, span: Span) -> Role | None:
    """Return the side that the end of the page before names over the only signature, at the top of its page.

    "E. Acknowledgement by the customer", and the table to sign in stands on the next page.
    """
    document = entry.document
    if (
        not document.paged
        or span.page == 1
        or any(_on_page(other, span.page) for other in entry.acts if other is not act)
    ):
        return None
    pieces = document.page(span.page).segments
    own = next((piece for piece in pieces if piece.start <= (span.start or 0) < piece.end), None)
    if own is None:
        return None
    table = own.cell.table if own.cell is not None else None
    higher = [p for p in pieces if p.box.bottom <= own.box.top and (p.cell.table if p.cell else -1) != table]
    if len(higher) > _AT_TOP:
        return None
    page = document.page(span.page - 1)
    lines = [page.text[piece.start : piece.end].strip() for piece in page.segments]
    told = [line for line in lines if any(sign.isalpha() for sign in line)][-HEADING_LINES:]
    for line in reversed(told):
        given = given_for(fold(line))
        short = line if given is None and len(line.split()) <= HEADING_WORDS else _MORE.split(given or "")[0]
        role = role_of(short) if short else None
        if role is not None:
            return role
    return None


_AT_TOP = 3
"""Pieces over a place at the top of its page at most: what every page bears, and the label to sign at."""

_MORE = compiled(r",|\s(?:named|listed|mentioned|above|below|genannt\w*|indicad\w*|d\u00e9sign\w*)\b")


def _on_page(act: Act, page: int) -> bool:
    parts = (part for part in (act.signature, act.name, act.date) if part is not None)
    return any(span.page == page for part in parts for span in part.spans)


def _in_passing(line: str, names: Sequence[str]) -> bool:
    """Say whether a sentence mentions a side, and says nothing of whose signature follows.

    "Dinner with Alder Mills is on 28 April." does; a sentence that the side begins, or that says for whom
    somebody signs, does not.
    """
    shown = line.strip()
    if not shown.endswith((".", "!", "?")) or given_for(fold(shown)) is not None:
        return False
    if tells_of(shown):
        return True
    words = plain_of(shown.rstrip(".!?")).text.split()
    for name in names:
        called = plain_of(name).text.split()
        size = len(called)
        at = next((n for n in range(len(words)) if words[n : n + size] == called), None)
        if at is not None:
            return at > 1 and at + size + 1 < len(words)  # an article before it, a legal form behind it
    return False


def tells_of(shown: str) -> bool:
    """Say whether a sentence tells for whom something is made, and gives nothing: "It is issued for you."."""
    low = plain_of(shown).text
    return _MADE.search(low) is not None and _GIVES.search(low) is None


_MADE = compiled(
    r"\b(?:is|are|was|were|has been|have been|ist|sind|wird|werden|wurden?|est|sont|a ete|ont ete|es|son|fue"
    r"|fueron|e stat[oa]|is opgesteld)\b[^.;]* (?:for|to|fur|an|pour|a|para|per|voor)\s"
)
_GIVES = compiled(
    r"\b(?:accept|approv|agree|sign|acknowledg|confirm|order|certif|receiv|execut|authori|angenommen|abgenommen"
    r"|genehmig|unterzeichn|unterschr|bestatig|bestell|beauftrag|signe|approuv|valid|recu|command|firm|acept"
    r"|aprob|recib|accett|getekend|akkoord)\w*"
)


def heads_over(document: Document, place: Span) -> Iterator[str]:
    """Yield the lines over a place, the nearest first, and of a row of heads the one over the place."""
    cells = (_own_cell(document, place, start, line) for start, line in over(document, place))
    yield from (line for line in cells if line)


def _own_cell(document: Document, place: Span, start: int, line: str) -> str:
    """Return of a row of heads the one over a place: "For the Client | For Alder"; else the whole line.

    A line of another column of its table is empty.
    """
    page = document.page(place.page)
    at = place.start or 0
    own = next((piece.cell for piece in page.segments if piece.start <= at < piece.end), None)
    if own is not None and not document.paged:
        row = [p for p in page.segments if start <= p.start < start + len(line)]
        level = [p for p in row if p.cell is not None and p.cell.table == own.table]
        heads = [p for p in level if p.cell is not None and p.cell.column == own.column]
        if level and len(heads) < len(level):
            return page.text[heads[0].start : heads[-1].end] if heads else ""
        return line
    begins, ends = page.text.rfind("\n", 0, at) + 1, page.text.find("\n", at)
    cells, ends = line.split("\t"), ends if ends >= 0 else len(page.text)
    if len(cells) != page.text.count("\t", begins, ends) + 1:
        return line
    return cells[page.text.count("\t", begins, at)] or line


def lines_over(document: Document, span: Span) -> Iterator[str]:
    """Yield the lines over a place, the nearest first; on pages with a size those of its own column."""
    yield from (line for _, line in over(document, span))


def _of_signers(entry: Findings) -> Mapping[int, list[tuple[int, str]]]:
    """Return by page where who signs stands, be it signed or not, in order, each with the id of the act."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for act in entry.acts:
        for part in (act.name, act.signature if act.is_signed else None):
            for span in part.spans[:1] if part is not None and part.state is State.PRESENT else ():
                if span.start is not None:
                    found[span.page].append((span.start, act.id))
    for places in found.values():
        places.sort()
    return found


def _holds_another(case: Case, entry: Findings, act: Act, page: int, start: int, line: str) -> bool:
    """Return whether a line, which starts there on its page, holds who signs in another act."""
    signers = case.once(("places of who signs", id(entry)), lambda: _of_signers(entry))
    places, end = signers.get(page, []), start + len(line)
    later = islice(places, bisect_left(places, (start, "")), None)
    return any(other != act.id for _, other in takewhile(lambda place: place[0] < end, later))


def _accepts(entry: Findings, name: str) -> bool:
    """Say whether the customer accepts in a paper that only one person signs."""
    if len(entry.acts) != 1:
        return False
    for span in mentions.organisation(entry.document, name):
        text = entry.document.page(span.page).text
        if _ACCEPTS.match(plain(text[span.end or 0 : (span.end or 0) + 60])):
            return True
    return False
