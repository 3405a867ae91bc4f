"""The acceptance scenarios that are about documents, by their letters: bundles read and judged."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.checking import check
from tests.integration.test_dishonest_bundles import SOW, answer, checked
from tests.unit.paper.forms.engagements import DAY, NARRATIVES, claim, presales
from tests.unit.paper.forms.judging import SIGNED, SOLD, planned

from poedesk.cli.main import outcome
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.templates.recognising import recognised
from poedesk.paper.forms.word import draw
from poedesk.proof.assessing.api import policy_for
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.draft import dump
from poedesk.proof.claim.model import Claim

INITIALS = "disclosure.subscription_information"
ORDER = SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7", "PURCHASE ORDER\n\nPurchase order No. 7")
FRAME = "MASTER SERVICES AGREEMENT\n\nMaster Services Agreement MSA-7"
AGREEMENT = SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7", FRAME)
ADDENDUM = SOW.replace(
    "STATEMENT OF WORK\n\nStatement of Work No. 7",
    "ADDENDUM No. 1\n\nAddendum No. 1 to the Master Services Agreement MSA-7",
)


def judged(
    folder: Path, claimed: Claim, written: Narratives, by_hand: dict[str, str], drawn: Claim | None = None
) -> Assessment:
    """Return the assessment of a bundle whose proof is our form in Word, as the customer completed it.

    Args:
        folder: where the bundle is made.
        claimed: what is claimed.
        written: the answers in the form.
        by_hand: what the customer writes.
        drawn: what the form was drawn for; null: what is claimed.
    """
    outline, made = planned(drawn or claimed, written)
    folder.mkdir()
    (folder / "poe.docx").write_bytes(draw(outline, replace(made, values={**made.values, **by_hand})))
    (folder / "claim.yaml").write_text(dump(claimed), encoding="utf-8")
    return check(folder, as_of=DAY)


def still_open(found: Assessment) -> list[str]:
    return [each.id for each in found.elements if each.required and each.verdict != "met"]


def test_scenario_a_a_presales_form_for_business_applications_without_the_initials(tmp_path: Path) -> None:
    lacking = {name: text for name, text in SIGNED.items() if not name.startswith("initials")}
    found = judged(tmp_path / "a", presales(), SOLD, lacking)
    assert (found.verdict, answer(found, INITIALS)) == ("not_approvable", "not_met blank")
    assert still_open(found) == [INITIALS]


@pytest.mark.parametrize(
    ("signed", "verdict", "told"),
    [("2025-05-04", "approvable", "met found"), ("2025-05-03", "not_approvable", "not_met too_old")],
)
def test_scenario_b_a_signature_of_12_months_and_of_a_day_more(
    tmp_path: Path, signed: str, verdict: str, told: str
) -> None:
    found = judged(tmp_path / "b", claim(), NARRATIVES, {**SIGNED, "date_signed": signed})
    assert (found.verdict, answer(found, "acknowledgement.date")) == (verdict, told)


@pytest.mark.parametrize("need", ["Exchange Online", "Exchange Online and Teams"])
def test_scenario_c_teams_is_claimed_and_only_exchange_stands_in_section_4(tmp_path: Path, need: str) -> None:
    exchange = claim(workloads=[{"workload": "exchange-online", "activities": ["migration"]}])
    written = replace(
        NARRATIVES,
        business_need=(NARRATIVES.business_need or "").replace("Exchange Online and Teams", need),
        usage_work=(NARRATIVES.usage_work or "").replace(
            "in Teams in six workshops. By 20 March 288 of 310 nurses used Teams each day", "in six workshops"
        ),
    )
    assert need in (written.business_need or "")
    assert "Teams" not in (written.usage_work or "")
    found = judged(tmp_path / "c", claim(), written, SIGNED, drawn=exchange)
    assert (found.verdict, answer(found, "workloads")) == ("not_approvable", "not_met missing")
    shown = {row.workload: row.verdict for row in found.workloads}
    assert shown == {"exchange-online": "met", "teams": "not_met"}


OF_2020 = "{form: microsoft-cpor@2020-07, version: the old form, accepted_from: 2020-07-01"


@pytest.mark.parametrize(
    ("day", "entry", "verdict", "told"),
    [
        ("2022-10-31", f"{OF_2020}, accepted_to: 2022-10-31}}", "approvable", "met found"),
        ("2022-11-01", f"{OF_2020}, accepted_to: 2022-10-31}}", "not_approvable", "not_met"),
        ("2022-11-10", f"{OF_2020}, accepted_to: 2022-10-31, grace_days: 10}}", "approvable", "met found"),
        ("2022-11-11", f"{OF_2020}, accepted_to: 2022-10-31, grace_days: 10}}", "not_approvable", "not_met"),
        ("2022-11-01", f"{OF_2020.replace('2020-07,', '2019-10,')}}}", "needs_review", "unclear"),
    ],
)
def test_scenario_j_an_old_template_before_and_after_1_november_2022(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str, entry: str, verdict: str, told: str
) -> None:
    (tmp_path / "microsoft-cpor.yaml").write_text(f"accepted_templates:\n  - {entry}\n", encoding="utf-8")
    monkeypatch.setenv("POEDESK_POLICIES", str(tmp_path))
    written = replace(NARRATIVES, usage_work=(NARRATIVES.usage_work or "").replace("2026", "2022"))
    found = judged(tmp_path / "j", claim(submitted_on=day), written, {**SIGNED, "date_signed": "2022-10-20"})
    assert (found.verdict, answer(found, "document.kind")) == (
        verdict,
        told if told == "met found" else f"{told} unacceptable_document",
    )
    kind = next(each for each in found.elements if each.id == "document.kind")
    assert verdict == "approvable" or "drawn from microsoft-cpor@2020-07" in (kind.evidence[0].quote or "")


def test_scenario_j_the_programmes_own_old_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def told_on(day: str) -> str:
        Path("claim.yaml").write_text(dump(claim(submitted_on=day)), encoding="utf-8")
        filled = ("form", "fill", "claim.yaml", "--template", "old.docx", "--output", f"{day}.docx")
        outcome(list(filled))
        said = capsys.readouterr()
        return " ".join(f"{said.out} {said.err}".split())

    assert outcome(["form", "new", "--programme", "microsoft-cpor", "--output", "old.docx"]) == 0
    fingerprint = re.findall(r"[0-9a-f]{64}", told_on("2022-10-01"))[0]
    days = "accepted_from: 2021-07-01, accepted_to: 2022-10-31"
    listed = f"accepted_templates:\n  - {{fingerprint: {fingerprint}, version: old, {days}}}\n"
    Path("microsoft-cpor.yaml").write_text(listed, encoding="utf-8")
    monkeypatch.setenv("POEDESK_POLICIES", str(tmp_path))
    which = "It is version old of the template, which microsoft-cpor@2020-07 accepts"
    policy = policy_for(claim(submitted_on="2022-10-31"), None, date(2022, 10, 31))
    assert recognised(fingerprint, policy, date(2022, 10, 31)).because == f"{which} on 2022-10-31."
    assert f"{which} from 2021-07-01 to 2022-10-31, not on 2022-11-01." in told_on("2022-11-01")


def test_scenario_l_a_purchase_order_without_acknowledgement(tmp_path: Path) -> None:
    ordered, acceptance, _ = ORDER.partition("3. Acceptance")
    assert acceptance
    found = checked(tmp_path, order_txt=ordered)
    assert (found.verdict, found.documents[0].kind) == ("not_approvable", "purchase-order")
    assert answer(found, "acknowledgement.signature") == "not_met missing"
    assert answer(found, "document.kind") == "not_met unacceptable_document"


def test_scenario_m_a_master_agreement_without_addendum(tmp_path: Path) -> None:
    found = checked(tmp_path, agreement_txt=AGREEMENT)
    assert (found.verdict, found.documents[0].kind) == ("not_approvable", "master-agreement")
    assert answer(found, "document.kind") == "not_met unacceptable_document"
    assert still_open(found) == ["document.kind"]


def test_scenario_m_a_master_agreement_with_its_addendum(tmp_path: Path) -> None:
    assert checked(tmp_path, agreement_txt=AGREEMENT, addendum_txt=ADDENDUM).verdict == "approvable"
