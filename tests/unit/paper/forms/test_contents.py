from dataclasses import replace

from tests.unit.paper.forms.engagements import NARRATIVES, TENANT, claim, policy_of, presales

from poedesk.paper.forms.contents import Contents, contents, told
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import BY_PEN, Outline
from poedesk.paper.forms.planning import plan
from poedesk.proof.claim.model import Claim


def filled(engagement: Claim, narratives: Narratives = NARRATIVES) -> tuple[Outline, Contents]:
    outline = plan(engagement, policy_of(engagement))
    return outline, contents(outline, engagement, narratives)


def test_claim_and_narratives_stand_in_their_fields() -> None:
    values = filled(claim())[1].values
    assert values["partner_name"] == "Fabrikell Consulting Ltd"
    assert values["customer_tenant_id"] == TENANT
    assert values["activity_migration_exchange_online"] is True
    assert values["activity_adoption_teams"] is True
    assert "activity_deployment_teams" not in values
    assert values["supporting_documents"] == "Migration plan of 8 January 2026\nUser counts of March 2026"


def test_nothing_is_written_where_the_customer_signs() -> None:
    outline, made = filled(claim())
    by_pen = {field.name for field in outline.fields() if field.kind in BY_PEN}
    assert by_pen == {"customer_signature", "date_signed"}
    assert not by_pen & set(made.values)


def test_what_has_no_place_is_named() -> None:
    made = filled(claim(), replace(NARRATIVES, azure_benefits="Half the rent of the old room is saved."))[1]
    assert list(map(str, made.without_place)) == ["azure_benefits: has no place in this form"]


def test_a_workload_without_an_activity_is_not_ticked_by_a_guess() -> None:
    made = filled(claim(workloads=[{"workload": "intune"}]))[1]
    assert not [name for name in made.values if name.startswith("activity_")]
    assert [problem.field for problem in made.without_place] == ["workloads.intune"]


def test_narratives_add_activities_to_those_of_the_claim() -> None:
    more = replace(NARRATIVES, activities=(("teams", ("pilot", "support")),))
    values = filled(claim(), more)[1].values
    done = [name for name in values if name.endswith("_teams")]
    assert sorted(done) == ["activity_adoption_teams", "activity_pilot_teams", "activity_support_teams"]


def test_a_long_answer_is_written_whole_and_reported() -> None:
    long = "Marram moved. " * 600
    made = filled(claim(), replace(NARRATIVES, usage_work=long))[1]
    assert made.values["usage_work"] == long
    assert list(map(str, made.too_long)) == ["usage_work: has 8400 characters; its place is for 6000"]


def test_products_stand_in_the_table_and_in_a_usage_grid_by_name() -> None:
    values = filled(presales())[1].values
    assert values["products_2_name"] == "Power BI Pro"
    assert values["products_2_purchase_type"] == "Additional seats"
    usage = claim(
        workloads=[{"workload": "business-applications", "activities": ["deployment"]}],
        products=[{"name": "Dynamics 365 Sales"}, {"name": "Power BI Pro"}],
    )
    made = filled(usage)[1]
    values = made.values
    assert made.without_place == ()
    assert values["activity_deployment_products"] == "Dynamics 365 Sales; Power BI Pro"
    assert values["activity_deployment_business_applications"] is True


def test_what_was_written_is_what_is_told() -> None:
    for engagement in (claim(), presales()):
        outline, made = filled(engagement)
        part, narratives = told(outline, made.values)
        plain = engagement.to_json()
        assert part["partner"] == plain["partner"]
        assert part.get("workloads") == plain.get("workloads")
        assert part.get("products") == plain.get("products")
        assert part["customer"].items() <= plain["customer"].items()
        assert narratives["business_need"] == NARRATIVES.business_need
        assert narratives["supporting_documents"] == list(NARRATIVES.supporting_documents)


def test_a_row_left_out_loses_no_product() -> None:
    outline = filled(presales())[0]
    part, _ = told(outline, {"products_1_name": "Power BI", "products_3_name": "Dynamics 365 Sales"})
    assert part["products"] == [{"name": "Power BI"}, {"name": "Dynamics 365 Sales"}]


def test_what_only_the_record_carries_is_named() -> None:
    signatory = {"name": "Dana Whitlock", "email": "dana@marramhealth.example"}
    customer = {**claim().to_json()["customer"], "signatory": signatory, "other_domains": ["marram.example"]}
    partner = {"name": "Fabrikell Consulting Ltd", "partner_id": "4567890"}
    made = filled(claim(customer=customer, partner=partner))[1]
    assert sorted(problem.field for problem in made.without_place) == [
        "customer.other_domains",
        "customer.signatory.email",
        "partner.partner_id",
    ]
