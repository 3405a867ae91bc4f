"""What a paper calls each side: its name, the short one defined behind it, its trade name, its first words.

"Pelham Marine Ltd, trading as Saltwharf Chandlers"; "Alder Mills Ltd (the Mill)"; "the users of Eastmere".
The words that begin such names are data in ``called.yaml``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity.names import Agreement, agree, organisation_words
from poedesk.proof.finding.model import Findings, Role
from poedesk.proof.finding.wording.told import lines

LETTERS = 5
"""Letters of the first words of a name at least, where a paper calls a side by them alone."""

BEHIND = 300
"""Characters behind a full name in which the short one is defined: an address may stand between."""


def calls(case: Case, entry: Findings) -> Mapping[Role, tuple[str, ...]]:
    """Return what a paper calls customer and partner, the name itself first; what means both is left out."""
    return case.once(("calls", id(entry)), lambda: _calls(case, entry.document))


def side_named(case: Case, entry: Findings, text: str) -> Role | None:
    """Return the one side that a text names, by whatever the paper calls it; null for none and for both."""
    named = calls(case, entry).items()
    told = {role for role, names in named if any(mentions.words_in(text, name) for name in names)}
    return told.pop() if len(told) == 1 else None


def side_called(case: Case, entry: Findings, text: str) -> Role | None:
    """Return the side whose name a text is, and nothing more: "the Association", "Alder Mills Limited".

    Or its initials: "AMG" is Alder Mills Group.
    """
    bare = _article().sub("", fold(text).strip(_MARKS))
    told = {
        role
        for role, names in calls(case, entry).items()
        if any(plain(bare) == plain(name) or agree(bare, name) is Agreement.SAME for name in names)
    }
    if not told and _LETTERS_OF.fullmatch(bare) is not None:
        sides = ((Role.CUSTOMER, case.claim.customer.name), (Role.PARTNER, case.claim.partner.name))
        told = {role for role, name in sides if plain(bare).replace(".", "") in _initials(name)}
    return told.pop() if len(told) == 1 else None


_LETTERS_OF = compiled(r"(?:[^\W\d_a-z]\.?&?){3,8}")
"""Initials, as they are printed."""


def _initials(name: str) -> set[str]:
    """Return the initials of a name: of all its words, without the short ones that join, without its form."""
    written = [word for word in re.findall(r"[\w'\u2019]+", plain(name)) if word[0].isalpha()]
    ways = (written, [word for word in written if len(word) > JOINING], list(organisation_words(name)))
    return {"".join(word[0] for word in way) for way in ways if len(way) >= INITIALS}


INITIALS = 3
"""Words of a name at least whose initials tell it."""

JOINING = 3
"""Letters at most of a word that may only join others."""


def side_headed(case: Case, entry: Findings, text: str) -> Role | None:
    """Return the side that a head calls by its name, or by its part in the paper: "Owner: Alder Mills"."""
    named = side_called(case, entry, text)
    bare = _article().sub("", plain(fold(text)).strip(_MARKS))
    if named is not None or _parts().fullmatch(bare) is None:
        return named
    told = case.once(("parts", id(entry)), lambda: frozenset(_given_parts(case, entry)))
    sides = {role for part, role in told if part == bare}
    return sides.pop() if len(sides) == 1 else None


def _given_parts(case: Case, entry: Findings) -> Iterator[tuple[str, Role | None]]:
    """Yield each part that a line of the paper gives to a house, with the side; null for another house."""
    for page in entry.document.pages:
        for line in page.text.splitlines():
            label, sign, value = line.partition("\t" if "\t" in line else ":")
            part = _article().sub("", plain(fold(label)).strip(_MARKS))
            if not sign or not value.strip() or _parts().fullmatch(part) is None:
                continue
            house = re.split(r"\t|,\s|\s\(", value.strip())[0]
            side = side_called(case, entry, house)
            if side is not None or looks_like_organisation(house):
                yield part, side


_MARKS = " .,;:()\"'\u201c\u201d\u201e\u00ab\u00bb"


def _calls(case: Case, document: Document) -> Mapping[Role, tuple[str, ...]]:
    claim = case.claim
    ours = _names(document, claim.customer.name, claim.partner.name)
    theirs = _names(document, claim.partner.name, claim.customer.name)
    ours, theirs = _listed_alike(document, ours, theirs), _listed_alike(document, theirs, ours)
    both = set(map(plain, ours)) & set(map(plain, theirs))
    sides = ((Role.CUSTOMER, ours), (Role.PARTNER, theirs))
    return {side: tuple(name for name in names if plain(name) not in both) for side, names in sides}


def _listed_alike(document: Document, names: list[str], others: list[str]) -> list[str]:
    """Return the names without one that only stands in brackets, where the other side does nowhere.

    "Tom Keel (Derby), Ann Moss (London)" tells towns, "Tom Keel (Derby), Ann Moss (Keel IT)" houses.
    """

    def bracketed(name: str, times: int) -> bool:
        shown = r"\W+".join(map(re.escape, name.split()))
        inner = [len(re.findall(rf"\(\s*{shown}\b", page.text, re.IGNORECASE)) for page in document.pages]
        return sum(inner) >= times

    def alone(name: str) -> int:
        part = mentions.words_in(names[0], name)
        whole = sum(True for _ in mentions.organisation(document, names[0])) if part else 0
        return sum(True for _ in mentions.phrase(document, name)) - whole

    alike = any(bracketed(other, 1) for other in others)
    return [name for name in names if name is names[0] or alike or not bracketed(name, max(alone(name), 1))]


def _names(document: Document, name: str, other: str) -> list[str]:
    """Return what a paper calls a house; ``other`` is the other side, whose short name may stand behind."""
    whole = " ".join(organisation_words(name))
    short = (*_defined(document, name, other), *_first_words(document, name, other))
    found = [whole, *short, *_without_kind(document, name)]
    return [each for each in dict.fromkeys(found) if each]


def _defined(document: Document, name: str, other: str) -> Iterator[str]:
    for span in mentions.organisation(document, name):
        behind = document.page(span.page).text[span.end or 0 : (span.end or 0) + BEHIND]
        for pattern in _definitions():
            found = pattern.match(behind)
            if found is None or mentions.words_in(found["between"], " ".join(organisation_words(other))):
                continue
            short = fold(found["short"]).strip(_MARKS)
            if _things().fullmatch(short) is None and role_of(short) is None:
                yield short


def _first_words(document: Document, name: str, other: str) -> Iterator[str]:
    """Yield the first words of a name by which a paper calls the house: no town, street or kind of house."""
    written, theirs = re.findall(r"[\w&'\u2019-]+", name), set(organisation_words(other))
    for size in range(1, len(written)):
        short = " ".join(written[:size])
        shown = r"\s+".join(map(re.escape, written[:size]))
        words = organisation_words(short)
        if words == organisation_words(name):
            return
        if len(words) < size or set(words) <= theirs or len(short) < LETTERS:
            continue
        if looks_like_organisation(short):
            continue
        alone = re.compile(rf"(?<![\w-]){shown}(?![\w-])(?:\s(?P<behind>[\w&]+))?")
        places = [found for page in document.pages for found in alone.finditer(page.text)]
        ours = [found for found in places if found["behind"] != written[size]]
        if ours and not any(map(_is_place, ours)):
            yield short
            return


def _without_kind(document: Document, name: str) -> Iterator[str]:
    """Yield a name without the word for its kind that leads it: "Association Les Sentiers"; no town."""
    kind, _, rest = name.partition(" ")
    if _kinds().fullmatch(plain(kind)) is None or len(rest) < LETTERS or not rest[0].isupper():
        return
    short = " ".join(organisation_words(rest))
    shown = r"\s+".join(map(re.escape, rest.split()))
    alone = re.compile(rf"(?<!{re.escape(kind)}\s)(?<![\w-]){shown}(?![\w-])(?:\s(?P<behind>[\w&]+))?")
    places = [found for page in document.pages for found in alone.finditer(page.text)]
    if short and places and not (len(rest.split()) == 1 and any(map(_is_place, places))):
        yield short


def _is_place(found: re.Match[str]) -> bool:
    """Say whether words can be a town or the beginning of another name: "in Derby", "Mill Lane, Derby"."""
    word = _BEFORE.search(found.string, max(0, found.start() - LONGEST), found.start())
    before = word["before"] if word is not None else ""
    return (found["behind"] or "")[:1].isupper() or before == "," or _towns().fullmatch(before) is not None


_BEFORE = compiled(r"(?P<before>[\w'\u2019]+|,)\s$")
"""The word right before a name, or a comma."""

LONGEST = 40
"""Letters of such a word, at most."""

_QUOTES = "[\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]"
_WITHIN = r"(?:(?!\.\s+[^\W\d_a-z])[^();])"
"""A sign that ends no sentence."""

_BETWEEN = rf"(?P<between>{_WITHIN}{{0,60}}?|(?:,|\s(?:of|with|mit|avec|con|met)\s){_WITHIN}{{0,220}}?)"
_SHORT = r"(?P<short>[^\W\d_][^()\n;,\"\u201c\u201d\u201e\u00ab\u00bb]{1,40}?)"
_TRADE = r"(?P<short>[^\W\d_][^(),;.\n\t]{1,50})"


@cache
def _definitions() -> tuple[re.Pattern[str], ...]:
    """Return how a short name is defined: in brackets, in quotation marks, as a trade name."""
    lead = rf"(?:(?:{_any('leads')})[\s,:]+)"
    article = rf"(?:(?:{_any('articles')})(?:\s+|(?<=['\u2019])))"
    begins = rf"(?:{lead}+{article}?{_QUOTES}?|{article}{_QUOTES}?|{article}?{_QUOTES}){article}?\s?"
    shapes = (
        rf"{_BETWEEN}\(\s*{begins}{_SHORT}\s?{_QUOTES}?\s*\)",
        r"(?P<between>\s?)\((?P<short>(?-i:[^\W\d_a-z]{2,6}))\)",
        rf"{_BETWEEN},?\s*{lead}{article}?{_QUOTES}{article}?\s?{_SHORT}\s?{_QUOTES}",
        rf"(?P<between>[^();\n]{{0,12}}?),?\s*\(?(?:{_any('trading')})\s+{_QUOTES}?{_TRADE}",
    )
    return tuple(compiled(shape, re.IGNORECASE) for shape in shapes)


@cache
def _article() -> re.Pattern[str]:
    return compiled(rf"^(?:{_any('articles')})(?:\s+|(?<=['\u2019]))", re.IGNORECASE)


@cache
def _parts() -> re.Pattern[str]:
    return compiled(_any("parts"))


@cache
def _kinds() -> re.Pattern[str]:
    return compiled(_any("kinds"))


@cache
def _things() -> re.Pattern[str]:
    return compiled(_any("things"), re.IGNORECASE)


@cache
def _towns() -> re.Pattern[str]:
    return compiled(_any("towns"), re.IGNORECASE)


def _any(name: str) -> str:
    return "|".join(lines(__package__, "called.yaml", name))
