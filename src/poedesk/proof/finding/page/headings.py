"""What a free heading announces: "Why the project was started" a need, "Was geleistet wurde" work.

The shapes are data (``data/headings.yaml``); a heading must fit one from end to end.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.page.form_text import all_headings, heading_patterns
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.wording.necessary import endings
from poedesk.proof.finding.wording.plain import plain_of

_KNOWN_HEADINGS = 1024
"""Lines of which the meaning is remembered, at most: they are asked about more than once."""

LONGEST_HEADING = 200
"""Characters; what is longer announces nothing."""

LONGEST = 14
"""Words of the longest free heading."""

_BOUGHT = frozenset({"order", "contract", "agreement"})
"""What pre-sales work leads to."""

_KEYS = ("business_need", "presales", "work", "azure.architecture", "azure.benefits")
_JOINED = compiled(r"\b(?:and|y|e|und|et)\b|[&/]")


@lru_cache(_KNOWN_HEADINGS)
def meaning(heading: str, *, free: bool = False) -> tuple[tuple[str, ...], bool]:
    """Return what a heading announces (``KEYS`` or ``end``), and whether it is wholly a known phrase.

    With ``free`` a heading in words of its own counts as known ("What was wrong before").
    """
    if len(heading) > LONGEST_HEADING:
        return (), False
    text = plain_of(without_number(heading)).text
    text = _EDGES.sub("", text).strip(" :.-\u2013*").replace(", ", " ")
    listed = heading_patterns() if all_headings().may_match(text) else {}
    known = [(key, phrases) for key, phrases in listed.items() if phrases.may_match(text)]
    exact = tuple(key for key, phrases in known if phrases.fullmatch(text))
    if exact:
        return exact, True
    told = of_a_side(text) or (announced(text) if free else ())
    if told:
        return told, True
    words = max(len(text.split()), 1)
    near = []
    for key, phrases in known:
        match = phrases.search(text)
        if match is not None and len(match.group().split()) / words >= 0.5:  # noqa: PLR2004 - half the heading
            near.append(key)
    return tuple(near), False


_EDGES = compiled(r"^(?:the|our|your|el|la|los|las|der|die|das|le|les)\s+|\s*[\[(][^\])]*[\])]\s*$")
"""What a heading may have around its words: an article, a remark in brackets."""


def announced(plain: str) -> tuple[str, ...]:
    """Return which stories a heading announces; ``plain`` is plain text without number and article.

    A heading of pre-sales work announces nothing else; of a need and work both only when it joins the two
    ("Need and work done"), else the one that it begins with ("Reason for the work").
    """
    plain = plain.rstrip(" ?").lstrip("¿ ")
    if not plain or len(plain.split()) > LONGEST or _others().search(plain):
        return ()
    if _shapes()["presales"].fullmatch(plain) and not _names_a_record(plain):
        return ("presales",)
    if _titles().search(plain):
        return ("business_need",) if _shapes()["business_need"].fullmatch(plain) else ()
    found = [key for key, shapes in _shapes().items() if shapes.fullmatch(plain)]
    azure = tuple(key for key in found if key.startswith("azure."))
    told = tuple(key for key in found if key not in azure)
    # What Azure brings is also a benefit that answers the need; a design is neither need nor work.
    if "azure.architecture" in azure:
        return azure
    return (*(told if _JOINED.search(plain) else told[:1]), *azure)


def _names_a_record(plain: str) -> bool:
    """Return whether a heading of pre-sales work is the name of a paper: "Pre-sales engagement record"."""
    match = _titles().search(plain)
    return match is not None and match.group() not in _BOUGHT


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    return {
        key: compiled("|".join(f"(?:{shape})" for shapes in _data()[key].values() for shape in shapes))
        for key in _KEYS
    }


@cache
def _others() -> re.Pattern[str]:
    return compiled("|".join(f"(?:{rule})" for rule in _data()["other"]))


@cache
def _titles() -> re.Pattern[str]:
    return compiled("|".join(_data()["titles"]))


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files("poedesk.proof.finding") / "data" / "headings.yaml"
    loaded: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded


_OF = (
    r"\s+(?:(?:done\s|performed\s|delivered\s|carried\sout\s)?(?:of|by|from)(?:\sthe)?|des|der"
    r"|durch(?:\sden)?|del"
    r"|(?:(?:realizad|prestad|ejecutad|efectuad)[oa]s\s)?por(?:\s(?:el|la))?"
    r"|(?:(?:realis|effectu|execut)ee?s\s|fournie?s\s)?par(?:\sla)?|de\sla|du|de\sl')\s+"
)
_OF_PARTNER = compiled(
    rf"(?P<what>.+?)(?<!\s){_OF}(?:partner|supplier|provider|vendor|consultant|contractor|reseller|integrator|socio"
    r"|proveedor|consultor|consultora|contratista|auftragnehmers?|dienstleisters?|anbieters?|lieferanten"
    r"|partners|prestataire|fournisseur|partenaire)$"
)
_OF_CUSTOMER = compiled(
    rf"(?P<what>.+?)(?<!\s){_OF}(?:customer|client|buyer|cliente|kunden|auftraggebers?|client|acheteur)$"
)


_OF_SOMEBODY = compiled(
    r"(?:deliverables?|work|works|tasks?|services?|activit(?:y|ies)|arbeit(?:en)?|leistung(?:en)?|aufgaben?"
    r"|trabajos?|servicios?|tareas?|actividades|travaux|taches|prestations?|lavori|attivita|werkzaamheden"
    r"|time ?sheets?|records? of hours|(?:stunden|tatigkeits|leistungs)nachweise?|releves? d'heures"
    r"|feuilles? de temps"
    r"|partes? de horas|registros? de horas|rapportin[oi]|urenstat?en|urenverantwoording"
    r"|(?:lo\s)?que\s(?:hizo|hicieron))"
    rf"(?:{_OF}|(?<=hizo)\s|(?<=hicieron)\s|\s(?:de|d'|van|di)\s)"
    r"(?!the\s|project\b|work\b|agreement\b|contract\b|customer\b|client\b|week\b|month\b)[\w&.'-]+(?:\s[\w&.'-]+){0,3}"
)
"""Work with the name of who does it: "Deliverables of Saltmarsh", "Arbeit der Alder IT KG"."""


@cache
def _ends_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(endings(pattern.pattern)) or ("",)


def of_a_side(text: str) -> tuple[str, ...]:
    """Return what a heading announces that says whose it is: "Work of the supplier", "Bedarf des Kunden"."""
    for key, pattern in (("work", _OF_PARTNER), ("business_need", _OF_CUSTOMER)):
        found = pattern.fullmatch(text) if text.endswith(_ends_of(pattern)) else None
        if found is not None and heading_patterns()[key].fullmatch(found["what"]):
            return (key,)
    return ("work",) if _OF_SOMEBODY.fullmatch(text) is not None else ()
