"""The people of a paper, and what ties each to a house: one register tells whose person somebody is.

A label before the name ("Contact on site: Ada Holm"), a house behind it ("Ada Holm, Head of IT (Alder
Mills)") or in the next cell of a list, a sentence ("represented by Ada Holm", "our sponsor was Ada Holm"), an
address at the house's domain. Who is tied to both sides is nobody's. The words are data in ``people.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.others import names_trade, serves_house
from poedesk.proof.assessing.acknowledging.whose.register.called import calls, side_called, side_named
from poedesk.proof.assessing.acknowledging.whose.register.listed import listed
from poedesk.proof.assessing.acknowledging.whose.register.placed import Place, places
from poedesk.proof.assessing.acknowledging.whose.register.signers import ADDRESS, is_third, names_partner
from poedesk.proof.assessing.acknowledging.whose.telling.letters import has_address_at_customer
from poedesk.proof.assessing.acknowledging.whose.telling.spoken import written_by_partner
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.together.belonging import sender_is_customer
from poedesk.proof.finding.acts.blocks.words import PARTNER_WORDS, role_of
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.identity.names import organisation_words, person_words
from poedesk.proof.finding.model import Act, Findings, Role, State
from poedesk.proof.finding.wording.told import lines


def introduced(case: Case, entry: Findings, person: str | None) -> Role | None:
    """Return whose person somebody is by the words of the paper; null where none or both sides tell it."""
    if not person:
        return None
    sides = case.once(("ties", id(entry), person), lambda: frozenset(_ties(case, entry, person)))
    return next(iter(sides)) if len(sides) == 1 else None


def _ties(case: Case, entry: Findings, person: str) -> Iterator[Role]:
    """Yield the sides to which something in the paper ties a person."""
    for place in places(entry, person):
        if _serves(case, entry, place):
            yield Role.PARTNER
            continue
        told = (
            _labelled(case, entry, place),
            _housed(case, entry, place.behind),
            _spoken_of(case, entry, place.said),
        )
        around = listed(case, entry, place.row, person), _carded(case, entry, place.under)
        yield from (side for side in (*told, *around) if side is not None)
    if has_address_at_customer(case, entry, person):
        yield Role.CUSTOMER


def _serves(case: Case, entry: Findings, place: Place) -> bool:
    """Say whether a label calls somebody who serves the customer: "Account manager for Alder Mills: Jo".

    Where the partner has such a person as well, both lead their own house's part.
    """
    claim, told = case.claim, f"{place.label} {place.behind.lstrip(' (')}"
    if not place.label or not serves_house(told, claim.customer.name, Role.CUSTOMER):
        return False
    lines = (line for page in entry.document.pages for line in page.text.splitlines())
    return not any(serves_house(line, claim.partner.name, Role.PARTNER) for line in lines)


def _labelled(case: Case, entry: Findings, place: Place) -> Role | None:
    """Return the side that the label before a name tells, with what stands behind the name."""
    if not place.label or looks_like_person(re.split(r"[,(]", place.label)[0]):
        return None
    told = _named(case, entry, _firm(place.behind)) or _named(case, entry, place.label)
    if told is not None:
        return told
    low = plain(place.label).strip(" :\t-\u2022*")
    if _labels("bare contacts").fullmatch(low):
        return _party_over(case, entry, place)
    parts = (low, *re.split(r"\s?[,/]\s?", low))
    ours, theirs = (any(map(_labels(name).fullmatch, parts)) for name in ("customers", "partners"))
    if ours and not theirs:
        return None if _is_of_another(case, place.label, place.behind) else Role.CUSTOMER
    return Role.PARTNER if theirs and not ours else None


def _party_over(case: Case, entry: Findings, place: Place) -> Role | None:
    """Return the side in the row over a mere contact: "Customer: Alder Mills", "Contact: Ada Holm"."""
    label, sign, value = place.over.partition("\t" if "\t" in place.over else ":")
    if not sign or _is_of_another(case, place.label, place.behind):
        return None
    side = side_called(case, entry, value.strip())
    return side if side is not None and role_of(label) in {side, None} else None


def _named(case: Case, entry: Findings, text: str) -> Role | None:
    """Return the one side that a text names."""
    ours = any(mentions.words_in(text, name) for name in calls(case, entry)[Role.CUSTOMER])
    theirs = names_partner(text, case.claim) or side_named(case, entry, text) is Role.PARTNER
    if ours is theirs:
        return None
    return Role.CUSTOMER if ours else Role.PARTNER


def _housed(case: Case, entry: Findings, behind: str) -> Role | None:
    """Return the side whose bare name stands behind a person's: "(Alder Mills)"."""
    pieces = list(_pieces(behind))
    sides = {side for piece in pieces if (side := _house(case, entry, piece)) is not None}
    if len(sides) != 1 or any(names_trade(piece, either=False) for piece in pieces):
        return None
    return sides.pop()


