"""What every text that a pattern matches must hold, and where the words of that begin and end.

Of "has ended", parted from what stands around, both are whole words: "recommended" need not be looked at.
A word is told with ``EDGE`` where it must begin or end; without, it may go on there. As in ``necessary``, it
is a necessary condition and no more, worked out from the pattern.
"""

from collections.abc import Sequence
from re import _constants as ops
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.kept import kept
from poedesk.proof.finding.wording.necessary import (
    REPEATS,
    Tree,
    Words,
    joined_to,
    parsed,
    wordings_of,
)

EDGE = "\0"
"""Stands in a word of a pattern where no sign of a word can stand in the text."""


@kept
def best_words(pattern: str) -> Words:
    """Return words of which every text that ``pattern`` matches holds one; empty when that cannot be told."""
    return next(iter(_held(parsed(pattern))), frozenset())


@kept
def further_words(pattern: str) -> Words:
    """Return other words of which it holds one too; empty when there are none."""
    return next(iter(_held(parsed(pattern))[1:]), frozenset())


@kept
def best_words_of_whole(pattern: str) -> Words:
    """Return the same where no word goes on into a match, nor out of it."""
    return next(iter(_held(parsed(pattern), begun=True, ended=True)), frozenset())


@kept
def further_words_of_whole(pattern: str) -> Words:
    """Return further words where no word goes on into a match, nor out of it."""
    return next(iter(_held(parsed(pattern), begun=True, ended=True)[1:]), frozenset())


class NeededWords:
    """Words of which, set by set, one stands in every text that a pattern matches, with the ends of each."""

    def __init__(self, pattern: str, *, whole: bool = False) -> None:
        """Work out the words; none are needed when ``pattern`` can match without any.

        With ``whole`` no word of a text goes on into a match, nor out of it.
        """
        if whole:
            told = [best_words_of_whole(pattern), further_words_of_whole(pattern)]
        else:
            told = [best_words(pattern), further_words(pattern)]
        self._sets = [
            [(word.strip(EDGE), word[0] == EDGE, word[-1] == EDGE) for word in words] for words in told
        ]
        self._sets = [words for words in self._sets if words]

    def may_match(self, text: str) -> bool:
        """Return false when the pattern cannot match anywhere in ``text``, which is in small letters."""
        for words in self._sets:
            for word, begun, ended in words:  # as in ``necessary.Needed``: most texts end here
                if word in text and _stands(text, word, begun, ended):
                    break
            else:
                return False
        return True


def _stands(text: str, word: str, begun: bool, ended: bool) -> bool:  # noqa: FBT001 - as in _held
    """Return whether ``word`` stands in ``text`` with these ends; "_" ends a word too: it may be a line."""
    place = text.find(word)
    while place >= 0:
        behind = place + len(word)
        fits = not (begun and text[place - 1 : place].isalnum()) and not (
            ended and text[behind : behind + 1].isalnum()
        )
        if fits:
            return True
        place = text.find(word, place + 1)
    return False


def _held(tree: Tree, *, begun: bool = False, ended: bool = False) -> list[Words]:
    """Return at most two sets of words in a sequence, of each of which one must stand; the telling one first.

    ``begun`` says that no word goes on into the sequence, ``ended`` that none goes on behind it.
    """
    found: list[Words] = []
    run = _begin(edge=begun)
    for place, item in enumerate(tree):
        edge = _is_edge(*item) or _forbids_words(*item, 1)
        wordings = None if edge else wordings_of(*item)
        longer = joined_to(run, wordings) if wordings is not None else None
        if longer is None:
            found.append(_closed(run, edge=edge or _edge_ahead(tree[place:], ended)))
            if wordings is None and not edge:
                found += _held_inside(*item, begun, _edge_ahead(tree[place + 1 :], ended))
        begun = _edge_behind(item, begun)
        run = longer or wordings or _begin(edge=begun)
        if begun and run == {""}:
            run = _begin(edge=True)
    found.append(_closed(run, edge=ended))
    told = [words for words in found if all(word.strip(EDGE) for word in words)]
    told.sort(key=_telling, reverse=True)
    return [*told[:1], *[words for words in told[1:] if told[0].isdisjoint(words)][:1]]


def _telling(words: Words) -> tuple[int, int]:
    return min(len(word.strip(EDGE)) for word in words), -len(words)


