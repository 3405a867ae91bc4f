"""An amendment that hints at another agreement is not taken for one under the only one that was given."""

import pytest
from tests.unit.proof.assessing.stacks.papers import MASTER, WORK, judged, paper

from poedesk.kernel.verdict import Verdict

ANOTHER = [
    (
        "THIRD AMENDMENT\n"
        "WHEREAS the parties entered into a Services Agreement on 9 August 2018 (the 2018 Agreement);"
    ),
    (
        "Amendment 4\n"
        "The parties concluded a Consulting Agreement dated as of 9 August 2018 and wish to change it."
    ),
    "Amendment No. 4\nAgreement amended: Consulting Agreement\nDate of that agreement: 9 August 2018",
    "Amendment No. 4\nThis changes agreement MSA-2018-02.",
    (
        "Nachtrag Nr. 4\n"
        "Die Parteien haben am 9. August 2018 einen Rahmenvertrag geschlossen, den sie nun ergänzen."
    ),
    "AVENANT N° 4\nLes parties ont conclu le 9 août 2018 un contrat-cadre qu'elles modifient comme suit.",
    "ADENDA 4\nLas partes suscribieron el 9 de agosto de 2018 un contrato marco que se modifica como sigue.",
]
PERHAPS = [
    "Amendment No. 4 to the 2018 Master Services Agreement",
    "Amendment No. 4 to the Master Services Agreement of 2018",
    "Amendment No. 4 to the Master Services Agreement of August 2018",
    "4. Nachtrag zum Rahmenvertrag aus dem Jahr 2018",
]
THIS_ONE = [
    "Amendment No. 4 to the Agreement",
    (
        "Amendment No. 4\n"
        "The parties entered into a Master Services Agreement on 3 May 2023 and amend it as follows."
    ),
    "Second amendment to the 2023 Master Services Agreement",
    (
        "Amendment No. 4 to the Agreement\n"
        "The services under the Agreement run from 1 January 2025 to 30 June 2026."
    ),
    "Amendment No. 4 to the Agreement\nAmendment No. 3 was signed on 5 June 2024. All else stays.",
    "Amendment No. 4 to the Agreement\nThe Agreement is amended as of 1 April 2026 as follows.",
    (
        "Amendment No. 4\n"
        "made on 7 April 2026 between Tillbrook Systems Ltd and Harrow Vale Clinics to their agreement"
    ),
    "Nachtrag Nr. 4 zum Rahmenvertrag\nDie Leistungen laufen vom 1. Januar 2026 bis 31. März 2026.",
]


def verdict(opening: str) -> Verdict | None:
    master = paper("master.pdf", MASTER, signed="3 May 2023")
    amendment = paper("amendment.pdf", f"{opening}\n{WORK}", signed="7 April 2026")
    return judged(master, amendment).element("document.kind").verdict


@pytest.mark.parametrize("opening", ANOTHER)
def test_a_whole_day_or_number_of_another_agreement_does_not_count(opening: str) -> None:
    assert verdict(opening) is Verdict.NOT_MET


@pytest.mark.parametrize("opening", PERHAPS)
def test_a_year_or_month_of_another_agreement_is_a_question(opening: str) -> None:
    assert verdict(opening) is Verdict.UNCLEAR


@pytest.mark.parametrize("opening", THIS_ONE)
def test_times_of_the_work_and_of_the_paper_itself_raise_nothing(opening: str) -> None:
    assert verdict(opening) is Verdict.MET


def test_the_sides_may_stand_between_an_agreement_and_its_day() -> None:
    opening = "Amendment No. 4 to the Master Services Agreement entered into by the parties on 9 August 2018"
    assert verdict(opening) is Verdict.NOT_MET


def test_an_amendment_whose_title_is_a_whole_sentence_is_one() -> None:
    opening = (
        "Amendment No. 4, attached to and forming part of the Master Services Agreement between the parties"
        " dated 9 August 2018"
    )
    assert verdict(opening) is Verdict.NOT_MET