def _pieces(behind: str) -> Iterator[str]:
    """Yield what stands in brackets and between commas right behind a name, up to the next person."""
    at, bracketed = 0, False
    while (found := _PIECE.match(behind, at)) is not None:
        at = found.end()
        if found["inner"] is not None:
            bracketed = True
            yield from (piece.strip() for piece in found["inner"].split(","))
            continue
        piece = (found["of"] or found["more"] or "").strip()
        if (found["of"] is None and looks_like_person(piece)) or (bracketed and not looks_like_title(piece)):
            return
        yield piece


_FROM = r"\s+(?:of|from|at|for|von|vom|bei|de|du|des|chez|di|da|van|bij)\s+(?=[A-Z\u00c0-\u00de])"
_PIECE = compiled(
    rf"\s*\((?P<inner>[^()]*)\)|{_FROM}(?P<of>[^(),;\t]+)|\s*[,/|\u2013-]\s*(?P<more>[^(),;\t]+)"
)


def _house(case: Case, entry: Findings, piece: str) -> Role | None:
    """Return the side that a piece names by itself or behind a title: "Head of IT at Alder Mills"."""
    own = side_called(case, entry, piece)
    if own is not None:
        return own
    links = [found.span() for found in _LINK.finditer(piece)]
    tails = [piece[end:] for start, end in links if looks_like_title(piece[:start])]
    return next((side for tail in tails if (side := side_called(case, entry, tail)) is not None), None)


_LINK = compiled(r"\s(?:of|at|bei|der|des|von|de|du|di|del|della|van|chez|bij)\s(?:the\s|la\s|de\s)?")


def _spoken_of(case: Case, entry: Findings, said: str) -> Role | None:
    """Return the side to which the sentence before a name ties it, in plain text.

    "Our contact" is the customer's person where the partner writes; "our sponsor at the mill" is so whoever
    writes, and a mere sponsor is of either house.
    """
    if (found := _labels("represented").search(said)) is not None:
        return _last_named(case, entry, said[: found.start()])
    for name, side in (("sponsors", Role.CUSTOMER), ("contacts", Role.CUSTOMER), ("own", Role.PARTNER)):
        found = _labels(name).search(said)
        if found is None:
            continue
        told = _last_named(case, entry, found.group())
        elsewhere = name == "sponsors" and _AT.search(found.group()) is not None
        writes = name != "sponsors" and written_by_partner(case, entry)
        return told or (side if elsewhere or writes else None)
    return None


_AT = compiled(r"\b(?:at|bei|beim|in|chez|en|au|por parte de|presso|bij|from|of|von|de|di|van) \w")


def _last_named(case: Case, entry: Findings, low: str) -> Role | None:
    """Return the side that a plain text names last, unless a third house is named behind it."""
    places = [
        (found.end(), role)
        for role, names in calls(case, entry).items()
        for name in (*names, *_first_word(case, role))
        for found in re.finditer(rf"\b{re.escape(plain(name))}\b", low)
    ]
    at, role = max(places, key=lambda place: place[0], default=(0, None))
    if role is Role.CUSTOMER and (_SERVES.search(low[:at]) or role_of(low[at:]) is Role.PARTNER):
        return None
    return role if not any(is_third(part, case.claim) for part in _PARTS.split(low[at:])[1:]) else None


