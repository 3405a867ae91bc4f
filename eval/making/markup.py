"""The small markup of the sources that reportlab and Word documents are made of: well-formed XHTML.

Blocks: ``h1 h2 h3 p ul ol li table tr td th hr pagebreak header footer``. Inside of them: ``b i u br``,
``ink`` and ``picture`` (a signature; ``seed``), ``input`` (``type`` text, checkbox or date; ``name``,
``value``, ``checked``, ``width``). The root ``doc`` bears ``size``, ``font``, ``pt``, ``margin``, ``title``.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

SPECIAL = {"ink", "picture", "input"}


@dataclass(frozen=True)
class Piece:
    """A piece of a line: text with its weight, or a special thing."""

    kind: str
    """``text``, ``break``, or one of ``ink picture input``."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    told: dict[str, str] = field(default_factory=dict)
    """The attributes of a special thing."""


def parse(source: str) -> Any:
    """Return the root element of a source."""
    return etree.fromstring(source.strip().encode())


def pieces(
    element: Any, *, bold: bool = False, italic: bool = False, underlined: bool = False
) -> list[Piece]:
    """Return what stands inside of a block, in order, white space folded."""
    found: list[Piece] = []

    def text(words: str | None) -> None:
        folded = re.sub(r"\s+", " ", words or "")
        if folded:
            found.append(Piece("text", folded, bold, italic, underlined))

    text(element.text)
    for child in element:
        tag = child.tag
        if tag == "br":
            found.append(Piece("break"))
        elif tag in SPECIAL:
            found.append(Piece(tag, told={str(key): str(value) for key, value in child.attrib.items()}))
        elif tag in {"b", "i", "u", "span"}:
            found += pieces(
                child,
                bold=bold or tag == "b",
                italic=italic or tag == "i",
                underlined=underlined or tag == "u",
            )
        text(child.tail)
    return found


def lines(element: Any) -> list[list[Piece]]:
    """Return the pieces of a block by line, as its breaks part them."""
    found: list[list[Piece]] = [[]]
    for piece in pieces(element):
        if piece.kind == "break":
            found.append([])
        else:
            found[-1].append(piece)
    return found


def is_special(element: Any) -> bool:
    """Return whether a block holds more than text."""
    return any(child.tag in SPECIAL for child in element.iter())
