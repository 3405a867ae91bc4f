"""What a pen wrote at places of signing, at dates and names, and how its strokes hide words on a scan."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page

from poedesk.proof.document.model import Box, By, Drawing, Page, Segment
from poedesk.proof.finding.model import State

SIGNATURE = Drawing("strokes", Box(330, 530, 500, 575))


def scanned(made: Page) -> Page:
    return replace(made, by="ocr")


def strokes(left: float, top: float, right: float, bottom: float) -> Drawing:
    return Drawing("strokes", Box(left, top, right, bottom))


def test_ink_beside_the_date_of_signature_signs_when_its_own_caption_is_hidden() -> None:
    words = [(77, 552, "09/22/2008"), (120, 568, "(Date of signature)")]
    (act,) = acts_in(document(scanned(page(words, drawings=[SIGNATURE], rules=[(77, 286, 568)]))))
    assert act.signature is not None
    assert act.signature.value == "present"
    assert act.signature.spans[0].box == SIGNATURE.box
    assert act.date is not None
    assert act.date.value == "2008-09-22"


@pytest.mark.parametrize("drawings", [[], [strokes(330, 300, 500, 340)], [strokes(90, 540, 200, 566)]])
def test_nothing_signs_beside_a_date_without_ink_on_its_line(drawings: list[Drawing]) -> None:
    words = [(77, 552, "09/22/2008"), (120, 568, "(Date of signature)")]
    assert not acts_in(document(scanned(page(words, drawings=drawings, rules=[(77, 286, 568)]))))


def test_figures_that_are_no_date_stand_where_the_date_is_on_a_scan() -> None:
    words = [(117, 544, "6125/18"), (114, 560, "(Date of signature)"), (385, 560, "(Signature)")]
    made = page(words, drawings=[SIGNATURE], rules=[(79, 223, 559), (319, 496, 559)])
    (act,) = acts_in(document(scanned(made)))
    assert act.date is not None
    assert (act.date.state, act.date.value) == (State.PRESENT, None)
    (act,) = acts_in(document(made))
    assert act.date is not None
    assert act.date.state is State.BLANK


def test_what_a_pen_wrote_at_a_date_is_no_signature_and_the_date_is_not_blank() -> None:
    words = [(60, 500, "For the Customer"), (60, 540, "Signature:"), (60, 570, "Date:")]
    date = strokes(130, 564, 200, 580)
    made = page(words, drawings=[date], rules=[(120, 340, 550), (120, 340, 580)])
    (act,) = acts_in(document(scanned(made)))
    assert act.signature is not None
    assert act.signature.value == "blank"
    assert act.date is not None
    assert (act.date.state, act.date.value) == (State.PRESENT, None)
    assert (act.date.spans[0].box, act.date.spans[0].by) == (date.box, By.INK)


def test_a_name_by_hand_that_was_not_read_is_cited_with_its_strokes() -> None:
    words = [(60, 500, "For the Customer"), (60, 540, "Signature:"), (60, 570, "Name:"), (60, 600, "Date:")]
    signed, name = strokes(130, 520, 260, 552), strokes(130, 562, 220, 580)
    rules = [(120, 340, 550), (120, 340, 580), (120, 340, 610)]
    (act,) = acts_in(document(scanned(page(words, drawings=[signed, name], rules=rules))))
    assert act.signature is not None
    assert act.signature.spans[0].box == signed.box
    assert act.name is not None
    assert act.name.spans[0].by is By.INK


def test_a_line_with_ink_over_a_printed_name_and_title_is_signed() -> None:
    words = [(333, 782, "Mr. Nadir Forssell"), (338, 797, "Assistant Director")]
    ink = strokes(350, 743, 526, 774)
    (act,) = acts_in(document(scanned(page(words, drawings=[ink], rules=[(331, 534, 771)]))))
    assert act.signature is not None
    assert act.signature.value == "present"
    assert act.name is not None
    assert act.name.value == "Mr. Nadir Forssell"
    assert not acts_in(document(scanned(page(words, rules=[(331, 534, 771)]))))


def test_large_words_beside_a_signature_do_not_end_its_block() -> None:
    words = [
        (75, 559, "April 26, 2016"),
        (316, 559, "/s/ Nadir Forssell"),
        (495, 559, "eSigned"),
        (110, 574, "(Date of signature)"),
        (385, 574, "(Signature)"),
    ]
    made = page(words, rules=[(75, 219, 574), (316, 493, 574)])
    large: list[Segment] = [
        replace(one, heading=made.text[one.start : one.end] == "eSigned") for one in made.segments
    ]
    (act,) = acts_in(document(scanned(replace(made, segments=tuple(large)))))
    assert act.signature is not None
    assert act.signature.person == "Nadir Forssell"
    assert act.date is not None
    assert act.date.value == "2016-04-26"


def test_a_name_by_hand_that_was_read_signs_no_empty_line_above_it() -> None:
    words = [(60, 500, "For the Customer"), (60, 540, "By:"), (60, 556, "Name: Nadir Forssell")]
    rules = [(80, 260, 551)]

    def signature(drawing: Drawing) -> str | None:
        (act,) = acts_in(document(scanned(page(words, drawings=[drawing], rules=rules))))
        assert act.signature is not None
        return act.signature.value

    (line,) = [
        segment.box
        for segment in page(words).segments
        if page(words).text[segment.start :].startswith("Name")
    ]
    assert signature(strokes(line.right - 60, line.top, line.right, line.bottom)) == "blank"
    assert signature(strokes(line.right - 60, line.top - 16, line.right, line.bottom)) == "present"


def _pages_of_a_copy(read: str) -> Page:
    words = [
        (72, 300, "Harbourline Logistics"),
        (72, 320, f"By: {read}"),
        (72, 340, "Name: Nadia Kowalczyk"),
        (72, 360, "Date: January 22, 2024"),
    ]
    return page(words, drawings=[strokes(92, 310, 150, 336)])


def test_a_signature_that_was_read_as_letters_is_a_signature_and_names_nobody() -> None:
    (act,) = acts_in(document(scanned(_pages_of_a_copy("cokongo"))))
    assert act.signature is not None
    assert act.signature.signature_kind == "ink"
    assert act.party != "cokongo"
    assert act.date is not None
    assert act.date.value == "2024-01-22"


def test_a_name_that_a_pen_wrote_at_the_place_of_signing_stays() -> None:
    (act,) = acts_in(document(scanned(_pages_of_a_copy("Karen Adler"))))
    assert act.signature is not None
    assert act.signature.person in {"Karen Adler", "Nadia Kowalczyk"}
