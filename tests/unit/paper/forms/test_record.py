import json
from dataclasses import replace

import pytest
from tests.unit.paper.forms.engagements import NARRATIVES, claim, policy_of, presales

from poedesk.paper.forms.planning import plan
from poedesk.paper.forms.record import InvalidRecord, Record, RecordTooLong, read_record, record_text
from poedesk.proof.claim.model import Claim, Money
from poedesk.proof.document.carried import MOST


def text_of(engagement: Claim) -> str:
    return record_text(plan(engagement, policy_of(engagement)), engagement, NARRATIVES)


def test_a_record_gives_back_what_it_was_made_of() -> None:
    for engagement in (claim(), presales()):
        found = read_record(text_of(engagement))
        assert found == Record("poe", "microsoft-cpor@2023-10", engagement, NARRATIVES)


def test_the_expected_incentive_is_not_in_it_because_the_customer_reads_the_form() -> None:
    rich = replace(claim(), expected_incentive=Money("12500.00", "USD"))
    text = text_of(rich)
    assert "12500" not in text
    assert read_record(text).claim == claim()


def test_same_input_same_text_and_all_of_it_ascii() -> None:
    arabic = replace(claim(), project="\u0645\u0634\u0631\u0648\u0639")
    assert text_of(arabic) == text_of(arabic)
    assert text_of(arabic).isascii()


def test_narratives_too_long_to_be_carried_are_refused() -> None:
    engagement = claim()
    outline = plan(engagement, policy_of(engagement))
    with pytest.raises(RecordTooLong, match="shorten the narratives"):
        record_text(outline, engagement, replace(NARRATIVES, usage_work="x" * MOST))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[" * 200_000, "no JSON"),
        ("[]", "no poedesk.form/1"),
        (json.dumps({"schema": "poedesk.form/1", "claim": {"engagement": "sale"}}), "engagement"),
        (" " * (MOST + 1), "more than"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(text: str, said: str) -> None:
    with pytest.raises(InvalidRecord, match=said):
        read_record(text)
