from datetime import date

import pytest

from poedesk.kernel.errors import InvalidPolicy
from poedesk.proof.policy import loader
from poedesk.proof.policy.differences import Edition, differences, edition, history, uses
from poedesk.proof.policy.schema import Programme

DAY = date(2026, 5, 4)
SHIPPED = loader.shipped_text("microsoft-cpor")


def draft(*changes: tuple[str, str]) -> Programme:
    text = SHIPPED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return loader.parse(text, "draft.yaml")


def now(*changes: tuple[str, str]) -> Edition:
    return edition(draft(*changes), None, DAY)


def test_the_same_rules_do_not_differ() -> None:
    assert differences(now(), now()) == ()


def test_a_shorter_window_is_one_change_by_which_verdicts_can_change() -> None:
    (change,) = differences(now(), now(("calendar_years: 1", "calendar_months: 6")))
    assert (change.name, change.fields, change.judges) == ("acknowledgement_window", ("value",), True)


def test_a_clock_of_the_process_and_a_better_source_change_no_verdict() -> None:
    changed = now(
        ("value: {count: 30, unit: calendar-days}", "value: {count: 60, unit: calendar-days}"),
        ("remedy: Add the role or job title", "remedy: Write the role or job title"),
    )
    changes = differences(now(), changed)
    assert [(change.name, change.fields) for change in changes] == [
        ("dispute_window", ("value",)),
        ("customer.signatory.title", ("remedy",)),
    ]
    assert not any(change.judges for change in changes)


def test_what_only_one_side_has_is_a_change() -> None:
    before, after = (edition(draft(), version, DAY) for version in ("2019-10", "2020-07"))
    added = {change.name: change for change in differences(before, after)}["dispute_window"]
    assert added.before is None
    assert added.after is not None


def test_history_names_every_rule_of_an_element_whichever_of_them_is_asked_for() -> None:
    ids = ["cpor.customer-domain.2019", "cpor.customer-domain.2023"]
    for name in ("customer.domain", *ids):
        assert [entry.id for entry in history(draft(), name)] == ids
    with pytest.raises(
        InvalidPolicy, match=r"no rule or parameter 'shoe\.size'; known are: acknowledgement_window"
    ):
        history(draft(), "shoe.size")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("acknowledgement.date", ("acknowledgement_window",)),
        ("acknowledgement.signature", ("accepted_signatures",)),
        ("disclosure.public_sector", ("public_sector_countries",)),
        ("document.kind", ("acceptable_kinds",)),
        ("partner.name", ()),
    ],
)
def test_a_rule_tells_on_which_parameters_it_depends(element: str, expected: tuple[str, ...]) -> None:
    assert uses(now().policy.rules[element]) == expected
