import pytest

from poedesk.proof.finding.narratives.doers import customers_own, for_others, general
from poedesk.proof.finding.narratives.features import counted, describe
from poedesk.proof.policy.vocabulary import load

WORDS = load()


@pytest.mark.parametrize(
    "text",
    [
        "The customer's own staff configured the phones.",
        "The customer migrated all mailboxes in January.",
        "Harrow Vale Clinics migrated all 70 mailboxes to Exchange Online.",
        "The mailboxes were migrated in-house.",
        "In May the users of the clinic themselves moved the files.",
        "The move of 640 mailboxes to Exchange Online was carried out by the customer's own IT team.",
        "Migration of 640 mailboxes to Exchange Online, performed by Harrow Vale's own employees.",
        "Freigaben für 45 Gäste eingerichtet, die von selbst enden; die Postfächer zog der Kunde selbst um.",
        "Adoption campaign for Microsoft Teams with 12 workshops, all done by our internal staff.",
    ],
)
def test_what_the_customer_did_alone(text: str) -> None:
    assert customers_own(text, "Harrow Vale", "Tillbrook")
    assert counted(text, WORDS, customer="Harrow Vale", partner="Tillbrook") == ""


@pytest.mark.parametrize(
    "text",
    [
        "We guided the customer's staff while they migrated the mailboxes themselves.",
        "Tillbrook migrated the mailboxes of Harrow Vale Clinics.",
        "The customer's staff were trained in four sessions.",
        "All mailboxes of Harrow Vale Clinics were migrated in January.",
        "All mailboxes were migrated in January and the result was approved by the customer.",
        "Your consultants deployed Teams and trained 58 leaders on the night shift itself.",
        "Teams wurde an der Maschine selbst geübt.",
        "Freigaben für 45 Gäste eingerichtet, die nach Projektende von selbst enden.",
    ],
)
def test_what_the_partner_did_with_the_customer(text: str) -> None:
    assert not customers_own(text, "Harrow Vale", "Tillbrook")


def test_work_for_somebody_else() -> None:
    assert for_others("For another customer we migrated 800 users to SharePoint Online.")
    assert not for_others("We migrated 800 users to SharePoint Online for the customer.")


@pytest.mark.parametrize(
    ("text", "says_nothing"),
    [
        ("Exchange Online is an industry-leading mail service.", True),
        ("It offers large mailboxes and strong filters.", True),
        ("Exchange Online gives 340 dispatchers their mail on the road.", False),
        ("Exchange Online was deployed for all dispatchers.", False),
    ],
)
def test_what_a_product_does_for_anyone(text: str, says_nothing: bool) -> None:  # noqa: FBT001 - a row of a table
    assert general(text, ("exchange online",)) is says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "The mailboxes were not migrated.",
        "No training was held.",
        "Exchange Online has not yet been deployed.",
        "The team was never trained.",
    ],
)
def test_denied_work_is_no_work(text: str) -> None:
    assert describe(text, WORDS).actions == ()


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Harrow Vale Clinics needed mail that nurses could read at home.", True),
        ("The firm wanted every office to see an order at once.", True),
        ("Die Klinik benötigte einen sicheren Zugriff.", True),
        ("The contractor needs a badge to enter the building.", False),
        ("We deployed Microsoft Teams in March.", False),
        ("We wanted such a scan to be useless in the wrong hands.", True),
        ("We needed one place where drivers and shops see the same message.", True),
        ("Necesitábamos protección que se vigile desde un solo lugar.", True),
        ("We needed access that was limited to the pilot group.", False),
        ("Necesitábamos acceso al tenant para empezar.", False),
    ],
)
def test_whether_somebody_wanted_something(text: str, wants: bool) -> None:  # noqa: FBT001 - a row of a table
    assert describe(text, WORDS).wants is wants


@pytest.mark.parametrize(
    "text",
    [
        "During the autumn Tillbrook configured Microsoft Teams for five schools.",
        "Nine route teams set up in Microsoft Teams, with owners.",
        "Im Januar wurden 180 Postfächer nach Exchange Online migriert.",
    ],
)
def test_somebody_acts(text: str) -> None:
    assert describe(text, WORDS).who_did_what


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("Im Mai hat die Weberei Harms selbst, ohne die Kranich IT GmbH, Exchange Online eingeführt.", True),
        ("In May Weaver Hall moved the mail itself, without any help from Kranich IT GmbH.", True),
        ("Im Mai hat die Kranich IT GmbH Exchange Online eingeführt, ohne einen Ausfall.", False),
    ],
)
def test_who_worked_without_the_partner_worked_alone(told: str, own: bool) -> None:  # noqa: FBT001 - a table
    assert customers_own(told, "Weaver Hall", "Kranich IT GmbH") is own
