"""For what the words of a label ask, by how they begin: whatever else stands in it, and in whatever order."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.acts.weighing.atoms import is_caption_of

LONGEST = 6
"""Words of a label at most."""

_NUMBER = re.compile(r"^\s*[(\[]?\d{1,3}\s?[a-z]?[.)\]]*\s+", re.IGNORECASE)
"""The number of a box on a form: "30b. Name of signer"."""


@cache
def _told() -> Mapping[str, list[str]]:
    source = files("poedesk.proof.finding").joinpath("data/fitting.yaml").read_text(encoding="utf-8")
    told: Mapping[str, list[str]] = load_yaml(source)
    return told


@cache
def _stems() -> Mapping[str, re.Pattern[str]]:
    return {kind: compiled(rf"\b(?:{'|'.join(map(_begins, _told()[kind]))})") for kind in _KINDS}


def _begins(stem: str) -> str:
    return stem if len(stem) > SHORT else rf"{stem}\b"


SHORT = 3
"""Letters up to which a beginning is a whole word: "on" does not begin "online"."""


def bare(text: str) -> str:
    """Return a label without the number of its box."""
    return _NUMBER.sub("", fold(text)).strip(" :*")


def kind_of(text: str) -> Kind | None:
    """Return for what a label asks; ``OTHER`` for a place; null for words that ask for nothing."""
    low = words.without_side(words.flat(bare(text)))
    if _BEHALF.match(low):
        return None
    if not low.strip() or len(low.split()) > LONGEST:
        return None
    asked = [kind for kind, stems in _stems().items() if stems.search(low)]
    if not asked:
        return None
    if {"name", "title"} <= set(asked) and "date" not in asked:
        return Kind.NAME_TITLE if _stems()["name"].match(low.strip()) and _JOINED.search(low) else Kind.TITLE
    return _KINDS[asked[0]]


_BEHALF = re.compile(
    r"(?:im namen|en nombre|au nom|in the name|namens|a nome|for and on|on behalf|en represent|per conto)\b"
)
_JOINED = re.compile(r"[/,&+]|\b(?:and|und|et|y|e|en)\b")
_KINDS = {
    "date": Kind.DATE,
    "title": Kind.TITLE,
    "name": Kind.NAME,
    "place": Kind.OTHER,
    "party": Kind.PARTY,
    "sign": Kind.SIGN,
}


def is_heading(text: str) -> bool:
    """Return whether a word for signatures heads a section: "Signatures", "Unterschriften"."""
    return _heads().fullmatch(words.flat(bare(text)).strip()) is not None


@cache
def _heads() -> re.Pattern[str]:
    return compiled("|".join(_told()["heads"]))


def is_label(text: str) -> bool:
    """Return whether print without a colon is a label: it holds nothing but words of labels."""
    shown = bare(text)
    if any(sign.isdigit() for sign in shown):
        return False
    return kind_of(shown) is not None and (
        is_caption_of(shown) or all(map(_of_label, _WORDS.findall(_flat(shown))))
    )


def led_by(text: str) -> int:
    """Return how many characters at the head of a line are a label: "Print name Dana Whitfield"."""
    ends = [found.end() for found in _WORDS.finditer(text)][:LONGEST]
    for end in reversed(ends):
        rest = text[end:].strip()
        if rest and is_label(text[:end]) and (rest[0].isupper() or rest[0].isdigit()) and not is_label(rest):
            of_title = kind_of(text[:end]) in _NO_OFFICE and looks_like_title(text)
            return 0 if of_title else _before_title(text, end, ends)
    return 0


_NO_OFFICE = frozenset({Kind.PARTY, Kind.OTHER, Kind.SIGN})
"""For what a word asks that may begin a title as well: "Company Secretary", "Signing Officer"."""


def _before_title(text: str, end: int, ends: Sequence[int]) -> int:
    """Return where the label ends when words behind it are of the title: "Rank or office Company Secretary".

    Nothing joins such a word to the label, and it is not one by which labels ask for a title.
    """
    while kind_of(text[:end]) is Kind.TITLE and (shorter := [each for each in ends if each < end]):
        before, word = ["", *_WORDS.findall(_flat(text[:end]))][-2:]
        if _stems()["title"].match(word) or any(map(_JOINS.fullmatch, (before, word))):
            break
        if kind_of(text[: shorter[-1]]) is not Kind.TITLE or not looks_like_title(
            text[shorter[-1] :].strip()
        ):
            break
        end = shorter[-1]
    return end


def _flat(text: str) -> str:
    return words.without_side(words.flat(text))


@cache
def _of_label(word: str) -> bool:
    return (
        _JOINS.fullmatch(word) is not None
        or word in _told()["fillers"]
        or any(stems.match(word) for stems in _stems().values())
    )


_WORDS = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(
    r"of|or|the|and|oder|und|ou|et|y|o|e|en|de|del|des|du|der|die|di|van|in|im|la|le|el|l|d|for|fur|pour|por|per|voor"
)
