"""What filled forms tell: ours by names and record, any other by what stands at its labelled places."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from tests.unit.paper.forms.engagements import NARRATIVES, claim, presales
from tests.unit.paper.forms.judging import (
    KINDS,
    SIGNED,
    SOLD,
    control_of,
    found_in_word,
    part_of,
    planned,
    reworked,
    word_form,
)
from tests.unit.paper.forms.seed import seed_form

from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.pdf import draw as draw_pdf
from poedesk.paper.forms.reading import Told, read_back, told_by
from poedesk.paper.forms.record import record_text
from poedesk.paper.forms.word import draw
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import vocabulary
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import reader as pdf_reader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def told(data: bytes) -> Told:
    return told_by(found_in_word(data))


def rewritten(name: str, text: str) -> Any:
    def change(root: etree._Element) -> None:
        content = part_of(control_of(root, name), "sdtContent")
        first, *rest = content.iter(f"{W}t")
        first.text = text
        for node in rest:
            node.text = ""

    return change


def ticked(name: str, state: str) -> Any:
    def change(root: etree._Element) -> None:
        control = control_of(root, name)
        (checked,), (shown,) = control.iter(f"{W14}checked"), control.iter(f"{W}t")
        checked.set(f"{W14}val", state)
        shown.text = "\u2612" if state == "1" else "\u2610"

    return change


@pytest.mark.parametrize("kind", list(KINDS))
def test_our_form_gives_back_claim_and_answers(kind: str) -> None:
    engagement, narratives = KINDS[kind]
    found = told(word_form(engagement, narratives, signed=True))
    assert (found.ours, found.carried, found.differences, found.unread) == (True, True, (), ())
    assert claims.build(found.claim) == engagement
    assert answers.build(found.narratives) == narratives
    places = {item.field: item.place for item in found.seen}
    assert places["customer.tenant_id"].startswith("text, 'Customer Tenant ID")
    assert {item.field: item.value for item in found.seen}["date_signed"] == "2026-04-20"


def test_what_the_form_shows_wins_over_its_record_and_the_difference_is_named() -> None:
    found = told(reworked(word_form(claim()), rewritten("customer_name", "Marram Hospitals")))
    assert found.claim["customer"]["name"] == "Marram Hospitals"
    assert list(map(str, found.differences)) == [
        "customer.name: the form shows 'Marram Hospitals', its record says 'Marram Health Trust'"
    ]
    assert found.claim["customer"]["country"] == "GB"


def test_a_value_that_was_cleared_is_gone() -> None:
    found = told(reworked(word_form(claim()), rewritten("project_name", "")))
    assert "project" not in found.claim
    assert [(item.field, item.shown) for item in found.differences] == [("project", None)]


def test_ticks_set_and_taken_away_change_what_is_claimed() -> None:
    more = told(reworked(word_form(claim()), ticked("activity_pilot_teams", "1")))
    assert more.claim["workloads"][1] == {"workload": "teams", "activities": ["adoption", "pilot"]}
    less = told(reworked(word_form(claim()), ticked("activity_adoption_teams", "0")))
    assert [entry["workload"] for entry in less.claim["workloads"]] == ["exchange-online"]
    assert list(map(str, less.differences)) == [
        "activities.teams.adoption: the form shows no tick, its record says a tick"
    ]


def test_a_workload_without_an_activity_is_kept_though_no_box_shows_it() -> None:
    engagement = replace(claim(), workloads=(ClaimedWorkload("intune"),))
    assert claims.build(told(word_form(engagement)).claim) == engagement


def test_a_changed_product_changes_its_row_alone() -> None:
    data = word_form(presales(), SOLD)
    found = told(reworked(data, rewritten("products_2_name", "Power BI Premium")))
    assert [product["name"] for product in found.claim["products"]] == [
        "Dynamics 365 Sales",
        "Power BI Premium",
    ]
    assert found.claim["products"][1]["purchase_type"] == "added-seats"


def test_without_a_record_our_form_tells_what_it_shows() -> None:
    outline, made = planned(claim())
    found = told(draw(outline, made))
    assert (found.ours, found.carried) == (True, False)
    assert found.claim["workloads"] == [
        {"workload": "exchange-online", "activities": ["migration"]},
        {"workload": "teams", "activities": ["adoption"]},
    ]
    assert "programme" not in found.claim
    assert answers.build(found.narratives) == NARRATIVES


def test_a_record_that_is_none_is_reported_and_not_believed() -> None:
    outline, made = planned(claim())
    found = told(draw(outline, made, record='{"schema": "something"}'))
    assert found.carried is False
    assert "no poedesk.form/1" in found.problems[0]


def test_a_record_of_rules_that_nobody_knows_is_not_believed() -> None:
    outline, made = planned(claim())
    text = record_text(replace(outline, programme="microsoft-cpor@2099-01"), claim(), NARRATIVES)
    found = told(draw(outline, made, record=text))
    assert found.carried is False
    assert "2099-01" in found.problems[0]


def test_a_control_given_twice_with_two_values_is_unsure() -> None:
    def change(root: etree._Element) -> None:
        part_of(control_of(root, "project_name"), "sdtPr/tag").set(f"{W}val", "customer_domain")

    found = told(reworked(word_form(claim()), change))
    assert {item.value for item in found.unsure} == {"marramhealth.example", "Ward mail"}
    assert found.claim["customer"]["domain"] == "marramhealth.example"  # as the record has it
    assert "customer.domain" not in {item.field for item in found.differences}


@pytest.mark.parametrize("controls", [False, True])
def test_a_form_in_the_programmes_layout_is_read_from_its_labels(controls: bool) -> None:  # noqa: FBT001
    engagement, narratives = KINDS["usage"]
    _, made = planned(engagement, narratives)
    found = told(seed_form({**made.values, **SIGNED}, controls=controls))
    assert (found.ours, found.carried, found.unread) == (False, False, ())
    plain = engagement.to_json()
    assert found.claim == {
        "partner": plain["partner"],
        "customer": {name: plain["customer"][name] for name in ("name", "domain", "tenant_id", "signatory")},
        "project": plain["project"],
        "workloads": plain["workloads"],
    }
    assert answers.build(found.narratives) == narratives
    values = {item.field: item.value for item in found.seen}
    assert (values["customer_signature"], values["date_signed"]) == ("typed", "2026-04-20")


def test_what_another_form_leaves_empty_is_listed() -> None:
    found = told(seed_form({"partner_name": "Fabrikell Consulting Ltd"}))
    assert found.claim == {"partner": {"name": "Fabrikell Consulting Ltd"}}
    told_of = {problem.field: problem.message for problem in found.unread}
    assert told_of["customer.name"] == "its place is empty"
    assert {"customer.tenant_id", "business_need", "customer_signature", "usage_work"} <= set(told_of)


def test_bytes_are_read_in_the_sandbox_under_their_name() -> None:
    found = read_back(word_form(claim()), "signed/form.docx")
    assert claims.build(found.claim) == claim()
    assert found.to_json()["schema"] == "poedesk.told/1"


def test_a_file_that_cannot_be_read_tells_why() -> None:
    found = read_back(b"PK\x03\x04 broken", "form.docx")
    assert found.claim == {}
    assert found.problems


@pytest.mark.parametrize("flat", [False, True])
def test_business_applications_of_a_usage_form_are_told_by_their_box_and_names(flat: bool) -> None:  # noqa: FBT001
    engagement = claim(
        solution_area="business-applications",
        workloads=[{"workload": "business-applications", "activities": ["deployment"]}],
        products=[{"name": "Dynamics 365 Sales"}, {"name": "Power BI Pro"}],
    )
    outline, made = planned(engagement, signed=True)
    data = draw_pdf(outline, made, flat=flat)[0]
    found = told_by(find_all(pdf_reader.read(data, "form.pdf", DEFAULT)))
    assert found.ours is not flat
    assert found.claim["workloads"] == engagement.to_json()["workloads"]
    assert found.claim["products"] == engagement.to_json()["products"]


def test_a_full_grid_without_fields_is_read_box_by_box() -> None:
    words = vocabulary.load()
    kinds = [activity.id for activity in words.activities]
    ticked = [
        {
            "workload": workload.id,
            "activities": sorted({kinds[at % 8], kinds[(3 * at + 1) % 8]}, key=kinds.index),
        }
        for at, workload in enumerate(words.workloads)
    ]
    engagement = claim(workloads=ticked, products=[{"name": "Dynamics 365 Sales"}])
    outline, made = planned(
        engagement, replace(NARRATIVES, other_activity="A guide of 40 pages for the wards.")
    )
    found = told_by(find_all(pdf_reader.read(draw_pdf(outline, made, flat=True)[0], "form.pdf", DEFAULT)))
    assert found.claim["workloads"] == ticked
    assert found.narratives["other_activity"] == "A guide of 40 pages for the wards."


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_flat_form_agrees_with_the_record_that_it_carries(kind: str) -> None:
    engagement, narratives = KINDS[kind]
    outline, made = planned(engagement, narratives, signed=True)
    data, _ = draw_pdf(outline, made, flat=True, record=record_text(outline, engagement, narratives))
    found = told_by(find_all(pdf_reader.read(data, "form.pdf", DEFAULT)))
    assert (found.ours, found.carried, found.differences, found.unsure) == (False, True, (), ())
    assert claims.build(found.claim) == engagement
    assert answers.build(found.narratives) == narratives
