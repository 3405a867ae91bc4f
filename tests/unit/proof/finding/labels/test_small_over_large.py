"""Forms whose labels stand small over bold values: the values are no headings, and name the sides."""

import pytest
from tests.unit.proof.finding.acts.pages import SHA

from poedesk.proof.document.model import Box, Document, Page, Read, Segment
from poedesk.proof.finding.identity.parties import find
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView

TENANT = "42dfd578-915a-42ee-bae6-a1f4d8ef575a"


def view(items: list[tuple[float, float, float, str]]) -> DocumentView:
    """A page of (left, top, height, text); what is higher than the rest of the page reads as a heading."""
    text, segments = "", []
    for left, top, tall, words in items:
        start = len(text)
        text += words + "\n"
        box = Box(left, top, left + 5.0 * len(words), top + tall)
        segments.append(Segment(start, start + len(words), box, heading=tall > 11))
    return DocumentView(
        Document(
            "form.pdf", SHA, 1, "application/pdf", Read.COMPLETE, (Page(1, 612, 792, text, tuple(segments)),)
        )
    )


def form(*pairs: tuple[str, str], gap: float = 10.0) -> DocumentView:
    """Two columns: labels of 7.5 points, values of 11.8 points ``gap`` points under them."""
    items = []
    for number, (label, value) in enumerate(pairs):
        left, top = 57.0 + 246.0 * (number % 2), 100.0 + 32.0 * (number // 2)
        items += [(left, top, 7.5, label), (left, top + gap, 11.8, value)]
    return view(sorted(items, key=lambda item: (item[1], item[0])))


PAIRS = (
    ("Auftraggeber", "Cedar Gap Water Authority"),
    ("Auftragnehmer", "Inntal IT-Werkstatt GmbH"),
    ("Mandanten-ID", TENANT),
    ("Domäne", "hinterkofler.example"),
)


def sides(found: DocumentView) -> dict[str | None, Role | None]:
    return {item.value: item.role for item in find(found)["party.name"] if item.anchored}


def test_a_bold_value_close_under_a_small_label_is_its_value() -> None:
    assert sides(form(*PAIRS)) == {
        "Cedar Gap Water Authority": Role.CUSTOMER,
        "Inntal IT-Werkstatt GmbH": Role.PARTNER,
    }


def test_a_heading_further_down_is_no_value() -> None:
    assert sides(form(*PAIRS, gap=16.0)) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_a_name_without_legal_form_needs_a_form_around_it(count: int) -> None:
    assert "Cedar Gap Water Authority" not in sides(form(*PAIRS[:count]))


def test_a_person_over_whom_buyer_stands_is_no_party() -> None:
    assert "Clara Laframboise" not in sides(form(("Buyer", "Clara Laframboise"), *PAIRS[1:]))


@pytest.mark.parametrize(
    ("gap", "said", "expected"),
    [
        (15.0, "Ashmere Growers Cooperative", {"Ashmere Growers Cooperative": Role.CUSTOMER}),
        (28.0, "Ashmere Growers Cooperative", {}),
        (15.0, "1. Ashmere Growers Cooperative", {}),
    ],
)
def test_a_bold_name_on_the_line_under_prepared_for_is_its_value(
    gap: float, said: str, expected: dict[str, Role]
) -> None:
    """Further down, or with the number of a chapter, it is the next heading."""
    lines = [(68.0, 100.0, 11.0, "Prepared for"), (68.0, 100.0 + gap, 11.2, said)]
    page = view([*lines, (68.0, 115.0 + gap, 11.0, "1400 Elevator Road, Brookfield")])
    assert {item.value: item.role for item in find(page)["party.name"] if item.value == said} == expected
