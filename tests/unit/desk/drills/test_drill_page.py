"""The readiness drill: the same seed draws the same, what fails costs, what is wrong is told at its field."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk_claims import partner, ready
from tests.desk_parties import browser_of, member

pytestmark = pytest.mark.django_db


def test_what_is_drawn_follows_from_the_seed_and_failing_ones_cost() -> None:
    ours = partner()
    for number in range(4):
        ready(ours, verdict="not_approvable" if number % 2 else "approvable", project=f"Project {number}")
    browser = browser_of(ours)
    first, again = (browser.get("/drill/?take=4&hours=3&seed=one").content.decode() for _ in range(2))
    drawn = re.findall(r">(Project \d)<", first)
    assert sorted(drawn) == [f"Project {number}" for number in range(4)]
    assert drawn == re.findall(r">(Project \d)<", again)
    assert "6 hours" in first
    assert "25,000.00" in first
    assert "Date of the acknowledgement" in first


def test_of_all_engagements_the_verdict_is_read_and_of_the_drawn_ones_the_rest() -> None:
    ours = partner()
    for number in range(3):
        ready(ours, verdict="not_approvable", project=f"Project {number}")
    browser = browser_of(ours)
    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/drill/?take=1&hours=3&seed=one").content.decode()
    assert page.count("Date of the acknowledgement") == 1
    whole = [each["sql"] for each in asked.captured_queries if '"result"' in each["sql"].split(" FROM ")[0]]
    assert len(whole) == 1
    assert " IN (" in whole[0]
    with CaptureQueriesContext(connection) as asked:
        browser.get("/drill/")
    assert not [each for each in asked.captured_queries if "readiness_assessment" in each["sql"]]


def test_wrong_numbers_are_told_and_kept() -> None:
    ours = partner()
    ready(ours)
    shown = browser_of(ours).get("/drill/?take=none&hours=3&seed=one").content.decode()
    assert "Enter a whole number, such as 5" in shown
    assert 'value="none"' in shown


def test_without_engagements_there_is_nothing_to_draw() -> None:
    partner()
    other = member("Other Partner", "partner", "viewer")
    assert "nothing to draw from" in browser_of(other).get("/drill/").content.decode()
