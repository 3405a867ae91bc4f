"""Signature blocks that a page end cuts."""

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.document.model import Box, Cell, Drawing
from poedesk.proof.finding.model import Act, Role, State

Item = tuple[float, float, str]
END: list[Item] = [
    (72, 650, "Accepted by the Customer"),
    (72, 680, "Signature: /s/ Dana Whitfield"),
    (72, 700, "Name: Dana Whitfield"),
]


def cut(upper: Sequence[Item], lower: Sequence[Item]) -> tuple[Act, ...]:
    return acts_in(document(page(upper), page(lower, number=2)))


def test_the_date_on_the_next_page_is_the_blocks_and_is_cited_there() -> None:
    (act,) = cut(END, [(72, 60, "Title: IT Director"), (72, 80, "Date: 4 May 2026")])
    assert (act.role, value(act.title), value(act.date)) == (Role.CUSTOMER, "IT Director", "2026-05-04")
    assert act.date is not None
    assert act.date.spans[0].page == 2


def test_a_block_that_has_a_date_takes_none_from_the_next_page() -> None:
    (act,) = cut([*END, (72, 720, "Date: ____________")], [(72, 60, "Date: 4 May 2026")])
    assert state(act.date) is State.BLANK


def test_the_head_of_another_paper_is_no_rest_of_a_block() -> None:
    for head in (
        [(72, 60, "Date: 4 May 2026"), (72, 80, "Version: 2")],
        [(72, 60, "Annex A"), (72, 80, "Date: 4 May 2026")],
    ):
        (act,) = cut(END, head)
        assert value(act.date) is None


def test_a_block_in_the_middle_of_a_page_is_not_cut() -> None:
    middle = [(left, top - 500, words) for left, top, words in END]
    (act,) = cut(middle, [(72, 60, "Date: 4 May 2026")])
    assert value(act.date) is None


def test_two_columns_go_on_in_two_columns() -> None:
    upper: list[Item] = [
        (72, 650, "Partner"), (320, 650, "Customer"),
        (72, 680, "Signature: ____________"), (320, 680, "Signature: /s/ Dana Whitfield"),
        (72, 700, "Name: Omar Reyes"), (320, 700, "Name: Dana Whitfield"),
    ]  # fmt: skip
    lower: list[Item] = [(72, 60, "Date: 2 May 2026"), (320, 60, "Date: 4 May 2026")]
    told = {(act.role, state(act.signature), value(act.date)) for act in cut(upper, lower)}
    assert told == {
        (Role.PARTNER, State.BLANK, "2026-05-02"),
        (Role.CUSTOMER, State.PRESENT, "2026-05-04"),
    }


def test_a_heading_on_the_page_before_says_for_whom_a_block_is() -> None:
    upper: list[Item] = [(72, 640, "Customer acknowledgement"), (72, 660, "Section text ends here.")]
    lower: list[Item] = [(72, 60, "Signature: /s/ Dana Whitfield"), (72, 80, "Date: 4 May 2026")]
    act = only(document(page(upper), page(lower, number=2)))
    assert act.role is Role.CUSTOMER


def test_the_picture_over_the_rest_of_a_cut_block_is_its_signature_and_is_cited_there() -> None:
    upper = [
        (62, 662, "The customer confirms that the work was carried out as it is described."),
        (62, 688, "Signature:"),
    ]
    lower = [(62, 188, "Name:"), (121, 188, "Rupert Hale"), (62, 205, "Date:"), (121, 205, "27 June 2025")]
    picture = Drawing("picture", Box(120, 56, 590, 183))
    (act,) = acts_in(document(page(upper), page(lower, number=2, drawings=[picture])))
    assert (state(act.signature), value(act.name), value(act.date)) == (
        State.PRESENT,
        "Rupert Hale",
        "2025-06-27",
    )
    assert act.signature is not None
    assert (act.signature.spans[0].page, act.signature.spans[0].box) == (2, picture.box)
    elsewhere = replace(picture, box=Box(300, 400, 590, 500))
    (act,) = acts_in(document(page(upper), page(lower, number=2, drawings=[elsewhere])))
    assert state(act.signature) is State.BLANK


def test_a_bold_answer_beside_its_label_opens_no_new_block() -> None:
    lower = [(72, 60, "Title"), (200, 59, "IT Director"), (72, 80, "Date"), (200, 80, "4 May 2026")]
    sheet = page(sorted(lower, key=lambda item: item[1]), number=2)
    bold = tuple(
        replace(segment, heading=sheet.text[segment.start : segment.end] == "IT Director")
        for segment in sheet.segments
    )
    (act,) = acts_in(document(page(END), replace(sheet, segments=bold)))
    assert (value(act.title), value(act.date)) == ("IT Director", "2026-05-04")


