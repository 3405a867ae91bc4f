"""Nothing overlaps and nothing leaves the page, whatever is filled in."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.paper.forms.engagements import NARRATIVES, TENANT, claim, presales
from tests.unit.paper.forms.pdf.pages import written

from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.outline import TICK, Outline
from poedesk.paper.forms.pdf.draw import composed
from poedesk.paper.forms.pdf.file.sheets import Area, Stand
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.flow import Flow

LONG = (
    "Gesellschaft für nachhaltige Informationsverarbeitung der Vereinigten Krankenhäuser am Niederrhein " * 2
)
SIX_HUNDRED = ("Between 12 January and 27 February 2026 three consultants moved 310 mailboxes. " * 8)[:600]
NAMES = ("Sales", "Field Service", "Supply Chain Management Premium Edition") * 3 + ("HR",)
PRODUCTS = [
    {"name": f"Dynamics 365 {name}", "subscription_id": TENANT[:-1] + str(row), "purchase_type": "migration"}
    for row, name in enumerate(NAMES)
]


def meet(one: Area, other: Area) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide > 0.1 and min(one[3], other[3]) - max(one[1], other[1]) > 0.1


def inside(one: Area, other: Area) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def faults(flow: Flow) -> Iterator[tuple[Stand, ...]]:
    width, height = flow.paper
    page = (looks.MARGIN - 0.1, looks.MARGIN - 0.1, width - looks.MARGIN + 0.1, height - looks.MARGIN + 0.1)
    for sheet in flow.sheets:
        yield from ((stand,) for stand in sheet.stands if not inside(stand.area, page))
        for one, other in combinations(sheet.stands, 2):
            apart = {one.kind, other.kind} == {"text", "field"}
            text, field = (one, other) if one.kind == "text" else (other, one)
            if meet(one.area, other.area) and not (apart and inside(text.area, field.area)):
                yield one, other


def drawn(outline: Outline, made: Contents, **look: Any) -> Flow:
    return composed(outline, made, **{"paper": "a4", "flat": False, **look})


CASES: dict[str, tuple[Outline, Contents]] = {
    "empty": (written(claim())[0], Contents({})),
    "long names": written(
        claim(partner={"name": LONG}),
        replace(NARRATIVES, usage_work=SIX_HUNDRED, business_need=SIX_HUNDRED),
        customer_name=LONG,
        signatory_title=LONG,
        signatory_name="W" * 90,
        activity_other_products=LONG,
        activity_other_explanation=SIX_HUNDRED,
    ),
    "ten products": written(presales(products=PRODUCTS)),
    "from the right": written(
        claim(), customer_name="שירותי בריאות מרם בע״מ " * 6, usage_work="نقل Teams ٣ " * 99
    ),
    "over pages": written(claim(), usage_work="One more ward was moved. " * 700, partner_name=LONG * 20),
}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", CASES)
def test_nothing_overlaps_and_nothing_leaves_the_page(name: str, paper: str) -> None:
    assert list(faults(drawn(*CASES[name], paper=paper))) == []


def test_flat_pages_stand_as_those_with_fields() -> None:
    fields = drawn(*CASES["long names"])
    flat = drawn(*CASES["long names"], flat=True)
    assert [sheet.stands for sheet in fields.sheets] == [sheet.stands for sheet in flat.sheets]


def test_places_for_a_pen_are_large_enough() -> None:
    outline, made = written(presales())
    areas = {
        stand.about: stand.area
        for sheet in drawn(outline, made).sheets
        for stand in sheet.stands
        if stand.kind == "field"
    }
    for name, wide in (
        ("customer_signature", 250),
        ("date_signed", 120),
        ("initials_subscription_information", 90),
    ):
        left, bottom, right, top = areas[name]
        assert right - left >= wide
        assert top - bottom >= 34


def test_every_field_of_the_outline_has_its_place() -> None:
    outline, made = CASES["empty"]
    placed = [s.about for sheet in drawn(outline, made).sheets for s in sheet.stands if s.kind == "field"]
    assert placed == [field.name for field in outline.fields()]
    assert sum(field.kind == TICK for field in outline.fields()) == 8 * 17


TEXT = st.text("abcdefg WXYZ.,-/éß Ωλ Жи שלום عربي 漢字\n12", max_size=400)


@settings(max_examples=tried(12))
@given(name=TEXT, need=TEXT, work=st.lists(TEXT, max_size=12).map(" ".join))
def test_no_text_overflows_its_field(name: str, need: str, work: str) -> None:
    values = {"customer_name": name, "business_need": need, "usage_work": work}
    assert list(faults(drawn(*written(claim(), NARRATIVES, **values)))) == []
