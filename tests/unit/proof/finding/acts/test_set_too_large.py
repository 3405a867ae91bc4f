"""Blocks in which a picture of a signature is set far too large, or whose captions stand apart."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, table, value

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.model import Role, State

SIDES = (("Lakeview Brewing Company", Role.CUSTOMER), ("Brightpath Systems, LLC", Role.PARTNER))


def test_what_stands_under_a_tall_picture_goes_on_with_its_block() -> None:
    lines = [(62.0, 100.0, "Confirmation of the customer"), (62.0, 130.0, "Signature")]
    lines += [(62, 268, "Name"), (126, 268, "Dana Whitfield"), (62, 290, "Title"), (126, 290, "IT Director")]
    lines += [(62, 312, "Date"), (126, 312, "9 June 2026")]
    act = only(document(page(lines, drawings=[Drawing("picture", Box(126, 130, 590, 256))])))
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dana Whitfield",
        "IT Director",
        "2026-06-09",
    )
    assert state(act.signature) is State.PRESENT


def test_without_the_picture_the_far_lines_belong_to_something_else() -> None:
    lines = [
        (62.0, 100.0, "Confirmation of the customer"),
        (62.0, 130.0, "Signature"),
        (126, 130, "________"),
    ]
    lines += [(62, 268, "Name"), (126, 268, "Dana Whitfield"), (62, 312, "Date"), (126, 312, "9 June 2026")]
    act = only(document(page(lines)))
    assert (value(act.name), value(act.date)) == (None, None)


ATTESTED = (
    "IN WITNESS WHEREOF, the parties have caused this Statement of Work to be executed by their officers."
)


def _unlabelled(over: str, picture: Box) -> list[tuple[str | None, State | None, str | None]]:
    lines = [
        (34.0, 60.0, over),
        (34.0, 100.0, "LAKEVIEW BREWING COMPANY"),
        (306.0, 100.0, "BRIGHTPATH SYSTEMS, LLC"),
    ]
    for left, name, date in ((34.0, "Dana Whitfield", "May 4, 2026"), (306.0, "Omar Reyes", "May 1, 2026")):
        lines += [
            (left, 150.0, f"Name: {name}"),
            (left, 166.0, "Title: Director"),
            (left, 182.0, f"Date: {date}"),
        ]
    acts = acts_in(document(page(lines, drawings=[Drawing("picture", picture)])), *SIDES)
    return [(act.role, state(act.signature), value(act.date)) for act in acts]


def test_a_signature_page_needs_no_label_for_the_signature() -> None:
    found = _unlabelled(ATTESTED, Box(34, 116, 146, 146))
    assert (Role.CUSTOMER, State.PRESENT, "2026-05-04") in found
    assert (Role.PARTNER, State.PRESENT, "2026-05-01") not in found


def test_a_picture_of_the_partner_signs_for_the_partner_only() -> None:
    found = _unlabelled(ATTESTED, Box(306, 116, 418, 146))
    assert (Role.PARTNER, State.PRESENT, "2026-05-01") in found
    assert not [act for act in found if act[0] is Role.CUSTOMER and act[1] is State.PRESENT]


def test_of_stacked_parties_only_the_one_with_the_picture_signs() -> None:
    lines = [(34.0, 60.0, ATTESTED), (34.0, 80.0, "LAKEVIEW BREWING COMPANY")]
    lines += [(34, 130, "Name: Dana Whitfield"), (34, 146, "Title: Director"), (34, 162, "Date: May 4, 2026")]
    lines += [(34, 190, "BRIGHTPATH SYSTEMS, LLC")]
    lines += [(34, 240, "Name: Omar Reyes"), (34, 256, "Title: Member"), (34, 272, "Date: May 1, 2026")]
    found = acts_in(document(page(lines, drawings=[Drawing("picture", Box(34, 205, 146, 236))])), *SIDES)
    signed = [(act.role, value(act.date)) for act in found if state(act.signature) is State.PRESENT]
    assert signed == [(Role.PARTNER, "2026-05-01")]


def test_a_picture_between_a_name_and_a_contact_signs_nothing_unless_it_is_said() -> None:
    assert _unlabelled("Contacts of both companies for this work.", Box(34, 116, 146, 146)) == []


CAPTIONS = [
    (62.0, 100.0, "Approval of the buyer"),
    (62.0, 220.0, "Dana Whitfield"),
    (553.0, 220.0, "Name"),
    (62.0, 236.0, "Group Procurement Manager"),
    (553.0, 236.0, "Role"),
    (553.0, 252.0, "Date"),
]


@pytest.mark.parametrize("dated", ["14 May 2026", None])
def test_captions_right_of_their_answers(dated: str | None) -> None:
    lines = CAPTIONS + ([(62.0, 252.0, dated)] if dated else [])
    act = only(document(page(lines, drawings=[Drawing("picture", Box(62, 120, 300, 210))])))
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "Group Procurement Manager")
    assert value(act.date) == ("2026-05-14" if dated else None)


def test_what_stands_left_of_a_caption_under_its_answers_is_not_its_answer() -> None:
    rows = [["Signed for the customer", "/s/ Dana Whitfield"], ["IT Director", "Title:"], ["Other", "Name:"]]
    (act,) = acts_in(table(rows, [0, 60]))
    assert value(act.title) is None


LARGE = Drawing("picture", Box(63, 196, 543, 323))


def test_a_large_picture_over_its_caption_signs() -> None:
    lines = [(63.0, 160.0, "We confirm that the work in this letter was done.")]
    lines += [(559, 318, "9 June 2026"), (559, 330, "Date"), (63, 329, "Signature for the customer")]
    lines += [(63, 365, "Dana Whitfield"), (63, 380, "Name in capitals or print")]
    lines += [(559, 365, "Producer"), (559, 380, "Position held")]
    act = only(document(page(lines, drawings=[LARGE])))
    assert (state(act.signature), value(act.date)) == (State.PRESENT, "2026-06-09")
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "Producer")


def test_a_large_picture_under_another_sides_label_does_not_sign_the_caption_below() -> None:
    lines = [(63.0, 184.0, "Signature of the partner"), (63.0, 329.0, "Signature of the customer")]
    lines += [(63, 345, "Name: Dana Whitfield"), (63, 361, "Date: 9 June 2026")]
    acts = acts_in(document(page(lines, drawings=[LARGE])))
    assert not [act for act in acts if act.role is Role.CUSTOMER and state(act.signature) is State.PRESENT]
