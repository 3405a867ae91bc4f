from dataclasses import replace

from tests.unit.proof.finding.sheets import typed

from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.supporting import find
from poedesk.proof.policy.vocabulary import load


def values(view: DocumentView) -> set[str | None]:
    return {item.value for item in find(view, load())["supporting_document"]}


def test_what_is_attached_is_supporting_material() -> None:
    view = typed("Please find the plan attached.")
    child = Document("mail.eml/Migration_Plan.pdf", "0" * 64, 1, "application/pdf", Read.COMPLETE)
    document = replace(view.document, name="mail.eml", attachments=(child,))
    (item,) = find(DocumentView(document), load())["supporting_document"]
    assert (item.value, item.detail) == ("Migration_Plan.pdf", "attached: migration plan")


def test_what_the_text_refers_to_is_found_by_name_and_kind() -> None:
    view = typed("Supporting documents\n\nSee Architecture_v2.pdf and the user counts.")
    assert values(view) == {"Architecture_v2.pdf", "user counts"}


def test_the_list_of_examples_on_a_form_is_no_material() -> None:
    view = typed(
        "3.6 Provide supporting documentation\n\nSolution architecture\n\nSupport logs\n\nVisual diagrams\n\n"
        "Deployment roadmaps\n\nMigration plans\n\nMilestones\n\nTimelines\n\nUser counts"
    )
    assert values(view) == set()


def test_a_plan_in_running_prose_is_not_brought_along() -> None:
    assert values(typed("We wrote a migration plan with the customer.")) == set()


def test_answers_below_a_list_of_examples_in_one_sentence_are_material() -> None:
    asked = (
        "Supporting documents\n\nName what shows the work: architecture, diagrams, support logs, "
        "deployment roadmap, migration plan, milestones, timelines, user counts."
    )
    assert values(typed(asked)) == set()
    assert values(typed(f"{asked}\n\nMigration plan of 8 January 2026\n\nUser counts of March")) == {
        "migration plan",
        "user counts",
    }
