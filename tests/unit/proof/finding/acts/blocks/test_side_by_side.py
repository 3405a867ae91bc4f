"""Ink and pictures over printed names without a label: two sides beside each other, all of it on one line."""

from tests.unit.proof.finding.acts.pages import acts_in, document, of_role, only, page, state, value

from poedesk.proof.document.model import Box, Drawing, SignatureKind
from poedesk.proof.finding.model import Role, State

LEFT, RIGHT = Drawing("strokes", Box(80, 118, 170, 138)), Drawing("strokes", Box(322, 118, 412, 138))
NAMES = [(72, 145, "Omar Reyes"), (320, 145, "Dana Whitfield")]
TITLES = [(72, 160, "Partner Manager"), (320, 160, "IT Director")]
DAYS = [(72, 175, "2 May 2026"), (320, 175, "4 May 2026")]


def test_two_sides_sign_beside_each_other_whatever_their_heads_are_called() -> None:
    items = [(72, 100, "Brightpath"), (320, 100, "The Mill"), *NAMES, *TITLES, *DAYS]
    found = {value(act.name): act for act in acts_in(document(page(items, drawings=[LEFT, RIGHT])))}
    assert found.keys() == {"Omar Reyes", "Dana Whitfield"}
    act = found["Dana Whitfield"]
    assert act.signature is not None
    assert (act.signature.signature_kind, value(act.title), value(act.date)) == (
        SignatureKind.INK,
        "IT Director",
        "2026-05-04",
    )


def test_pictures_of_people_beside_each_other_sign_nothing() -> None:
    items = [(72, 100, "Our team"), *NAMES, *TITLES]
    assert acts_in(document(page(items, drawings=[LEFT, RIGHT]))) == ()


def test_the_rule_of_a_table_is_no_line_to_sign_on() -> None:
    heads = [(72, 100, "Contractor"), (320, 100, "Client")]
    paper = document(page([*heads, *NAMES, *TITLES, *DAYS], drawings=[LEFT, RIGHT], rules=[(70, 540, 141)]))
    for role, name, day in (
        (Role.PARTNER, "Omar Reyes", "2026-05-02"),
        (Role.CUSTOMER, "Dana Whitfield", "2026-05-04"),
    ):
        act = of_role(paper, role)
        assert (state(act.signature), value(act.name), value(act.date)) == (State.PRESENT, name, day)


def test_the_rule_over_labels_of_both_sides_is_no_line_to_sign_on() -> None:
    heads = [(72, 95, "On behalf of the Client"), (320, 95, "On behalf of the Contractor")]
    names = [(72, 143, "Name: Dana Whitfield"), (320, 144.5, "Name: Omar Reyes")]
    days = [(72, 156, "Date: 4 May 2026"), (320, 156, "Date: 2 May 2026")]
    rules = [(70, 540, level) for level in (93, 108, 141, 155, 168)]
    paper = document(page([*heads, *names, *days], drawings=[LEFT, RIGHT], rules=rules))
    for role, name, day in (
        (Role.PARTNER, "Omar Reyes", "2026-05-02"),
        (Role.CUSTOMER, "Dana Whitfield", "2026-05-04"),
    ):
        act = of_role(paper, role)
        assert (state(act.signature), value(act.name), value(act.date)) == (State.PRESENT, name, day)


def test_name_title_and_day_on_one_line_under_the_ink() -> None:
    items = [(72, 100, "Agreed for the Client:"), (72, 145, "Dana Whitfield, Proprietor, 4 May 2026")]
    act = only(document(page(items, drawings=[LEFT])))
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dana Whitfield",
        "Proprietor",
        "2026-05-04",
    )


def test_a_title_that_is_not_listed_follows_the_name() -> None:
    items = [
        (72, 100, "For the Client:"),
        (72, 145, "Dana Whitfield, Hallenmeisterin"),
        (72, 160, "4 May 2026"),
    ]
    act = only(document(page(items, drawings=[LEFT])))
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "Hallenmeisterin")


def test_a_place_without_ink_and_day_takes_no_day_of_the_column_beside_it() -> None:
    partner = [(72, 132, "Brightpath Ltd"), (72, 150, "Omar Reyes"), (72, 167, "Omar Reyes, Principal")]
    client = [(265, 125, "The Mill Co."), (265, 158, "______________________")]
    client += [(265, 174, "Dana Whitfield, Store Manager"), (265, 191, "Date: ________________")]
    acts = acts_in(document(page([*partner, *client, (72, 183, "June 30, 2025")])))
    assert not any(value(act.date) for act in acts if not act.is_signed)
