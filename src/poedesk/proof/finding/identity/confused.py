"""What recognised text can stand for: signs that are taken for one another, lost, doubled or pulled apart.

A value that was read in a picture is compared with the one that is claimed. Where every difference is one
that recognising makes, nothing is shown and nothing is refuted; any other difference is a real one. The
signs are listed in ``data/confusions.yaml``.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import permutations

from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml


class Likeness(StrEnum):
    """How a recognised text stands to a claimed one."""

    SAME = "same"
    """Sign for sign."""

    ALIKE = "alike"
    """It differs only in signs that look the same in many fonts."""

    BLURRED = "blurred"
    """It differs only in what recognising gets wrong on a bad copy: likely signs, lost or doubled ones."""

    OTHER = "other"
    """At least one sign is another."""


@dataclass(frozen=True, slots=True)
class _Signs:
    same: Mapping[str, frozenset[str]]
    """Sign -> signs that look the same in many fonts."""

    likely: Mapping[str, frozenset[str]]
    """Sign -> signs that a bad copy makes of it, those of ``same`` included."""

    groups: frozenset[tuple[str, str]]
    """Pairs of several signs that look like another one or two, both ways."""

    fillers: frozenset[str]
    """Signs that appear and vanish between others."""


@cache
def _signs() -> _Signs:
    source = files("poedesk.proof.finding").joinpath("data/confusions.yaml").read_text(encoding="utf-8")
    data = load_yaml(source)
    pairs = {tuple(pair.split()) for pair in data["several signs"]}
    both = frozenset((one, other) for first, second in pairs for one, other in permutations((first, second)))
    return _Signs(
        _table(data["same in many fonts"]),
        _table([*data["same in many fonts"], *data["likely on a bad copy"]]),
        both,
        frozenset(data["fillers"]),
    )


def _table(groups: list[str]) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in groups:
        for sign in group:
            table.setdefault(sign, set()).update(group)
    return {sign: frozenset(others - {sign}) for sign, others in table.items()}


def looks_like(sign: str) -> frozenset[str]:
    """Return the signs that a recognised ``sign`` may have been, itself not among them."""
    return _signs().likely.get(_plain(sign), frozenset())


def figures_for(figure: str) -> tuple[str, ...]:
    """Return the other figures that a recognised figure may have been."""
    return tuple(sorted(sign for sign in looks_like(figure) if sign.isascii() and sign.isdigit()))


def likeness(read: str, claimed: str) -> Likeness:
    """Return how ``read`` stands to ``claimed``; case, kinds of dashes and runs of blanks are as one."""
    if _plain(read) == _plain(claimed):
        return Likeness.SAME
    one, other = _bare(read), _bare(claimed)
    if not one or not other:
        return Likeness.OTHER
    if _cost(one, other, _signs().same, lost=None) < _HARD:
        return Likeness.ALIKE
    return Likeness.BLURRED if _differences(one, other) == 0 else Likeness.OTHER


def differences(read: str, claimed: str) -> int:
    """Return by how many signs ``read`` truly differs from ``claimed``; 0 when it can be the same."""
    return _differences(_bare(read), _bare(claimed))


def _differences(one: str, other: str) -> int:
    return min(_broken(one, other, lost=lost) for lost in (True, False))


def is_cut(read: str, claimed: str) -> bool:
    """Say whether ``read`` can be the beginning or the end of ``claimed``, the rest of which is lost."""
    one, other = _bare(read), _bare(claimed)
    if not _SHORTEST <= len(one) < len(other):
        return False
    return 0 in {_differences(one, other[: len(one)]), _differences(one, other[-len(one) :])}


def find(text: str, claimed: str) -> tuple[int, int] | None:
    """Return where ``text`` can be read as ``claimed``, damaged or not, as the range of its signs."""
    kept = [(place, sign) for place, raw in enumerate(text) for sign in _bare(raw)]
    wanted = _bare(claimed)
    if len(wanted) < _SHORTEST or not kept:
        return None
    squeezed = "".join(sign for _, sign in kept)
    cutoff = _NEAR if len(wanted) > _LONG else _NEAR_SHORT
    near = partial_ratio_alignment(_leading(wanted), _leading(squeezed), score_cutoff=cutoff)
    if near is None or len(squeezed) < len(wanted) // 2:
        return None
    slack = 1 + len(wanted) // _LOST_IN
    starts = range(max(0, near.dest_start - slack), near.dest_start + slack + 1)
    sizes = range(len(wanted) - slack, len(wanted) + slack + 1)
    for size in sorted(sizes, key=lambda size: abs(size - len(wanted))):
        for low in starts:
            piece = kept[low : low + size]
            if not piece or (size < len(wanted) and _goes_on(text, piece[0][0], piece[-1][0] + 1)):
                continue  # what seems lost at an end is another sign
            if _torn(text, piece[0][0], piece[-1][0] + 1):
                continue
            if _differences(squeezed[low : low + size], wanted) == 0:
                return _whole_words(text, piece[0][0], piece[-1][0] + 1)
    return None


def find_mangled(text: str, title: str) -> tuple[int, int] | None:
    """Return where ``text`` has ``title`` with one sign of ten another or lost, as the range of its signs.

    For names of which none is near another; a value such as an id is looked for by ``find``.
    """
    wanted = _bare(title)
    kept = [(place, sign) for place, raw in enumerate(text) for sign in _bare(raw)]
    if len(wanted) < _MANGLED or len(kept) < len(wanted):
        return None
    near = partial_ratio_alignment(wanted, "".join(sign for _, sign in kept), score_cutoff=_MANGLED_FAR)
    if near is None:
        return None
    low, high = _whole_words(text, kept[near.dest_start][0], kept[near.dest_end - 1][0] + 1)
    words = [match.span() for match in re.finditer(r"\S+", text[low:high])]
    runs = [(low + first[0], low + last[1]) for first in words for last in words if first <= last]
    likeness_of = {run: ratio(wanted, _bare(text[slice(*run)])) for run in runs}
    best = max(runs, key=likeness_of.__getitem__)
    return best if likeness_of[best] >= _MANGLED_NEAR else None


def _torn(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins or ends with the few signs of a word that stands beside it."""
    words = text[start:end].split()
    before = text[max(0, start - 1) : start].isalnum() and len(words[0]) < _SHORTEST
    return before or (text[end : end + 1].isalnum() and len(words[-1]) < _SHORTEST)


