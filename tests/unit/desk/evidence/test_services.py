"""Documents are added, replaced, taken out and put back; the bytes stay as they were given."""

import hashlib
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from tests.desk_parties import member, owner
from tests.desk_things import document

from poedesk.desk.accounts.services import Refused
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin
from poedesk.desk.evidence import blobs, services
from poedesk.desk.evidence.models import Document
from poedesk.desk.trail.acting import store

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


def test_a_document_is_kept_by_its_hash() -> None:
    actor = owner()
    made = document(actor, begin(actor).id, "sow.txt", b"Work was done.")
    assert made.sha256 == hashlib.sha256(b"Work was done.").hexdigest()
    kept = blobs.path_of(settings.FOLDER.blobs, made.sha256)
    assert kept.read_bytes() == b"Work was done."
    assert kept.stat().st_mode & 0o077 == 0, "for the owner of the folder alone"


def test_a_document_of_the_same_name_replaces_the_older_one_which_stays_to_be_seen() -> None:
    actor = owner()
    made = begin(actor)
    old, new = (document(actor, made.id, "sow.txt", data) for data in (b"one", b"two"))
    assert Document.objects.of(actor).get(removed_at=None) == new
    assert Document.objects.of(actor).exclude(removed_at=None).get() == old


def test_what_is_taken_out_can_be_put_back_unless_its_name_is_taken() -> None:
    actor = owner()
    made = begin(actor)
    old = document(actor, made.id, "sow.txt", b"one")
    services.remove(actor, old.id)
    assert not Document.objects.of(actor).filter(removed_at=None).exists()
    services.restore(actor, old.id)
    assert Document.objects.of(actor).get(removed_at=None) == old
    services.remove(actor, old.id)
    document(actor, made.id, "sow.txt", b"two")
    with pytest.raises(Refused, match="has that name now"):
        services.restore(actor, old.id)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\sow.docx", "sow.docx"),
        ("a\x00b.pdf", "ab.pdf"),
        ("annexe\u202efdp.exe", "annexefdp.exe"),
        ("x" * 300 + ".pdf", ".pdf"),
        ("", "document"),
        ("a/..", "document"),
        ("\ud800.pdf", ".pdf"),
    ],
)
def test_a_name_is_a_name_and_never_a_path(given: str, kept: str) -> None:
    actor = owner()
    made = document(actor, begin(actor).id, given)
    assert "/" not in made.name
    assert "\\" not in made.name
    assert made.name.isprintable()
    assert kept in made.name
    assert 0 < len(made.name) <= 255


@pytest.mark.parametrize(("data", "told"), [(b"", "is empty"), (b"x" * ((1 << 20) + 1), "more than 1 MiB")])
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(data: bytes, told: str) -> None:
    actor = owner()
    made = begin(actor)
    leaves = store().size()
    with pytest.raises(Refused, match=told):
        document(actor, made.id, "sow.txt", data)
    assert not Document.objects.of(actor).exists()
    assert store().size() == leaves
    assert not [each for each in Path(settings.FOLDER.blobs).iterdir() if each.name.startswith(".new-")]


def test_who_only_looks_adds_and_takes_out_nothing() -> None:
    first, viewer = owner(), member("Northwind Partners", "partner", "viewer")
    made = begin(first)
    kept = document(first, made.id)
    acts: list[Callable[[], object]] = [
        lambda: document(viewer, made.id),
        lambda: services.remove(viewer, kept.id),
        lambda: services.restore(viewer, kept.id),
        lambda: services.set_date(viewer, kept.id, None),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Viewer may not"):
            act()


def test_nothing_about_a_document_changes_while_its_engagement_is_locked_its_day_neither() -> None:
    actor = owner()
    made = begin(actor)
    kept = document(actor, made.id)
    Engagement.objects.of(actor).filter(pk=made.id).update(locked="It was submitted.")
    acts: list[Callable[[], object]] = [
        lambda: services.set_date(actor, kept.id, date(2026, 5, 4)),
        lambda: services.remove(actor, kept.id),
        lambda: document(actor, made.id, "another.txt"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="It was submitted"):
            act()
    assert Document.objects.of(actor).get().dated is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_name_at_once_one_document_is_in_force() -> None:
    first, second = owner(), member("Northwind Partners", "partner", "incentives_user")
    made = begin(first)
    begun = threading.Barrier(2)

    def add(actor: object, data: bytes) -> None:
        begun.wait()
        try:
            document(actor, made.id, "sow.txt", data)  # type: ignore[arg-type]  # a thread takes anything
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=each) for each in ((first, b"one"), (second, b"two"))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert Document.objects.of(first).filter(removed_at=None).count() == 1
    assert Document.objects.of(first).count() == 2
