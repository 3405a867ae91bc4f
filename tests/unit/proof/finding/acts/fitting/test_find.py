"""Blocks of one page read together: what one of them does not say, the others show."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, named_parties, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.blocks.find import block_acts
from poedesk.proof.finding.acts.fitting.find import with_fitted
from poedesk.proof.finding.model import Act, Role, State
from poedesk.proof.finding.page.view import DocumentView

CUSTOMER = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
WORK = "In March 2026 the pickers' tablets of all four farms were enrolled in Microsoft Intune."
ODILE = ("Odile Perrin", "Orchard Manager", "2026-05-23")
TOM = ("Tom Ashby", "Delivery Manager", "2026-05-22")
INK = None
"""Where a pen wrote."""

Line = str | None


def sheet(*columns: Sequence[Line], lower: Sequence[float] = (), rules: Sequence[float] = ()) -> Document:
    """Columns beside one another under a sentence; ``lower`` is by how much each begins lower."""
    items, drawings = [(60.0, 80.0, WORK)], []
    for number, lines in enumerate(columns):
        left, top = 60.0 + 260 * number, 130.0 + (lower[number] if lower else 0)
        for line in lines:
            if line is INK:
                drawings.append(Drawing("strokes", Box(left + 4, top, left + 100, top + 22)))
                top += 28
            else:
                items.append((left, top, line))
                top += 16
    return document(page(items, drawings=drawings, rules=[(60, 300, level) for level in rules]))


def told(act: Act) -> tuple[str | None, str | None, str | None]:
    return value(act.name), value(act.title), value(act.date)


def signed(paper: Document) -> dict[Role | None, tuple[str | None, str | None, str | None]]:
    acts = acts_in(paper, CUSTOMER, PARTNER)
    return {act.role: told(act) for act in acts if state(act.signature) is State.PRESENT}


def labels_over(name: str, title: str, day: str) -> list[Line]:
    return ["Name", name, "Title", title, "Date", day, "Signature", INK]


def labels_under(name: str, title: str, day: str) -> list[Line]:
    return [INK, "Signature", name, "Name", title, "Title", day, "Date"]


@pytest.mark.parametrize("block", [labels_over, labels_under])
def test_on_which_side_of_its_label_a_value_stands_is_seen_from_all_of_the_page(block: object) -> None:
    assert callable(block)
    paper = sheet(["Customer", *block(*ODILE)], ["Partner", *block(*TOM)])
    assert signed(paper) == {Role.CUSTOMER: ODILE, Role.PARTNER: TOM}


def test_a_column_may_begin_lower_than_the_one_beside_it() -> None:
    blocks = [["Customer", *labels_over(*ODILE)], ["Partner", *labels_over(*TOM)]]
    assert signed(sheet(*blocks, lower=(12, 0))) == {Role.CUSTOMER: ODILE, Role.PARTNER: TOM}


def test_labels_that_no_list_knows_are_told_by_their_words() -> None:
    def block(name: str, title: str, day: str) -> list[Line]:
        return [INK, f"Representative: {name}", f"Function held: {title}", f"On day: {day}"]

    paper = sheet(["Customer", *block(*ODILE)], ["Partner", *block(*TOM)])
    assert signed(paper)[Role.CUSTOMER][:2] == ODILE[:2]


def test_blocks_under_one_another_are_cut_over_their_heads() -> None:
    lines = ["Brightwater Cloud Ltd", INK, *TOM, "Lakeview Orchards", INK, *ODILE]
    assert signed(sheet(lines)) == {Role.CUSTOMER: ODILE, Role.PARTNER: TOM}


def test_under_a_head_without_a_signature_somebody_has_still_to_sign() -> None:
    lines = ["For Lakeview Orchards", "For Brightwater Cloud Ltd", INK, *TOM]
    assert Role.CUSTOMER not in signed(sheet(lines))


def test_signatures_in_words_have_their_blocks_as_ink_has() -> None:
    def block(name: str, title: str, day: str) -> list[Line]:
        return [f"/s/ {name}", name, title, day]

    paper = sheet(["For Lakeview Orchards", *block(*ODILE)], ["For Brightwater Cloud Ltd", *block(*TOM)])
    assert signed(paper) == {Role.CUSTOMER: ODILE, Role.PARTNER: TOM}


def test_six_signatures_of_a_page_are_told_apart() -> None:
    people = ["Odile Perrin", "Tom Ashby", "Jana Kovacs", "Piet Maas", "Rosa Lind", "Karl Benning"]
    columns: list[list[Line]] = [[], []]
    for number, person in enumerate(people):
        side = "Lakeview Orchards" if number % 2 == 0 else "Brightwater Cloud Ltd"
        columns[number % 2] += [f"For {side}", INK, f"Name: {person}", "Title: Manager", "Date: 2026-05-23"]
    acts = acts_in(sheet(*columns), CUSTOMER, PARTNER)
    told_apart = {value(act.name): act.role for act in acts if state(act.signature) is State.PRESENT}
    assert told_apart == {
        person: Role.CUSTOMER if number % 2 == 0 else Role.PARTNER for number, person in enumerate(people)
    }


def test_a_name_that_is_struck_out_signs_nothing() -> None:
    lines = ["Lakeview Orchards", INK, "Odile Perrin", "2026-05-23", "Brightwater Cloud Ltd", INK, *TOM]
    items = sheet(lines)
    struck = document(
        page(
            [(60.0, 80.0, WORK), *((60.0, top, text) for top, text in _placed(lines))],
            drawings=items.pages[0].drawings,
            rules=[(60, 130, 179.5)],
        )
    )
    assert signed(items)[Role.CUSTOMER][0] == "Odile Perrin"
    assert Role.CUSTOMER not in signed(struck)


def _placed(lines: Sequence[Line]) -> list[tuple[float, str]]:
    top, placed = 130.0, []
    for line in lines:
        if line is not INK:
            placed.append((top, line))
        top += 28 if line is INK else 16
    return placed


def test_sentences_over_signatures_say_who_signs_and_when() -> None:
    said = [
        "On 23 May 2026 I, Odile Perrin, Orchard Manager, accept this for Lakeview Orchards.",
        INK,
        "On 22 May 2026 I, Tom Ashby, Delivery Manager, accept this for Brightwater Cloud Ltd.",
        INK,
    ]
    told_by = signed(sheet(said))
    assert told_by[Role.CUSTOMER][0] == "Odile Perrin"
    assert told_by[Role.PARTNER][0] == "Tom Ashby"


def test_two_sides_in_one_block_leave_it_to_a_person() -> None:
    lines = ["For Lakeview Orchards and Brightwater Cloud Ltd", INK, *ODILE]
    assert Role.CUSTOMER not in signed(sheet(lines))


def in_rows(
    *rows: tuple[float, Sequence[tuple[float, Line]]], under: Sequence[tuple[float, float, str]]
) -> Document:
    """Print and ink at (left, what) in rows at given heights, under lines at (left, top, text)."""
    items, drawings = list(under), []
    for top, row in rows:
        for left, line in row:
            if line is INK:
                drawings.append(Drawing("strokes", Box(left + 4, top - 6, left + 90, top + 14)))
            else:
                items.append((left, top, line))
    return document(page(items, drawings=drawings))


WORK_AT = (60.0, 74.0, WORK)
LISTED = [(60.0, 40.0, "Customer: Lakeview Orchards"), (60.0, 56.0, "Partner: Brightwater Cloud Ltd")]
ACCEPTS = (60.0, 90.0, "Lakeview Orchards accepts the work described above as complete.")
HEAD = ("Party", "Name", "Title", "Signature", "Date")
LEFTS = (50.0, 190.0, 290.0, 390.0, 490.0)


@pytest.mark.parametrize("own_row", [1, 2])
def test_who_accepts_in_the_text_has_not_signed_in_the_row_of_the_other_side(own_row: int) -> None:
    blank = ("Lakeview Orchards", "Odile Perrin", "Orchard Manager", "", "23 May 2026")
    signs = ("Brightwater Cloud Ltd", "Tom Ashby", "Delivery Manager", INK, "22 May 2026")
    rows: list[Sequence[Line]] = [HEAD, blank, signs] if own_row == 2 else [HEAD, signs, blank]
    placed: list[tuple[float, Sequence[tuple[float, Line]]]] = [
        (130.0 + 34 * number, [(left, cell) for left, cell in zip(LEFTS, row, strict=True) if cell != ""])
        for number, row in enumerate(rows)
    ]
    assert Role.CUSTOMER not in signed(in_rows(*placed, under=[*LISTED, WORK_AT, ACCEPTS]))


@pytest.mark.parametrize("missing", ["Title", "Date"])
def test_what_one_side_leaves_out_of_its_column_is_not_taken_from_the_other(missing: str) -> None:
    customer = {"Name": ODILE[0], "Title": ODILE[1], "Date": "23 May 2026", "Signature": INK, missing: ""}
    partner = {"Name": TOM[0], "Title": TOM[1], "Date": "22 May 2026", "Signature": INK}
    heads = [(150.0, "Customer: Lakeview Orchards"), (340.0, "Partner: Brightwater Cloud Ltd")]
    placed: list[tuple[float, Sequence[tuple[float, Line]]]] = [(120.0, heads)]
    for number, label in enumerate(partner, 1):
        row = [(60.0, label), (150.0, customer[label]), (340.0, partner[label])]
        placed.append((120.0 + 28 * number, [(left, cell) for left, cell in row if cell != ""]))
    name, title, day = signed(in_rows(*placed, under=[WORK_AT]))[Role.CUSTOMER]
    assert (name, title if missing == "Title" else day) == (ODILE[0], None)


def test_the_word_for_the_other_side_under_a_block_is_no_title() -> None:
    rows: list[tuple[float, Sequence[tuple[float, Line]]]] = [
        (130.0, [(60.0, "Customer (Lakeview Orchards)")]),
        (164.0, [(60.0, "23 May 2026"), (190.0, INK), (352.0, "Odile Perrin")]),
        (176.0, [(60.0, "Date"), (180.0, "Signature"), (350.0, "Name and title")]),
        (200.0, [(60.0, "Partner (Brightwater Cloud Ltd)")]),
        (234.0, [(60.0, "22 May 2026"), (190.0, INK), (352.0, "Tom Ashby, Delivery Manager")]),
        (246.0, [(60.0, "Date"), (180.0, "Signature"), (350.0, "Name and title")]),
    ]
    assert signed(in_rows(*rows, under=[WORK_AT]))[Role.CUSTOMER] == ("Odile Perrin", None, "2026-05-23")


def test_who_is_of_the_customer_and_has_a_name_of_its_own_is_not_the_customer() -> None:
    auditor = ["For the Customer's auditor, Birch Audit LLP", "Name: Eve Moss", "Signature:", INK]
    partner = ["For the partner, Brightwater Cloud Ltd", "Name: Tom Ashby", "Signature:", INK]
    assert Role.CUSTOMER not in signed(sheet(auditor, partner))


def test_a_typed_signature_over_the_partners_name_is_not_that_of_the_place_beside_it() -> None:
    rows = [
        (130.0, [(320.0, "/s/ Tom Ashby")]),
        (150.0, [(60.0, "Odile Perrin"), (320.0, "Tom Ashby")]),
        (164.0, [(60.0, "Lakeview Orchards"), (320.0, "Brightwater Cloud Ltd")]),
        (178.0, [(60.0, "Date: 23 May 2026"), (320.0, "Date: 22 May 2026")]),
    ]
    paper = in_rows(*rows, under=[*LISTED, WORK_AT, ACCEPTS])
    assert Role.CUSTOMER not in signed(paper)


def test_what_was_read_as_the_partners_block_is_never_made_the_customers() -> None:
    paper = sheet(
        ["For Lakeview Orchards", INK, "Name: Odile Perrin", "Title: Manager", "Date: 2026-05-23"],
        ["For Brightwater Cloud Ltd", INK, "Name: Tom Ashby", "Title: Manager", "Date: 2026-05-22"],
    )
    view = DocumentView(paper)
    parties = named_parties(CUSTOMER, PARTNER)
    read = block_acts(view, parties, None)
    (own,) = (each for each in read if each.act.role is Role.CUSTOMER)
    others = [
        replace(each, act=replace(each.act, role=Role.PARTNER)) if each is own else each for each in read
    ]
    for given, expected in ((read, Role.CUSTOMER), (others, None)):
        fitted = {value(each.act.name): each.act.role for each in with_fitted(view, given, parties, None)}
        assert fitted == {"Odile Perrin": expected, "Tom Ashby": Role.PARTNER}


def test_the_head_of_a_block_on_the_next_page_is_not_of_the_one_over_it() -> None:
    first = [
        "Signed for and on behalf of Lakeview Orchards",
        INK,
        "Name: Odile Perrin",
        "Title: Orchard Manager",
    ]
    paper = sheet([*first, "Date: 2026-05-23", "Signed for and on behalf of Brightwater Cloud Ltd"])
    assert set(signed(paper)) == {Role.CUSTOMER}
