"""Lists of the parties at the head of a paper, and heads of two columns of signatures."""

from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.finding.acts.unannounced.listed import listed
from poedesk.proof.finding.page.view import DocumentView

LIST = [(72.0, 90.0, "Customer: Lakeview Orchards"), (72.0, 105.0, "Contractor: Brightwater Cloud")]
TEXT = (
    72.0,
    130.0,
    "The contractor enrolled all of the tablets in Microsoft Intune and trained everybody there.",
)
HEADS = [(72.0, 180.0, "Customer: Lakeview Orchards"), (320.0, 180.0, "Contractor: Brightwater Cloud")]


def told(*items: tuple[float, float, str]) -> bool:
    return listed(DocumentView(document(page(items))), 1, 230.0, "Lakeview Orchards")


def test_a_list_of_both_sides_is_the_head_of_no_signature() -> None:
    assert told(*LIST, TEXT)


def test_under_the_list_two_columns_have_heads_of_their_own() -> None:
    assert not told(*LIST, TEXT, *HEADS)


def test_a_second_list_is_one_too() -> None:
    assert told(
        *LIST,
        TEXT,
        (72.0, 180.0, "Customer: Lakeview Orchards"),
        (72.0, 195.0, "Contractor: Brightwater Cloud"),
    )


def test_a_name_in_two_lines_stands_again_over_the_signature() -> None:
    again = [(72.0, 180.0, "Lakeview"), (72.0, 193.0, "Orchards")]
    assert not told(*LIST, TEXT, *again)
    assert told(*LIST, TEXT, (72.0, 180.0, "Lakeview"), (320.0, 193.0, "Orchards"))
