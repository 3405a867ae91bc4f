"""What a sentence of a mail approves: the account of this work, or a thing that no account tells of.

"We accept the delivery of the vans" holds a verb of approving and words of work. It approves the work only
when what it names is called work in general ("the services", "it", "your report"), or stands in the account
that it answers, in the papers beside it, or in the claim.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import zip_longest

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.meant.data import expressions, listed, words

FILE = "objects.yaml"

STEM = 5
"""Letters of the beginning by which two forms of a word are known for the same, at least."""

ENDING = 4
"""Letters of an ending at most: "fertigstell-ung"; what is longer is another word."""

SHORT = 2
"""Letters of words that name nothing."""

_WORD = compiled(r"[^\W_]+(?:-[^\W_]+)*")

_SATISFIED = compiled(
    r"\b(?:zu (?:unserer|meiner) (?:voll(?:st)?en )?zufriedenheit"
    r"|to (?:our|my) (?:full |entire |complete )?satisfaction"
    r"|a (?:notre|ma) (?:pleine |entiere )?satisfaction|a (?:nuestra|mi) (?:plena |entera )?satisfaccion"
    r"|con (?:la )?nostra (?:piena )?soddisfazione|naar onze (?:volle |volledige )?tevredenheid)\b"
)
"""How work was done, and no thing of the customer's."""


class _Part(Enum):
    """What one thing that is approved comes to."""

    ACCOUNT = "account"
    ELSE = "else"
    NOTHING = "nothing"


def names_another_thing(low: str, account: str) -> bool:
    """Say whether a sentence in plain text approves only what ``account`` (plain too) does not tell of.

    Of several things that it approves one in the account is enough.
    """
    low = _SATISFIED.sub(" ", low)
    if _of_another_year(low, account):
        return True
    points = not words(FILE, "refers").isdisjoint(_WORD.findall(low))
    account = f"{account} {_measures(low)}"
    told = {_part(part, account, points=points) for named in _named(low) for part in _joined(named)}
    return _Part.ELSE in told and _Part.ACCOUNT not in told


def _measures(low: str) -> str:
    """Return the words of a sentence for what work is measured by, if it says that this was reached."""
    if not any(expression.search(low) for expression in _reached()):
        return ""
    measures = tuple(words(FILE, "measures"))
    return " ".join(word for word in _WORD.findall(low) if word.startswith(measures))


@cache
def _reached() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(rf"\b(?:{each})\b") for each in listed(FILE, "reached"))


def _of_another_year(low: str, account: str) -> bool:
    """Say whether work of a year is approved while the account tells of other years."""
    years = set(re.findall(r"\b20\d\d\b", account))
    named = (found["year"] for each in expressions(FILE, "years") for found in each.finditer(low))
    return bool(years) and any(year not in years for year in named)


def is_paper(words_of_it: str) -> bool:
    """Say whether words name an account of work in general: "the report", "your list"."""
    return _part(words_of_it, "") is _Part.ACCOUNT


def fits(words_of_it: str, account: str) -> bool:
    """Say whether words of a thing, in plain text, name nothing that ``account`` does not tell of."""
    return all(_part(part, account) is not _Part.ELSE for part in _joined(words_of_it))


def is_told(word: str, account: str) -> bool:
    """Say whether a word behind one of work names nothing new: a listed one, a participle, the account's."""
    return bool(_kind(word, account, english=False))


def _named(low: str) -> Iterator[str]:
    """Yield the words that can name what is approved."""
    for expression in expressions(FILE, "verbs"):
        for found in expression.finditer(low):
            yield found["object"]


def _joined(named: str) -> Iterator[str]:
    """Yield the things that are named together: "the migration and the training"."""
    joins = "|".join(sorted(words(FILE, "joins")))
    yield from re.split(rf",|\s(?:{joins})\s", named)


