"""Tables with nothing but heads over names, titles, signatures and days."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, picture, signed, table, value

from poedesk.proof.document.model import Box
from poedesk.proof.finding.model import Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
HEADS = ["Checked by (Supplier)", "Released by (Supplier)", "Approved by (Customer)"]
ROWS = [
    ["Omar Field", "Tom Ashby", "Odile Perrin"],
    ["Engineer", "Delivery Manager", "Orchard Manager"],
    ["/s/ Omar Field", "/s/ Tom Ashby", "/s/ Odile Perrin"],
    ["2 May 2026", "3 May 2026", "4 May 2026"],
]
COLUMNS = [0, 40, 80]


def test_what_stands_under_a_head_is_of_whom_it_names() -> None:
    acts = acts_in(table([HEADS, *ROWS], COLUMNS), CUSTOMER, PARTNER)
    (act,) = (act for act in acts if act.role is Role.CUSTOMER)
    assert signed(act)[0] is State.PRESENT
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-04",
    )


def test_an_empty_place_in_the_last_column_takes_nothing_from_the_others() -> None:
    rows = [*ROWS[:2], ["/s/ Omar Field", "/s/ Tom Ashby", ""], ["2 May 2026", "3 May 2026", ""]]
    acts = acts_in(table([HEADS, *rows], COLUMNS), CUSTOMER, PARTNER)
    (act,) = (act for act in acts if act.role is Role.CUSTOMER)
    assert (signed(act)[0], act.date) == (State.BLANK, None)


def test_a_table_of_mixed_rows_is_none_of_these() -> None:
    rows = [["Omar Field", "Delivery Manager", "Odile Perrin"], *ROWS[2:]]
    acts = acts_in(table([HEADS, *rows], COLUMNS), CUSTOMER, PARTNER)
    assert not any(act.role is Role.CUSTOMER and value(act.name) == "Tom Ashby" for act in acts)


def test_what_is_drawn_in_a_column_signs_for_that_column_only() -> None:
    rows = [HEADS, *ROWS[:2], ["", "", ""], ROWS[3]]
    paper = table(rows, COLUMNS)
    drawn = replace(paper.pages[0], drawings=(picture(480, 38, 560, 46),))
    acts = acts_in(replace(paper, pages=(drawn,)), CUSTOMER, PARTNER)
    told = {act.role: (signed(act)[0], value(act.name), value(act.date)) for act in acts}
    assert told == {
        Role.PARTNER: (State.BLANK, "Tom Ashby", "2026-05-03"),
        Role.CUSTOMER: (State.PRESENT, "Odile Perrin", "2026-05-04"),
    }


def test_what_is_drawn_under_other_words_below_the_table_signs_nothing_in_it() -> None:
    paper = table([HEADS, *ROWS[:2]], COLUMNS)
    foot = max(part.box.bottom for part in paper.pages[0].segments)
    ink = picture(480, foot + 30, 560, foot + 44)
    free = replace(paper.pages[0], drawings=(ink,))
    (act,) = (a for a in acts_in(replace(paper, pages=(free,)), CUSTOMER, PARTNER) if a.role is Role.CUSTOMER)
    assert signed(act)[0] is State.PRESENT
    words = "Received for the post room"
    text = f"{free.text}\n{words}"
    place = Box(480, foot + 12, 600, foot + 23)
    line = replace(free.segments[0], start=len(text) - len(words), end=len(text), box=place, cell=None)
    held = replace(free, text=text, segments=(*free.segments, line))
    acts = acts_in(replace(paper, pages=(held,)), CUSTOMER, PARTNER)
    assert not any(act.role is Role.CUSTOMER and act.is_signed for act in acts)
