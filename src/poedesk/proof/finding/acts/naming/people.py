"""Tells people from organisations by the look of a name, and compares people and initials."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.identity.names import Agreement, agree_person, person_words

_SUFFIX = compiled(
    r"\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|llp|l\.p|corp|corporation|company|plc|g?gmbh|s\.a"
    r"|s\.l|s\.?r\.?l|sas|sarl|b\.?v|n\.v|pty|pvt"
    r"|aps|a/s|s\.?p\.?a|s\.?a\.? de c\.?v|lda|foundation|trust|bank|university|college|schools?"
    r"|district|county|city|department|ministry"
    r"|agency|hospitals?|health|healthcare|group|holdings?|partners|consulting|services|solutions"
    r"|systems|technologies|technology|software|telecoms?|telecommunications?|communications"
    r"|associates|council|authority|government|administration|bureau|institute|society|industries"
    r"|international|logistics|manufacturing"
    r"|insurance|clinics?|museum|library|cooperative|credit union|airlines?|universidad|ayuntamiento"
    r"|ministerio|grupo|consultores|servicios|klinikum|zweckverband|landkreis|gemeente|waterschap|comune di"
    r"|tecnologias?|fundacion|gemeinde|stadt|stadtwerke|verein|stiftung|societe|mairie|universite"
    r"|universitat|energy|foods?|labs?|media|networks?"
    r"|capital|fund|ventures|enterprises|works|consultoria|sistemas|soluciones|clinica|banco)\b\.?"
    r"|[\s,](?:co|lp|ag|kg|se|sa|sl|nv|oyj?|ab|asa?|kk|ug|eg|ev|ou|sia|uab|mbb|partg|o?hf|ehf|dac|clg|cic|cio|ulc|ohg|kgaa|kft|zrt|doo|eood"
    r"|jsc|coop|sprl|sca|snc|bhd|pte|fze|wll|ek"
    r"|e\. ?(?:k|kfm|kfr|g|v)|s\. (?:[alc]|p\. a|r\. l|coop)|[bn]\. v)\.?$"
)


@cache
def _told() -> Mapping[str, list[str]]:
    source = files("poedesk.proof.finding").joinpath("data/people.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, list[str]] = load_yaml(source)
    return loaded


@cache
def _any_of(key: str) -> str:
    """Return one expression for the words of a list of ``data/people.yaml``."""
    return "(?:" + "|".join(_told()[key]) + ")"


@cache
def _expression(shape: str) -> re.Pattern[str]:
    """Return the expression of a shape in which ``<list>`` stands for any word of that list."""
    return compiled(re.sub(r"<([a-z ]+)>", lambda name: _any_of(name[1]), shape))


@cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(word.strip("'") for line in _told()[key] for word in line.split())


_LONGEST_ORGANISATION = 12
"""Words of an organisation's name at most; more are a sentence."""

_TITLE_WORDS = 9
"""Words of a title at most."""

_CAPTION_WORDS = 8
"""Words of a label at most."""

_CAPTION_WORDS_KNOWN = 1024
"""Words of which it is remembered whether labels are made of them, at most."""

_TEXTS_KNOWN = 2048
"""Lines of which it is remembered what they look like, at most: several finders ask the same."""

_OFFICE = r"\b<offices>\b"
_ENDS_AS_OFFICE = r"\s<last words of offices>$"
_HONORIFIC = r"^<honorifics>\.?\s+(?=\S)"
_AFTER = r",?\s+<after names>\.?$"
_ELIDED = compiled(r"^[dl]['\u2019](?=[^\W\d_a-z])")
"""A particle without its vowel: "d'Hauteserre"."""


