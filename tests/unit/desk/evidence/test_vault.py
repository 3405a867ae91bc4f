"""The vault: versions, days, age, and the use of a document in another engagement."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from tests.desk_claims import partner, ready, reviewer, submitted
from tests.desk_parties import browser_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin
from poedesk.desk.evidence import services
from poedesk.desk.evidence.models import Document
from poedesk.desk.evidence.vault import age_of, narrowed

pytestmark = pytest.mark.django_db


def given(ours: Actor, to: Engagement, text: str, name: str = "poe.pdf") -> Document:
    """Add a document."""
    return services.add(ours, to.id, name, [text.encode()], root=settings.FOLDER.blobs, most=1 << 20)


def test_a_file_of_the_same_name_is_a_version_and_the_older_one_stays_to_be_seen() -> None:
    ours = partner()
    made = begin(ours)
    first, second = given(ours, made, "first"), given(ours, made, "second")
    shown = browser_of(ours).get(f"/documents/{second.id}/about/").content.decode()
    assert f"/documents/{first.id}/about/" in shown
    assert shown.count("In use") == 1


def test_a_document_is_used_in_another_engagement_with_its_day() -> None:
    ours = partner()
    made, other = begin(ours), begin(ours)
    document = given(ours, made, "agreement")
    services.set_date(ours, document.id, timezone.localdate())
    again = services.reuse(ours, document.id, other.id)
    assert (again.sha256, again.dated) == (document.sha256, timezone.localdate())
    with pytest.raises(Refused, match="holds a document of this name"):
        services.reuse(ours, document.id, other.id)


def test_nothing_is_put_into_an_engagement_that_was_submitted_or_is_not_ours() -> None:
    ours, _ = partner(), reviewer()
    document = given(ours, begin(ours), "agreement", "other.pdf")
    claim = submitted(ours)
    with pytest.raises(Refused, match="nothing can be changed"):
        services.reuse(ours, document.id, claim.engagement_id)
    theirs = begin(member("Other Partner", "partner", "incentives_admin"))
    with pytest.raises(Refused, match="no such engagement"):
        services.reuse(ours, document.id, theirs.id)


@pytest.mark.parametrize(
    ("days", "word", "kind"), [(400, "Too old", "old"), (340, "Too old soon", "soon"), (10, "", "")]
)
def test_age_is_told_by_the_day_that_stands_on_it(days: int, word: str, kind: str) -> None:
    ours = partner()
    document = ready(ours).documents.get()
    today = timezone.localdate()
    document.dated = today - timedelta(days=days)
    document.save()
    assert age_of(document, today)["word"] == word
    for each in ("old", "soon"):
        assert narrowed(ours, each, "", today).exists() == (each == kind)


@pytest.mark.parametrize("day", ["9999-12-31", "in two days"])
def test_a_day_that_is_still_to_come_is_none_of_a_document(day: str) -> None:
    ours = partner()
    document = given(ours, begin(ours), "agreement")
    dated = timezone.localdate() + timedelta(days=2) if day == "in two days" else date.fromisoformat(day)
    with pytest.raises(Refused, match="still to come"):
        services.set_date(ours, document.id, dated)
    services.set_date(ours, document.id, timezone.localdate())


def test_the_vault_is_narrowed_and_searched() -> None:
    ours = partner()
    ready(ours)
    browser = browser_of(ours)
    assert "poe.pdf" in browser.get("/documents/?show=undated&q=contoso").content.decode()
    assert "No document is like that" in browser.get("/documents/?q=nobody").content.decode()


def test_the_vault_is_found_by_index() -> None:
    ours = partner()
    assert "document_vault" in Document.objects.of(ours).order_by("-added_at", "-id").explain()
    assert "document_dated" in Document.objects.of(ours).filter(dated__lt=timezone.localdate()).explain()
