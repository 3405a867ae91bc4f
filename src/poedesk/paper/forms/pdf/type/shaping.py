"""Words to glyphs, by HarfBuzz; each word is shaped once."""

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from poedesk.paper.forms.pdf.type.faces import Face

_FEATURES = {"liga": False, "clig": False}
"""Ligatures of taste are left out: a letter each can be marked and searched. Those of a script stay."""


_SILENT = "\u200b"
"""Text of a glyph whose meaning stands on its whole group: a blank without width."""

_LIGATURES = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (0xFC43, 0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB)
}
"""Two letters that Arabic draws as one -> the compatibility letter for both."""


class Glyph(NamedTuple):
    """One glyph at its place; measures are thousandths of an em."""

    id: int
    text: str
    """What it stands for."""

    advance: float
    right: float
    """How far it is drawn right of the pen."""

    up: float
    whole: str = ""
    """What it says together with its neighbours, when none of them can be told a letter of its own."""

    part: int = 0
    """Tells neighbours apart that stand for different things."""


class Shaped(NamedTuple):
    """Glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=16384)
def shape(face: Face, text: str, *, from_right: bool = False) -> Shaped:
    """Return the glyphs of a word or a blank, all of one face and one direction."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    hb.shape(face.font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    counts = Counter(info.cluster for info in infos)
    starts = sorted(counts)
    said = {
        start: _one_letter(text[start:end])
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    }
    scale = 1000 / face.upem
    glyphs = tuple(
        Glyph(
            info.codepoint,
            said[info.cluster] if counts[info.cluster] == 1 else _SILENT,
            position.x_advance * scale,
            position.x_offset * scale,
            position.y_offset * scale,
            said[info.cluster] if counts[info.cluster] > 1 else "",
            info.cluster,
        )
        for info, position in zip(infos, positions, strict=True)
    )
    return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))


def _one_letter(text: str) -> str:
    """Return the compatibility letter for ``text`` when there is one (lam and alef), else the text.

    Programs that turn Arabic letters into reading order one by one would turn lam and alef too.
    """
    return _LIGATURES.get(text, text)


@lru_cache(maxsize=65536)
def natural_width(face: Face, glyph: int) -> int:
    """Return the advance of a glyph that nothing stands beside, in thousandths of an em, rounded."""
    advance: float = face.font.get_glyph_h_advance(glyph) * 1000 / face.upem
    return round(advance)
