"""Works out from a pattern what every text that it matches must hold, so that most texts need no matching.

A plain search for a word costs some ten nanoseconds, a pattern of many phrases some microseconds a line.
What is worked out here is a necessary condition and no more: where it is met the pattern itself decides, and
where a pattern is too free to tell, nothing is ruled out. It comes from the pattern and cannot drift from it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as ops
from re import _parser as parser
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.kept import kept

_WIDE = 24
"""Wordings of one stretch of a pattern that are told apart at most; a freer stretch says nothing."""

Tree = Sequence[tuple[Any, Any]]
"""A pattern as the standard library parses it: operations with their arguments."""

Words = frozenset[str]


class Needed:
    """Words of which one stands in every text that one of some patterns matches."""

    def __init__(self, patterns: Iterable[str], *, small: bool = False) -> None:
        """Work out the words; there are none when one of ``patterns`` can match without any.

        With ``small`` the patterns may mind case or not, and the texts asked about are in small letters.
        """
        found = [held(_in_small(pattern) if small else pattern) for pattern in patterns]
        if small:
            found = [frozenset(word.lower() for word in words) for words in found]
        self.words: tuple[str, ...] | None = _shortest(found) if all(found) else None

    def may_match(self, text: str) -> bool:
        """Return false when none of the patterns can match anywhere in ``text``."""
        if self.words is None:
            return True
        for word in self.words:  # noqa: SIM110 - any() with a generator costs twice as much, and this is the point
            if word in text:
                return True
        return False


@lru_cache(maxsize=1)
def parsed(pattern: str) -> Tree:
    """Return ``pattern`` parsed; often both ends of one are asked about, one after the other."""
    tree: Tree = parser.parse(pattern)
    return tree


@kept
def held(pattern: str) -> Words:
    """Return words of which every text that ``pattern`` matches holds one; empty when that cannot be told."""
    return _held(parsed(pattern)) or frozenset()


@kept
def endings(pattern: str) -> Words:
    """Return words with one of which every match of ``pattern`` ends; empty when that cannot be told."""
    found = _endings(list(parsed(pattern)))
    return found if found is not None and "" not in found else frozenset()


def beginnings(pattern: str) -> tuple[str, ...]:
    """Return words in small letters with one of which every match of ``pattern`` begins, in any case.

    Raises:
        ValueError: that cannot be told of ``pattern``.
    """
    words = begun(pattern)
    if not words:
        message = f"it cannot be told with which words {pattern!r} begins"
        raise ValueError(message)
    return tuple(
        word for word in sorted(words) if not any(word[:end] in words for end in range(1, len(word)))
    )


@kept
def begun(pattern: str) -> Words:
    """Return all words in small letters with which matches begin; empty when that cannot be told."""
    found = _beginnings(list(parsed(_in_small(pattern))))
    return frozenset(map(str.lower, found)) if found is not None and "" not in found else frozenset()


def within(pattern: str) -> list[str]:
    """Return the alternatives of which ``pattern`` makes whole words; itself when it is one without a group.

    None when it is not bounded at both ends.
    """
    if not (pattern.startswith(r"\b") and pattern.endswith(r"\b")) or pattern.endswith(r"\\b"):
        return []
    inner = pattern[2:-2]
    grouped = inner.startswith("(?:") and _closes_last(inner)
    return alternatives(inner[3:-1]) if grouped else [inner]


def _closes_last(pattern: str) -> bool:
    """Return whether the group with which ``pattern`` begins ends with it."""
    return next(index for index, _, depth in _signs(pattern) if depth == 0) == len(pattern) - 1


_WORD_SIGNS = compiled(r"\w+")


@kept
def of_one_word(pattern: str) -> bool:
    """Return whether every match of ``pattern`` is a word from end to end: it can be tried word by word."""
    tree = list(parsed(pattern))
    bounded = len(tree) > 2 and tree[0] == tree[-1] == (ops.AT, ops.AT_BOUNDARY)  # noqa: PLR2004 - both ends
    return bounded and parser.parse(pattern).getwidth()[0] > 0 and _within_words(tree[1:-1])


def _within_words(tree: Tree) -> bool:
    """Return whether a sequence matches nothing but signs of words, whatever stands around them."""
    for operation, argument in tree:
        if operation is ops.LITERAL:
            fine = _WORD_SIGNS.match(chr(argument)) is not None
        elif operation is ops.IN:
            fine = all(_of_words(*item) for item in argument)
        elif operation is ops.SUBPATTERN:
            fine = _within_words(argument[3])
        elif operation is ops.BRANCH:
            fine = all(_within_words(branch) for branch in argument[1])
        else:
            fine = operation in REPEATS and _within_words(argument[2])
        if not fine:
            return False
    return True


def _of_words(kind: Any, what: Any) -> bool:
    if kind is ops.RANGE:
        return all(_WORD_SIGNS.match(chr(code)) for code in range(what[0], what[1] + 1))
    if kind is ops.LITERAL:
        return _WORD_SIGNS.match(chr(what)) is not None
    return kind is ops.CATEGORY and what in {ops.CATEGORY_WORD, ops.CATEGORY_DIGIT}


_CASE = compiled(r"\(\?-?i\)|(?<=\(\?)-?i(?=:)")


def _in_small(pattern: str) -> str:
    """Return ``pattern`` without its remarks on case: both cases have the same words in small letters."""
    return _CASE.sub("", pattern)


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of ``pattern`` at its outermost level."""
    if _ODD.search(pattern) is not None:
        return _parted(pattern)
    found: list[list[str]] = []
    depth = 0
    for piece in pattern.split("|"):
        if depth:
            found[-1].append(piece)
        else:
            found.append([piece])
        depth += piece.count("(") - piece.count(")")
    return list(map("|".join, found))


