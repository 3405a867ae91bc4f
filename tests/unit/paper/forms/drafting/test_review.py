from dataclasses import replace

from tests.unit.paper.forms.engagements import DAY, NARRATIVES, claim, policy_of, presales

from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.drafting.review import Remark, Review, review
from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.claim.model import Claim


def reviewed(engagement: Claim, narratives: Narratives) -> Review:
    return review(engagement, policy_of(engagement), narratives, DAY)


def remark(of: Review, element: str) -> Remark:
    return next(each for each in of.remarks if each.element == element)


def test_a_good_draft_is_good_before_anybody_signs() -> None:
    made = reviewed(claim(), NARRATIVES)
    assert made.good
    assert made.hints == ()
    assert all(each.remedy is None and each.questions == () for each in made.remarks)


def test_what_only_the_customer_can_do_is_not_asked_of_the_writer() -> None:
    public = {**claim().to_json()["customer"], "sector": "public", "country": "US"}
    named = {each.element for each in reviewed(claim(customer=public), NARRATIVES).remarks}
    assert {"usage.work", "workloads", "customer.tenant_id"} <= named
    assert not {name for name in named if name.startswith(("acknowledgement.", "disclosure."))}


def test_a_thin_answer_is_refused_with_the_questions_it_should_answer() -> None:
    made = reviewed(claim(), replace(NARRATIVES, usage_work="We did the work as agreed."))
    thin = remark(made, "usage.work")
    assert thin.verdict is Verdict.NOT_MET
    assert any("When was it done?" in question for question in thin.questions)
    assert not made.good


def test_an_answer_that_is_not_there_is_not_met() -> None:
    made = reviewed(presales(), Narratives(business_need=NARRATIVES.business_need))
    assert remark(made, "presales.activities").verdict is Verdict.NOT_MET


def test_hints_name_what_is_claimed_and_not_told() -> None:
    work = "Fabrikell moved the mailboxes of Marram Health to Exchange Online and showed the wards their use."
    hints = dict(reviewed(claim(), replace(NARRATIVES, usage_work=work)).hints)
    listed = [hint for name, hint in reviewed(claim(), replace(NARRATIVES, usage_work=work)).hints]
    assert "usage_work" in hints
    assert "It does not name what is claimed: Teams." in listed
    assert any("no figure" in hint for hint in listed)
    assert any("no day or month" in hint for hint in listed)


def test_an_answer_about_other_products_alone_does_not_prove_the_claimed_ones() -> None:
    made = reviewed(presales(), replace(NARRATIVES, presales_activities=NARRATIVES.usage_work))
    other = remark(made, "presales.activities")
    assert other.verdict is Verdict.UNCLEAR
    assert "names nothing that was claimed" in other.because
