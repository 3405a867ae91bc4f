"""Who cannot take the work over, or only after something else, takes nothing over by signing that."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.proof.assessing.model import Overall


def _judged(words: str) -> Overall:
    return judged_paper(
        f"{BODY}{words}\n\nFor Halden Timber Group\n{block('Ingrid Solheim', 'IT Director')}"
    ).verdict


@pytest.mark.parametrize(
    "words",
    [
        "Il cliente dichiara di aver visto il lavoro e di non poterlo accettare finché la posta non va.",
        "Halden Timber Group non può accettare i lavori finché la posta mobile non funziona.",
        "Il cliente non è in grado di accettare il lavoro svolto fino alla correzione dei difetti.",
        "Il cliente potrà accettare il lavoro solo dopo la correzione dei difetti.",
        "I lavori non possono essere accettati finché i difetti non sono corretti.",
        "Le client déclare avoir vu les travaux et ne peut les accepter avant la correction des défauts.",
        "Halden Timber Group ne peut accepter les travaux avant la correction des défauts.",
        "Le client ne saurait approuver les travaux tant que la messagerie ne fonctionne pas.",
        "Le client n'est pas en mesure d'accepter les travaux.",
        "El cliente declara haber visto los trabajos y no puede aceptarlos hasta su corrección.",
        "Halden Timber Group no puede aceptar los trabajos hasta que funcione el correo móvil.",
        "Los trabajos no pueden ser aceptados hasta su corrección.",
        "De klant verklaart het werk te hebben gezien en kan het niet aanvaarden tot het herstel.",
        "Halden Timber Group kan de werkzaamheden niet aanvaarden tot de mobiele post werkt.",
        "Der Kunde hat die Arbeiten gesehen und kann sie nicht abnehmen, bis die Fehler behoben sind.",
        "O cliente confirma que viu os trabalhos e não pode aceitá-los até à correção.",
        "Halden Timber Group cannot accept the work until mobile mail works.",
    ],
)
def test_who_cannot_accept_does_not(words: str) -> None:
    assert _judged(words) is not Overall.APPROVABLE


@pytest.mark.parametrize(
    "words",
    [
        "Il cliente dichiara di aver verificato il lavoro e di accettarlo senza riserve.",
        "Il vecchio server non poteva accettare posta. Halden Timber Group accetta il lavoro.",
        "Le client accepte les travaux. Il ne peut accepter de livraison partielle.",
        "El cliente acepta los trabajos. El servidor antiguo no podía aceptar correo.",
        "De klant kan het werk aanvaarden en aanvaardt het zonder voorbehoud.",
        "Der Kunde hat alles geprüft, was er abnehmen kann, und nimmt die Arbeiten ab.",
        "Halden Timber Group accepts the work described above.",
    ],
)
def test_acceptances_beside_other_matters_stand(words: str) -> None:
    assert _judged(words) is Overall.APPROVABLE
