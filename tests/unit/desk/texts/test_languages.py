"""In another language no page keeps a word of English, apart from what people typed and names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation
from lxml import html
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from tests.desk_language import CODE, make
from tests.desk_parties import actor_of, browser_of, every_role, member, owner
from tests.desk_things import MAKERS, SECRET, UNTOLD, Things
from tests.unit.desk.test_strangers import at, ours

from poedesk.desk.accounts.models import Membership, Organisation, User
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.texts import showing
from poedesk.proof.policy import loader as policies
from poedesk.proof.policy import vocabulary

pytestmark = pytest.mark.django_db

NAMES = {
    "poedesk",
    "Microsoft",
    "Azure",
    "Dynamics",
    "GUID",
    "ID",
    "SHA",
    "CSV",
    "PDF",
    "DOCX",
    "JSON",
    "API",
    "UTC",
    "USD",
    "EUR",
    "EA",
    "MB",
    "KB",
}
"""Called the same in every language."""

UNSEEN = ("account_", "mfa_", "metrics", "health", "ready", "public_key", "openapi")
"""Addresses of the library's pages, whose words it translates itself, and of programs."""

TYPED = {"Northwind Partners", "Received Programmes", "Ana Weber", SECRET, UNTOLD}
"""Names of organisations, people and files; what engagements answer is asked of them."""


@pytest.fixture(scope="module")
def nobodys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("language"))


@pytest.fixture
def in_it(nobodys: Path, settings: Settings) -> Iterator[None]:
    settings.LOCALE_PATHS = [str(nobodys)]
    settings.LANGUAGE_CODE = CODE
    showing.forget()
    with translation.override(CODE):
        yield
    showing.forget()


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:  # noqa: ARG001
    with django_db_blocker.unblock(), transaction.atomic():
        made = Things(owner())
        for each in MAKERS:
            made[each]
        User.objects.update(name="Ana Weber")
        yield made
        transaction.set_rollback(True)


def browser(kind: str, role: str, things: Things) -> Client:
    if kind == "programme":
        return browser_of(member("Received Programmes", "programme", role))
    place = Organisation.objects.get(pk=things.owner.organisation)
    person = User.objects.make(f"{role}@northwind.example", "Ana Weber", "blue horse kitchen table")
    return browser_of(actor_of(Membership.objects.create(user=person, organisation=place, role=role)))


@pytest.mark.usefixtures("in_it")
def test_an_accent_shows_what_is_translated() -> None:
    assert translation.gettext("Password") == "Ṕáśśẃőŕđ"
    assert showing.shown("Modern-work nobody knows") == "Modern-work nobody knows"


@pytest.mark.usefixtures("in_it")
@pytest.mark.parametrize(("kind", "role"), every_role())
def test_a_page_in_another_language_has_no_english_word(kind: str, role: str, things: Things) -> None:
    client = browser(kind, role, things)
    found: dict[str, list[str]] = {}
    pages = 0
    for address in ours():
        if not address.name.startswith(UNSEEN):
            answer = client.get(at(address, things))
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                pages += 1
                left = english(answer.content.decode())
                if left:
                    found[address.shape] = left
            if answer.streaming:
                b"".join(answer)
    assert found == {}
    assert pages > 5


def english(page: str) -> list[str]:
    """Return each text of a page that holds an English word."""
    known = sorted(TYPED | titles() | answered(), key=len, reverse=True)
    return [each for each in texts(page) if words_of(each, known)]


def texts(page: str) -> Iterator[str]:
    """Yield what a page says: its texts, and what is read out; not code, nor what is marked as English."""
    whole = html.fromstring(page)
    yield from _said(next(whole.iter("body"), whole))


def _said(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in SILENT and element.get("lang") != "en":
        yield from (element.get(name) or "" for name in ("aria-label", "title", "alt", "placeholder"))
        yield " ".join((element.text or "").split())
        for each in element:
            yield from _said(each)
            yield " ".join((each.tail or "").split())


SILENT = {"code", "pre", "script", "style", "kbd"}


def words_of(text: str, known: list[str]) -> list[str]:
    for each in known:
        text = text.replace(each, " ")
    tokens = [each for each in text.split() if not re.search(r"\d|@|/|_|\w\.\w|\w-[A-Z]", each)]
    return [
        each
        for each in re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", " ".join(tokens))
        if each not in NAMES
    ]


def answered() -> set[str]:
    """Return every text that people answered in an engagement."""
    return {
        text
        for answers in Engagement.objects.of_anybody("a test").values_list("answers", flat=True)
        for text in leaves(answers)
    }


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)


def titles() -> set[str]:
    known = vocabulary.load()
    named = {each.title for each in known.workloads} | {each.title for each in known.products}
    return named | {each.id for each in policies.programmes()}
