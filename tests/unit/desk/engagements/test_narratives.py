"""What the form tells beside the claim is answered, kept and checked like the claim itself."""

from typing import Any

import pytest
from tests.desk_engagements import engagement_of
from tests.desk_parties import browser_of, owner

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import narratives_of, plain
from poedesk.paper.forms.samples.load import sample

pytestmark = pytest.mark.django_db


def page_of(made: Engagement) -> str:
    return f"/engagements/{made.id}/answers/form/"


def test_the_form_asks_what_this_claim_needs_and_nothing_else() -> None:
    actor = owner()
    text = browser_of(actor).get(page_of(engagement_of(actor, "usage-security"))).content.decode()
    assert 'name="narratives.usage_work"' in text
    assert "azure_benefits" not in text


def test_what_is_told_stands_in_the_narratives_and_not_in_the_claim() -> None:
    actor = owner()
    made = engagement_of(actor, "usage-security")
    told: dict[str, Any] = {"narratives.business_need": "They wanted Intune.", "revision": made.revision}
    browser_of(actor).post(page_of(made), told)
    made.refresh_from_db()
    assert narratives_of(made.answers).business_need == "They wanted Intune."
    assert "narratives" not in plain(made.answers, "Northwind")


def test_a_line_that_reads_like_a_signature_is_told_at_its_question_and_stays() -> None:
    actor = owner()
    made = engagement_of(actor, "usage-security")
    told = {"narratives.usage_work": "Signature: Dana", "revision": made.revision}
    text = browser_of(actor).post(page_of(made), told).content.decode()
    assert "only the customer signs" in text
    assert "Signature: Dana" in text
    made.refresh_from_db()
    assert narratives_of(made.answers) == sample("usage-security").answers
