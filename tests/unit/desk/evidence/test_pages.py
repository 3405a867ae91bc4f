"""Documents through the browser: added, handed out to be saved, and hostile ones kept away from the site."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, owner
from tests.desk_things import document, engagement
from tests.integration.hostile import others, pdfs

from poedesk.desk.config.running.works import WORKS
from poedesk.desk.evidence.models import Document
from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import do_next

pytestmark = pytest.mark.django_db


def hostile() -> dict[str, tuple[bytes, str]]:
    """Return what attacks a reader, and what is said of it."""
    words = others.docx_files()
    return {
        "locked.pdf": (pdfs.locked(), "can only be opened with a password"),
        "entity.docx": (words["external entity"](), "declares a document type"),
        "bomb.docx": (words["part that inflates"](), "unpacks to more than"),
        "parts.eml": (others.mails()["2,000 parts in each other"], "cut off"),
        "program.pdf": (b"MZ\x90\x00" + bytes(range(256)) * 8, ""),
    }


def test_of_hostile_files_each_has_its_message_and_the_site_stays_up(client: Client) -> None:
    actor = owner()
    made = engagement(actor)
    browser = browser_of(actor)
    attacks = hostile()
    files = [SimpleUploadedFile(name, data) for name, (data, _) in attacks.items()]
    answer = browser.post(f"/engagements/{made.id}/documents/", {"files": files})
    assert answer.headers["Location"] == f"/engagements/{made.id}/"
    while do_next(WORKS):
        pass
    assert Job.objects.get(kind="readiness:judge").problem == ""
    page = browser.get(f"/engagements/{made.id}/").content.decode()
    told = page.partition("Documents that were not read as they are")[2].partition("</dl>")[0]
    for name, (_, says) in attacks.items():
        row = told.partition(name)[2].partition("</div>")[0]
        assert says in row, name
        assert len(row) > len("</dt>") + 20, f"nothing is said of {name}"
    assert client.get("/health").status_code == 200


def test_a_document_is_saved_and_never_shown_by_the_browser() -> None:
    actor = owner()
    made = engagement(actor)
    kept = document(actor, made.id, 'evil".html', b"<script>alert(1)</script>")
    answer = browser_of(actor).get(f"/documents/{kept.id}/")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == b"<script>alert(1)</script>"


def test_what_is_too_large_is_named_and_the_others_are_added(settings: Settings) -> None:
    settings.OPTIONS = settings.OPTIONS.__class__(upload_bytes=10)
    actor = owner()
    made = engagement(actor)
    browser = browser_of(actor)
    files = [SimpleUploadedFile("large.txt", b"x" * 11), SimpleUploadedFile("small.txt", b"x" * 10)]
    browser.post(f"/engagements/{made.id}/documents/", {"files": files})
    assert [each.name for each in Document.objects.of(actor)] == ["small.txt"]
    page = browser.get(f"/engagements/{made.id}/").content.decode()
    assert "large.txt has more than" in page
    assert "small.txt is added" in page


def test_a_file_that_the_page_did_not_even_send_is_told_all_the_same() -> None:
    actor = owner()
    made = engagement(actor)
    browser = browser_of(actor)
    browser.post(f"/engagements/{made.id}/documents/", {"too_large": "C:\\scans\\film.mp4"})
    page = browser.get(f"/engagements/{made.id}/").content.decode()
    assert "film.mp4 has more than" in page
    assert "scans\\film" not in page
    assert not Document.objects.of(actor).exists()


def test_no_file_is_asked_for() -> None:
    actor = owner()
    made = engagement(actor)
    browser = browser_of(actor)
    browser.post(f"/engagements/{made.id}/documents/")
    assert "Choose at least one file" in browser.get(f"/engagements/{made.id}/").content.decode()


@pytest.mark.parametrize("given", ["yesterday", "2026-02-30", "2026-05-04T10:00", "9999999"])
def test_a_day_that_is_none_changes_nothing(given: str) -> None:
    actor = owner()
    kept = document(actor, engagement(actor).id)
    browser = browser_of(actor)
    browser.post(f"/documents/{kept.id}/date/", {"dated": given})
    assert Document.objects.of(actor).get().dated is None
    assert "Enter the day as in" in browser.get("/engagements/").content.decode()
