"""Readiness by program: pictures of the pages that are cited, letters for what lacks."""

from typing import Any

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, ready, with_document
from tests.desk_parties import owner
from tests.desk_things import engagement, judged

from poedesk.desk.readiness.models import Assessment
from poedesk.desk.reads.models import Read

pytestmark = pytest.mark.django_db


def test_the_picture_of_a_page_is_handed_out_and_noted() -> None:
    ours = owner()
    made = engagement(ours)
    judged(made)
    program = Program(ours)
    answer = program.call("GET", f"/engagements/{made.id}/pages/0")
    assert (answer.content, answer.headers["Content-Type"]) == (b"picture", "image/png")
    assert Read.objects.of(ours).get().by == "api"
    assert program.call("GET", f"/engagements/{made.id}/pages/1").status_code == 404


def test_letters_ask_for_what_is_missing_and_nothing_is_sent() -> None:
    ours = partner()
    made = ready(ours, verdict="not_approvable")
    result: Any = made.assessment.result
    result["claim"] |= {"partner": "Northwind Partners", "customer": "Contoso Health"}
    Assessment.objects.of(ours).update(result=result)
    told = Program(ours).call("GET", f"/engagements/{made.id}/letters").json()
    assert "acknowledgement.date" in {element for each in told for element in each["elements"]}
    assert all(each["subject"] and each["body"] for each in told)


def test_letters_are_not_written_from_what_was_judged_before_a_change() -> None:
    ours = partner()
    made = ready(ours, verdict="not_approvable")
    with_document(made, "another")
    answer = Program(ours).call("GET", f"/engagements/{made.id}/letters")
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    assert "being judged" in answer.json()["detail"]


def test_while_nothing_is_judged_there_is_no_letter() -> None:
    ours = owner()
    assert Program(ours).call("GET", f"/engagements/{engagement(ours).id}/letters").status_code == 404
