"""What the cells of a table say to a label in one of them."""

import time

from poedesk.proof.document.model import Document
from poedesk.proof.finding.page.beside import MOST, Tables
from poedesk.proof.finding.page.passages import passages
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
