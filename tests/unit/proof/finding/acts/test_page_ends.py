"""Signature blocks that a page end cuts."""

from collections.abc import Sequence

from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.finding.model import Act, Role, State

Item = tuple[float, float, str]
END: list[Item] = [
    (72, 650, "Accepted by the Customer"),
    (72, 680, "Signature: /s/ Dana Whitfield"),
    (72, 700, "Name: Dana Whitfield"),
]


def cut(upper: Sequence[Item], lower: Sequence[Item]) -> tuple[Act, ...]:
    return acts_in(document(page(upper), page(lower, number=2)))


def test_the_date_on_the_next_page_is_the_blocks_and_is_cited_there() -> None:
    (act,) = cut(END, [(72, 60, "Title: IT Director"), (72, 80, "Date: 4 May 2026")])
    assert (act.role, value(act.title), value(act.date)) == (Role.CUSTOMER, "IT Director", "2026-05-04")
    assert act.date is not None
    assert act.date.spans[0].page == 2


def test_a_block_that_has_a_date_takes_none_from_the_next_page() -> None:
    (act,) = cut([*END, (72, 720, "Date: ____________")], [(72, 60, "Date: 4 May 2026")])
    assert state(act.date) is State.BLANK


def test_the_head_of_another_paper_is_no_rest_of_a_block() -> None:
    for head in (
        [(72, 60, "Date: 4 May 2026"), (72, 80, "Version: 2")],
        [(72, 60, "Annex A"), (72, 80, "Date: 4 May 2026")],
    ):
        (act,) = cut(END, head)
        assert value(act.date) is None


def test_a_block_in_the_middle_of_a_page_is_not_cut() -> None:
    middle = [(left, top - 500, words) for left, top, words in END]
    (act,) = cut(middle, [(72, 60, "Date: 4 May 2026")])
    assert value(act.date) is None


def test_two_columns_go_on_in_two_columns() -> None:
    upper: list[Item] = [
        (72, 650, "Partner"), (320, 650, "Customer"),
        (72, 680, "Signature: ____________"), (320, 680, "Signature: /s/ Dana Whitfield"),
        (72, 700, "Name: Omar Reyes"), (320, 700, "Name: Dana Whitfield"),
    ]  # fmt: skip
    lower: list[Item] = [(72, 60, "Date: 2 May 2026"), (320, 60, "Date: 4 May 2026")]
    told = {(act.role, state(act.signature), value(act.date)) for act in cut(upper, lower)}
    assert told == {
        (Role.PARTNER, State.BLANK, "2026-05-02"),
        (Role.CUSTOMER, State.PRESENT, "2026-05-04"),
    }


def test_a_heading_on_the_page_before_says_for_whom_a_block_is() -> None:
    upper: list[Item] = [(72, 640, "Customer acknowledgement"), (72, 660, "Section text ends here.")]
    lower: list[Item] = [(72, 60, "Signature: /s/ Dana Whitfield"), (72, 80, "Date: 4 May 2026")]
    act = only(document(page(upper), page(lower, number=2)))
    assert act.role is Role.CUSTOMER
