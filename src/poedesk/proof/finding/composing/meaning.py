"""What a sentence says of an acceptance, by what each of its words does.

Sentences of acceptance are without number; what they are made of is not: somebody who speaks, a verb of
taking over or of agreeing, the work or its paper, and words that say how and when. A sentence of which every
word is known and none withholds accepts (``composed``). One unknown word is enough for no answer: it may be
what is accepted, or whose word it is. Where words stand over a signature the question is the other way round
(``withheld``): whether they say no, not yet, less, or speak of another matter.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import dropwhile, islice

from poedesk.proof.finding.composing.doers import (
    CLOSE,
    TAKES,
    clause_of,
    did_it_themselves,
    of_others,
    told_by_our_people,
)
from poedesk.proof.finding.composing.words import (
    GREETING,
    HARMLESS,
    PAUSE,
    THANKS,
    Classes,
    Language,
    Lexed,
    languages,
    lexed,
)


class Meaning(Enum):
    """What a sentence comes to."""

    ACCEPTS = "accepts"
    """It takes over work that it names."""

    POINTS = "points"
    """It takes over what stands elsewhere: "agreed", "your report is correct"."""

    WITHHELD = "withheld"
    """It says no, not yet, or takes over less than the work."""

    ELSE = "else"
    """It gives its word for another matter."""

    NAMES = "names"
    """It only names another matter, as a heading does."""

    NOTHING = "nothing"
    """Nobody can tell."""


_BARS = frozenset({"not", "refuses", "if", "but", "later", "promises", "part", "less", "able"})
_PUTS_OFF = frozenset({"not", "later"})
_DENIES = frozenset({"not"})
_ABLE = frozenset({"able"})
_COMPOSES = "fill own them him by confirm seen pleased clean done work becomes lends mine"
_TELLS = TAKES | frozenset(_COMPOSES.split())
"""What a word of a composed sentence may do."""

_MODES = frozenset({"fill", "herewith", "lends", "asks", "copula", "aux"})
_SIDES = frozenset({"fill", "own", "them"})
_SPEAKS = frozenset({"own", "mine", "lends", "confirm", "pleased", "herewith"})
_CUES = TAKES | {"work", "akin", "done", "pleased", "clean"}
_GIVES = TAKES | {"confirm", "states", "vows"}

_WORDS_GIVEN = _GIVES | {"pleased", "clean", "done", "seen", "deems", "refuses"}
"""What a word does in sentences that people sign."""

_JOINS = frozenset({"and", "und", "sowie", "et", "y", "e", "ed", "en"})
"""Words that join clauses."""

ALONE = frozenset({"it", "nl"})
"""Languages of which nothing else knows how people refuse by mail, or set conditions."""

NEAR = 4
"""Words before a verb among which stands what denies it or puts it off."""

TERSE = 8
"""Words of a line that refuses work by its name, at most."""

SHORT = 12
"""Words of a line that says without a word of giving what it is signed for, at most."""

HALF = 2
"""Of so many words one is known at least in a language in which a sentence is written."""


LONGEST = 4000
"""Characters of a sentence that is read word by word, at most: a longer one accepts nothing."""


def _read(low: str, language: Language) -> Lexed:
    return lexed(low[:LONGEST], language)


@lru_cache(256)
def composed(low: str) -> Meaning:
    """Return ``ACCEPTS`` or ``POINTS`` for a sentence in plain text of which every word is known."""
    low = _without_courtesies(low) if len(low) <= LONGEST else "?"
    if low.rstrip(" \"'").endswith("?"):
        return Meaning.NOTHING
    told = (_composed(_read(low, language)) for language in languages().values())
    return next((each for each in told if each is not Meaning.NOTHING), Meaning.NOTHING)


def _without_courtesies(low: str) -> str:
    """Return a sentence without the greeting it begins with, and without thanks for this and that."""
    greeting = GREETING.match(low)
    if greeting is not None and not _bars(greeting["whom"]):
        low = low[greeting.end() :]
    return THANKS.sub(lambda thanks: thanks[0] if _bars(thanks[0]) else " ", low)


def _bars(words: str) -> bool:
    """Say whether words that look like a courtesy may withhold something."""
    return any(each & _BARS for language in languages().values() for each in lexed(words, language).classes)


def _composed(told: Lexed) -> Meaning:
    parts = [each for each in told.classes if each is not PAUSE]
    if not parts or any(not each & _TELLS or each & _BARS for each in parts):
        return Meaning.NOTHING
    has = frozenset[str]().union(*parts)
    if "asks" in parts[0] or "hands" in has or _is_to_be(parts, has):
        return Meaning.NOTHING
    if of_others(told.classes) or _is_theirs(told.classes) or did_it_themselves(told.classes):
        return Meaning.NOTHING
    if _takes(told, has):
        return Meaning.ACCEPTS if has & {"work", "done"} else Meaning.POINTS
    done = _said_done(told.classes)
    if done is not None:
        well = any("pleased" in each for each in told.classes[done:]) and has & {"own", "lends"}
        if "work" in has and ("confirm" in has or well):
            return Meaning.ACCEPTS
        return Meaning.POINTS if "confirm" in has else Meaning.NOTHING
    found_well = "clean" in has and has & {"seen", "confirm"}
    return Meaning.POINTS if found_well or {"confirm", "pleased"} <= has else Meaning.NOTHING


def _takes(told: Lexed, has: Classes) -> bool:
    """Say whether a sentence takes over: by a verb, or by the name of the act and a word that gives it."""
    return any(_counts(told, at, gives=_gives(has)) for at, each in enumerate(told.classes) if each & TAKES)


def _gives(has: Classes) -> bool:
    """Say whether a sentence gives what it names, and does not tell where it lies: "is with the board"."""
    return "lends" in has or ("copula" not in has and bool(has & {"mine", "confirm"}))


def _is_to_be(parts: Sequence[Classes], has: Classes) -> bool:
    """Say whether something is still to become so, or to be done so by somebody."""
    if "becomes" not in has:
        return False
    if not any(each & {"accepted", "done"} for each in parts):
        return True
    return "by" in has and "herewith" not in has


def _counts(told: Lexed, at: int, *, gives: bool) -> bool:
    """Say whether a word takes something over where it stands."""
    each = told.classes[at]
    last = told.classes[at - 1] if at else PAUSE
    following = told.classes[at + 1] if at + 1 < len(told.classes) else PAUSE
    if "noun" in each and not (gives and "yours" not in last):
        return False
    if "weak" in each and not (following is PAUSE or told.words[at + 1] in _JOINS):
        return False
    names = "work" in following or ("work" in last and following is not PAUSE and "aux" not in following)
    return not (names and "accepted" in each and "accept" not in each)


def _is_theirs(classes: Sequence[Classes]) -> bool:
    """Say whether "they" who take over may be the readers: nobody of the house speaks before them."""
    first = next((at for at, each in enumerate(classes) if "him" in each), None)
    return first is not None and not any("own" in each for each in classes[:first])


def _said_done(classes: Sequence[Classes]) -> int | None:
    """Return where work is said to be done, and not only named by it: "the work is done", "the work done"."""
    nothing: Classes = frozenset()
    around = (nothing, *classes, nothing)
    for at, each in enumerate(classes):
        last, following = around[at], around[at + 2]
        named = "work" in following or ("work" in last and "aux" not in following)
        if "done" in each and not named:
            return at
    return None


def is_known(low: str) -> bool:
    """Say whether some language knows every word of a sentence in plain text."""
    return any(_read(low, language).unknown == 0 for language in languages().values())


def hinders(low: str) -> bool:
    """Say whether a sentence in plain text may take an acceptance back, in a language of ``ALONE``."""
    told = {code: _read(low, language) for code, language in languages().items()}
    code = min(told, key=lambda each: told[each].unknown)
    return code in ALONE and any(each & _BARS and not each & _TELLS for each in told[code].classes)


@lru_cache(256)
def withheld(low: str) -> Meaning:
    """Return ``WITHHELD``, ``ELSE`` or ``NAMES`` where a sentence in plain text takes nothing over."""
    if len(low) > LONGEST:
        return Meaning.WITHHELD
    told = _nearest(HARMLESS.sub(" ", low))
    if told is None:
        return Meaning.NOTHING
    verbs = [at for at, each in enumerate(told.classes) if each & TAKES]
    if any(_denied(told.classes, at) for at in verbs) or (verbs and _asks(low, told)):
        return Meaning.WITHHELD
    if verbs and all(_near(told.classes, at, _ABLE) for at in verbs):
        return Meaning.WITHHELD
    has = frozenset[str]().union(*told.classes)
    if "promises" in has or (verbs and "if" in has) or _rejects(told, has):
        return Meaning.WITHHELD
    other = _of_another_matter(told) or _blames(told, has) or _leaves_work_out(told, has) or _reports(told)
    if other:
        return Meaning.ELSE
    return Meaning.NAMES if _names_another(told, has) else Meaning.NOTHING


def _nearest(low: str) -> Lexed | None:
    """Return a sentence read in the language that knows most of it; null where none knows half."""
    told = min((_read(low, language) for language in languages().values()), key=lambda each: each.unknown)
    parts = [each for each in told.classes if each is not PAUSE]
    return told if told.known * HALF >= len(parts) else None


def gives_no_word(low: str) -> bool:
    """Say whether a sentence in plain text holds no word by which anybody takes over or says so."""
    told = _nearest(low)
    return told is not None and not any(each & _WORDS_GIVEN for each in told.classes)


def is_word_of_others(low: str) -> bool:
    """Say whether a sentence in plain text is the word of those who did the work: "our engineer confirms"."""
    told = _nearest(low)
    return told is not None and (of_others(told.classes) or told_by_our_people(told.classes))


def qualifies_work(low: str) -> list[str]:
    """Return the unknown words right behind a word of work, where a language has its adjectives there."""
    read = ((code, _read(low, language)) for code, language in languages().items())
    code, told = min(read, key=lambda each: each[1].unknown)
    if code not in _ADJECTIVES_BEHIND:
        return []
    words = zip(told.classes, told.words[1:], told.classes[1:], strict=False)
    return [word for work, word, classes in words if "work" in work and not classes and word.isalpha()]


_ADJECTIVES_BEHIND = frozenset({"fr", "es", "it"})


def _asks(low: str, told: Lexed) -> bool:
    """Say whether a sentence asks the reader; "work accepted?" is a question that a tick answers."""
    if not low.rstrip().endswith("?"):
        return False
    finite = any("accept" in each and not each & {"accepted", "noun"} for each in told.classes)
    return finite or "asks" in told.classes[0]


def names_a_side(low: str) -> bool:
    """Say whether words in plain text only name a side, as "for the customer" does over a signature."""
    told = (_read(low, language).classes for language in languages().values())
    return any(all(each is PAUSE or each & _SIDES for each in classes) for classes in told)


def takes_over(low: str) -> bool:
    """Say whether a sentence in plain text holds a verb of taking over, and nothing that withholds it."""
    return _holds(low, TAKES)


def gives_word(low: str) -> bool:
    """Say whether a sentence in plain text takes work over, confirms it or is content with it."""
    return _holds(low, TAKES | {"confirm", "pleased", "clean"})


def bears_out(low: str) -> bool:
    """Say whether a sentence in plain text tells work as done, well or taken over."""
    return _holds(low, _CUES - {"work", "akin"})


def _holds(low: str, names: Classes) -> bool:
    if withheld(low) is not Meaning.NOTHING:
        return False
    return any(each & names for language in languages().values() for each in _read(low, language).classes)


def _denied(classes: Sequence[Classes], at: int) -> bool:
    """Say whether a verb of taking over is denied, put off, or takes over less."""
    if "part" in classes[at]:
        return True
    before = list(clause_of(classes[:at][::-1]))
    behind = list(clause_of(classes[at + 1 :]))
    if _near(classes, at, _PUTS_OFF):
        return True
    if any("part" in each for each in before[:CLOSE] + behind[:CLOSE]):
        return True
    return any(each & {"refuses", "less"} for each in (*before, *behind))


def _near(classes: Sequence[Classes], at: int, names: Classes) -> bool:
    """Say whether such a word stands before a verb, in its clause and not far."""
    return any(each & names for each in islice(clause_of(classes[:at][::-1]), NEAR))


def _rejects(told: Lexed, has: Classes) -> bool:
    """Say whether a terse line refuses the work, or it is not deemed done: "travaux refusés"."""
    if "work" not in has:
        return False
    if "refuses" in has and len(told.classes) <= TERSE:
        return True
    if "unfinished" in has and not has & {"done", "pleased", "clean"}:
        return True
    return any("deems" in each and _near(told.classes, at, _DENIES) for at, each in enumerate(told.classes))


def _blames(told: Lexed, has: Classes) -> bool:
    """Say whether the house refuses or blames in a sentence that takes nothing over."""
    if has & (TAKES | {"pleased", "clean"}):
        return False
    speaks = (at for at, each in enumerate(told.classes) if "own" in each)
    behind = (dropwhile(lambda each: each <= _MODES and bool(each), told.classes[at + 1 :]) for at in speaks)
    return any("refuses" in next(each, frozenset[str]()) for each in behind)


def _reports(told: Lexed) -> bool:
    """Say whether a sentence only tells what the reader says, and the house says nothing behind that."""
    at = next((at for at, each in enumerate(told.classes) if "says" in each), None)
    behind = told.classes[at + 1 :] if at is not None else ()
    return at is not None and not any(each & _SPEAKS for each in behind)


def _leaves_work_out(told: Lexed, has: Classes) -> bool:
    """Say whether a word is given for what nobody knows, and no word has to do with work."""
    gives = any(each & _GIVES and "noun" not in each for each in told.classes)
    if not gives or not told.unknown or not has & {"own", "lends"}:
        return False
    return not has & _CUES or (not has & (_CUES - {"done"}) and did_it_themselves(told.classes))


def _of_another_matter(told: Lexed) -> bool:
    """Say whether each clause that gives a word gives it for another matter."""
    given = [clause for clause in _clauses(told) if any(each & _GIVES for each in clause)]
    return bool(given) and all(_is_other(clause) for clause in given)


def _names_another(told: Lexed, has: Classes) -> bool:
    """Say whether a terse line that gives no word names another matter."""
    words = [each for each in told.classes if each is not PAUSE]
    return "other" in has and not has & _GIVES and len(words) <= SHORT


def _is_other(clause: Sequence[Classes]) -> bool:
    """Say whether a clause names another matter, or tells what the house itself is going to do."""
    has = frozenset[str]().union(*clause)
    return "other" in has or {"vows", "own"} <= has


def _clauses(told: Lexed) -> Iterator[list[Classes]]:
    clause: list[Classes] = []
    for word, classes in zip(told.words, told.classes, strict=True):
        if classes is PAUSE or word in _JOINS:
            yield clause
            clause = []
        else:
            clause.append(classes)
    yield clause
