"""Work that a paper calls finished on a day after the customer acknowledged it."""

from datetime import date

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, judged, mail, quoted, searched
from tests.unit.proof.finding.acts.pages import typed

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days.finished import accepts_what_is_done, finished
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("All work was finished on 20 May 2024 and is accepted.", date(2024, 5, 20)),
        ("The migration has been completed on 3 March 2025 to our full satisfaction.", date(2025, 3, 3)),
        ("Completed on: 14.02.2025", date(2025, 2, 14)),
        ("Date of completion: 30 June 2025", date(2025, 6, 30)),
        ("The services were delivered in full in April 2025.", date(2025, 4, 1)),
        ("Die Arbeiten wurden am 12. Mai 2025 abgeschlossen.", date(2025, 5, 12)),
        ("Abschluss der Arbeiten: 12.05.2025", date(2025, 5, 12)),
        ("Les travaux se sont achevés le 4 juillet 2025.", date(2025, 7, 4)),
        ("Les prestations ont été réalisées le 4 juillet 2025.", date(2025, 7, 4)),
        ("Los trabajos finalizaron el 9 de junio de 2025.", date(2025, 6, 9)),
        ("Fecha de finalización: 9 de junio de 2025", date(2025, 6, 9)),
        ("El servicio se completó el día 9 de junio de 2025 a satisfacción.", date(2025, 6, 9)),
    ],
)
def test_a_paper_says_on_which_day_work_was_finished(words: str, day: date) -> None:
    (found,) = finished(typed(f"Acceptance\n\n{words}\n"))
    assert found.day == day


@pytest.mark.parametrize(
    "words",
    [
        "All work will be completed on 20 May 2024.",
        "The migration must be finished by 3 March 2025.",
        "The work is to be completed on 3 March 2025.",
        "Planned date of completion: 30 June 2025",
        "Once the work has been completed on 30 June 2025, the fee is due.",
        "Die Arbeiten sollen am 12. Mai 2025 abgeschlossen sein.",
        "Die Arbeiten werden am 12. Mai 2025 abgeschlossen.",
        "Les travaux seront achevés le 4 juillet 2025.",
        "Los trabajos deberán finalizar el 9 de junio de 2025.",
        "The agreement was signed on 20 May 2024.",
        "This agreement was concluded on 5 June 2026.",
        "This certificate was delivered on 5 June 2026.",
        "The invoice was closed on 5 June 2026.",
        "They completed the purchase on 5 June 2026.",
        "Der Vertrag wurde am 5. Juni 2026 abgeschlossen.",
        "Work under the order completed by the signing of the agreement of 20 May 2024 goes on.",
        "The work was completed. The next review is on 3 June 2025.",
        "Support was delivered until the end of the year; the term runs to 31 December 2025.",
    ],
)
def test_plans_terms_and_other_dates_are_no_end_of_work(words: str) -> None:
    assert not finished(typed(f"Agreement\n\n{words}\n"))


@pytest.mark.parametrize(
    "title",
    [
        "Certificate of Completion",
        "Acceptance of the work",
        "Abnahmeprotokoll",
        "Procès-verbal de réception",
        "Acta de conformidad",
        "Leistungsnachweis",
    ],
)
def test_some_papers_speak_of_work_that_is_done_by_their_title(title: str) -> None:
    assert accepts_what_is_done(searched("paper.txt", f"{title}\n\nHalden Timber Group\n".encode()))


@pytest.mark.parametrize("title", ["Statement of Work", "Acceptance criteria", "Order", "Agreement"])
def test_a_plan_does_not(title: str) -> None:
    assert not accepts_what_is_done(searched("paper.txt", f"{title}\n\nHalden Timber Group\n".encode()))


def dated(text: str, day: str = "14 January 2026") -> Element:
    signed = text.replace("Signature:", "Signature: /s/ Ingrid Solheim").replace("Date:", f"Date: {day}")
    policy = loader.load("microsoft-cpor", None, TODAY)
    assessment = assess(build(CLAIM), policy, [searched("paper.txt", signed.encode())], TODAY)
    return assessment.element("acknowledgement.date")


def test_a_date_before_the_day_on_which_all_was_finished_is_contradicted() -> None:
    said = SOW.replace("3. Acceptance\n", "3. Acceptance\nAll work was finished on 20 March 2026.\n")
    element = dated(said)
    assert (element.verdict, element.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert [cited.quote for cited in element.evidence][-1] == "All work was finished on 20 March 2026."
    assert dated(said, "21 March 2026").code is Code.FOUND


def test_an_acceptance_before_any_of_the_work_is_contradicted() -> None:
    paper = SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7\n", "CERTIFICATE OF ACCEPTANCE\n\n")
    paper = paper.replace("between January and March 2026", "from 2 March to 27 March 2026")
    assert dated(paper).code is Code.CONTRADICTED
    assert dated(paper, "27 March 2026").code is Code.FOUND


def test_an_acceptance_in_the_middle_of_the_only_time_of_the_work_is_contradicted() -> None:
    paper = SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7\n", "CERTIFICATE OF ACCEPTANCE\n\n")
    days = paper.replace("between January and March 2026", "between 2 March 2026 and 27 March 2026")
    assert dated(days, "10 March 2026").code is Code.CONTRADICTED
    assert dated(days, "28 March 2026").code is Code.FOUND
    assert dated(paper, "10 March 2026").code is Code.FOUND
    two = days.replace("training sessions.", "training sessions on 9 March 2026.")
    assert dated(two, "10 March 2026").code is Code.FOUND


def test_a_plan_is_signed_before_its_work() -> None:
    plan = SOW.replace("migrated", "will migrate").replace("between January and March", "in March")
    assert dated(plan).code is Code.FOUND


def test_support_that_goes_on_contradicts_no_acceptance() -> None:
    paper = SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7\n", "CERTIFICATE OF ACCEPTANCE\n\n")
    more = paper.replace("training sessions.", "training sessions. We support them until 30 June 2026.")
    assert dated(more, "2 April 2026").code is Code.FOUND


def test_a_mail_that_approves_what_its_thread_says_to_end_later_is_contradicted() -> None:
    asked = "Please approve: the migration of Statement of Work No. 7 was completed on {}."
    for day, code in (("20 April 2026", Code.CONTRADICTED), ("2 April 2026", Code.FOUND)):
        found = judged(mail("I approve the work.", quote=quoted(asked.format(day))))
        assert found.element("acknowledgement.date").code is code
