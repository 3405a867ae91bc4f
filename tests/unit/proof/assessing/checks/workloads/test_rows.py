"""What is said of a claimed workload that no document names."""

from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import WorkloadRow
from poedesk.proof.claim.load import build
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import loader
from poedesk.proof.reading.readers.registry import unreadable

NOTE = searched("note.txt", b"Harvest report of Halden Timber Group: 400 logs were counted.\n")


def row(*papers: Findings) -> WorkloadRow:
    return assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), list(papers), TODAY).workloads[0]


def test_a_workload_that_may_stand_in_an_unread_document_asks_for_that_document() -> None:
    unread = find_all(unreadable(b"x", "plan.rtf", "application/rtf", "it is damaged"))
    told = row(NOTE, unread)
    assert told.named is Verdict.UNCLEAR
    assert "it could stand where plan.rtf could not be read" in told.because
    assert told.remedy is not None
    assert "a copy that can be read" in told.remedy


def test_a_workload_that_stands_nowhere_asks_for_the_sentence() -> None:
    told = row(NOTE)
    assert told.named is Verdict.NOT_MET
    assert told.remedy is not None
    assert told.remedy.startswith("Add the sentence")
