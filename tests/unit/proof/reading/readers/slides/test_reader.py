from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.reading.readers.sheets.books import relations
from tests.unit.proof.reading.readers.slides.decks import body, box, frame, pptx, slide, table

from poedesk.proof.document.model import Box, Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.sniffing import media


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "report.pptx", Job(limits))


def boxes_of(document: Document, number: int = 1) -> dict[str, Box]:
    page = document.page(number)
    return {page.text[item.start : item.end]: item.box for item in page.segments}


def test_slides_are_pages_in_their_order() -> None:
    document = read(
        pptx(slide(box(frame(50, 50, 300, 40), "Completion report")), slide(box(frame(0, 0, 9, 9), "2")))
    )
    assert (document.media_type, document.read, document.problems) == (media.PPTX, Read.COMPLETE, ())
    assert [(page.number, page.width, page.height, page.text) for page in document.pages] == [
        (1, 720.0, 540.0, "Completion report\n"),
        (2, 720.0, 540.0, "2\n"),
    ]


def test_text_stands_where_its_box_is_and_is_read_from_the_top() -> None:
    document = read(
        pptx(
            slide(
                box(frame(400, 300, 200, 40), "right"),
                box(frame(50, 300, 200, 40), "Signed by:", "Dana Whitfield"),
                box(frame(50, 20, 600, 40), "top"),
            )
        )
    )
    assert document.pages[0].text.splitlines() == ["top", "Signed by:", "Dana Whitfield", "right"]
    found = boxes_of(document)
    assert (found["Signed by:"].left, found["Signed by:"].top) == (50.0, 300.0)
    assert found["Dana Whitfield"].top == found["Signed by:"].bottom
    assert found["right"].left == 400.0
    words = document.pages[0].words
    assert [document.pages[0].text[word.start : word.end] for word in words][1:3] == ["Signed", "by:"]
    assert words[2].box.left > words[1].box.right


def test_a_group_moves_and_scales_what_is_in_it() -> None:
    inner = box(frame(100, 100, 100, 20), "inside")
    group = (
        '<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x="635000" y="0"/>'
        '<a:ext cx="2540000" cy="2540000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="1270000"/></a:xfrm></p:grpSpPr>'
        + inner
        + "</p:grpSp>"
    )
    place = boxes_of(read(pptx(slide(group))))["inside"]
    assert (place.left, place.top) == (250.0, 200.0)


def test_a_placeholder_stands_where_its_layout_puts_it() -> None:
    held = '<p:ph type="title"/>'
    more: dict[str, str | bytes] = {
        "ppt/slides/_rels/slide1.xml.rels": relations(
            ("r1", "slideLayout", "../slideLayouts/slideLayout1.xml")
        ),
        "ppt/slideLayouts/slideLayout1.xml": slide(
            box(frame(30, 25, 500, 50), "Click to add title", held=held), tag="p:sldLayout"
        ),
    }
    document = read(pptx(slide(box("", "Acceptance", held=held)), more=more))
    assert document.pages[0].text == "Acceptance\n"
    assert boxes_of(document)["Acceptance"].left == 30.0
    assert document.pages[0].segments[0].heading


def test_tables_have_cells_with_places() -> None:
    place = frame(60, 200, 300, 40, "p:xfrm")
    document = read(
        pptx(slide(table(place, [100, 200], ["Customer", "Contoso Health"], ["Date", "3 April 2026"])))
    )
    page = document.pages[0]
    assert page.text.splitlines() == ["Customer", "Contoso Health", "Date", "3 April 2026"]
    assert [item.cell for item in page.segments] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]
    assert boxes_of(document)["3 April 2026"][:2] == (160.0, 220.0)


def test_hidden_slides_shapes_and_notes_are_not_shown_and_are_named() -> None:
    more: dict[str, str | bytes] = {
        "ppt/slides/_rels/slide1.xml.rels": relations(
            ("r1", "notesSlide", "../notesSlides/notesSlide1.xml"), ("r2", "comments", "../comments/c.xml")
        ),
        "ppt/notesSlides/notesSlide1.xml": slide(
            box(frame(0, 0, 9, 9), "say that it is signed"), tag="p:notes"
        ),
    }
    first = slide(box(frame(0, 0, 99, 9), "shown"), box(frame(0, 50, 99, 9), "secret", named='hidden="1"'))
    document = read(pptx(first, slide(box(frame(0, 0, 99, 9), "draft"), attributes='show="0"'), more=more))
    assert [(page.number, page.text) for page in document.pages] == [(1, "shown\n")]
    assert document.problems == (
        "not counted as shown: 1 hidden slide (2)",
        "speaker notes of 1 slide left apart",
        "comments on 1 slide left apart",
    )
    assert document.read is Read.COMPLETE


def picture(place: str, described: str = "") -> str:
    named = f'<p:nvPicPr><p:cNvPr id="4" name="p" descr="{described}"/></p:nvPicPr>'
    return f"<p:pic>{named}<p:spPr>{place}</p:spPr></p:pic>"