_SERVES = compiled(rf"\b(?:{PARTNER_WORDS})s?,? (?:of|for|to|der|des|von|de|du|di|van|voor)\b[^,;]*$")
"""A house that stands behind these is told of another's: "supplier of Alder Mills, represented by"."""

_PARTS = compiled(r"\s*[,;]\s*|\s(?:and|und|et|y|e|en)\s")


def _first_word(case: Case, role: Role) -> tuple[str, ...]:
    """Return the first word of the partner's name, where that tells it."""
    word = organisation_words(case.claim.partner.name)[:1]
    return word if role is Role.PARTNER and word and names_partner(word[0], case.claim) else ()


def _carded(case: Case, entry: Findings, under: Sequence[str]) -> Role | None:
    """Return the side under a name and its title, as an address has it: "Ada Holm / CEO / Alder Mills".

    Over who else signs the house heads the next block.
    """
    if not under:
        return None
    title = 1 if looks_like_title(under[0]) else 0
    house, *rest = (*under[title:], "")
    signers = [act.name.value for act in entry.acts if act.name is not None and act.name.value]
    if any(mentions.words_in(line, name) for line in rest for name in signers):
        return None
    return side_called(case, entry, house)


def _is_of_another(case: Case, label: str, behind: str) -> bool:
    """Say whether what stands behind a name makes it another's person: a house, an address, a trade.

    Under a label that names no side, as "Requested by", also a title that people of either side bear.
    """
    if any(not sender_is_customer(each, case.claim) for each in ADDRESS.findall(behind)):
        return True
    if _PARTNERS_OWN.match(plain(behind)) is not None:
        return True
    told = _firm(behind).strip(" .")
    if not told:
        return False
    bare = role_of(label) is not Role.CUSTOMER
    house = looks_like_organisation(told) or is_third(told, case.claim) or _OF.match(behind) is not None
    bracket = behind.lstrip().startswith("(") and looks_like_person(told)  # "(Beck Cloud)" is a house
    return house or bracket or names_trade(told, either=bare) or _OUTSIDE.search(plain(told)) is not None


_OUR = r"(?:our|unser(?:e|er|en|em)?|notre|nos|nuestr[oa]s?|nostr[oaie]|ons|onze)"
_PARTNERS_OWN = compiled(
    rf"\W*(?:(?:of|from|at|in|von|aus|de|chez|di|van) )?{_OUR}\b"
    rf"|[^.;:\n]{{0,40}}\b(?:from|by|of|for|vom|des|der|du|de la|del|della|van de) (?:the )?"
    rf"(?:{PARTNER_WORDS})\b"
)
"""What calls somebody the partner's, or of the house that writes, whichever that is."""


def _firm(behind: str) -> str:
    """Return what stands in brackets, behind a comma or "of" right after a name, up to the next person."""
    found = _BEHIND.match(behind)
    return next((each for each in found.groups() if each), "") if found is not None else ""


_BEHIND = compiled(rf"\s*(?:\(([^()]*)\)|[,/|\u2013-]\s*([^();\t]*))|{_FROM}([^();\t,]*)")
_OF = compiled(_FROM)
_OUTSIDE = compiled(
    r"\b(?:extern\w*|freelance\w*|outsourc\w*|interim\w*|subcontract\w*|selbstandig\w*|autonom[eoa])\b"
)
"""What calls somebody no person of the house."""


def told_of(case: Case, entry: Findings, person: str | None, apart: Act | None = None) -> Role | None:
    """Return whose person somebody is by a sentence that says so: "I, Ada Holm, director of Alder Mills Ltd".

    Null where no sentence tells it, or sentences tell it of both sides. What stands at the act ``apart`` is
    left out: behind a name there the next block may begin.
    """
    sides = set()
    own = apart.name.spans if apart is not None and apart.name is not None else ()
    taken = {(span.page, span.start) for span in own}
    for span in mentions.person(entry.document, person or ""):
        if (span.page, span.start) in taken:
            continue
        after = entry.document.page(span.page).text[span.end or 0 : (span.end or 0) + _OF_BODY]
        told = _ENDS.split(after, maxsplit=1)[0]
        ours = _named_as_house(told, case.claim.customer.name)
        theirs = _named_as_house(told, case.claim.partner.name)
        if ours is not None and (theirs is None or ours < theirs):
            sides.add(Role.CUSTOMER)
        elif theirs is not None:
            sides.add(Role.PARTNER)
    return sides.pop() if len(sides) == 1 else None


