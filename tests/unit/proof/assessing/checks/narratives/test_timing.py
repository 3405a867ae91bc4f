"""A paper of work that is done takes over nothing that is still to come; a plan is signed before its work."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

DONE = (
    SOW.replace("STATEMENT OF WORK\n\nStatement of Work No. 7", "CERTIFICATE OF COMPLETION\n\nCompletion")
    .replace("Signature:", "Signature: /s/ Ingrid Solheim")
    .replace("Accepted for", "The work described is accepted.\nFor")
)
PLAN = SOW.replace("Signature:", "Signature: /s/ Ingrid Solheim")
WORK = SOW[SOW.index("2. Scope of work\n") : SOW.index("3. Acceptance")]


def judged(paper: str, work: str) -> Assessment:
    dated = paper.replace(WORK, f"{work}\n\n").replace("Date:", "Date: 14 April 2026")
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [searched("paper.txt", dated.encode())], TODAY)


def work_and_activity(paper: str, work: str) -> tuple[Verdict | None, Verdict | None]:
    told = judged(paper, work)
    return told.element("usage.work").verdict, told.element("activities").verdict


WHAT = "640 mailboxes of Halden Timber Group from Exchange 2013 to Exchange Online, site by site"
FUTURE = f"2. Work\nBrightwater Cloud Partners will migrate {WHAT}, and will shut down the old servers."
LISTED = f"- Migration of {WHAT}, by Brightwater Cloud Partners\n- Shutdown of the old servers"


@pytest.mark.parametrize("work", [FUTURE, f"2. Next steps\n{LISTED}", f"2. Follow-on order\n{LISTED}"])
def test_nobody_takes_over_as_done_what_is_still_to_come(work: str) -> None:
    assert work_and_activity(DONE, work) == (Verdict.UNCLEAR, Verdict.UNCLEAR)


@pytest.mark.parametrize(
    "work",
    [
        "Brightwater Cloud Partners offers to migrate 640 mailboxes to Exchange Online for a fixed price.",
        "We recommend migrating 640 mailboxes of Halden Timber Group to Exchange Online, site by site.",
    ],
)
def test_nobody_takes_over_as_done_what_is_only_offered(work: str) -> None:
    told = judged(DONE, f"2. Work\n{work}").element("usage.work")
    assert (told.verdict, "is offered" in told.because) == (Verdict.UNCLEAR, True)


CONCEPT = PLAN.replace("STATEMENT OF WORK", "CONCEPT").replace("Statement of Work No. 7", "Version 0.9")


def test_what_would_be_done_is_no_work() -> None:
    work = (
        "It is planned that the mailboxes are moved. Brightwater Cloud Partners would migrate 640 mailboxes"
        " of Halden Timber Group to Exchange Online, site by site. The beginning depends on the budget."
    )
    assert work_and_activity(CONCEPT, f"2. Proposal\n{work}") == (Verdict.UNCLEAR, Verdict.UNCLEAR)


def test_what_was_done_so_that_something_would_work_counts() -> None:
    work = f"2. Work\nBrightwater Cloud Partners migrated {WHAT}, so that nobody would keep the old servers."
    assert work_and_activity(CONCEPT, work) == (Verdict.MET, Verdict.MET)


def test_what_was_done_in_place_of_what_was_offered_counts() -> None:
    work = f"2. Work\nBrightwater Cloud Partners migrated {WHAT}, which now offers the sawmills one search."
    assert judged(DONE, work).element("usage.work").verdict is Verdict.MET


def test_the_reason_says_so() -> None:
    assert "only as planned" in judged(DONE, f"2. Next steps\n{LISTED}").element("usage.work").because


def test_what_was_done_beside_the_plan_counts() -> None:
    done = f"2. Work\nBrightwater Cloud Partners migrated {WHAT}, in March 2026."
    both = f"{done}\n\n3. Next steps\n- Training of 25 people in Teams by Brightwater Cloud Partners"
    assert work_and_activity(DONE, both) == (Verdict.MET, Verdict.MET)


@pytest.mark.parametrize("work", [FUTURE, f"2. Work planned\n{LISTED}"])
def test_a_plan_is_signed_before_its_work(work: str) -> None:
    assert work_and_activity(PLAN, work) == (Verdict.MET, Verdict.MET)


def test_work_of_another_order_is_no_part_of_a_plan() -> None:
    assert work_and_activity(PLAN, f"2. Follow-on order\n{LISTED}") == (Verdict.UNCLEAR, Verdict.UNCLEAR)


def test_a_deed_to_come_beside_one_that_was_done_is_not_shown() -> None:
    told = (
        "2. Work\nBrightwater Cloud Partners assessed Exchange 2013 on nine servers of Halden Timber Group in"
        " March 2026 and will migrate 640 mailboxes to Exchange Online."
    )
    assert work_and_activity(DONE, told)[1] is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "meant",
    [
        "recommended in March 2026 to migrate 640 mailboxes of Halden Timber Group to Exchange Online.",
        "wrote in March 2026 a plan for the migration of 640 mailboxes to Exchange Online.",
        "tested nine servers in March 2026 so that 640 mailboxes can be migrated to Exchange Online.",
    ],
)
def test_a_deed_that_is_only_meant_is_not_shown(meant: str) -> None:
    assert work_and_activity(DONE, f"2. Work\nBrightwater Cloud Partners {meant}")[1] is Verdict.UNCLEAR


def test_a_list_is_the_partners_by_the_name_in_its_heading() -> None:
    listed = f"- Migration of {WHAT}, forty a night\n- Nine calendars carried over\n- Two servers emptied"
    told = work_and_activity(DONE, f"2. What Brightwater Cloud Partners did\n{listed}")
    assert told == (Verdict.MET, Verdict.MET)
