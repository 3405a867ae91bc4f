"""What a pen leaves on paper: ticks, signatures, initials and writing, as strokes.

A stroke is a list of points. Ticks and signatures come in a unit square, ``placed`` brings them to their
place; writing comes in points. The same dice give the same hand.
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import yaml

from eval.making.strokes import strokes as scribble

Point = tuple[float, float]
Stroke = list[Point]

_HEIGHT = 10.0
"""Units of ``hand.yaml`` from the top of capitals to the line."""


class Place(NamedTuple):
    """A rectangle on a page, from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Sign(NamedTuple):
    """One sign of the plain hand."""

    width: float
    strokes: tuple[Stroke, ...]


@cache
def _hand() -> Mapping[str, Sign]:
    given = yaml.safe_load(Path(__file__).with_name("hand.yaml").read_text("utf-8"))
    return MappingProxyType(
        {sign: Sign(width, tuple(map(_points, lines.split(";")))) for sign, (width, lines) in given.items()}
    )


def _points(line: str) -> Stroke:
    pairs = (pair.split(",") for pair in line.split())
    return [(float(x), float(y)) for x, y in pairs]


def smooth(points: Sequence[Point], steps: int = 6) -> Stroke:
    """Return a curve through ``points`` (Catmull and Rom's), with ``steps`` points a part."""
    if len(points) < 3:  # noqa: PLR2004 - two points are a line
        return list(points)
    around = [points[0], *points, points[-1]]
    curve = []
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(_between(before, start, end, after, t))
    return [*curve, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    def along(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        )

    return along(before[0], start[0], end[0], after[0]), along(before[1], start[1], end[1], after[1])


def placed(strokes: Sequence[Stroke], place: Place) -> list[Stroke]:
    """Return strokes of the unit square in ``place``."""
    width, height = place.right - place.left, place.bottom - place.top
    return [[(place.left + x * width, place.top + y * height) for x, y in stroke] for stroke in strokes]


def written(text: str, left: float, base: float, size: float, dice: random.Random) -> list[Stroke]:
    """Return ``text`` written on the line at ``base`` from ``left`` on, capitals ``size`` points high.

    Signs that the hand does not know are left out as gaps.
    """
    unit = size / _HEIGHT
    lean, drift = dice.uniform(-0.05, 0.3), dice.uniform(-0.02, 0.02)
    x, made = left, []
    for character in text:
        sign = _hand().get(character)
        if sign is None:
            x += 4 * unit
            continue
        tall, wide = dice.uniform(0.92, 1.08), dice.uniform(0.9, 1.1)
        for stroke in sign.strokes:
            rough = [
                (
                    x + (px * wide + (_HEIGHT - py) * lean) * unit + dice.gauss(0, 0.16) * unit,
                    base + drift * (x - left) + (py - _HEIGHT) * tall * unit + dice.gauss(0, 0.16) * unit,
                )
                for px, py in stroke
            ]
            made.append(smooth(rough))
        x += (sign.width * wide + dice.uniform(1.4, 2.4)) * unit
    return made


def width_of(text: str, size: float) -> float:
    """Return about how many points ``text`` takes when written ``size`` points high."""
    known = (_hand().get(character) for character in text)
    return sum((sign.width + 1.9 if sign is not None else 4.0) for sign in known) * size / _HEIGHT


def signature(name: str, dice: random.Random) -> list[Stroke]:
    """Return a signature of ``name`` in the unit square: a scribble, a name run together, or loops."""
    return dice.choice((_scribbled, _run_together, _looped))(name, dice)


def _scribbled(name: str, dice: random.Random) -> list[Stroke]:
    return scribble(f"{name}{dice.random()}")


def _run_together(name: str, dice: random.Random) -> list[Stroke]:
    first, *rest = name.split() or ["X"]
    told = first[0] + (rest[-1] if rest else first[1:])
    strokes = written(told, 0, 0, 1, dice)
    joined = [point for stroke in strokes[1:] for point in stroke[:: dice.choice((2, 3))]]
    lines = _fitted([strokes[0], smooth(joined, 3)] if joined else strokes)
    if dice.random() < 0.6:  # noqa: PLR2004 - most hands end with a line below
        lines.append(smooth([(dice.uniform(0, 0.3), 0.95), (0.5, 0.86), (1, dice.uniform(0.8, 0.98))]))
    return lines


def _looped(_name: str, dice: random.Random) -> list[Stroke]:
    turns, x = dice.randint(3, 6), 0.05
    points = []
    for turn in range(turns):
        high, wide = dice.uniform(0.25, 0.48) * (1 - turn / (turns * 2)), dice.uniform(0.08, 0.2)
        points += [
            (x, 0.62),
            (x + wide, 0.5 - high),
            (x + wide * 0.4, 0.45 - high),
            (x + wide * 0.2, 0.66 + high / 3),
        ]
        x += wide * dice.uniform(0.7, 1.1)
    tail = [(x, 0.6), (x + 0.1, 0.55), (1.0, dice.uniform(0.4, 0.7))]
    return _fitted([smooth([*points, *tail])])


def _fitted(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return ``strokes`` stretched to the unit square."""
    across = [x for stroke in strokes for x, _ in stroke]
    down = [y for stroke in strokes for _, y in stroke]
    left, top = min(across), min(down)
    width, height = max(max(across) - left, 1e-6), max(max(down) - top, 1e-6)
    return [[((x - left) / width, (y - top) / height * 0.9) for x, y in stroke] for stroke in strokes]


def initials(name: str, dice: random.Random) -> list[Stroke]:
    """Return the first letters of ``name`` in the unit square."""
    return _fitted(written("".join(word[0] for word in name.split() if word), 0, 0, 1, dice))


def _check(dice: random.Random) -> list[Stroke]:
    low = dice.uniform(0.3, 0.5)
    end = (dice.uniform(0.95, 1.5), dice.uniform(-0.5, 0.1))
    return [smooth([(dice.uniform(-0.1, 0.2), dice.uniform(0.35, 0.6)), (low, dice.uniform(0.8, 1.0)), end])]


def _cross(dice: random.Random) -> list[Stroke]:
    def around(x: float, y: float) -> Point:
        return x + dice.uniform(-0.15, 0.15), y + dice.uniform(-0.15, 0.15)

    return [
        smooth([around(0.1, 0.1), around(0.5, 0.5), around(0.9, 0.9)]),
        smooth([around(0.9, 0.1), around(0.5, 0.5), around(0.1, 0.9)]),
    ]


def _fill(dice: random.Random) -> list[Stroke]:
    rows = dice.randint(7, 11)
    points = [
        (dice.uniform(0.02, 0.15) if row % 2 else dice.uniform(0.85, 0.98), 0.08 + 0.84 * row / rows)
        for row in range(rows + 1)
    ]
    return [points, [(y, x) for x, y in points]]


def _scribble(dice: random.Random) -> list[Stroke]:
    points = [(dice.uniform(0, 1), dice.uniform(0.05, 0.95)) for _ in range(9)]
    return [smooth(points)]


def _circle(dice: random.Random) -> list[Stroke]:
    start, wide, high = dice.uniform(0, math.tau), dice.uniform(0.9, 1.25), dice.uniform(0.85, 1.15)
    turn = (start + math.tau * 1.06 * step / 30 for step in range(31))
    return [[(0.5 + wide * math.cos(angle), 0.5 + high * math.sin(angle)) for angle in turn]]


TICKS: Mapping[str, Callable[[random.Random], list[Stroke]]] = MappingProxyType(
    {"check": _check, "cross": _cross, "fill": _fill, "scribble": _scribble, "circle": _circle}
)
"""Ways of ticking a box, in the unit square of the box; a check and a circle reach beyond it."""


def struck_out(dice: random.Random) -> list[Stroke]:
    """Return a tick that was taken back: a check with a line through it and beyond the box on both sides."""
    slope = dice.uniform(-0.25, 0.25)
    line = smooth([(-1.1, 0.5 + slope), (0.5, 0.5), (2.1, 0.5 - slope)])
    return [*_check(dice), line, [(x, y + 0.22) for x, y in line]]