def _goes_on(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum()


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


_SHORTEST = 6
"""Signs of a value that is looked for in a text; a shorter one is everywhere."""

_LONG = 20

_MANGLED, _MANGLED_NEAR, _MANGLED_FAR = 10, 88.0, 80.0
"""Signs of a title that can be told though one is another and one too many, its likeness, of 100,
and that of a stretch as long as the title, from which on the words around it are compared."""

_NEAR, _NEAR_SHORT = 75.0, 65.0
"""Likeness, of 100, of a stretch that is compared sign by sign; a long value's and a short one's."""

_LOST_IN = 12
"""Signs of which one may be lost or doubled, besides one in any."""

_BAND = 6
"""Signs by which two values may differ in length and still be compared."""

_HARD, _SLIGHT = 10_000, 100


def _bare(text: str) -> str:
    """Return the plain signs of ``text`` without those that appear and vanish."""
    fillers = _signs().fillers
    return "".join(sign for sign in _plain(text) if not sign.isspace() and sign not in fillers)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    signs = "".join(
        "-" if unicodedata.category(sign) == "Pd" or sign in "−\u00ad" else sign for sign in folded
    )
    return " ".join(signs.split()) if len(text) > 1 else signs


def _leading(text: str) -> str:
    """Return ``text`` with the first sign of each class in place of the others."""
    likely = _signs().same
    return "".join(min({sign, *likely.get(sign, ())}) for sign in text)


def _broken(one: str, other: str, *, lost: bool) -> int:
    cost = _cost(one, other, _signs().likely, lost=lost)
    hard, rest = divmod(cost, _HARD)
    return hard + max(0, rest // _SLIGHT - 1 - len(other) // _LOST_IN)


def _cost(one: str, other: str, looks: Mapping[str, frozenset[str]], *, lost: bool | None) -> int:
    """Return what ``one`` costs for ``other``: ``_HARD`` a true difference, ``_SLIGHT`` a sign lost.

    Signs are lost, or doubled, but not both: else a lost one beside a doubled one would be any sign at all.
    """
    if abs(len(one) - len(other)) > _BAND:
        return _HARD * max(len(one), len(other))
    groups, never = _signs().groups, _HARD * (len(one) + len(other) + 1)
    before: list[list[int]] = []
    for i in range(len(other) + 1):
        row = [never] * (len(one) + 1)
        for j in range(max(0, i - _BAND), min(len(one), i + _BAND) + 1):
            ways = [] if i or j else [0]
            if i and j:
                same = one[j - 1] == other[i - 1] or one[j - 1] in looks.get(other[i - 1], ())
                ways.append(before[i - 1][j - 1] + (0 if same else _HARD))
            if i:
                ways.append(before[i - 1][j] + (_SLIGHT if lost else _HARD))
            if j:
                doubled = lost is False and j > 1 and one[j - 1] == one[j - 2]
                ways.append(row[j - 1] + (_SLIGHT if doubled else _HARD))
            for a, b in ((1, 2), (2, 1)):
                if j >= a and i >= b and (one[j - a : j], other[i - b : i]) in groups:
                    ways.append(before[i - b][j - a])
            row[j] = min(ways)
        before.append(row)
    return before[-1][-1]
