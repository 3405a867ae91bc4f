import pytest
from tests.unit.proof.finding.sheets import form, holding, table, typed

from poedesk.proof.document.model import Box, Mark, Page
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.workloads.find import find
from poedesk.proof.finding.workloads.names import DOUBTFUL, mentions
from poedesk.proof.policy.vocabulary import load

WORDS = load()


def named(text: str, *, about: bool = False) -> list[str]:
    return [item.workload for item in mentions(text, WORDS, about=about) if item.confidence > DOUBTFUL]


def found(view: DocumentView, above: float = DOUBTFUL) -> set[str | None]:
    return {item.value for item in find(view, WORDS)["workload"] if item.confidence > above}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We moved 900 mailboxes to Exchange Online.", ["exchange-online"]),
        ("Teams Phone System replaced the old exchange.", ["teams-phone-system"]),
        ("Microsoft Teams Phone was enabled for 40 users.", ["teams-phone-system"]),
        ("Teams Meetings and Teams Rooms", ["teams-meetings", "teams-meetings"]),
        ("Microsoft Teams for 300 employees", ["teams"]),
        ("we rolled out microsoft teams to every office", ["teams"]),
        ("Adoption of Teams channels", ["teams"]),
        ("Teams was rolled out; Intune too.", ["teams", "intune"]),
        ("TEAMS DEPLOYMENT", ["teams"]),
        ("We consolidated chats into Teams.", ["teams"]),
        ("All staff were trained on Teams in March.", ["teams"]),
        ("Exchange Online, SharePoint and Teams", ["exchange-online", "sharepoint-online", "teams"]),
        ("Entra ID P1 with conditional access", ["azure-ad-premium"]),
        ("Azure AD Premium P2", ["azure-ad-premium"]),
        ("Defender for Endpoint and Defender for Office 365", ["defender-atp", "office-atp"]),
        ("Defender for Identity, Defender for Cloud Apps", ["azure-atp", "cloud-app-security"]),
        ("AADP, MCAS and MDATP in Microsoft 365", ["azure-ad-premium", "cloud-app-security", "defender-atp"]),
        ("AATP, OATP, MIP in Microsoft 365", ["azure-atp", "office-atp", "information-protection"]),
        ("Purview Information Protection labels", ["information-protection"]),
        ("Viva Engage communities", ["yammer"]),
        ("Office 365 ProPlus", ["microsoft-365-apps"]),
        ("Outlook for iOS and Android", ["outlook-mobile"]),
        ("Dynamics 365 Field Service", ["business-applications"]),
        ("Power BI dashboards", ["business-applications"]),
        ("Migración a Exchange en línea", ["exchange-online"]),
        ("Microsoft Defender para punto de conexión en 52 equipos", ["defender-atp"]),
        ("Einführung von Defender für Endpunkte", ["defender-atp"]),
        ("Microsoft Defender pour l'identité sur trois serveurs", ["azure-atp"]),
        ("Defender voor Office 365", ["office-atp"]),
        ("Microsoft Teams Téléphonie", ["teams-phone-system"]),
        ("Riunioni di Teams nelle tre sale", ["teams-meetings"]),
        ("Intune enrolment of 80 tablets", ["intune"]),
    ],
)
def test_every_name_of_a_workload_is_found_the_longest_first(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Our teams will meet every week.",
        "The project teams of both companies agreed.",
        "Teams will be formed by the customer.",
        "Project Teams and Account Teams",
        "Two Teams worked on it.",
        "Teams were formed at both companies.",
        "Microsoft teams of engineers met.",
        "The Microsoft 365 migration is complete.",
        "Office 365 licences",
        "in exchange for payment",
        "the Securities and Exchange Commission",
        "the exchange rate of the day",
        "Microsoft Exchange Server 2013 stays on-premises",
        "Exchange 2016 was retired",
        "line of business applications",
        "Join Microsoft Teams Meeting",
        "We met on a Teams call.",
        "See you in the Teams meeting on Friday.",
        "a mip map, an exo planet",
        "Azure AD Connect",
        "Exchange Online Protection",
        "team@yammer-fans.example",
    ],
)
def test_other_meanings_of_the_words_name_nothing(text: str) -> None:
    assert named(text) == []


