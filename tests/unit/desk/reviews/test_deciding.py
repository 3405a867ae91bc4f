"""Reviewers decide in cases: with grounds, two where two must, blind where that is measured."""

import html
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_claims import judged, judged_again, partner, submitted, with_document
from tests.desk_parties import browser_of, member
from tests.desk_programme import case_of, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.course.checking import CHECK
from poedesk.desk.claims.models import Claim
from poedesk.desk.evidence import blobs
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail
from poedesk.desk.reads.models import Read
from poedesk.desk.reviews import arbitrating, services
from poedesk.desk.reviews.dossier import export
from poedesk.desk.reviews.models import Case, Decision
from poedesk.desk.reviews.services import Lacking
from poedesk.desk.trail.acting import store
from poedesk.kernel.canonical import sha256_hex
from poedesk.process.reviews.decisions import Ground

pytestmark = pytest.mark.django_db

WRONG = Ground("acknowledgement.date", "missing", searched=("poe.pdf",), words="Nobody dated it.")
WHY = "I read the document and nobody dated it"


def under_review(verdict: str = "approvable") -> tuple[Actor, Claim, Case, Actor, Actor]:
    """Return a partner, its claim, the case, and two reviewers, of whom the first took it."""
    ours, ben, cleo = partner(), staff("reviewer", "Ben"), staff("reviewer", "Cleo")
    claim = submitted(ours, verdict=verdict)
    case = case_of(claim)
    services.take(ben, case.id)
    claim.refresh_from_db()
    case.refresh_from_db()
    return ours, claim, case, ben, cleo


def state_of(claim: Claim) -> str:
    """Return where a claim is."""
    claim.refresh_from_db()
    return claim.state


def exported(actor: Actor, claim: Claim) -> dict[str, bytes]:
    """Return name -> bytes of the files of a dossier."""
    _name, made = export(actor, claim.id)
    with made, zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_claim_that_comes_in_waits_in_the_queue_with_what_the_machine_found() -> None:
    ours = partner()
    ben = staff("reviewer", "Ben")
    claim = submitted(ours, verdict="not_approvable")
    case = case_of(claim)
    assert (case.doubt, case.deadline, case.state) == (1, claim.deadline, "open")
    page = browser_of(ben).get("/reviews/").content.decode()
    assert claim.reference in page
    assert "Not approvable" in page
    assert browser_of(ours).get("/reviews/").status_code == 404
    link = f"/reviews/{case.id}/"
    assert link in browser_of(ben).get(f"/claims/{claim.id}/").content.decode()
    assert link not in browser_of(ours).get(f"/claims/{claim.id}/").content.decode()


