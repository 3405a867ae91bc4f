import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.checking import check

from poedesk.process.requests.answering import answers, questions_for
from poedesk.process.requests.telling import text, to_json
from poedesk.proof.policy.elements import ELEMENTS

EXAMPLES = Path(__file__).parents[4] / "examples"


@pytest.mark.parametrize(
    ("area", "engagement", "ids"),
    [
        ("azure", "usage", ["azure.need", "azure.architecture", "azure.benefits"]),
        ("security", "usage", ["usage.adviser", "usage.support", "template.need"]),
        ("modern-work", "presales", ["template.need", "template.presales"]),
        ("business-applications", "presales", ["template.need", "template.presales", "template.products"]),
    ],
)
def test_each_area_has_the_questions_of_the_article_and_of_the_template(
    area: str, engagement: str, ids: list[str]
) -> None:
    asked = questions_for(area, engagement)
    assert [each.id for each in asked] == [*ids, "any.parties", "any.acknowledged"]
    assert {name for each in asked for name in each.elements} <= set(ELEMENTS)


def test_the_answer_cites_what_is_shown() -> None:
    found = answers(check(EXAMPLES / "sow-and-email", as_of=date(2026, 11, 22)).to_json())
    told = {each.question.id: each for each in found}
    assert all(each.complete for each in found)
    assert {each.document for each in told["any.acknowledged"].shown} == {"acceptance.eml"}
    assert all(each.place for answer in found for each in answer.shown)


def test_what_is_open_is_told_with_what_to_do() -> None:
    found = answers(check(EXAMPLES / "signature-line-blank", as_of=date(2026, 11, 22)).to_json())
    (acknowledged,) = [each for each in found if each.question.id == "any.acknowledged"]
    assert not acknowledged.complete
    assert "acknowledgement.signature" in {each.element for each in acknowledged.open}
    assert all(each.remedy for each in acknowledged.open)


def test_what_a_reviewer_wrote_stands_at_its_element_whatever_the_machine_says() -> None:
    assessment = check(EXAMPLES / "sow-and-email", as_of=date(2026, 11, 22)).to_json()
    said = {"acknowledgement.date": "Only the cover is dated.", "document.kind": "Is this the last version?"}
    value = to_json(assessment, "POE-1f0c2a9b7d3e", said)
    schema = files("poedesk.process.requests") / "schemas/poe-answer.json"
    jsonschema.validate(value, json.loads(schema.read_text("utf-8")))
    told = {each["question"]: each for each in value["answers"]}
    assert [each["said"] for each in told["any.acknowledged"]["open"]] == ["Only the cover is dated."]
    assert not told["any.acknowledged"]["complete"]
    assert [each["element"] for each in value["elsewhere"]] == ["document.kind"]
    written = text(value)
    assert "The reviewer writes: Only the cover is dated." in written
    quotes = [each["quote"] for answer in value["answers"] for each in answer["shown"] if each["quote"]]
    assert quotes
    assert all(quote in written for quote in quotes)