def test_feet_are_told_by_pages_on_which_nobody_can_sign() -> None:
    foot: Item = (72, 760, "Framework paper 3 of the harbour")
    prose: list[Item] = [(72, 60, "The quay was mended in the spring."), foot]
    for pages in ([prose, prose], []):
        last = [*END, *([foot] if pages else [])]
        made = [page(items, number=number) for number, items in enumerate([*pages, prose, last], start=1)]
        after = page([(72, 60, "Date: 4 May 2026")], number=len(made) + 1)
        (act,) = acts_in(document(*made, after))
        assert value(act.date) == "2026-05-04"


PARTIES = (("Harbour Foods Ltd", Role.CUSTOMER), ("Brightpath Ltd", Role.PARTNER))
PROSE: list[Item] = [
    (72, 300, "The signatories confirm the work that Brightpath Ltd has done as it is described above."),
]
HEADS = ("Authorised by", "Position", "Date")
INK = Drawing("strokes", Box(72, 700, 172, 722))


def parted(
    upper: Sequence[Item], lower: Sequence[Item], *inks: tuple[Drawing, ...]
) -> dict[tuple[Role | None, str | None], Act]:
    over, under = inks or ((INK,), ())
    paper = document(page(upper, drawings=over), page(lower, number=2, drawings=under))
    return {(act.role, value(act.name)): act for act in acts_in(paper, *PARTIES)}


def test_the_name_on_the_next_page_is_of_the_ink_that_ends_a_page_and_is_cited_there() -> None:
    upper = [*PROSE, (72, 680, "For Harbour Foods Ltd")]
    acts = parted(upper, [(72, 60, "Dana Whitfield, IT Director, 4 May 2026")])
    act = acts[Role.CUSTOMER, "Dana Whitfield"]
    assert (value(act.title), value(act.date), state(act.signature)) == (
        "IT Director",
        "2026-05-04",
        State.PRESENT,
    )
    assert act.name is not None
    assert act.name.spans[0].page == 2
    assert act.name.spans[0].start == 0
    assert act.signature is not None
    assert (act.signature.spans[0].page, act.signature.spans[0].box) == (1, INK.box)


def test_ink_and_name_that_begin_a_page_are_of_the_head_that_ends_the_one_before() -> None:
    ink = replace(INK, box=Box(72, 60, 172, 82))
    upper = [*PROSE, (72, 680, "Accepted for Harbour Foods Ltd")]
    acts = parted(upper, [(72, 90, "Dana Whitfield, IT Director"), (72, 106, "4 May 2026")], (), (ink,))
    act = acts[Role.CUSTOMER, "Dana Whitfield"]
    assert act.signature is not None
    assert (act.signature.spans[0].page, act.signature.spans[0].box) == (2, ink.box)
    assert value(act.date) == "2026-05-04"


def test_title_and_date_on_the_next_page_are_of_the_names_that_end_a_page_in_each_column() -> None:
    inks = (replace(INK, box=Box(72, 660, 172, 682)), replace(INK, box=Box(320, 660, 420, 682)))
    upper = [
        *PROSE,
        (72, 640, "For Harbour Foods Ltd"), (320, 640, "For Brightpath Ltd"),
        (72, 690, "Dana Whitfield"), (320, 690, "Omar Reyes"),
    ]  # fmt: skip
    lower = [(72, 60, "IT Director"), (320, 60, "Account Manager"),
             (72, 76, "Date: 4 May 2026"), (320, 76, "Date: 2 May 2026")]  # fmt: skip
    acts = parted(upper, lower, inks, ())
    told = acts[Role.CUSTOMER, "Dana Whitfield"]
    assert (value(told.title), value(told.date)) == ("IT Director", "2026-05-04")
    assert value(acts[Role.PARTNER, "Omar Reyes"].date) == "2026-05-02"


def test_a_name_over_the_ink_that_ends_a_page_keeps_the_next_page_away() -> None:
    upper = [*PROSE, (72, 660, "For Brightpath Ltd"), (72, 680, "Omar Reyes, Account Manager, 2 May 2026")]
    acts = parted(upper, [(72, 60, "Dana Whitfield, IT Director"), (72, 76, "for Harbour Foods Ltd")])
    assert not any(act.is_signed and role is Role.CUSTOMER for (role, _), act in acts.items())
    assert not any(act.is_signed and name == "Dana Whitfield" for (_, name), act in acts.items())


def test_the_partners_ink_that_ends_a_page_is_not_the_customers_whose_block_begins_the_next() -> None:
    upper = [*PROSE, (72, 680, "For Brightpath Ltd")]
    whitfield = "Dana Whitfield, IT Director, 4 May 2026"
    for lower in (
        [(72, 60, "For Harbour Foods Ltd"), (72, 110, whitfield)],
        [(72, 60, whitfield), (72, 76, "for Harbour Foods Ltd")],
        [(72, 60, "Name: Dana Whitfield"), (72, 76, "for Harbour Foods Ltd")],
    ):
        acts = parted(upper, lower)
        assert not any(act.is_signed and role is Role.CUSTOMER for (role, _), act in acts.items())