_ODD = compiled(r"\\[()|]|\[\^?\]|\[[^\]]*[()|]")
"""A bracket or stroke that may stand for itself, escaped or in a class of signs."""


def _parted(pattern: str) -> list[str]:
    """Return the same of any pattern."""
    found, begin = [], 0
    for index, sign, depth in _signs(pattern):
        if sign == "|" and depth == 0:
            found.append(pattern[begin:index])
            begin = index + 1
    return [*found, pattern[begin:]]


def _signs(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield the brackets and strokes of ``pattern``: where, which, and how many groups are open behind it."""
    depth = 0
    for found in _MARKS.finditer(pattern):
        sign = found.group()
        if len(sign) == 1:
            depth += _DEEPER[sign]
            yield found.start(), sign, depth


_MARKS = compiled(r"\\.|\[.[^\]]*\]|[()|]", re.DOTALL)
"""What is escaped, a class of signs, a bracket or a stroke."""

_DEEPER = {"(": 1, ")": -1, "|": 0}


def _shortest(sets: Iterable[Words]) -> tuple[str, ...]:
    """Return the words of all ``sets``, those left out that hold another one."""
    words = sorted(set[str]().union(*sets), key=lambda word: (len(word), word))
    kept: list[str] = []
    for word in words:
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(kept)


def _held(tree: Tree) -> Words | None:
    """Return the best set of words in a sequence: the one whose shortest word is longest."""
    found: list[Words] = []
    run: Words = frozenset([""])
    for operation, argument in tree:
        exact = wordings_of(operation, argument)
        joined = joined_to(run, exact) if exact is not None else None
        if joined is not None:
            run = joined
            continue
        found.append(run)
        run = exact if exact is not None else frozenset([""])
        if exact is None and (inner := _held_inside(operation, argument)) is not None:
            found.append(inner)
    found.append(run)
    told = [words for words in found if "" not in words]
    return max(told, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _held_inside(operation: Any, argument: Any) -> Words | None:
    if operation is ops.SUBPATTERN:
        return _held(argument[3])
    if operation is ops.BRANCH:
        found = [_held(branch) for branch in argument[1]]
        told = [words for words in found if words is not None]
        return frozenset().union(*told) if len(told) == len(found) else None
    if operation in REPEATS and argument[0] > 0:
        once = _sequence(argument[2])
        return _held(argument[2]) if once is None else _sequence(list(argument[2]) * argument[0])
    return None


REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})
_NOTHING = frozenset({ops.AT, ops.ASSERT, ops.ASSERT_NOT})


def wordings_of(operation: Any, argument: Any) -> Words | None:
    """Return every wording of one operation; null when they are too many."""
    if operation is ops.LITERAL:
        # A blank is no part of a word: a line break may stand for it in the text that is asked about.
        return None if chr(argument).isspace() else frozenset([chr(argument)])
    if operation in _NOTHING:
        return frozenset([""])
    if operation is ops.IN:
        return _class(argument)
    if operation is ops.SUBPATTERN:
        # A group with flags of its own, as (?i:...), would need both cases.
        return _sequence(argument[3]) if not (argument[1] or argument[2]) else None
    if operation is ops.BRANCH:
        found = [_sequence(branch) for branch in argument[1]]
        told = [words for words in found if words is not None]
        return _few(frozenset().union(*told)) if len(told) == len(found) else None
    if operation in REPEATS and argument[1] == 1:
        inner = _sequence(argument[2])
        return _few(inner | {""}) if inner is not None and argument[0] == 0 else inner
    return None


def _class(argument: Sequence[tuple[Any, Any]]) -> Words | None:
    if all(kind is ops.LITERAL and not chr(code).isspace() for kind, code in argument):
        return _few(frozenset(chr(code) for _, code in argument))
    return None


def _sequence(tree: Tree) -> Words | None:
    """Return every wording of a sequence; null when they are too many."""
    run: Words | None = frozenset([""])
    for operation, argument in tree:
        exact = wordings_of(operation, argument)
        run = joined_to(run, exact) if run is not None and exact is not None else None
        if run is None:
            return None
    return run


def joined_to(first: Words, second: Words) -> Words | None:
    """Return every wording of the first with every one of the second behind; null when they are too many."""
    return _few(frozenset(one + two for one in first for two in second))


def _few(words: Words) -> Words | None:
    return words if len(words) <= _WIDE else None


def _endings(tree: Tree) -> Words | None:
    """Return the words with which matches of a sequence end; with an empty one they may end before it."""
    tail: Words = frozenset([""])
    for place in range(len(tree) - 1, -1, -1):
        operation, argument = tree[place]
        exact = wordings_of(operation, argument)
        longer = joined_to(exact, tail) if exact is not None else None
        if longer is not None:
            tail = longer
            continue
        if "" not in tail:
            return tail
        inner = exact if exact is not None else _endings_inside(operation, argument)
        if inner is None:
            return None
        told = (tail - {""}) | (inner - {""})
        if "" not in inner:
            return told
        before = _endings(tree[:place])
        return None if before is None else told | before
    return tail


def _endings_inside(operation: Any, argument: Any) -> Words | None:
    if operation is ops.SUBPATTERN:
        return _endings(argument[3])
    if operation is ops.BRANCH:
        found = [_endings(branch) for branch in argument[1]]
        told = [words for words in found if words is not None]
        return frozenset().union(*told) if len(told) == len(found) else None
    if operation in REPEATS:
        inner = _endings(argument[2])
        return inner | {""} if inner is not None and argument[0] == 0 else inner
    return None


def _beginnings(tree: Tree) -> Words | None:
    """Return the words with which matches of a sequence begin; with an empty one they may begin behind it."""
    head: Words = frozenset([""])
    for place, (operation, argument) in enumerate(tree):
        exact = wordings_of(operation, argument)
        longer = joined_to(head, exact) if exact is not None else None
        if longer is not None:
            head = longer
            continue
        if "" not in head:
            return head
        inner = exact if exact is not None else _beginnings_inside(operation, argument)
        if inner is None:
            return None
        told = (head - {""}) | (inner - {""})
        if "" not in inner:
            return told
        behind = _beginnings(tree[place + 1 :])
        return None if behind is None else told | behind
    return head


def _beginnings_inside(operation: Any, argument: Any) -> Words | None:
    if operation is ops.SUBPATTERN:
        return _beginnings(argument[3])
    if operation is ops.BRANCH:
        found = [_beginnings(branch) for branch in argument[1]]
        told = [words for words in found if words is not None]
        return frozenset().union(*told) if len(told) == len(found) else None
    if operation in REPEATS:
        inner = _beginnings(argument[2])
        return inner | {""} if inner is not None and argument[0] == 0 else inner
    return None
