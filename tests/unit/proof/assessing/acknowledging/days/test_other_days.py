"""A date that its label, line, column or what follows gives to something else is not surely a signing day."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days.other_days import of_something_else
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Read, Span
from poedesk.proof.finding.model import Finding

DAY = "14 April 2026"


def told(text: str, label: str | None = None, day: str = DAY) -> str | None:
    """Return what is said of the first ``day`` in ``text``."""
    grid = TextGrid()
    for line in text.split("\n"):
        grid.add(line, column=0, cell=None)
        grid.end_line()
    document = Document("sheet", "0" * 64, 1, "text/plain", Read.COMPLETE, (grid.page(),))
    start = document.pages[0].text.index(day)
    span = Span(1, start, start + len(day), label=label)
    return of_something_else(document, Finding("2026-04-14", (span,), 0.9))


@pytest.mark.parametrize(
    "words",
    [
        "Date printed:",
        "Training on",
        "Invoice date:",
        "Go-live",
        "Druckdatum:",
        "Datum der Schulung:",
        "Fecha de la factura:",
        "Date de la formation :",
        "Data della fattura:",
        "Datum van de training:",
    ],
)
def test_words_before_a_date_give_it_to_something_else(words: str) -> None:
    assert told(f"/s/ Rosa Alder\n{words} {DAY}") == words.strip(" :")


@pytest.mark.parametrize(
    "words", ["Date:", "Signed on", "Datum:", "Date of signature:", "Rosa Alder,", "Ort, Datum: Köln,", ""]
)
def test_the_day_of_a_signing_is_no_other(words: str) -> None:
    assert told(f"The invoice was sent on 3 March.\n/s/ Rosa Alder\n{words} {DAY}") is None


def test_only_the_line_or_cell_of_the_date_is_asked() -> None:
    assert told(f"Training\nDate: {DAY}") is None
    assert told(f"Training | Date: {DAY}") is None


def test_its_label_is_asked_wherever_it_stands() -> None:
    assert told(DAY, "Date printed:") == "Date printed"
    assert told(DAY, "Date signed:") is None


@pytest.mark.parametrize(
    "words", ["Date: about", "Date: not later than", "Datum: spätestens", "Date: vers le"]
)
def test_a_day_that_is_only_about_right_is_none_for_sure(words: str) -> None:
    assert told(f"{words} {DAY}") == words


@pytest.mark.parametrize("words", ["(backdated)", "(approx.)", ", rückdatiert"])
def test_a_day_is_taken_back_right_behind_it(words: str) -> None:
    assert told(f"Date: {DAY} {words}") == words


def test_what_stands_further_on_takes_nothing_back() -> None:
    assert told(f"Date: {DAY}\n(approx. 40 mailboxes)") is None
    assert told(f"Date: {DAY}, Ostwick (planned site)") is None


def test_the_head_of_a_column_is_asked() -> None:
    assert told(f"Name\tTraining date\nRosa Alder\t{DAY}") == "Training date"
    assert told(f"Name\tDate\nRosa Alder\t{DAY}") is None


def _dated(line: str) -> Verdict | None:
    signed = block("Ingrid Solheim", "Head of IT").replace("Date: 14 April 2026", line)
    return judged_paper(f"{BODY}For Halden Timber Group\n{signed}").element("acknowledgement.date").verdict


@pytest.mark.parametrize(
    "line",
    [
        "Contract expires on 14 April 2026",
        "Revision of 14 April 2026",
        "Printed on 14 April 2026",
        "Payment due: 14 April 2026",
        "Date: 14 April 2026 / 14 April 2025",
        "Date: 14 April 2026 or 2 May 2026",
    ],
)
def test_a_day_of_something_else_is_not_met(line: str) -> None:
    assert _dated(line) is not Verdict.MET


@pytest.mark.parametrize(
    "line",
    [
        "Date: 14 April 2026",
        "Signed on 14 April 2026",
        "Date signed: 14 April 2026",
        "Date: 14 April 2026 (14.04.2026)",
    ],
)
def test_a_day_of_signing_is(line: str) -> None:
    assert _dated(line) is Verdict.MET


def _with_head(head: str, day: str = "14 April 2026") -> Element:
    signed = block("Ingrid Solheim", "Head of IT").replace("14 April 2026", day)
    return judged_paper(f"{head}\n{BODY}For Halden Timber Group\n{signed}").element("acknowledgement.date")


@pytest.mark.parametrize(
    "label", ["Signed by the customer on:", "Vom Auftraggeber unterzeichnet am", "Firmado por el cliente el"]
)
def test_another_day_told_of_the_customers_signing_makes_it_unclear(label: str) -> None:
    for head, signed in (("14 April 2026", "14 April 2025"), ("14 April 2025", "14 April 2026")):
        found = _with_head(f"{label} {head}", signed)
        assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)


@pytest.mark.parametrize("made", ["Signed at Elmbridge on", "Fait et sign\u00e9 au domaine le"])
def test_a_paper_that_says_it_was_signed_on_that_day_of_another_year_makes_it_unclear(made: str) -> None:
    for head, signed in (("14 April 2026", "14 April 2024"), ("14 April 2024", "14 April 2026")):
        assert _with_head(f"{made} {head}.", signed).code is Code.CONTRADICTED
    assert _with_head(f"{made} 16 April 2026.").verdict is Verdict.MET


def test_two_days_of_which_neither_may_be_good_are_too_old() -> None:
    found = _with_head("Signed by the customer on: 15 April 2023", "14 April 2023")
    assert found.verdict is Verdict.NOT_MET


@pytest.mark.parametrize(
    "head",
    [
        "Signed by the customer on: 14 April 2026",
        "Signed by the supplier on: 2 April 2026",
        "The order that was signed by the customer on 3 May 2025 stands.",
        "Signed by the customer on:",
    ],
)
def test_the_same_day_or_that_of_another_paper_or_side_contradicts_nothing(head: str) -> None:
    assert _with_head(head).verdict is Verdict.MET
