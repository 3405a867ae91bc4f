"""Which activities are shown: judged for each paper by the verbs of its own language."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched
from tests.unit.proof.assessing.checks.narratives.test_timing import DONE, WORK

from poedesk.proof.assessing.case import case_of
from poedesk.proof.assessing.checks.workloads.shown import NAMED, shown_for
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

TOLD = (
    "2. Work\nBrightwater Cloud Partners will migrate 640 mailboxes of Halden Timber Group to Exchange"
    " Online.\n\n"
)


@pytest.mark.parametrize("order", [("en", "sv"), ("sv", "en")])
def test_the_same_words_in_papers_of_two_languages_are_judged_apart(order: tuple[str, str]) -> None:
    data = DONE.replace(WORK, TOLD).encode()
    papers = tuple(replace(searched(f"{name}.txt", data), language=name) for name in order)
    case = case_of(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), papers, TODAY)
    sure = {s.source.language for s in shown_for(case, "exchange-online") if s.finding.confidence >= NAMED}
    assert sure == {"sv"}, "only the English paper's own forms tell that the work is still to come"
