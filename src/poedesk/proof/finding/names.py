"""Do two names name the same organisation, or the same person?

Names agree up to legal suffix, punctuation, case, accents, "&"/"and". What is alike but not the same (a part
of the name, its initials, a small slip of the pen) is ``POSSIBLY``: a person has to look.
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from poedesk.kernel.text import fold


class Agreement(StrEnum):
    """How far two names agree."""

    SAME = "same"
    POSSIBLY = "possibly"
    """A part, an abbreviation, or a slip of the pen: unclear."""

    DIFFERENT = "different"


_FORMS = """
inc incorporated corp corporation co company ltd limited llc llp lllp lp plc pllc pbc pc pa cic cio
gmbh ggmbh ag kg kgaa ohg ug gbr ev eg se mbh
sa sas sasu sarl eurl snc sca scs sci
sl slu sll sau sad srl sapi sociedad anonima cv rl sc scl coop
spa srls snc sapa soc
bv nv vof cvba bvba sprl asbl vzw
ab aktiebolag as asa aps a/s oy oyj hf ehf
pty proprietary pte bhd sdn kk gk yk
pvt private opc
zrt kft nyrt bt doo dd ad eood ood ooo oao pao zao sro spol
ltda lda eireli me epp
ооо оао зао пао ао тоо αε εε επε ике
fze fzco fzc wll psc saoc jsc pjsc
tbk pt
"""
_LEGAL = frozenset(_FORMS.split())
"""Words that are nothing but a legal form when they end a name."""

_LEADING = frozenset({"pt", "ooo", "zao", "pao", "oao", "ооо", "зао", "пао", "оао", "ао", "тоо"})
"""Legal forms that stand before the name."""

_PHRASES = (
    (r"\b(?:sociedad|sociedade|societe|societa) (?:anonima|anonyme|limitada|per azioni|por acoes|a responsabilite limitee|"
     r"de responsabilidad limitada)\b(?: de capital variable)?", " "),
    (r"\b(?:limited liability (?:company|partnership)|public limited company|limited partnership)\b", " "),
    (r"\bgesellschaft mit beschrankter haftung\b|\baktiengesellschaft\b|\bbesloten vennootschap\b", " "),
    (r"\bs\.? ?de r ?l\b|\bde c ?v\b|\bde r ?l\b|\bdi capital variable\b", " "),
    (r"\bgmbh (?:and|&) co\.? (?:kg|ohg|kgaa)\b", " "),
    (r"株式会社|有限会社|合同会社|有限公司|股份有限公司|有限责任公司|주식회사|유한회사", " "),
)  # fmt: skip
_DOTTED = re.compile(r"\b(?:[^\W\d_][.·]\s?){2,}(?:[^\W\d_]\b)?|\b[^\W\d_](?:/[^\W\d_])+\b")
_AND = frozenset({"and", "y", "e", "und", "et", "en", "og", "och", "n"})
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "der", "die", "das", "le", "les"})
_ALSO = re.compile(
    r"\b(?:d\s*/\s*b\s*/\s*a|dba|doing business as|trading as|t\s*/\s*a|a\s*/?\s*k\s*/\s*a|aka|also known as|"
    r"formerly(?: known as)?|f\s*/\s*k\s*/\s*a|nombre comercial|firmierend als)\b\.?:?"
)
_APOSTROPHES = re.compile(r"['’`´ʼ]")  # noqa: RUF001 - what stands in names
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SHORT = {
    "intl": "international",
    "natl": "national",
    "univ": "university",
    "assn": "association",
    "assoc": "associates",
    "dept": "department",
    "svcs": "services",
    "svc": "service",
    "mfg": "manufacturing",
    "bros": "brothers",
    "mgmt": "management",
    "govt": "government",
    "ctr": "center",
    "centre": "center",
    "hosp": "hospital",
    "st": "saint",
}
"""Words that names are written with in short, in full."""

_INITIALS = 3
"""Letters, at least, of an abbreviation that is taken for the initials of a name."""

_SLIP_LENGTH = 6
"""Letters, at least, of a name in which one wrong letter may be a slip of the pen."""


def organisation_words(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` that tell: without legal form, articles, "and", accents and case."""
    return _organisation(fold(name))


@cache
def _organisation(name: str) -> tuple[str, ...]:
    text = _APOSTROPHES.sub("", _comparable(name))
    text = text.replace("&", " and ").replace("+", " and ")
    text = _DOTTED.sub(lambda match: re.sub(r"[./·\s]", "", match.group()) + " ", text)
    for pattern, other in _PHRASES:
        text = re.sub(pattern, other, text)
    words = [_SHORT.get(word, word) for word in _words(text) if word not in _AND]
    kept = _without_form(words)
    while len(kept) > 1 and kept[0] in _ARTICLES:
        kept = kept[1:]
    return tuple(kept or words)


