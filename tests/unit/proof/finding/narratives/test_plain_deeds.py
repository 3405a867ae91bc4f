"""Work that plain words tell, who acts in a sentence, and paragraphs of columns side by side."""

import pytest
from tests.unit.proof.finding.sheets import drawn

from poedesk.proof.finding.narratives.features import describe
from poedesk.proof.finding.page.passages import passages
from poedesk.proof.policy.vocabulary import load


@pytest.mark.parametrize(
    "sentence",
    [
        "Hollin Digital wrote a retention label in Purview Information Protection for the 300 contracts.",
        "Hollin Digital put Microsoft 365 Apps on each of the tills in March.",
        "Im April richtete Lindholm drei Besprechungen in Microsoft Teams für den Stadtrat ein.",
        "En mayo Alba programó sobre la plataforma de Teams un parte de incidencias para 12 conductores.",
        "Nous avons posé Defender for Endpoint sur les 30 machines de l'atelier.",
        "Lindholm hat 300 GB nach SharePoint Online gebracht und das alte Laufwerk abgelöst.",
        "En avril, Moreau a équipé les six salles de Microsoft Teams Rooms.",
        "SharePoint Online: three libraries laid out, 12,000 drawings carried over from the old share.",
    ],
)
def test_plain_words_with_their_object_say_who_did_what(sentence: str) -> None:
    told = describe(sentence, load())
    assert told.names_products
    assert told.who_did_what


@pytest.mark.parametrize(
    "sentence",
    [
        "Teams is the name of the product.",
        "The clinic has always been proud of its nurses and of Exchange Online.",
        "Im April fehlte Microsoft Teams.",
    ],
)
def test_a_name_without_a_deed_is_no_work(sentence: str) -> None:
    assert not describe(sentence, load()).who_did_what


@pytest.mark.parametrize(
    ("written", "workload"),
    [
        ("Defender para Office 365", "office-atp"),
        ("Defender für Endpoint", "defender-atp"),
        ("Defender pour Office 365", "office-atp"),
        ("die Plattform Microsoft Teams", "teams-platform"),
        ("les réunions Microsoft Teams", "teams-meetings"),
    ],
)
def test_products_are_known_by_their_names_in_other_languages(written: str, workload: str) -> None:
    assert describe(f"Am 3. Mai: {written}.", load()).workloads == (workload,)


@pytest.mark.parametrize(
    "trouble",
    [
        "A thief walked out with a laptop on which the wages of 300 people lay open.",
        "Dreimal im Monat liegt die falsche Mappe auf dem Tisch.",
        "Trois équipes sont venues pour rien en juin.",
        "Cuando ella enfermó, nadie pudo facturar.",
    ],
)
def test_what_goes_wrong_is_known_in_four_languages(trouble: str) -> None:
    assert describe(trouble, load()).trouble


LEFT = [
    "The drivers wrote the hours on slips of paper,",
    "and every second slip was lost before anybody had",
    "added it.",
]
RIGHT = [
    "Die Fahrer schrieben ihre Stunden auf Zettel, und",
    "jeder zweite Zettel ging verloren, ehe ihn jemand",
    "sah.",
]


def test_two_columns_are_two_paragraphs_each_cited_line_by_line() -> None:
    rows = enumerate(zip(LEFT, RIGHT, strict=True))
    placed = [((50, 100 + 12 * row, one), (400, 100 + 12 * row, other)) for row, (one, other) in rows]
    view = drawn(*(item for pair in placed for item in pair))
    first, second = passages(view)
    assert (first.text, second.text) == (" ".join(LEFT), " ".join(RIGHT))
    cited = [view.text(1)[span.start : span.end] for span in first.spans()]
    assert cited == LEFT


def test_labels_beside_answers_are_no_columns_of_text() -> None:
    view = drawn((50, 100, "Name of the company"), (330, 100, "Hollin Foundry"), (50, 111, "domain name"))
    assert [passage.text for passage in passages(view)] == [
        "Name of the company",
        "Hollin Foundry",
        "domain name",
    ]
