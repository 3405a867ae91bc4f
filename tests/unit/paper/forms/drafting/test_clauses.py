from dataclasses import replace

import pytest
from tests.unit.paper.forms.engagements import DAY, NARRATIVES, claim, policy_of, presales

from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.drafting.clauses import clauses, notice, told
from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.assessing.api import find_in
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Overall
from poedesk.proof.claim.model import Claim
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

PRESALES = Narratives(
    business_need=(
        "Marram Health lost referrals on paper; its 12 clerks needed Dynamics 365 Sales and Power BI Pro."
    ),
    presales_activities=(
        "In February 2026 Fabrikell held two workshops with the 12 clerks of Marram Health, built a trial of "
        "Dynamics 365 Sales with their referrals and showed reports in Power BI Pro. After it Marram Health "
        "bought 12 seats on 20 March 2026."
    ),
)


def own_document(engagement: Claim, narratives: Narratives, *, signed: bool) -> Assessment:
    """Judge a statement of work that is nothing but its title, its parties and our clauses."""
    text = told(None, clauses(engagement, policy_of(engagement), narratives))
    if signed:
        text = text.replace("Signature: ______________________", "Signature: /s/ Dana Whitlock")
        text = text.replace("Date: ______________________", "Date: 4 April 2026")
        text = text.replace("initials here: ________", "initials here: DW")
    between = f"between {engagement.partner.name} (the Partner) and {engagement.customer.name} (the Customer)"
    paper = f"Statement of Work\n\n{between}\n\n{text}"
    document = read_document(paper.encode(), "sow.txt", Job(DEFAULT))
    return assess(engagement, policy_of(engagement), find_in([document]), DAY)


@pytest.mark.parametrize(
    ("engagement", "narratives"), [(claim(), NARRATIVES), (presales(), PRESALES)], ids=["usage", "presales"]
)
def test_a_document_with_the_clauses_needs_no_second_signature(
    engagement: Claim, narratives: Narratives
) -> None:
    assert own_document(engagement, narratives, signed=True).verdict is Overall.APPROVABLE


def test_unsigned_clauses_acknowledge_nothing() -> None:
    unsigned = own_document(presales(), PRESALES, signed=False)
    verdicts = {element.id: element.verdict for element in unsigned.elements}
    assert verdicts["acknowledgement.signature"] is Verdict.NOT_MET
    assert verdicts["disclosure.subscription_information"] is Verdict.NOT_MET


def test_an_answer_that_is_not_known_is_marked_and_not_made_up() -> None:
    text = told(None, clauses(claim(), policy_of(claim()), replace(NARRATIVES, usage_work=None)))
    assert "[write here: description of work]" in text


def test_disclosures_stand_only_where_the_policy_asks_for_them() -> None:
    assert "initials" not in told(None, clauses(claim(), policy_of(claim()), NARRATIVES))
    public = {**claim().to_json()["customer"], "sector": "public", "country": "PR"}
    engagement = claim(customer=public)
    text = told(None, clauses(engagement, policy_of(engagement), NARRATIVES))
    assert "Public Sector Disclosure" in text
    assert "Marram Health Trust knows that Fabrikell Consulting Ltd will ask to be associated" in text


def test_the_customer_reads_what_is_acknowledged_and_what_is_not_granted() -> None:
    title, sections = notice(presales(), policy_of(presales()))
    text = told(title, sections)
    assert [section.heading for section in sections] == [
        "Why you get this page",
        "What you acknowledge by signing",
        "What you do not grant",
        "What Fabrikell Consulting Ltd receives",
        "What to do",
    ]
    assert "Dana Whitlock" in text
    assert "information on your subscriptions" in text
    assert "public body" not in text
    assert "{" not in text
    assert len(text.splitlines()) < 45, "it fits a page"


def test_points_of_names_and_of_answers_are_left_as_they_are() -> None:
    work = "Moved v1..v2 of the intranet... and trained all."
    engagement = claim(customer={**claim().to_json()["customer"], "name": "Marram Health, Inc."})
    text = told(None, clauses(engagement, policy_of(engagement), replace(NARRATIVES, usage_work=work)))
    assert work in text
    assert "Inc.." not in told(*notice(engagement, policy_of(engagement)))
