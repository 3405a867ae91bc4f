"""What the demo is made of; the whole of it is made in tests/journeys."""

from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from poedesk.desk.accounts.models import Membership
from poedesk.desk.claims.models import Claim
from poedesk.desk.config import serving
from poedesk.desk.demo import PASSWORD
from poedesk.desk.demo.course import ACTS
from poedesk.desk.demo.filling import fill, told_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.trail.acting import store
from poedesk.kernel.errors import UsageError

EXAMPLES = Path(__file__).parents[4] / "examples"
WHY = "a test looks at everything"


def test_each_course_is_made_of_known_acts_and_every_state_is_there() -> None:
    told = told_of()["engagements"]
    courses = [each["course"] for each in told]
    assert {act for course in courses for act in course} <= {*ACTS, "begin"}
    ends = {course[-1] if course else "ready" for course in courses}
    assert ends >= {"begin", "ready", "submit", "ask", "draw", "fail", "dispute", "pay", "list-after"}
    assert all(("example" in each) != ("sample" in each) for each in told)


@pytest.mark.django_db
def test_people_can_sign_in_and_every_act_is_in_the_trail() -> None:
    told = told_of()
    draft = {"partner": told["partners"][1]["name"], "sample": "azure", "course": ["begin"]}
    handed = {**draft, "example": "azure-poc-report", "course": ["submit"]}
    del handed["sample"]
    lines: list[str] = []
    people = fill(EXAMPLES, lines.append, {**told, "engagements": [draft, handed]})
    assert len(people) == Membership.objects.of_anybody(WHY).count() == 8
    assert authenticate(username="ben@fabrikam.example", password=PASSWORD) is not None
    assert Engagement.objects.of_anybody(WHY).count() == 2
    claim = Claim.objects.of_anybody(WHY).get()
    assert (claim.state, str(claim.owner)) == ("attached", "Fabrikam Programmes")
    assert claim.proofs.get().verdict == "approvable"
    assert lines[-1] == "submit: 1"
    assert store().size() > len(people)


def test_a_folder_in_which_something_is_takes_no_demo(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        serving.serve(tmp_path, host=None, port=None, examples=EXAMPLES)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]
