"""Whose the one open signature of a paper is, by what is said over it."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

PAPER = """Completion statement
Halden Timber Group (haldentimber.example), tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
Work by Brightwater Cloud Partners Ltd
Halden Timber Group runs ageing mail servers, and 640 people cannot read mail on the road.
Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group to Exchange Online in
March 2026 and held 25 training sessions."""


def told(*over: str, signer: str = "Odile Perrin") -> Code:
    """Of a paper of finished work that one person signed in ink, under the lines ``over``."""
    lines = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(PAPER.splitlines())]
    lines += [(72.0, 260.0 + 15 * number, line) for number, line in enumerate(over)]
    lines += [(72.0, 340.0, f"{signer}, Head of IT"), (72.0, 355.0, "14 April 2026")]
    paper = document(page(lines, drawings=[Drawing("strokes", Box(80, 305, 170, 332))]))
    policy = loader.load("microsoft-cpor", None, TODAY)
    judged = assess(build(CLAIM), policy, [find_all(paper)], TODAY)
    return judged.element("acknowledgement.signature").code


@pytest.mark.parametrize(
    "over",
    [
        ("We confirm that this was done for us.",),
        ("Nous confirmons que ces travaux ont été réalisés chez nous.",),
        ("We confirm that the work was completed to our satisfaction.",),
        ("We confirm that these services were delivered to us.",),
        ("Wir bestätigen, dass die oben aufgeführten Leistungen bei uns erbracht wurden.",),
        ("Confirmamos que los trabajos fueron realizados a nuestra entera satisfacción.",),
        ("We confirm that all of this was delivered to us by Brightwater Cloud Partners.",),
        ("We confirm that the work was done for us by the supplier.",),
        ("I accept the work.",),
        ("Customer acknowledgment. The services above were rendered to our satisfaction.",),
        ("Work accepted:",),
        ("Work accepted by:",),
        ("Taken over by:",),
        ("Leistung erhalten und für gut befunden:",),
        ("Trabajos recibidos y aceptados por:",),
        ("Werk ontvangen in goede orde:",),
        ("Work checked and accepted:",),
        ("Leistung anerkannt:",),
        ("Bon pour réception des travaux",),
        ("Recibido de conformidad por:",),
        ("Werkzaamheden goed bevonden door:",),
        ("By signing below, the customer accepts all of the work described above.",),
        ("Mit seiner Unterschrift bestätigt der Auftraggeber die genannten Leistungen.",),
        ("5 Attestation by the customer", "The partner named above did the work described in part 2 for us."),
        ("D\u00e9claration du ma\u00eetre d'ouvrage", "Les travaux de la partie 2 sont termin\u00e9s."),
        ("4. Best\u00e4tigung durch den Auftraggeber", "Die Arbeiten laut Teil 2 sind abgeschlossen."),
        ("En signant, le client accepte les travaux décrits ci-dessus.",),
    ],
)
def test_who_takes_work_over_did_not_do_it(over: tuple[str, ...]) -> None:
    assert told(*over) is Code.FOUND


@pytest.mark.parametrize("over", [("I accept the work.",), ("Work accepted:",), ("All was done for us.",)])
@pytest.mark.parametrize(
    "first",
    [
        "In March we moved 640 mailboxes of Halden Timber Group and trained 40 people.",
        "All of it was carried out by our engineers.",
    ],
)
def test_in_a_paper_of_those_who_did_the_work_it_tells_nothing(first: str, over: tuple[str, ...]) -> None:
    assert told(first, *over) is Code.UNCERTAIN


@pytest.mark.parametrize(
    "over",
    [
        ("We confirm that this was done for our customer.",),
        ("We confirm that the customer accepted the work.",),
        ("We do not confirm that this was done for us.",),
        ("We confirm that this was done by our team.",),
        ("We accept the order.",),
        ("We certify that the work above was done as described and that nothing is open.",),
        ("We confirm that the work was completed and delivered to you.",),
        ("We approve this report.",),
        ("We confirm the results; it was a pleasure for us.",),
        ("We confirm that we worked through the results with us all.",),
        ("I certify that Brightwater delivered all of this.",),
        ("Client confirmation pending.",),
        ("We confirm that the keys were handed over to us.",),
        ("We confirm that all of this was delivered to us by the mill.",),
        ("We confirm that the work was completed to our satisfaction by Halden Timber Group.",),
        ("Attestation on the customer's staff", "The work of part 2 is complete."),
        ("Attestation by the supplier", "The work of part 2 is complete."),
        ("Wir bestätigen, dass die Arbeiten abgeschlossen sind.",),
        ("The work is described above.",),
        ("This report is issued for Halden Timber Group.",),
        ("I accept the work once the phones ring.",),
        ("By signing below, the customer will accept the work in May.",),
        ("By signing below, the consultant confirms that the customer accepts.",),
        ("Work handed over by:",),
        ("Work carried out by:",),
        ("Order received by:",),
        ("Work completed and checked by:",),
    ],
)
def test_what_a_supplier_can_say_too_gives_nothing_to_the_customer(over: tuple[str, ...]) -> None:
    assert told(*over) in {Code.UNCERTAIN, Code.NOT_THE_CUSTOMERS}


def test_who_confirms_what_the_partner_did_for_him_is_not_the_partner() -> None:
    first = "In March we moved 640 mailboxes of Halden Timber Group and trained 40 people."
    for over, code in (
        ("We confirm that Brightwater Cloud Partners Ltd carried out this work for us.", Code.FOUND),
        ("We confirm that Brightwater Cloud Partners Ltd carried out this work.", Code.UNCERTAIN),
        ("We confirm that the work was carried out for us.", Code.UNCERTAIN),
    ):
        assert told(first, over) is code, over


@pytest.mark.parametrize(
    ("signer", "code"),
    [
        ("Odile Halden", Code.FOUND),
        ("Odile Perrin", Code.UNCERTAIN),
        ("Odile Brightwater", Code.NOT_THE_CUSTOMERS),
    ],
)
def test_who_bears_the_name_of_the_house_confirms_for_it(signer: str, code: Code) -> None:
    assert told("We confirm that these services were carried out.", signer=signer) is code


def test_who_bears_the_name_of_the_house_confirms_no_work_of_his_own() -> None:
    for said in ("We confirm the work that we did.", "We confirm that it was done by our engineers."):
        assert told(said, signer="Odile Halden") is not Code.FOUND, said
    assert told("Nous confirmons que les travaux sont faits.", signer="Odile Halden") is Code.FOUND
