import csv
import io
from pathlib import Path

import pytest
from tests.unit.paper.forms.engagements import NARRATIVES, TENANT, claim, presales
from tests.unit.proof.reading.readers.sheets import books

from poedesk.kernel.errors import UsageError
from poedesk.kernel.tables import csv_table
from poedesk.paper.forms.many.rows import COLUMNS, Row, rows_of, sheet_table

USAGE = {
    "id": "CLM-2026-0417",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner.name": "Fabrikell Consulting Ltd",
    "customer.name": "Marram Health Trust",
    "customer.domain": "marramhealth.example",
    "customer.tenant_id": TENANT,
    "customer.country": "GB",
    "customer.signatory.name": "Dana Whitlock",
    "customer.signatory.title": "Head of IT",
    "project": "Ward mail",
    "workloads": "exchange-online: migration; teams: adoption",
    "business_need": NARRATIVES.business_need or "",
    "usage_work": NARRATIVES.usage_work or "",
    "supporting_documents": "Migration plan of 8 January 2026; User counts of March 2026",
}


def table(*engagements: dict[str, str], delimiter: str = ",") -> bytes:
    columns = list(dict.fromkeys(column for each in engagements for column in each))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(engagements)
    return stream.getvalue().encode()


def rows(data: bytes) -> list[Row]:
    return list(rows_of(csv_table(data, "t.csv"), "t.csv"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_a_claim_with_its_answers(delimiter: str) -> None:
    (row,) = rows(b"\xef\xbb\xbf" + table(USAGE, delimiter=delimiter))
    assert row.problems == ()
    assert row.engagement == (claim(), NARRATIVES)
    assert row.number == 2


def test_products_stand_in_one_cell_in_any_order_of_what_is_known() -> None:
    changes = {
        "engagement": "presales",
        "solution_area": "business-applications",
        "workloads": "",
        "products": "Dynamics 365 Sales | 8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86 | first-purchase;\n"
        "Power BI Pro | added-seats | 1c9a7d52-64ef-4b0d-8f31-5a2e90c7d4b8",
    }
    (row,) = rows(table({**USAGE, **changes}))
    assert row.engagement is not None
    assert row.engagement[0] == presales()


def test_bad_rows_are_named_by_row_and_column_and_good_ones_go_on() -> None:
    bad = {**USAGE, "customer.tenant_id": "unknown", "workloads": "teams: flying", "customer.country": ""}
    first, second, third = rows(table(USAGE, bad, USAGE))
    assert first.engagement is not None
    assert third.engagement is not None
    assert second.engagement is None
    assert second.number == 3
    assert sorted(problem.field for problem in second.problems) == [
        "customer.country",
        "customer.tenant_id",
        "workloads",
    ]


def test_empty_rows_and_cells_are_passed_over() -> None:
    data = table(USAGE) + b"\r\n" + b"," * (len(USAGE) - 1) + b"\r\n" + table(USAGE).partition(b"\r\n")[2]
    assert [row.number for row in rows(data)] == [2, 5]


def test_a_cell_beyond_the_header_is_no_engagement() -> None:
    data = table(USAGE).rstrip() + b",left over\r\n"
    (row,) = rows(data)
    assert row.engagement is None
    assert "'left over'" in str(row.problems[0])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "has no header"),
        (
            b"custmer.name,id\n",
            "custmer.name is no column of a table of engagements; did you mean customer.name",
        ),
        (b"id,id\n", "id stands twice"),
        ("id\nZürich".encode("latin-1"), "is not UTF-8"),
        (b'id\n"open', "is no CSV: line 2: "),
    ],
)
def test_a_table_that_is_none_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        rows(data)
    assert said in str(raised.value)


def test_every_column_is_written_once_and_in_the_paths_of_a_claim() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert {"customer.signatory.email", "other_activity", "products"} <= set(COLUMNS)


def test_a_cell_that_is_too_long_is_a_matter_of_its_row() -> None:
    before = csv.field_size_limit()
    long = {**USAGE, "usage_work": "Moved. " * 30_000}
    first, second = rows(table(long, USAGE))
    assert [str(problem) for problem in first.problems] == [
        "usage_work: has 209999 characters; at most 20000"
    ]
    assert second.engagement is not None
    assert csv.field_size_limit() == before


def test_a_workbook_says_the_same_as_a_csv_file(tmp_path: Path) -> None:
    columns = "ABCDEFGHIJKLMNOPQ"
    assert len(USAGE) == len(columns)
    head = books.row(1, *(books.text(f"{at}1", name) for at, name in zip(columns, USAGE, strict=True)))
    cells = (books.text(f"{at}3", said) for at, said in zip(columns, USAGE.values(), strict=True))
    path = tmp_path / "engagements.xlsx"
    path.write_bytes(books.xlsx(("Engagements", books.sheet(head + books.row(3, *cells)))))
    (row,) = rows_of(sheet_table(path), path.name)
    assert row.number == 3
    assert row.engagement == (claim(), NARRATIVES)


HIDDEN = books.row(2, books.text("A2", "X"), attributes='hidden="1"')
FAR = books.sheet(books.row(1, books.text("XFD1", "id")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK and nothing more", "cannot be taken as a table"),
        (b"%PDF-1.7", "a table is a CSV file or a workbook"),
        (books.xlsx(("Far", FAR)), "has 16384 columns"),
        (books.xlsx(("Empty", books.sheet(""))), "it holds no table"),
        (books.xlsx(("Rows", books.sheet(HIDDEN))), "has hidden rows or columns with content"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "engagements.xlsx"
    path.write_bytes(data)
    with pytest.raises(UsageError) as raised:
        sheet_table(path)
    assert said in str(raised.value)
