"""Two places of signing on one page: whichever way they name the parties, each is its own side's."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

HEAD = SOW[: SOW.index("Accepted for Halden")]
ENGLISH = ("Signature", "Name", "Title", "Date")
LAYOUTS = {
    "names beside": ("Halden Timber Group", "Brightwater Cloud Partners Ltd", ENGLISH, True),
    "roles beside": ("CUSTOMER", "PARTNER", ENGLISH, True),
    "client beside contractor": ("Client", "Contractor", ENGLISH, True),
    "names below": ("Halden Timber Group", "Brightwater Cloud Partners Ltd", ENGLISH, False),
    "on behalf": (
        "For and on behalf of Halden Timber Group",
        "For and on behalf of Brightwater Cloud Partners Ltd",
        ENGLISH,
        False,
    ),
    "by": ("HALDEN TIMBER GROUP", "BRIGHTWATER CLOUD PARTNERS LTD", ("By", *ENGLISH[1:]), False),
    "accepted and submitted": (
        "Accepted by Halden Timber Group:",
        "Submitted by Brightwater Cloud Partners Ltd:",
        ENGLISH,
        False,
    ),
    "German": (
        "Auftraggeber: Halden Timber Group",
        "Auftragnehmer: Brightwater Cloud Partners Ltd",
        ("Unterschrift", "Name", "Funktion", "Datum"),
        False,
    ),
    "French": ("Pour le Client", "Pour le Prestataire", ("Signature", "Nom", "Fonction", "Date"), False),
    "Spanish": ("Por el Cliente", "Por el Proveedor", ("Firma", "Nombre", "Cargo", "Fecha"), True),
}


def blocks(layout: str, customer: str, partner: str, *, partner_first: bool) -> str:
    """The page's foot with a signature or nothing at each place."""
    ours, theirs, (sign, name, title, day), beside = LAYOUTS[layout]
    dates = ("14.04.2026" if customer else "", "10.04.2026" if partner else "")
    both = [
        [
            ours,
            f"{sign}: {customer}",
            f"{name}: Ingrid Solheim",
            f"{title}: Head of IT",
            f"{day}: {dates[0]}",
        ],
        [theirs, f"{sign}: {partner}", f"{name}: Tom Ashby", f"{title}: Director", f"{day}: {dates[1]}"],
    ]
    left, right = reversed(both) if partner_first else both
    if beside:
        return "\n".join(f"{one:<45}{other}" for one, other in zip(left, right, strict=True)) + "\n"
    return "\n".join(left) + "\n\n" + "\n".join(right) + "\n"


def elements(foot: str) -> tuple[Element, ...]:
    found = [searched("sow.txt", (HEAD + foot).encode())]
    assessment = assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), found, TODAY)
    names = ("acknowledgement.signature", "acknowledgement.date", "customer.signatory.name")
    return tuple(assessment.element(name) for name in names)


@pytest.mark.parametrize("partner_first", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_customers_signature_and_date_are_those_of_its_own_place(
    layout: str, *, partner_first: bool
) -> None:
    foot = blocks(layout, "/s/ Ingrid Solheim", "/s/ Tom Ashby", partner_first=partner_first)
    signature, date, name = elements(foot)
    assert (signature.code, date.value, name.value) == (Code.FOUND, "2026-04-14", "Ingrid Solheim")
    foot = blocks(layout, "", "/s/ Tom Ashby", partner_first=partner_first)
    signature, date, name = elements(foot)
    assert (signature.code, date.value, name.value) == (Code.BLANK, None, "Ingrid Solheim")


@pytest.mark.parametrize(("customer", "expected"), [("", Code.BLANK), ("/s/ Ingrid Solheim", Code.FOUND)])
def test_a_witness_signs_for_nobody(customer: str, expected: Code) -> None:
    foot = blocks("names below", customer, "/s/ Tom Ashby", partner_first=False)
    witness = "\nWitness\nSignature: /s/ Ole Vik\nName: Ole Vik\nDate: 1 May 2026\n"
    signature, _, name = elements(foot + witness)
    assert (signature.code, name.value) == (expected, "Ingrid Solheim")


def test_of_two_signatories_of_the_customer_the_newest_counts() -> None:
    foot = blocks("names below", "/s/ Ingrid Solheim", "/s/ Tom Ashby", partner_first=False)
    second = (
        "\nHalden Timber Group\nSignature: /s/ Lars Berg\nName: Lars Berg\nTitle: CEO\nDate: 16 April 2026\n"
    )
    _, date, name = elements(foot + second)
    assert (date.value, name.value) == ("2026-04-16", "Lars Berg")
