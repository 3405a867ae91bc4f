"""A word of an activity in what the customer needed shows nothing that the partner did."""

from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

SUPPORT = {**CLAIM, "workloads": [{"workload": "exchange-online", "activities": ["support"]}]}
NEED = SOW[SOW.index("Halden Timber Group runs ageing") : SOW.index("\n\n2. Scope")]


def activities(need: str) -> Verdict | None:
    paper = searched("paper.txt", SOW.replace(NEED, need).encode())
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(SUPPORT), policy, [paper], TODAY).element("activities").verdict


def test_servers_out_of_support_were_supported_by_nobody() -> None:
    need = (
        "The mail servers of Halden Timber Group had been out of support since 2023, and nobody could read"
        " mail on the road. It needed Exchange Online."
    )
    assert activities(need) is not Verdict.MET


def test_who_is_told_to_have_given_it_did() -> None:
    need = (
        "The mail servers of Halden Timber Group were old, and nobody could read mail on the road. In April"
        " 2026 Brightwater Cloud Partners answered 212 support calls of its people on Exchange Online."
    )
    assert activities(need) is Verdict.MET