def _without_form(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    if len(kept) > 1 and kept[0] in _LEADING:
        kept.pop(0)
    return kept


def _comparable(name: str) -> str:
    """Return ``name`` in lower case, Latin and Greek letters without accents; other scripts stay whole."""
    return "".join(_bare(sign) for sign in name).casefold().translate(_LETTERS)


@cache
def _bare(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    if len(parts) == 1 or not unicodedata.name(parts[0], "").startswith(("LATIN", "GREEK")):
        return sign
    return "".join(part for part in parts if not unicodedata.combining(part))


def _words(text: str) -> list[str]:
    """Return the words of ``text``: letters and digits with their marks, whatever the script."""
    return "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text).split()


def agree(one: str, other: str) -> Agreement:
    """Return whether two names name the same organisation; symmetric in its arguments.

    A name with "doing business as" agrees with either of its names.
    """
    ways = [
        _agree_words(_organisation(first), _organisation(second))
        for first in _names_in(one)
        for second in _names_in(other)
    ]
    for answer in (Agreement.SAME, Agreement.POSSIBLY):
        if answer in ways:
            return answer
    return Agreement.DIFFERENT


def _names_in(name: str) -> list[str]:
    """Return the name, or both names when it says "A d/b/a B"; a name in brackets behind is one too."""
    folded = fold(name)
    parts = [part for part in _ALSO.split(folded.lower()) if part.strip(" ,()")]
    if len(parts) > 1:
        return [part.strip(" ,()") for part in parts]
    short = re.fullmatch(r"(.{3,}?)\s*\(([^()]{2,})\)\.?", folded)
    return [folded, short.group(1)] if short else [folded]


def _agree_words(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    if not one or not other:
        return Agreement.DIFFERENT
    if one == other or _joined(one) == _joined(other):
        return Agreement.SAME
    short, long = sorted((one, other), key=lambda words: (len(words), len(_joined(words)), words))
    if _within(short, long) or _abbreviates(short, long) or _slip(_joined(one), _joined(other)):
        return Agreement.POSSIBLY
    return Agreement.DIFFERENT


def _joined(words: tuple[str, ...]) -> str:
    return "".join(words)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of ``short`` stand in ``long`` in the same order."""
    rest = iter(long)
    return len(_joined(short)) >= _INITIALS and all(any(word == there for there in rest) for word in short)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether ``short`` is made of the first letters of ``long``, or shortens its words one by one."""
    letters = _joined(short)
    if len(short) == 1 and len(letters) >= _INITIALS and letters == "".join(word[0] for word in long):
        return True
    if len(short) != len(long):
        return False
    return all(
        word == full or (len(word) >= _INITIALS and full.startswith(word))
        for word, full in zip(short, long, strict=True)
    ) or all(
        word == full or (len(full) >= _INITIALS and word.startswith(full))
        for word, full in zip(short, long, strict=True)
    )


def _slip(one: str, other: str) -> bool:
    """Whether the two differ by one letter (two in a long name) that is not a digit."""
    length = min(len(one), len(other))
    if length < _SLIP_LENGTH or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if length > 2 * _SLIP_LENGTH else 1)


# People

_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame rev hon sr sra srta don dona dna ing lic lcdo lcda abg "
    "herr frau dipl mag m mme mlle monsieur madame maitre".split()
)
_AFTER = frozenset("jr sr ii iii iv phd md esq mba cpa pe pmp cissp dds jd llm msc bsc ma ba".split())
_PARTICLES = frozenset(
    "de del la las los da das do dos di du van von der den ter te y e al el bin ibn zu zum".split()
)


def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, given name first, without titles, degrees, accents and case."""
    return _person(fold(name))


@cache
def _person(name: str) -> tuple[str, ...]:
    text = _APOSTROPHES.sub("", _comparable(re.sub(r"\([^()]*\)", " ", name)))
    parts = [part for part in (_words(piece) for piece in text.split(",")) if part]
    parts = [part for part in parts if not all(word in _AFTER for word in part)]
    words = [*parts[1], *parts[0], *sum(parts[2:], [])] if len(parts) > 1 else [*sum(parts, [])]
    while len(words) > 1 and words[0] in _HONORIFICS and len(words[0]) > (1 if len(words) > 2 else 0):  # noqa: PLR2004
        words.pop(0)
    while len(words) > 2 and words[-1] in _AFTER:  # noqa: PLR2004 - "Al Ma" is a name
        words.pop()
    return tuple(words)


def agree_person(one: str, other: str) -> Agreement:
    """Return whether two names can be of one person; symmetric in its arguments.

    Titles, degrees, middle names and "Whitfield, Dana" make no difference; an initial for a given name, one
    of two family names, or a slip of the pen is ``POSSIBLY``.
    """
    first, second = _person(fold(one)), _person(fold(other))
    if not first or not second:
        return Agreement.DIFFERENT
    if sorted(first) == sorted(second) or _joined(first) == _joined(second):
        return Agreement.SAME
    short, long = sorted((first, second), key=lambda words: (len(words), len(_joined(words)), words))
    core, full = _core(short), _core(long)
    if len(core) > 1 and (core == full or (_ends(core) == _ends(full) and len(core) == 2)):  # noqa: PLR2004
        return Agreement.SAME
    if _within(core, full) or _initials_fit(core, full) or _slip(_joined(core), _joined(full)):
        return Agreement.POSSIBLY
    return Agreement.DIFFERENT


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without particles and, between the others, without initials."""
    kept = tuple(word for word in words if word not in _PARTICLES) or words
    inner = tuple(word for word in kept[1:-1] if len(word) > 1)
    return (kept[0], *inner, kept[-1]) if len(kept) > 1 else kept


def _ends(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], words[-1]


def _initials_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the family names are equal and every given name of the shorter fits or is an initial."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:  # noqa: PLR2004 - a given and a family name
        return False
    return one[0] == other[0] or (one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0])))
