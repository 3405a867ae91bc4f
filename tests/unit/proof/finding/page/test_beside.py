"""What the cells of a table say to a label in one of them."""

import time

import pytest

from poedesk.proof.document.model import Document
from poedesk.proof.finding.page import beside
from poedesk.proof.finding.page.beside import MOST, Tables
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.places import places
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import markdown


def read(*rows: str) -> Document:
    head, *others = rows
    rule = "|" + "---|" * (head.count("|") - 1)
    return markdown.read("\n".join([head, rule, *others]).encode(), "work.md", DEFAULT)


def said(document: Document, label: str) -> list[str] | None:
    known = passages(DocumentView(document))
    at = next(passage for passage in known if passage.text == label)
    answer = Tables(known).beside(at)
    return None if answer is None else [passage.text for passage in answer]


def test_what_stands_to_the_right_answers_a_label() -> None:
    table = read(
        "| Customer | Quarrymoor Textiles of Ladbrook Sound in the north |", "| Work | Mail was moved. |"
    )
    assert said(table, "Work") == ["Mail was moved."]


def test_a_column_of_items_answers_its_title() -> None:
    table = read(
        "| Step | Work | Day |", "| 1 | Mail was moved. | Monday |", "| 2 | People were trained. | Friday |"
    )
    assert said(table, "Work") == ["Mail was moved.", "People were trained."]


def test_the_answer_ends_where_the_label_comes_again() -> None:
    table = read(
        "| Step | Work | Day |",
        "| 1 | Mail was moved. | Monday |",
        "| Step | Work | Day |",
        "| 2 | Later. | x |",
    )
    assert said(table, "Work") == ["Mail was moved."]


def test_a_long_column_answers_with_its_first_cells() -> None:
    table = read(
        "| Step | Work | Day |",
        *(f"| {number} | Mail {number} was moved. | x |" for number in range(2 * MOST)),
    )
    answer = said(table, "Work")
    assert answer is not None
    assert (len(answer), answer[-1]) == (MOST, f"Mail {MOST - 1} was moved.")


def test_a_label_in_every_row_of_a_long_table_costs_no_more_than_its_rows() -> None:
    table = read("| Customer | Work |", *("| | Work |" for _ in range(3000)))
    begin = time.process_time()
    places(DocumentView(table))
    assert time.process_time() - begin < 20  # it took minutes


def test_a_row_of_titles_under_labels_heads_the_rows_under_it() -> None:
    table = read(
        "| Vendor | Alder Digital Inc | | |",
        "| Reason | The crew cannot take part in the drill, as the ferry stops at six. | | |",
        "| Line | Description | Qty | Sum |",
        "| 10 | Survey of the canteen for meetings | 3 | 1,200.00 |",
        "| 20 | Install panels and join the rooms to the tenant | 3 | 5,850.00 |",
    )
    assert said(table, "Description") == [
        "Survey of the canteen for meetings",
        "Install panels and join the rooms to the tenant",
    ]


def counted(rows: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often it is asked in which row a cell stands, when each label of a table is asked for."""
    known = passages(DocumentView(read("| Work | Done |", *["| Teams | Yes |"] * rows)))
    asked: list[Passage] = []
    own = beside._row
    monkeypatch.setattr(beside, "_row", lambda passage: asked.append(passage) or own(passage))  # type: ignore[func-returns-value]
    tables = Tables(known)
    for passage in known:
        tables.beside(passage)
    monkeypatch.undo()
    return len(asked)


def test_the_rows_over_a_label_are_not_counted_anew_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    assert counted(200, monkeypatch) < 5 * counted(50, monkeypatch)


def test_a_row_heads_others_when_those_over_it_have_fewer_cells() -> None:
    table = read("| Buyer | Seller |", "| Holm | Penn |", "| What | When | Users |", "| Mail | May | 12 |")
    assert said(table, "What") == ["Mail"]
    assert said(table, "Holm") == ["Penn"]
