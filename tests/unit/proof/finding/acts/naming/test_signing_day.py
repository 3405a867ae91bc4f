"""The day in the sentence over the signatures is that of all who sign; that of another paper is not."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role

CLIENT = ("Orchard Vale Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def signed_under(*lines: str) -> Document:
    """Lines of a paper over two signatures beside one another, each at a name under its house."""
    over = [(60.0, 60.0 + 14 * number, line) for number, line in enumerate(lines)]
    names = [
        (60.0, 150.0, "Orchard Vale Ltd"),
        (330.0, 150.0, "Brightwater Cloud Ltd"),
        (60.0, 200.0, "Alice Durant"),
        (330.0, 200.0, "Ted Rowe"),
        (60.0, 214.0, "IT Director"),
        (330.0, 214.0, "Engineer"),
    ]
    ink = [Drawing("strokes", Box(left, 166, left + 100, 194)) for left in (60.0, 330.0)]
    return document(page([*over, *names], drawings=ink))


def days(*lines: str) -> set[str | None]:
    return {value(act.date) for act in acts_in(signed_under(*lines), CLIENT, PARTNER)}


@pytest.mark.parametrize(
    "lines",
    [
        ("The parties have signed this statement of completion at Leeds on 4 March 2026.",),
        ("In witness whereof the parties have executed this certificate this 4th day of March, 2026.",),
        (
            "Y en prueba de conformidad, ambas partes firman la presente acta en Baeza,",
            "a 4 de marzo de 2026.",
        ),
        ("Les parties signent le présent procès-verbal à Lyon, le 4 mars 2026, en deux exemplaires.",),
        ("Aldus overeengekomen en ondertekend te Middelburg op 4 maart 2026.",),
        ("Beide Seiten haben dieses Protokoll in Kiel am 4. März 2026 unterzeichnet.",),
    ],
)
def test_a_paper_says_when_it_is_signed(lines: tuple[str, ...]) -> None:
    assert days(*lines) == {"2026-03-04"}


@pytest.mark.parametrize(
    "line",
    [
        "This work was done under the agreement signed on 4 March 2026.",
        "This statement is signed under the master agreement of 4 March 2026.",
        "This statement shall be signed by both parties on 4 March 2026.",
        "The work described in this statement ended on 4 March 2026.",
        "If this statement is not signed on 4 March 2026, it lapses.",
    ],
)
def test_the_day_of_something_else_dates_no_signature(line: str) -> None:
    assert days(line) == {None}