def _begin(*, edge: bool) -> Words:
    return frozenset([EDGE if edge else ""])


def _closed(run: Words, *, edge: bool) -> Words:
    return frozenset(word + EDGE for word in run) if edge else run


def _held_inside(operation: Any, argument: Any, begun: bool, ended: bool) -> list[Words]:  # noqa: FBT001 - as in _held
    if operation is ops.SUBPATTERN:
        return _held(argument[3], begun=begun, ended=ended)
    if operation is ops.BRANCH:
        found = [_held(branch, begun=begun, ended=ended) for branch in argument[1]]
        if not all(found):
            return []
        ranks = range(max(map(len, found)))
        each_rank = ([sets[min(rank, len(sets) - 1)] for sets in found] for rank in ranks)
        return [frozenset[str]().union(*sets) for sets in each_rank]
    return _held(argument[2]) if operation in REPEATS and argument[0] > 0 else []


def _is_edge(operation: Any, argument: Any) -> bool:
    """Return whether an operation matches something, yet no sign of a word, or stands at an end of words."""
    if operation is ops.AT:
        return argument is not ops.AT_NON_BOUNDARY
    if operation is ops.LITERAL:
        return chr(argument).isspace()
    if operation is ops.IN:
        return all(_is_none_of_words(*item) for item in argument)
    return operation in REPEATS and argument[0] > 0 and len(argument[2]) == 1 and _is_edge(*argument[2][0])


_WORD = compiled(r"\w")


def _is_none_of_words(kind: Any, what: Any) -> bool:
    if kind is ops.LITERAL:
        return _WORD.match(chr(what)) is None
    return kind is ops.CATEGORY and what in {ops.CATEGORY_SPACE, ops.CATEGORY_NOT_WORD}


def _forbids_words(operation: Any, argument: Any, direction: int) -> bool:
    """Return whether an operation lets no sign of a word stand behind its place (1) or before it (-1)."""
    if operation is not ops.ASSERT_NOT or argument[0] != direction:
        return False
    inner = list(argument[1])
    signs = inner[0][1] if len(inner) == 1 and inner[0][0] is ops.IN else []
    return (ops.CATEGORY, ops.CATEGORY_WORD) in signs and (ops.NEGATE, None) not in signs


def _edge_ahead(tree: Tree, otherwise: bool) -> bool:  # noqa: FBT001 - what is known of the rest
    """Return whether no word goes on into what ``tree`` matches; ``otherwise`` tells the same of its rest."""
    for place, (operation, argument) in enumerate(tree):
        if _is_edge(operation, argument) or _forbids_words(operation, argument, 1):
            return True
        if operation in {ops.AT, ops.ASSERT, ops.ASSERT_NOT}:
            continue
        if operation is ops.LITERAL:
            return _WORD.match(chr(argument)) is None
        rest = tree[place + 1 :]
        if operation is ops.SUBPATTERN:
            return _edge_ahead([*argument[3], *rest], otherwise)
        if operation is ops.BRANCH:
            return all(_edge_ahead([*branch, *rest], otherwise) for branch in argument[1])
        if operation in REPEATS:
            once = _edge_ahead(argument[2], otherwise=False)
            return once and (argument[0] > 0 or _edge_ahead(rest, otherwise))
        return False
    return otherwise


def _edge_behind(item: tuple[Any, Any], before: bool) -> bool:  # noqa: FBT001 - what is known of what comes first
    """Return whether a word that stands behind ``item`` begins there; ``before`` tells the same before it."""
    operation, argument = item
    if _is_edge(operation, argument) or _forbids_words(operation, argument, -1):
        return True
    if operation in {ops.AT, ops.ASSERT, ops.ASSERT_NOT}:
        return before
    if operation is ops.LITERAL:
        return _WORD.match(chr(argument)) is None
    if operation is ops.SUBPATTERN:
        return _edge_behind_all(argument[3], before=before)
    if operation is ops.BRANCH:
        return all(_edge_behind_all(branch, before=before) for branch in argument[1])
    if operation in REPEATS:
        return _edge_behind_all(argument[2], before=False) and (argument[0] > 0 or before)
    return False


def _edge_behind_all(items: Sequence[tuple[Any, Any]], *, before: bool) -> bool:
    for item in items:
        before = _edge_behind(item, before)
    return before
