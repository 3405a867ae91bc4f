"""Answers over a row of captions: as high over them as the ink between needs."""

from collections.abc import Sequence

from tests.unit.proof.finding.acts.pages import (
    acts_in,
    document,
    only,
    page,
    picture,
    signed,
    state,
    table,
    value,
)

from poedesk.proof.document.model import Document, Drawing, SignatureKind
from poedesk.proof.finding.acts.blocks.sheets.sheet import sheets_of
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.page.view import DocumentView

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
HEAD = (72.0, 180.0, "Received complete and in good order on behalf of Lakeview Orchards:")
CAPTIONS = [
    (72.0, 268.0, "Name"),
    (190.0, 268.0, "Position"),
    (310.0, 268.0, "Signature"),
    (440.0, 268.0, "Date"),
]
ANSWERS = [(72.0, 210.0, "Odile Perrin"), (190.0, 210.0, "Orchard Manager"), (440.0, 210.0, "3 May 2026")]
RULES = [(left, left + 95, 262.0) for left, _, _ in CAPTIONS]
INK = [picture(312, 214, 400, 250, "strokes")]


def paper(items: Sequence[tuple[float, float, str]], drawings: Sequence[Drawing] = ()) -> Document:
    return document(page([HEAD, *items, *CAPTIONS], drawings=drawings, rules=RULES))


def test_answers_stand_as_high_over_their_captions_as_the_ink_needs() -> None:
    act = only(paper(ANSWERS, INK), CLIENT)
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-03",
    )


def test_an_answer_that_a_narrow_column_broke_is_one() -> None:
    answers = [*ANSWERS[:1], (190.0, 210.0, "Regional Orchard"), *ANSWERS[2:], (190.0, 223.0, "Manager")]
    assert value(only(paper(answers, INK), CLIENT).title) == "Regional Orchard Manager"


def test_a_signature_in_letters_stands_in_the_row_of_answers() -> None:
    act = only(paper([*ANSWERS, (310.0, 210.0, "/s/ Odile Perrin")]), CLIENT)
    assert signed(act)[:2] == (State.PRESENT, SignatureKind.TYPED)


def over(paper: Document) -> list[str]:
    (sheet,) = sheets_of(DocumentView(paper))
    captions = [part for part in sheet.parts if part.label_text and not part.text]
    return [part.text for label in captions for part in sheet.over_caption(label)]


def test_other_words_between_part_answers_from_captions() -> None:
    assert over(paper(ANSWERS)) == [text for _, _, text in ANSWERS]
    assert over(paper([*ANSWERS, (72.0, 235.0, "Remarks of the driver: none")])) == []
    assert over(paper([*ANSWERS, (230.0, 235.0, "None of this was checked")])) == []


def test_an_empty_row_stays_empty() -> None:
    (act,) = acts_in(paper([]), CLIENT)
    assert {state(each) for each in (act.signature, act.name, act.title, act.date)} == {State.BLANK}


def test_answers_without_ink_sign_nothing() -> None:
    assert state(only(paper(ANSWERS), CLIENT).signature) is State.BLANK


CELLS = [
    ["Odile Perrin", "Orchard Manager", "{}", "3 May 2026"],
    ["_________________", "_________________", "_________________", "_________________"],
    ["Name", "Position", "Signature", "Date"],
]


def test_the_line_of_a_caption_may_stand_in_the_cell_over_it() -> None:
    rows = [[cell.format("/s/ Odile Perrin") for cell in row] for row in CELLS]
    assert state(only(table(rows, [0, 20, 40, 60]), CLIENT).signature) is State.PRESENT
    rows = [[cell.format("") for cell in row] for row in CELLS]
    assert all(state(act.signature) is State.BLANK for act in acts_in(table(rows, [0, 20, 40, 60]), CLIENT))


HEADS = ["Name", "Position", "Signature", "Date"]
FILLED = ["Odile Perrin", "Orchard Manager", "/s/ Odile Perrin", "3 May 2026"]


def test_heads_of_an_empty_list_have_no_answers_over_them() -> None:
    rows = [["Lakeview Orchards", "", "", ""], HEADS, FILLED, HEADS, ["", "", "", ""]]
    acts = acts_in(table(rows, [0, 20, 40, 60]), CLIENT)
    assert [value(act.name) for act in acts if act.name is not None and act.name.value] == ["Odile Perrin"]


def test_captions_in_the_last_row_of_a_table_have_theirs() -> None:
    rows = [["Odile Perrin", "Orchard Manager", "", "3 May"], ["", "", "", "2026"], ["", "", "", ""], HEADS]
    (sheet,) = sheets_of(DocumentView(table(rows, [0, 20, 40, 60])))
    captions = [part for part in sheet.parts if part.label_text]
    told = {label.label_text: " ".join(part.text for part in sheet.over_caption(label)) for label in captions}
    assert told == {
        "Name": "Odile Perrin",
        "Position": "Orchard Manager",
        "Signature": "",
        "Date": "3 May 2026",
    }
