import pytest

from poedesk.proof.finding.page.headings import announced, meaning
from poedesk.proof.finding.wording.plain import plain_of


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Why the district needed this", "business_need"),
        ("Why the project was started", "business_need"),
        ("What was wrong before", "business_need"),
        ("Reason for the order", "business_need"),
        ("Customer requirement", "business_need"),
        ("What the schools asked for", "business_need"),
        ("What made you ask for help?", "business_need"),
        ("What led the trust to change?", "business_need"),
        ("Was uns dazu bewogen hat", "business_need"),
        ("Ce qui nous a amenés à changer", "business_need"),
        ("Geschäftlicher Bedarf", "business_need"),
        ("Warum das Projekt nötig war", "business_need"),
        ("What was the project for?", "business_need"),
        ("Wozu diente das Projekt?", "business_need"),
        ("À quoi servait le projet ?", "business_need"),
        ("¿Para qué era el proyecto?", "business_need"),
        ("Contexte et besoin", "business_need"),
        ("Motivo del encargo", "business_need"),
        ("Work done by the partner", "work"),
        ("Activities carried out", "work"),
        ("Scope of what was delivered", "work"),
        ("How it was carried out", "work"),
        ("Durchgeführte Arbeiten", "work"),
        ("Was geleistet wurde", "work"),
        ("Prestations effectuées", "work"),
        ("Esigenza del cliente", "business_need"),
        ("Situazione di partenza", "business_need"),
        ("Aanleiding van het project", "business_need"),
        ("Lavori eseguiti", "work"),
        ("Uitgevoerde werkzaamheden", "work"),
        ("Trabajos efectuados", "work"),
        ("Activities before the order", "presales"),
        ("What led to the purchase", "presales"),
        ("Value for the customer", "azure.benefits"),
        ("Our target architecture", "azure.architecture"),
    ],
)
def test_headings_in_words_of_their_own(heading: str, key: str) -> None:
    assert key in announced(plain_of(heading).text)


@pytest.mark.parametrize(
    "heading",
    [
        "Cobalt Mining Services",
        "Brenner Dienstleistungen GmbH",
        "Service levels",
        "Terms of service",
        "Customer responsibilities",
        "Other customers",
        "Why choose us",
        "Project record",
        "Certificate of services",
        "Technical requirements",
        "Working hours",
        "Next steps",
        "Signed for Ashdown Services",
        "Licence details",
    ],
)
def test_headings_that_announce_no_story(heading: str) -> None:
    assert announced(plain_of(heading).text) == ()


def test_need_and_work_share_a_heading_only_when_it_joins_them() -> None:
    assert announced("need and work done") == ("business_need", "work")
    assert announced("reason for the work") == ("business_need",)


@pytest.mark.parametrize(
    "heading",
    ["Prezzi dei lavori eseguiti", "Obiettivi futuri", "Vervolgwerkzaamheden", "Kosten van het werk"],
)
def test_prices_and_what_is_to_come_announce_nothing_in_italian_and_dutch(heading: str) -> None:
    assert announced(plain_of(heading).text) == ()


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("P-3 Why the Customer was looking", ("business_need",)),
        ("B2. What was done", ("work",)),
        ("C4 Work performed", ("work",)),
        ("B.1: Work performed", ("work",)),
    ],
)
def test_a_letter_before_its_number_is_no_word_of_a_heading(heading: str, keys: tuple[str, ...]) -> None:
    assert meaning(heading, free=True)[0] == keys


def test_the_name_of_a_plan_is_no_number() -> None:
    assert meaning("A5 requirement list", free=True) == meaning("E5 requirement list", free=True)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Deliverables of Saltmarsh", ("work",)),
        ("Arbeit der Erlenbach IT KG", ("work",)),
        ("Servicios de Nopal Digital", ("work",)),
        ("Tasks of the client", ()),
        ("Services of the project", ()),
    ],
)
def test_work_with_the_name_of_who_does_it_heads_work(heading: str, keys: tuple[str, ...]) -> None:
    assert meaning(heading, free=True)[0] == keys
