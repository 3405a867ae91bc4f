"""The form by program: its doubts, and the file in three shapes."""

import pytest
from tests.desk_calling import Program
from tests.desk_engagements import engagement_of
from tests.desk_parties import owner

from poedesk.desk.engagements.services import begin
from poedesk.paper.forms.samples.load import kinds

pytestmark = pytest.mark.django_db


def test_it_is_fetched_in_each_shape_that_it_tells() -> None:
    ours = owner()
    path = f"/engagements/{engagement_of(ours, min(kinds())).id}/form"
    program = Program(ours)
    told = program.call("GET", path).json()
    starts = {shape: program.call("GET", f"{path}/{shape}").content[:4] for shape in told["shapes"]}
    assert starts == {"pdf": b"%PDF", "fillable": b"%PDF", "word": b"PK\x03\x04"}
    assert program.call("GET", f"{path}/text").status_code == 404


def test_while_the_answers_make_none_it_is_refused_with_what_is_missing() -> None:
    ours = owner()
    path = f"/engagements/{begin(ours).id}/form"
    for answer in (Program(ours).call("GET", path), Program(ours).call("GET", f"{path}/pdf")):
        assert (answer.status_code, answer.json()["code"]) == (409, "refused")
        assert "customer.name" in answer.json()["detail"]
