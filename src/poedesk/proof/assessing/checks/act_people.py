"""The printed name and title of the one who acknowledged."""

import re
from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.acknowledgement import Acknowledging
from poedesk.proof.assessing.acknowledging.whose.sides import Side
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.checks.acts import answering, the
from poedesk.proof.assessing.checks.loose import nowhere
from poedesk.proof.assessing.checks.recognised import recognised_person
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.together.belonging import related
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.naming.people import (
    looks_like_department,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.dating.date_text import month_names
from poedesk.proof.finding.identity.names import Agreement, agree, agree_person, legal_forms
from poedesk.proof.finding.model import Role, State


def person_of_act(case: Case, part: str) -> Outcome:
    """Answer whether ``part`` (name, title) stands in the act by which the customer acknowledged."""
    what = (
        "The printed name of the customer's signatory"
        if part == "name"
        else "The signatory's role or job title"
    )
    chosen = the(case).chosen
    places = _places(case, chosen, part)
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    if not stated:
        return _person_lacks(case, part, what, places)
    best = stated[0]
    value = _without_customer(best.value, case) if part == "title" else best.value
    outcome = met(f"{what} is {value!r} ({best.where}).", value=value, evidence=best.evidence)
    signer = _signer(chosen)
    if part == "name" and signer and agree_person(signer, best.value) is Agreement.DIFFERENT:
        because = f"The printed name is {best.value!r} ({best.where}), but {signer!r} acknowledged."
        return unclear(Code.CONTRADICTED, because, value=best.value, evidence=best.evidence)
    doubt = _no_signatory(case, part, best.value)
    if doubt is not None:
        because = f"{what} is {best.value!r} ({best.where}), {doubt}."
        return unclear(Code.UNCERTAIN, because, value=value, evidence=best.evidence)
    beside = _named_before_title(chosen) if part == "name" and chosen is not None else None
    if beside is not None and agree_person(beside, best.value) is Agreement.DIFFERENT:
        because = f"{best.value!r} signed ({best.where}), but the name at the signature is {beside!r}."
        return unclear(Code.CONTRADICTED, because, value=best.value, evidence=best.evidence)
    if best.finding.detail == details.FOR_ANOTHER:
        because = f"Somebody signed for {best.value!r} (p.p., {best.where}); who signed is not printed."
        return unclear(Code.NOT_THE_CUSTOMERS, because, value=best.value, evidence=best.evidence)
    other = _printed_elsewhere(case, chosen, best.value) if part == "name" else None
    if other is not None:
        because = (
            f"{best.value!r} signed on the e-sign platform ({best.where}), but the customer's place of "
            f"signing names {other.value!r} ({other.where})."
        )
        cited = (*best.evidence, *other.evidence)
        return unclear(Code.CONTRADICTED, because, value=best.value, evidence=cited)
    return soften(outcome, best)


_FORMER = compiled(
    r"^\W*(?:former(?:ly)?|ex|retired|ehemal(?:ige?[rns]?|s)|fruhere?[rns]?|antigu[oa]|antes|ancien(?:ne(?:ment)?)?|gia|voormalig|voorheen"
    r"|previous(?:ly)?|past|sometime|incoming|future|(?:zu)?kunftige?[rns]?|angehende?[rns]?"
    r"|designierte?[rns]?|futur[aeo]?|toekomstige?)\b"
    r"|\((?:left|retired|until|no longer|ausgeschieden|bis|hasta|jusqu)\b"
    r"|\b(?:left|retired|ausgeschieden|pensioniert|emerit(?:us|a)|jubilad[oa]|retraitee?|in pensione"
    r"|gepensioneerd|designate|elect|designiert|designee?|designad[oa]|designat[oa]|elect[oa]|aangewezen)\b"
    r"\W*(?:(?:in|since|seit) [\w ]+)?\W*$"
)
"""A title that somebody no longer has, or not yet."""

_UNTIL = compiled(
    r"\b(?:until|till|bis|jusqu'?(?:a|en|au)?|hasta|fino (?:a|al)|tot(?: en met)?)"
    r"(?:\W*$|\s(?:(?:the|zum|end|ende|of|el|de|fin|eind) ){0,2}(?P<when>\w+))"
)
"""How a title ends that somebody had up to a month or a year."""

_POWERLESS = compiled(
    r"\b(?:on (?:\w+ )?leave|beurlaubt|en (?:conge|disponibilite)|de (?:baja|permiso)|in aspettativa"
    r"|met verlof|(?:without|no) (?:authority|power|mandate)|ohne (?:vollmacht|vertretungsmacht)"
    r"|sans pouvoir|sin poder|senza poteri|zonder volmacht)\b"
    r"|\b(?:trainee|intern|apprentice|student|work experience|praktikant(?:in)?|auszubildende[rn]?|azubi"
    r"|werkstudent(?:in)?|stagiaire|apprentie?|alternante?|becari[oa]|en practicas|stagista|tirocinante)\b"
    r"(?!.*\b(?:manag|coordinat|lead|head|direct|officer|president|program|training|service|support|affairs"
    r"|union|council|leit|beauftragt|responsab|coordin|formation|formaci))"
    r"|^\W*(?:widow(?:er)?|wife|husband|son|daughter|witwer?|ehefrau|ehemann|veuf|veuve|viud[oa]|vedov[oa])\b"
)
"""A title with which nobody speaks for a house: away, without a mandate, in training, of its family."""

_NONE = compiled(
    r"\W*(?:n\W?a|none|nil|not applicable|(?:as|see) above|same(?: as above)?|ditto|idem|entfallt|kein[er]?"
    r"|ohne|s\W?o|sans objet|aucune?|neant|no (?:aplica|procede)|ningun[oa]|nessun[oa]|n\W?v\W?t|geen)\W*"
)
"""What stands at the place of a title and says that there is none."""

_OTHERS = compiled(
    r"\b(?:of|des|der|du|de la|del) (?:the |its |our )?"
    r"(?:landlord|lessor|creditors?|insurer|auditors?|competitor"
    r"|vermieters?|glaubigers?|versicherers?|bailleur|assureur|arrendador|aseguradora)\W*$"
)
"""A title in a house that has its own interest."""

_NOBODY = compiled(
    r"\W*(?:illegible|unreadable|(?:as|see) above|same(?: as above)?|idem|ditto|(?:un)?leserlich"
    r"|(?:wie|siehe) oben|illisible|(?:comme )?ci-dessus|ilegible|(?:como|ver) arriba)\W*"
)
"""What stands at the place of a name and is none."""

_AT = compiled(r"\b(?:at|of|with|bei|chez|en|presso|bij)\s+(?P<who>[^,;()]+)$")


def _no_signatory(case: Case, part: str, value: str) -> str | None:
    """Return why a printed name or title is not that of a person who signs for the customer; else null."""
    if part == "name":
        office = looks_like_title(value) or looks_like_department(value) or _UNIT.search(plain(value))
        nobody = _NOBODY.fullmatch(plain(value)) is not None or _is_house(case, value)
        wrong = nobody or (office and not looks_like_person(value))
        return "which is no person's name" if wrong else None
    if _NONE.fullmatch(plain(value)) is not None:
        return "which says that there is none"
    signer = the(case).chosen
    if signer is not None and signer.name is not None and plain(value) == plain(signer.name.value):
        return "which is the name once more"
    if _is_not_held(plain(value)):
        return "which somebody has no longer, or not yet"
    if _POWERLESS.search(plain(value)) is not None:
        return "which gives no power to acknowledge"
    if _OTHERS.search(plain(value)) is not None:
        return "which is a title in another house"
    found = _AT.search(value)
    house = found is not None and plain(found["who"]).split()[-1:] and plain(found["who"]).split()[-1]
    if found is None or house not in legal_forms():
        return None
    same = agree(found["who"], case.claim.customer.name) is not Agreement.DIFFERENT
    return None if same else "which is a title in another house"


def _is_house(case: Case, name: str) -> bool:
    """Say whether a name is a letter, or that of a house that is party: nobody's who signs for it."""
    if len(plain(name).strip(" .")) == 1:
        return True
    houses = (case.claim.customer.name, case.claim.partner.name)
    return any(agree(name, house) is Agreement.SAME for house in houses)


def _is_not_held(title: str) -> bool:
    """Say whether a title in plain text is no longer, or not yet, that of who bears it."""
    ends = _UNTIL.search(title)
    when = ends["when"] or "" if ends is not None else "now"
    ended = not when or when in month_names() or when.isdigit()  # a day may be cut off as that of the act
    return ended or _FORMER.search(title) is not None


_UNIT = compiled(r"\b(?:department|division|team|office|abteilung|referat|departamento|service|direction)$")


def _named_before_title(chosen: Acknowledging) -> str | None:
    """Return the person whose name stands before the title in its line: "Ada Holm, Head of IT"."""
    title = chosen.act.title
    span = title.spans[0] if title is not None and title.spans else None
    if span is None or span.start is None or chosen.act.kind != "block":
        return None
    line = re.split(r"[\n\t]", chosen.source.document.page(span.page).text[: span.start])[-1]
    before = line.strip(" ,;-\u2013")
    return before if line.strip() != before and looks_like_person(before) else None


def _printed_elsewhere(case: Case, chosen: Acknowledging | None, name: str) -> Seen | None:
    """Return the name at the customer's empty place of signing in a document that somebody else signed."""
    if chosen is None or chosen.act.kind != "digital" or not chosen.signed:
        return None
    for item in the(case).customers:
        empty = item.source is chosen.source and item is not chosen and not item.signed
        printed = item.name if empty else None
        stated = printed is not None and printed.finding.state is State.PRESENT and bool(printed.value)
        if printed is not None and stated and agree_person(printed.value, name) is Agreement.DIFFERENT:
            return printed
    return None


def _without_customer(title: str, case: Case) -> str:
    """Return "Managing Director" of "Managing Director, Alder Mills Ltd", where that is the customer."""
    head, _, tail = title.rpartition(", ")
    return head if head and agree(tail, case.claim.customer.name) is Agreement.SAME else title


def _person_lacks(case: Case, part: str, what: str, places: list[Seen]) -> Outcome:
    """Return why no name or title of the one who acknowledged is there; a doubtful one is unclear."""
    loose = [
        seen
        for seen in case.seen(f"signatory.{part}", Role.CUSTOMER)
        if seen.finding.state is State.PRESENT and seen.value and not _of_another_act(case, seen)
    ]
    if loose:
        because = (
            f"Whether {loose[0].value!r} is of the one who acknowledged cannot be told ({loose[0].where})."
        )
        return unclear(Code.UNCERTAIN, because, value=loose[0].value, evidence=loose[0].evidence)
    said = case.seen(f"signatory.{part}", Role.CUSTOMER)
    strangers = [item for item in the(case).unknown if _at_customers_place(item)]
    theirs = [seen for seen in said if seen.finding.state is State.PRESENT and _of_act(seen, strangers)]
    bare = [seen for seen in said if seen not in loose and seen not in theirs]
    if theirs and not places:
        because = f"{theirs[0].value!r} stands where somebody else seems to have signed ({theirs[0].where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, evidence=theirs[0].evidence)
    empty = [case.empty_place(what, seen) for seen in places or bare]
    return first_of(empty) if empty else nowhere(case, what)


def _at_customers_place(item: Acknowledging) -> bool:
    """Say whether somebody else seems to have signed in a block that is otherwise the customer's."""
    return item.side is Side.STRANGER and item.act.kind == "block" and not item.foreign


def _of_another_act(case: Case, seen: Seen) -> bool:
    """Say whether a name or title stands in a block of which it is known that it is not the customer's."""
    known = the(case)
    strangers = [item for item in known.unknown if item.side is Side.STRANGER]
    return _of_act(seen, [*known.partners, *strangers])


def _of_act(seen: Seen, items: Sequence[Acknowledging]) -> bool:
    """Say whether a name or title stands in the block of one of these acts."""
    return any(item.act.id == seen.finding.act and item.source is seen.source for item in items)


def _places(case: Case, chosen: Acknowledging | None, part: str) -> list[Seen]:
    """Return where the part may stand, the act itself first, then the customer's own fields near it."""
    own = None if chosen is None else chosen.name if part == "name" else chosen.title
    rest = [
        seen
        for seen in case.seen(f"signatory.{part}", Role.CUSTOMER, strict=True)
        if seen.finding.act is None or chosen is None or seen.finding.act == chosen.act.id
        if not _of_act(seen, [item for item in the(case).unknown if item.act.kind == "block"])
    ]
    if chosen is None:
        return [*rest, *_answering(case, part)]
    near = [seen for seen in rest if related(seen.document, chosen.source.document.name)]
    far = [seen for seen in rest if seen not in near and _same_person(chosen, seen, case)]
    places = [*([own] if own is not None else []), *near, *far]
    return sorted(
        places, key=lambda seen: (seen.finding.state is not State.PRESENT, -seen.finding.confidence)
    )


def _answering(case: Case, part: str) -> list[Seen]:
    """Return the name or title of the customer's person who answered by mail without approving."""
    answers = {(seen.document, seen.finding.act) for seen in answering(case)}
    return [
        seen
        for seen in case.seen(f"signatory.{part}")
        if seen.finding.act is not None and (seen.document, seen.finding.act) in answers
    ]


def _same_person(chosen: Acknowledging, seen: Seen, case: Case) -> bool:
    """Say whether a name or title elsewhere is of the person who acknowledged."""
    signer = _signer(chosen) or (chosen.name.value if chosen.name is not None else "")
    names = [
        name
        for name in case.seen("signatory.name", Role.CUSTOMER)
        if name.document == seen.document and name.value
    ]
    if not chosen.signed:
        return True
    return bool(signer) and any(agree_person(signer, name.value) is Agreement.SAME for name in names)


def _signer(chosen: Acknowledging | None) -> str | None:
    """Return who signed, as far as the signature itself tells."""
    return (
        chosen.signature.finding.person if chosen is not None and chosen.signed and chosen.signature else None
    )


def signatory_matches(case: Case, field: str, *, noted: bool) -> Outcome:
    """Answer ``matches_claim`` for the signatory's name or title."""
    signatory = case.claim.customer.signatory
    expected = getattr(signatory, field) if signatory is not None else None
    if expected is None:
        return met("The claim gives none to compare.", quiet=True)
    there = person_of_act(case, field)
    if there.value is None:
        return met("There is none to compare.", quiet=True, expected=expected)
    if noted:
        same = there.value.casefold() == expected.casefold()
        because = f"the claim says {expected!r}, the document {there.value!r}."
        return met("It agrees with the claim." if same else because, quiet=same, expected=expected)
    agreement = agree_person(there.value, expected)
    if there.evidence and there.evidence[0].sure is not None:
        agreement = recognised_person(case, there.value, expected, agreement)
    parts = {"value": there.value, "expected": expected, "evidence": there.evidence}
    if agreement is Agreement.SAME:
        return met("It agrees with the claim.", quiet=True, **parts)
    if agreement is Agreement.POSSIBLY:
        because = f"The printed name {there.value!r} is alike, but not the same as the claim's {expected!r}."
        return unclear(Code.UNCERTAIN, because, **parts)
    because = f"The printed name is {there.value!r}; the claim names {expected!r}."
    if there.verdict is Verdict.UNCLEAR and there.evidence and there.evidence[0].sure is not None:
        return unclear(Code.UNCERTAIN, because, **parts)  # of whom it is could not be told from the picture
    return not_met(Code.CONTRADICTED, because, **parts)
