"""The vault by program: narrowed, one document with its versions, used again elsewhere."""

import pytest
from tests.desk_calling import Program
from tests.desk_parties import member, owner
from tests.desk_things import document, engagement

from poedesk.desk.evidence import services

pytestmark = pytest.mark.django_db


def test_documents_of_all_engagements_are_listed_and_narrowed() -> None:
    ours = owner()
    first, second = engagement(ours), engagement(ours)
    old = document(ours, first.id, "old.pdf", b"old")
    services.set_date(ours, old.id, old.added_at.date().replace(year=old.added_at.year - 9))
    new = document(ours, second.id, "new.pdf", b"new")
    program = Program(ours)

    def found(query: str) -> list[str]:
        return [each["name"] for each in program.call("GET", f"/documents?{query}").json()["items"]]

    assert found("") == ["new.pdf", "old.pdf"]
    assert found("show=old") == ["old.pdf"]
    assert found("show=undated") == ["new.pdf"]
    assert found("q=new") == ["new.pdf"]
    services.remove(ours, new.id)
    assert found("") == ["old.pdf"]
    assert program.call("GET", "/documents?show=lost").status_code == 422


def test_a_document_is_used_again_and_both_tell_of_each_other() -> None:
    ours = owner()
    first, second = engagement(ours), engagement(ours)
    made = document(ours, first.id)
    program = Program(ours)
    again = program.call("POST", f"/documents/{made.id}/reuse", {"engagement": str(second.id)})
    assert again.status_code == 201
    assert (again.json()["engagement"], again.json()["sha256"]) == (str(second.id), made.sha256)
    told = program.call("GET", f"/documents/{made.id}").json()
    assert told["elsewhere"] == [again.json()["id"]]
    assert told["versions"] == [str(made.id)]
    twice = program.call("POST", f"/documents/{made.id}/reuse", {"engagement": str(second.id)})
    assert twice.json()["code"] == "refused"


def test_nothing_is_put_into_an_engagement_of_another_partner() -> None:
    ours = owner()
    theirs = engagement(member("Tailspin Services", "partner", "incentives_admin"))
    made = document(ours, engagement(ours).id)
    answer = Program(ours).call("POST", f"/documents/{made.id}/reuse", {"engagement": str(theirs.id)})
    assert answer.status_code == 404
    assert theirs.documents.count() == 0
