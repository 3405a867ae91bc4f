"""Which activities are shown: judged for each paper by the verbs of its own language."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched
from tests.unit.proof.assessing.checks.narratives.test_timing import DONE, WORK

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.case import case_of
from poedesk.proof.assessing.checks.workloads.shown import NAMED, shown_for
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

TOLD = (
    "2. Work\nBrightwater Cloud Partners will migrate 640 Halden Timber Group mailboxes: Exchange Online.\n\n"
)


@pytest.mark.parametrize("order", [("en", "sv"), ("sv", "en")])
def test_the_same_words_in_papers_of_two_languages_are_judged_apart(order: tuple[str, str]) -> None:
    data = DONE.replace(WORK, TOLD).encode()
    papers = tuple(replace(searched(f"{name}.txt", data), language=name) for name in order)
    case = case_of(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), papers, TODAY)
    sure = {s.source.language for s in shown_for(case, "exchange-online") if s.finding.confidence >= NAMED}
    assert sure == {"sv"}, "only the English paper's own forms tell that the work is still to come"


@pytest.mark.parametrize(
    ("told", "sure"),
    [
        ("Exchange Online (migration). 640 mailboxes of Halden Timber Group in four nights.", True),
        ("Exchange Online (migration). 640 mailboxes will be moved next year.", False),
        ("Exchange Online (formerly BPOS). 640 mailboxes of Halden Timber Group.", False),
    ],
)
def test_a_head_that_names_its_activity_is_read_with_what_it_heads(told: str, sure: bool) -> None:  # noqa: FBT001 - a table
    paper = searched("report.txt", DONE.replace(WORK, f"2. Work\n{told}\n\n").encode())
    case = case_of(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), (paper,), TODAY)
    shown = {s.value for s in shown_for(case, "exchange-online") if s.finding.confidence >= NAMED}
    assert ("migration" in shown) is sure


TRAINERS = "Brightwater Training Advice Ltd"


@pytest.mark.parametrize(
    ("told", "sure"),
    [
        (f"{TRAINERS} migrated 640 mailboxes of Halden Timber Group to Exchange Online.", {"migration"}),
        ("Brightwater Training Advice migrated 640 mailboxes to Exchange Online.", {"migration"}),
        (
            f"{TRAINERS} migrated 640 mailboxes to Exchange Online and gave training to all users of it.",
            {"migration", "adoption"},
        ),
    ],
)
def test_the_name_of_a_party_shows_no_activity(told: str, sure: set[str]) -> None:
    text = DONE.replace(WORK, f"2. Work\n{told}\n\n").replace("Brightwater Cloud Partners Ltd", TRAINERS)
    claim = build({**CLAIM, "partner": {"name": TRAINERS}})
    paper = searched("report.txt", text.encode())
    case = case_of(claim, loader.load("microsoft-cpor", None, TODAY), (paper,), TODAY)
    shown = {s.value for s in shown_for(case, "exchange-online") if s.finding.confidence >= NAMED}
    assert shown == sure


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("We trained 38 champions and held 52 sessions at the start of shifts.", Verdict.UNCLEAR),
        ("We counted 38 doors.", Verdict.NOT_MET),
    ],
)
def test_an_activity_that_names_no_product_leaves_a_doubt(more: str, expected: Verdict) -> None:
    work = "migrated 640 mailboxes to Exchange Online and 90 folders to SharePoint Online"
    told = f"2. Work\nBrightwater Cloud Partners {work}.\n\n3. Shifts\n{more}\n\n"
    paper = searched("report.txt", DONE.replace(WORK, told).encode())
    wanted = [{"workload": "exchange-online", "activities": ["migration", "adoption"]}]
    claim = build({**CLAIM, "workloads": wanted})
    told_of = assess(claim, loader.load("microsoft-cpor", None, TODAY), (paper,), TODAY)
    assert told_of.element("activities").verdict is expected
