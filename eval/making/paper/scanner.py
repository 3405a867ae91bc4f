"""Scanners, fax machines and cameras: a sheet of paper to the pictures that people send."""

import io
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from eval.making.paper.sheet import DPI, Sheet

Pixels = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scan:
    """How a sheet is taken."""

    dpi: int = 200
    dpi_down: int | None = None
    """Lines an inch, when they are not as many as columns (fax)."""

    colour: bool = False
    skew: float = 0.0
    """Degrees, anticlockwise."""

    turn: int = 0
    """Quarter turns, anticlockwise."""

    noise: float = 3.0
    """Standard deviation in grey levels."""

    blur: float = 0.4
    """Pixels."""

    paper: int = 248
    """Grey level of the paper."""

    ink: float = 1.0
    """Strength of what is printed; below one for a tired cartridge."""

    one_bit: bool = False
    speckle: float = 0.0
    """Share of pixels that are wrong."""

    quality: int = 75
    """Of the JPEG."""

    edge: bool = False
    """Whether the dark edge of the scanner's lid is seen."""

    header: str = ""
    """Line that a fax machine prints on top."""

    photo: bool = False
    """Whether it is a photograph: perspective, shadow, a table around."""


SCANS: Mapping[str, Scan] = MappingProxyType(
    {
        "office": Scan(),
        "colour": Scan(colour=True, skew=0.4, dpi=240, quality=82, paper=252),
        "crooked": Scan(skew=-1.7, noise=5, quality=60, edge=True),
        "feeder": Scan(skew=0.9, dpi=150, noise=4, blur=0.5, quality=70),
        "upside-down": Scan(turn=2, skew=0.6),
        "sideways": Scan(turn=1, skew=-0.5, colour=True),
        "worn": Scan(ink=0.62, paper=232, noise=8, blur=0.7, quality=55, skew=1.1),
        "copy": Scan(one_bit=True, dpi=200, speckle=0.0006, skew=0.7),
        "fax": Scan(one_bit=True, dpi=204, dpi_down=98, speckle=0.0004, skew=0.5, header="FAX"),
        "fax-fine": Scan(one_bit=True, dpi=204, dpi_down=196, speckle=0.0008, skew=-1.0, header="FAX"),
        "coarse": Scan(one_bit=True, dpi=100, skew=0.3),
        "photo": Scan(photo=True, colour=True, dpi=220, noise=4, blur=0.8, quality=78),
    }
)
"""The devices by name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture of a sheet, and where on it the places of the sheet are."""

    image: Image.Image
    to_pixels: Matrix
    """From pixels of the sheet to those of the picture."""

    how: Scan

    def where(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place of the sheet is on the page that the picture makes; both in points."""
        across, down, weight = self.to_pixels @ np.array([x * DPI / 72, y * DPI / 72, 1.0])
        return float(across / weight * 72 / self.how.dpi), float(
            down / weight * 72 / (self.how.dpi_down or self.how.dpi)
        )


def scan(sheet: Sheet, how: Scan, dice: random.Random) -> Image.Image:
    """Return ``sheet`` as the device ``how`` gives it."""
    return take(sheet, how, dice).image


def take(sheet: Sheet, how: Scan, dice: random.Random) -> Taken:
    """Return ``sheet`` as the device ``how`` gives it, with the way from one to the other."""
    image = _headed(sheet.image, dice) if how.header else sheet.image
    image, moved = _laid(image, how, dice)
    size = (
        max(1, round(image.width * how.dpi / DPI)),
        max(1, round(image.height * (how.dpi_down or how.dpi) / DPI)),
    )
    moved = np.diag([size[0] / image.width, size[1] / image.height, 1.0]) @ moved
    image = image.resize(size, Image.Resampling.BOX if how.one_bit else Image.Resampling.LANCZOS)
    if not how.colour:
        image = image.convert("L")
    for _ in range(how.turn):
        moved = np.array([[0, 1, 0], [-1, 0, image.width], [0, 0, 1.0]]) @ moved
        image = image.rotate(90, expand=True)
    return Taken(_spoiled(image, how, dice), moved, how)


def _laid(image: Image.Image, how: Scan, dice: random.Random) -> tuple[Image.Image, Matrix]:
    """Return the sheet as it lies on the glass or on the table."""
    if how.photo:
        return _photographed(image, dice)
    if not how.skew:
        return image, np.eye(3)
    degrees = how.skew + dice.uniform(-0.2, 0.2)
    around = (30, 30, 34) if how.edge else (255, 255, 255)
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = image.width / 2, image.height / 2
    moved = np.array(
        [
            [cosine, sine, x - x * cosine - y * sine],
            [-sine, cosine, y + x * sine - y * cosine],
            [0, 0, 1],
        ]
    )
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=around), moved


def _spoiled(image: Image.Image, how: Scan, dice: random.Random) -> Image.Image:
    """Return the picture with the device's grey, noise and blur."""
    pixels = _inked(np.asarray(image, np.float32), how)
    random_numbers = np.random.default_rng(dice.randrange(2**32))
    pixels += random_numbers.normal(0, how.noise, pixels.shape).astype(np.float32)
    taken = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if how.blur:
        taken = taken.filter(ImageFilter.GaussianBlur(how.blur))
    return _one_bit(taken, how, random_numbers) if how.one_bit else taken


def _inked(pixels: Pixels, how: Scan) -> Pixels:
    """Return the picture with the paper's grey and the strength of the ink."""
    dark = (255 - pixels) * how.ink
    return how.paper - dark * (how.paper / 255)


def _one_bit(image: Image.Image, how: Scan, random_numbers: np.random.Generator) -> Image.Image:
    grey = np.asarray(image.convert("L"))
    black = grey < 150  # noqa: PLR2004 - the threshold of a common copier
    if how.speckle:
        black ^= random_numbers.random(black.shape) < how.speckle
    return Image.fromarray(np.where(black, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def _headed(image: Image.Image, dice: random.Random) -> Image.Image:
    copy = image.copy()
    number = dice.randrange(10**6)
    when = f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d} 14:{dice.randint(10, 59)}"
    line = f"{when}  +44 1632 {number:06d}   TX REPORT   P.01/01"
    ImageDraw.Draw(copy).text((image.width * 0.08, 24), line, fill=(0, 0, 0), font=ImageFont.load_default(34))
    return copy


def _photographed(image: Image.Image, dice: random.Random) -> tuple[Image.Image, Matrix]:
    """Return the sheet on a table, seen from the side, under uneven light."""
    width, height = image.size
    margin = round(width * 0.09)
    away = [(dice.uniform(-0.6, 0.6) * margin, dice.uniform(-0.6, 0.6) * margin) for _ in range(4)]
    corners = [
        (margin + away[0][0], margin + away[0][1]),
        (width + margin + away[1][0], margin + away[1][1]),
        (width + margin + away[2][0], height + margin + away[2][1]),
        (margin + away[3][0], height + margin + away[3][1]),
    ]
    sheet = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    size = width + 2 * margin, height + 2 * margin
    table = dice.choice(((92, 70, 52), (60, 62, 66), (130, 120, 108)))
    back = _perspective(corners, sheet)
    mask, seen = (
        picture.transform(size, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)
        for picture in (Image.new("L", image.size, 255), image)
    )
    taken = Image.composite(seen, Image.new("RGB", size, table), mask)
    lit = np.asarray(taken, np.float32) * _light(size, dice)[:, :, None]
    moved = np.linalg.inv(np.array([*back, 1.0]).reshape(3, 3))
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)), moved


