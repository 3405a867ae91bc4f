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
from poedesk.proof.reading.pictures import NotShown, Picture, Wanted
from poedesk.proof.reading.sandbox import Sandbox, TaskFailed

ROOM = 200_000
NEAR = Box(60, 80, 500, 110)


def sheet(page: Sheet) -> None:
    page.text(72, 100, "Accepted by the customer")
    page.picture(72, 400, 200, 100, shade=0)


def wanted(data: bytes, page: int = 1) -> Wanted:
    return Wanted("proof.pdf", sha256_hex(data), page, (("Accepted by the customer", NEAR),))


def draw(data: bytes, asked: Wanted, room: int = ROOM, limits: Limits | None = None) -> Picture:
    drawn = attempt(data, asked, room, limits)
    assert isinstance(drawn, Picture), drawn
    return drawn


def attempt(data: bytes, asked: Wanted, room: int = ROOM, limits: Limits | None = None) -> Picture | NotShown:
    with Sandbox(limits or Limits()) as sandbox:
        return pictures.draw(sandbox, data, asked, room)


def test_a_page_is_drawn_as_it_is_shown_with_its_quotations_found_again() -> None:
    data = pdf(sheet)
    picture = draw(data, wanted(data))
    assert (picture.width, picture.height) == (612.0, 792.0)
    (box,) = picture.places["Accepted by the customer", NEAR]
    assert 60 < box.left < 80
    assert 85 < box.top < 105
    drawn = Image.open(io.BytesIO(picture.data)).convert("L")
    scale = drawn.width / 612
    assert drawn.getpixel((int(172 * scale), int(450 * scale))) == pytest.approx(0, abs=12)
    assert drawn.getpixel((int(400 * scale), int(450 * scale))) == pytest.approx(255, abs=12)


def test_a_document_inside_a_mail_is_taken_out_once_and_known_by_its_hash() -> None:
    data = pdf(sheet)
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Proof", "ada@corvid.example", "ben@alder.example"
    mail.set_content("Here it is.")
    mail.add_attachment(data, maintype="application", subtype="pdf", filename="proof.pdf")
    with Sandbox(Limits()) as sandbox:
        assert pictures.taken_out(sandbox, mail.as_bytes(), "mail.eml", sha256_hex(data)) == data
        assert pictures.taken_out(sandbox, mail.as_bytes(), "mail.eml", "0" * 64) is None
        assert pictures.taken_out(sandbox, data, "proof.pdf", "0" * 64) is None


def test_a_child_that_takes_out_something_else_is_not_believed() -> None:
    class Lying(Sandbox):
        def ask(self, *_: object) -> dict[str, object]:
            return {"data": "QUJD"}

    assert pictures.taken_out(Lying(), b"", "mail.eml", sha256_hex(b"ABC")) == b"ABC"
    assert pictures.taken_out(Lying(), b"", "mail.eml", sha256_hex(b"other")) is None


def test_little_room_gives_a_smaller_picture() -> None:
    data = pdf(sheet)
    large, small = draw(data, wanted(data)), draw(data, wanted(data), room=2_000)
    assert len(small.data) < len(large.data)


def test_what_cannot_be_drawn_says_why() -> None:
    def reason(data: bytes, page: int = 1) -> str:
        shown = attempt(data, wanted(data, page))
        assert isinstance(shown, NotShown)
        assert (shown.sha256, shown.page) == (sha256_hex(data), page)
        return shown.reason

    assert "there is no page 2" in reason(pdf(sheet), page=2)
    assert "only pages of PDF files" in reason(b"only words")
    assert "cannot be opened" in reason(b"%PDF-1.7 broken")


def test_every_page_wanted_is_drawn_or_named() -> None:
    data = pdf(sheet, sheet)
    pages = [(data, wanted(data, 1)), (None, wanted(data, 2)), (data, wanted(data, 2))]
    with Sandbox(Limits()) as sandbox:
        most, gone, rest = pictures.draw_all(sandbox, iter(pages), 3, ROOM)
        assert isinstance(most, Picture)
        assert isinstance(rest, Picture)
        assert gone == NotShown(sha256_hex(data), 2, pictures.GONE)
        first, _, second = pictures.draw_all(sandbox, iter(pages), 3, 10)
        assert "no room" in getattr(first, "reason", "")
        assert "no room" in getattr(second, "reason", "")


def test_a_drawn_page_stays_within_the_pixels_allowed() -> None:
    data = pdf(sheet)
    request = {"page": 1, "columns": 1000, "rows": 4000, "quotes": []}
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

    shown = pictures.draw(Lying(), b"", wanted(b""), ROOM)
    assert shown == NotShown(sha256_hex(b""), 1, "it could not be drawn")


def test_a_page_that_is_very_tall_is_drawn_smaller() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(100, 14_000))
        made.save(stream)
    data = stream.getvalue()
    picture = draw(data, Wanted("tall.pdf", sha256_hex(data), 1, ()))
    assert Image.open(io.BytesIO(picture.data)).height <= pictures.MOST_ROWS
