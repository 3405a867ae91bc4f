"""The whole journey, from an empty database to money released and money forfeited, told by who does what."""

import re
from pathlib import Path

from tests.browser.walking import PHONE, Company, Person, one_time_code
from tests.integration.desk.desks import PASSWORD

from poedesk.paper.forms.samples.load import sample
from poedesk.proof.claim.load import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "azure-poc-report"
SAMPLE = sample("usage-public-sector")
CUSTOMER = SAMPLE.claim.customer
SIGNER = "Gideon Ashworth"
PARTNER = "Stonebridge Cloudworks GmbH"
CPOR, AZURE = "microsoft-cpor", "microsoft-azure-poe"
DICE = "16253412635412635142"


def sets_up(all_of: Company) -> Person:
    """Set the desk up: the programme owner's admin, who looks after it."""
    owner = all_of.person()
    owner.goes("/")
    owner.fills(
        {
            "Set-up code": (owner.desk.data / "keys" / "setup-code").read_text(),
            "Your full name": "Petra Lindqvist",
            "Your email address": "petra@fabrikam.example",
            "Password": PASSWORD,
            "Name of your organisation": "Fabrikam Programmes",
        }
    )
    owner.ticks("Programme owner")
    owner.presses("Set up")
    all_of.owner = owner
    owner.menu("Programmes")
    owner.ticks_all(f"p-{CPOR}", f"p-{AZURE}")
    owner.presses("Save")
    return owner


def staffs(all_of: Company, owner: Person) -> dict[str, Person]:
    """Invite the programme owner's people; return them by role."""
    made = {}
    for role, called, name in (
        ("reviewer", "Reviewer", "Ben Okafor"),
        ("lead", "Lead reviewer", "Cleo Marsh"),
        ("auditor", "Auditor", "Ida Novak"),
        ("finance", "Finance", "Finn Okonjo"),
    ):
        owner.menu("People")
        owner.fills({"Email address": f"{role}@fabrikam.example"})
        owner.ticks(f"{called}:")
        owner.presses("Send the invitation")
        made[role] = all_of.joins(name)
    return made


def partner_joins(all_of: Company, owner: Person) -> Person:
    """Found the partner's organisation; its first person joins, and signs in with a second proof."""
    owner.menu("This desk")
    owner.fills(
        {"Name of the organisation": PARTNER, "Email address of its first person": "ana@stonebridge.example"}
    )
    owner.ticks("Partner")
    owner.presses("Add the organisation")
    ana = all_of.joins("Ana Weber")
    ana.presses("Sign-in and security")
    ana.presses("Set up codes of an app")
    ana.fills({"Password": PASSWORD})
    ana.presses("Confirm")
    secret = ana.page.locator("#authenticator_secret").input_value()
    ana.fills({"Authenticator code": one_time_code(secret)})
    ana.presses("Activate")
    recovery = ana.page.locator("#recovery_codes").input_value().split()  # the code of now counts once
    ana.presses("Sign out")
    ana.goes("/")
    ana.fills({"Email": "ana@stonebridge.example", "Password": PASSWORD})
    ana.presses("Sign in")
    ana.fills({"Code": recovery[0]})
    ana.presses("Sign In")
    return ana


def answers(ana: Person) -> None:
    """Answer an engagement section by section."""
    claim = SAMPLE.claim
    ana.menu("Engagements")
    ana.presses("Begin an engagement")
    ana.chooses(
        {
            "Programme": claim.programme,
            "Kind of engagement": claim.engagement,
            "Solution area": claim.solution_area,
        }
    )
    ana.presses("Save and go on")
    ana.fills(
        {
            "Name of the company": CUSTOMER.name,
            "Domain": "not a domain",
            "Tenant ID": CUSTOMER.tenant_id or "",
            "Country": CUSTOMER.country or "",
        }
    )
    ana.chooses({"Sector": "public"})
    ana.presses("Save and go on")
    ana.sees("There is a problem")
    ana.fills({"Domain": CUSTOMER.domain or ""})
    ana.presses("Save and go on")
    ana.presses("Save and go on")
    ana.fills({"Name of the project (optional)": claim.project or ""})
    ana.ticks_all("w-sharepoint-online", "a-sharepoint-online-migration", "a-sharepoint-online-adoption")
    ana.presses("Save and go on")
    told = SAMPLE.answers
    ana.fills(
        {
            "Why the customer needed it (optional)": told.business_need or "",
            "The work (optional)": (told.usage_work or "").replace("Copperlea", "Stonebridge"),
        }
    )
    ana.presses("Save and go on")
    ana.fills({"Amount (optional)": "12500.00", "Currency (optional)": "USD"})
    ana.presses("Save")


