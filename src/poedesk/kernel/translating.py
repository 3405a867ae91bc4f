r"""Expressions translated for the engine, with the signs with which a match can begin.

The engine looks for a match at every sign of a text, unless it is told how one begins. Python tells it so for
a pattern that begins with a letter, but for none that begins with the end of a word or a look behind, as most
of ours do: ``\b(?:ends|ended)``. What stands there has no width, so that a match begins with what follows.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as ops
from typing import Any

Code = tuple[int, int, dict[str, int], bytes]
"""All flags, how many groups, their numbers by name, and the engine's code: unsigned numbers of 4 bytes."""

Signs = frozenset[tuple[Any, Any]]
"""Members of a class of signs, as the engine knows them."""

_NO_WIDTH = frozenset({ops.AT, ops.ASSERT, ops.ASSERT_NOT})
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})
_RARE = frozenset({ops.CATEGORY_DIGIT, ops.CATEGORY_SPACE})
"""Kinds of signs that are worth looking for: in most places of a text stands no such sign."""

_LONGEST = 512
"""Signs from one to another, at most, that are told one by one where case does not count."""

_SKIP, _MASK, _HEAD = 1, 2, 5
"""Where code says how long its information is and what kind it is, and where the kind's own begins."""


def translated(pattern: str, flags: int) -> Code:
    """Return what ``re.compile`` hands to the engine, and if it can be told how a match begins.

    Raises:
        re.error: the pattern is wrong.
    """
    tree = compiler._parser.parse(pattern, flags)  # noqa: SLF001 - nothing else gives the engine's code
    code: list[int] = compiler._code(tree, flags)  # noqa: SLF001 - as above
    state = tree.state
    every = flags | state.flags
    return every, state.groups - 1, state.groupdict, array("I", _told(code, tree, every)).tobytes()


def _told(code: list[int], tree: Any, flags: int) -> list[int]:
    """Return ``code`` with how a match begins, unless it says so, or a match is empty or at the front."""
    known = code[_MASK] & (ops.SRE_INFO_PREFIX | ops.SRE_INFO_CHARSET)
    fixed = not len(tree) or tree[0] == (ops.AT, ops.AT_BEGINNING_STRING)
    fixed = fixed or (tree[0] == (ops.AT, ops.AT_BEGINNING) and not flags & ops.SRE_FLAG_MULTILINE)
    if known or fixed or not code[_MASK + 1]:
        return code
    begun = _beginning([tree], flags)
    if begun is None or begun[1]:
        return code
    told: list[int] = []
    members, _ = compiler._optimize_charset(sorted(begun[0]))  # noqa: SLF001 - as above
    compiler._compile_charset(members, flags, told)  # noqa: SLF001 - as above
    head = [ops.INFO, _HEAD - 1 + len(told), ops.SRE_INFO_CHARSET, *code[_MASK + 1 : _HEAD], *told]
    return [*head, *code[1 + code[_SKIP] :]]


def _beginning(branches: Sequence[Any], flags: int) -> tuple[Signs, bool] | None:
    """Return the signs with which a match of any branch begins, and whether one may be empty; else null."""
    found: Signs = frozenset()
    empty = False
    for branch in branches:
        for operation, argument in branch:
            if operation in _NO_WIDTH:
                continue
            told = _beginning_of(operation, argument, flags)
            if told is None:
                return None
            found |= told[0]
            if not told[1]:
                break
        else:
            empty = True
    return found, empty


def _beginning_of(operation: Any, argument: Any, flags: int) -> tuple[Signs, bool] | None:
    """Return the signs with which a match of one operation begins, and whether it may be empty."""
    if operation is ops.LITERAL or operation is ops.IN:
        signs = _members([(operation, argument)] if operation is ops.LITERAL else argument, flags)
        return None if signs is None else (signs, False)
    if operation is ops.SUBPATTERN:
        _, added, taken, inner = argument
        return _beginning([inner], (flags | added) & ~taken)
    if operation is ops.ATOMIC_GROUP:
        return _beginning([argument], flags)
    if operation is ops.BRANCH:
        return _beginning(argument[1], flags)
    if operation in _REPEATS:
        told = _beginning([argument[2]], flags)
        return None if told is None else (told[0], told[1] or not argument[0])
    return None


def _members(members: Iterable[tuple[Any, Any]], flags: int) -> Signs | None:
    """Return the members of a class in either case, if case does not count; null where most signs belong."""
    if not flags & ops.SRE_FLAG_UNICODE or flags & ops.SRE_FLAG_LOCALE:
        return None
    found: set[tuple[Any, Any]] = set()
    for kind, what in members:
        if kind is ops.CATEGORY and what in _RARE:
            found.add((kind, what))
        elif kind not in {ops.LITERAL, ops.RANGE}:
            return None
        elif not flags & ops.SRE_FLAG_IGNORECASE:
            found.add((kind, what))
        else:
            low, high = (what, what) if kind is ops.LITERAL else what
            if high - low > _LONGEST:
                return None
            found |= {(ops.LITERAL, code) for sign in range(low, high + 1) for code in _in_either_case(sign)}
    return frozenset(found)


def _in_either_case(sign: int) -> Sequence[int]:
    """Return the signs that the engine takes for ``sign`` where case does not count."""
    lower: Callable[[int], int] = compiler._sre.unicode_tolower  # noqa: SLF001 - what the engine itself asks
    small = lower(sign)
    same = (small, *compiler._EXTRA_CASES.get(small, ()))  # noqa: SLF001 - as above
    return [each for one in same for each in _written_as().get(one, (one,))]


@cache
def _written_as() -> dict[int, list[int]]:
    """Return for each small letter all signs of which it is the small letter, itself included."""
    lower: Callable[[int], int] = compiler._sre.unicode_tolower  # noqa: SLF001 - as above
    found: dict[int, list[int]] = {}
    for code in range(0x110000):
        small = lower(code)
        if small != code:
            found.setdefault(small, [small]).append(code)
    return found
