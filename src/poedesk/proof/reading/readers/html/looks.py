"""How the text of an HTML element looks, as far as it decides whether anybody can see it.

Colours, size and visibility pass on to what stands inside, where each can be set anew: a cell without size is
how newsletters close gaps, and the text in it has its own.
"""

from dataclasses import replace
from functools import lru_cache

from selectolax.lexbor import LexborNode

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.colours import (
    BLACK,
    WHITE,
    Colour,
    alike,
    attribute_colour,
    ground_of,
    ink_of,
)

TELLING = compiled(
    r"(?i)(?<![\w-])(?:color|background(?:-color|-image)?|font(?:-size)?|visibility|position"
    r"|-webkit-text-fill-color)\s*:"
)
"""Declarations that decide how text looks."""

KEPT = 400
"""Characters of declarations up to which it is kept what they say: most elements repeat them."""

_LEAST = {
    "px": 2.0,
    "pt": 1.5,
    "pc": 0.13,
    "in": 0.02,
    "cm": 0.05,
    "mm": 0.5,
    "rem": 0.12,
    "vw": 0.15,
    "vh": 0.2,
}
"""Unit -> the size from which on letters can be read."""

_LEAST_OF_PARENT = {"em": 0.12, "ex": 0.25, "ch": 0.25, "%": 12.0}
_SIZE = compiled(r"(?:^|\s)(\d*\.?\d+)(px|pt|pc|in|cm|mm|rem|vw|vh|em|ex|ch|%)?(?=$|[\s/])")
_RAISED = frozenset({"absolute", "fixed", "sticky"})
_LINK: Colour = (0, 0, 238)
_PAINTED: dict[str, Colour] = {"mark": (255, 255, 0), "button": (239, 239, 239)}


@dataclass(frozen=True, slots=True)
class Look:
    """What passes on from an element to the text in it."""

    ink: Colour = BLACK
    ground: Colour = WHITE
    tiny: bool = False
    invisible: bool = False
    pictured: bool = False
    """Whether the page has pictures, on which text can be laid."""

    @property
    def shows(self) -> bool:
        """Return whether text that looks so can be seen."""
        return not (self.tiny or self.invisible or self.ink == "transparent" or alike(self.ink, self.ground))


def look_of(node: LexborNode, around: Look) -> Look:
    """Return how the text of ``node`` looks in an element that looks like ``around``."""
    attributes, tag = node.attributes, node.tag or ""
    if not attributes and tag not in _PAINTED:
        return around
    look = around
    if tag in _PAINTED:
        look = replace(look, ink=BLACK, ground=_PAINTED[tag])
    elif tag == "a" and "href" in attributes:
        look = replace(look, ink=_LINK)
    if attributes.get("bgcolor"):
        look = replace(look, ground=ground_of(attribute_colour(attributes["bgcolor"] or ""), look.ground))
    if attributes.get("background"):
        look = replace(look, ground=None)
    ink = attributes.get("color") if tag == "font" else attributes.get("text") if tag == "body" else None
    if ink:
        look = replace(look, ink=ink_of(attribute_colour(ink), look.ink))
    style = attributes.get("style")
    if not style:
        return look
    return (_styled if len(style) <= KEPT else _styled.__wrapped__)(look, around, style)


@lru_cache(maxsize=1024)
def _styled(look: Look, around: Look, style: str) -> Look:
    if not TELLING.search(style):
        return look
    ink, ground, tiny, invisible = look.ink, look.ground, look.tiny, look.invisible
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip().lower()
        if name in {"color", "-webkit-text-fill-color"}:
            ink = ink_of(value, around.ink)
        elif name in {"background", "background-color", "background-image"}:
            ground = ground_of(value, ground)
        elif name in {"font-size", "font"}:
            tiny = _is_tiny(value, around)
        elif name == "visibility":
            invisible = value in {"hidden", "collapse"} or (invisible and value != "visible")
        elif name == "position" and value in _RAISED and look.pictured and ground == around.ground:
            ground = None  # it may lie on one of the pictures
    return replace(look, ink=ink, ground=ground, tiny=tiny, invisible=invisible)


def _is_tiny(value: str, around: Look) -> bool:
    found = _SIZE.search(value)
    if found is None:
        return around.tiny and value in {"inherit", "smaller", "larger", "unset"}
    size, unit = float(found[1]), found[2] or "px"
    if unit in _LEAST_OF_PARENT:
        return around.tiny or size < _LEAST_OF_PARENT[unit]
    return size < _LEAST[unit]
