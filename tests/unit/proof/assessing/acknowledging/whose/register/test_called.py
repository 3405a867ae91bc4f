"""What a paper calls each side, and which side a name in it is."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched

from poedesk.proof.assessing.acknowledging.whose.register.called import calls, side_called, side_headed
from poedesk.proof.assessing.case import case_of
from poedesk.proof.claim.load import build
from poedesk.proof.finding.model import Role
from poedesk.proof.policy import loader

POLICY = loader.load("microsoft-cpor", None, TODAY)


def called(text: str, name: str, customer: str = "Halden Timber Group") -> Role | None:
    found = searched("paper.txt", text.encode())
    claim = build({**CLAIM, "customer": {**CLAIM["customer"], "name": customer}})  # type: ignore[dict-item]
    return side_called(case_of(claim, POLICY, (found,), TODAY), found, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Between Halden Timber Group (the Mill) and others", "The Mill"),
        ('Halden Timber Group, 2 Saw Road, Boathouse Row, Elmbridge (the "Association")', "the Association"),
        ("Halden Timber Group (hereinafter 'Harbour') and Brightwater", "Harbour"),
        ('Halden Timber Group, hereinafter referred to as "HTG", ordered', "HTG"),
        ("Halden Timber Group (nachfolgend \u00abHTG\u00bb) und Brightwater", "HTG"),
        (
            "Halden Timber Group, ci-apr\u00e8s d\u00e9nomm\u00e9e \u00ab la Scierie \u00bb, a command\u00e9",
            "la Scierie",
        ),
        ("Halden Timber Group (en adelante, \u00abla Entidad\u00bb)", "La Entidad"),
        ('Halden Timber Group (di seguito "il Consorzio")', "Il Consorzio"),
        ("Halden Timber Group (hierna: de Stichting)", "de Stichting"),
        ("Site: Halden Timber Group, trading as Saltwharf Chandlers", "Saltwharf Chandlers"),
        ("We moved the mail of all users of Halden in March. Customer: Halden Timber Group", "Halden"),
        ("Anything", "Halden Timber Group Ltd"),
        ("Anything", "HTG"),
        ("Halden Timber Group (HTM) ordered it. All of HTM uses it.", "HTM"),
    ],
)
def test_a_side_is_known_by_what_the_paper_calls_it(text: str, name: str) -> None:
    assert called(text, name) is Role.CUSTOMER


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            'Halden Timber Group orders mail from Brightwater Cloud Partners Ltd (the "Association")',
            "the Association",
        ),
        ('Halden Timber Group ordered the migration (the "Services")', "Services"),
        ('Four engineers for Halden Timber Group (the "Halden Team")', "the Halden Team"),
        ("Halden Timber Group (640 mailboxes) moved", "640 mailboxes"),
        ("Anything", "HT"),
        ("Anything", "BCP"),
        ("Halden Timber Group bought it (VAT included)", "VAT included"),
        ("Halden Timber Group has its mill in Halden. The users of Halden went home.", "Halden"),
        ("Halden Timber Group, 4 Saw Road, Halden", "Halden"),
        ("Halden Timber Group and Halden Bakery share a road", "Halden"),
        ('Halden Timber Group ("H") met. Brightwater Cloud Partners Ltd came later (the "Mill")', "the Mill"),
    ],
)
def test_what_may_mean_something_else_calls_no_customer(text: str, name: str) -> None:
    assert called(text, name) is not Role.CUSTOMER


def test_a_name_that_both_sides_bear_tells_neither() -> None:
    text = 'Halden Timber Group (the "Company"), Brightwater Cloud Partners Ltd (the "Company")'
    assert called(text, "the Company") is None
    found = searched("paper.txt", text.encode())
    told = calls(case_of(build(CLAIM), POLICY, (found,), TODAY), found)
    assert told == {Role.CUSTOMER: ("halden timber group",), Role.PARTNER: ("brightwater cloud partners",)}


@pytest.mark.parametrize(
    ("customer", "text", "name"),
    [
        ("Association Les Sentiers du Lot", "Nadine Bouscary (Les Sentiers du Lot)", "Les Sentiers du Lot"),
        ("Stichting Molenzorg", "Klant: Stichting Molenzorg. Molenzorg neemt het werk af.", "Molenzorg"),
        ("Fundaci\u00f3n Monte Alto", "Los buzones de Monte Alto se migraron.", "Monte Alto"),
    ],
)
def test_a_house_is_called_by_its_name_without_the_word_for_its_kind(
    customer: str, text: str, name: str
) -> None:
    assert called(text, name, customer) is Role.CUSTOMER


def test_a_town_after_which_a_house_is_called_is_no_house() -> None:
    assert called("We met in Molenzorg.", "Molenzorg", "Stichting Molenzorg") is None
    assert called("Ada Holm, Molenzorg", "Molenzorg", "Stichting Molenzorg") is None


@pytest.mark.parametrize(
    ("text", "head", "side"),
    [
        ("Owner\tHalden Timber Group\nContractor\tBrightwater", "OWNER", Role.CUSTOMER),
        ("Ma\u00eetre d'ouvrage : Halden Timber Group", "Le ma\u00eetre d'ouvrage", Role.CUSTOMER),
        ("Bauherrschaft: Halden Timber Group", "Die Bauherrschaft", Role.CUSTOMER),
        ("Stazione appaltante: Halden Timber Group", "La stazione appaltante", Role.CUSTOMER),
        ("Owner\tBrightwater Cloud Partners Ltd", "Owner", Role.PARTNER),
        ("Owner\tBeck Mills Ltd", "Owner", None),
        ("Owner\tHalden Timber Group\nOwner\tBeck Mills Ltd", "Owner", None),
        ("Anything", "Owner", None),
        ("Project: Halden Timber Group", "Project", None),
    ],
)
def test_a_head_tells_a_side_by_the_part_that_the_paper_gives_it(
    text: str, head: str, side: Role | None
) -> None:
    found = searched("paper.txt", text.encode())
    assert side_headed(case_of(build(CLAIM), POLICY, (found,), TODAY), found, head) is side
