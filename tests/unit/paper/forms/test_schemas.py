from typing import Any

import jsonschema
import pytest
from tests.unit.paper.forms.engagements import NARRATIVES, claim, policy_of, presales

from poedesk.paper.forms import narratives
from poedesk.paper.forms.contents import contents
from poedesk.paper.forms.planning import plan
from poedesk.paper.forms.reading.back import read_back
from poedesk.paper.forms.record import record_text
from poedesk.paper.forms.schemas import NAMES, schema
from poedesk.paper.forms.word import draw
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import vocabulary


def errors(name: str, value: Any) -> list[str]:
    """Return what a schema finds wrong with a value."""
    return [error.message for error in jsonschema.Draft202012Validator(schema(name)).iter_errors(value)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"poedesk.{name}/1"


def test_narratives_and_schema_know_the_same_fields() -> None:
    jsonschema.validate(NARRATIVES.to_json(), schema("narratives"))
    known = set(schema("narratives")["properties"])
    assert known == {"schema", "supporting_documents", "activities", *narratives.TEXTS}
    activities = schema("narratives")["properties"]["activities"]["additionalProperties"]["items"]["enum"]
    assert activities == [activity.id for activity in vocabulary.load().activities]


@pytest.mark.parametrize("engagement", [claim(), presales()], ids=["usage", "presales"])
def test_what_a_form_tells_is_as_its_schema_says(engagement: Claim) -> None:
    outline = plan(engagement, policy_of(engagement))
    record = record_text(outline, engagement, NARRATIVES)
    form = draw(outline, contents(outline, engagement, NARRATIVES), record=record)
    told = read_back(form, "poe.docx").to_json()
    assert errors("told", told) == []
    assert errors("narratives", told["narratives"]) == []
    assert errors("told", {**told, "seen": [{"field": "partner.name"}]}) != []
    assert errors("narratives", {**told["narratives"], "usage_work": 3}) != []