def _part(part: str, account: str, *, points: bool = False) -> _Part:
    """Return what one thing comes to; ``points`` tells that its sentence points to the account by words."""
    begun, ended, joined, beside, shaped, told = False, False, False, False, False, _Part.NOTHING
    said = _WORD.findall(part)
    english, settled = not _ENGLISH.isdisjoint(said), False
    for word, following, thing in zip_longest(said, said[1:], said[2:], fillvalue=""):
        ours, kind = _is_ours(word, following), _kind(word, account, english=english)
        if ours and not points and not _is_place(thing, account):
            return _Part.ELSE
        if ours or kind == "ends":
            begun, ended, joined = False, True, False
        elif ended:
            begun, ended = (True, False) if word in words(FILE, "resumes") else (False, True)
        elif _is_other(word, kind, last=not (following or settled), begun=begun, joined=joined):
            return _Part.ELSE
        elif kind == "known":
            begun, joined, told = False, english, _Part.ACCOUNT
        elif kind:
            shaped = shaped or (begun and kind == "shaped")
            settled = settled or (kind == "begins" and told is _Part.ACCOUNT)
            begun, beside, joined = begun or kind == "begins", beside or kind == "beside", kind == "beside"
    alone = ((beside and not ended) or shaped) and not points
    return _Part.ELSE if alone and told is _Part.NOTHING else told


def _kind(word: str, account: str, *, english: bool) -> str:
    """Return which list a word is of, "known" for the account's, "shaped" for a participle."""
    for each in ("ends", "begins", "beside", "passes"):
        if word in words(FILE, each):
            return each
    if word in words(FILE, "points"):
        return "passes"
    known = _known(word, account)
    if _is_shaped(word, english=english):
        return "passes" if known else "shaped"
    return "known" if known else ""


def _is_other(word: str, kind: str, *, last: bool, begun: bool, joined: bool) -> bool:
    """Say whether a word names something that is no work, or whoever does it: "the project manager"."""
    if kind == "beside":
        return joined and last and word in words(FILE, "people")
    return not kind and (begun or (joined and _THING.fullmatch(word) is not None))


_ENGLISH = frozenset({"the", "of", "our", "this", "these", "your"})
"""Words of a thing told in English, where the last of several nouns says what it is: "the record player"."""

_THING = re.compile(r"[a-z]{3,}(?<!ed)(?<!ly)(?<!ing)(?<!en)(?<!one)")
"""A word behind another noun that is no participle and no adverb."""


_PARTICIPLE = compiled(r"[a-z-]{2,}(?!eed)[a-z]ed")
_FOREIGN_PARTICIPLE = compiled(
    r"[a-z]{4,}ees?|[a-z]{3,}[ai]d[oa]s?"
    r"|(?:ge|be|er|ver|auf|aus|an|ab|ein|durch|vor|um|mit|zu)[a-z]{3,}(?:te|ene)[nrs]?"
)
"""As other languages have them; in English "employees" and "antidotes" look alike."""


def _is_shaped(word: str, *, english: bool) -> bool:
    """Return whether a word is shaped as a participle: "the itemised work", or a thing: "la fachada"."""
    if _PARTICIPLE.fullmatch(word) is not None:
        return True
    return not english and _FOREIGN_PARTICIPLE.fullmatch(word) is not None


def _is_ours(word: str, following: str) -> bool:
    """Return whether two words begin to tell the customer's own place: "in our", "bei uns"."""
    return word in words(FILE, "places") and following in words(FILE, "ours")


def _is_place(word: str, account: str) -> bool:
    """Return whether "in our ..." names a place where any work is done, or one of the account."""
    return not word or word in words(FILE, "beside") or word in words(FILE, "passes") or _known(word, account)


def _known(word: str, account: str) -> bool:
    if len(word) <= SHORT or any(sign.isdigit() for sign in word):
        return True
    if {word, word.removesuffix("s")} & words(FILE, "works") or _is_compound(word):
        return True
    beginning = word[: max(STEM, len(word) - 3)]
    ending = r"\w*" if len(word) >= STEM else r"\b"
    return re.search(rf"\b{re.escape(beginning)}{ending}", account) is not None


def _is_compound(word: str) -> bool:
    """Return whether a word is one of work with an ending, or made of two of them: "projektbericht"."""
    stem = max((stem for stem in _stems() if word.startswith(stem)), key=len, default=None)
    if stem is None:
        return False
    rest = word[len(stem) :].removeprefix("s")
    return len(rest) <= ENDING or any(each in rest for each in _stems())


@cache
def _stems() -> tuple[str, ...]:
    """Return the words of work in general that are long enough to begin others."""
    return tuple(work for work in words(FILE, "works") if len(work) >= STEM)