@lru_cache(_TEXTS_KNOWN)
def looks_like_person(text: str) -> bool:
    """Return whether ``text`` can be the name of a person: two to five words that begin with a capital."""
    name = _expression(_AFTER).sub("", fold(text).strip(" .,;()"))
    if (
        not name
        or text.strip().startswith("(")
        or any(sign.isdigit() for sign in name)
        or "@" in name
        or ":" in name
    ):
        return False
    low = plain(name)
    if _SUFFIX.search(low) or _tells_a_thing(low):
        return False
    if _expression(_OFFICE).match(low) or _expression(_ENDS_AS_OFFICE).search(low):
        return False
    parts = [part for part in re.split(r"[\s]+", _expression(_HONORIFIC).sub("", low)) if part]
    # No name ends with a particle: "Minh Do".
    counted = [p for p in parts[:-1] if p.strip("'\u2019") not in _words_of("particles")] + parts[-1:]
    if not 2 <= len(counted) <= 6 or len(parts) > 9:  # noqa: PLR2004 - names and family names, and what joins them
        return False
    shown = [
        _ELIDED.sub("", part)
        for part in re.split(r"\s+", name)[-len(parts) :]
        if plain(part).strip("'\u2019") not in _words_of("particles")
    ]
    return all(
        re.match(r"^[\"'(\u2018\u201c]?[^\W\d_]", part) and part.lstrip("\"'(\u2018\u201c")[0].isupper()
        for part in shown
    )


def _tells_a_thing(low: str) -> bool:
    """Say whether a word stands in ``low`` that no name has: in "Total Price", but not in "Will Price"."""
    first, *words = [word.strip(".,") for word in _expression(_HONORIFIC).sub("", low).split()] or [""]
    if words and words[-1] in _words_of("family names too") and first not in _words_of("before things"):
        del words[-1]
    told = words if first in _words_of("first names too") else [first, *words]
    return any(word in _words_of("not names") for word in told)


@lru_cache(_TEXTS_KNOWN)
def looks_like_organisation(text: str) -> bool:
    """Return whether ``text`` has a word or suffix by which organisations are named."""
    low = plain(text).strip(" .,;:")
    if _RANK.match(text.strip()) is not None:
        return False
    short = len(low.split()) <= _LONGEST_ORGANISATION
    return short and bool(_SUFFIX.search(low)) and not _expression(_OFFICE).match(low)


@lru_cache(_TEXTS_KNOWN)
def looks_like_title(text: str) -> bool:
    """Return whether ``text`` can be somebody's title: short and with a word of office in it."""
    if len(text) > LONGEST_TITLE or "/s/" in text:
        return False
    low = plain(text).strip(" .,;:()")
    if _RANK.match(text.strip()) is not None:
        return True
    told = _SHORTENED.sub(" ", low)
    short = len(low.split()) <= _TITLE_WORDS and not re.search(r"[.;:@]\s|\d{4}", told)
    return short and bool(_expression(_OFFICE).search(low))


_SHORTENED = compiled(
    r"(?<![^\W\d_])(?:sr|jr|asst|addl|dy|dep|exec|assoc|gen|sen|jun|stv|dipl|ing|mgr|kfm|techn|lic)\.(?=\s|-)"
)
"""Words of a title that are shortened: "Sr. Manager", "Asst. Vice President"."""


def owns(title: str) -> bool:
    """Return whether a title is that of somebody who is the company: "Owner", "Inhaberin"."""
    return _expression(r"\b<owners>\b").search(plain(title)) is not None


def looks_like_department(text: str) -> bool:
    """Return whether ``text`` is what an office is of, and nothing else: "Technology", "IT & Operations"."""
    return _expression(_DEPARTMENT).fullmatch(plain(fold(text)).strip(" .")) is not None


_DEPARTMENT = r"<departments>(?:(?:\s|,\s|\s?/\s?|\s(?:<joins of departments>\s)+)<departments>){0,6}"


@lru_cache(_TEXTS_KNOWN)
def is_caption(text: str) -> bool:
    """Return whether ``text`` is a label, or several, over or under a line: "Ort, Datum", "Printed name"."""
    words = re.findall(r"[^\W\d_][\w'\u2019.-]*", plain(fold(text)))
    bare = [word.replace("\u2019", "'").strip(".-") for word in words]
    return 0 < len(bare) <= _CAPTION_WORDS and all(map(_is_caption_word, bare))


@lru_cache(_CAPTION_WORDS_KNOWN)
def _is_caption_word(word: str) -> bool:
    return _expression("<captions>").fullmatch(word) is not None


_RANK = compiled(
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
    counted = [word for word in every if word not in _words_of("particles")]
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
