"""Whose the one open signature of a paper is, by what is said over it."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

PAPER = """Completion statement
Halden Timber Group (haldentimber.example), tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
Work by Brightwater Cloud Partners Ltd
Halden Timber Group runs ageing mail servers, and 640 people cannot read mail on the road.
Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group to Exchange Online in
March 2026 and held 25 training sessions."""


def told(*over: str) -> Code:
    """Of a paper of finished work that one person signed in ink, under the lines ``over``."""
    lines = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(PAPER.splitlines())]
    lines += [(72.0, 260.0 + 15 * number, line) for number, line in enumerate(over)]
    lines += [(72.0, 340.0, "Odile Perrin, Head of IT"), (72.0, 355.0, "14 April 2026")]
    paper = document(page(lines, drawings=[Drawing("strokes", Box(80, 305, 170, 332))]))
    policy = loader.load("microsoft-cpor", None, TODAY)
    judged = assess(build(CLAIM), policy, [find_all(paper)], TODAY)
    return judged.element("acknowledgement.signature").code


@pytest.mark.parametrize(
    "over",
    [
        ("We confirm that this was done for us.",),
        ("Nous confirmons que ces travaux ont été réalisés chez nous.",),
        ("We confirm that Brightwater did all of this.",),
        ("I accept the work.",),
        ("Customer acknowledgment. The services above were rendered to our satisfaction.",),
        ("Work accepted:",),
    ],
)
def test_who_takes_work_over_did_not_do_it(over: tuple[str, ...]) -> None:
    assert told(*over) is Code.FOUND


@pytest.mark.parametrize(
    "over",
    [
        ("We confirm that this was done for our customer.",),
        ("We confirm that the customer accepted the work.",),
        ("We do not confirm that this was done for us.",),
        ("We confirm that this was done by our team.",),
        ("We accept the order.",),
        ("The work is described above.",),
        ("I accept the work once the phones ring.",),
    ],
)
def test_what_a_supplier_can_say_too_tells_nothing(over: tuple[str, ...]) -> None:
    assert told(*over) is Code.UNCERTAIN
