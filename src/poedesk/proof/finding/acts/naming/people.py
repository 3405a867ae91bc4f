"""Tells people from organisations by the look of a name, and compares people and initials."""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.finding.identity.names import Agreement, agree_person, person_words

_SUFFIX = compiled(
    r"\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|llp|l\.p|corp|corporation|company|plc|gmbh|s\.a"
    r"|s\.l|s\.?r\.?l|sas|sarl|b\.?v|n\.v|pty|pvt"
    r"|aps|a/s|s\.?p\.?a|s\.?a\.? de c\.?v|lda|foundation|trust|bank|university|college|schools?"
    r"|district|county|city|department|ministry"
    r"|agency|hospitals?|health|healthcare|group|holdings?|partners|consulting|services|solutions"
    r"|systems|technologies|technology|software|telecoms?|telecommunications?|communications"
    r"|associates|council|authority|government|administration|bureau|institute|society|industries"
    r"|international|logistics|manufacturing"
    r"|insurance|clinics?|museum|library|cooperative|credit union|airlines?|universidad|ayuntamiento"
    r"|ministerio|grupo|consultores|servicios"
    r"|tecnologias?|fundacion|gemeinde|stadt|stadtwerke|verein|stiftung|societe|mairie|universite"
    r"|universitat|energy|foods?|labs?|media|networks?"
    r"|capital|fund|ventures|enterprises|works|consultoria|sistemas|soluciones|clinica|banco)\b\.?"
    r"|[\s,](?:co|lp|ag|kg|se|sa|sl|nv|oyj?|ab|asa?|kk|ug|eg|ev|ou|sia|uab|o?hf|ehf|dac|clg|cic|cio|ulc|ohg|kgaa|kft|zrt|doo|eood"
    r"|jsc|coop|sprl|sca|snc|bhd|pte|fze|wll)\.?$"
)
_TITLE = compiled(
    r"\b(?:director|manager|officer|president|chief|ceo|cio|cto|cfo|coo|ciso|vp|vice|head|lead"
    r"|administrator|architect|engineer|owner|founder"
    r"|partner|principal|secretary|treasurer|chair(?:man|woman|person)?|superintendent|commissioner"
    r"|supervisor|coordinator|analyst|specialist"
    r"|representative|attorney|counsel|associate|executive|consultant|controller|member|mayor|governor"
    r"|board|procurement|buyer|clerk"
    r"|directora?|gerente|jefe|jefa|presidenta?|responsable|encargad[oa]|administradora?|apoderad[oa]"
    r"|leiter(?:in)?|geschaftsfuhrer(?:in)?|vorstand"
    r"|prokurist(?:in)?|directeur|directrice|gerant|officier|of it|signatory|delegado|coordinadora?"
    r"|subdirectora?|\w*leiter(?:in)?|\w*direktor(?:in)?|inhaber(?:in)?|delegierter?|verwaltungsrats?"
    r"|verwaltungsratin|(?:ober)?burgermeister(?:in)?|schulleitung|geschaftsleitung|gerante|cheffe?|proprietaire"
    r"|intendante?|secretaire|propietari[oa]|titular|secretari[oa]|tesorer[oa]|proprietor|bursar|headteacher)\b"
)
_ENDS_AS_TITLE = compiled(
    r"\s(?:officer|president|administrator|architect|engineer|secretary|treasurer|superintendent|commissioner"
    r"|supervisor|coordinator|analyst|specialist|representative|controller|signatory|consultant|lead|owner|executive|counsel|attorney|chair(?:man|woman|person))$"
)
"""Last words that make a title of words in capitals: "Chief Operating Officer" is nobody's name."""

_NOT_NAMES = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "by",
        "to",
        "in",
        "on",
        "at",
        "with",
        "tenant",
        "subscription",
        "id",
        "domain",
        "signature",
        "signed",
        "date",
        "name",
        "title",
        "page",
        "section",
        "agreement",
        "disclosure",
        "disclosures",
        "initials",
        "contract",
        "order",
        "statement",
        "work",
        "customer",
        "client",
        "partner",
        "provider",
        "supplier",
        "vendor",
        "contractor",
        "consultant",
        "company",
        "project",
        "accepted",
        "agreed",
        "approved",
        "acceptance",
        "acknowledgement",
        "acknowledgment",
        "appendix",
        "exhibit",
        "schedule",
        "annex",
        "attachment",
        "confidential",
        "accept",
        "agree",
        "print",
        "printed",
        "here",
        "signatures",
        "witness",
        "whereof",
        "director",
        "manager",
        "please",
        "required",
        "email",
        "phone",
        "address",
        "telephone",
        "amount",
        "total",
        "price",
        "status",
        "yes",
        "no",
        "none",
        "scope",
        "terms",
        "cliente",
        "firma",
        "fecha",
        "nombre",
        "cargo",
        "empresa",
        "authorized",
        "authorised",
        "this",
        "is",
        "are",
        "will",
        "shall",
        "has",
        "have",
        "microsoft",
    ]
)
_HONORIFIC = compiled(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame|sra?|srta|don|dona|d|herr|frau|mme|m|ing|lic|hon|rev"
    r"|dipl-ing)\.?\s+(?=\S)"
)
_AFTER = compiled(r",?\s+(?:jr|sr|ii|iii|iv|phd|ph\.d|md|esq|cpa|mba|pmp|cissp)\.?$")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "da",
        "das",
        "dos",
        "do",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "te",
        "y",
        "e",
        "al",
        "bin",
        "ibn",
        "le",
        "du",
        "zu",
        "dem",
        "zum",
        "zur",
        "vom",
        "ten",
        "af",
        "av",
        "della",
        "dello",
        "'t",
        "op",
        "i",
        "lo",
        "dei",
        "degli",
        "na",
        "des",
    ]
)


