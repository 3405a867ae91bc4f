import pytest

from poedesk.proof.finding.page.headings import announced
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
        ("Geschäftlicher Bedarf", "business_need"),
        ("Warum das Projekt nötig war", "business_need"),
        ("Contexte et besoin", "business_need"),
        ("Motivo del encargo", "business_need"),
        ("Work done by the partner", "work"),
        ("Activities carried out", "work"),
        ("Scope of what was delivered", "work"),
        ("How it was carried out", "work"),
        ("Durchgeführte Arbeiten", "work"),
        ("Was geleistet wurde", "work"),
        ("Prestations effectuées", "work"),
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