def asks(ana: Person, all_of: Company) -> str:
    """Preview the form and ask the customer to acknowledge it; return the link that they get."""
    engagement = ana.page.url
    ana.presses("The form, filled in")
    ana.sees("Signature, date and initials stay empty")
    ana.goes(engagement)
    ana.presses("The customer's acknowledgement")
    ana.presses("Ask")
    ana.fills(
        {
            "Full name": SIGNER,
            "Job title": "County Administrator",
            "Email address": f"gideon@{CUSTOMER.domain}",
        }
    )
    ana.presses("Show me what they will see")
    ana.presses(f"Send to {SIGNER}")
    return all_of.mailed(r"http\S+/acknowledge/[\w-]+/")


def signs(all_of: Company, link: str) -> None:
    """Sign as the customer, on a phone."""
    gideon = all_of.person(PHONE)
    gideon.goes(link)
    gideon.presses("Send me a code")
    gideon.fills({"Code": all_of.mailed(r"\d{4} \d{4}")})
    gideon.presses("Go on")
    for label in gideon.page.locator("label").filter(has_text="Your initials").all_inner_texts():
        gideon.fills({label: "GA"})
    gideon.presses("Sign and send")
    gideon.sees("There is a problem")
    gideon.fills({"Your full name, as your signature": SIGNER})
    gideon.ticks("I acknowledge")
    gideon.presses("Sign and send")
    gideon.sees("You acknowledged the work")


def submits(ana: Person, verdict: str) -> str:
    """Check the answers and submit; return the number of the claim."""
    ana.presses("Check your answers and submit")
    ana.waits_for(verdict)
    ana.presses("Submit the claim")
    ana.sees("Confirm that")
    ana.ticks("The answers and documents above", "The customer knows")
    ana.presses("Submit the claim")
    ana.sees("Claim submitted")
    found = re.search(r"CLM-\w+", ana.page.inner_text("main"))
    assert found is not None
    return found[0]


def accepts(ben: Person, claim: str) -> None:
    """Accept, as the reviewer, what waits about a claim."""
    ben.menu("Reviews")
    ben.opens(claim)
    ben.waits_for("The partner saw the same.")
    if ben.page.get_by_role("button", name="Start the review").count():
        ben.presses("Start the review")
    ben.presses(re.compile("^Accept$"))
    ben.presses(re.compile("^Accept"))


