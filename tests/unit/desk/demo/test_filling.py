"""What the demo is made of; the whole of it is made in tests/journeys."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from poedesk.desk.accounts.models import Membership
from poedesk.desk.claims.models import Claim
from poedesk.desk.config.folder import prepare
from poedesk.desk.config.keeping.demo import UNFINISHED, beginning, refuse_unfinished
from poedesk.desk.config.running import serving
from poedesk.desk.demo import PASSWORD
from poedesk.desk.demo.course import ACTS
from poedesk.desk.demo.filling import fill, told_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.models import Assessment
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


@pytest.mark.django_db
def test_a_demo_that_is_made_over_midnight_is_made_whole() -> None:
    told = told_of()
    one = {"partner": told["partners"][1]["name"], "example": "azure-poc-report", "course": ["submit"]}

    def tell(line: str) -> None:
        if line.startswith("submit"):
            kept = Assessment.objects.of_anybody(WHY)
            assert kept.update(given="as it was the day before") == 1

    fill(EXAMPLES, tell, {**told, "engagements": [one]})
    assert Claim.objects.of_anybody(WHY).get().proofs.get().verdict == "approvable"


def test_a_folder_in_which_something_is_takes_no_demo(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        serving.serve(tmp_path, host=None, port=None, examples=EXAMPLES)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def half_made(place: Path) -> None:
    """Leave what a process leaves that is killed while it makes a demo."""
    with suppress(KeyboardInterrupt), beginning(place):
        prepare(place)
        (place / "desk.sqlite").write_bytes(b"half")
        raise KeyboardInterrupt


def test_a_demo_that_was_killed_half_way_is_begun_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    half_made(data)
    (data / "desk.toml").write_text("port = 9000\n")
    before = (data / "keys" / "secret").read_text()
    with beginning(data):
        assert {each.name for each in data.iterdir()} == {UNFINISHED, "desk.toml"}
        assert prepare(data).secret() != before
        with pytest.raises(UsageError, match="is being made"), beginning(data):
            pass
    refuse_unfinished(data)
    assert not (data / UNFINISHED).exists()


def test_what_somebody_put_into_an_unfinished_demo_is_never_removed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    half_made(data)
    (data / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"), beginning(data):
        pass
    assert (data / "letter.txt").read_text() == "mine"
    assert (data / "desk.sqlite").exists()


def test_an_unfinished_demo_is_not_served_and_says_what_to_do(tmp_path: Path) -> None:
    half_made(tmp_path / "data")
    with pytest.raises(UsageError, match="make it again with `poedesk serve --demo"):
        serving.serve(tmp_path / "data", host=None, port=None)


def test_a_demo_with_a_mail_server_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('mail_host = "smtp.example.com"\n')
    with pytest.raises(UsageError, match="take mail_host away"), beginning(tmp_path):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["desk.toml"]
