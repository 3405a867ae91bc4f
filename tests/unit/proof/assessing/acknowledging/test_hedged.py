"""Heads that take back what they give: the signature under them is a question."""

import pytest

from poedesk.proof.assessing.acknowledging.hedged import hedged
from poedesk.proof.document.model import Span
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act, Finding
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import text

PAPER = """Record of works

Customer: Pinefield Health
Supplier: Ardent Lakes Consulting

{head}
/s/ Dana Whitmore
Dana Whitmore, Director of IT
30 April 2026
"""


def told(head: str) -> tuple[str | None, int]:
    document = text.read(PAPER.format(head=head).encode(), "record.txt", DEFAULT)
    acts = find_all(document).acts
    spans = [span for act in acts if (span := hedged(document, act)) is not None]
    page = document.pages[0].text
    return (page[spans[0].start : spans[0].end] if spans else None), len(acts)


@pytest.mark.parametrize(
    "head",
    [
        "Not accepted for the customer",
        "Accepted for the customer once the restore test has passed",
        "Provisionally accepted for the customer",
        "Accepted for the customer, subject to the two open points being closed",
        "Accepted for the customer, subject only to the consent of the board",
        "Accepted for the customer; the open faults prevent acceptance",
        "Accepted for the customer except for the archive, which does not prevent acceptance",
        "Accepted for the customer, subject only to points that do not prevent acceptance once closed",
        "Confirmed with the customer by telephone",
        "For the attention of the customer",
        "To be signed for the customer",
        "In the presence of the customer",
        "Seen by the customer, no acceptance",
        "Read by the customer",
        "Taken note of by the customer",
        "Copy received by the customer",
        "In Gegenwart des Kunden",
        "Vorläufig abgenommen für den Auftraggeber",
        "Aceptado por el cliente, salvo los archivos pendientes",
        "Accepté pour le client sauf les archives",
    ],
)
def test_a_head_that_takes_back_or_puts_off_is_named(head: str) -> None:
    line, acts = told(head)
    assert acts
    assert line == head


@pytest.mark.parametrize(
    "head",
    [
        "Accepted for the customer:",
        "Accepted for the customer, subject only to minor points that do not prevent acceptance",
        "Accepted after inspection for the customer (if applicable, with stamp)",
        "Order No. 55 accepted for the customer",
        "Abgenommen für den Auftraggeber:",
        "Conforme, en nombre de la propiedad:",
        "Lu et approuvé pour le client",
        "Read and approved for the customer",
        "Read and found correct for the customer",
        "Customer no. 4711",
    ],
)
def test_a_plain_head_is_none(head: str) -> None:
    line, acts = told(head)
    assert acts
    assert line is None


FORM = """Record of works

{heading}
{head}
Signature: /s/ Dana Whitmore
Name: Dana Whitmore
Title: Director of IT
Date: 30 April 2026
"""


def named(heading: str, head: str) -> str | None:
    document = text.read(FORM.format(heading=heading, head=head).encode(), "record.txt", DEFAULT)
    (act,) = find_all(document).acts
    span = hedged(document, act)
    return document.pages[0].text[span.start : span.end] if span is not None else None


def test_the_labels_of_the_place_itself_are_no_head() -> None:
    head = "Accepted for Alder Mills Ltd (Customer), subject to payment of the credit note"
    assert named("3. Acceptance", head) == head
    assert named("3. Receipt", "Received for Alder Mills Ltd (Customer), not accepted") is not None
    assert named("3. Acceptance", "Accepted for Alder Mills Ltd (Customer)") is None


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        ("3. Attendance list of the training", "Alder Mills Ltd (Customer)"),
        ("Visitor log", "Signed in at reception, Alder Mills Ltd (Customer)"),
        ("Annex: Confidentiality undertaking", "Signed for Alder Mills Ltd (Customer)"),
        ("Teilnehmerliste der Schulung", "Für den Kunden"),
    ],
)
def test_a_heading_of_another_matter_is_named(heading: str, head: str) -> None:
    assert named(heading, head) is not None


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        ("4. Confidentiality", "Signed for Alder Mills Ltd (Customer)"),
        ("Travel expenses\nIN WITNESS WHEREOF the parties have signed", "For Alder Mills Ltd (Customer)"),
        ("Data protection\n5. Signatures", "For Alder Mills Ltd (Customer)"),
    ],
)
def test_the_last_clause_of_an_agreement_is_no_heading_of_its_signatures(heading: str, head: str) -> None:
    assert named(heading, head) is None


OVER = "The customer takes over the work that is described in this record of works. Material defects"


@pytest.mark.parametrize(
    ("over", "line", "told"),
    [
        (OVER, "were not found. The warranty begins with the day of signing. The", False),
        ("The work is described above.", "Provisional acceptance only. Final acceptance follows", True),
        ("The work is described above.", "Non-disclosure agreement. Signatures", True),
    ],
)
def test_only_a_line_that_goes_on_in_running_text_is_no_head(over: str, line: str, *, told: bool) -> None:
    assert (named(over, line) is not None) is told


def test_a_heading_of_the_acceptance_is_nearer() -> None:
    assert named("Confidentiality\n3. Acceptance", "Signed for Alder Mills Ltd (Customer)") is None


@pytest.mark.parametrize(
    ("head", "between", "is_told"),
    [
        (
            "Alder Cloud Ltd for Alder Mills Ltd",
            "The results were shown and are all accepted today.\n" * 3,
            False,
        ),
        ("Alder Cloud Ltd for Alder Mills Ltd", "", True),
        (
            "Alder Cloud Ltd moved all the mail for Alder Mills Ltd with its eight",
            "mailboxes there.\n",
            False,
        ),
    ],
)
def test_a_title_from_far_above_and_a_sentence_that_goes_on_are_no_head(
    head: str, between: str, *, is_told: bool
) -> None:
    said = f"{head}\nDana Whitmore, Director of IT\n{between}/s/ Dana Whitmore\n"
    if head.endswith("eight"):
        said = f"{head}\n{between}Dana Whitmore, Director of IT\n/s/ Dana Whitmore\n"
    paper = text.read(said.encode(), "record.txt", DEFAULT)
    title, name = said.index("Director"), said.index("/s/")
    named, titled = (Finding("x", (Span(1, at, at + 8),), 0.9) for at in (name, title))
    act = Act("block-1", "block", None, None, None, None, named, titled)
    assert (hedged(paper, act, "Alder Mills", "Alder Cloud") is not None) is is_told
