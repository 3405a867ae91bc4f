"""Sentences that say who signs under them."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def sentence(*lines: str, unsigned: str = "") -> Document:
    """A sentence over a drawing and a day; before it one over an empty line."""
    items: list[tuple[float, float, str]] = (
        [(60, 100, unsigned), (60, 142, "Date: __________")] if unsigned else []
    )
    items += [(60, 200 + 13 * n, text) for n, text in enumerate(lines)]
    foot = 200 + 13 * len(lines)
    items.append((60, foot + 50, "Date: 4 May 2026"))
    return document(page(items, drawings=[Drawing("strokes", Box(70, foot + 6, 180, foot + 30))]))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("Signed by Odile Perrin, Head of Infrastructure, for and on behalf of Lakeview Orchards Ltd:",),
            "Head of Infrastructure",
        ),
        (
            (
                "Firmado por Odile Perrin, Directora Comercial, en nombre y representación de Lakeview",
                "Orchards Ltd:",
            ),
            "Directora Comercial",
        ),
        (
            ("Signed by Odile Perrin, Managing Director, for and on behalf of LAKEVIEW ORCHARDS LTD",),
            "Managing Director",
        ),
        (("Getekend door Odile Perrin, Hoofd Inkoop, namens Lakeview Orchards Ltd:",), "Hoofd Inkoop"),
        (
            ("Firmato da Odile Perrin, Direttore Acquisti, in nome e per conto di Lakeview Orchards Ltd:",),
            "Direttore Acquisti",
        ),
    ],
)
def test_a_sentence_names_who_signs_under_it(lines: tuple[str, ...], title: str) -> None:
    (act,) = acts_in(sentence(*lines), CUSTOMER, PARTNER)
    assert (act.role, value(act.name), value(act.title), value(act.date)) == (
        Role.CUSTOMER,
        "Odile Perrin",
        title,
        "2026-05-04",
    )


def test_who_has_not_signed_under_a_sentence_gets_no_signature_of_another() -> None:
    paper = sentence(
        "Signed by Tom Ashby, Delivery Manager, for and on behalf of Brightwater Cloud Ltd:",
        unsigned="Signed by Odile Perrin, Orchard Manager, for and on behalf of Lakeview Orchards Ltd:",
    )
    acts = acts_in(paper, CUSTOMER, PARTNER)
    assert not any(act.role is Role.CUSTOMER and state(act.signature) is State.PRESENT for act in acts)


def test_a_sentence_of_what_is_still_to_come_names_nobody() -> None:
    paper = sentence(
        "To be signed by Odile Perrin, Orchard Manager, for Lakeview Orchards Ltd, once all is done:"
    )
    assert not any(
        value(act.name) == "Odile Perrin" and act.role for act in acts_in(paper, CUSTOMER, PARTNER)
    )
