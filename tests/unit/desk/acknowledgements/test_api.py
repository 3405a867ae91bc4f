"""What a program of the partner does: previews, asks, follows, withdraws."""

from tests.desk_acknowledgements import person_of, undrawn
from tests.desk_calling import Program

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.reads.models import Read


def test_a_program_asks_for_what_it_looked_at_and_follows_it(partner: Actor, engagement: Engagement) -> None:
    program, person = Program(partner), person_of(engagement)
    undrawn(engagement, person)
    whom = {"name": person.name, "title": person.title, "email": person.email}
    path = f"/engagements/{engagement.id}/acknowledgements"
    seen = program.call("POST", f"{path}/preview", whom).json()
    assert (seen["disclosures"], seen["doubts"]) == ([], [])
    other = program.call("POST", path, {**whom, "document": "0" * 64})
    assert other.status_code == 409
    assert "was changed since" in other.json()["detail"]
    made = program.call("POST", path, {**whom, "document": seen["document"]})
    assert made.status_code == 201
    told = made.json()
    assert (told["state"], told["document"]) == ("asked", seen["document"])
    assert program.call("GET", path).json()["items"] == [told]
    assert program.call("GET", f"/acknowledgements/{told['id']}").json() == told
    assert program.call("POST", f"/acknowledgements/{told['id']}/remind", {}).status_code == 409
    ended = program.call("POST", f"/acknowledgements/{told['id']}/withdraw", {"reason": "Too early"}).json()
    assert (ended["state"], ended["reason"]) == ("withdrawn", "Too early")
    assert [each["who"] for each in ended["history"]] == ["Ana Weber", "Ana Weber"]


def test_what_is_wrong_with_the_person_is_told_by_field(partner: Actor, engagement: Engagement) -> None:
    path = f"/engagements/{engagement.id}/acknowledgements/preview"
    answer = Program(partner).call("POST", path, {"name": "A\nB", "title": "", "email": "x"})
    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["fields"]} == {"name", "title", "email"}


def test_a_scope_that_sees_does_not_ask(partner: Actor, engagement: Engagement, one: Acknowledgement) -> None:
    program = Program(partner, ["acknowledgement:see"])
    assert program.call("GET", f"/acknowledgements/{one.id}").status_code == 200
    assert program.call("POST", f"/acknowledgements/{one.id}/withdraw", {}).status_code == 403
    assert engagement.acknowledgements.get().state == "asked"


def test_a_document_that_a_program_takes_is_noted_as_read(partner: Actor, one: Acknowledgement) -> None:
    answer = Program(partner).call("GET", f"/acknowledgements/{one.id}/content")
    assert answer.getvalue().startswith(b"%PDF-")
    read = Read.objects.of(partner).get()
    assert (read.what, read.subject, read.by) == ("acknowledgement", f"acknowledgement:{one.id}", "api")
