"""Tables whose rows hold labels for signature and date of their own: each row is a block."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, picture, signed, state, table, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import sheets_of
from poedesk.proof.finding.model import Act, Role, State
from poedesk.proof.finding.page.view import DocumentView

COLUMNS = [0, 16, 44, 54, 78, 84]
TED = ["Contractor", "Ted Rowe,\nSenior Engineer", "Signature", "/s/ Ted Rowe", "Date", "3 May 2026"]
ODILE = [
    "Approved by\nclient",
    "Odile Perrin,\nDirector",
    "Signature",
    "/s/ Odile Perrin",
    "Date",
    "4 May 2026",
]


def sheet(*rows: list[str]) -> Document:
    return table(list(rows), COLUMNS)


def told(act: Act) -> tuple[str | None, str | None, str | None]:
    return value(act.name), value(act.title), value(act.date)


def test_each_row_is_a_block() -> None:
    partner, client = acts_in(sheet(TED, ODILE))
    assert (partner.role, client.role) == (Role.PARTNER, Role.CUSTOMER)
    assert told(partner) == ("Ted Rowe", "Senior Engineer", "2026-05-03")
    assert told(client) == ("Odile Perrin", "Director", "2026-05-04")
    assert signed(client)[0] is State.PRESENT


def test_an_empty_row_takes_nothing_of_the_one_over_it() -> None:
    partner, client = acts_in(sheet(TED, ["Approved by\nclient", "", "Signature", "", "Date", ""]))
    assert partner.is_signed
    assert (client.role, told(client)) == (Role.CUSTOMER, (None, None, None))
    assert {state(client.signature), state(client.date)} == {State.BLANK}


def test_a_printed_name_without_a_mark_signs_nothing() -> None:
    _, client = acts_in(sheet(TED, [*ODILE[:3], "", *ODILE[4:]]))
    assert (value(client.name), state(client.signature)) == ("Odile Perrin", State.BLANK)


def test_a_row_that_names_nobody_is_of_no_side() -> None:
    partner, other = acts_in(sheet(TED, ["Checked", *ODILE[1:]]))
    assert (partner.role, other.role) == (Role.PARTNER, None)


HIGH = ["Contractor", "Ted Rowe", "Signature", "\n\n", "Date", "3 May 2026"]


def drawn(*inks: tuple[float, float]) -> tuple[Act, ...]:
    paper = sheet(HIGH, [*ODILE[:3], "", *ODILE[4:]])
    boxes = [picture(338, top, 440, bottom, "strokes") for top, bottom in inks]
    return acts_in(replace(paper, pages=(replace(paper.pages[0], drawings=tuple(boxes)),)))


def test_ink_that_hangs_down_from_one_row_signs_no_other() -> None:
    (page,) = sheets_of(DocumentView(sheet(HIGH, ODILE)))
    first, second = sorted((p.box for p in page.parts if p.kind is Kind.SIGN), key=lambda box: box.top)
    assert second.top - first.bottom > first.height
    partner, client = drawn((first.top + 4, second.top - 1))
    assert partner.is_signed
    assert not client.is_signed
    partner, client = drawn((second.top - 2, second.bottom + 8))
    assert client.is_signed
    assert not partner.is_signed


def test_rows_of_one_form_are_one_block() -> None:
    rows = [
        ["Name", "Odile Perrin", "Signature", "/s/ Odile Perrin"],
        ["Title", "Director", "Date", "4 May 2026"],
    ]
    (act,) = acts_in(table(rows, [0, 12, 40, 54]))
    assert told(act) == ("Odile Perrin", "Director", "2026-05-04")
