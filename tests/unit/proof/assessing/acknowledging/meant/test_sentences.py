"""Sentences over a signature, as many hands write them: which of them accept the work."""

from functools import cache
from pathlib import Path

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml

DISCLOSED = (
    "By signing, the customer agrees that Microsoft can share the customer's subscription information with "
    "the provider, only for the purpose of becoming claiming partner of record."
)


@cache
def _told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = load_yaml(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
    return told


def _signature(words: str) -> Verdict | None:
    paper = f"{BODY}{words}\n\nFor Halden Timber Group\n{block('Ingrid Solheim', 'IT Director')}"
    return judged_paper(paper).element("acknowledgement.signature").verdict


@pytest.mark.parametrize("words", _told()["accepted"])
def test_who_signs_under_these_words_takes_the_work_over(words: str) -> None:
    assert _signature(words) is Verdict.MET


@pytest.mark.parametrize("words", _told()["not accepted"])
def test_who_signs_under_these_words_takes_nothing_over(words: str) -> None:
    assert _signature(words) is not Verdict.MET


@pytest.mark.parametrize(
    "words",
    [
        "Price.\nGBP 11,900.",
        "Travel expenses.\nThe customer accepts the work.",
        "Confirmed by Ingrid Solheim.",
        "Alarm rota agreed with the night porter; the above was delivered in full.",
        "Agreed as the minutes of the meeting",
        "The move went by departments. The users were kept informed.",
        "Abnahme erfolgt ohne Vorbehalte.",
        DISCLOSED,
    ],
)
def test_headings_names_and_disclosures_beside_it_take_nothing_away(words: str) -> None:
    assert _signature(words) is Verdict.MET


@pytest.mark.parametrize(
    "words",
    [
        "For discussion at the next meeting.",
        "The customer has been given an opportunity to comment.",
        "Der Kunde behält sich alle Rechte vor.",
        "Le client a été informé des résultats.",
        "Permission is given to take photographs on the premises.",
        "Der Kunde ist mit der Weitergabe seiner Daten einverstanden.",
        "Abnahme erfolgt später.",
    ],
)
def test_another_matter_right_over_the_place_does(words: str) -> None:
    assert _signature(words) is not Verdict.MET


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("", False),
        ("Minutes read and found correct.", False),
        ("Minutes approved by the chair.", False),
        ("Halden Timber Group accepts the work.", True),
        ("The customer confirms that all was done.", True),
    ],
)
def test_who_signs_minutes_takes_over_no_more_than_they_say(words: str, *, met: bool) -> None:
    body = BODY.replace("STATEMENT OF WORK", "Minutes of the closing meeting of 14 April 2026")
    body = body.replace("3. Sign-off\n", "3. Signatures\n")
    paper = f"{body}{words}\n\nFor Halden Timber Group\n{block('Ingrid Solheim', 'IT Director')}"
    assert (judged_paper(paper).element("acknowledgement.signature").verdict is Verdict.MET) is met


def test_an_item_of_minutes_may_take_the_work_over() -> None:
    body = BODY.replace("STATEMENT OF WORK", "Minutes of the closing meeting of 14 April 2026")
    body = body.replace(
        "3. Sign-off\n", "3. The group accepts the work as complete.\n\n4. Rota: as last year.\n"
    )
    paper = f"{body}\nFor Halden Timber Group\n{block('Ingrid Solheim', 'IT Director')}"
    assert judged_paper(paper).element("acknowledgement.signature").verdict is Verdict.MET
