"""Lists of who signs that are no tables: heads on one line, people under them."""

from tests.unit.proof.finding.acts.pages import acts_in, document, of_role, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role, State

COLUMNS = (60, 170, 300, 420, 520)
HEADS = ("Company", "Name", "Function", "Signature", "Date")
SELLER = ("Lanternhouse", "Tomasz Wieczorek", "Delivery Manager", "", "3 March 2026")
BUYER = ("Brekkfjord", "Marit Solheim", "Head of Workplace", "", "4 March 2026")
PARTIES = (("Lanternhouse Consulting AB", Role.PARTNER), ("Brekkfjord Kommune", Role.CUSTOMER))
SELLER_INK, BUYER_INK = (
    Drawing("strokes", Box(420, 128, 500, 140)),
    Drawing("strokes", Box(420, 158, 500, 172)),
)


def listed(*rows: tuple[str, ...], ink: tuple[Drawing, ...] = (SELLER_INK, BUYER_INK)) -> Document:
    items = [
        (left, 100 + 30 * number, text)
        for number, row in enumerate(rows)
        for left, text in zip(COLUMNS, row, strict=True)
        if text
    ]
    return document(page(items, drawings=ink))


def test_each_line_is_an_act_of_its_own() -> None:
    act = of_role(listed(HEADS, SELLER, BUYER), Role.CUSTOMER, *PARTIES)
    assert (state(act.signature), value(act.name), value(act.title), value(act.date)) == (
        State.PRESENT,
        "Marit Solheim",
        "Head of Workplace",
        "2026-03-04",
    )


def test_a_line_without_ink_is_not_signed() -> None:
    act = of_role(listed(HEADS, SELLER, BUYER, ink=(SELLER_INK,)), Role.CUSTOMER, *PARTIES)
    assert state(act.signature) is State.BLANK


def test_what_names_nobody_ends_the_list() -> None:
    total = ("Total", "Two people", "", "", "")
    assert len(acts_in(listed(HEADS, SELLER, BUYER, total), *PARTIES)) == 2


def test_a_short_name_that_both_sides_could_have_gives_no_side() -> None:
    parties = (("Brekkfjord Kommune", Role.CUSTOMER), ("Brekkfjord Systems AS", Role.PARTNER))
    assert all(act.role is None for act in acts_in(listed(HEADS, BUYER, ink=(SELLER_INK,)), *parties))


def test_heads_with_answers_of_their_own_head_no_list() -> None:
    answered = (
        "Company: Brekkfjord",
        "Name: Marit Solheim",
        "Function: Head",
        "Signature:",
        "Date: 4 March 2026",
    )
    assert len(acts_in(listed(answered, ink=()), *PARTIES)) <= 1
