from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.policy import cases, loader

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
FORM = FILE.documents["form"].facts
WORK = "Ardent Lakes migrated 1,200 mailboxes to Exchange Online {when} and trained the service desk there."


def judged(work: str, signed: str = "2026-04-30", *, understood: bool = True) -> Assessment:
    made = claim_of(FILE, "usage")
    facts: list[dict[str, Any]] = [
        {**fact, "work": work}
        if "work" in fact
        else {**fact, "date": signed}
        if "signature" in fact
        else fact
        for fact in FORM
    ]
    submitted = made.submitted_on
    assert submitted is not None
    found = [findings_of("form.pdf", {"kind": "poe-template", "understood": understood, "facts": facts})]
    return assess(made, loader.load("microsoft-cpor", None, submitted), found, submitted)


@pytest.mark.parametrize(
    ("when", "signed", "dated"),
    [
        ("in March 2026", "2026-04-30", Verdict.MET),
        ("from 3 March 2023 to 28 April 2023", "2026-04-30", Verdict.NOT_MET),
        ("between April 2024 and March 2026", "2026-04-30", Verdict.MET),
        ("in 2023", "2026-04-30", Verdict.UNCLEAR),
        ("in January 2025", "2025-05-10", Verdict.UNCLEAR),
        ("in January 2025", "2024-05-10", Verdict.NOT_MET),
        ("in July 2027", "2026-04-30", Verdict.UNCLEAR),
        ("in two waves", "2026-04-30", Verdict.MET),
        ("in two waves", "2024-04-30", Verdict.UNCLEAR),
        ("in two waves", "2026-07-30", Verdict.UNCLEAR),
        ("under the agreement of 3 March 2019", "2026-04-30", Verdict.MET),
    ],
)
def test_work_is_dated_by_the_times_that_it_names(when: str, signed: str, dated: Verdict) -> None:
    assessment = judged(WORK.format(when=when), signed)
    (row,) = assessment.workloads
    assert row.dated is dated
    assert row.verdict is (Verdict.NOT_MET if dated is Verdict.NOT_MET else Verdict.MET)


@pytest.mark.parametrize("work", [WORK.format(when="in March 2026"), "Exchange Online: installare."])
def test_work_told_in_a_language_that_is_not_understood_is_unclear(work: str) -> None:
    told = judged(work, understood=False).element("usage.work")
    assert (told.verdict, told.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)


@pytest.mark.parametrize(
    "work",
    [
        "Pinefield Health's own IT team migrated all 1,200 mailboxes to Exchange Online itself.",
        "Exchange Online is a modern mail service. It offers large mailboxes and strong filters.",
        "For another customer we migrated 8,000 mailboxes to Exchange Online and trained 30 administrators.",
    ],
)
def test_what_the_partner_did_not_do_for_this_customer_is_too_thin(work: str) -> None:
    assert judged(work).element("usage.work").code is Code.TOO_THIN


def test_licences_with_training_in_the_price_are_no_work() -> None:
    work = "Exchange Online licences for 900 users, deployment and training in the price, 12 months."
    assert judged(work).element("usage.work").verdict is not Verdict.MET


@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("Exchange Online and Microsoft Teams services for you as discussed.", Code.TOO_THIN),
        ("Services as per your offer of last week, for a lump sum.", Code.TOO_THIN),
        (
            "Migration of 1,200 mailboxes to Exchange Online, five workshops for the desk and coaching.",
            Code.FOUND,
        ),
    ],
)
def test_a_list_of_activities_is_work_and_a_reference_is_none(work: str, code: Code) -> None:
    outcome = judged(work).element("usage.work")
    assert outcome.code is code
    assert outcome.verdict is (Verdict.MET if code is Code.FOUND else Verdict.NOT_MET)


def test_work_told_in_words_that_no_cue_knows_is_unclear_and_never_missing() -> None:
    made = claim_of(FILE, "usage")
    work = (
        "In March 2026 Ardent Lakes walked 400 clerks of the customer through Exchange Online, desk by desk."
    )
    facts = [{**fact, "work": work} if "work" in fact else fact for fact in FORM if "activity" not in fact]
    found = [findings_of("form.pdf", {"kind": "poe-template", "facts": facts})]
    assert made.submitted_on is not None
    policy = loader.load("microsoft-cpor", None, made.submitted_on)
    assessment = assess(made, policy, found, made.submitted_on)
    assert assessment.element("activities").verdict is Verdict.UNCLEAR
    assert assessment.element("workloads").verdict is Verdict.UNCLEAR
