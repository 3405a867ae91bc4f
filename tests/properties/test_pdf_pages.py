"""Whatever is drawn on a page: ranges lie in its text, boxes on the page, and broken bytes crash nothing."""

import io
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from tests.tried import tried

from poedesk.proof.document.model import Box, Document, Page
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read
from poedesk.proof.reading.readers.pdf.ticks.boxes import touching
from poedesk.proof.reading.readers.registry import Refused

_PLACE = st.tuples(st.integers(-40, 640), st.integers(-40, 820))
_WORDS = st.sampled_from(
    [
        "Customer",
        "Tenant ID:",
        "[x] Teams",
        "________",
        "By:",
        "Oxbow Mills, s.a.",
        "3 May 2026",
        "☐",
        "- 4 -",
    ]
)
_ITEM = st.one_of(
    st.tuples(st.just("text"), _PLACE, _WORDS, st.integers(4, 30)),
    st.tuples(st.just("line"), _PLACE, _PLACE),
    st.tuples(st.just("box"), _PLACE, st.integers(3, 200), st.integers(3, 200)),
    st.tuples(st.just("curve"), _PLACE, _PLACE, _PLACE),
)


def _pdf(items: list[tuple[object, ...]], turn: int, crop: tuple[int, int]) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(600, 780), invariant=1)
    for item in items:
        _draw(canvas, item)
    canvas.showPage()
    canvas.save()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data.getvalue())) as source:
        page = source.pages[0].obj
        page.Rotate = turn
        page.CropBox = pikepdf.Array([crop[0], crop[1], 600 - crop[1], 780 - crop[0]])
        source.save(out, deterministic_id=True)
    return out.getvalue()


def _draw(canvas: Canvas, item: tuple[object, ...]) -> None:
    match item:
        case ("text", (int(x), int(y)), str(words), int(size)):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, words)
        case ("line", (int(x), int(y)), (int(x1), int(y1))):
            canvas.line(x, y, x1, y1)
        case ("box", (int(x), int(y)), int(width), int(height)):
            canvas.rect(x, y, width, height)
        case ("curve", (int(x), int(y)), (int(x1), int(y1)), (int(x2), int(y2))):
            canvas.bezier(x, y, x1, y1, x2, y2, x, y2)


def _on(page: Page, box: Box) -> bool:
    assert page.width is not None
    assert page.height is not None
    ordered = box.left <= box.right and box.top <= box.bottom
    return (
        ordered
        and box.left < page.width + 1
        and box.right > -1
        and box.top < page.height + 1
        and box.bottom > -1
    )


def _assert_sound(document: Document) -> None:
    for page in document.pages:
        length = len(page.text)
        spans: list[Any] = [
            *page.segments,
            *page.words,
            *(mark for mark in page.marks if mark.start is not None),
        ]
        assert all(
            0 <= span.start < span.end <= length for span in spans if span.start is not None and span.end
        )
        assert all(page.text[word.start : word.end].strip() for word in page.words)
        shown: tuple[Any, ...] = (*page.segments, *page.words, *page.marks, *page.fields, *page.drawings)
        boxes = [item.box for item in shown]
        assert all(_on(page, box) for box in [*boxes, *page.rules] if box is not None)


@settings(max_examples=tried(60))
@given(
    items=st.lists(_ITEM, max_size=25),
    turn=st.sampled_from([0, 90, 180, 270]),
    crop=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_ranges_lie_in_the_text_and_boxes_on_the_page(
    items: list[tuple[object, ...]], turn: int, crop: tuple[int, int]
) -> None:
    data = _pdf(items, turn, crop)
    try:
        document = read(data, "made.pdf", DEFAULT)
    except Refused:
        return
    _assert_sound(document)
    assert document == read(data, "made.pdf", DEFAULT)


@settings(max_examples=tried(60))
@given(st.data())
def test_a_broken_file_is_read_or_refused(data: st.DataObject) -> None:
    items: list[tuple[object, ...]] = [("text", (72, 700), "Tenant ID:", 10), ("box", (72, 600), 9, 9)]
    whole = bytearray(_pdf(items, 0, (0, 0)))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=12)):
        whole[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    try:
        document = read(bytes(whole[:end]), "made.pdf", DEFAULT)
    except Refused:
        return
    _assert_sound(document)


_SQUARES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from([10.0, 11.0])).map(
        lambda told: Box(5.8 * told[0], 5.8 * told[1], 5.8 * told[0] + told[2], 5.8 * told[1] + told[2])
    ),
    unique=True,
    max_size=12,
)


def _share_a_side(one: Box, other: Box) -> bool:
    beside = min(abs(one.right - other.left), abs(other.right - one.left)) <= _NEAR
    over = min(abs(one.bottom - other.top), abs(other.bottom - one.top)) <= _NEAR
    return (beside and abs(one.top - other.top) <= _NEAR) or (over and abs(one.left - other.left) <= _NEAR)


_NEAR = 1.6
"""Points by which the sides of two squares may miss each other."""


@given(_SQUARES)
def test_squares_touch_that_share_a_side_with_any_other(squares: list[Box]) -> None:
    assert touching(squares) == {
        one for one in squares for other in squares if other != one and _share_a_side(one, other)
    }
