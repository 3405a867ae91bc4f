"""The frames of a picture file as pages: opened by its header, bounded before anything is decoded."""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, features

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media

if TYPE_CHECKING:
    from poedesk.proof.reading.ocr.looking import Picture

_FORMATS = {
    media.PNG: ("PNG",),
    media.JPEG: ("JPEG", "MPO"),
    media.TIFF: ("TIFF",),
    media.BMP: ("BMP", "DIB"),
    media.WEBP: ("WEBP",),
    media.GIF: ("GIF",),
    media.AVIF: ("AVIF",),
    media.JPEG_2000: ("JPEG2000",),
}

_SOMETIMES = {media.AVIF: "avif", media.JPEG_2000: "jpg_2000"}
"""Kinds that not every build of Pillow decodes, by its name for the part that does."""

DOTS = 200.0
"""Dots an inch of a picture that names none."""

_FEWEST, _MOST_DOTS = 20.0, 5000.0
"""Dots an inch beyond which what a file names is taken for none."""

_PER_METRE = 0.0254
_CENTIMETRES = 3
"""The unit of resolution in TIFF that is not inches."""

_UNIT_TAG, _X_TAG, _Y_TAG = 296, 282, 283
_FREE = 64 * 1024 * 1024
"""Bytes that pixels may take however small the file is."""

_DAMAGED = "the picture is damaged and cannot be decoded ({}); scan or save it anew"
_HEIC_REMEDY = (
    "pictures of this kind (HEIC) need a part that is not installed; run: pip install 'poedesk[heic]'"
)
_NOT_BUILT = "pictures of this kind are not decoded by the Pillow that is installed; save it as PNG or JPEG"
_SWAPS_SIDES = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture file whose header was read."""

    image: Image.Image
    count: int
    """Frames that are pages."""

    further: Callable[[int], Image.Image] | None = None
    """Decodes a frame by its number from 0 where Pillow does not: ``Refused`` when it is too large."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame as displayed: turned as its file asks for, in red, green and blue."""

    image: Image.Image
    width: float
    """Of the page, in points."""

    height: float


@contextmanager
def opened(data: bytes, kind: str, limits: Limits) -> Iterator[Opened]:
    """Open a picture file of media type ``kind``.

    Raises:
        Refused: it is damaged, too large, or of a kind that needs a part which is not installed.
    """
    if kind == media.HEIC:
        yield _heic(data, limits)
        return
    image = _opened(data, kind)
    try:
        yield Opened(image, _count(image, kind))
    finally:
        image.close()


