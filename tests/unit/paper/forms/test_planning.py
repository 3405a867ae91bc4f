import pytest
from tests.unit.paper.forms.engagements import DAY, claim, policy_of, presales

from poedesk.kernel.errors import InvalidPolicy, UsageError
from poedesk.paper.forms.outline import TICK, Disclosure, Outline, Passage, Products
from poedesk.paper.forms.planning import blank_claim, plan
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import loader
from poedesk.proof.policy.elements import ELEMENTS


def form(engagement: Claim, *, everything: bool = False) -> Outline:
    return plan(engagement, policy_of(engagement), everything=everything)


def names(outline: Outline) -> list[str]:
    return [field.name for field in outline.fields() if field.kind != TICK]


def test_a_usage_claim_gets_its_questions_and_the_grid() -> None:
    asked = names(form(claim()))
    assert "usage_work" in asked
    assert "presales_activities" not in asked
    assert "initials_public_sector" not in asked
    assert not any(name.startswith("products_") for name in asked)
    ticks = [field for field in form(claim()).fields() if field.kind == TICK]
    assert len(ticks) == 8 * 17


def test_a_presales_claim_gets_products_and_no_grid() -> None:
    outline = form(presales())
    asked = names(outline)
    assert "presales_activities" in asked
    assert "initials_subscription_information" in asked
    assert [name for name in asked if name.endswith("subscription_id")] == [
        "products_1_subscription_id",
        "products_2_subscription_id",
    ]
    assert not [field for field in outline.fields() if field.kind == TICK]
    assert [part.number for part in outline.parts] == [None, "1", "2", "3"]


@pytest.mark.parametrize(("country", "there"), [("US", True), ("PR", True), ("GB", False)])
def test_the_public_sector_initials_where_the_policy_asks_for_them(country: str, *, there: bool) -> None:
    public = {**claim().to_json()["customer"], "sector": "public", "country": country}
    assert ("initials_public_sector" in names(form(claim(customer=public)))) is there


def test_every_element_that_a_form_can_prove_has_its_place() -> None:
    outline = form(claim(), everything=True)
    named = {field.element for field in outline.fields()}
    assert set(ELEMENTS) - named == {
        "workloads",  # ticked as activities
        "azure.architecture",
        "azure.benefits",
        "document.kind",
    }


def test_with_everything_each_item_says_for_whom_it_is() -> None:
    parts = form(claim(), everything=True).parts
    noted = [item for part in parts for item in part.items if getattr(item, "only", None)]
    assert {type(item) for item in noted} == {Disclosure, Products, Passage}
    assert not [item for part in form(claim()).parts for item in part.items if getattr(item, "only", None)]


def test_the_azure_form_asks_its_three_questions_and_marks_the_rest_as_inferred() -> None:
    azure = claim(programme="microsoft-azure-poe", solution_area="azure", workloads=None)
    outline = form(azure)
    passages = [item for part in outline.parts for item in part.items if isinstance(item, Passage)]
    stated = [item.field.name for item in passages if not item.inferred]
    assert stated == ["business_need", "azure_architecture", "azure_benefits"]
    assert outline.id == "azure-poe"


@pytest.mark.parametrize("programme_id", [programme.id for programme in loader.programmes()])
def test_names_are_unique_and_fit_every_file_format(programme_id: str) -> None:
    area = loader.programme(programme_id).solution_areas[0]
    outline = plan(
        blank_claim(programme_id, "usage", area), loader.load(programme_id, None, DAY), everything=True
    )
    asked = [field.name for field in outline.fields()]
    assert len(set(asked)) == len(asked)
    assert all(name.isascii() and name.isidentifier() and len(name) <= 64 for name in asked)


def test_an_empty_form_has_room_for_several_products() -> None:
    empty = blank_claim("microsoft-cpor", "presales", "business-applications")
    rows = [name for name in names(plan(empty, policy_of(empty))) if name.endswith("subscription_id")]
    assert len(rows) == 4


def test_what_no_programme_knows_is_refused_with_what_is_known() -> None:
    with pytest.raises(InvalidPolicy, match="known are: microsoft-azure-poe"):
        blank_claim("contoso-poe", "usage", "azure")
    with pytest.raises(UsageError, match="allowed there: azure"):
        blank_claim("microsoft-azure-poe", "usage", "security")