def test_a_refusal_needs_two_and_the_partner_hears_of_it_then() -> None:
    ours, claim, case, ben, cleo = under_review()
    Mail.objects.all().delete()
    services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    assert state_of(claim) == "under-review"
    assert not Mail.objects.exists()
    with pytest.raises(Refused, match="decided it already; another one must"):
        services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    services.decide(cleo, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    assert state_of(claim) == "rejected"
    step = claim.happenings.get(name="reject")
    assert step.reason == "insufficient-poe"
    assert step.words == "Date of the acknowledgement: Nobody dated it. (looked for in poe.pdf)"
    assert "Nobody dated it." in Mail.objects.get(to="ana@northwind.example").body
    assert ours.kind == "partner"


def test_a_reason_that_the_programme_does_not_know_is_refused_and_never_replaced() -> None:
    _ours, claim, case, ben, _cleo = under_review()
    with pytest.raises(Refused, match="bad-weather is no reason here"):
        services.decide(ben, case.id, "ask", grounds=[WRONG], overriding=WHY, reason="bad-weather")
    assert (state_of(claim), case.decisions.count()) == ("under-review", 0)


def test_where_two_differ_a_third_decides_and_nobody_refuses_alone() -> None:
    _ours, claim, case, ben, cleo = under_review()
    services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    services.decide(cleo, case.id, "accept")
    case.refresh_from_db()
    assert (case.state, state_of(claim)) == ("disagreed", "under-review")
    services.decide(staff("lead"), case.id, "accept")
    assert state_of(claim) == "approved"


@pytest.mark.parametrize(
    ("kind", "grounds", "overriding", "says"),
    [
        ("refuse", [], "", "name the element"),
        ("refuse", [Ground("acknowledgement.date", "too_old")], WHY, "cite the words"),
        ("refuse", [Ground("nothing.known", "missing", searched=("poe.pdf",))], "", "no element"),
        ("refuse", [WRONG], "because", "say why you decide against it"),
        ("ask", [replace(WRONG, searched=("another.pdf",))], WHY, "no document of this proof"),
    ],
)
def test_a_decision_that_cannot_stand_changes_nothing(
    kind: str, grounds: list[Ground], overriding: str, says: str
) -> None:
    _ours, claim, case, ben, _cleo = under_review()
    size = store().size()
    with pytest.raises(Lacking) as told:
        services.decide(ben, case.id, kind, grounds=grounds, overriding=overriding)
    assert says in " ".join(each.message for each in told.value.problems)
    assert (store().size(), Decision.objects.of(ben).count()) == (size, 0)
    assert state_of(claim) == "under-review"


def test_accepting_against_the_machine_needs_a_typed_reason_that_is_kept_and_a_second_reviewer() -> None:
    _ours, claim, case, ben, cleo = under_review("not_approvable")
    page = browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    assert "A second reviewer has to accept too" in page
    with pytest.raises(Lacking, match="the machine says otherwise"):
        services.decide(ben, case.id, "accept")
    made = services.decide(ben, case.id, "accept", overriding="The date stands on the back of the page")
    assert (made.state, state_of(claim)) == ("waiting-for-second", "under-review")
    row = Decision.objects.of(ben).get()
    assert row.against == ["acknowledgement.date"]
    with pytest.raises(Refused, match="another one must"):
        services.decide(ben, case.id, "accept", overriding="And I say so again, it is there")
    page = browser_of(cleo).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    assert "A second reviewer has to accept too" not in page, "that is she"
    services.decide(cleo, case.id, "accept", overriding="I turned the page, and it is there")
    assert state_of(claim) == "approved"


def test_who_decides_alone_is_told_who_is_missing_and_may_take_the_waiting_decision_back() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours, verdict="not_approvable")
    Membership.objects.of_anybody("a test").filter(role="reviewer").exclude(user=ben.person).update(
        ended_at=timezone.now()
    )
    judged_again(claim)
    case = Case.objects.of(ben).get(claim=claim)
    services.take(ben, case.id)
    missing, browser = "invite a second reviewer or a lead", browser_of(ben)
    for kind, told in (("accept", True), ("refuse", True), ("ask", False)):
        page = browser.get(f"/reviews/{case.id}/decide/{kind}/").content.decode()
        assert (missing in page) == told, kind
    services.decide(ben, case.id, "accept", overriding="The date stands on the back of the page")
    page = browser.get(f"/reviews/{case.id}/").content.decode()
    assert missing in page
    assert "Take your decision back" in page
    browser.post(f"/reviews/{case.id}/withdraw/")
    case.refresh_from_db()
    assert (case.state, case.outcome, state_of(claim)) == ("open", "", "under-review")
    page = browser.get(f"/reviews/{case.id}/").content.decode()
    assert "The date stands on the back of the page" not in page
    assert "Another reviewer has decided" not in page
    kept = json.loads(exported(staff("auditor"), claim)["reviews.json"])["cases"][0]["decisions"]
    assert [(each["kind"], bool(each["withdrawn_at"])) for each in kept] == [("accept", True)]
    services.decide(ben, case.id, "ask", grounds=[WRONG], reason="dates")
    assert state_of(claim) == "action-required"
    with pytest.raises(Refused, match="there is none to take back"):
        services.withdraw(ben, case.id)


