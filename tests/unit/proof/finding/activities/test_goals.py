"""Where something is moved to, what is set up in the present tense, and what only a heading names."""

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.activities.find import find
from poedesk.proof.policy.vocabulary import load

WORDS = load()
SHOWN = 0.6


def pairs(text: str) -> set[tuple[str | None, str | None]]:
    found = find(typed(text), WORDS)["activity"]
    return {(item.value, item.topic) for item in found if item.confidence >= SHOWN}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The supplier moves the song book and 900 scores to SharePoint Online.",
            ("migration", "sharepoint-online"),
        ),
        ("Trasladamos las 400 partituras del coro a SharePoint Online.", ("migration", "sharepoint-online")),
        ("Wir überführen die Noten des Chors nach SharePoint Online.", ("migration", "sharepoint-online")),
        (
            "Nous avons repris les partitions du choeur dans SharePoint Online.",
            ("migration", "sharepoint-online"),
        ),
        ("Im Mai bindet die Auftragnehmerin 40 Tablets in Microsoft Intune ein.", ("deployment", "intune")),
        ("Le prestataire met en service Teams Phone sur trois sites.", ("deployment", "teams-phone-system")),
        ("Zwei Nebenstellen wurden auf Teams Phone aufgeschaltet.", ("deployment", "teams-phone-system")),
        ("Anbindung von 12 Servern an Microsoft Defender for Endpoint", ("deployment", "defender-atp")),
        ("We started three communities in Viva Engage for the choirs.", ("deployment", "yammer")),
        (
            "Wir richteten in zwei Probenräumen Teams-Besprechungen ein: Kamera und Mikrofon.",
            ("deployment", "teams-meetings"),
        ),
        ("Kessel went through the settings of Microsoft Intune with us.", ("advisory", "intune")),
    ],
)
def test_what_was_done_with_a_workload_is_shown(text: str, pair: tuple[str, str]) -> None:
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Microsoft Teams for the choir\nWe moved the scores onto a new file server.",
        "# SharePoint Online\nNous avons transféré les dossiers vers un nouveau serveur de fichiers.",
        "Wir haben eine vergleichbare Einführung von SharePoint Online für den Chor Alsfeld geleistet.",
        "We can show a comparable SharePoint Online migration for the choir of Alsfeld.",
        "The scores could be moved to SharePoint Online.",
        "Teams Phone einzurichten ist nicht Bestandteil dieses Auftrags.",
    ],
)
def test_what_went_elsewhere_or_is_only_possible_is_not(text: str) -> None:
    assert not pairs(text)


def test_what_comes_from_a_server_is_moved_to_what_the_heading_names() -> None:
    text = "# SharePoint Online\nWe migrated 400 GB of scores from a file server."
    assert ("migration", "sharepoint-online") in pairs(text)


TITLE = "# Final report: pilot of Teams Phone\n\n"


def test_work_under_the_title_of_a_pilot_is_a_pilot() -> None:
    assert ("pilot", "teams-phone-system") in pairs(TITLE + "In May we set up Teams Phone for 8 people.")


def test_the_title_alone_is_none() -> None:
    assert ("pilot", "teams-phone-system") not in pairs(TITLE + "In May we met for 8 days.")
