"""Pages drawn in the child, and made into picture files here."""

import io
from email.message import EmailMessage

import pikepdf
import pytest
from PIL import Image
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Box
from poedesk.proof.reading import pictures
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.pictures import Picture, Wanted
from poedesk.proof.reading.sandbox import Sandbox, TaskFailed

ROOM = 200_000
NEAR = Box(60, 80, 500, 110)


def sheet(page: Sheet) -> None:
    page.text(72, 100, "Accepted by the customer")
    page.picture(72, 400, 200, 100, shade=0)


def wanted(data: bytes, page: int = 1) -> Wanted:
    return Wanted("proof.pdf", sha256_hex(data), page, (("Accepted by the customer", NEAR),))


def draw(data: bytes, asked: Wanted, room: int = ROOM, limits: Limits | None = None) -> Picture | None:
    with Sandbox(limits or Limits()) as sandbox:
        return pictures.draw(sandbox, data, asked, room)


def test_a_page_is_drawn_as_it_is_shown_with_its_quotations_found_again() -> None:
    data = pdf(sheet)
    picture = draw(data, wanted(data))
    assert picture is not None
    assert (picture.width, picture.height) == (612.0, 792.0)
    (box,) = picture.places["Accepted by the customer", NEAR]
    assert 60 < box.left < 80
    assert 85 < box.top < 105
    drawn = Image.open(io.BytesIO(picture.data)).convert("L")
    scale = drawn.width / 612
    assert drawn.getpixel((int(172 * scale), int(450 * scale))) == pytest.approx(0, abs=12)
    assert drawn.getpixel((int(400 * scale), int(450 * scale))) == pytest.approx(255, abs=12)


def test_a_page_of_a_document_inside_a_mail_is_drawn() -> None:
    data = pdf(sheet)
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Proof", "ada@corvid.example", "ben@alder.example"
    mail.set_content("Here it is.")
    mail.add_attachment(data, maintype="application", subtype="pdf", filename="proof.pdf")
    picture = draw(mail.as_bytes(), Wanted("mail.eml", sha256_hex(data), 1, ()))
    assert picture is not None
    assert picture.sha256 == sha256_hex(data)


def test_little_room_gives_a_smaller_picture() -> None:
    data = pdf(sheet)
    large, small = draw(data, wanted(data)), draw(data, wanted(data), room=2_000)
    assert large is not None
    assert small is not None
    assert len(small.data) < len(large.data)


def test_what_cannot_be_drawn_is_no_picture() -> None:
    data = pdf(sheet)
    assert draw(data, wanted(data, page=2)) is None
    assert draw(b"only words", wanted(b"only words")) is None
    assert draw(data, Wanted("proof.pdf", "0" * 64, 1, ())) is None
    assert draw(b"%PDF-1.7 broken", wanted(b"%PDF-1.7 broken")) is None


def test_a_drawn_page_stays_within_the_pixels_allowed() -> None:
    data = pdf(sheet)
    request = {"sha256": sha256_hex(data), "page": 1, "columns": 1000, "rows": 4000, "quotes": []}
    with Sandbox(Limits(pixels=10_000)) as sandbox:
        answer = sandbox.ask(data, "proof.pdf", "render", request)
        assert answer["columns"] * answer["rows"] <= 11_000
        with pytest.raises(TaskFailed, match="there is no page 9"):
            sandbox.ask(data, "proof.pdf", "render", request | {"page": 9})


@pytest.mark.parametrize(
    "change",
    [
        {"pixels": "AAAA"}, {"pixels": "not base64!"}, {"columns": 10**9}, {"rows": -1}, {"rows": "7"},
        {"width": float("inf")}, {"height": None}, {"places": [[["x"]]]}, {"places": []},
    ],
)  # fmt: skip
def test_a_child_that_lies_about_a_picture_gives_none(change: dict[str, object]) -> None:
    class Lying(Sandbox):
        def ask(self, *_: object) -> dict[str, object]:
            honest: dict[str, object] = {
                "width": 612.0, "height": 792.0, "places": [[]],
                "columns": 2, "rows": 1, "pixels": "AAAAAAAA",
            }  # fmt: skip
            return honest | change

    assert pictures.draw(Lying(), b"", wanted(b""), ROOM) is None


def test_a_page_that_is_very_tall_is_drawn_smaller() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(100, 14_000))
        made.save(stream)
    data = stream.getvalue()
    picture = draw(data, Wanted("tall.pdf", sha256_hex(data), 1, ()))
    assert picture is not None
    assert Image.open(io.BytesIO(picture.data)).height <= pictures.MOST_ROWS
