"""What is told of all labels of a paper: how many there are, in which language, in which order."""

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.labels.placed import label_language, labelled

GERMAN = """
Kunde: Alder Werke GmbH
Auftragnehmer: Birke Beratung GmbH
Projektname: Umzug der Postfächer
Datum der Unterschrift: 4. Mai 2026
"""
ENGLISH = """
Customer name: Alder Clinic, Inc.
Partner name: Birch Consulting Ltd
Project name: Move of the mailboxes
Date of signature: 4 May 2026
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (GERMAN + ENGLISH, None),
        ("Customer name: Alder Clinic, Inc.", None),  # one label tells nothing of the paper
        ("Four mailboxes were moved.", None),
    ],
)
def test_the_language_of_a_paper_is_that_of_all_its_labels(text: str, language: str | None) -> None:
    assert label_language(typed(text)) == language


def test_labels_are_told_in_reading_order_whichever_is_asked_for_first() -> None:
    view = typed(ENGLISH)
    assert [item.key for item in labelled(view, "project.name", "party.name")] == [
        "party.name",
        "party.name",
        "project.name",
    ]
    assert len(labelled(view)) >= 4
