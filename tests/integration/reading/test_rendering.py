"""Pages drawn in the child, and made into picture files here."""

import io
from email.message import EmailMessage

import pikepdf
import pytest
from PIL import Image
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Box
from poedesk.proof.document.outlines import around
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.parent.sandbox import Sandbox, TaskFailed
from poedesk.proof.reading.shown import pictures
from poedesk.proof.reading.shown.pictures import NotShown, Picture, Wanted

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
    box = around(*picture.places["Accepted by the customer", NEAR])
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
    assert "only pages of PDF files and pictures" in reason(b"only words")
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


def full(page: Sheet) -> None:
    for line in range(70):
        page.text(
            40, 40 + line * 10.5, f"Line {line} tells what was done in week {line % 9}, and how", size=9
        )


def test_a_page_is_drawn_alike_whichever_page_came_before() -> None:
    data = pdf(full, sheet, full, full)
    room, widths = 150_000, []
    with Sandbox(Limits()) as sandbox:
        pages = ((data, wanted(data, number)) for number in (1, 2, 3, 4))
        together = list(pictures.draw_all(sandbox, pages, 4, room))
        for number, drawn in enumerate(together, 1):
            alone = pictures.draw(sandbox, data, wanted(data, number), room // (5 - number))
            assert isinstance(drawn, Picture)
            assert isinstance(alone, Picture)
            assert drawn.data == alone.data
            widths.append(Image.open(io.BytesIO(drawn.data)).width)
            room -= len(drawn.data)
    assert widths[0] < widths[1], "what fits and what does not are both among them"


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


def picture_of(shade: int = 255, size: tuple[int, int] = (850, 1100)) -> Image.Image:
    """Return a page with a dark square: a tenth of its width wide, a tenth across, a fifth down."""
    image = Image.new("L", size, shade)
    left, top = size[0] // 10, size[1] // 5
    image.paste(0, (left, top, left + size[0] // 10, top + size[0] // 10))
    return image


def saved(kind: str, *images: Image.Image, **options: object) -> bytes:
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(stream, kind, **more, **options)
    return stream.getvalue()


def seen(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data)).convert("L")


def shade_at(picture: Picture, across: float, down: float) -> int:
    """Return how light a place is; shares of the width and the height of the picture."""
    image = seen(picture)
    return image.tobytes()[int(down * image.height) * image.width + int(across * image.width)]


def page_of(data: bytes, number: int = 1, turns: int = 0) -> Picture:
    return draw(data, Wanted("scan", sha256_hex(data), number, (), turns))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_is_drawn_as_a_page_of_the_size_that_its_resolution_gives(kind: str) -> None:
    resolution = {} if kind in {"WEBP", "GIF"} else {"dpi": (100, 100)}
    picture = page_of(saved(kind, picture_of().convert("RGB"), **resolution))
    assert (picture.width, picture.height) == pytest.approx(
        (612, 792) if resolution else (306, 396), rel=1e-3
    )
    assert shade_at(picture, 0.15, 0.24) < 30
    assert shade_at(picture, 0.5, 0.5) > 225


def test_every_frame_of_a_tiff_is_a_page() -> None:
    data = saved("TIFF", *(picture_of(shade) for shade in (255, 200, 150)), dpi=(100, 100))
    assert [round(shade_at(page_of(data, number), 0.5, 0.5), -1) for number in (1, 2, 3)] == [260, 200, 150]
    gone = attempt(data, wanted(data, 4))
    assert isinstance(gone, NotShown)
    assert "there is no page 4" in gone.reason


def test_a_fax_with_half_as_many_lines_as_columns_keeps_its_shape() -> None:
    picture = page_of(saved("TIFF", picture_of(size=(1728, 1078)).convert("1"), dpi=(204, 98)))
    assert picture.width / picture.height == pytest.approx(610 / 792, rel=0.01)
    drawn = seen(picture)
    assert drawn.width / drawn.height == pytest.approx(610 / 792, rel=0.01)


@pytest.mark.parametrize("size", [(850, 1100), (3400, 4400)])
def test_a_photograph_is_shown_as_its_camera_says_that_it_was_held(size: tuple[int, int]) -> None:
    upright = picture_of(size=size)
    exif = Image.Exif()
    exif[0x0112] = 6  # it is to be turned clockwise by a quarter
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    picture = page_of(saved("JPEG", lying, exif=exif, dpi=(100, 100)))
    assert picture.width < picture.height
    assert shade_at(picture, 0.15, 0.24) < 30
    assert shade_at(picture, 0.24, 0.15) > 225


def test_a_page_that_lies_on_its_side_is_turned_when_that_is_asked() -> None:
    lying = picture_of().transpose(Image.Transpose.ROTATE_90)
    picture = page_of(saved("PNG", lying, dpi=(100, 100)), turns=1)
    assert (picture.width, picture.height) == pytest.approx((612, 792), rel=1e-3)
    assert seen(picture).width <= pictures.COLUMNS
    assert shade_at(picture, 0.15, 0.24) < 30
    (outlined,) = picture.outlines("", Box(158.4, 489.6, 200, 550))  # the square as it lies
    assert around(outlined) == pytest.approx((62, 158.4, 122.4, 200), abs=0.1)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("TIFF", "1")])
def test_the_largest_pictures_that_are_read_are_drawn_within_the_memory_of_a_reader(
    kind: str, mode: str
) -> None:
    data = saved(kind, picture_of(size=(6200, 8000)).convert(mode), dpi=(600, 600))
    assert shade_at(page_of(data), 0.15, 0.24) < 30


def test_a_picture_that_is_too_large_or_damaged_is_not_drawn_and_says_why() -> None:
    data = saved("PNG", picture_of())
    for limits, given, why in (
        (Limits(pixels=100_000), data, "POEDESK_PIXELS"),
        (Limits(), data[:60], "damaged"),
    ):
        shown = attempt(given, wanted(given), limits=limits)
        assert isinstance(shown, NotShown)
        assert why in shown.reason