_ELIDED = compiled(r"^[dl]['\u2019](?=[^\W\d_a-z])")
"""A particle without its vowel: "d'Hauteserre"."""


def looks_like_person(text: str) -> bool:
    """Return whether ``text`` can be the name of a person: two to five words that begin with a capital."""
    name = _AFTER.sub("", fold(text).strip(" .,;()"))
    if (
        not name
        or text.strip().startswith("(")
        or any(sign.isdigit() for sign in name)
        or "@" in name
        or ":" in name
    ):
        return False
    low = plain(name)
    if _SUFFIX.search(low) or any(word.strip(".,") in _NOT_NAMES for word in low.split()):
        return False
    if _TITLE.match(low) or _ENDS_AS_TITLE.search(low):
        return False
    parts = [part for part in re.split(r"[\s]+", _HONORIFIC.sub("", low)) if part]
    counted = [part for part in parts if part.strip("'\u2019") not in _PARTICLES]
    if not 2 <= len(counted) <= 6 or len(parts) > 9:  # noqa: PLR2004 - names and family names, and what joins them
        return False
    shown = [
        _ELIDED.sub("", part)
        for part in re.split(r"\s+", name)
        if plain(part).replace("\u2019", "'") not in _PARTICLES
    ]
    return all(
        re.match(r"^[\"'(\u2018\u201c]?[^\W\d_]", part) and part.lstrip("\"'(\u2018\u201c")[0].isupper()
        for part in shown
    )


def looks_like_organisation(text: str) -> bool:
    """Return whether ``text`` has a word or suffix by which organisations are named."""
    low = plain(text).strip(" .,;:")
    if _RANK.match(text.strip()) is not None:
        return False
    return bool(_SUFFIX.search(low)) and len(low.split()) <= 12 and not _TITLE.match(low)  # noqa: PLR2004 - a name, no sentence


def looks_like_title(text: str) -> bool:
    """Return whether ``text`` can be somebody's title: short and with a word of office in it."""
    if len(text) > LONGEST_TITLE:
        return False
    low = plain(text).strip(" .,;:()")
    if _RANK.match(text.strip()) is not None:
        return True
    return len(low.split()) <= 9 and bool(_TITLE.search(low)) and not re.search(r"[.;:@]\s|\d{4}", low)  # noqa: PLR2004 - a title, no sentence


_RANK = re.compile(
    r"(?:(?:Sr\.? |Jr\.? |Addl\.? |Asst\.? |Dy\.? )?(?:[ADCS]?GM|[AES]?VP|CE|SE|EE|JD)|C[A-Z]O)\s?"
    r"(?:\([^()]{2,40}\)|[-\u2013,]\s?[A-Z][^\d.;:]{1,40})$"
)
"""A rank in letters with its department: "DGM (Systems)", "AVP - IT"."""

LONGEST_TITLE = 160
"""Characters of a title at most."""


def same_person(one: str, other: str) -> bool:
    """Return whether two names can be of one person."""
    return agree_person(one, other) is not Agreement.DIFFERENT


def initials_agree(initials: str, person: str) -> bool:
    """Return whether ``initials`` can be those of ``person``.

    Points, blanks and hyphens do not matter, nor does the order of given and family name; middle names may be
    left out ("DW" of "Dana Jane Whitfield"); particles ("van", "de la") may be left out or kept.
    """
    given = "".join(re.findall(r"[^\W\d_]", plain(initials)))
    if not given:
        return False
    if len(initials.split()) > 1 and same_person(initials, person):
        return True
    every = [part for word in person_words(person) for part in word.split("-") if part]
    counted = [word for word in every if word not in _PARTICLES]
    return any(_abbreviates(given, names) for names in (counted, every) if len(names) > 1)


def _abbreviates(given: str, names: list[str]) -> bool:
    letters = [name[0] for name in names]
    if len(given) < 2:  # noqa: PLR2004 - one letter says nothing
        return False
    whole = "".join(letters)
    if given in {whole, whole[-1] + whole[:-1]}:
        return True
    if len(given) > len(whole):
        return False
    return _in_order(given, whole) or (
        given[0] == whole[-1] and _in_order(given[1:], whole[:-1]) and given[1] == whole[0]
    )


def _in_order(given: str, whole: str) -> bool:
    """Return whether ``given`` keeps the first letter of ``whole`` and the order, middle letters left out."""
    if given[:1] != whole[:1]:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in given)
