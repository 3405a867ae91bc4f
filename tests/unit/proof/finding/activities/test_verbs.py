from collections.abc import Sequence

import pytest

from poedesk.proof.finding.activities import verbs
from poedesk.proof.finding.activities.verbs import told_by_verbs
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

TOLD = [
    ("Alderney relocated 312 mailboxes to Exchange Online.", "migration"),
    ("Alderney brought 40 tablets across to Intune.", "migration"),
    ("Hat im März 96 Nebenstellen nach Teams Phone umgesiedelt.", "migration"),
    ("Alderney zog alle Kalender im Mai nach Exchange Online um.", "migration"),
    ("Les 312 boîtes ont été reprises dans Exchange Online.", "migration"),
    ("Volcaron los buzones en Exchange Online.", "migration"),
    ("Le caselle sono state riversate in Exchange Online.", "migration"),
    ("De postbussen zijn naar Exchange Online overgeheveld.", "migration"),
    ("Alderney put Intune into service for 80 staff.", "deployment"),
    ("A mis SharePoint en production pour 60 postes.", "deployment"),
    ("Pusimos en servicio Intune para 60 usuarios.", "deployment"),
    ("Familiarised 60 staff with Teams.", "adoption"),
    ("Hat 60 Mitarbeiter in Teams unterwiesen.", "adoption"),
    ("Dio nueve talleres sobre Teams.", "adoption"),
    ("Guided our admins through SharePoint by screen sharing.", "remote-guidance"),
    ("Trialed Intune with 18 volunteers.", "pilot"),
    ("Drew up a roadmap for Teams.", "advisory"),
    ("A élaboré une feuille de route pour Teams.", "advisory"),
    ("Corregimos 31 fallos en Teams.", "support"),
    ("Dealt with 70 queries about Teams.", "support"),
    ("Alderney brought the mill from its own server to Exchange Online.", "migration"),
    ("The mill went live on Exchange Online.", "deployment"),
    ("Alderney created the rules of Exchange Online.", "deployment"),
]


@pytest.mark.parametrize(("told", "activity"), TOLD)
def test_verbs_with_their_things_show_activities_in_any_form(told: str, activity: str) -> None:
    assert activity in {shown for _, _, shown in told_by_verbs(plain_of(told).text)}


@pytest.mark.parametrize(
    "told",
    [
        "The minutes were copied to the board.",
        "The manager looked after the guests.",
        "Exchange Online enables the staff to share calendars.",
        "Auditors criticised that former employees kept access.",
        "Tenders for Exchange Online were invited in March, opened in public and scored.",
        "Der Betrieb von Teams kostet wenig.",
        "Alderney nahm an der Sitzung über Teams teil.",
        "El cambio de Teams a la mesa vecina con ayuda de todos.",
        "Alderney opened a case with the maker of Exchange Online.",
        "Alderney introduced Microsoft to the mill.",
        "Alderney connected its sales people with the mill, which uses Exchange Online.",
        "Alderney opened the meeting on Exchange Online.",
        "Alderney sold a test of Exchange Online to three departments.",
        "Alderney showed how Exchange Online moves messages between folders.",
        "Alderney switched to Exchange Online in its own house.",
        "Alderney hosted a lunch about Exchange Online.",
    ],
)
def test_the_same_words_of_other_things_show_nothing(told: str) -> None:
    assert not list(told_by_verbs(plain_of(told).text))


@pytest.mark.parametrize(
    "told",
    [
        "Alderney would have migrated 312 mailboxes to Exchange Online.",
        "Alderney was to move 312 mailboxes to Exchange Online.",
        "Alderney refused to train 60 staff in Teams.",
        "Alderney can train 60 staff in Teams on request.",
        "Alderney hätte 312 Postfächer nach Exchange Online umgezogen, wenn es gewünscht worden wäre.",
        "Alderney hat abgelehnt, Teams für 60 Benutzer einzurichten.",
        "Alderney kann auf Wunsch die Konfiguration von SharePoint bewerten.",
        "Alderney aurait migré 312 boîtes vers Exchange Online.",
        "Alderney a refusé de former 60 agents à Teams.",
        "Une formation à Teams pourrait être organisée.",
        "Alderney habría migrado los buzones a Exchange Online.",
        "Alderney se negó a guiar a los administradores a distancia en la configuración de Intune.",
        "Alderney tried to deploy Teams and to move 312 mailboxes.",
        "Alderney explained to the board how Teams is deployed and how mailboxes are moved.",
        "The board asked whether Teams was deployed.",
        "Alderney hat versucht, Teams einzurichten.",
        "Alderney wollte 312 Postfächer nach Exchange Online umziehen.",
        "Alderney hat gefragt, ob Teams eingerichtet wurde.",
        "Alderney a proposé de raccorder 240 appareils à Intune.",
        "Alderney a tenté de migrer 312 boîtes vers Exchange Online.",
        "Alderney propuso migrar los buzones a Exchange Online.",
        "Alderney no probó Defender for Office 365 con un grupo piloto.",
        "Alderney no definió la gobernanza de Teams.",
    ],
)
def test_deeds_that_their_clause_takes_back_show_nothing(told: str) -> None:
    assert not cues(told, vocabulary.load())


@pytest.mark.parametrize(
    "told",
    [
        "Alderney had migrated 312 mailboxes to Exchange Online by May.",
        "Alderney hatte 312 Postfächer nach Exchange Online umgezogen, als der Server ausfiel.",
        "312 Postfächer konnten im März nach Exchange Online umgezogen werden.",
        "Alderney offered no excuse and migrated 312 mailboxes to Exchange Online.",
        "Alderney avait migré 312 boîtes vers Exchange Online.",
        "Alderney había migrado los buzones a Exchange Online.",
        "This report tells how Alderney moved 312 mailboxes to Exchange Online.",
        "Alderney checked whether mail arrives and moved 312 mailboxes to Exchange Online.",
        "Alderney planned and moved 312 mailboxes to Exchange Online.",
        "Alderney hat geprüft, ob alles läuft, und 312 Postfächer nach Exchange Online umgezogen.",
        "No logo was lost when Alderney moved 312 mailboxes to Exchange Online.",
    ],
)
def test_deeds_beside_such_words_still_show(told: str) -> None:
    assert "migration" in {cue.activity for cue in cues(told, vocabulary.load())}


def test_a_clause_is_asked_once_what_it_sells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the price of a long list of work grows with its square."""
    asked: list[int] = []

    def note(words: Sequence[str], _: object) -> bool:
        asked.append(len(words))
        return False

    monkeypatch.setattr(verbs, "_for_itself", note)
    told = "the partner moved mailboxes and " * 40
    assert len(list(verbs.told_by_verbs(told))) == 40
    assert asked == [200]