def test_what_begins_the_next_paper_is_no_rest_of_a_signature() -> None:
    upper = [*PROSE, (72, 660, "For Harbour Foods Ltd"), (72, 726, "Dana Whitfield")]
    for lower in (
        [(72, 60, "IT Director"), (72, 76, "Duties of the post"), (72, 92, "4 May 2026")],
        [(72, 60, "4 May 2026"), (72, 76, "Version 2")],
        [(72, 60, "IT Director Omar Reyes took the minutes of the meeting on 4 May 2026 in Leeds.")],
    ):
        assert all(value(act.date) is None for act in parted(upper, lower).values())


def test_ink_in_the_middle_of_a_page_is_parted_from_nothing() -> None:
    ink = replace(INK, box=Box(72, 200, 172, 222))
    upper = [(72, 180, "For Harbour Foods Ltd")]
    acts = parted(upper, [(72, 60, "Dana Whitfield, IT Director, 4 May 2026")], (ink,), ())
    assert not any(name == "Dana Whitfield" for (_, name), act in acts.items() if act.is_signed)


def row_parted(under: Sequence[Item], *inks: Drawing, heads: Sequence[str] = HEADS) -> tuple[Act, ...]:
    """A table whose heads end a page, and whose only row begins the next one."""
    lefts = (80.0, 256.0, 390.0)
    asked = [(left, 690.0, head) for left, head in zip(lefts, heads, strict=True)]
    over = page([(72.0, 300.0, "Harbour Foods Ltd orders the work."), *asked])
    below = page(under, number=2, drawings=inks)
    cells = [None, *(Cell(0, 0, column) for column in range(3))]
    over = replace(
        over, segments=tuple(replace(s, cell=c) for s, c in zip(over.segments, cells, strict=True))
    )
    places = [Cell(0, 0, lefts.index(left)) for left, _, _ in under]
    below = replace(
        below, segments=tuple(replace(s, cell=c) for s, c in zip(below.segments, places, strict=True))
    )
    return acts_in(document(over, below), *PARTIES)


def test_the_row_that_begins_a_page_is_under_the_heads_that_end_the_one_before() -> None:
    row = [(256.0, 76.0, "Finance Manager"), (390.0, 76.0, "10 September 2024"), (80.0, 108.0, "Jo Park")]
    (act,) = row_parted(row, replace(INK, box=Box(86, 76, 189, 98)))
    assert (value(act.title), value(act.date)) == ("Finance Manager", "2024-09-10")
    assert (value(act.name), state(act.signature)) == ("Jo Park", State.PRESENT)
    assert act.title is not None
    assert act.title.spans[0].page == 2


def test_a_row_without_ink_or_under_heads_that_ask_for_nothing_is_none_of_a_signature() -> None:
    row = [(256.0, 76.0, "Finance Manager"), (390.0, 76.0, "10 September 2024"), (80.0, 108.0, "Jo Park")]
    assert not any(act.is_signed for act in row_parted(row))
    ink = replace(INK, box=Box(86, 76, 189, 98))
    acts = row_parted(row, ink, heads=("Item", "Description", "Amount"))
    assert not any(act.is_signed and act.role is Role.CUSTOMER for act in acts)


SIGNED = (replace(INK, box=Box(72, 700, 172, 722)), replace(INK, box=Box(320, 700, 420, 722)))


def test_the_edges_of_a_cut_table_strike_out_nothing_of_it() -> None:
    heads = [*PROSE, (72.0, 676.0, "Customer"), (320.0, 676.0, "Partner")]
    over = page(heads, drawings=SIGNED, rules=[(68, 540, 672), (68, 540, 692), (68, 540, 733)])
    names = [
        (72.0, 80.0, "Dana Whitfield, IT Director"), (320.0, 80.0, "Omar Reyes, Account Manager"),
        (72.0, 108.0, "4 May 2026"), (320.0, 108.0, "2 May 2026"),
    ]  # fmt: skip
    under = page(names, number=2, rules=[(68, 540, 79), (68, 540, 100), (68, 540, 128)])
    acts = {(act.role, value(act.name)): act for act in acts_in(document(over, under), *PARTIES)}
    act = acts[Role.CUSTOMER, "Dana Whitfield"]
    assert (state(act.signature), value(act.title), value(act.date)) == (
        State.PRESENT,
        "IT Director",
        "2026-05-04",
    )


def test_a_name_that_is_struck_out_on_the_next_page_stays_so() -> None:
    over = page([*PROSE, (72.0, 680.0, "For Harbour Foods Ltd")], drawings=[INK], rules=[(68, 540, 738)])
    names = [(72.0, 80.0, "Dana Whitfield, IT Director, 4 May 2026")]
    under = page(names, number=2, rules=[(70, 310, 86)])
    acts = acts_in(document(over, under), *PARTIES)
    assert not any(act.is_signed and value(act.name) == "Dana Whitfield" for act in acts)
