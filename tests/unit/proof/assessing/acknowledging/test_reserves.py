import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.reserves import reserved
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


@pytest.mark.parametrize(
    "words",
    [
        "La réception n'est prononcée que sous réserve de la remise en service des tablettes.",
        "Les travaux sont acceptés avec réserves.",
        "Die Abnahme erfolgt unter Vorbehalt der Nacharbeit.",
        "The work is accepted subject to the following open points.",
        "The migration to Exchange Online is accepted\nsubject to the following open points.",
        "The customer accepts the migration with reservations.",
        "Se reciben los trabajos con las siguientes salvedades.",
        "We do not accept this work and will not pay for it.",
        "The migration failed and we reject it.",
        "The services were rejected.",
        "Wir nehmen die Leistungen nicht ab.",
        "Wir lehnen die Abnahme ab.",
        "Nous n'acceptons pas les prestations.",
        "Nous refusons la réception.",
        "No aceptamos los trabajos.",
        "Alder Mills withholds its acceptance until the archives are back.",
        "The customer's acceptance is only valid if the snag list is closed by 30 June.",
        "This acceptance takes effect once all archives are restored.",
        "Signed under protest.",
        "The customer signed in error.",
        "We dispute that this work was done by the partner.",
        "We do not confirm this.",
        "The customer accepts the prices of quotation Q-12 only.",
        "Alder Mills Ltd has noted the above.",
        "Alder Mills acknowledges receipt of this document without prejudice to its rights.",
        "Alder Mills will confirm the work once its auditors have looked at it.",
        "The customer accepts invoice 4471 for payment.",
        "Alder Mills no da su conformidad con los trabajos descritos.",
        "Nous ne donnons pas notre accord.",
        "This acceptance has effect only if the public folders are restored.",
        "The acceptance on the page before is given provided that all archives are restored.",
        "Nothing else is accepted by this paper.",
        "The mailbox move is subject to a separate acceptance.",
        "Project 1 is still to be reviewed.",
        "The work is accepted subject to the following items, which the Supplier says do not prevent it.",
        "The work is accepted subject to the following items, which prevent acceptance.",
        "The work is accepted subject to the following items, which do not prevent acceptance of phase one.",
        "The work is accepted subject to the following items, which do not prevent acceptance once closed.",
        "The work is accepted subject only to the following items.",
        "La r\u00e9ception est avec r\u00e9serves qui n'emp\u00eachent pas la r\u00e9ception partielle.",
        "Les travaux sont accept\u00e9s avec r\u00e9serves, qui emp\u00eachent la r\u00e9ception.",
    ],
)
def test_an_acceptance_under_reserve_and_a_refusal_are_told_by_their_sentence(words: str) -> None:
    paper = typed(f"Acceptance report\n\n{words}\n")
    span = reserved(paper)
    assert span is not None
    assert words in paper.pages[0].text[span.start : span.end]


@pytest.mark.parametrize(
    "words",
    [
        "La réception est prononcée sans réserve.",
        "The work is accepted subject to the following items, which do not prevent acceptance.",
        "Accepted with the following reservations, without effect on acceptance.",
        "Nothing in this certificate releases the Supplier from a duty that outlasts the acceptance.",
        "La recette est prononc\u00e9e avec r\u00e9serves qui n'emp\u00eachent pas la recette.",
        "Die Abnahme erfolgt unter Vorbehalt kleiner Restpunkte, die die Abnahme nicht hindern.",
        "Se aceptan los trabajos con reservas menores que no impiden la recepci\u00f3n.",
        "I lavori sono accettati con riserve lievi che non ostano al collaudo.",
        "Het werk is aanvaard onder voorbehoud van punten die de oplevering niet in de weg staan.",
        "La réception est prononcée avec réserves / sans réserve",
        "Payment is subject to completion of the work.",
        "The acceptance is given without any condition.",
        "Each later phase shall be subject to a separate acceptance.",
        "Alder Mills has noted the progress of the migration and accepts the work.",
        "The customer acknowledges receipt of the deliverables and accepts them.",
        "The supplier sends its invoice once the customer accepts the work.",
        "Alder Mills da su conformidad con los trabajos descritos.",
        "Die Abnahme erfolgt ohne Vorbehalt.",
        "The deliverables shall be accepted subject to the following procedure.",
        "If the customer accepts with reservations, the supplier mends them.",
        "The customer accepts this order subject to the terms of the master agreement.",
        "Conditional access was set up for 640 people.",
        "The customer accepted the work: Conditional Access was set up.",
        "Se reciben los trabajos sin reservas.",
        "If the customer does not accept the work, the supplier mends it.",
        "The customer may reject the deliverables within ten days.",
        "The customer does not have to accept the work before it is finished.",
        "The old gateway rejected mail, and users did not accept calendars.",
        "Wenn wir die Leistungen nicht abnehmen, bessert der Anbieter nach.",
        "Les anciens serveurs refusaient les messages.",
        "Los servidores rechazaban los correos.",
        "The customer shall not unreasonably withhold its acceptance.",
        "If the customer disputes the invoice, the parties meet.",
        "Acceptance is effective when both parties have signed.",
        "The old contract was cancelled and the works were approved.",
        "The new connectors accept mail from these servers only.",
        "We wrote to the users who did not confirm this.",
        "Approval of old mail rules was cancelled, and new ones were set up.",
    ],
)
def test_terms_and_acceptances_without_reserve_are_none(words: str) -> None:
    assert reserved(typed(f"Acceptance report\n\n{words}\n")) is None


def test_a_signature_under_a_reserve_is_unclear() -> None:
    signed = SOW.replace("Signature:", "Signature: /s/ Ingrid Solheim")
    signed = signed.replace("Date:", "Date: 14 April 2026")
    policy = loader.load("microsoft-cpor", None, TODAY)
    codes = []
    for more in ("", "The work is accepted subject to the following open points.\n"):
        found = [searched("sow.txt", signed.replace("3. Acceptance\n", f"3. Acceptance\n{more}").encode())]
        assessment = assess(build(CLAIM), policy, found, TODAY)
        codes.append(assessment.element("acknowledgement.signature").code)
    assert codes == [Code.FOUND, Code.UNCERTAIN]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[ ] accepted   [x] rejected", True),
        ("[ ] accepted   [x] accepted with reservations", True),
        ("[x] not accepted", True),
        ("[ ] accepted   [x] acceptance refused", True),
        ("[x] work not completed", True),
        ("[x] Abnahme nicht erteilt", True),
        ("[x] defects open", True),
        ("[x] accepted   [ ] rejected", False),
        ("[x] work completed", False),
        ("[ ] accepted   [ ] rejected", False),
        ("[x] Rejected mails were moved too", False),
    ],
)
def test_a_ticked_box_may_refuse(line: str, *, told: bool) -> None:
    paper = searched("paper.txt", f"Acceptance report\n\n{line}\n".encode()).document
    assert (reserved(paper) is not None) is told
