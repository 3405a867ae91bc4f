import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.reading.readers.sheets import books
from tests.unit.proof.reading.readers.sheets.books import number, row, sheet, text

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.sniffing import media

PRICES = row(1, text("A1", "Customer"), text("B1", "Contoso Health")) + row(
    3, text("A3", "Item"), text("B3", "Hours"), text("C3", "Amount")
) + row(4, text("A4", "Migration"), number("B4", 12), number("C4", 1200, 1, "B4*100"))  # fmt: skip


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "prices.xlsx", Job(limits))


def lines_of(document: Document) -> list[str]:
    return document.pages[0].text.rstrip().splitlines()


def test_a_sheet_is_a_grid_under_its_name() -> None:
    document = read(books.xlsx(("Price list", sheet(PRICES)), formats=["$#,##0.00"]))
    assert (document.media_type, document.read, document.problems) == (media.XLSX, Read.COMPLETE, ())
    assert lines_of(document) == [
        "Price list",
        "Customer\tContoso Health",
        "Item\tHours\tAmount",
        "Migration\t12\t$1,200.00",
    ]
    page = document.pages[0]
    cells = {page.text[item.start : item.end]: item.cell for item in page.segments if item.cell}
    assert cells["Contoso Health"] is not None
    assert cells["Contoso Health"][1:] == (0, 1)
    assert cells["$1,200.00"] is not None
    assert cells["$1,200.00"][1:] == (1, 2)
    assert page.segments[0].heading
    assert not document.paged


def test_cells_of_a_column_stand_below_each_other() -> None:
    page = read(books.xlsx(("P", sheet(PRICES)))).pages[0]
    boxes = {page.text[item.start : item.end]: item.box for item in page.segments}
    assert boxes["Hours"].left == boxes["12"].left
    assert boxes["Hours"].bottom <= boxes["12"].top
    assert boxes["Item"].right < boxes["Hours"].left


def test_shared_words_are_read_without_how_they_are_pronounced() -> None:
    rows = row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c>')
    assert lines_of(read(books.xlsx(("S", sheet(rows))))) == ["S", "Scope\tStatement"]


def test_truth_errors_and_computed_words_are_read_as_shown() -> None:
    rows = row(
        1,
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>',
        '<c r="C1" t="str"><f>A2</f><v>done</v></c><c r="D1" t="d"><v>2026-04-03T00:00:00</v></c>',
    )
    assert lines_of(read(books.xlsx(("S", sheet(rows))))) == ["S", "TRUE\t#REF!\tdone\t2026-04-03"]


def test_what_is_hidden_is_named_and_not_shown() -> None:
    rows = (
        row(1, text("A1", "shown"), text("B1", "in a hidden column"))
        + row(2, text("A2", "in a hidden row"), attributes='hidden="1"')
        + row(3, text("A3", "invisible", 1))
    )
    hidden = sheet(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    other = sheet(row(1, text("A1", "on a hidden sheet")))
    document = read(books.xlsx(("S", hidden), ("Old", other, "veryHidden"), formats=[";;;"]))
    assert lines_of(document) == ["S", "shown"]
    assert document.problems == (
        "hidden sheets were not counted as shown: 'Old'",
        "sheet 'S': 1 row and 1 column with content hidden, not counted as shown",
    )
    assert document.read is Read.COMPLETE


def test_of_merged_cells_only_the_first_is_seen() -> None:
    first = row(1, text("A1", "Acceptance"), text("B1", "covered"), text("D1", "Date"))
    rows = first + row(2, text("A2", "covered"))
    merged = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    assert lines_of(read(books.xlsx(("S", sheet(rows, after=merged))))) == ["S", "Acceptance\tDate"]


def test_dates_count_from_1904_when_the_workbook_says_so() -> None:
    data = books.xlsx(
        ("S", sheet(row(1, number("A1", 44653, 1)))),
        formats=["dd.mm.yyyy"],
        settings='<workbookPr date1904="1"/>',
    )
    assert lines_of(read(data)) == ["S", "2026-04-03"]


def test_tick_boxes_written_in_cells_are_marks() -> None:
    rows = row(1, text("A1", "☒ Exchange Online"), text("B1", "☐ Teams"))
    marks = read(books.xlsx(("S", sheet(rows)))).pages[0].marks
    assert [(mark.label, mark.checked) for mark in marks] == [("Exchange Online", True), ("Teams", False)]


def test_comments_and_controls_are_named() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    more: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": books.relations(("r1", "comments", "../comments1.xml")),
        "xl/comments1.xml": f'<comments xmlns="{main}"><commentList><comment/></commentList></comments>',
        "xl/ctrlProps/ctrlProp1.xml": "<formControlPr/>",
    }
    document = read(books.xlsx(("S", sheet(PRICES)), more=more))
    assert "sheet 'S': 1 comment left apart" in document.problems
    assert document.read is Read.PARTIAL
    assert "form controls" in document.problems[0]