def _light(size: tuple[int, int], dice: random.Random) -> Pixels:
    """Return the light on each pixel: a slope, and the soft shadow of whoever holds the camera."""
    width, height = size
    across, down = np.meshgrid(
        np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32)
    )
    angle = dice.uniform(0, math.tau)
    slope = 1 - 0.25 * ((across - 0.5) * math.cos(angle) + (down - 0.5) * math.sin(angle) + 0.35)
    edge = dice.uniform(0.45, 0.8)
    shadow = 1 - 0.28 / (1 + np.exp(-(across * math.cos(angle / 3) + down * 0.5 - edge) * 25))
    return (slope * shadow).astype(np.float32)


def _perspective(seen: Sequence[tuple[float, float]], sheet: Sequence[tuple[float, float]]) -> list[float]:
    """Return the eight numbers that bring points of the picture ``seen`` to points of the ``sheet``."""
    rows, targets = [], []
    for (x, y), (u, v) in zip(seen, sheet, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        targets += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(targets))]


def as_pdf(images: Sequence[Image.Image], how: Scan) -> bytes:
    """Return the pictures as the pages of a PDF without any text."""
    return _saved(images, how, "PDF")


def as_tiff(images: Sequence[Image.Image], how: Scan) -> bytes:
    """Return the pictures as the pages of a TIFF file."""
    return _saved(images, how, "TIFF")


def as_jpeg(images: Sequence[Image.Image], how: Scan) -> bytes:
    """Return the first picture as a JPEG file."""
    return _saved([images[0].convert("RGB")], how, "JPEG")


def as_png(images: Sequence[Image.Image], how: Scan) -> bytes:
    """Return the first picture as a PNG file."""
    return _saved(images[:1], how, "PNG")


def _saved(images: Sequence[Image.Image], how: Scan, kind: str) -> bytes:
    stream = io.BytesIO()
    resolution = (how.dpi, how.dpi_down or how.dpi)
    quality = {} if how.one_bit else {"quality": how.quality}
    options: Mapping[str, dict[str, Any]] = {
        "PDF": {"dpi": resolution, "save_all": True, "append_images": images[1:], **quality},
        "TIFF": {
            "dpi": resolution,
            "compression": "group4" if how.one_bit else "tiff_lzw",
            "save_all": True,
            "append_images": images[1:],
        },
        "JPEG": {"dpi": resolution, **quality},
        "PNG": {"dpi": resolution},
    }
    images[0].save(stream, kind, **options[kind])
    return stream.getvalue()


FILES: Mapping[str, Callable[[Sequence[Image.Image], Scan], bytes]] = MappingProxyType(
    {"pdf": as_pdf, "tiff": as_tiff, "jpg": as_jpeg, "png": as_png}
)
"""Ending of a file -> its maker."""


def named(name: str, dice: random.Random) -> Scan:
    """Return the device ``name``, a little different each time, as no two are the same."""
    how = SCANS[name]
    return replace(how, skew=how.skew * dice.uniform(0.6, 1.3), noise=how.noise * dice.uniform(0.8, 1.2))
