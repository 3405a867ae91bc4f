import pytest

from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.states import state_of


@pytest.mark.parametrize(
    "text",
    [
        "[Client Name]", "<<customer>>", "{{tenant}}", "${customer}", "%CUSTOMER%", "@@name@@",
        "TBD", "t.b.d.",
        "TBC by customer",
        "to be confirmed", "to follow", "not yet known", "n/a yet", "Insert here", "xxx",
        "XXXX-XXXX", "Lorem ipsum dolor", "pendiente de firma", "wird nachgereicht", "customer to provide",
        "12345678-1234-1234-1234-123456789012",
    ],
)  # fmt: skip
def test_template_text_of_many_makes_is_a_placeholder(text: str) -> None:
    assert state_of(text) is State.PLACEHOLDER


@pytest.mark.parametrize(
    "text",
    ["None", "N/A", "Pending Foods Ltd", "To Be Holdings", "@alder.example", "Unknown Worlds Inc", "#3 Main"],
)
def test_an_honest_answer_is_one(text: str) -> None:
    assert state_of(text) is State.PRESENT


@pytest.mark.parametrize("text", [")", "( )", "[  ]", "____)", ") )"])
def test_the_brackets_of_a_drawn_column_are_no_answer(text: str) -> None:
    assert state_of(text) is State.BLANK
