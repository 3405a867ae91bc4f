"""Whose person somebody is, by labels and initials that stand in a paper before that person signs."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

HEAD = """Visit report 4471
Customer: Halden Timber Group, haldentimber.example
Service provider: Brightwater Cloud Partners Ltd"""
WORK = """Tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
Halden Timber Group runs ageing mail servers, and 640 people cannot read mail on the road.
Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group to Exchange Online in
March 2026 and held 25 training sessions."""


def told(*lines: str) -> Code:
    """Of a paper with ``lines`` in its head, signed in ink by Ingrid Solheim, for nobody."""
    text = [*HEAD.splitlines(), *lines, *WORK.splitlines()]
    items = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(text)]
    items += [(72.0, 400.0, "Ingrid Solheim, Head of IT"), (72.0, 415.0, "14 April 2026")]
    paper = document(page(items, drawings=[Drawing("strokes", Box(80, 365, 170, 392))]))
    policy = loader.load("microsoft-cpor", None, TODAY)
    judged = assess(build(CLAIM), policy, [find_all(paper)], TODAY)
    return judged.element("acknowledgement.signature").code


@pytest.mark.parametrize(
    "line",
    [
        "Site contact: Ingrid Solheim, Head of IT",
        "Customer's contacts: Lars Berg (finance), Ingrid Solheim (mail)",
        "Client representative: Ingrid Solheim",
        "Contact at Halden Timber Group: Ingrid Solheim",
        "Present: Ingrid Solheim (Halden Timber Group, chair), Tom Ashby (Brightwater Cloud Partners Ltd)",
        "Ansprechpartnerin beim Kunden: Ingrid Solheim",
        "Kontakt vor Ort: Ingrid Solheim",
        "Interlocutrice du client : Ingrid Solheim",
        "Contacto en obra: Ingrid Solheim",
        "Referente del cliente: Ingrid Solheim",
        "Contactpersoon van de opdrachtgever: Ingrid Solheim",
    ],
)
def test_whom_the_paper_calls_the_customers_signs_for_it(line: str) -> None:
    assert told(line) is Code.FOUND


@pytest.mark.parametrize(
    "line",
    [
        "Engineer on site: Ingrid Solheim",
        "Client partner: Ingrid Solheim",
        "Customer success manager: Ingrid Solheim",
        "Customer consultant: Ingrid Solheim",
        "Contact: Ingrid Solheim",
        "Provider contact: Ingrid Solheim",
        "Customer contact: Lars Berg. Engineer: Ingrid Solheim",
        "Present: Lars Berg (Halden Timber Group), Ingrid Solheim (Brightwater Cloud Partners Ltd)",
        "Site contact: Lars Berg",
        "Kundenbetreuerin: Ingrid Solheim",
    ],
)
def test_other_labels_give_no_signature_to_the_customer(line: str) -> None:
    assert told(line) is not Code.FOUND


@pytest.mark.parametrize(
    "line",
    [
        "Contact on site: Ingrid Solheim (engineer)",
        "Contact on site: Ingrid Solheim, ingrid.solheim@brightwatercloud.example",
        "Contact on site: Ingrid Solheim (Beck Cloud)",
        "Contact on site: Ingrid Solheim of Beck Cloud",
        "Ordered by: Ingrid Solheim, Beck Cloud Ltd",
        "Requested by: Ingrid Solheim, Brightwater Cloud",
        "Requested by: Ingrid Solheim, account manager",
        "Client representative: Ingrid Solheim, Beck Cloud Ltd",
        "Client representative: Ingrid Solheim (freelance)",
        "Customer participants: Lars Berg, Tom Ashby, with Ingrid Solheim presenting",
        "Change 3, requested by: Ingrid Solheim",
        "Client coordinator: Ingrid Solheim",
    ],
)
def test_what_stands_at_a_name_may_make_it_another_houses(line: str) -> None:
    assert told(line) is not Code.FOUND


@pytest.mark.parametrize(
    "line",
    [
        "Contact on site: Ingrid Solheim, ingrid.solheim@haldentimber.example",
        "Requested by: Ingrid Solheim (finance)",
        "Ordered by: Ingrid Solheim, Head of IT, tel. 555 0142",
        "Contact on site: Ingrid Solheim of Halden Timber Group",
        "Client representative: Ingrid Solheim, Project Manager",
    ],
)
def test_what_stands_at_a_name_may_leave_it_the_customers(line: str) -> None:
    assert told(line) is Code.FOUND


def test_who_represents_the_customer_from_a_third_house_signs_for_nobody_known() -> None:
    line = "Customer representative: Ingrid Solheim, {}"
    assert told("The work is accepted.", line.format("Head of IT")) is Code.FOUND
    assert told("The work is accepted.", line.format("Beck Cloud Ltd")) is not Code.FOUND


def test_who_is_called_both_sides_is_nobodys() -> None:
    assert told("Site contact: Ingrid Solheim", "Supplier contact: Ingrid Solheim") is not Code.FOUND


@pytest.mark.parametrize(
    "line",
    [
        "Attending engineer: Ingrid Solheim",
        "Techniker: Ingrid Solheim",
        "Intervenante : Ingrid Solheim",
        "Trabajos realizados por: Ingrid Solheim",
    ],
)
def test_who_did_the_work_accepts_it_for_nobody(line: str) -> None:
    assert told("The work is accepted.") is Code.FOUND
    assert told("The work is accepted.", line) is not Code.FOUND


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Microsoft may show our data to the partner. Customer initials here: IS", Code.FOUND),
        ("Die Partnerin darf Daten zeigen. Kürzel der Käuferin: IS", Code.FOUND),
        ("Microsoft may show our data to the partner. Customer initials here: LB", Code.UNCERTAIN),
        ("Microsoft may show our data to the partner. Initials: IS", Code.UNCERTAIN),
        ("Customer initials here: IS. Partner initials here: IS", Code.UNCERTAIN),
    ],
)
def test_the_customers_initials_tell_who_signs_for_it(line: str, code: Code) -> None:
    assert told(line) is code


LIST = ("Name\tCompany", "Ingrid Solheim, Head of IT\tHalden Timber Group")


@pytest.mark.parametrize(
    "lines",
    [
        ("Met: Lars Berg; Ingrid Solheim, Head of IT (Halden Timber Group)",),
        ("Those present were", "Ingrid Solheim, Head of IT (Halden Timber Group)", "Tom Ashby (Brightwater)"),
        ("Accountable is Ingrid Solheim (Halden), who knows every user of Halden.",),
        ("Our sponsor at the sawmill was Ms Ingrid Solheim, who met us every week.",),
        ("Unsere Ansprechpartnerin bei Halden Timber Group war Frau Ingrid Solheim.",),
        ("Notre sponsor chez Halden, Mme Ingrid Solheim, a suivi le projet.",),
        ("Our contact was Ingrid Solheim.", "Our engineers moved the mail."),
        ("Halden Timber Group of Saw Road 4, represented by Ingrid Solheim, Head of IT; and",),
        ("die Halden Timber Group, vertreten durch die Leiterin Ingrid Solheim",),
        ("Ms Ingrid Solheim", "Head of IT", "Halden Timber Group", "Saw Road 4"),
        ("Met: Ingrid Solheim, head of Halden Timber Group, and Mr Tom Ashby, for Brightwater Ltd.",),
        ("Ansprechpartnerin beim Kunden, zugleich Unterzeichnerin:", "Ingrid Solheim, Head of IT"),
        ("Site: Mill 4", "Customer: Halden Timber Group", "Contact person: Ingrid Solheim, Head of IT"),
        LIST,
        (*LIST[1:], "Tom Ashby, Consultant\tBrightwater Cloud Partners Ltd"),
        (
            "Project manager for Halden Timber Group: Ingrid Solheim",
            "Project manager for Brightwater Cloud Partners: Tom Ashby",
        ),
    ],
)
def test_a_house_at_a_name_or_in_its_sentence_tells_whose_person_it_is(lines: tuple[str, ...]) -> None:
    assert told(*lines) is Code.FOUND


@pytest.mark.parametrize(
    "lines",
    [
        ("Met: Lars Berg (Halden Timber Group); Ingrid Solheim, Head of IT",),
        ("Ingrid Solheim, account manager (Halden Timber Group)",),
        ("Ingrid Solheim (visiting Halden Timber Group) was late.",),
        ("Accountable is Ingrid Solheim (Halden), who lives in Halden.",),
        ("Notre sponsor, Mme Ingrid Solheim, a suivi le projet.",),
        ("Our sponsor, Ingrid Solheim, liked it.",),
        ("Our sponsor liked how Ingrid Solheim worked.",),
        ("Our sponsor at Brightwater Cloud Partners was Ingrid Solheim.",),
        ("Our consultant was Ingrid Solheim.", "Our engineers moved the mail."),
        ("Our contact was Ingrid Solheim.",),
        ("Brightwater Cloud for Halden Timber Group, Brightwater represented by Ingrid Solheim",),
        ("Halden Timber Group, and Beck Cloud Ltd, represented by Ingrid Solheim",),
        ("Engineer on site, also client contact:", "Ingrid Solheim, Head of IT"),
        ("Engineer\tSite", *LIST[1:]),
        ("Ms Ingrid Solheim", "Head of IT", "Beck Cloud Ltd", "Saw Road 4", "Halden Timber Group"),
        ("Customer: Halden Timber Group", "Site: Mill 4", "Contact person: Ingrid Solheim, Head of IT"),
        ("Met: Ingrid Solheim (Halden), Ann Moss (London)",),
        (*LIST[1:], "Tom Ashby, Consultant\tBeck Cloud Ltd"),
        ("Engineer\tSite", *LIST[1:], "Tom Ashby, Consultant\tBrightwater Cloud Partners Ltd"),
        ("Brightwater, supplier of Halden Timber Group, represented by Ingrid Solheim, agrees.",),
        ("This paper for Halden Timber Group is made by the partner, represented by Ingrid Solheim.",),
        ("Customer: Halden Timber Group", "Your contact: Ingrid Solheim"),
        ("Customer: Halden Timber Group", "Kontakt: Ingrid Solheim, unser Berater"),
        ("Contact on site: Ingrid Solheim (our engineer)",),
        ("Site contact: Ingrid Solheim of our office in Halden",),
        ("Contact on site: Ingrid Solheim, seconded from the partner",),
        ("Account manager for Halden Timber Group: Ingrid Solheim",),
        ("Kundenbetreuerin f\u00fcr Halden Timber Group: Ingrid Solheim",),
        ("Project manager for: Ingrid Solheim (Halden Timber Group)",),
        ("Project manager for Halden Timber Group: Ingrid Solheim",),
    ],
)
def test_a_house_that_is_named_for_something_else_ties_nobody_to_it(lines: tuple[str, ...]) -> None:
    assert told(*lines) is not Code.FOUND


def test_the_person_in_the_next_cell_is_no_label() -> None:
    row = "Training\tTom Ashby (Brightwater Cloud Partners Ltd)\tIngrid Solheim (Halden Timber Group)"
    assert told(row) is Code.FOUND


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed for Halden Timber Group by Beck Audit LLP, represented by Ingrid Solheim.",
        "Reviewer: Ingrid Solheim, Head of IT, Beck Audit LLP",
        "The work was seen by Ingrid Solheim (Beck Audit LLP).",
    ],
)
def test_who_is_of_a_third_house_accepts_for_nobody_known(line: str) -> None:
    assert told("The work is accepted.") is Code.FOUND
    assert told("The work is accepted.", line) is not Code.FOUND
