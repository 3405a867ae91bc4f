import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.identity.projects import projects


def test_the_project_is_named_at_its_label() -> None:
    (found,) = projects(typed("* Project Name: Harbour rollout"))
    assert (found.value, found.anchored) == ("Harbour rollout", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zum Werkvertrag vom 12.09.2025 - Projekt „Digitale Leitstelle“.", "Digitale Leitstelle"),
        ("la entrega de los servicios del proyecto «Fórmula Segura».", "Fórmula Segura"),
        ("the work of the project “Yard to Ledger” was begun in May.", "Yard to Ledger"),
        ("les travaux du projet « Quai neuf » sont terminés.", "Quai neuf"),
    ],
)
def test_in_running_text_it_stands_in_quotation_marks_and_contradicts_nothing(text: str, name: str) -> None:
    (found,) = projects(typed(text))
    assert (found.value, found.anchored) == (name, False)


@pytest.mark.parametrize(
    "text",
    ["the project manager's “go-live” list", "The project was called off.", "The “Yard” project team met."],
)
def test_other_words_in_quotation_marks_are_no_project(text: str) -> None:
    assert list(projects(typed(text))) == []
