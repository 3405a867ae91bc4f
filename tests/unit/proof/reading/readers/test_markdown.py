import pytest

from poedesk.proof.document.model import Cell, Page
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import markdown


def page(content: str) -> Page:
    return markdown.read(content.encode(), "a.md", DEFAULT).pages[0]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**Customer:** Harbor Vale", "Customer: Harbor Vale"),
        ("__Date__: *4 May* 2026", "Date: 4 May 2026"),
        ("a `tenant_id` here", "a tenant_id here"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("Signature: ______________", "Signature: ______________"),
        ("Signature: \\_\\_\\_\\_", "Signature: ____"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[Harbor Vale](https://harborvale.example)", "Harbor Vale (https://harborvale.example)"),
        ("<https://harborvale.example>", "https://harborvale.example"),
        ("[the scope](#scope)", "the scope"),
        ("R&amp;D &copy; x", "R&D © x"),
        ("~~old~~ new", "old new"),
        ("- item", "item"),
        ("> quoted", "quoted"),
        ("Mira<br>Sund", "Mira\nSund"),
        ("a <!-- hidden --> b", "a  b"),
    ],
)
def test_the_page_holds_what_is_shown(source: str, shown: str) -> None:
    assert page(source).text.strip() == shown


def test_headings_of_both_kinds() -> None:
    seen = page("# One\n\nTwo\n---\n\n**Three**\n\nplain\n")
    headings = [seen.text[part.start : part.end] for part in seen.segments if part.heading]
    assert headings == ["One", "Two", "Three"]
    assert "---" not in seen.text


def test_tables_have_cells() -> None:
    seen = page("| Field | Value |\n|:--|--:|\n| **Customer** | Harbor \\| Vale |\n| Tenant | |\n")
    cells = {part.cell: seen.text[part.start : part.end] for part in seen.segments}
    assert cells == {
        Cell(0, 0, 0): "Field",
        Cell(0, 0, 1): "Value",
        Cell(0, 1, 0): "Customer",
        Cell(0, 1, 1): "Harbor | Vale",
        Cell(0, 2, 0): "Tenant",
    }


def test_task_lists_are_tick_boxes_under_their_heading() -> None:
    marks = page("## Migrations\n\n- [x] Teams\n- [ ] Intune\n").marks
    assert [(mark.label, mark.group, mark.checked) for mark in marks] == [
        ("Teams", "Migrations", True),
        ("Intune", "Migrations", False),
    ]


def test_code_keeps_its_signs() -> None:
    assert page("```\n**not bold**\n```\n").text.strip() == "**not bold**"


def test_a_table_in_html_is_a_table() -> None:
    seen = page("text\n\n<table><tr><td>Customer</td>\n<td>Harbor Vale</td></tr></table>\n\nmore **text**\n")
    cells = [seen.text[part.start : part.end] for part in seen.segments if part.cell]
    assert cells == ["Customer", "Harbor Vale"]
    assert "more text" in seen.text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "[Harbor Vale](\nhttps://harborvale.example)\nDone.",
            "Harbor Vale (https://harborvale.example)\n\nDone.",
        ),
        ("![our\nlogo](logo.png) Harbor Vale", "\n Harbor Vale"),
        ("[the scope][of\nwork] follows", "the scope\n follows"),
        ("signed <span\nclass=name>Mira Sund</span>", "signed \nMira Sund"),
        ("Mira&#10;Sund", "Mira Sund"),
    ],
)
def test_markup_over_two_lines_and_ends_of_lines_by_number_are_read(source: str, shown: str) -> None:
    lines = [line.strip() for line in page(source).text.rstrip().split("\n")]
    assert lines == [line.strip() for line in shown.split("\n")]
