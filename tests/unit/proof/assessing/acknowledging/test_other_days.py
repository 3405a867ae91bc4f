"""A date behind words of something else is no certain day of signing."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict


def _dated(line: str) -> Verdict | None:
    signed = block("Ingrid Solheim", "Head of IT").replace("Date: 14 April 2026", line)
    return judged_paper(f"{BODY}For Halden Timber Group\n{signed}").element("acknowledgement.date").verdict


@pytest.mark.parametrize(
    "line",
    [
        "Contract expires on 14 April 2026",
        "Revision of 14 April 2026",
        "Printed on 14 April 2026",
        "Payment due: 14 April 2026",
    ],
)
def test_a_day_of_something_else_is_not_met(line: str) -> None:
    assert _dated(line) is not Verdict.MET


@pytest.mark.parametrize(
    "line", ["Date: 14 April 2026", "Signed on 14 April 2026", "Date signed: 14 April 2026"]
)
def test_a_day_of_signing_is(line: str) -> None:
    assert _dated(line) is Verdict.MET
