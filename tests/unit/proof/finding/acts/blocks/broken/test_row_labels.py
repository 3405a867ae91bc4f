"""Common words that the labels beside them make labels."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, state, value

from poedesk.proof.finding.model import Act, Role, State

PARTIES = ("Orchard Vale Ltd", Role.CUSTOMER), ("Brightwater Cloud Ltd", Role.PARTNER)
TAKEN = (60.0, 60.0, "The customer has received and accepts the above.")
INK = picture(66, 122, 170, 144, "strokes")


def row(
    word: str, *labels: str, answers: bool = True, raised: float = 0.0, ink: bool = True
) -> tuple[Act, ...]:
    lefts = (220.0, 330.0, 450.0)
    told = [(left, 90 + raised, label) for left, label in zip(lefts, labels, strict=False)]
    said = ("Dana Whitfield", "IT Director", "4 May 2026") if answers else ()
    told += [(left, 103 + raised, answer) for left, answer in zip(lefts, said, strict=False)]
    return acts_in(
        document(page([TAKEN, (60.0, 90.0, word), *told], drawings=[INK] if ink else [])), *PARTIES
    )


@pytest.mark.parametrize("raised", [0.0, 14.0])
@pytest.mark.parametrize("word", ["By", "Signed"])
def test_a_word_before_a_row_of_labels_asks_for_a_signature(word: str, raised: float) -> None:
    (act,) = row(word, "Name", "Title", "Date", raised=raised)
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dana Whitfield",
        "IT Director",
        "2026-05-04",
    )


def test_without_ink_nobody_signed_there() -> None:
    assert not any(act.is_signed for act in row("By", "Name", "Title", "Date", ink=False))


@pytest.mark.parametrize("labels", [("Title",), ("Title", "Date"), ("Item", "Amount", "Total")])
def test_other_labels_make_no_label_of_it(labels: tuple[str, ...]) -> None:
    acts = row("By", *labels, answers=False, ink=False)
    assert not acts
