"""A printed sheet of paper, on which a pen can write."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pypdfium
from PIL import Image, ImageDraw, ImageFont

from eval.making.paper.pen import Place, Stroke

DPI = 300
"""Of the sheet itself; a scanner makes fewer of it."""

BLUE, BLACK, GREEN = (28, 46, 140), (22, 22, 26), (20, 90, 60)
INKS = (BLUE, BLACK, BLUE, GREEN)


@dataclass(frozen=True, slots=True)
class Pen:
    """What is written with."""

    ink: tuple[int, int, int] = BLUE
    width: float = 1.2
    """Points."""


@dataclass(slots=True)
class Sheet:
    """One sheet as a picture in colour; places are in points from its top left corner."""

    image: Image.Image

    @property
    def scale(self) -> float:
        """Return the pixels of a point."""
        return DPI / 72

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.image.width / self.scale

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.image.height / self.scale

    def colour_at(self, x: float, y: float) -> tuple[int, int, int]:
        """Return the colour of the paper at a point."""
        column = min(max(0, round(x * self.scale)), self.image.width - 1)
        row = min(max(0, round(y * self.scale)), self.image.height - 1)
        colour = self.image.getpixel((column, row))
        assert isinstance(colour, tuple)
        return colour[0], colour[1], colour[2]

    def clear(self, place: Place, colour: tuple[int, int, int] = (255, 255, 255)) -> None:
        """Leave ``place`` empty."""
        box = [side * self.scale for side in place]
        ImageDraw.Draw(self.image).rectangle(box, fill=colour)

    def line(self, left: float, right: float, y: float) -> None:
        """Print a thin line, such as one to sign on."""
        ends = [(left * self.scale, y * self.scale), (right * self.scale, y * self.scale)]
        ImageDraw.Draw(self.image).line(ends, fill=(40, 40, 40), width=2)

    def write(
        self, left: float, top: float, text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont
    ) -> float:
        """Print ``text``, whose letters begin there; return how many points wide it is."""
        brush = ImageDraw.Draw(self.image)
        brush.text((left * self.scale, top * self.scale), text, fill=(20, 20, 20), font=font)
        return float(brush.textlength(text, font=font)) / self.scale

    def draw(self, strokes: Sequence[Stroke], pen: Pen, dice: random.Random) -> None:
        """Draw ``strokes`` with ``pen``, whose pressure is never quite the same."""
        brush = ImageDraw.Draw(self.image)
        pressure = 1.0
        for stroke in strokes:
            points = [(x * self.scale, y * self.scale) for x, y in stroke]
            for (x, y), (to_x, to_y) in pairwise(points):
                pressure = min(1.35, max(0.7, pressure + dice.gauss(0, 0.06)))
                thick = pen.width * self.scale * pressure
                brush.line([(x, y), (to_x, to_y)], fill=pen.ink, width=max(1, round(thick)))
                half = thick / 2
                brush.ellipse([to_x - half, to_y - half, to_x + half, to_y + half], fill=pen.ink)


def printed(data: bytes) -> list[Sheet]:
    """Return the pages of a PDF on paper, fields and annotations as they are shown."""
    opened = pypdfium.PdfDocument(data)
    try:
        opened.init_forms()
        return [Sheet(page.render(scale=DPI / 72).to_pil().convert("RGB")) for page in opened]
    finally:
        opened.close()


def blank(width: float = 595, height: float = 842) -> Sheet:
    """Return an empty sheet; sides in points, A4 by default."""
    size = round(width * DPI / 72), round(height * DPI / 72)
    return Sheet(Image.new("RGB", size, (255, 255, 255)))
