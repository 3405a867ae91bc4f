import re
from pathlib import Path

import pytest

from poedesk.kernel.errors import UsageError
from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.samples.load import kinds, sample
from poedesk.paper.forms.samples.page import assessment_of, page
from poedesk.proof.assessing.model import Overall

DOCS = Path(__file__).parents[5] / "docs" / "samples.md"


def names(outline: Outline) -> set[str]:
    return {field.name for field in outline.fields()} | {"products", "activity"}


@pytest.mark.parametrize("kind", kinds())
def test_the_good_form_passes_and_its_poor_twin_does_not(kind: str) -> None:
    assert assessment_of(sample(kind)).verdict is Overall.APPROVABLE
    poor = assessment_of(sample(kind, poor=True))
    assert poor.verdict is Overall.NOT_APPROVABLE
    wrong = {each.id for each in poor.elements if each.required and each.verdict is not Verdict.MET}
    assert wrong <= {
        "business_need",
        "usage.work",
        "presales.activities",
        "azure.architecture",
        "azure.benefits",
    }


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("poor", [False, True])
def test_every_value_has_its_place_and_every_note_its_answer(kind: str, *, poor: bool) -> None:
    made = sample(kind, poor=poor)
    outline, contents = made.form()
    assert [str(problem) for problem in contents.without_place if "no activity" not in str(problem)] == []
    assert set(made.notes) <= names(outline)
    assert set(made.by_pen) <= names(outline)
    assert all(f"In the margin: {note}" in page(made) for note in made.notes.values())


def test_every_kind_of_engagement_and_solution_area_has_a_sample() -> None:
    claims = [sample(kind).claim for kind in kinds()]
    assert {(each.engagement, each.solution_area) for each in claims} >= {
        ("usage", "modern-work"),
        ("usage", "security"),
        ("usage", "business-applications"),
        ("usage", "azure"),
        ("presales", "business-applications"),
        ("presales", "modern-work"),
    }
    assert any(each.customer.sector == "public" for each in claims)


def test_samples_name_only_companies_that_nobody_owns() -> None:
    assert all(sample(kind).claim.customer.domain.endswith(".example") for kind in kinds())


def test_the_page_of_the_docs_shows_today_s_samples_and_judgement() -> None:
    told = DOCS.read_text("utf-8")
    for kind in kinds():
        for poor in (False, True):
            assert page(sample(kind, poor=poor)) in told, "run scripts/make_samples_page.py"
    assert len(re.findall(r"^## ", told, re.MULTILINE)) == 2 * len(kinds())


def test_an_unknown_sample_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="known are: usage-modern-work"):
        sample("usage-teapots")
