import yaml

from poedesk.proof.claim import load
from poedesk.proof.claim.draft import TEMPLATE, dump

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
ANSWERS = {
    "customer": {
        "tenant_id": TENANT,
        "country": "NO",
        "name": "Pinefield Health",
        "domain": "pinefield.example",
    },
    "workloads": [{"activities": [], "workload": "teams"}],
    "partner": {"name": "Ardent Lakes", "partner_id": ""},
    "submitted_on": "2026-05-04",
    "solution_area": "modern-work",
    "engagement": "usage",
    "programme": "microsoft-cpor",
    "project": None,
}


def test_answers_become_a_valid_claim_in_the_order_of_the_contract() -> None:
    text = dump(ANSWERS)
    claim = load.load(text.encode())
    assert claim.customer.country == "NO"
    assert claim.workloads[0].activities == ()
    assert list(yaml.safe_load(text)) == [
        "schema",
        "programme",
        "engagement",
        "solution_area",
        "submitted_on",
        "partner",
        "customer",
        "workloads",
    ]


def test_a_claim_is_written_and_read_back_the_same() -> None:
    claim = load.load(dump(ANSWERS).encode())
    assert load.load(dump(claim).encode()) == claim


def test_the_template_lacks_only_what_a_person_has_to_fill_in() -> None:
    fields = {problem.field for problem in load.problems_of(TEMPLATE.encode())}
    assert fields == {
        "partner.name",
        "customer.name",
        "customer.domain",
        "customer.tenant_id",
        "customer.country",
    }