def test_only_ones_own_decision_is_taken_back_and_only_while_it_waits() -> None:
    _ours, claim, case, ben, cleo = under_review()
    services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    assert "a second reviewer or a lead" not in browser_of(ben).get(f"/reviews/{case.id}/").content.decode()
    with pytest.raises(Refused, match="No decision of yours waits"):
        services.withdraw(cleo, case.id)
    services.decide(cleo, case.id, "accept")
    with pytest.raises(Refused, match="No decision of yours waits"):
        services.withdraw(ben, case.id)
    case.refresh_from_db()
    assert (case.state, state_of(claim)) == ("disagreed", "under-review")


def test_who_accepts_against_the_machine_and_who_refuses_differ_until_a_third_decides() -> None:
    _ours, claim, case, ben, cleo = under_review("not_approvable")
    services.decide(ben, case.id, "accept", overriding="The date stands on the back of the page")
    made = services.decide(cleo, case.id, "refuse", grounds=[WRONG])
    assert (made.state, state_of(claim)) == ("disagreed", "under-review")
    services.decide(staff("reviewer", "Dora"), case.id, "refuse", grounds=[WRONG])
    assert state_of(claim) == "rejected"


UNCHECKED = {"checked_at": None, "checked_verdict": ""}
FAILED = {"problem": "the disk is full"}
OTHERWISE = {
    "checked_verdict": "not_approvable",
    "differences": ["Date: the partner saw met, now it is not."],
}


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (FAILED, "could not be judged on the programme's side"),
        (OTHERWISE, "otherwise than the partner saw"),
    ],
)
def test_what_this_side_did_not_find_approvable_itself_is_accepted_by_two_with_typed_reasons(
    found: dict[str, Any], says: str
) -> None:
    _ours, claim, case, ben, cleo = under_review()
    claim.proofs.update(**found)
    with pytest.raises(Lacking, match=says):
        services.decide(ben, case.id, "accept")
    assert state_of(claim) == "under-review"
    page = browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    assert says in html.unescape(page)
    assert 'name="overriding"' in page
    assert "The partner saw the same" not in browser_of(ben).get(f"/reviews/{case.id}/").content.decode()
    assert "A second reviewer has to accept too" in page
    services.decide(ben, case.id, "accept", overriding="I read the signed form, and it holds")
    assert state_of(claim) == "under-review"
    services.decide(cleo, case.id, "accept", overriding="I read it as well, and it holds")
    assert state_of(claim) == "approved"
    kept = Decision.objects.of(ben).filter(case=case).earliest("number")
    assert kept.overriding == "I read the signed form, and it holds"


def test_nobody_accepts_before_this_side_has_judged_and_everybody_is_told_when_to_come_back() -> None:
    _ours, claim, case, ben, _cleo = under_review()
    claim.proofs.update(**UNCHECKED)
    says = "not judged on the programme's side yet. That takes a minute or two"
    with pytest.raises(Refused, match=says):
        services.decide(ben, case.id, "accept", overriding="I read the signed form, and it holds")
    page = html.unescape(browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode())
    assert says in page
    assert 'data-prevent-double-click="true">Accept</button>' not in page
    Job.objects.filter(kind=CHECK).update(failed_at=timezone.now(), problem="OSError: the disk is full")
    with pytest.raises(Refused, match="Who looks after the desk can have it tried again"):
        services.decide(ben, case.id, "accept", overriding="I read the signed form, and it holds")
    assert (state_of(claim), case.decisions.count()) == ("under-review", 0)
    claim.proofs.update(checked_at=timezone.now(), checked_verdict="approvable")
    page = browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    assert 'data-prevent-double-click="true">Accept</button>' in page
    services.decide(ben, case.id, "accept")
    assert state_of(claim) == "approved"


def test_refusing_and_asking_do_not_wait_for_this_sides_judgement() -> None:
    _ours, claim, case, ben, _cleo = under_review("not_approvable")
    claim.proofs.update(**UNCHECKED)
    services.decide(ben, case.id, "ask", grounds=[WRONG])
    assert state_of(claim) == "action-required"


