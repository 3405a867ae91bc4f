"""Who was handed which document stands where the owner's admin can read it."""

import pytest
from tests.desk_calling import Program
from tests.desk_parties import browser_of, member, owner
from tests.desk_things import UNTOLD, document, engagement, judged

from poedesk.desk.reads.models import Read

pytestmark = pytest.mark.django_db


def test_a_document_that_was_handed_out_is_noted_with_who_and_how() -> None:
    first, viewer = owner(), member("Northwind Partners", "partner", "viewer")
    kept = document(first, engagement(first).id)
    by_page = browser_of(viewer).get(f"/documents/{kept.id}/")
    by_api = Program(first).call("GET", f"/documents/{kept.id}/content")
    assert b"".join(by_page) == b"".join(by_api) == b"Not for strangers."
    found = Read.objects.of(first).order_by("id")
    told = [(each.user_id, each.what, each.name, each.subject, each.by) for each in found]
    assert told == [
        (viewer.person, "document", UNTOLD, f"document:{kept.id}", "page"),
        (first.person, "document", UNTOLD, f"document:{kept.id}", "api"),
    ]


def test_the_picture_of_a_page_is_noted_too() -> None:
    actor = owner()
    made = engagement(actor)
    judged(made)
    assert browser_of(actor).get(f"/engagements/{made.id}/pages/0/").status_code == 200
    assert Read.objects.of(actor).get().what == "page"


def test_what_was_not_handed_out_is_not_noted() -> None:
    first = owner()
    kept = document(first, engagement(first).id)
    stranger = member("Somebody Else", "partner", "incentives_admin")
    assert browser_of(stranger).get(f"/documents/{kept.id}/").status_code == 404
    assert not Read.objects.of(first).exists()
    assert not Read.objects.of(stranger).exists()


def test_the_admin_reads_it_and_others_do_not() -> None:
    first, viewer = owner(), member("Northwind Partners", "partner", "viewer")
    kept = document(first, engagement(first).id)
    assert b"".join(browser_of(viewer).get(f"/documents/{kept.id}/"))
    page = browser_of(first).get("/people/reads/").content.decode()
    assert UNTOLD in page
    assert "Viewer" in page
    assert browser_of(viewer).get("/people/reads/").status_code == 404
