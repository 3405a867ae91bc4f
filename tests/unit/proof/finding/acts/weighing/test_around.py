"""Names over ink, left of it, behind a label: blocks that are set the other way round."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, found_in, only, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
WORK = "In March 2026 the pickers' tablets of all four farms were enrolled in Microsoft Intune."


def paper(lines: Sequence[str | None], *, ink: bool = True) -> Document:
    """Lines under each other from the left margin; None is where a pen wrote, if it did."""
    items, drawings, top = [], [], 80.0
    for line in (WORK, *lines):
        if line is None:
            drawings += [Drawing("strokes", Box(78, top, 178, top + 20))] if ink else []
            top += 26
        else:
            items.append((72.0, top, line))
            top += 14
    return document(page(items, drawings=drawings))


def told(act: Act) -> tuple[str | None, str | None, str | None]:
    return value(act.name), value(act.title), value(act.date)


OVER = [
    ("Client's representative", "Odile Perrin", "Orchard Manager", None, "3 May 2026"),
    ("Bon pour accord", "le 3 mai 2026", "Odile Perrin, Orchard Manager", None),
    ("For Lakeview Orchards", "Odile Perrin, Orchard Manager", "3 May 2026", None),
    ("Project sponsor (Lakeview Orchards): Odile Perrin, Orchard Manager", None, "3 May 2026"),
    ("For Lakeview Orchards", "The Orchard Manager", None, "Odile Perrin", "3 May 2026"),
    (
        "In proof of which, signed for Lakeview Orchards:",
        None,
        "Odile Perrin",
        "Orchard Manager",
        "3 May 2026",
    ),
]


@pytest.mark.parametrize("lines", OVER)
def test_who_signed_is_read_whichever_way_the_block_is_set(lines: tuple[str | None, ...]) -> None:
    act = only(paper(lines), CLIENT, PARTNER)
    assert state(act.signature) is State.PRESENT
    assert act.role is not Role.PARTNER
    name, title, date = told(act)
    assert (name, title) == ("Odile Perrin", "Orchard Manager")
    assert date in {"2026-05-03", "2026-03-05"}


@pytest.mark.parametrize("lines", OVER)
def test_without_the_ink_nobody_signed(lines: tuple[str | None, ...]) -> None:
    acts = acts_in(paper(lines, ink=False), CLIENT, PARTNER)
    assert not [act for act in acts if state(act.signature) is State.PRESENT]


def test_organisation_name_title_ink_and_date_on_one_line_for_each_side() -> None:
    items = [(60.0, 80.0, WORK)]
    drawings = []
    for top, line, day in (
        (140.0, "LAKEVIEW ORCHARDS: ODILE PERRIN, ORCHARD MANAGER", "3 May 2026"),
        (190.0, "BRIGHTWATER CLOUD: TOM ASHBY, DELIVERY MANAGER", "2 May 2026"),
    ):
        items += [(60.0, top, line), (460.0, top, day)]
        drawings.append(Drawing("strokes", Box(345, top - 8, 440, top + 12)))
    acts = found_in(document(page(items, drawings=drawings)), CLIENT, PARTNER).acts
    assert [(act.role, *told(act)) for act in acts] == [
        (Role.CUSTOMER, "ODILE PERRIN", "ORCHARD MANAGER", "2026-05-03"),
        (Role.PARTNER, "TOM ASHBY", "DELIVERY MANAGER", "2026-05-02"),
    ]


def test_the_lines_of_who_signs_left_of_the_ink() -> None:
    items = [(60.0, 80.0, WORK), (60.0, 140.0, "Odile Perrin"), (60.0, 154.0, "Orchard Manager")]
    items += [(60.0, 168.0, "Lakeview Orchards"), (300.0, 172.0, "3 May 2026")]
    act = only(document(page(items, drawings=[Drawing("strokes", Box(302, 140, 400, 166))])), CLIENT, PARTNER)
    assert (act.role, *told(act)) == (Role.CUSTOMER, "Odile Perrin", "Orchard Manager", "2026-05-03")


@pytest.mark.parametrize("label", ["Prepared by", "Witness", "Contact"])
def test_who_wrote_or_saw_it_has_not_signed(label: str) -> None:
    lines = (f"{label}: Odile Perrin, Orchard Manager", None, "3 May 2026")
    assert acts_in(paper(lines), CLIENT, PARTNER) == ()


def test_other_words_between_a_name_and_the_ink_part_them() -> None:
    lines = ("Odile Perrin", "Orchard Manager", "The gates are closed at night and on holidays.", None)
    assert acts_in(paper(lines), CLIENT, PARTNER) == ()
