import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.ocr.looking import Picture
from poedesk.proof.reading.readers.picture.frames import frame, opened
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media


def first(data: bytes, kind: str, limits: Limits = DEFAULT) -> Picture:
    with opened(data, kind, limits) as source:
        return frame(source, 0, len(data), limits)


def saved(image: Image.Image, kind: str, **setting: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **setting)
    return stream.getvalue()


def marked() -> Image.Image:
    """Return a picture that is dark at its top left corner."""
    grey = np.full((80, 40), 255, np.uint8)
    grey[:20, :10] = 0
    return Image.fromarray(grey)


def announced(width: int, height: int) -> bytes:
    """Return a PNG whose header promises far more pixels than it holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("PNG", media.PNG),
        ("JPEG", media.JPEG),
        ("TIFF", media.TIFF),
        ("BMP", media.BMP),
        ("WEBP", media.WEBP),
        ("AVIF", media.AVIF),
        ("JPEG2000", media.JPEG_2000),
    ],
)
def test_every_kind_is_opened_with_its_size_in_points(name: str, kind: str) -> None:
    picture = first(saved(marked(), name), kind)
    assert picture.colours.shape == (80, 40, 3)
    assert picture.colours[5, 4].max() < 60


def test_a_picture_without_a_resolution_has_two_hundred_dots_an_inch() -> None:
    picture = first(saved(marked(), "PNG"), media.PNG)
    assert (picture.width, picture.height) == pytest.approx((14.4, 28.8))


def test_the_resolution_that_a_file_names_gives_the_size() -> None:
    picture = first(saved(marked(), "PNG", dpi=(100, 100)), media.PNG)
    assert picture.width == pytest.approx(28.8, abs=0.05)


def test_a_camera_held_upright_gives_an_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = first(saved(marked(), "JPEG", exif=exif, quality=95), media.JPEG)
    assert picture.colours.shape[:2] == (40, 80)
    assert picture.colours[4, 75].max() < 60


def test_the_lines_of_a_fax_are_made_as_many_as_its_columns() -> None:
    fax = saved(marked().convert("1"), "TIFF", dpi=(204, 98))
    picture = first(fax, media.TIFF)
    assert picture.colours.shape[:2] == (round(80 * 204 / 98), 40)
    assert picture.height == pytest.approx(80 * 72 / 98, abs=0.1)


def test_the_frames_of_a_tiff_are_pages_and_those_of_a_film_are_not() -> None:
    more = [marked(), marked()]
    with opened(saved(marked(), "TIFF", save_all=True, append_images=more), media.TIFF, DEFAULT) as source:
        assert source.count == 3
    with opened(saved(marked(), "GIF", save_all=True, append_images=more), media.GIF, DEFAULT) as source:
        assert source.count == 1


def test_what_is_transparent_shows_paper() -> None:
    clear = Image.new("RGBA", (30, 30), (0, 0, 0, 0))
    assert first(saved(clear, "PNG"), media.PNG).colours.min() == 255


def test_light_told_from_nought_to_one_is_not_taken_for_darkness() -> None:
    light = Image.fromarray(np.asarray(marked(), np.float32) / 255)
    seen = first(saved(light, "TIFF"), media.TIFF).colours
    assert (seen.max(), seen[5, 4].max()) == (255, 0)


def test_a_kind_that_this_pillow_was_not_built_for_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("PIL.features.check", lambda _part: False)
    with pytest.raises(Refused, match="save it as PNG or JPEG"):
        first(saved(marked(), "AVIF"), media.AVIF)


def test_a_picture_of_too_many_pixels_is_refused_by_its_header() -> None:
    with pytest.raises(Refused, match="POEDESK_PIXELS"):
        first(announced(9000, 9000), media.PNG)


def test_pixels_out_of_nothing_are_refused_by_the_header() -> None:
    limits = replace(DEFAULT, pixels=100_000_000)
    with pytest.raises(Refused, match="POEDESK_PICTURE_RATIO"):
        first(announced(8000, 8000), media.PNG, limits)


def test_a_picture_that_ends_early_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="scan or save it anew"):
        first(saved(marked(), "JPEG")[:300], media.JPEG)


def test_a_picture_of_a_telephone_is_read_with_its_corner_where_it_was() -> None:
    """``corner.heic``: 80 by 160 pixels, dark at the top left; no library here writes HEIC, so it is kept."""
    data = (Path(__file__).parent / "corner.heic").read_bytes()
    seen = first(data, media.HEIC)
    assert seen.colours.shape[:2] == (160, 80)
    assert seen.colours[:30, :15].max() < 60
    assert seen.colours[60:, 30:].min() > 200


def test_each_picture_in_one_file_of_a_telephone_is_a_page() -> None:
    """``two.heic``: upright, dark at the top left, and broad, dark at the bottom right."""
    data = (Path(__file__).parent / "two.heic").read_bytes()
    with opened(data, media.HEIC, DEFAULT) as source:
        one, other = (frame(source, number, len(data), DEFAULT).colours for number in range(source.count))
    assert (one.shape[:2], other.shape[:2]) == ((96, 64), (64, 96))
    assert (one[:15, :15].max() < 60, one[40:, 40:].min() > 200) == (True, True)
    assert (other[40:, 70:].max() < 60, other[:20, :40].min() > 200) == (True, True)


def test_a_further_picture_that_is_too_large_is_refused() -> None:
    data = (Path(__file__).parent / "two.heic").read_bytes()
    with opened(data, media.HEIC, DEFAULT) as source, pytest.raises(Refused, match="pixels"):
        frame(source, 1, len(data), replace(DEFAULT, pixels=100))


def test_a_damaged_picture_of_a_telephone_is_refused_with_what_to_do() -> None:
    head = struct.pack(">I4s4sI4s", 20, b"ftyp", b"heic", 0, b"mif1")
    with pytest.raises(Refused, match="scan or save it anew"):
        first(head + bytes(80), media.HEIC)
