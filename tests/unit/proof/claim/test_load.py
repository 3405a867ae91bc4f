import json
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml

from poedesk.kernel.errors import InvalidClaim
from poedesk.proof.claim import load
from poedesk.proof.claim.source import SIZE_LIMIT

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


def claim(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "schema": "poedesk.claim/1",
        "programme": "microsoft-cpor",
        "engagement": "usage",
        "solution_area": "modern-work",
        "submitted_on": "2026-05-04",
        "partner": {"name": "Ardent Lakes Consulting Ltd"},
        "customer": {
            "name": "Pinefield Health",
            "domain": "pinefieldhealth.example",
            "tenant_id": TENANT,
            "country": "US",
        },
        "workloads": [{"workload": "teams"}],
    }
    made.update(changes)
    return {name: value for name, value in made.items() if value is not ...}


def written(**changes: Any) -> bytes:
    return yaml.safe_dump(claim(**changes), sort_keys=False).encode()


def problems(data: bytes, source: str = "claim.yaml") -> dict[str, str]:
    return {problem.field: problem.message for problem in load.problems_of(data, source)}


def customer(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {**claim()["customer"], **changes}
    return {name: value for name, value in made.items() if value is not ...}


def test_a_claim_is_read_from_yaml_and_json_alike() -> None:
    from_yaml = load.load(written(), "claim.yaml")
    from_json = load.load(json.dumps(claim()).encode(), "claim.json")
    assert from_yaml == from_json
    assert from_yaml.submitted_on == date(2026, 5, 4)
    assert from_yaml.customer.sector == "commercial"


def test_what_is_written_out_is_read_back_the_same() -> None:
    made = load.load(
        written(
            id="CLM-1",
            agreement="ea",
            project="Rollout",
            customer=customer(signatory={"name": "Dana"}, other_domains=["b.example"]),
            expected_incentive={"amount": "12500.00", "currency": "usd"},
        )
    )
    assert load.build(made.to_json()) == made
    assert made.expected_incentive is not None
    assert made.expected_incentive.currency == "USD"


def test_values_are_brought_to_their_normal_form() -> None:
    made = load.load(
        written(
            customer=customer(
                tenant_id=f"{{{TENANT.upper()}}}",
                domain="WWW.Pinefield-Health.Example.",
                other_domains=["münchen.example"],
                country="us",
                signatory={"email": "Dana@Pinefield.Example"},
            )
        )
    )
    assert made.customer.tenant_id == TENANT
    assert made.customer.domain == "pinefield-health.example"
    assert made.customer.domains == ("pinefield-health.example", "xn--mnchen-3ya.example")
    assert made.customer.country == "US"
    assert made.customer.signatory is not None
    assert made.customer.signatory.email == "dana@pinefield.example"


def test_an_unquoted_date_and_number_are_taken_as_written() -> None:
    text = written().decode().replace("'2026-05-04'", "2026-05-04")
    text = text.replace("  name: Ardent Lakes Consulting Ltd\n", "  name: Ardent Lakes\n  partner_id: 0123\n")
    made = load.load(text.encode())
    assert made.submitted_on == date(2026, 5, 4)
    assert made.partner.partner_id == "0123"


def test_norway_is_a_country() -> None:
    text = written().decode().replace("country: US", "country: NO")
    assert load.load(text.encode()).customer.country == "NO"


def test_every_problem_is_told_at_once() -> None:
    found = problems(
        written(
            engagement="usag",
            partner={"nam": "x"},
            customer={"domain": "http://x", "country": "XX"},
            workloads=[{"workload": "fax", "activities": ["sleeping"]}],
            submitted_on="2026-02-30",
            purchase_type="stolen",
        )
    )
    assert set(found) == {
        "engagement",
        "partner.nam",
        "partner.name",
        "customer.name",
        "customer.domain",
        "customer.tenant_id",
        "customer.country",
        "workloads[0].workload",
        "workloads[0].activities[0]",
        "submitted_on",
        "purchase_type",
    }
    assert "did you mean usage?" in found["engagement"]
    assert "did you mean name?" in found["partner.nam"]
    assert "first-purchase, migration, added-seats" in found["purchase_type"]
    assert "teams-phone-system" in found["workloads[0].workload"]


def test_a_missing_part_names_each_missing_field() -> None:
    assert set(problems(b"schema: poedesk.claim/1\n")) == {
        "programme",
        "engagement",
        "solution_area",
        "partner.name",
        "customer.name",
        "customer.domain",
        "customer.tenant_id",
        "customer.country",
    }


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("schema", {"schema": "poedesk.claim/2"}),
        ("programme", {"programme": "cisco"}),
        ("partner", {"partner": "Ardent"}),
        ("partner.name", {"partner": {"name": ""}}),
        ("partner.name", {"partner": {"name": 5}}),
        ("partner.name", {"partner": {"name": ["a"]}}),
        ("workloads", {"workloads": "teams"}),
        ("workloads[0]", {"workloads": ["teams"]}),
        ("workloads", {"workloads": []}),
        ("workloads", {"workloads": ...}),
        ("solution_area", {"solution_area": "azure"}),
        ("submitted_on", {"submitted_on": "2019-09-30"}),
        ("submitted_on", {"submitted_on": "04.05.2026"}),
        ("customer.tenant_id", {"customer": customer(tenant_id="12345")}),
        ("customer.tenant_id", {"customer": customer(tenant_id="0" * 8 + "-0000-0000-0000-" + "0" * 12)}),
        ("customer.domain", {"customer": customer(domain="localhost")}),
        ("customer.other_domains[0]", {"customer": customer(other_domains=["a b"])}),
        ("customer.sector", {"customer": customer(sector="goverment")}),
        ("customer.signatory.email", {"customer": customer(signatory={"email": "dana"})}),
        ("expected_incentive.amount", {"expected_incentive": {"amount": "1,250", "currency": "USD"}}),
        ("expected_incentive.amount", {"expected_incentive": {"amount": "-5", "currency": "USD"}}),
        ("expected_incentive.currency", {"expected_incentive": {"amount": "5", "currency": "USX"}}),
        ("projet", {"projet": "x"}),
    ],
)
def test_one_wrong_field_is_the_one_problem(field: str, changes: dict[str, Any]) -> None:
    assert list(problems(written(**changes))) == [field]


