"""How a visible seal looks: a frame with lines of text in our own faces."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from poedesk.paper.forms.pdf.file import strokes
from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.layout.looks import ACCENT, FALL, INK, LEADING, QUIET, RISE
from poedesk.paper.forms.pdf.type.lines import Line, lines, plain

SIZE, LEAST = 9.0, 4.0
"""Of the letters: what is tried first, and last."""

_STEP = 0.5
_PAD = 4.0


def appearance(texts: Sequence[str], width: float, height: float, turns: int = 0) -> bytes:
    """Return a PDF of one page of that size that shows ``texts``, the first of them stronger.

    What does not fit at the least size is left out from the end. ``turns`` are the clockwise quarter turns
    with which the page that it goes on is shown: it is drawn so that it stands upright there.
    """
    across, up = (height, width) if turns % 2 else (width, height)
    fonts = Fonts()
    drawn = " ".join(_drawn(texts, across, up, fonts))
    pdf = Pdf.new()
    content = f"q {_matrix(turns, width, height)} cm {drawn} Q"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Contents=pdf.make_stream(content.encode("ascii")),
        Resources=Dictionary(Font=fonts.resources(pdf)),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _matrix(turns: int, width: float, height: float) -> str:
    """Return the operands that undo the turns of the page."""
    number = strokes.number
    return {
        0: "1 0 0 1 0 0",
        1: f"0 1 -1 0 {number(width)} 0",
        2: f"-1 0 0 -1 {number(width)} {number(height)}",
        3: f"0 -1 1 0 0 {number(height)}",
    }[turns % 4]


def _drawn(texts: Sequence[str], width: float, height: float, fonts: Fonts) -> list[str]:
    size, rows = _set(texts, width - 3 * _PAD, height - 2 * _PAD)
    bar = strokes.rectangle(0, 0, 2, height)
    frame = strokes.rectangle(0.25, 0.25, width - 0.5, height - 0.5)
    out = [strokes.colour(ACCENT), f"{bar} f 0.5 w {frame} S"]
    y = height - _PAD - RISE * size
    for first, line in rows:
        out.append(strokes.colour(INK if first else QUIET))
        out.append(f"BT {strokes.words(line, 2 * _PAD, y, size, fonts)} ET")
        y -= LEADING * size
    return out


def _set(texts: Sequence[str], width: float, height: float) -> tuple[float, list[tuple[bool, Line]]]:
    """Return the size at which the texts fit, or the least, with the lines that fit then."""
    size = SIZE
    while True:
        rows = [
            (number == 0, line)
            for number, text in enumerate(texts)
            for line in lines(plain(text), width * 1000 / size, bold=number == 0)
        ]
        fitting = int((height - (RISE + FALL) * size) / (LEADING * size)) + 1
        if len(rows) <= fitting or size - _STEP < LEAST:
            return size, rows[: max(0, fitting)]
        size -= _STEP
