"""Bare ink under a sentence that says who signs, and for whom."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role, State

PARTIES = (("Greyhaven Ports", Role.CUSTOMER), ("Tollgate Systems", Role.PARTNER))
ABOUT = (60, 80, "Tollgate Systems moved 310 numbers to Microsoft Teams for the terminals of the port.")
INK = Drawing("strokes", Box(62, 150, 150, 168))


def paper(sentence: str, *under: tuple[float, float, str], ink: Drawing = INK) -> Document:
    return document(page([ABOUT, (60, 120, sentence), *under], drawings=[ink]))


@pytest.mark.parametrize(
    "sentence",
    [
        "Approved for Greyhaven Ports by Oluwaseun Adeyemi (ICT Services Lead) on 9 January 2026.",
        "Accepted by Oluwaseun Adeyemi, ICT Services Lead, on behalf of Greyhaven Ports on 9 January 2026.",
    ],
)
def test_the_sentence_tells_name_title_side_and_day(sentence: str) -> None:
    act = only(paper(sentence), *PARTIES)
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Oluwaseun Adeyemi",
        "ICT Services Lead",
        "2026-01-09",
    )


def test_the_day_may_stand_under_the_ink() -> None:
    sentence = (
        "I, Oluwaseun Adeyemi, ICT Services Lead of Greyhaven Ports, confirm that the work above was done."
    )
    act = only(paper(sentence, (60, 185, "9 January 2026")), *PARTIES)
    assert (act.role, value(act.date)) == (Role.CUSTOMER, "2026-01-09")


def test_the_day_of_something_else_under_the_ink_is_none_of_it() -> None:
    sentence = (
        "I, Oluwaseun Adeyemi, ICT Services Lead of Greyhaven Ports, confirm that the work above was done."
    )
    act = only(paper(sentence, (60, 185, "Date of delivery: 9 January 2026")), *PARTIES)
    assert (act.role, value(act.date)) == (Role.CUSTOMER, None)


def test_who_signs_for_the_partner_is_the_partners() -> None:
    sentence = "Signed for Tollgate Systems by Hannah Voss (Principal Consultant) on 8 January 2026."
    assert only(paper(sentence), *PARTIES).role is Role.PARTNER


def test_without_ink_nobody_signed() -> None:
    sentence = "Approved for Greyhaven Ports by Oluwaseun Adeyemi (ICT Services Lead) on 9 January 2026."
    acts = acts_in(document(page([ABOUT, (60, 120, sentence)])), *PARTIES)
    assert all(state(act.signature) is not State.PRESENT for act in acts)


def test_ink_that_another_text_parts_from_the_sentence_is_not_of_it() -> None:
    sentence = "Approved for Greyhaven Ports by Oluwaseun Adeyemi (ICT Services Lead) on 9 January 2026."
    far = Drawing("strokes", Box(62, 185, 150, 203))
    acts = acts_in(paper(sentence, (60, 150, "The appendix shows how calls are routed."), ink=far), *PARTIES)
    assert all(act.role is not Role.CUSTOMER for act in acts)