def _named_as_house(text: str, organisation: str) -> int | None:
    """Return where a text says that somebody is of an organisation: after "of", or all between two commas."""
    name = r"\W+".join(map(re.escape, organisation_words(organisation)))
    whole = rf"[,(]\s(?:the\s)?{name}(?:\W{{1,2}}\w{{1,6}}\b\.?)?\s?(?:[,.;:()\n]|$)"
    found = re.search(rf"{whole}|{_OF_HOUSE}{name}(?!\w)", plain(text))
    return found.start() if found is not None else None


_OF_HOUSE = r"\b(?:of|at|von|der|des|bei|de|del|du|chez|d')\s+(?:the\s+|la\s+|el\s+|le\s+)?"
_OF_BODY = 90
"""Characters behind a person's name in which the organisation can be told."""

_ENDS = compiled(r"(?<=[a-z)])[.;](?=\s)|\n\s*\n")


def told_of_partner(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether a label of the paper calls a person the partner's, and none the customer's."""
    return introduced(case, entry, person) is Role.PARTNER


def of_third_house(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether a label of the paper names a person of a house that is neither side.

    "Customer representative: Ada Holm, Beck Cloud Ltd".
    """
    return person is not None and any(
        (
            place.label
            and is_third(_firm(place.behind), case.claim)
            and _named(case, entry, _firm(place.behind)) is None
        )
        or any(
            is_third(piece, case.claim) and not (_house(case, entry, piece) or _named(case, entry, piece))
            for piece in _pieces(place.behind)
        )
        or _represents_third(case, place.said)
        for place in places(entry, person)
    )


def _represents_third(case: Case, said: str) -> bool:
    """Say whether a sentence before a name says that it acts for a house that is neither side."""
    found = _labels("represented").search(said)
    parts = _PARTS.split(said[: found.start()]) if found is not None else []
    tails = (" ".join(part.split()[-size:]) for part in parts[-2:] for size in (2, 3, 4))
    return any(is_third(tail, case.claim) and not names_partner(tail, case.claim) for tail in tails)


def initialled(entry: Findings, person: str | None) -> bool:
    """Say whether the customer's initials on a paper are those of the one who signs it.

    "Customer initials here: JW" says who the customer's person is; a place that only says "Initials" says
    nothing, and initials that the partner's person gave too tell no one.
    """
    words = person_words(person or "")
    if len(words) < _BOTH:
        return False
    made = "".join(word[0] for word in words)
    given = [each for each in entry.get("initials") if each.state is State.PRESENT and each.value]
    ours = [each for each in given if role_of(each.spans[0].label or "") is Role.CUSTOMER]
    same = bool(ours) and all(re.sub(r"[^a-z]", "", plain(each.value or "")) == made for each in ours)
    theirs = (
        match["made"] or match["also"]
        for page in entry.document.pages
        for match in _PARTNERS.finditer(plain(page.text))
    )
    return same and made not in {re.sub(r"[^a-z]", "", each) for each in theirs}


_INITIALS = r"(?:initials|paraphes?|iniciales|iniziali|kurzel|paraaf|sigla)"
_MADE = r"[^.;:\n]{0,20}:[ \t_]*"
_PARTNERS = compiled(
    rf"\b(?:{PARTNER_WORDS})\b(?:'s)? (?:\w+ )?{_INITIALS}\b{_MADE}(?P<made>(?:[a-z]\.? ?){{2,4}})(?![a-z])"
    rf"|\b{_INITIALS} (?:\w+ ){{0,2}}(?:{PARTNER_WORDS})\b{_MADE}(?P<also>(?:[a-z]\.? ?){{2,4}})(?![a-z])"
)
"""Initials behind a word for the partner."""


_BOTH = 2
"""Words of a name from which on its initials tell somebody."""


@cache
def _labels(whose: str) -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "people.yaml", whose)))
