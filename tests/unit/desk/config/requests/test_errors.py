"""What cannot be taken is told on a page of ours, with what to do next."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.desk_parties import browser_of, owner

pytestmark = pytest.mark.django_db


def test_a_form_that_is_too_old_is_told_and_nothing_is_done() -> None:
    owner()
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@example.com"})
    assert answer.status_code == 403
    assert "The page was open for too long" in answer.content.decode()
    assert "put in what you typed" in answer.content.decode()


def test_more_fields_than_any_form_has_are_told() -> None:
    owner()
    answer = Client().post("/account/login/", {f"field-{number}": "x" for number in range(1001)})
    assert answer.status_code == 400
    assert "That could not be read" in answer.content.decode()


def test_more_files_than_are_taken_at_once_are_told_with_how_many_are() -> None:
    browser = browser_of(owner())
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(101)]
    answer = browser.post("/engagements/import/", {"table": files})
    assert answer.status_code == 400
    assert "You sent more than 100 files at once" in answer.content.decode()
