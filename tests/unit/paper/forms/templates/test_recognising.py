from dataclasses import replace
from datetime import date

from tests.unit.paper.forms.engagements import claim, policy_of

from poedesk.paper.forms.templates.model import Recognised
from poedesk.paper.forms.templates.recognising import recognised
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.shape import parameter

OURS, OTHER = "a" * 64, "b" * 64


def listing(*entries: dict[str, object]) -> Policy:
    policy = policy_of(claim())
    listed = parameter("accepted_templates", list(entries))
    return replace(policy, parameters={**policy.parameters, "accepted_templates": listed})


def asked(policy: Policy, fingerprint: str, day: date) -> Recognised:
    return recognised(fingerprint, policy, day)


LISTED = listing(
    {
        "fingerprint": OURS,
        "version": "FY22",
        "accepted_from": date(2021, 7, 1),
        "accepted_to": date(2026, 6, 30),
    }
)


def test_an_empty_list_says_that_none_is_known() -> None:
    found = asked(policy_of(claim()), OURS, date(2026, 5, 4))
    assert (found.version, found.accepted) == (None, None)
    assert "lists no templates" in found.because


def test_a_listed_template_is_accepted_on_its_days() -> None:
    for day in (date(2021, 7, 1), date(2026, 6, 30)):
        found = asked(LISTED, OURS, day)
        assert (found.version, found.accepted) == ("FY22", True)


def test_outside_of_its_days_it_is_named_and_not_accepted() -> None:
    found = asked(LISTED, OURS, date(2026, 7, 1))
    assert (found.version, found.accepted) == ("FY22", False)
    assert "from 2021-07-01 to 2026-06-30, not on 2026-07-01" in found.because


def test_a_template_that_is_not_listed_is_not_accepted() -> None:
    found = asked(LISTED, OTHER, date(2026, 5, 4))
    assert (found.version, found.accepted) == (None, False)
    assert "none of the 1" in found.because