def test_text_boxes_on_a_sheet_are_read_and_pictures_named() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    more: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": books.relations(("r1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": f'<w xmlns:a="{drawing}"><pic/><txBody><a:p><a:r><a:t>Accepted by </a:t>'
        "</a:r><a:r><a:t>Dana</a:t></a:r></a:p></txBody></w>",
    }
    document = read(books.xlsx(("S", sheet(PRICES)), more=more))
    assert lines_of(document)[-1] == "Accepted by Dana"
    assert document.problems == ("not read: 1 picture on its sheets",)


def test_a_sheet_with_a_million_rows_is_read_as_far_as_allowed_and_soon() -> None:
    rows = "".join(f'<row r="{place}"><c><v>1</v></c></row>' for place in range(1, 1_000_001))
    begin = time.process_time()
    document = read(books.xlsx(("S", sheet(rows))), Limits(cells=20_000))
    assert time.process_time() - begin < 8
    assert document.read is Read.PARTIAL
    assert "POEDESK_CELLS" in document.problems[0]
    assert 9_000 < len(lines_of(document)) < 20_001


def test_one_cell_in_the_last_corner_costs_nothing() -> None:
    begin = time.process_time()
    document = read(books.xlsx(("S", sheet(row(1_048_576, text("XFD1048576", "far"))))))
    assert lines_of(document) == ["S", "far"]
    assert time.process_time() - begin < 2


def test_merges_over_the_whole_sheet_cost_nothing() -> None:
    merged = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 2000 + "</mergeCells>"
    begin = time.process_time()
    assert lines_of(read(books.xlsx(("S", sheet(PRICES, after=merged))))) == ["S", "Customer"]
    assert time.process_time() - begin < 4


def test_more_sheets_than_allowed_are_named() -> None:
    document = read(books.xlsx(*((f"S{place}", sheet(PRICES)) for place in range(5))), Limits(pages=2))
    assert document.read is Read.PARTIAL
    assert document.problems == ("only the first 2 of its 5 sheets were read (POEDESK_PAGES)",)


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]>' + sheet(
        row(1, '<c t="inlineStr"><is><t>&b;&d;</t></is></c>')
    )
    document = read(books.xlsx(("S", bomb)))
    assert document.read is Read.PARTIAL
    assert "document type" in document.problems[0]
    assert lines_of(document) == ["S"]


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    document = read(books.xlsx(("S", sheet(" " * 50_000_000))))
    assert document.read is Read.UNREADABLE
    assert "zip bomb" in document.problems[0]


def test_a_damaged_sheet_leaves_the_others() -> None:
    document = read(books.xlsx(("Bad", "<worksheet><sheetData><row"), ("Good", sheet(PRICES))))
    assert document.read is Read.PARTIAL
    assert "'Bad' is damaged" in document.problems[0]
    assert "Contoso Health" in document.pages[0].text


