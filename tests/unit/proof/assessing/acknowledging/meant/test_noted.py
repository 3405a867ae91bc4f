"""Signatures of notice accept nothing, in any language; terms, and acceptances beside a notice, stay."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.meant.noted import kept_back
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


def _signed(words: str) -> Code:
    signed = SOW.replace("Accepted for", "For").replace("Signature:", "Signature: /s/ Ingrid Solheim")
    signed = signed.replace("Date:", "Date: 14 April 2026")
    paper = searched("sow.txt", signed.replace("3. Acceptance\n", f"3. Signature\n{words}\n").encode())
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [paper], TODAY).element("acknowledgement.signature").code


@pytest.mark.parametrize(
    "words",
    [
        "Der Kunde behält sich die Abnahme der Leistungen vor.",
        "Die Abnahme der Umstellung bleibt ausdrücklich vorbehalten.",
        "Diese Unterschrift stellt keine Abnahme dar.",
        "Our acceptance of the migration remains reserved.",
        "The Society reserves its approval.",
        "This signature does not constitute acceptance.",
        "La réception des travaux reste réservée.",
        "Cette signature ne vaut pas réception.",
        "Queda reservada la aceptación.",
        "La firma no supone conformidad.",
        "De oplevering blijft uitdrukkelijk voorbehouden.",
        "Deze handtekening geldt niet als acceptatie.",
        "L'accettazione resta riservata.",
        "Payment is made in full, but acceptance of the work remains reserved.",
        "Delay: this signature is no acceptance of the work, which remains reserved.",
        "A aceitação fica reservada.",
    ],
)
def test_an_acceptance_that_is_kept_back_is_told_by_its_sentence(words: str) -> None:
    paper = typed(f"Interim report\n\nMuch was done.\n{words}\n")
    span = kept_back(paper)
    assert span is not None
    assert words in paper.pages[0].text[span.start : span.end]
    assert _signed(words) is Code.UNCERTAIN


@pytest.mark.parametrize(
    "words",
    [
        "All rights are reserved. The customer accepts the work.",
        "The customer reserves the right to reject deliverables within ten days.",
        "Use of the services shall not constitute acceptance.",
        "Es wurden keine Mängel festgestellt. Die Abnahme wird erklärt.",
        "La propriété intellectuelle reste réservée au prestataire.",
        "Se reserva el derecho de aceptación de cada entrega.",
        "Les prestations sont vérifiées dans les quinze jours ; le silence ne vaut pas recette.",
        "Das Schweigen des Bestellers gilt nicht als Abnahme. Die Inbetriebnahme ist keine Abnahme.",
        "Payment of an invoice does not constitute acceptance.",
    ],
)
def test_terms_and_other_reserves_keep_no_acceptance_back(words: str) -> None:
    assert kept_back(typed(f"Agreement\n\n{words}\n")) is None


@pytest.mark.parametrize(
    "words",
    [
        "The customer takes note of this report.",
        "Noted.",
        "Seen and noted",
        "Halden Timber Group has taken due note of the services listed.",
        "Der Kunde nimmt den Bericht über die erbrachten Leistungen zur Kenntnis.",
        "Zur Kenntnis genommen",
        "Kenntnisnahme",
        "Le client prend acte du présent rapport.",
        "Pris connaissance",
        "El cliente se da por enterado de lo anterior.",
        "El cliente toma nota del informe.",
        "De klant heeft kennis genomen van dit verslag.",
        "Il cliente prende atto della relazione.",
        "O cliente tomou conhecimento do relatório.",
    ],
)
def test_a_signature_of_notice_is_unclear(words: str) -> None:
    assert _signed(words) is Code.UNCERTAIN


@pytest.mark.parametrize(
    "words",
    [
        "The customer takes note of the report and accepts the work.",
        "Der Kunde nimmt den Bericht zur Kenntnis und nimmt die Leistungen ab.",
        "Zur Kenntnis genommen und einverstanden",
        "Lu et approuvé, pris connaissance des conditions, bon pour accord",
        "El cliente toma nota del informe y acepta los trabajos.",
        "De klant heeft kennis genomen van het verslag en gaat akkoord.",
    ],
)
def test_a_notice_beside_an_acceptance_takes_nothing_from_it(words: str) -> None:
    assert _signed(words) is Code.FOUND


@pytest.mark.parametrize(
    "words",
    [
        "Halden Timber Group has received the work.",
        "The customer has received the services described above.",
        "Services received",
        "Die Halden Timber Group hat die Arbeiten erhalten.",
        "Leistungen entgegengenommen",
        "Le client a reçu les prestations.",
        "El cliente ha recibido los trabajos.",
    ],
)
def test_who_only_received_the_work_accepts_nothing(words: str) -> None:
    assert _signed(words) is Code.UNCERTAIN


@pytest.mark.parametrize(
    "words",
    [
        "Halden Timber Group has received the work and accepts it.",
        "The customer confirms that it has received the services described above.",
        "The customer has received the work complete and without defects.",
        "Die Leistungen wurden erhalten und abgenommen.",
        "Die Halden Timber Group hat die Arbeiten vollständig erhalten und geprüft.",
        "El cliente ha recibido los trabajos a su entera satisfacción.",
    ],
)
def test_who_received_the_work_and_found_it_right_accepts_it(words: str) -> None:
    assert _signed(words) is Code.FOUND
