"""The form filled from the answers: looked at, and downloaded in three shapes."""

import pytest
from tests.desk_engagements import engagement_of
from tests.desk_parties import browser_of, owner

from poedesk.desk.engagements.services import begin
from poedesk.paper.forms.samples.load import kinds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("shape", "starts"), [("pdf", b"%PDF"), ("fillable", b"%PDF"), ("word", b"PK"), ("text", None)]
)
def test_it_is_downloaded(shape: str, starts: bytes | None) -> None:
    ours = owner()
    made = engagement_of(ours, min(kinds()))
    answer = browser_of(ours).get(f"/engagements/{made.id}/form/{shape}/")
    if starts is None:
        assert answer.status_code == 404
    else:
        assert answer.content.startswith(starts)
        assert "attachment" in answer.headers["Content-Disposition"]


def test_its_pages_are_shown() -> None:
    ours = owner()
    made = engagement_of(ours, min(kinds()))
    shown = browser_of(ours).get(f"/engagements/{made.id}/form/").content.decode()
    assert 'src="data:image/' in shown


def test_while_the_answers_are_not_whole_the_page_says_what_is_missing() -> None:
    ours = owner()
    made = begin(ours)
    shown = browser_of(ours).get(f"/engagements/{made.id}/form/").content.decode()
    assert "do not make a form yet" in shown
    assert "customer.name" in shown
    assert browser_of(ours).get(f"/engagements/{made.id}/form/pdf/").status_code == 404
