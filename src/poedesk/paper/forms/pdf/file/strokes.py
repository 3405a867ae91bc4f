"""Operators of a content stream, as text."""

from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.type.lines import Line, Run
from poedesk.paper.forms.pdf.type.shaping import natural_width

Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""

_SLIGHT = 0.5
"""Thousandths of an em that nobody sees."""


_END = " EMC"


def number(value: float) -> str:
    """Return a number as a PDF writes it: three places at most, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def words(line: Line, x: float, y: float, size: float, fonts: Fonts) -> str:
    """Return the operators that draw ``line`` with its left end at ``x`` and its base line at ``y``."""
    parts = []
    for run in line.runs:
        face = f"/{fonts.name(run.face)} {number(size)} Tf"
        parts.append(f"{face} 1 0 0 1 {number(x)} {number(y)} Tm {_shown(run, size, fonts)}")
        x += run.width * size / 1000
    return " ".join(parts)


def _shown(run: Run, size: float, fonts: Fonts) -> str:
    out: list[str] = ["["]
    digits: list[str] = []
    pending = 0.0

    def flush() -> None:
        if digits:
            out.append(f"<{''.join(digits)}>")
            digits.clear()

    whole: tuple[str, int] = ("", 0)
    for glyph in run.glyphs:
        group = (glyph.whole, glyph.part if glyph.whole else 0)
        if group != whole:
            flush()
            out.append(f"] TJ{_END if whole[0] else ''} {_begun(group[0])}[")
            whole = group
        move = pending - glyph.right
        if abs(move) > _SLIGHT:
            flush()
            out.append(number(move))
            pending = 0.0
        else:
            move = 0.0
        code = f"{fonts.code(run.face, glyph):04x}"
        if abs(glyph.up) > _SLIGHT:
            flush()
            out.append(f"] TJ {number(glyph.up * size / 1000)} Ts [<{code}>] TJ 0 Ts [")
        else:
            digits.append(code)
        pending = natural_width(run.face, glyph.id) - glyph.advance + glyph.right
    flush()
    out.append(f"] TJ{_END if whole[0] else ''}")
    return "".join(out)


def _begun(whole: str) -> str:
    """Return the operator that says what the next glyphs mean together."""
    return f"/Span <</ActualText {hexed(whole)}>> BDC " if whole else ""


def hexed(text: str) -> str:
    """Return a text as a PDF string."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


def colour(shade: Colour) -> str:
    """Return the operators that fill and draw in ``shade``."""
    red, green, blue = map(number, shade)
    return f"{red} {green} {blue} rg {red} {green} {blue} RG"


def rectangle(left: float, bottom: float, width: float, height: float) -> str:
    """Return the path of a rectangle."""
    return f"{number(left)} {number(bottom)} {number(width)} {number(height)} re"
