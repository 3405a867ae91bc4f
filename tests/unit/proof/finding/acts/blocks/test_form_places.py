"""Names of signatories at a form's own places."""

import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.finding.acts.blocks.form_places import signatories
from poedesk.proof.finding.page.view import DocumentView


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Odile Perrin (General Manager)", "Odile Perrin"),
        ("Odile Perrin, General Manager", "Odile Perrin"),
        ("Odile Perrin", "Odile Perrin"),
        ("Facilities Department (General Manager)", "Facilities Department (General Manager)"),
    ],
)
def test_a_title_behind_a_name_is_none_of_it(value: str, name: str) -> None:
    view = DocumentView(typed(f"Client representative: {value}\nMilestone: 4\n"))
    assert [each.value for each in signatories(view, "signatory.name")] == [name]
