"""Who signs, behind a label that tells side and office, in the list of the signature."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role

CLIENT = ("Lakeview Orchards Ltd", Role.CUSTOMER)


def listed(*rows: tuple[str, str]) -> Document:
    """A paper that ends with a list of labels and answers, ink at the label for the signature."""
    items = [(60.0, 80.0, "The mailboxes of Lakeview Orchards Ltd were moved. The work is accepted.")]
    drawings = []
    for number, (label, answer) in enumerate(rows):
        top = 300.0 + 30 * number
        if label.startswith("Signature"):
            drawings.append(Drawing("strokes", Box(260, top - 6, 360, top + 14)))
        items.append((60.0, top, f"{label}:{f' {answer}' if answer else ''}"))
    return document(page(items, drawings=drawings))


SIGN = (("Signature", ""), ("Date", "4 May 2026"))


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Customer's tenant administrator", "tenant administrator"),
        ("Projektleiter des Kunden", "Projektleiter"),
        ("Responsable informatique du client", "Responsable informatique"),
        ("Jefe de sistemas por parte del cliente", "Jefe de sistemas"),
        ("Client representative", None),
    ],
)
def test_side_and_office_before_a_name_tell_who_signs_and_as_what(label: str, title: str | None) -> None:
    act = only(listed((label, "Odile Perrin"), *SIGN), CLIENT)
    assert (act.role, value(act.name), value(act.title)) == (Role.CUSTOMER, "Odile Perrin", title)


@pytest.mark.parametrize(
    "rows",
    [
        (("Customer success manager", "Odile Perrin"), *SIGN),
        (("Project manager", "Odile Perrin"), *SIGN),
        (("Customer's tenant administrator", "as above"), *SIGN),
        (("Customer's IT manager", "Odile Perrin"), ("Customer's finance manager", "Tom Ashby"), *SIGN),
    ],
)
def test_another_label_or_two_of_them_name_nobody(rows: tuple[tuple[str, str], ...]) -> None:
    assert value(only(listed(*rows), CLIENT).title) is None
