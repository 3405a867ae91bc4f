"""Activities that name no workload, beside those that do, under one heading."""

import pytest
from tests.unit.proof.finding.sheets import table, typed

from poedesk.proof.finding.activities.titles import UNDER_HEADING
from poedesk.proof.finding.find import find_all

PAPER = """
Statement of work

What Ironbark does

1. In December 2025 Ironbark deploys Microsoft Teams to all 285 people of the works.

2. {item}

FEE

GBP 14,300.
"""


UNSURE = 0.3
"""Confidence below which an activity is only named as one that may be meant."""


def shown(text: str) -> dict[tuple[str | None, str | None], float]:
    found = find_all(typed(text).document).get("activity")
    return {(finding.value, finding.topic): finding.confidence for finding in found}


@pytest.mark.parametrize(
    ("item", "activity"),
    [
        ("In January 2026 it trains every shift for an hour at the gate.", "adoption"),
        ("January to March 2026: supports the quality office every morning at nine.", "support"),
    ],
)
def test_an_item_without_a_name_is_of_the_one_workload_of_its_section(item: str, activity: str) -> None:
    assert shown(PAPER.format(item=item))[activity, "teams"] >= UNDER_HEADING


def test_of_several_workloads_nobody_can_tell_which_is_meant() -> None:
    more = "Ironbark deploys a SharePoint Online site.\n\n3. Then it trains every shift for an hour."
    found = shown(PAPER.format(item=more))
    for workload in ("teams", "sharepoint-online"):
        assert 0.3 <= found["adoption", workload] < UNDER_HEADING


def test_a_sentence_that_names_two_lends_neither_of_them_surely() -> None:
    both = PAPER.replace("Microsoft Teams", "Microsoft Teams and SharePoint Online")
    found = shown(both.format(item="Then it trains every shift for an hour."))
    assert all(found.get(("adoption", each), 0.0) < UNDER_HEADING for each in ("teams", "sharepoint-online"))


@pytest.mark.parametrize(
    "item", ["It trains the clerks on the new printers.", "The customer will train its own people."]
)
def test_what_is_about_other_things_or_is_the_customers_shows_nothing(item: str) -> None:
    assert shown(PAPER.format(item=item)).get(("adoption", "teams"), 0.0) < UNDER_HEADING


def test_another_section_lends_no_workload() -> None:
    apart = PAPER.format(item="It hands over a plan.").replace(
        "GBP 14,300.", "We trained every shift for an hour."
    )
    assert ("adoption", "teams") not in shown(apart)


PLACE = """
Completion report

Work performed

{told}

Result

All is well.
"""


def test_where_the_work_stands_an_item_names_what_the_others_are_about() -> None:
    told = "- Intune tenant baseline, rules for Android\n- Enrolment of 42 handsets at the depot"
    assert shown(PLACE.format(told=told)).get(("deployment", "intune"), 0.0) >= UNDER_HEADING


def test_a_product_that_is_only_owned_lends_its_name_to_nothing() -> None:
    told = "We installed lamps in the yard in March. Intune is among the products that the depot owns."
    assert shown(PLACE.format(told=told)).get(("deployment", "intune"), 0.0) < UNDER_HEADING


def test_what_follows_behind_another_workload_may_be_told_of_that_one() -> None:
    more = "The pages of SharePoint Online get a new look.\n\n3. Then it trains every shift for an hour."
    found = shown(PAPER.format(item=more))
    assert found["adoption", "teams"] < UNDER_HEADING


USED = """
Acceptance of services

Galil Tractors & Implements Ltd., Afula

What was done

From 3 May to 27 August 2026 Carmel ran eight workshops for 128 salespeople. {last}

"""


@pytest.mark.parametrize(
    ("last", "sure"),
    [
        ("On 27 August 61 of 64 dealers used Microsoft Teams every week.", True),
        ("Microsoft Teams is among the products that Galil owns.", False),
    ],
)
def test_who_uses_a_workload_tells_on_what_the_work_was(last: str, sure: bool) -> None:  # noqa: FBT001 - a table
    found = shown(USED.format(last=last))
    assert (found.get(("adoption", "teams"), 0.0) >= UNDER_HEADING) is sure


def test_the_name_of_a_house_is_no_work() -> None:
    named = USED.replace("Acceptance of services", "Adoption of Microsoft Teams")
    assert ("deployment", "teams") not in shown(named.format(last="It is over."))


def test_work_in_one_row_of_prices_is_no_work_on_the_product_of_another() -> None:
    rows = [
        ("Item", "Number", "EUR"),
        ("Build, move and training as above", "1", "14,900"),
        ("Teams Phone Standard, per month", "30", "225.00"),
    ]
    found = find_all(table(*rows).document).get("activity")
    assert not [item for item in found if item.topic == "teams-phone-system" and item.confidence >= UNSURE]


CHAPTERS = """
Statement of work

3 {chapter}

3.1 Set-up

Ironbark configures Microsoft Teams on all 285 desks.

{number} {head}

Ironbark trains every shift for an hour at the gate.
"""


@pytest.mark.parametrize("head", ["People", "Shifts and offices"])
def test_a_sub_chapter_is_about_the_one_workload_that_its_chapter_names(head: str) -> None:
    paper = CHAPTERS.format(chapter="Exchange Online", number="3.2", head=head)
    assert shown(paper)["adoption", "exchange-online"] >= UNDER_HEADING


@pytest.mark.parametrize(
    ("chapter", "number", "head"),
    [
        ("Exchange Online and Intune", "3.2", "People"),
        ("Exchange Online", "4.2", "People"),
        ("Exchange Online", "3.2", "Printers"),
        ("Exchange Online", "3.2", "Microsoft Teams"),
        ("Exchange Online", "3.2", "Why it is needed"),
        ("Exchange Online", "3.2", "Out of scope"),
        ("Exchange Online", "3.2", "What the customer does"),
    ],
)
def test_a_sub_chapter_about_something_else_or_of_another_chapter_borrows_nothing(
    chapter: str, number: str, head: str
) -> None:
    found = shown(CHAPTERS.format(chapter=chapter, number=number, head=head))
    assert found.get(("adoption", "exchange-online"), 0.0) < UNDER_HEADING
