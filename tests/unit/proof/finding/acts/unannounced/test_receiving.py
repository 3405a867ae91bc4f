"""The sentence right over a paper's one signature."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page

from poedesk.proof.document.model import Box, Cell, Document, Drawing
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
        ("The customer has checked the work and hereby accepts it.",),
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
        ("The customer was informed and the consultant confirms the completion of the work.",),
        ("Der Kunde wurde eingewiesen und der Techniker bestätigt die Arbeiten.",),
        ("Il cliente è informato che Serchio accetta i lavori.",),
        ("The customer support manager confirms that the work was done.",),
        ("Services", "We confirm that these services were rendered to you by our engineers."),
    ],
)
def test_other_sentences_do_not_make_it_the_customers(lines: tuple[str, ...]) -> None:
    assert Role.CUSTOMER not in roles(report(*lines))


def test_we_who_confirm_under_the_head_of_receiving_are_the_customer() -> None:
    said = "We confirm that these services were rendered."
    assert roles(report("Received and confirmed", said, letterhead=())) == {Role.CUSTOMER}
    assert Role.CUSTOMER not in roles(report("Services", f"{said} Our consultants left.", letterhead=()))


DONE = "Microsoft Teams was set up on 85 phones between April and June 2024 and supported since then at all."


def form(*said: str, label: str = "By") -> Document:
    """A sentence over a row of cells: a label with the ink under it, name, title and date beside it."""
    items = [(60.0, 60 + 20.0 * n, text) for n, text in enumerate(HEAD)]
    items += [(60.0, 360 + 20.0 * n, text) for n, text in enumerate((DONE, *said))]
    low = items[-1][1] + 30
    row = [(60.0, low, label)]
    row += [
        (220.0, low + 40, "Luca Bertolacci"),
        (330.0, low + 40, "Direttore"),
        (450.0, low + 40, "20 March 2026"),
    ]
    made = page([*items, *row], drawings=[Drawing("strokes", Box(64, low + 44, 170, low + 66))])
    cells = {len(items) + number: Cell(0, 0, number) for number in range(len(row))}
    segments = tuple(replace(s, cell=cells.get(number)) for number, s in enumerate(made.segments))
    return document(replace(made, segments=segments))


def test_the_label_of_the_place_stands_between_the_sentence_and_the_ink() -> None:
    assert roles(form("The customer has received and accepts the above.")) == {Role.CUSTOMER}


def test_other_words_between_the_sentence_and_the_ink_part_them() -> None:
    accepted = "The customer has received and accepts the above."
    assert Role.CUSTOMER not in roles(form(accepted, "Engineer on site:"))
    assert Role.CUSTOMER not in roles(form(accepted, label="Engineer"))
    assert Role.CUSTOMER not in roles(form("The customer will have received and not accepted the above."))


@pytest.mark.parametrize(
    "line",
    [
        "The customer success manager confirms that the work above was completed.",
        "The customer account manager of our house approves the work described above.",
        "Il cliente conferma di avere ricevuto il preventivo.",
        "Il cliente conferma i difetti elencati.",
        "Il cliente attesta la visita e il fornitore conferma le attività descritte.",
        "The customer, represented by Serchio Informatica, accepts the work.",
        "De klant bevestigt de ontvangst van de offerte.",
    ],
)
def test_who_has_customers_and_what_is_no_work_make_it_nobodys(line: str) -> None:
    assert Role.CUSTOMER not in roles(report("Accettazione", line))


@pytest.mark.parametrize(
    ("line", "customers"),
    [
        ("We confirm that these services were rendered.", True),
        ("We confirm that these services were rendered to our full satisfaction.", True),
        ("We confirm that these services were rendered by our engineers.", False),
        ("We confirm that these services were rendered to you.", False),
    ],
)
def test_under_a_head_of_receipt_who_did_the_work_does_not_receive_it(
    line: str,
    customers: bool,  # noqa: FBT001 - a table
) -> None:
    paper = report("Received and confirmed", line, letterhead=())
    assert (Role.CUSTOMER in roles(paper)) is customers
