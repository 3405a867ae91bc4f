"""The day in the sentence over the signatures is that of all who sign; that of another paper is not."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role

CLIENT = ("Orchard Vale Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def signed_under(*lines: str) -> Document:
    """Lines of a paper over two signatures beside one another, each at a name under its house."""
    over = [(60.0, 60.0 + 14 * number, line) for number, line in enumerate(lines)]
    names = [
        (60.0, 150.0, "Orchard Vale Ltd"),
        (330.0, 150.0, "Brightwater Cloud Ltd"),
        (60.0, 200.0, "Alice Durant"),
        (330.0, 200.0, "Ted Rowe"),
        (60.0, 214.0, "IT Director"),
        (330.0, 214.0, "Engineer"),
    ]
    ink = [Drawing("strokes", Box(left, 166, left + 100, 194)) for left in (60.0, 330.0)]
    return document(page([*over, *names], drawings=ink))


def days(*lines: str) -> set[str | None]:
    return {value(act.date) for act in acts_in(signed_under(*lines), CLIENT, PARTNER)}


@pytest.mark.parametrize(
    "lines",
    [
        ("The parties have signed this statement of completion at Leeds on 4 March 2026.",),
        ("In witness whereof the parties have executed this certificate this 4th day of March, 2026.",),
        (
            "Y en prueba de conformidad, ambas partes firman la presente acta en Baeza,",
            "a 4 de marzo de 2026.",
        ),
        ("Les parties signent le présent procès-verbal à Lyon, le 4 mars 2026, en deux exemplaires.",),
        ("Aldus overeengekomen en ondertekend te Middelburg op 4 maart 2026.",),
        ("Beide Seiten haben dieses Protokoll in Kiel am 4. März 2026 unterzeichnet.",),
    ],
)
def test_a_paper_says_when_it_is_signed(lines: tuple[str, ...]) -> None:
    assert days(*lines) == {"2026-03-04"}


HONEST = [
    "Both parties signed this report at Perth on 4 March 2026.",
    "The undersigned have executed this certificate on 4 March 2026 in two originals.",
    "Signed by both parties at Perth on 4 March 2026.",
    "Beide Parteien haben dieses Abnahmeprotokoll am 4. März 2026 in Kiel unterzeichnet.",
    "Geschehen zu Kiel am 4. März 2026.",
    "Les soussignés ont signé le présent procès-verbal à Lyon le 4 mars 2026.",
    "Fait en deux exemplaires à Lyon, le 4 mars 2026.",
    "Las partes suscriben la presente acta en Baeza, el 4 de marzo de 2026.",
    "Hecho en Baeza, a 4 de marzo de 2026.",
    "Le parti sottoscrivono il presente verbale a Torino il 4 marzo 2026.",
    "Letto, confermato e sottoscritto a Torino il 4 marzo 2026.",
    "Beide partijen hebben dit verslag te Gent op 4 maart 2026 ondertekend.",
    "Gedaan te Gent op 4 maart 2026.",
    "Aldus overeengekomen en in tweevoud ondertekend te Gent op 4 maart 2026",
    "Aldus opgemaakt en getekend te Gent op 4 maart 2026.",
    "Hecho y firmado en Baeza, a 4 de marzo de 2026.",
]


def test_a_closing_formula_begins_a_line_behind_an_abbreviation() -> None:
    over = "The consultants rolled it out on all devices of Harlinga B.V."
    assert days(over, "Aldus overeengekomen en ondertekend te Gent op 4 maart 2026") == {"2026-03-04"}
    assert days("It was sent with the offer to Harlinga B.V.", "of Gent, signed on 4 March 2026") == {None}


@pytest.mark.parametrize("line", HONEST)
def test_a_sentence_of_all_who_sign_dates_all(line: str) -> None:
    assert days("Signatures", line) == {"2026-03-04"}


@pytest.mark.parametrize(
    ("line", "customer", "partner"),
    [
        ("The customer signed this report at Perth on 4 March 2026.", "2026-03-04", None),
        ("Orchard Vale Ltd has signed this report on 4 March 2026.", "2026-03-04", None),
        ("Brightwater Cloud Ltd signed this report at Perth on 4 March 2026.", None, "2026-03-04"),
        ("Der Auftragnehmer hat dieses Protokoll am 4. März 2026 unterzeichnet.", None, "2026-03-04"),
        ("This report was signed by Brightwater Cloud Ltd on 4 March 2026.", None, "2026-03-04"),
        ("Signed at Perth on 4 March 2026 by Brightwater Cloud Ltd.", None, "2026-03-04"),
        (
            "Orchard Vale Ltd and Brightwater Cloud Ltd signed this report on 4 March 2026.",
            "2026-03-04",
            "2026-03-04",
        ),
    ],
)
def test_a_side_that_signs_dates_its_own_signature(
    line: str, customer: str | None, partner: str | None
) -> None:
    acts = acts_in(signed_under(line), CLIENT, PARTNER)
    assert {act.role: value(act.date) for act in acts} == {Role.CUSTOMER: customer, Role.PARTNER: partner}


def test_a_paper_is_the_one_that_its_head_names() -> None:
    line = "The parties signed this quotation at Perth on 4 March 2026."
    assert days("Quotation for the move", "Signatures", line) == {"2026-03-04"}
    assert days("Report on the move", "Signatures", line) == {None}


@pytest.mark.parametrize(
    "line",
    [
        "This work was done under the agreement signed on 4 March 2026.",
        "This statement is signed under the master agreement of 4 March 2026.",
        "This statement shall be signed by both parties on 4 March 2026.",
        "The work described in this statement ended on 4 March 2026.",
        "If this statement is not signed on 4 March 2026, it lapses.",
        "This report was accepted by Brightwater Cloud Ltd on 4 March 2026.",
        "This quotation was agreed on 4 March 2026 and is the basis of the work.",
        "The present migration plan was approved in the steering group on 4 March 2026.",
        "This page of the plan was agreed on 4 March 2026.",
        "This invoice was made on 4 March 2026, agreed price.",
        "The version of this plan agreed in the workshop on 4 March 2026.",
        "The parties agreed at Perth on 4 March 2026 that this work begins.",
        "The parties signed this statement after the present offer on 4 March 2026 was sent.",
        "Both parties accepted this report in the Workshop on 4 March 2026.",
        "The parties signed this invoice at Perth on 4 March 2026.",
        "Signed at Perth on 4 March 2026 by Quarry Consulting Ltd.",
        "Signed by Quarry Consulting Ltd at Perth on 4 March 2026.",
        "Dieses Angebot wurde am 4. März 2026 von beiden Parteien vereinbart.",
        "Beide Parteien haben diesen Vertrag am 4. März 2026 in Kiel unterzeichnet.",
        "Der Gutachter unterzeichnete dieses Protokoll in Kiel am 4. März 2026.",
        "Fait à Perth, le présent devis a été accepté le 4 mars 2026.",
        "Le présent planning a été approuvé par les parties à Lyon le 4 mars 2026.",
        "Les parties ont signé le présent contrat à Lyon le 4 mars 2026.",
        "Este presupuesto fue aceptado por ambas partes en Baeza el 4 de marzo de 2026.",
        "Ambas partes firman la presente oferta en Baeza, a 4 de marzo de 2026.",
        "Il presente ordine è stato accettato a Torino il 4 marzo 2026.",
        "Il consulente ha firmato il presente verbale a Torino il 4 marzo 2026.",
        "Deze offerte werd door beide partijen op 4 maart 2026 goedgekeurd.",
        "Aldus opgemaakt door de adviseur te Gent op 4 maart 2026.",
        "Aldus opgemaakt en getekend door de adviseur te Gent op 4 maart 2026.",
    ],
)
def test_the_day_of_something_else_dates_no_signature(line: str) -> None:
    assert days(line) == {None}
