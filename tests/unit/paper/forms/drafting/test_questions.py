from dataclasses import fields

from tests.unit.paper.forms.engagements import claim, policy_of, presales

from poedesk.paper.forms.drafting.questions import all_questions, questions_for, starter
from poedesk.paper.forms.narratives import Narratives, load
from poedesk.paper.forms.planning import plan
from poedesk.proof.policy.elements import ELEMENTS


def test_every_answer_of_a_narrative_file_has_its_questions() -> None:
    assert {asked.name for asked in all_questions()} == {
        field.name for field in fields(Narratives) if field.name != "activities"
    }
    assert {asked.element for asked in all_questions()} <= set(ELEMENTS)
    assert all(question.endswith(("?", ".")) for asked in all_questions() for question in asked.questions)


def test_only_the_answers_of_the_form_are_asked_for() -> None:
    names = [asked.name for asked in questions_for(plan(presales(), policy_of(presales())))]
    assert names == ["business_need", "presales_activities", "supporting_documents"]


def test_the_empty_file_can_be_filled_in_and_read() -> None:
    text = starter(plan(claim(), policy_of(claim())))
    assert load(text.encode(), "narratives.yaml") == Narratives()
    filled = text.replace("usage_work: |\n", "usage_work: |\n  Moved 310 mailboxes.\n")
    assert load(filled.encode(), "narratives.yaml").usage_work == "Moved 310 mailboxes."
