"""Who does what in a sentence: the house itself, or those who did the work."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from poedesk.proof.finding.composing.words import PAUSE, Classes

TAKES = frozenset({"accept", "accepted"})
"""What a word does that takes over."""

_PARTICIPLES = TAKES | {"seen", "done", "pleased", "confirm"}
_LINKS = frozenset({"fill", "asks", "copula", "aux", "becomes"})

CLOSE = 2
"""Words beside a verb among which stands that it takes over less."""


def did_it_themselves(classes: Sequence[Classes]) -> bool:
    """Say whether the house itself did work: "we migrated", "wir haben alles gemacht", "done by us"."""
    for at, each in enumerate(classes):
        if "own" not in each:
            continue
        behind = list(clause_of(classes[at + 1 :]))
        before = list(clause_of(classes[:at][::-1]))
        if any("by" in word for word in (each, *before[:CLOSE])):
            if "done" in first_of(before, _PARTICIPLES):
                return True
            continue
        if any("done" in word for word in takewhile(_leads_on, behind[: CLOSE + 1])):
            return True
        holds = any("holds" in word for word in (each, *before[:1], *behind))
        if holds and "done" in first_of(behind, _PARTICIPLES):
            return True
    return False


def of_others(classes: Sequence[Classes]) -> bool:
    """Say whether those who did the work are the ones who take it over: "the partner accepts"."""
    for at, each in enumerate(classes):
        if "them" not in each:
            continue
        before = list(clause_of(classes[:at][::-1]))
        behind = list(clause_of(classes[at + 1 :]))
        if any("by" in word for word in before[:CLOSE]):
            if any(word & TAKES for word in (*classes[:at], *behind[:1])):
                return True
            continue
        says = any("confirm" in word for word in behind[:1])
        if (says or first_of(behind, TAKES | {"own"}) & TAKES) and not any("own" in word for word in before):
            return True
    return False


def told_by_our_people(classes: Sequence[Classes]) -> bool:
    """Say whether people of who writes say or take something, who did the work: "our engineer confirms"."""
    three = zip(classes, classes[1:], classes[2:], strict=False)
    return any("mine" in mine and "them" in them and says & {"confirm", *TAKES} for mine, them, says in three)


def first_of(classes: Sequence[Classes], names: Classes) -> Classes:
    """Return the first word that does one of these; nothing where none does."""
    return next((each for each in classes if each & names), frozenset[str]())


def _leads_on(word: Classes) -> bool:
    """Say whether a word may stand between who does something and what is done, or is that."""
    return bool(word & {"holds", "done"}) or (bool(word) and word <= _LINKS)


def clause_of(classes: Sequence[Classes]) -> Iterator[Classes]:
    """Yield what words do up to the end of their clause."""
    for each in classes:
        if each is PAUSE:
            return
        yield each
