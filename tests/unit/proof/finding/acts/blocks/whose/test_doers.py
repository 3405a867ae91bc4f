"""Who speaks in a confirming sentence that names the partner."""

import pytest

from poedesk.proof.finding.acts.blocks.whose.doers import spoken_by
from poedesk.proof.finding.acts.blocks.whose.overhead import mentioned
from poedesk.proof.finding.model import Finding, Role, State

PARTIES = [
    Finding("Orlestone IT", (), 0.9, Role.PARTNER, State.PRESENT),
    Finding("Greyhaven Ports", (), 0.9, Role.CUSTOMER, State.PRESENT),
]


@pytest.mark.parametrize(
    "sentence",
    [
        "I confirm that the supplier has carried out the work described above to our satisfaction.",
        "We accept the work of the contractor named above and have no open points.",
        "It is certified that the consultant completed the work in full.",
        "Received from the contractor in good order and accepted.",
        "The contractor has completed the work and the work is accepted.",
        "Services on lines 10 and 20 were performed by the vendor in March, inspected, and accepted in full.",
        "I confirm that Orlestone IT has carried out the work.",
        "Wir bestätigen, dass der Auftragnehmer die Leistungen erbracht hat, und nehmen sie ab.",
        "Hiermit bestätige ich, dass der Auftragnehmer die Arbeiten ausgeführt hat.",
        "Nous acceptons sans réserve les travaux du prestataire.",
        "Confirmo que el proveedor ha realizado los trabajos a nuestra entera satisfacción.",
        "Si conferma che il fornitore ha eseguito i lavori a regola d'arte.",
        "Hierbij bevestig ik dat de leverancier de werkzaamheden heeft uitgevoerd.",
        "The Manager understands that the contractor may be paid fees by the vendor.",
    ],
)
def test_who_confirms_what_the_partner_did_is_not_the_partner(sentence: str) -> None:
    assert mentioned(sentence, PARTIES) is None
    assert spoken_by(Role.PARTNER, sentence) is None or sentence.startswith("The Manager")


@pytest.mark.parametrize(
    "sentence",
    [
        "We confirm that we, as the contractor, have carried out the work described above.",
        "I confirm on behalf of the supplier that the work has been carried out.",
        "As the contractor I certify that the work is complete and accepted.",
        "I certify in my capacity as contractor that the work was done.",
        "It is certified by the contractor that the work was completed.",
        "The contractor declares that the work was completed as described above.",
        "The contractor agrees that the work has been accepted.",
        "Signed by the contractor after completion of the work.",
        "We confirm that our team completed the contractor's part of the work.",
        "Wir bestätigen als Auftragnehmer, dass die Leistungen erbracht wurden.",
        "Hiermit bestätigen wir für den Auftragnehmer die Ausführung der Leistungen.",
        "Nous confirmons, en tant que prestataire, que les travaux sont terminés.",
        "Confirmamos, como proveedor, que los trabajos han terminado.",
        "Confermiamo, in qualità di fornitore, che i lavori sono terminati.",
        "We, Orlestone IT, confirm that the work is complete.",
        "Contractor",
    ],
)
def test_a_partner_that_speaks_itself_stays_the_partner(sentence: str) -> None:
    assert mentioned(sentence, PARTIES) is Role.PARTNER
    assert spoken_by(Role.PARTNER, sentence) in {Role.PARTNER, None}


@pytest.mark.parametrize("role", [Role.CUSTOMER, None])
def test_no_other_side_is_taken_away(role: Role | None) -> None:
    assert spoken_by(role, "I confirm that the supplier has carried out the work.") is role
