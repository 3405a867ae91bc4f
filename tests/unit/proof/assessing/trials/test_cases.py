import pytest

from poedesk.kernel.errors import InvalidPolicy
from poedesk.proof.assessing.trials.cases import run, run_shipped
from poedesk.proof.policy import loader

PROGRAMMES = ("microsoft-azure-poe", "microsoft-cpor", "microsoft-usage-poe")


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_programmes_answer_as_their_managers_expect(programme: str) -> None:
    results = run_shipped(programme)
    assert len(results) >= 5
    assert {result.name: result.problems for result in results if result.problems} == {}


def test_every_shipped_programme_has_cases() -> None:
    assert {programme.id for programme in loader.programmes()} == set(PROGRAMMES)


def test_a_case_that_comes_out_otherwise_says_what_differs() -> None:
    text = loader.cases_text("microsoft-azure-poe").replace("overall: approvable", "overall: needs_review", 1)
    result = run(text, "test")[0]
    assert not result.good
    assert result.problems == ("overall is approvable, expected needs_review",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{like: form}", "{like: paper}", "like 'paper'"),
        ("      - domain: ", "      - colour: ", "a fact must name one of"),
        ("engagement: usage", "engagement: usag", "engagement"),
        ("azure.architecture: not_met missing", "azure.skyline: not_met", "azure.skyline is no element"),
    ],
)
def test_a_case_that_cannot_be_run_says_why(old: str, new: str, told: str) -> None:
    text = loader.cases_text("microsoft-azure-poe")
    assert old in text
    problems = [problem for result in run(text.replace(old, new), "test") for problem in result.problems]
    assert any(told in problem for problem in problems)


def test_a_file_of_another_shape_is_refused() -> None:
    with pytest.raises(InvalidPolicy, match="cases"):
        run("programme: microsoft-cpor\nclaims: {}\n", "test")