def cell(words: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"


def test_an_opendocument_sheet_is_read_as_shown() -> None:
    table = (
        '<table:table table:name="Prices"><table:table-column/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
        f"<table:table-row>{cell('Item')}{cell('hidden')}{cell('Due')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{cell("Migration")}<table:table-cell/>'
        f"{cell('03/04/26', 'office:date-value=' + chr(34) + '2026-04-03' + chr(34))}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{cell("gone")}</table:table-row></table:table>'
    )
    inside = f"<table:table-row>{cell('x')}</table:table-row>"
    gone = f'<table:table table:name="Old" table:style-name="h">{inside}</table:table>'
    style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    document = read(books.ods(table, gone, styles=style))
    assert (document.media_type, document.read) == (media.ODS, Read.COMPLETE)
    assert lines_of(document) == ["Prices", "Item\tDue", "Migration\t2026-04-03", "Migration\t2026-04-03"]
    assert document.problems == (
        "hidden sheets were not counted as shown: 'Old'",
        "sheet 'Prices': 1 row and 1 column with content hidden, not counted as shown",
    )


def test_an_opendocument_sheet_that_repeats_without_end_is_bounded() -> None:
    table = (
        f'<table:table table:name="P"><table:table-row table:number-rows-repeated="1048576">'
        f"{cell('x', 'table:number-columns-repeated=' + chr(34) + '16384' + chr(34))}"
        "</table:table-row></table:table>"
    )
    begin = time.process_time()
    document = read(books.ods(table), Limits(cells=5_000))
    assert document.read is Read.PARTIAL
    assert time.process_time() - begin < 3


def test_an_opendocument_sheet_with_a_password_is_named() -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    document = read(books.ods(manifest=manifest))
    assert document.read is Read.UNREADABLE
    assert "password" in document.problems[0]


def test_an_old_workbook_is_read_without_what_it_hides() -> None:
    cells: list[tuple[int, int, str | float]] = [
        (0, 0, "Customer"), (0, 1, "Contoso Häalth"), (0, 2, "hidden"), (1, 0, "gone"),
        (2, 0, 12.5), (2, 1, 3),
    ]  # fmt: skip
    document = read(books.xls(cells, hidden_rows=[1], hidden_columns=[2]))
    assert (document.media_type, document.read) == (media.XLS, Read.COMPLETE)
    assert lines_of(document) == ["Prices", "Customer\tContoso Häalth", "12.5\t3"]
    assert document.problems == (
        "sheet 'Prices': 1 row and 1 column with content hidden, not counted as shown",
    )


@pytest.mark.parametrize("rows", [1, 80, 130, 2000])
def test_an_old_workbook_is_read_however_long_it_is(rows: int) -> None:
    document = read(books.xls([(number, 0, f"line {number}") for number in range(rows)]))
    assert (document.media_type, document.read) == (media.XLS, Read.COMPLETE)
    assert lines_of(document)[-1] == f"line {rows - 1}"


def test_a_binary_workbook_is_read_and_says_that_what_it_hides_is_not_known() -> None:
    document = read(books.xlsb([(0, 0, "Customer"), (0, 1, "Contoso Häalth"), (2, 0, 12.5), (2, 1, 3)]))
    assert document.read is Read.COMPLETE
    assert lines_of(document) == ["Prices", "Customer\tContoso Häalth", "12.5\t3"]
    assert "cannot be told in this format (XLSB)" in document.problems[0]


def test_an_old_workbook_with_a_password_is_named() -> None:
    document = read(books.xls([(0, 0, "x")], protected=True))
    assert document.read is Read.UNREADABLE
    assert "password" in document.problems[0]


def test_a_damaged_old_workbook_is_named() -> None:
    data = books.xls([(0, 0, "x")])
    document = read(data[: len(data) // 3])
    assert document.read is Read.UNREADABLE
    assert document.problems


@pytest.mark.parametrize(
    "make", [lambda: books.xlsx(("S", sheet(PRICES))), lambda: books.ods("<table:table/>")]
)
@settings(max_examples=tried(40))
@given(at=st.integers(0, 4000), byte=st.integers(0, 255))
def test_damage_never_raises(make: object, at: int, byte: int) -> None:
    assert callable(make)
    data = bytearray(make())
    data[at % len(data)] = byte
    document = read(bytes(data))
    assert not any(problem.startswith("it could not be read: ") for problem in document.problems)
