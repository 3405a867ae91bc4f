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
from poedesk.proof.assessing.acknowledging.meant.data import expressions, words

FILE = "objects.yaml"

STEM = 5
"""Letters of the beginning by which two forms of a word are known for the same, at least."""

ENDING = 4
"""Letters of an ending at most: "fertigstell-ung"; what is longer is another word."""

SHORT = 2
"""Letters of words that name nothing."""

_WORD = compiled(r"[^\W_]+(?:-[^\W_]+)*")


class _Part(Enum):
    """What one thing that is approved comes to."""

    ACCOUNT = "account"
    ELSE = "else"
    NOTHING = "nothing"


def names_another_thing(low: str, account: str) -> bool:
    """Say whether a sentence in plain text approves only what ``account`` (plain too) does not tell of.

    Of several things that it approves one in the account is enough.
    """
    if _of_another_year(low, account):
        return True
    points = not words(FILE, "refers").isdisjoint(_WORD.findall(low))
    told = {_part(part, account, points=points) for named in _named(low) for part in _joined(named)}
    return _Part.ELSE in told and _Part.ACCOUNT not in told


def _of_another_year(low: str, account: str) -> bool:
    """Say whether work of a year is approved while the account tells of other years."""
    years = set(re.findall(r"\b20\d\d\b", account))
    named = (found["year"] for each in expressions(FILE, "years") for found in each.finditer(low))
    return bool(years) and any(year not in years for year in named)


def is_paper(words_of_it: str) -> bool:
    """Say whether words name an account of work in general: "the report", "your list"."""
    return _part(words_of_it, "") is _Part.ACCOUNT


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
    begun, ended, joined, beside, told = False, False, False, False, _Part.NOTHING
    said = _WORD.findall(part)
    english = not _ENGLISH.isdisjoint(said)
    for word, following, thing in zip_longest(said, said[1:], said[2:], fillvalue=""):
        ours = _is_ours(word, following)
        if ours and not points and not _is_place(thing, account):
            return _Part.ELSE
        if ours or word in words(FILE, "ends"):
            begun, ended, joined = False, True, False
        elif ended:
            begun, ended = (True, False) if word in words(FILE, "resumes") else (False, True)
        elif word in words(FILE, "begins"):
            begun, joined = True, False
        elif word in words(FILE, "beside"):
            beside, joined = True, False
        elif word in words(FILE, "passes") or word in words(FILE, "points") or _PARTICIPLE.fullmatch(word):
            joined = False
        elif _known(word, account):
            begun, joined, told = False, english, _Part.ACCOUNT
        elif begun or (joined and _THING.fullmatch(word)):
            return _Part.ELSE
    alone = beside and not ended and not points
    return _Part.ELSE if alone and told is _Part.NOTHING else told


_ENGLISH = frozenset({"the", "of", "our", "this", "these", "your"})
"""Words of a thing told in English, where the last of several nouns says what it is: "the record player"."""

_THING = re.compile(r"[a-z]{3,}(?<!ed)(?<!ly)(?<!ing)(?<!en)(?<!one)")
"""A word behind another noun that is no participle and no adverb."""


_PARTICIPLE = compiled(
    r"[a-z-]{3,}ed|[a-z]{4,}ees?|[a-z]{3,}[ai]d[oa]s?"
    r"|(?:ge|be|er|ver|auf|aus|an|ab|ein|durch|vor|um|mit|zu)[a-z]{3,}(?:te|ene)[nrs]?"
)
"""A word that says which: "the itemised work", "les taches enumerees", "las tareas enumeradas"."""


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
