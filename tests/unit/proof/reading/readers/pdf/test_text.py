"""Text comes in the order in which a person reads it, with boxes on the page as displayed."""

import pikepdf
import pytest

from .made import Sheet, annotated, changed, pdf, seen, turned


def test_lines_are_read_from_top_to_bottom_whatever_the_order_of_drawing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 200, "third line")
        sheet.text(72, 100, "first line")
        sheet.text(72, 150, "second line")

    assert seen(pdf(draw)).pages[0].text == "first line\nsecond line\nthird line"


def test_a_word_has_its_box_in_points_from_the_top_left() -> None:
    page = seen(pdf(lambda sheet: sheet.text(72, 100, "Tenant"))).pages[0]
    box = page.words[0].box
    assert box is not None
    assert box.left == pytest.approx(72, abs=1)
    assert box.top < 100 < box.bottom
    assert (page.width, page.height) == (612, 792)


@pytest.mark.parametrize(("turn", "expected"), [(90, (690, 70)), (180, (510, 690)), (270, (100, 510))])
def test_boxes_are_those_of_the_page_as_displayed_after_rotation(
    turn: int, expected: tuple[float, float]
) -> None:
    page = seen(turned(pdf(lambda sheet: sheet.text(72, 100, "Oxbow")), turn)).pages[0]
    assert page.text == "Oxbow"
    box = page.words[0].box
    assert box is not None
    assert (box.left, box.top) == pytest.approx(expected, abs=16)
    assert (page.width, page.height) == ((792, 612) if turn in (90, 270) else (612, 792))