def test_presales_of_business_applications_list_products_with_subscriptions() -> None:
    base = {"engagement": "presales", "solution_area": "business-applications", "workloads": ...}
    assert list(problems(written(**base))) == ["products"]
    lacking = {**base, "products": [{"name": "Dynamics 365 Sales"}]}
    assert list(problems(written(**lacking))) == ["products[0].subscription_id"]
    whole = {**base, "products": [{"name": "Dynamics 365 Sales", "subscription_id": TENANT}]}
    assert problems(written(**whole)) == {}


def test_azure_needs_no_workloads() -> None:
    assert problems(written(programme="microsoft-azure-poe", solution_area="azure", workloads=...)) == {}


def test_the_same_workload_twice_is_joined() -> None:
    entries = [
        {"workload": "teams", "activities": ["pilot"]},
        {"workload": "teams", "activities": ["support"]},
    ]
    (entry,) = load.load(written(workloads=entries)).workloads
    assert entry.activities == ("pilot", "support")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: 1\na: 2\n", "twice"),
        (b"a: &x [1]\nb: *x\n", "aliases"),
        (b"a: [", "cannot be read as YAML"),
        (b"\xff\xfe\xff", "UTF-8"),
        (b"a: !!python/object:os.system x\n", "cannot be read as YAML"),
        (b"[" * 100 + b"]" * 100, "nested too deeply"),
        (b"x" * (SIZE_LIMIT + 1), "bytes"),
        (b"", "must have named fields"),
        (b"- a\n", "must have named fields"),
    ],
)
def test_a_file_that_is_no_claim_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InvalidClaim, match=told) as caught:
        load.load(data, "claim.yaml")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("data", [b'{"a": 1, "a": 2}', b"{", b"[" * 100_000])
def test_a_bad_json_file_is_refused(data: bytes) -> None:
    assert len(load.problems_of(data, "claim.json")) == 1


def test_the_schema_accepts_what_is_written_out_and_refuses_what_is_wrong() -> None:
    validator = jsonschema.Draft202012Validator(load.schema())
    validator.validate(load.load(written()).to_json())
    assert not validator.is_valid(claim(engagement="usag"))
    assert not validator.is_valid(claim(colour="red"))
