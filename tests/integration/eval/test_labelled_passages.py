"""The committed passages: every entry asks one clear question and answers it with a word that is known."""

from functools import cache
from typing import Any

import pytest
import yaml

from eval.labels import KINDS
from eval.making.build import HERE, SEALED

OPEN, HIDDEN = HERE / "passages", SEALED / "passages"
FAMILIES = ("detail", "kinds", "product-connection", "references", "replies")
ACTIVITIES = {
    "deployment",
    "migration",
    "adoption",
    "remote-guidance",
    "pilot",
    "advisory",
    "support",
    "other",
}
REPLIES = {"approved", "conditional", "refused", "out-of-office", "receipt", "none"}
QUESTIONS = {"who", "what", "for_whom", "how", "why", "result"}


@cache
def entries(family: str) -> list[dict[str, Any]]:
    found = []
    for path in (*sorted(OPEN.glob(f"*{family}.yaml")), HIDDEN / f"{family}.yaml"):
        told = yaml.safe_load(path.read_text("utf-8"))
        assert (told["schema"], told["family"]) == ("poedesk.passages/1", family)
        found += told["passages"]
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_fifty_and_each_has_its_own_id_text_and_reason(family: str) -> None:
    told = entries(family)
    assert len(told) >= 50
    assert len({each["id"] for each in told}) == len(told)
    assert len({each["text"] for each in told}) == len(told)
    assert all(each["why"] for each in told)


def test_a_product_connection_tells_each_part_of_its_row() -> None:
    for each in entries("product-connection"):
        label, claim = each["label"], each["claim"]
        assert set(claim) == {"workload", "partner", "customer", "submitted_on"}
        assert {label["named"], label["tied"], label["dated"]} <= {"met", "not_met", "unclear", "any"}
        assert label["activities"] == "unclear" or set(label["activities"]) <= ACTIVITIES


def test_a_narrative_that_is_not_met_tells_the_questions_that_it_leaves_open() -> None:
    for each in entries("detail"):
        assert each["label"] in {"met", "too_thin", "unclear"}
        missing = set(each.get("missing", []))
        assert bool(missing) == (each["label"] != "met")
        assert missing <= QUESTIONS


def test_a_reply_has_its_two_domains_and_one_of_six_answers() -> None:
    for each in entries("replies"):
        assert each["label"] in REPLIES
        assert each["customer_domain"] != each["partner_domain"]
        assert each["language"] in {"en", "es", "de", "fr"}


def test_a_first_page_has_kinds_of_the_contract_and_a_detail_where_one_is_asked_for() -> None:
    for each in entries("kinds"):
        kinds = {each["kind"]} if isinstance(each["kind"], str) else set(each["kind"])
        assert kinds <= KINDS
        assert kinds - {"supporting-document", "not-proof"} or each.get("kind_detail") or len(kinds) > 1


def test_a_reference_is_answered_by_one_of_its_masters_or_by_none() -> None:
    for each in entries("references"):
        assert each["label"] in {*each["masters"], "none", "unclear"}
