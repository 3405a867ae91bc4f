"""Which way each letter of a line runs: the bidirectional algorithm of Unicode, by python-bidi."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from bidi import algorithm

from poedesk.paper.forms.direction import FROM_RIGHT

T = TypeVar("T")

_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Signs that steer the order of others; python-bidi knows no isolates, so none of them is heeded."""


def without_steering(text: str) -> str:
    """Return ``text`` without the signs that only steer the order of others."""
    return _STEERING.sub("", text)


@lru_cache(maxsize=4096)
def levels(text: str, base: int) -> tuple[int, ...]:
    """Return the level of each letter of a line in a paragraph of level ``base``; odd runs from the right."""
    if not base and not FROM_RIGHT.search(text):
        return (0,) * len(text)
    # Joiners are taken out by the algorithm; they go with the letter before them.
    kept = [index for index, letter in enumerate(text) if unicodedata.bidirectional(letter) != "BN"]
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    algorithm.get_embedding_levels("".join(text[index] for index in kept), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = {index: char["level"] for index, char in zip(kept, storage["chars"], strict=True)}
    made: list[int] = []
    for index in range(len(text)):
        made.append(found.get(index, made[-1] if made else base))
    return tuple(made)


_CLOSING = {
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    "\u00ab": "\u00bb",
    "\u2039": "\u203a",
    "\u300c": "\u300d",
}
"""Opening bracket -> its closing one, as far as forms hold them."""

_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""Kinds of letters that have a direction, or count as if they ran from the right (rule N0)."""


def _pair_brackets(chars: list[dict[str, Any]], base: int) -> None:
    """Give the brackets of each pair one direction (rule N0), which python-bidi leaves out."""
    own, other = ("R", "L") if base else ("L", "R")
    for first, last in sorted(_pairs(chars)):
        inside = {_STRONG.get(char["type"]) for char in chars[first + 1 : last]}
        if own in inside:
            chars[first]["type"] = chars[last]["type"] = own
        elif other in inside:
            before = (_STRONG.get(char["type"]) for char in reversed(chars[:first]))
            context = next((kind for kind in before if kind), own)
            chars[first]["type"] = chars[last]["type"] = other if context == other else own


def _pairs(chars: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if char["ch"] in _CLOSING:
            waiting.append((_CLOSING[char["ch"]], index))
            continue
        match = next((at for at in reversed(range(len(waiting))) if waiting[at][0] == char["ch"]), None)
        if match is not None:
            yield waiting[match][1], index
            del waiting[match:]


def visual(runs: Sequence[tuple[int, T]]) -> list[T]:
    """Return runs, each with its level, from left to right (rule L2)."""
    order = list(runs)
    if not order:
        return []
    highest = max(level for level, _ in order)
    lowest_odd = min((level for level, _ in order if level % 2), default=highest + 1)
    for limit in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if order[start][0] < limit:
                start += 1
                continue
            end = start
            while end < len(order) and order[end][0] >= limit:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return [run for _, run in order]
