"""Engagements by program: a table with every wrong row named, the questions, lists that are narrowed."""

import csv

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_calling import Program
from tests.desk_claims import partner, ready, reviewer, submitted
from tests.desk_parties import owner
from tests.unit.desk.engagements.test_importing import GOOD, OTHER, WRONG, table

from poedesk.desk.engagements.importing import ASKED
from poedesk.desk.engagements.models import Engagement

pytestmark = pytest.mark.django_db


def sent(data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("work.csv", data)}


def test_a_table_is_looked_at_and_taken_over() -> None:
    program = Program(owner())
    looked = program.send("/engagements/imports/preview", sent(table(GOOD, WRONG))).json()
    assert looked["rows"] == 1
    ((row, field),) = {(each["row"], each["field"]) for each in looked["problems"]}
    assert (row, field) == (3, "engagement")
    made = program.send("/engagements/imports", sent(table(GOOD, OTHER)))
    assert made.status_code == 201
    names = [
        program.call("GET", f"/engagements/{each}").json()["answers"]["customer"]["name"]
        for each in made.json()["engagements"]
    ]
    assert names == ["Contoso Health", "Tailwind Toys"]


def test_a_wrong_row_imports_nothing_and_is_told_as_a_field() -> None:
    ours = owner()
    answer = Program(ours).send("/engagements/imports", sent(table(GOOD, WRONG)))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    (wrong,) = answer.json()["fields"]
    assert wrong["field"] == "rows.3.engagement"
    assert "useage" in wrong["message"]
    assert not Engagement.objects.of(ours).exists()


def test_what_is_no_table_is_refused_with_the_reason() -> None:
    answer = Program(owner()).send("/engagements/imports", sent(b"\x00\x01"))
    assert answer.json()["code"] == "refused"
    assert "Mend the table" in answer.json()["detail"]


def test_the_template_names_the_columns() -> None:
    answer = Program(owner()).call("GET", "/engagements/imports/template")
    assert next(csv.reader(answer.content.decode().splitlines())) == list(ASKED)


def test_the_questions_tell_under_which_path_an_answer_is_sent() -> None:
    program = Program(owner())
    told = {each["path"]: each for each in program.call("GET", "/engagements/questions").json()}
    assert "usage" in told["engagement"]["choices"]
    made = program.call("POST", "/engagements").json()
    changes = {"changes": {"customer.name": "Contoso"}, "revision": 1}
    assert "customer.name" in told
    assert program.call("PATCH", f"/engagements/{made['id']}", changes).status_code == 200


def test_the_list_is_narrowed_as_on_its_page() -> None:
    ours = partner()
    reviewer()
    draft = ready(ours, project="Fresh")
    claim = submitted(ours, project="Gone out")
    program = Program(ours)

    def found(query: str) -> list[str]:
        return [each["id"] for each in program.call("GET", f"/engagements?{query}").json()["items"]]

    assert found("show=draft") == [str(draft.id)]
    assert found("show=theirs") == [str(claim.engagement_id)]
    assert found("q=gone") == [str(claim.engagement_id)]
    wrong = program.call("GET", "/engagements?show=all-of-them").json()
    assert [each["field"] for each in wrong["fields"]] == ["show"]
    assert program.call("GET", f"/engagements/{claim.engagement_id}").json()["locked"]
