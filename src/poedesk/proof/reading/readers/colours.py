"""Colours as style sheets write them, and whether one can be told from another."""

import colorsys
import re

from poedesk.kernel.expressions import compiled

Colour = tuple[int, int, int] | str | None
"""Red, green and blue; the word for one whose shade is not known; null for one of which nothing is known."""

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
TRANSPARENT = "transparent"

_ALIKE = 24
"""Steps (of 255) in each channel up to which nobody tells two colours apart."""

_LEAST_OPAQUE = 0.1
_TOKEN = compiled(r"#[0-9a-f]+|[a-z-]+\([^()]*\)|[a-z-]+")
_NUMBER = compiled(r"(-?\d*\.?\d+)(%?)")
_NO_COLOURS = compiled(
    r"none|(?:no-)?repeat(?:-[xy])?|scroll|fixed|local|left|right|top|bottom|center|cover|contain|auto|px|pt|em"
    r"|(?:border|padding|content)-box"
)
_SAME = frozenset({"inherit", "currentcolor", "initial", "unset", "revert", "revert-layer"})
_NAMED = {
    "black": BLACK,
    "white": WHITE,
    "window": WHITE,
    "canvas": WHITE,
    "windowtext": BLACK,
    "canvastext": BLACK,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245),
    "floralwhite": (255, 250, 240),
    "mintcream": (245, 255, 250),
    "azure": (240, 255, 255),
    "aliceblue": (240, 248, 255),
    "seashell": (255, 245, 238),
    "honeydew": (240, 255, 240),
    "lavenderblush": (255, 240, 245),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "maroon": (128, 0, 0),
    "red": (255, 0, 0),
    "purple": (128, 0, 128),
    "fuchsia": (255, 0, 255),
    "green": (0, 128, 0),
    "lime": (0, 255, 0),
    "olive": (128, 128, 0),
    "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
    "blue": (0, 0, 255),
    "teal": (0, 128, 128),
    "aqua": (0, 255, 255),
}
"""The basic colours and those near white; others are told apart by their names."""


def alike(one: Colour, other: Colour) -> bool:
    """Return whether nobody can tell two colours apart; false when either is not known."""
    if one is None or other is None:
        return False
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return all(abs(mine - yours) <= _ALIKE for mine, yours in zip(one, other, strict=True))


def ink_of(value: str, usual: Colour) -> Colour:
    """Return the colour that ``color: value`` gives to text that would be ``usual``."""
    found = _TOKEN.search(value.lower())
    return usual if found is None or found[0] in _SAME else _colour(found[0])


def ground_of(value: str, usual: Colour) -> Colour:
    """Return what ``background: value`` paints over ``usual``; null when it is a picture."""
    value = value.lower()
    if "url(" in value or "gradient(" in value or "image(" in value:
        return None
    words = [word for word in _TOKEN.findall(value) if not _NO_COLOURS.fullmatch(word) and word not in _SAME]
    painted = _colour(words[0]) if words else TRANSPARENT
    return over(usual, painted)


def over(ground: Colour, painted: Colour) -> Colour:
    """Return what is seen behind text where ``painted`` lies over ``ground``."""
    return ground if painted == TRANSPARENT else painted


def attribute_colour(value: str) -> str:
    """Return the colour of an attribute such as ``bgcolor`` as style sheets write it."""
    value = value.strip()
    return f"#{value}" if re.fullmatch(r"[0-9a-fA-F]{6}", value) else value


def _colour(word: str) -> Colour:
    if word.startswith("#"):
        return _of_digits(word[1:])
    if word in _NAMED:
        return _NAMED[word]
    return _of_function(word) if "(" in word else word


def _of_digits(digits: str) -> Colour:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, *opaque = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
    return TRANSPARENT if opaque and opaque[0] / 255 < _LEAST_OPAQUE else (red, green, blue)


def _of_function(word: str) -> Colour:
    name, _, inside = word.partition("(")
    parts = [(float(number), sign) for number, sign in _NUMBER.findall(inside)]
    if name not in {"rgb", "rgba", "hsl", "hsla"} or len(parts) not in (3, 4):
        return None
    if parts[3:] and parts[3][0] / (100 if parts[3][1] else 1) < _LEAST_OPAQUE:
        return TRANSPARENT
    if name.startswith("hsl"):
        hue, saturation, lightness = (number for number, _ in parts[:3])
        red, green, blue = colorsys.hls_to_rgb(hue / 360 % 1, _part(lightness), _part(saturation))
        return round(red * 255), round(green * 255), round(blue * 255)
    red, green, blue = (number * 2.55 if sign else number for number, sign in parts[:3])
    return round(red), round(green), round(blue)


def _part(percent: float) -> float:
    return min(max(percent / 100, 0.0), 1.0)