def test_pictures_are_counted_and_stand_at_their_place() -> None:
    words = box(frame(50, 50, 600, 40), "Accepted for Contoso Health by Dana Whitfield on 3 April 2026")
    document = read(pptx(slide(words, picture(frame(60, 300, 100, 40), "signature"))))
    (drawn,) = document.pages[0].drawings
    assert (drawn.kind, drawn.box, drawn.detail) == ("picture", Box(60, 300, 160, 340), "signature")
    assert document.problems == ("not read: words in 1 picture on its slides",)
    assert document.read is Read.COMPLETE


def test_a_slide_that_is_a_picture_was_not_read() -> None:
    document = read(pptx(slide(picture(frame(0, 0, 720, 540)))))
    assert document.read is Read.PARTIAL
    assert not document.pages[0].readable
    assert "slide 1 is a picture" in document.problems[0]


def test_the_words_of_a_diagram_are_read_and_an_embedded_object_is_named() -> None:
    place = frame(60, 200, 300, 40, "p:xfrm")
    diagram = (
        f"<p:graphicFrame>{place}<a:graphic><a:graphicData>"
        '<d:relIds xmlns:d="urn:d" r:dm="rD"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    embedded = diagram.replace('<d:relIds xmlns:d="urn:d" r:dm="rD"/>', "<p:oleObj/>")
    more: dict[str, str | bytes] = {
        "ppt/slides/_rels/slide1.xml.rels": relations(("rD", "diagramData", "../diagrams/data1.xml")),
        "ppt/diagrams/data1.xml": slide(f"<p:pt>{body('Migrate').replace('p:txBody', 'p:t')}</p:pt>"),
    }
    document = read(pptx(slide(diagram, embedded), more=more))
    assert document.pages[0].text == "Migrate\n"
    assert document.read is Read.PARTIAL
    assert document.problems == ("slide 1: its embedded object was not read; give it as PDF",)


def test_a_rule_to_sign_on_is_seen() -> None:
    line = f"<p:cxnSp><p:spPr>{frame(50, 400, 200, 0)}</p:spPr></p:cxnSp>"
    assert read(pptx(slide(line))).pages[0].rules == (Box(50, 400, 250, 400),)


def test_a_slide_elsewhere_is_never_fetched() -> None:
    more: dict[str, str | bytes] = {
        "ppt/_rels/presentation.xml.rels": relations(
            ("rId1", "slide", "http://example.com/slide.xml")
        ).replace("/>", ' TargetMode="External"/>')
    }
    document = read(pptx(slide(), more=more))
    assert document.read is Read.PARTIAL
    assert "slide 1 is missing or damaged" in document.problems[0]
    assert not document.pages[0].readable


def test_more_slides_and_words_than_allowed_are_named() -> None:
    deck = pptx(*(slide(box(frame(0, 0, 700, 20), "x" * 50)) for _ in range(4)))
    document = read(deck, Limits(pages=3, characters=120))
    assert document.read is Read.PARTIAL
    assert [len(page.text) for page in document.pages] == [51, 51, 0]
    assert "POEDESK_PAGES" in document.problems[0]
    assert "POEDESK_CHARACTERS" in document.problems[1]


def test_groups_without_end_are_named() -> None:
    deep = "<p:grpSp>" * 60 + box(frame(0, 0, 9, 9), "x") + "</p:grpSp>" * 60
    document = read(pptx(slide(deep)))
    assert document.read is Read.PARTIAL
    assert "group of groups" in document.problems[0]


def test_tick_boxes_on_slides_are_marks() -> None:
    (mark,) = read(pptx(slide(box(frame(50, 50, 300, 20), "☒ Teams")))).pages[0].marks
    assert (mark.label, mark.checked) == ("Teams", True)


@settings(max_examples=tried(60))
@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_damage_never_raises(at: int, byte: int) -> None:
    data = bytearray(pptx(slide(box(frame(0, 0, 9, 9), "x"), table(frame(0, 0, 9, 9, "p:xfrm"), [9], ["a"]))))
    data[at % len(data)] = byte
    document = read(bytes(data))
    assert not any(problem.startswith("it could not be read: ") for problem in document.problems)


def test_a_slide_that_is_a_picture_which_nobody_looked_at_was_not_read() -> None:
    place = frame(0, 0, 720, 540)
    pasted = f'<p:pic><p:blipFill><a:blip r:embed="rId9"/></p:blipFill><p:spPr>{place}</p:spPr></p:pic>'
    links = relations(("rId9", "image", "../media/scan.png"))
    more: dict[str, str | bytes] = {
        "ppt/slides/_rels/slide1.xml.rels": links,
        "ppt/media/scan.png": b"\x89PNG\r\n\x1a\n",
    }
    document = read(pptx(slide(pasted), more=more))
    assert not document.pages[0].readable
    assert "slide 1 is a picture" in document.problems[0]
