import pytest

from poedesk.proof.finding.activities.words import activity_of_label
from poedesk.proof.policy import vocabulary


@pytest.mark.parametrize(
    ("label", "activity"),
    [
        ("Deployment & Implementation", "deployment"),
        ("Deployme\nnt &\nImplemen\ntation", "deployment"),
        ("Deployme nt and Implemen tation", "deployment"),
        ("Migration\ns", "migration"),
        ("Bereitstel lung", "deployment"),
        ("Deployme", None),
        ("nt of parts", None),
        (None, None),
    ],
)
def test_a_heading_is_known_also_where_a_narrow_column_breaks_its_words(
    label: str | None, activity: str | None
) -> None:
    assert activity_of_label(label, vocabulary.load()) == activity
