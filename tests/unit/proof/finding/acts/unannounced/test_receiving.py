"""The sentence right over a paper's one signature."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role

CUSTOMER = ("Cartiera Gallicano S.p.A.", Role.CUSTOMER)
PARTNER = ("Serchio Informatica S.r.l.", Role.PARTNER)


HEAD = ("Serchio Informatica S.r.l.", "Relazione finale")


def report(*lines: str, letterhead: Sequence[str] = HEAD) -> Document:
    texts = [*letterhead, *lines]
    items = [(60.0, 60 + 40.0 * n, text) for n, text in enumerate(texts)]
    foot = items[-1][1] + 14
    items += [
        (60, foot + 40, "Luca Bertolacci, Direttore di stabilimento"),
        (60, foot + 54, "Gallicano, 20 marzo 2026"),
    ]
    return document(page(items, drawings=[Drawing("strokes", Box(64, foot, 180, foot + 34))]))


def roles(paper: Document) -> set[Role | None]:
    return {act.role for act in acts_in(paper, CUSTOMER, PARTNER) if act.is_signed}


@pytest.mark.parametrize(
    "lines",
    [
        ("Accettazione", "Il cliente ha verificato le attività descritte e le accetta."),
        ("The customer accepts the work.",),
        ("De klant aanvaardt de uitgevoerde werkzaamheden.",),
    ],
)
def test_under_a_sentence_in_which_the_customer_takes_the_work_the_customer_signs(
    lines: tuple[str, ...],
) -> None:
    assert roles(report(*lines)) == {Role.CUSTOMER}


@pytest.mark.parametrize(
    "lines",
    [
        ("Il cliente non accetta le attività descritte.",),
        ("The customer will confirm the work once the last site is done.",),
        ("Le client accepte les prestations une fois la recette faite.",),
        ("The customer accepts the work after the second visit.",),
        ("The customer accepts the work.", "Our engineers left the site on the same day."),
        ("Services", "We confirm that these services were rendered to you by our engineers."),
    ],
)
def test_other_sentences_do_not_make_it_the_customers(lines: tuple[str, ...]) -> None:
    assert Role.CUSTOMER not in roles(report(*lines))


def test_we_who_confirm_under_the_head_of_receiving_are_the_customer() -> None:
    said = "We confirm that these services were rendered."
    assert roles(report("Received and confirmed", said, letterhead=())) == {Role.CUSTOMER}
    assert Role.CUSTOMER not in roles(report("Services", f"{said} Our consultants left.", letterhead=()))