def test_names_that_end_in_teams_mean_the_product_and_not_groups_of_people() -> None:
    assert named("We held meetings in Teams with all sites.") == ["teams-meetings"]
    assert named("Besprechungen in Teams") == ["teams-meetings"]
    for text in (
        "apps in teams of four",
        "Sitzungen in Teams des Vereins",
        "meetings in teams of five players",
    ):
        assert named(text) == []


def test_how_people_talked_is_no_work_on_the_product() -> None:
    (only,) = mentions("The workshop was held via Microsoft Teams.", WORDS)
    assert only.confidence < DOUBTFUL


def test_what_is_out_of_scope_is_hardly_named() -> None:
    view = typed("In scope: Exchange Online.\n\nOut of scope:\n\n- Yammer\n- Microsoft Intune")
    assert found(view) == {"exchange-online"}
    assert found(view, above=0) == {"exchange-online", "yammer", "intune"}


def test_a_mention_cites_its_very_words() -> None:
    view = typed("Scope\n\nThe mailboxes move to Exchange Online in May.")
    (item,) = find(view, WORDS)["workload"]
    span = item.spans[0]
    assert view.text(1)[span.start : span.end] == "Exchange Online"


def test_a_table_names_workloads() -> None:
    view = table(["Workload", "Users"], ["SharePoint Online", "120"], ["Teams", "120"])
    assert found(view) == {"sharepoint-online", "teams"}


def test_a_form_field_names_workloads() -> None:
    assert found(form(Workloads="Exchange Online, Teams")) == {"exchange-online", "teams"}


def grid(*boxes: tuple[str, bool | None]) -> DocumentView:
    text = "\n".join(label for label, _ in boxes)
    marks, start = [], 0
    for number, (label, checked) in enumerate(boxes):
        box = Box(10, 12 * number, 20, 12 * number + 10)
        marks.append(Mark(label, "Migrations", checked, box, "glyph", start, start + len(label)))
        start += len(label) + 1
    return holding(Page(1, 612, 792, text, marks=tuple(marks)))


def test_only_ticked_boxes_name_their_workload() -> None:
    view = grid(
        ("Exchange Online", True), ("SharePoint Online", False), ("Teams", False), ("Microsoft Intune", True)
    )
    assert found(view, above=0) == {"exchange-online", "intune"}


def test_a_box_that_cannot_be_read_is_kept_as_a_doubt() -> None:
    view = grid(("Exchange Online", None), ("Yammer", False))
    (item,) = find(view, WORDS)["workload"]
    assert (item.value, item.confidence < DOUBTFUL) == ("exchange-online", True)


def test_the_printed_choices_of_a_form_name_nothing() -> None:
    choices = (
        "Exchange Online SharePoint Online Microsoft 365 Apps Outlook Mobile Teams Platform Teams Meetings\n"
        "Azure Active Directory Premium (AADP) Office Advanced Threat Protection (OATP) Microsoft Intune\n"
    )
    assert (
        found(typed("Section 4: Select activity type and product(s)/workload(s)\n\n" + choices), above=0)
        == set()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Labels and encryption were set up in Information Protection.",
        "Mise en place des étiquettes de confidentialité dans Information Protection.",
    ],
)
def test_information_protection_is_called_by_its_short_name_beside_a_full_one(text: str) -> None:
    assert named(text, about=True) == ["information-protection"]
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our Information Protection Officer labels every confidential file.",
        "The Information Protection Act asks for labels.",
        "They care for information protection by labels.",
        "Information Protection was discussed at length.",
    ],
)
def test_an_office_or_a_duty_of_that_name_is_no_workload(text: str) -> None:
    assert named(text, about=True) == []
