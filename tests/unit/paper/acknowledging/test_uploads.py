"""A picture of a signature that a customer uploads: bounded, its pixels alone, drawn on the certificate."""

import io
import struct
import zlib
from functools import cache
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from tests.unit.paper.acknowledging.records import DAG, asked, done, initial, sign
from tests.unit.paper.acknowledging.test_certificate import text_of
from tests.unit.paper.signing.verified import Here
from tests.unit.proof.reading.readers.pdf.changed import agreement
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.paper.acknowledging import telling
from poedesk.paper.acknowledging.page.certificate import certificate
from poedesk.paper.acknowledging.uploads import NotPictured, Picture, pictured
from poedesk.proof.reading.limits import MarkLimits

SECRET = b"47.3769 N 8.5417 E"


def _scrawl(size: tuple[int, int] = (480, 120), mode: str = "RGB", paper: Any = "white") -> Image.Image:
    image = Image.new(mode, size, paper)
    ImageDraw.Draw(image).line([(20, 20), (size[0] // 2, size[1] - 20), (size[0] - 20, 20)], "black", 6)
    return image


def _saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


@cache
def _exif(turn: int = 1) -> bytes:
    made = Image.Exif()
    made[0x010E] = SECRET.decode()
    made[0x0112] = turn
    return made.tobytes()


def _pictured(data: bytes, **limits: int) -> Picture:
    with Here() as here:
        return pictured(data, "upload", here, MarkLimits(**limits))


def test_nothing_but_the_pixels_is_kept_and_what_is_kept_gives_the_same_again() -> None:
    data = _saved(_scrawl(), "JPEG", exif=_exif(), comment=SECRET)
    assert SECRET in data
    made = _pictured(data)
    assert (made.columns, made.rows) == (480, 120)
    assert SECRET not in made.file
    assert Image.open(io.BytesIO(made.file)).info == {}
    again = _pictured(made.file)
    assert again == made
    assert made.mark("DW").picture == again.sha256


def test_a_picture_is_turned_as_it_asks_made_smaller_and_laid_on_paper() -> None:
    turned = _pictured(_saved(_scrawl((120, 480)), "JPEG", exif=_exif(6)))
    assert turned.columns > turned.rows
    large = _pictured(_saved(_scrawl((3000, 2000))))
    assert (large.columns, large.rows) == (360, 240)
    clear = _pictured(_saved(_scrawl(mode="RGBA", paper=(0, 0, 0, 0))))
    assert clear.pixels[:3] == b"\xff\xff\xff"


def _bomb() -> bytes:
    """Return a small file that says that it has very many pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + _saved(_scrawl())[33:]


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a bomb": (_bomb(), "too large|more than 16000000 .POEDESK_MARK_PIXELS"),
    "a page": (b"<html><svg onload=alert(1)>", "it is no picture"),
    "a drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "it is no picture"),
    "a PDF": (pdf(agreement), "it is no picture; upload a PNG or JPEG"),
    "nothing": (b"", "it is no picture"),
    "cut off": (_saved(_scrawl(), "JPEG")[:400], "is damaged and cannot be decoded"),
    "blank": (_saved(Image.new("RGB", (300, 100), "white")), "nothing is seen on it"),
    "several": (
        _saved(_scrawl(), "TIFF", save_all=True, append_images=[_scrawl()]),
        "it has 2 pages",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_of_a_signature_is_named(name: str) -> None:
    data, why = HOSTILE[name]
    with pytest.raises(NotPictured, match=rf"^upload: .*({why})"):
        _pictured(data)


def test_what_is_too_large_is_named_with_its_setting() -> None:
    with pytest.raises(NotPictured, match=r"more than 100 .POEDESK_MARK_BYTES"):
        _pictured(_saved(_scrawl()), mark_bytes=100)
    with pytest.raises(NotPictured, match=r"480 x 120 pixels, more than 1000 .POEDESK_MARK_PIXELS"):
        _pictured(_saved(_scrawl()), mark_pixels=1000)


def test_an_answer_that_is_no_picture_is_none() -> None:
    class Lying(Here):
        def ask(self, *_: object) -> dict[str, object]:
            return {"columns": 900, "rows": 200, "pixels": "AAAA"}

    with Lying() as lying, pytest.raises(NotPictured, match="what came out of the picture is none"):
        pictured(_saved(_scrawl()), "upload", lying)


def _ink(data: bytes, page: int) -> int:
    image = pypdfium2.PdfDocument(data)[page].render(scale=1).to_pil().convert("L")
    return sum(image.histogram()[:100])


def test_the_certificate_shows_it_and_tells_its_hash() -> None:
    large, small = _pictured(_saved(_scrawl())), _pictured(_saved(_scrawl((100, 40))))
    record = done(asked(), sign(mark=large.mark(DAG.name)), initial(9))
    bare, shown = certificate(record), certificate(record, pictures=(large, small))
    assert shown == certificate(record, pictures=(small, large))
    assert _ink(shown, 1) > _ink(bare, 1) + 100
    assert _ink(shown, 0) == _ink(bare, 0)
    for made in (bare, shown):
        assert f"An uploaded picture, SHA-256 {large.sha256}" in text_of(made)
    assert telling.parsed(telling.encoded(record)).acts[0].mark == large.mark(DAG.name)
