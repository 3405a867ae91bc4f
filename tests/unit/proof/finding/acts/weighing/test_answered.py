"""Ink that a pen left at a day, a number or a title is an answer, and nobody's signature."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state

from poedesk.proof.document.model import Box, Document, Drawing, Word, Words
from poedesk.proof.finding.model import Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
WORK = "In March 2026 the pickers' tablets of all four farms were enrolled in Microsoft Intune."
BLOCK = (
    (72.0, 240.0, "Odile Perrin"),
    (72.0, 254.0, "Orchard Manager, Lakeview Orchards"),
    (72.0, 268.0, "3 May 2026"),
)
Item = tuple[float, float, str]


def paper(*items: Item, ink: Box) -> Document:
    return document(page([(72.0, 60.0, WORK), *items], drawings=[Drawing("strokes", ink)]))


def recognised(items: list[Item], ink: Box) -> Document:
    """A scan of ``items``, its signs evenly wide."""
    made = page([(72.0, 60.0, WORK), *items], drawings=[Drawing("strokes", ink)])
    words = [word for item in items for word in _words(made.text, *item)]
    return document(replace(made, words=Words(words), by="ocr"))


def _words(page_text: str, left: float, top: float, text: str) -> Iterator[Word]:
    begin = page_text.index(text)
    for found in re.finditer(r"\S+", text):
        place = Box(left + 5.5 * found.start(), top, left + 5.5 * found.end(), top + 11)
        yield Word(begin + found.start(), begin + found.end(), place, 0.99)


def signed(paper: Document) -> bool:
    return any(state(act.signature) is State.PRESENT for act in acts_in(paper, CLIENT))


def test_ink_over_a_printed_block_is_a_signature() -> None:
    assert signed(paper(*BLOCK, ink=Box(72, 205, 160, 236)))


@pytest.mark.parametrize(
    "label",
    [
        "Registration No.",
        "2. Registration No.",
        "Order number:",
        "Telephone:",
        "Your ref.",
        "Auftragsnummer Nr.:",
        "E-mail address",
    ],
)
def test_ink_beside_a_label_for_a_number_or_an_address_is_no_signature(label: str) -> None:
    ink = Box(90 + 5.5 * len(label), 205, 178 + 5.5 * len(label), 236)
    assert not signed(paper((72.0, 212.0, label), *BLOCK, ink=ink))


@pytest.mark.parametrize("label", ["Approved", "Customer:", "For Lakeview Orchards:", "X"])
def test_ink_beside_words_that_ask_for_no_number_stays_a_signature(label: str) -> None:
    ink = Box(90 + 5.5 * len(label), 205, 178 + 5.5 * len(label), 236)
    assert signed(paper((72.0, 212.0, label), *BLOCK, ink=ink))


def test_a_signature_right_of_a_number_that_is_printed_stays_one() -> None:
    assert signed(paper((72.0, 212.0, "Order no. 4711"), *BLOCK, ink=Box(190, 205, 280, 236)))


def test_the_part_of_a_day_that_a_pen_wrote_is_no_signature() -> None:
    items = [
        (72.0, 226.0, "Lakeview Orchards"),
        (72.0, 240.0, "Name:"),
        (150.0, 240.0, "Odile Perrin"),
        (72.0, 254.0, "Date:"),
        (150.0, 254.0, "3 March 2026"),
    ]
    year = Box(150 + 5.5 * 8, 254, 150 + 5.5 * 13, 265)
    assert not signed(recognised(items, year))
    assert not signed(recognised(items, Box(150, 253, 216, 266)))


def test_figures_that_a_pen_wrote_are_no_signature() -> None:
    items = [(72.0, 212.0, "61 6200"), *BLOCK]
    assert not signed(recognised(items, Box(72, 210, 112, 224)))


def test_a_title_written_by_hand_at_its_label_is_no_signature() -> None:
    items = [(72.0, 226.0, "Lakeview Orchards"), (72.0, 240.0, "Odile Perrin"), (72.0, 258.0, "Title:")]
    assert not signed(paper(*items, (72.0, 280.0, "3 May 2026"), ink=Box(120, 256, 200, 270)))


@pytest.mark.parametrize("label", ["Room:", "Stamp:", "Comments:", "Cost centre:", "Place:"])
def test_ink_behind_another_label_leaves_the_signature_over_it_empty(label: str) -> None:
    block = (
        (72.0, 200.0, "For Lakeview Orchards"),
        (72.0, 218.0, "Name: Odile Perrin"),
        (72.0, 236.0, "Title: Orchard Manager"),
        (72.0, 260.0, "Signature:"),
        (72.0, 294.0, label),
    )
    acts = acts_in(paper(*block, ink=Box(150, 286, 240, 306)), CLIENT)
    assert all(state(act.signature) is not State.PRESENT for act in acts)
    beside = acts_in(paper(*block, ink=Box(150, 252, 240, 272)), CLIENT)
    assert [act.role for act in beside if state(act.signature) is State.PRESENT] == [Role.CUSTOMER]
