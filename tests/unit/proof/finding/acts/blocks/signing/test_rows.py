"""Signatures over filled rows, "Name: ...", "Title: ...", "Date: ...": an act each, and whose it is."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)
WORK = "In March 2026 the pickers' tablets were enrolled in Microsoft Intune by Brightwater Cloud."
ROWS = ("Name: Odile Perrin", "Capacity: Orchard Manager", "Date: 3 May 2026")


def paper(*said: str, rows: tuple[str, ...] = ROWS, kind: str = "picture") -> Document:
    """The work, what is ``said``, a drawing, the rows: under each other from the left margin."""
    items, top = [(72.0, 80.0, WORK)], 122.0
    for line in said:
        items.append((72.0, top, line))
        top += 14
    drawing = Drawing(kind, Box(74, top + 4, 184, top + 34))  # type: ignore[arg-type]
    items += [(72.0, top + 44 + 14 * number, row) for number, row in enumerate(rows)]
    return document(page(items, drawings=[drawing]))


def signed(*said: str) -> Act:
    return only(paper(*said), CLIENT, PARTNER)


TAKEN = [
    ("Acceptance of quotation. I accept this quotation on behalf of Lakeview", "Orchards."),
    ("Received and found in order on behalf of Lakeview Orchards",),
    ("We accept the above work for Lakeview Orchards.",),
    ("The above services were received and are accepted on behalf of Lakeview Orchards.",),
    ("Work checked and accepted for Lakeview Orchards:",),
    ("Lakeview Orchards confirms that the services above were delivered.",),
    ("The undersigned accepts the work for Lakeview Orchards.",),
    ("Agreed and accepted by Lakeview Orchards",),
    ("Im Namen der Lakeview Orchards nehmen wir die Leistung ab.",),
    ("Die Leistungen wurden erbracht und werden von Lakeview Orchards abgenommen.",),
    ("Pour Lakeview Orchards, nous acceptons les prestations décrites.",),
    ("En nombre de Lakeview Orchards recibimos los trabajos a satisfacción.",),
]


@pytest.mark.parametrize("said", TAKEN)
def test_words_that_take_the_work_for_the_customer_make_the_signature_the_customers(
    said: tuple[str, ...],
) -> None:
    act = signed(*said)
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-03",
    )


@pytest.mark.parametrize("said", TAKEN[:3])
def test_the_words_say_for_whom(said: tuple[str, ...]) -> None:
    assert signed(*said).party == "Lakeview Orchards"


def test_the_customer_by_its_role_accepts_too() -> None:
    assert signed("The customer accepts the work described.").role is Role.CUSTOMER


OTHERS = [
    "We submit this quotation on behalf of Brightwater Cloud.",
    "We did this work on behalf of Lakeview Orchards.",
    "We carried out the work for Lakeview Orchards and confirm that it is complete.",
    "We accept the order of Lakeview Orchards and confirm delivery.",
    "I do not accept this quotation on behalf of Lakeview Orchards.",
    "Nothing was accepted for Lakeview Orchards.",
    "To be signed on behalf of Lakeview Orchards on receipt of the goods.",
    "Lakeview Orchards will accept the work once the tests have passed.",
    "The customer was trained in April and May, and the help desk was open for eight weeks.",
    "Brightwater Cloud confirms that the work for Lakeview Orchards is done.",
    "The supplier declares that the work was accepted by Lakeview Orchards.",
    "Consultant in charge at Lakeview Orchards",
    "Wir haben die Arbeiten bei Lakeview Orchards ausgeführt und bestätigen dies.",
    "Nous avons réalisé ces travaux pour Lakeview Orchards et le confirmons.",
]


@pytest.mark.parametrize("said", OTHERS)
def test_words_that_give_refuse_or_wait_make_nobody_the_customer(said: str) -> None:
    assert signed(said).role is not Role.CUSTOMER


@pytest.mark.parametrize(
    "said", ["Prepared by", "Witness to the acceptance", "Contact for Lakeview Orchards"]
)
def test_whoever_wrote_the_paper_or_saw_it_signed_has_not_signed(said: str) -> None:
    assert acts_in(paper(said), CLIENT, PARTNER) == ()


def test_rows_without_a_date_are_no_act() -> None:
    rows = ("Name: Odile Perrin", "Title: Orchard Manager")
    assert acts_in(paper("Our team at Lakeview Orchards", rows=rows), CLIENT, PARTNER) == ()


def test_a_stamp_over_rows_is_no_signature() -> None:
    assert acts_in(paper("Delivered to Lakeview Orchards", kind="stamp"), CLIENT, PARTNER) == ()


def test_a_letterhead_over_rows_is_no_signature() -> None:
    items = [(72.0, 60.0 + 14 * number, row) for number, row in enumerate(ROWS)]
    assert acts_in(document(page(items, drawings=[Drawing("picture", Box(74, 20, 184, 50))])), CLIENT) == ()
