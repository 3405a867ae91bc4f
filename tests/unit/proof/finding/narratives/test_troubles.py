"""What goes wrong, was lacking, ended or was demanded: told by forms of words and what stands beside."""

import pytest

from poedesk.proof.finding.narratives.troubles import tells_lack
from poedesk.proof.finding.wording.plain import plain_of


@pytest.mark.parametrize(
    "text",
    [
        "The rangers reached their letters by radio and got no answer at night.",
        "For four days the clerks went without letters.",
        "The maker had stopped sending patches.",
        "The lease on the appliance ran out in June.",
        "Two auditors had criticised the cupboards.",
        "They were warned twice by the insurers.",
        "Die Förster kamen nachts nicht an ihre Post.",
        "Vier Tage blieb die Verwaltung ohne Post.",
        "Der Hersteller hat die Pflege Ende Juni eingestellt.",
        "Zwei Prüfberichte hatten die Abstellräume bemängelt.",
        "Le serveur ne recevait plus de correctifs.",
        "L'administration est restée quatre jours sans courrier.",
        "L'assureur avait exigé son arrêt.",
        "El fabricante dejó de mantener el servidor.",
        "La oficina estuvo cuatro días sin correo.",
        "La aseguradora exigía retirarlo.",
        "Los guardas no sabían cuál era la buena.",
        "The shop shares one password that is painted on the wall.",
        "A former shaper logged in from home.",
        "In November persons unknown took over the mailbox of an accountant.",
        "The auditors have requested that no password alone shall open a door.",
        "Die Werkstatt teilt sich ein Passwort.",
        "Seither fällt die Post bei jeder Inventur aus.",
        "Les ateliers partageaient un seul compte.",
    ],
)
def test_a_trouble_is_told_in_any_words(text: str) -> None:
    assert tells_lack(plain_of(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "Since then no message has been lost.",
        "Since the move, nobody has complained.",
        "Seitdem ist keine Nachricht verloren gegangen.",
        "Depuis lors, aucun message n'a été perdu.",
        "Desde entonces no se ha perdido ningún mensaje.",
        "Da allora nessun messaggio è andato perso.",
        "Sindsdien is geen bericht verloren gegaan.",
    ],
)
def test_what_ended_with_the_work_is_no_trouble(text: str) -> None:
    assert not tells_lack(plain_of(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "Since the merger our crews cannot read the rosters, and two ships waited.",
        "Since March we have lost eleven messages.",
        "Seitdem fällt die Post bei jeder Inventur aus.",
    ],
)
def test_what_began_then_is_one(text: str) -> None:
    assert tells_lack(plain_of(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "The move was done without interruption on one weekend.",
        "The wardens maintain nine huts and a tower.",
        "The move took one weekend, without a single outage.",
        "De overgang vond plaats op 3 juni zonder storingen.",
        "The insurers have an office in the valley.",
        "Der Umzug war ohne Unterbrechung an einem Wochenende fertig.",
        "Die Förster betreuen neun Hütten und einen Turm.",
        "Les gardes entretiennent neuf cabanes et une tour.",
        "La mudanza quedó hecha sin interrupción.",
        "La aseguradora tiene una oficina en el valle.",
    ],
)
def test_smooth_work_and_plain_facts_tell_none(text: str) -> None:
    assert not tells_lack(plain_of(text).text)
