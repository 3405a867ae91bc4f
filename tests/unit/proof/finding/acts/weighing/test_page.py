"""Signatures read by all that stands around them: layouts that no rule knows, and some that deceive."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Box, Cell, Document, Drawing
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Orchard Vale Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
BODY = [
    (60.0, 60.0, "Brightwater Cloud Ltd has introduced Microsoft Teams for the people of Orchard Vale Ltd."),
    (60.0, 74.0, "Orchard Vale Ltd accepts the work."),
]  # fmt: skip
Line = tuple[float, float, str]


def paper(
    lines: list[Line], ink: list[tuple[float, float]], rules: tuple[tuple[float, float, float], ...] = ()
) -> Document:
    """The work, ``lines`` (left, top, text), and ink of 100 to 28 points at each of ``ink``."""
    drawn = [Drawing("strokes", Box(left, top, left + 100, top + 28)) for left, top in ink]
    return document(page([*BODY, *lines], drawings=drawn, rules=rules))


def told(act: Act) -> tuple[str | None, str | None, str | None]:
    return value(act.name), value(act.title), value(act.date)


def of(acts: tuple[Act, ...], role: Role) -> list[Act]:
    return [act for act in acts if act.role is role and state(act.signature) is State.PRESENT]


OURS = ("Alice Durant", "IT Director", "2026-03-04")

LAYOUTS: dict[str, tuple[list[Line], list[tuple[float, float]]]] = {
    "a row for each side, the ink in front": (
        [
            (200, 150, "Alice Durant"),
            (200, 162, "IT Director"),
            (320, 150, "Orchard Vale Ltd"),
            (460, 150, "4 March 2026"),
            (200, 210, "Ted Rowe"),
            (200, 222, "Engineer"),
            (320, 210, "Brightwater Cloud Ltd"),
            (460, 210, "3 March 2026"),
        ],
        [(70, 150), (70, 210)],
    ),
    "columns with house, day, name and title over the ink": (
        [
            (60, 150, "Orchard Vale Ltd"),
            (320, 150, "Brightwater Cloud Ltd"),
            (60, 164, "4 March 2026"),
            (320, 164, "3 March 2026"),
            (60, 178, "Alice Durant"),
            (320, 178, "Ted Rowe"),
            (60, 192, "IT Director"),
            (320, 192, "Engineer"),
        ],
        [(70, 206), (330, 206)],
    ),
    "one line with everything behind the ink": (
        [
            (170, 150, "Alice Durant - IT Director - Orchard Vale Ltd - 4 March 2026"),
            (170, 200, "Ted Rowe - Engineer - Brightwater Cloud Ltd - 3 March 2026"),
        ],
        [(60, 140), (60, 190)],
    ),
    "the house over the ink, the name behind it, the day under it": (
        [
            (60, 130, "Orchard Vale Ltd"),
            (200, 150, "Alice Durant"),
            (200, 162, "IT Director"),
            (60, 184, "4 March 2026"),
            (60, 220, "Brightwater Cloud Ltd"),
            (200, 240, "Ted Rowe"),
            (200, 252, "Engineer"),
            (60, 274, "3 March 2026"),
        ],
        [(65, 148), (65, 238)],
    ),
    "a day broken over two lines": (
        [(170, 150, "Alice Durant, IT Director, Orchard Vale Ltd, 4 March"), (60, 163, "2026")],
        [(60, 138)],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_customer_signed_whatever_the_layout(name: str) -> None:
    (act,) = of(acts_in(paper(*LAYOUTS[name]), CLIENT, PARTNER), Role.CUSTOMER)
    assert told(act) == OURS


def test_a_place_with_a_day_over_two_signatures_is_of_both() -> None:
    lines: list[Line] = [(60, 120, "Leeds, 4 March 2026")]
    for left, side, name in (
        (60.0, "for the client", "Alice Durant"),
        (320.0, "for the supplier", "Ted Rowe"),
    ):
        lines += [(left, 150, side), (left, 196, name), (left, 210, "Director")]
    acts = acts_in(paper(lines, [(65, 164), (325, 164)]), CLIENT, PARTNER)
    assert [(act.role, value(act.date)) for act in acts] == [
        (Role.CUSTOMER, "2026-03-04"),
        (Role.PARTNER, "2026-03-04"),
    ]


def test_a_title_that_looks_like_a_name_stands_behind_the_name() -> None:
    lines: list[Line] = [(60, 196, "Beatriz Quintela (Diretora Geral)"), (60, 210, "Orchard Vale Ltd")]
    (act,) = acts_in(paper(lines, [(65, 164)]), CLIENT, PARTNER)
    assert (value(act.name), value(act.title), act.role) == (
        "Beatriz Quintela",
        "Diretora Geral",
        Role.CUSTOMER,
    )


HERS: list[Line] = [(60, 150, "Alice Durant"), (60, 162, "IT Director"), (60, 174, "Orchard Vale Ltd")]
HIS: list[Line] = [(300, 150, "Ted Rowe"), (300, 162, "Engineer"), (300, 174, "Brightwater Cloud Ltd")]


def test_ink_of_the_partner_beside_the_customers_name_is_the_partners() -> None:
    acts = acts_in(paper([*HERS, *HIS, (300, 186, "4 March 2026")], [(302, 118)]), CLIENT, PARTNER)
    assert of(acts, Role.CUSTOMER) == []
    assert [value(act.name) for act in of(acts, Role.PARTNER)] == ["Ted Rowe"]


def test_ink_between_two_names_is_nobodys() -> None:
    apart = [(left + 60, top, text) for left, top, text in HIS]
    assert acts_in(paper([*HERS, *apart], [(193, 148)]), CLIENT, PARTNER) == ()


def test_a_day_at_one_of_two_signatures_is_not_the_other_ones() -> None:
    acts = acts_in(paper([*HERS, *HIS, (300, 186, "4 March 2026")], [(65, 118), (302, 118)]), CLIENT, PARTNER)
    (act,) = of(acts, Role.CUSTOMER)
    assert told(act) == ("Alice Durant", "IT Director", None)


@pytest.mark.parametrize(
    "line", ["Please return by 30 April 2026", "Form revised 1 March 2026", "Valid until 4 May 2026"]
)
def test_a_day_behind_other_words_is_of_something_else(line: str) -> None:
    (act,) = of(acts_in(paper([*HERS, (60, 190, line)], [(65, 118)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert act.date is None


def test_a_day_in_a_stamp_of_receipt_is_of_whoever_got_it() -> None:
    lines = [*HERS, (60.0, 196.0, "RECEIVED"), (60.0, 208.0, "6 March 2026")]
    (act,) = of(acts_in(paper(lines, [(65, 118)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert act.date is None


@pytest.mark.parametrize(
    "over",
    ["Questions to: Alice Durant, IT Director, Orchard Vale Ltd", "cc: Alice Durant, Orchard Vale Ltd"],
)
def test_who_is_named_behind_another_label_has_not_signed(over: str) -> None:
    acts = acts_in(paper([(60, 110, over), (60, 160, "Brightwater Cloud Ltd")], [(65, 126)]), CLIENT, PARTNER)
    assert of(acts, Role.CUSTOMER) == []


@pytest.mark.parametrize(
    "lines",
    [
        [(60.0, 150.0, "Harold Finch, Notary Public"), (60.0, 164.0, "4 March 2026")],
        [(60.0, 104.0, "Witnessed by:"), (60.0, 150.0, "Mary Webb, Clerk, Orchard Vale Ltd")],
    ],
)
def test_a_notary_or_a_witness_signs_for_no_side(lines: list[Line]) -> None:
    assert of(acts_in(paper(lines, [(65, 118)]), CLIENT, PARTNER), Role.CUSTOMER) == []


def test_a_name_that_was_struck_out_signs_nothing() -> None:
    struck = paper([*HERS, (60, 190, "4 March 2026")], [(65, 118)], rules=((60, 126, 155.5),))
    assert all(value(act.name) != "Alice Durant" for act in acts_in(struck, CLIENT, PARTNER))


def test_a_list_of_who_was_there_is_no_row_of_signatures() -> None:
    names = ["Alice Durant", "Robin Moss", "Jill Kerr", "Omar Haddad", "Ida Brandvold", "Sven Holt"]
    lines: list[Line] = [(60, 120.0 + 40 * row, name) for row, name in enumerate(names)]
    ink = [(200.0, 112.0 + 40 * row) for row in range(len(names))]
    assert acts_in(paper(lines, ink), CLIENT, PARTNER) == ()


MOVED = "Mail moved to Exchange Online"
OF_THE_PAPER = [
    ["Work order 7781", "4 March 2026", MOVED, None, "Alice Durant, IT Director", "Orchard Vale Ltd"],
    ["Work order 7781", "4 March 2026", MOVED, "120 mailboxes", None, "Alice Durant", "Orchard Vale Ltd"],
    ["Orchard Vale Ltd", "4 March 2026", MOVED, None, "Alice Durant", "IT Director"],
    ["4 March 2026", "Dear Ted", "For Orchard Vale Ltd", None, "Alice Durant", "IT Director"],
    ["Work order 7781", "4 March 2026", MOVED, "For Orchard Vale Ltd", "Alice Durant", "IT Director", None],
]
OF_WHO_SIGNS = [
    ["Leeds, 4 March 2026", None, "Alice Durant", "IT Director", "for Orchard Vale Ltd"],
    ["4 March 2026", "For Orchard Vale Ltd", None, "Alice Durant", "IT Director"],
    ["For Orchard Vale Ltd", "Alice Durant, IT Director", "4 March 2026", None],
    ["Orchard Vale Ltd", "4 March 2026", "Alice Durant", "IT Director", None],
]


def under_each_other(lines: list[str | None], apart: float) -> Document:
    """Lines from the top of a page; None is ink."""
    items, drawings, top = [], [], 80.0
    for line in lines:
        if line is None:
            drawings.append(Drawing("strokes", Box(78, top, 178, top + 24)))
        else:
            items.append((72.0, top, line))
        top += 30 if line is None else apart
    return document(page([BODY[0], *items], drawings=drawings))


@pytest.mark.parametrize("apart", [12.0, 14.0, 18.0])
@pytest.mark.parametrize("lines", OF_THE_PAPER)
def test_a_date_over_other_lines_than_those_of_who_signs_is_the_papers(
    lines: list[str | None], apart: float
) -> None:
    acts = acts_in(under_each_other(lines, apart), CLIENT, PARTNER)
    assert [value(act.date) for act in acts if value(act.date) is not None] == []


@pytest.mark.parametrize("apart", [12.0, 14.0, 18.0])
@pytest.mark.parametrize("lines", OF_WHO_SIGNS)
def test_a_date_over_the_ink_beside_the_lines_of_who_signs_is_the_signatures(
    lines: list[str | None], apart: float
) -> None:
    (act,) = acts_in(under_each_other(lines, apart), CLIENT, PARTNER)
    assert (value(act.name), value(act.date)) == ("Alice Durant", "2026-03-04")


@pytest.mark.parametrize(
    "between",
    [
        "Authorised signature",
        "Stempel, Unterschrift",
        "(signature preceded by the words: read and approved)",
        "Timbro e firma",
    ],
)
def test_a_label_or_a_note_between_ink_and_name_parts_nothing(between: str) -> None:
    lines: list[Line] = [
        (60, 150, "For Orchard Vale Ltd"),
        (60, 200, between),
        (60, 214, "Alice Durant"),
        (60, 228, "IT Director"),
        (60, 242, "4 March 2026"),
    ]
    (act,) = of(acts_in(paper(lines, [(60, 166)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert told(act) == OURS


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        (
            "Alice Durant, General Manager \u2013 Technology",
            "Alice Durant",
            "General Manager \u2013 Technology",
        ),
        ("Alice Durant - Director, IT Operations", "Alice Durant", "Director, IT Operations"),
        ("Alice Durant, Managing Director, Orchard Vale Ltd", "Alice Durant", "Managing Director"),
    ],
)
def test_a_title_goes_on_with_its_department_and_not_with_the_house(line: str, name: str, title: str) -> None:
    lines: list[Line] = [(60, 150, "Orchard Vale Ltd"), (60, 200, line), (60, 214, "4 March 2026")]
    (act,) = of(acts_in(paper(lines, [(60, 166)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert told(act) == (name, title, "2026-03-04")


def test_what_wrote_the_name_by_hand_is_no_signature() -> None:
    lines: list[Line] = [
        (60, 150, "For Orchard Vale Ltd"),
        (60, 170, "Alice Durant"),
        (60, 184, "IT Director"),
    ]
    name = Drawing("strokes", Box(60, 169, 126, 182))
    assert acts_in(document(page([*BODY, *lines], drawings=[name])), CLIENT, PARTNER) == ()


WITNESSED: list[Line] = [
    (60, 130, "For Orchard Vale Ltd:"),
    (60, 190, "Name"),
    (200, 190, "Alice Durant"),
    (60, 204, "Position"),
    (200, 204, "IT Director"),
    (60, 218, "Date"),
    (200, 218, "4 March 2026"),
    (60, 232, "In the presence of"),
    (200, 232, "Tom Brophy, Compliance Manager"),
]


def test_a_row_that_names_a_witness_takes_nothing_from_who_signed_over_it() -> None:
    (act,) = of(acts_in(paper(WITNESSED, [(60, 146)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert told(act) == OURS


def test_who_signs_in_the_row_of_a_witness_acknowledges_nothing() -> None:
    acts = acts_in(paper(WITNESSED, [(400, 226)]), CLIENT, PARTNER)
    assert not [
        act for act in acts if value(act.name) == "Alice Durant" and state(act.signature) is State.PRESENT
    ]


def side_by_side(*ink: float) -> tuple[Act, ...]:
    """Two cells that each name somebody, the house over the left one; ink under the words of one of them."""
    cells = [
        (60, 151, "For Brightwater Cloud Ltd", 0), (240, 132, "Agreed", 1), (240, 154, "17 March 2026", 1),
        (60, 173, "Ted Rowe, Engineer", 0), (240, 176, "Alice Durant, IT Director", 1),
        (60, 196, "9 March 2026", 0),
    ]  # fmt: skip
    cells.sort(key=lambda item: item[1])
    made = page(
        [*BODY, *((left, top, text) for left, top, text, _ in cells)],
        drawings=[Drawing("strokes", Box(left, 200, left + 100, 222)) for left in ink],
    )
    places = [None, None, *(Cell(0, 0, column) for *_, column in cells)]
    segments = tuple(replace(s, cell=place) for s, place in zip(made.segments, places, strict=True))
    return acts_in(document(replace(made, segments=segments)), CLIENT, PARTNER)


def test_of_two_cells_that_name_somebody_each_is_a_block_of_its_own() -> None:
    (act,) = (each for each in side_by_side(247.0) if state(each.signature) is State.PRESENT)
    assert told(act) == ("Alice Durant", "IT Director", "2026-03-17")
    assert act.party != PARTNER[0]


def test_ink_in_the_cell_of_the_other_side_is_not_the_customers() -> None:
    assert not of(side_by_side(68.0), Role.CUSTOMER)


COLUMNS: list[Line] = [
    (60, 150, "Submitted by"), (260, 150, "Accepted by"),
    (60, 170, "Brightwater Cloud Ltd"), (226, 162, "Orchard Vale Ltd"),
    (60, 188, "Ted Rowe"), (226, 206, "Alice Durant"),
    (60, 204, "Engineer"), (226, 220, "IT Director"),
    (60, 220, "3 March 2026"), (226, 234, "4 March 2026"),
]  # fmt: skip


def test_what_stands_under_the_other_name_is_of_the_other_column() -> None:
    (act,) = of(acts_in(paper(COLUMNS, [(226, 174)]), CLIENT, PARTNER), Role.CUSTOMER)
    assert told(act) == OURS


def test_ink_in_the_column_of_who_submitted_is_not_the_customers() -> None:
    lines = [(left, top + (30 if left == 60.0 and top > 180 else 0), text) for left, top, text in COLUMNS]
    assert not of(acts_in(paper(lines, [(60, 184)]), CLIENT, PARTNER), Role.CUSTOMER)


def test_a_labelled_act_without_places_for_title_and_date_has_those_of_its_column() -> None:
    lines: list[Line] = [
        (60, 150, "Submitted by"), (299, 150, "Accepted by"),
        (60, 168, "Brightwater Cloud Ltd"), (299, 168, "Orchard Vale Ltd"),
        (60, 186, "Ted Rowe"), (299, 230, "Alice Durant"),
        (60, 204, "Engineer"), (299, 248, "IT Director"),
        (60, 221, "3 March 2026"), (299, 266, "4 March 2026"),
    ]  # fmt: skip
    lines.sort(key=lambda line: line[1])
    for given, day in ((lines, "2026-03-04"), (lines[:-1], None)):
        (made,) = paper(given, [(299, 186)]).pages
        cells = [None, None, *(Cell(0, int(top > 150), int(left > 60)) for left, top, _ in given)]
        segments = tuple(
            replace(s, cell=cell, box=s.box._replace(bottom=s.box.top + 7))
            for s, cell in zip(made.segments, cells, strict=True)
        )
        acts = acts_in(document(replace(made, segments=segments)), CLIENT, PARTNER)
        assert [told(act) for act in of(acts, Role.CUSTOMER)] == [("Alice Durant", "IT Director", day)]


def sided(first: str, second: str) -> Document:
    """Two rows: a word, ink behind it, and under both the name with the day."""
    lines = [
        (60.0, 150.0, first), (60.0, 174.0, "Alice Durant, 4 March 2026"),
        (60.0, 210.0, second), (60.0, 234.0, "Ted Rowe, 3 March 2026"),
    ]  # fmt: skip
    return paper(lines, [(110, 130), (121, 190)])


def test_a_word_that_is_a_title_as_well_is_the_side_where_its_opposite_stands_the_same_way() -> None:
    acts = acts_in(sided("Buyer", "Supplier"), CLIENT, PARTNER)
    roles = {value(act.name): (act.role, value(act.title)) for act in acts if act.is_signed}
    assert roles == {"Alice Durant": (Role.CUSTOMER, None), "Ted Rowe": (Role.PARTNER, None)}


def test_such_a_word_stays_a_title_where_nothing_opposite_stands_the_same_way() -> None:
    lines = [
        (60.0, 130.0, "Orchard Vale Ltd"), (60.0, 200.0, "Alice Durant"), (60.0, 214.0, "Buyer"),
        (320.0, 130.0, "Supplier"), (320.0, 200.0, "Ted Rowe"), (320.0, 214.0, "Engineer"),
    ]  # fmt: skip
    acts = acts_in(paper(lines, [(60, 150), (320, 150)]), CLIENT, PARTNER)
    (act,) = of(acts, Role.CUSTOMER)
    assert (value(act.name), value(act.title)) == ("Alice Durant", "Buyer")


def two_columns(down: float) -> Document:
    """A table of two: the partner's column without ink, the customer's with it over the name."""
    lines = [
        (60.0, 140.0, "Submitted by"), (190.0, 140.0, "Accepted by"),
        (60.0, 153.0, "Brightwater Cloud"), (190.0, 153.0, "Orchard Vale Ltd"),
        (60.0, 166.0, "Ted Rowe"), (60.0, 179.0, "Delivery Head"), (60.0, 192.0, "3 March 2026"),
        (190.0, 166.0 + down, "Alice Durant"), (190.0, 179.0 + down, "IT Director"),
        (190.0, 192.0 + down, "4 March 2026"),
    ]  # fmt: skip
    drawn = [Drawing("picture", Box(191, 164, 291, 164 + down))]
    return document(page([*BODY, *lines], drawings=drawn, rules=[(58, 310, 151.5), (58, 310, 205 + down)]))


def test_a_column_beside_the_ink_gives_it_nothing_however_tall_the_ink_is() -> None:
    for down in (24.0, 32.0, 44.0):
        acts = acts_in(two_columns(down), CLIENT, PARTNER)
        assert [told(act) for act in acts if act.is_signed] == [OURS]
        assert not of(acts, Role.PARTNER)


def test_the_rule_under_the_heads_of_a_table_is_no_place_to_sign() -> None:
    acts = acts_in(two_columns(32.0), CLIENT, PARTNER)
    assert [act.role for act in acts] == [Role.CUSTOMER]


def test_the_day_of_the_column_beside_is_not_that_of_a_signature_without_one() -> None:
    made = two_columns(44.0).pages[0]
    gone = made.text.index("4 March 2026")
    segments = tuple(each for each in made.segments if each.start != gone)
    acts = acts_in(document(replace(made, segments=segments)), CLIENT, PARTNER)
    assert [told(act) for act in acts if act.is_signed] == [("Alice Durant", "IT Director", None)]


def test_a_house_in_one_line_with_the_name_of_another_signer_is_not_of_the_one_over_it() -> None:
    lines = [
        (60.0, 172.0, "Alice Durant, IT Director"),
        (60.0, 184.0, "4 March 2026"),
        (60.0, 220.0, "Ted Rowe, Engineer, Brightwater Cloud Ltd"),
        (60.0, 232.0, "3 March 2026"),
    ]
    acts = acts_in(paper(lines, [(60, 142), (60, 190)]), CLIENT, PARTNER)
    assert [told(act)[0] for act in acts] == ["Alice Durant", "Ted Rowe"]
    assert [act.role for act in acts] == [None, Role.PARTNER]
