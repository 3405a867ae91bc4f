"""What is told of a case: all of it to a reviewer, to a partner its own proof."""

import json
from importlib import resources
from typing import Any

import jsonschema
from tests.unit.process.claims.contending.proofs import assessment, side

from poedesk.process.claims.contending import telling
from poedesk.process.claims.contending.comparing import case
from poedesk.process.claims.tables.loader import load

TABLE, KEYS = load("microsoft-cpor", "2023-10"), ("workload:t:intune",)
CASE = case(
    TABLE,
    KEYS[0],
    [
        side("1", assessment("2026-05-04", "mine")),
        side("2", assessment("2026-05-01", "theirs", acknowledgement__signature="not_met")),
    ],
)


def schema(name: str) -> Any:
    folder = resources.files("poedesk.process.claims") / "schemas"
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def test_a_reviewer_reads_both_proofs_and_what_the_rule_prefers() -> None:
    value = telling.for_reviewer(TABLE, KEYS, CASE)
    jsonschema.validate(value, schema("arbitration"))
    said = telling.text(value)
    assert "CLM-2  P-2  not approvable, acknowledged 2026-05-01" in said
    assert "acknowledgement.signature: met / not met  CLM-1 shows it better" in said
    assert said.endswith("Recommended: CLM-1. Only this proof stands. A person decides.\n")


def test_a_partner_reads_its_own_proof_and_nothing_else() -> None:
    value = telling.for_partner(TABLE, KEYS, CASE, "P-2")
    jsonschema.validate(value, schema("arbitration-side"))
    said = telling.text(value)
    assert "CLM-2: another partner claims the same." in said
    assert "mine" not in said
    assert "CLM-1" not in said
