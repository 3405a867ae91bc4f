"""The name of an organisation out of a heading, a label or a sentence of a signature block."""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.model import State

LONGEST_NAME = 9
"""Words that the name of an organisation has at most."""

_FOR = compiled(
    r"^(?:(?:(?:signed|executed|accepted|agreed|acknowledged|approved|confirmed|authori[sz]ed)"
    r"(?:\s?,\s|\s(?:and|&)\s|/|\s))*(?:for(?: and on behalf of)?|on behalf of)(?: the)?"
    r"|(?:(?:firmado|aceptado|aprobado|conforme)\s)?(?:por|para|en nombre de)(?: el| la)?"
    r"|(?:unterzeichnet\s)?(?:fur(?: den| die| das)?|im namen (?:von|der|des))"
    r"|(?:signe\s)?pour(?: le compte de)?(?: le| la| les)?"
    r"|(?:(?:onder)?getekend\s)?(?:namens|voor)(?: de| het)?"
    r"|(?:firmato\s)?per(?: conto di)?(?: il| la| lo)?(?!\s(?:our|the|your|diem|annum|user)\b))\s+"
)
_GENERIC = compiled(
    r"\b(?:sign(?:atures?)?|signatory|acceptance|accepted|approvals?|approved|agreement|agreed|acknowledged?|acknowledge?ment"
    r"|section|page|authori[sz]ation|execution|executed|witness|whereof|contract|statement|address|notices?|attention"
    r"|purchase|order|invoice|quotation|quote|proposal|report|form|template|project|terms|conditions|area|date|name|title|print(?:ed)?|firmas?|aceptacion|aprobacion|unterschrift(?:en)?|signataires"
    r"|ontvangst|akkoord|empfang|abnahme|recepcion|conformidad|ricevuta|accettazione)\b"
)
"""Words of headings that name no organisation."""

_DEED = compiled(
    r"^(?:receipt|acceptance|approval|confirmation|delivery|completion|acknowledge?ment|handover|reception|recepcion"
    r"|aceptacion|conformidad|abnahme|ubergabe|erhalt|bestatigung|accettazione|oplevering)"
    r" (?:of|der|des|von|de|du|des|del|delle|van)\b"
)
"""What something is called that is done: "Receipt of services" is no firm, whatever its last word."""

_PLACE = compiled(r"\b(?:street|road|avenue|suite|floor|p\.?o\.? box|calle|avenida|strasse|rue)\b|\b\d{5}\b")

_BEHALF = compiled(r"\bon\sbehalf\sof\s(?P<who>.{3,70}?)(?:\sthat\b|[,;]|\.?$)")


def clean_name(text: str) -> str | None:
    """Return an organisation's name out of a heading: "For PlanIt Inc.:" is "PlanIt Inc."."""
    shown = re.sub(r"^\(?\d{1,2}\s?[A-Za-z]?[.)]\s+", "", fold(text).strip(" :;*_("))
    found = _FOR.match(words.flat(shown))
    if found:
        shown = shown[found.end() :]
    shown = re.split(
        r",?\s+by (?:the|its|[A-Z]\w+)\b|,?\s+its (?:sole|general|duly|managing|authori)|\s{2,}|\s\(\"", shown
    )[0].strip(" :;")
    shown = (
        re.sub(r"\s*\(?[\"\u201c(]+\s*(?:the |el |la )?[\w\s]{3,25}[\"\u201d)]+\s*$", "", shown)
        if words.role_of(shown.split("(")[-1])
        else shown
    )
    return shown.rstrip(")") if ")" in shown and "(" not in shown else shown or None


def behind_person(text: str) -> str | None:
    """Return the organisation of "Dana Whitfield, Harbour Foods"; null where no person stands before it."""
    person, comma, rest = fold(text).partition(", ")
    fits = comma and looks_like_person(person) and not looks_like_title(rest) and not when.read(rest)
    return rest.strip(" .") if fits else None


_IDENTIFIER = compiled(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}")
"""A line with one tells of a house and heads no signature: "Alder Mills, tenant ID ..."."""


def can_be_party(name: str) -> bool:
    """Return whether a name can be an organisation's: neither a place, a date, a title nor a mere role."""
    low = words.flat(name)
    counted = name.split()
    if (
        not 1 <= len(counted) <= LONGEST_NAME
        or _PLACE.search(low)
        or _DEED.match(low)
        or _IDENTIFIER.search(low)
        or when.read(name)
        or sum(s.isalpha() for s in name) < len("SAP")
    ):
        return False
    judged = values.judge(name)
    if judged is not None and judged.state is not State.PRESENT:
        return False
    only_role = words.role_of(name) is not None and not looks_like_organisation(name) and len(counted) <= 3  # noqa: PLR2004
    if _GENERIC.search(low) and not looks_like_organisation(name):
        return False
    return not only_role and ";" not in name and not looks_like_title(name) and "@" not in name


def on_behalf(text: str) -> str | None:
    """Return the one organisation on whose behalf a sentence speaks; null for none or several."""
    found = list(_BEHALF.finditer(text))
    name = clean_name(found[0]["who"]) if len(found) == 1 else None
    return name if name and can_be_party(name) and words.role_of(name) is None else None


def begins_for(text: str) -> bool:
    """Return whether a heading begins with words such as "Signed for and on behalf of"."""
    return _FOR.match(words.flat(text)) is not None