def _opened(data: bytes, kind: str) -> Image.Image:
    if kind in _SOMETIMES and not features.check(_SOMETIMES[kind]):
        raise Refused(_NOT_BUILT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(io.BytesIO(data), formats=_FORMATS[kind])
    except Image.DecompressionBombError:
        message = "the picture is too large to be looked at; give it in a lower resolution"
        raise Refused(message) from None
    except Exception as error:  # noqa: BLE001 - hostile bytes may raise anything in a decoder
        raise Refused(_DAMAGED.format(type(error).__name__)) from None


def _heic(data: bytes, limits: Limits) -> Opened:
    """Return a HEIC file with each of its pictures, the one that is shown first in front."""
    try:
        import pi_heif  # noqa: PLC0415 - an extra
    except ImportError:
        raise Refused(_HEIC_REMEDY) from None
    try:
        file = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
        first = file.primary_index
        order = [first, *(number for number in range(len(file)) if number != first)]

        def decoded(number: int) -> Image.Image:
            one = file[order[number]]
            check_size(one.size, len(data), limits)
            return Image.frombytes(one.mode, one.size, bytes(one.data), "raw", one.mode, one.stride)

        return Opened(decoded(0), len(order), decoded)
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 - as above
        raise Refused(_DAMAGED.format(type(error).__name__)) from None


def _count(image: Image.Image, kind: str) -> int:
    """Return the number of pages: only TIFF has several of these, others hold film or thumbnails."""
    return max(1, int(getattr(image, "n_frames", 1))) if kind == media.TIFF else 1


def frame(source: Opened, number: int, packed: int, limits: Limits) -> "Picture":
    """Return frame ``number`` (from 0) of a file of ``packed`` bytes as a page to be looked at.

    Raises:
        Refused: it is too large, or cannot be decoded.
    """
    from poedesk.proof.reading.ocr.looking import Picture  # noqa: PLC0415 - as above
    from poedesk.proof.reading.ocr.sheet.cleaning import cleaned  # noqa: PLC0415 - what is only shown needs none

    shown = displayed(source, number, packed, limits)
    across, down = shown.image.width / shown.width, shown.image.height / shown.height
    image = shown.image
    if source.image.mode == "1":  # before the lines of a fax are doubled, and specks with them
        image = Image.fromarray(cleaned(np.asarray(image.convert("L")), min(across, down))).convert("RGB")
    return Picture(np.asarray(_evenly_resolved(image, across, down)), shown.width, shown.height)


def displayed(
    source: Opened, number: int, packed: int, limits: Limits, most: tuple[int, int] | None = None
) -> Shown:
    """Return frame ``number`` (from 0) of a file of ``packed`` bytes.

    ``most``: columns and rows into which it will be fitted; a picture that is much larger is made smaller
    early, by a whole number, which saves memory and time. Raises like ``frame``.
    """
    image = source.image
    try:
        if number and source.further is not None:
            image = source.further(number)
        elif source.count > 1 and source.further is None:
            image.seek(number)
        size = image.size
        check_size(size, packed, limits)
        across, down = resolution(image)
        turned = image.getexif().get(_ORIENTATION) in _SWAPS_SIDES
        lessened = image if most is None else _lessened(image, most[::-1] if turned else most)
        shown = _flattened(ImageOps.exif_transpose(lessened))
    except Refused:
        raise
    except Image.DecompressionBombError:
        check_size((limits.pixels, 2), packed, limits)
        raise
    except Exception as error:  # noqa: BLE001 - as above
        raise Refused(_DAMAGED.format(type(error).__name__)) from None
    width, height = size[0] * 72 / across, size[1] * 72 / down
    return Shown(shown, height, width) if turned else Shown(shown, width, height)


def _lessened(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """Return the picture made smaller by a whole number, as far as it still fills ``most`` one way."""
    share = min(most[0] / image.width, most[1] / image.height)
    image.draft(None, (round(image.width * share), round(image.height * share)))  # JPEG: decoded smaller
    times = int(max(image.width / most[0], image.height / most[1]))
    if times < 2 or image.mode not in {"1", "L", "RGB", "RGBA", "LA", "CMYK"}:  # noqa: PLR2004 - halves
        return image
    exif = image.getexif()
    smaller = (image.convert("L") if image.mode == "1" else image).reduce(times)
    smaller.getexif().update(exif)
    return smaller


def check_size(size: tuple[int, int], packed: int, limits: Limits) -> None:
    """Refuse a picture that is too large or unpacks to far too much; only its header was read so far."""
    pixels = size[0] * size[1]
    if pixels > limits.pixels:
        message = (
            f"it has {size[0]} x {size[1]} pixels, more than {limits.pixels} ({variable('pixels')});"
            " give it in a lower resolution"
        )
        raise Refused(message)
    if 3 * pixels > max(_FREE, limits.picture_ratio * packed):
        message = (
            f"its pixels take more than {limits.picture_ratio} times what the file takes"
            f" ({variable('picture_ratio')}); give it in a lower resolution"
        )
        raise Refused(message)
    if min(size) < 1:
        message = "it has no pixels; scan or save it anew"
        raise Refused(message)


def resolution(image: Image.Image) -> tuple[float, float]:
    """Return the dots an inch, across and down, that a picture names, else ``DOTS``."""
    found = image.info.get("dpi")
    tags = getattr(image, "tag_v2", {})
    if image.format == "TIFF":
        found = (tags.get(_X_TAG), tags.get(_Y_TAG)) if _X_TAG in tags and _Y_TAG in tags else None
    unit = 1.0
    if image.format == "TIFF" and tags.get(_UNIT_TAG, 2) == _CENTIMETRES:
        unit = 100 * _PER_METRE
    try:
        across, down = (float(part) * unit for part in found or (DOTS / unit, DOTS / unit))
    except (TypeError, ValueError, ZeroDivisionError):
        return DOTS, DOTS
    if not all(_FEWEST <= part <= _MOST_DOTS for part in (across, down)):
        return DOTS, DOTS
    return across, down


def _flattened(image: Image.Image) -> Image.Image:
    """Return the picture in red, green and blue; what is transparent shows paper."""
    if image.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        return _narrowed(np.asarray(image, np.float32), fractions=image.mode == "F")
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, clear).convert("RGB")
    return image.convert("RGB")


def _narrowed(values: NDArray[np.float32], *, fractions: bool) -> Image.Image:
    """Return grey of more than eight bits in eight; ``fractions``: light may be told from nought to one."""
    values = np.clip(np.nan_to_num(values), 0, None)
    top = float(values.max())
    white = max(top, 1.0 if fractions and top <= 1 else 255.0)
    return Image.fromarray((values * (255 / white)).astype(np.uint8)).convert("RGB")


def _evenly_resolved(image: Image.Image, across: float, down: float) -> Image.Image:
    """Return the picture with as many dots an inch across as down: faxes have half as many lines."""
    share = across / down
    if 0.97 < share < 1.03:  # noqa: PLR2004 - as good as equal
        return image
    if share > 1:
        return image.resize((image.width, round(image.height * share)), Image.Resampling.BICUBIC)
    return image.resize((round(image.width / share), image.height), Image.Resampling.BICUBIC)