def lists(finn: Person, name: str, claim: str) -> None:
    """Import a line of money for a claim."""
    finn.menu("Money")
    finn.presses("Import lines")
    table = f"id,claim,period,amount,currency,kind\n{name},{claim},2026-11,12500.00,USD,usage\n"
    finn.page.get_by_label("Table of incentive lines").set_input_files(
        {"name": "lines.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    finn.presses("Look at it first")
    finn.presses("Import them")


def draws(ida: Person, name: str, programme: str) -> None:
    """Freeze, throw dice, draw, publish; draft the requests and release them."""
    ida.menu("Draws")
    ida.presses("Freeze a population")
    ida.fills({"Name of the draw": name, "How many are drawn": "1"})
    offered = ida.page.locator(f"option[value^='{programme}@']").first
    ida.chooses({"Programme": offered.get_attribute("value") or ""})
    ida.presses("Freeze and commit")
    ida.fills({"The 20 throws, as digits from 1 to 6": DICE})
    ida.presses(re.compile("^Draw$"))
    ida.presses("Publish the receipt")
    ida.presses("Draft the requests")
    ida.presses("Release them")


def proves(ana: Person, claim: str) -> None:
    """Answer the request for the proof of a claim with what is there."""
    ana.menu("Requests")
    ana.opens(claim)
    ana.presses("Open it and answer")
    ana.presses("Send the proof")


def releases(finn: Person, cleo: Person, name: str) -> None:
    """Propose that money is released; somebody else agrees."""
    finn.menu("Money")
    finn.ticks(f"Choose {name}")
    finn.chooses({"What is to be done": "release"})
    finn.fills({"Why": "The proof passed and the period is over"})
    finn.presses("Propose")
    cleo.menu("Money")
    cleo.presses("waits for a decision")
    cleo.presses("Decide")
    cleo.presses("Accept")


def adds_example(ana: Person) -> None:
    """Answer an engagement of another programme, and add the report of a shipped example."""
    claim = load((EXAMPLE / "claim.yaml").read_bytes())
    ana.menu("Engagements")
    ana.presses("Begin an engagement")
    ana.chooses(
        {
            "Programme": claim.programme,
            "Kind of engagement": claim.engagement,
            "Solution area": claim.solution_area,
        }
    )
    ana.presses("Save and go on")
    ana.fills(
        {
            "Name of the company": claim.customer.name,
            "Domain": claim.customer.domain or "",
            "Tenant ID": claim.customer.tenant_id or "",
            "Country": claim.customer.country or "",
        }
    )
    ana.presses("Save and go back")
    ana.page.locator("input[type=file]").set_input_files(EXAMPLE / "poc-completion-report.pdf")
    ana.presses("Add the documents")
    ana.waits_for("poc-completion-report.pdf")


def refuses(reviewer: Person, claim: str) -> None:
    """Refuse what waits about a claim because of its date; a second reviewer has to say the same."""
    reviewer.menu("Reviews")
    reviewer.opens(claim)
    reviewer.presses(re.compile("^Refuse$"))
    work = "Benefits of the Azure solution"
    reviewer.unfolds(work)
    reviewer.ticks(f"Not accepted: {work}")
    reviewer.chooses({f"What is wrong with {work}": "too_thin"})
    reviewer.fills(
        {
            f"In your words (optional): {work}": "Nobody can tell what the customer gained.",
            "Why you decide against the machine": "I read the report and it names no benefit",
        }
    )
    reviewer.presses(re.compile("^Refuse$"))


def whole(all_of: Company, owner: Person, staff: dict[str, Person], ana: Person) -> None:
    """Go the whole way twice: to money released, and to money forfeited with the association kept."""
    answers(ana)
    signs(all_of, asks(ana, all_of))
    ana.menu("Engagements")
    ana.presses(SAMPLE.claim.project or "")
    ana.waits_for("acknowledged-by-customer.pdf")
    claim = submits(ana, "Approvable")
    accepts(staff["reviewer"], claim)
    lists(staff["finance"], "L-1", claim)
    draws(staff["auditor"], "2026-q4", CPOR)
    proves(ana, claim)
    accepts(staff["reviewer"], claim)
    releases(staff["finance"], staff["lead"], "L-1")
    ana.menu("Money")
    ana.sees_in_row("L-1", "Released")

    adds_example(ana)
    claim = submits(ana, " met")
    lists(staff["finance"], "L-2", claim)
    draws(staff["auditor"], "2026-q4-azure", AZURE)
    proves(ana, claim)
    refuses(staff["reviewer"], claim)
    refuses(staff["lead"], claim)
    ana.menu("Money")
    ana.sees_in_row("L-2", "Forfeited")
    ana.menu("Claims")
    ana.sees_in_row(claim, "Attached")
    ana.menu("Requests")
    ana.sees_in_row(claim, "not accepted")
    owner.menu("This desk")