def test_a_crop_box_moves_the_origin_and_hides_what_is_outside() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(20, 20, "outside")
        sheet.text(150, 200, "inside")

    def crop(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.CropBox = pikepdf.Array([100, 100, 512, 692])

    page = seen(changed(pdf(draw), crop)).pages[0]
    assert page.text == "inside"
    box = page.words[0].box
    assert box is not None
    assert box.left == pytest.approx(50, abs=1)
    assert box.bottom == pytest.approx(102, abs=4)


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [
        "The works began in spring and were",
        "carried out in four waves by our",
        "people at both sites of the",
        "customer until autumn came.",
    ]
    right = [
        "After that the systems were handed",
        "over to the support desk, which has",
        "been running them ever since with",
        "one call a week on average.",
    ]

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(left):
            sheet.text(72, 100 + 14 * number, line)
        for number, line in enumerate(right):
            sheet.text(330, 100 + 14 * number, line)

    assert seen(pdf(draw)).pages[0].text.split("\n") == left + right


def test_label_and_value_that_stand_apart_are_segments_of_one_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Customer domain")
        sheet.text(260, 100, "oxbowmills.example")

    page = seen(pdf(draw)).pages[0]
    assert page.text == "Customer domain\toxbowmills.example"
    assert [page.text[s.start : s.end] for s in page.segments] == ["Customer domain", "oxbowmills.example"]


def test_a_column_shown_by_the_lines_around_parts_a_line_with_a_narrow_gap() -> None:
    def draw(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(
            [("Customer", "Oxbow Mills"), ("Directory (tenant) ID no", "9f6c"), ("Contact", "Ines Rook")]
        ):
            sheet.text(72, 100 + 18 * number, label)
            sheet.text(190, 100 + 18 * number, value)

    assert "Directory (tenant) ID no\t9f6c" in seen(pdf(draw)).pages[0].text


HEADS = ("Deployment", "Migration", "Adoption", "Remote guidance", "Pilot", "Advisory", "Support")


def test_heads_over_centred_cells_are_apart_where_the_cells_are() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", 9)
        left = 150.0
        for head in HEADS:
            width = sheet.canvas.stringWidth(head, "Helvetica", 9)
            sheet.text(left, 100, head)
            for row in range(3):
                sheet.text(left + width / 2 - 2, 118 + 18 * row, "x")
            left += width + 16
        for row, name in enumerate(("Exchange", "Teams", "Intune")):
            sheet.text(60, 118 + 18 * row, name)

    first = seen(pdf(draw)).pages[0].text.splitlines()[0]
    assert first.split("\t") == list(HEADS)


def test_a_line_of_words_set_apart_under_a_table_stays_one() -> None:
    def draw(sheet: Sheet) -> None:
        for row in range(3):
            for column in range(4):
                sheet.text(60 + 120 * column, 100 + 18 * row, f"cell {row}{column}")
        left = 60.0
        for word in ["these", "words", "belong", "together", "though", "they", "stand", "apart"]:
            sheet.text(left, 160, word)
            left += sheet.canvas.stringWidth(word) + 9

    assert "\t" not in seen(pdf(draw)).pages[0].text.splitlines()[3]


def test_ruled_cells_are_told_with_row_and_column() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 160):
            sheet.line(72, y, 472, y)
        for x in (72, 272, 472):
            sheet.line(x, 100, x, 160)
        for number, words in enumerate(("Partner", "Quillon Ltd", "Customer", "Oxbow Mills")):
            sheet.text(80 + 200 * (number % 2), 120 + 30 * (number // 2), words)

    page = seen(pdf(draw)).pages[0]
    cells = {page.text[s.start : s.end]: s.cell for s in page.segments}
    assert [(cell.row, cell.column) for cell in cells.values() if cell] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert page.text == "Partner\tQuillon Ltd\nCustomer\tOxbow Mills"


def test_bold_short_lines_are_headings() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.bold(72, 100, "Business need")
        for number in range(5):
            sheet.text(72, 120 + 14 * number, "The mills had no way to share their plans between the sites.")

    page = seen(pdf(draw)).pages[0]
    assert [page.text[s.start : s.end] for s in page.segments if s.heading] == ["Business need"]


@pytest.mark.parametrize(("bold", "heads"), [(2, ["Business need"]), (4, [])])
def test_a_bold_line_is_a_heading_unless_most_lines_are_bold(bold: int, heads: list[str]) -> None:
    long = "The mills had no way at all to share their plans between the sites of the group."

    def draw(sheet: Sheet) -> None:
        sheet.bold(72, 100, "Business need")
        for number in range(6):
            (sheet.bold if number < bold else sheet.text)(72, 120 + 14 * number, long)

    page = seen(pdf(draw)).pages[0]
    assert [page.text[s.start : s.end] for s in page.segments if s.heading] == heads


def test_typed_notes_on_the_page_are_part_of_its_text() -> None:
    data = annotated(
        pdf(lambda sheet: sheet.text(72, 100, "Name:")),
        {
            "Subtype": "/FreeText",
            "rect": (120, 90, 200, 14),
            "Contents": "Ines Rook",
            "DA": "/Helv 10 Tf 0 g",
        },
    )
    page = seen(data).pages[0]
    assert page.text == "Name:\tInes Rook"
    assert page.segments[1].box.left == pytest.approx(122, abs=2)


def test_hidden_notes_are_not_read() -> None:
    note = {"Subtype": "/FreeText", "rect": (120, 90, 200, 14), "Contents": "Ines Rook", "F": 2}
    assert "Rook" not in seen(annotated(pdf(lambda sheet: sheet.text(72, 100, "Name:")), note)).pages[0].text


def test_a_blank_that_was_written_on_gives_way_to_the_writing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Name: ______________________")
        sheet.text(110, 100, "Ines Rook")
        sheet.text(72, 130, "Title: ______________________")

    assert seen(pdf(draw)).pages[0].text == "Name: Ines Rook\nTitle: ______________________"


def test_horizontal_lines_are_rules_and_short_strokes_are_not() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.line(72, 300, 272, 300)
        sheet.line(72, 320, 80, 320)
        sheet.text(72, 315, "Signature")

    (rule,) = seen(pdf(draw)).pages[0].rules
    assert tuple(rule) == pytest.approx((72, 300, 272, 300), abs=0.1)