def test_asking_leads_to_an_answer_and_a_new_case_about_the_new_proof() -> None:
    ours, claim, case, ben, _cleo = under_review("not_approvable")
    services.decide(ben, case.id, "ask", grounds=[WRONG], reason="dates")
    assert state_of(claim) == "action-required"
    with_document(claim.engagement, "dated")
    made = judged(claim.engagement)
    claims.act(ours, claim.id, "answer", renew=made.revision, words="Here it is.")
    again = case_of(claim)
    assert again.id != case.id
    assert (again.proof.number, again.doubt) == (2, 0)


def test_who_refused_decides_no_dispute_about_it_and_two_others_must() -> None:
    ours, claim, case, ben, cleo = under_review()
    for each in (ben, cleo):
        services.decide(each, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    claims.act(ours, claim.id, "dispute", words="It is dated, on page two.")
    dispute = case_of(claim, "dispute")
    with pytest.raises(Refused, match="You took the decision that is disputed"):
        services.decide(ben, dispute.id, "accept")
    services.decide(staff("lead"), dispute.id, "accept")
    assert state_of(claim) == "dispute"
    services.decide(staff("reviewer", "Dora"), dispute.id, "accept")
    assert state_of(claim) == "approved"


def test_a_blind_second_does_not_see_the_first(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, double_reviews=1)
    _ours, claim, case, ben, cleo = under_review()
    services.decide(ben, case.id, "accept", words="What Ben thinks of it.")
    assert state_of(claim) == "under-review"
    page = browser_of(cleo).get(f"/reviews/{case.id}/").content.decode()
    assert "What Ben thinks of it." not in page
    assert "Another reviewer has decided" in page
    assert "What Ben thinks of it." in browser_of(ben).get(f"/reviews/{case.id}/").content.decode()
    services.decide(cleo, case.id, "accept")
    assert state_of(claim) == "approved"
    assert "What Ben thinks of it." in browser_of(cleo).get(f"/reviews/{case.id}/").content.decode()


def test_competing_claims_are_settled_by_two_and_neither_partner_learns_of_the_other() -> None:
    ours, claim, case, ben, cleo = under_review()
    rival = submitted(member("Tailspin Services", "partner", "incentives_admin"))
    with pytest.raises(Refused, match="Another partner claims the same"):
        services.decide(ben, case.id, "accept")
    why = "This proof was acknowledged last."
    for each in (ben, cleo):
        page = browser_of(each).get(f"/reviews/{case.id}/rivals/").content.decode()
        assert "Tailspin Services" in page
        arbitrating.settle(each, claim.id, claim.id, why)
    assert state_of(rival) == "rejected"
    assert rival.happenings.get(name="reject").reason == "lost-arbitration"
    services.decide(ben, case.id, "accept")
    assert state_of(claim) == "approved"
    theirs = browser_of(member("Tailspin Services", "partner", "incentives_admin"))
    page = theirs.get(f"/claims/{rival.id}/").content.decode()
    assert why in page
    assert "Northwind" not in page
    assert claim.reference not in page
    assert ours.kind == "partner"


def test_of_two_who_take_a_case_at_once_the_second_is_told_who_has_it_and_may_still_decide() -> None:
    _ours, claim, case, ben, cleo = under_review()
    with pytest.raises(Refused, match="Ben took it already"):
        services.take(cleo, case.id)
    services.take(ben, case.id)
    case.refresh_from_db()
    assert case.taken_by_id == ben.person
    services.decide(cleo, case.id, "accept")
    assert state_of(claim) == "approved"


def test_notes_stay_among_reviewers_and_comments_reach_the_partner() -> None:
    ours, claim, case, ben, _cleo = under_review()
    services.note(ben, claim.id, "Ask Cleo about this customer.")
    services.comment(ben, claim.id, "Please send the second page.")
    seen = browser_of(ours).get(f"/claims/{claim.id}/").content.decode()
    assert "Please send the second page." in seen
    assert "Ask Cleo" not in seen
    assert "Please send the second page." in Mail.objects.filter(to="ana@northwind.example").latest("id").body
    bench = browser_of(ben).get(f"/reviews/{case.id}/").content.decode()
    assert "Ask Cleo about this customer." in bench


def test_a_claim_that_goes_elsewhere_closes_its_case() -> None:
    ours, claim, case, ben, _cleo = under_review()
    claims.customer_acts(claim.id, "customer-declines", "customer:1", reason="customer-declined")
    case.refresh_from_db()
    assert case.state == "closed"
    with pytest.raises(Refused, match="closed already"):
        services.decide(ben, case.id, "accept")
    assert ours.kind == "partner"


def test_what_was_typed_is_shown_again_with_the_problem_at_its_element() -> None:
    _ours, _claim, case, ben, _cleo = under_review("not_approvable")
    name = "acknowledgement.date"
    data = {
        "revision": str(case.revision),
        f"wrong:{name}": "1",
        f"code:{name}": "too_old",
        f"words:{name}": "It is of the year before last.",
    }
    page = browser_of(ben).post(f"/reviews/{case.id}/decide/ask/", data).content.decode()
    assert "It is of the year before last." in page
    assert f'href="#field-{name}"' in page
    assert "cite the words" in page


def test_the_dossier_of_a_claim_is_whole_and_only_for_who_may() -> None:
    _ours, claim, case, ben, _cleo = under_review()
    services.decide(ben, case.id, "accept")
    given = claim.proofs.get()
    kept = blobs.keep(settings.FOLDER.blobs, [b"The very", b" bytes"], 99)
    given.documents = [{**each, "sha256": kept.sha256} for each in given.documents]
    given.save()
    files = exported(staff("auditor"), claim)
    manifest = json.loads(files.pop("manifest.json"))
    assert {name: sha256_hex(data) for name, data in files.items()} == manifest
    assert files["proofs/1/documents/01-poe.pdf"] == b"The very bytes"
    leaves = [json.loads(line) for line in files["trail.jsonl"].splitlines()]
    assert {"claim:association:submitted", "review:decided", "claim:association:approved"} <= {
        each["leaf"]["tag"] for each in leaves
    }
    assert json.loads(files["reviews.json"])["cases"][0]["decisions"][0]["kind"] == "accept"
    with pytest.raises(Refused, match="may not export"):
        export(ben, claim.id)
    blobs.path_of(settings.FOLDER.blobs, kept.sha256).unlink()
    files = exported(staff("auditor"), claim)
    assert "proofs/1/documents/01-poe.pdf" not in files
    assert json.loads(files["manifest.json"])["proofs/1/documents/01-poe.pdf"] == "not kept any more"


def test_a_dossier_tells_a_blind_second_reviewer_nothing_of_the_first() -> None:
    _ours, claim, case, ben, _cleo = under_review()
    Case.objects.of(ben).filter(pk=case.id).update(doubled=True)
    services.decide(ben, case.id, "accept")
    files = exported(staff("lead"), claim)
    assert b"review:decided" not in files["trail.jsonl"]
    assert json.loads(files["reviews.json"])["cases"][0]["decisions"] == []


def test_the_partner_sees_who_took_the_dossier_of_its_claim() -> None:
    ours, claim, *_ = under_review()
    auditor = staff("auditor")
    answer = browser_of(auditor).post(f"/claims/{claim.id}/dossier/")
    data = answer.getvalue()
    assert int(answer.headers["Content-Length"]) == len(data)
    told = json.loads(list(store().leaves(0, store().size()))[-1])
    assert told["data"] == {"sha256": sha256_hex(data)}, "the trail tells which bytes were handed out"
    read = Read.objects.of(ours).get()
    assert (read.what, read.name, read.user_id) == ("dossier", claim.reference, auditor.person)


def test_where_the_clock_was_set_back_the_second_reviewer_decides_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _ours, claim, case, ben, cleo = under_review()
    services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(hours=1))
    services.decide(cleo, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    assert state_of(claim) == "rejected"
    first, second = case.decisions.order_by("number")
    assert second.at == first.at
