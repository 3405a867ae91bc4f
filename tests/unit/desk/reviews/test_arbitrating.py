"""Several partners claim the same: two reviewers name the same claim, and whoever competes with it loses."""

from typing import Any

import pytest
from tests.desk_claims import ANSWERS, judged, submitted, with_document
from tests.desk_parties import browser_of, member, owner
from tests.desk_programme import case_of, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.reviews import arbitrating, services
from poedesk.desk.reviews.models import Case

pytestmark = pytest.mark.django_db

WHY = "Its acknowledgement is the newest that stands."
TEAMS, EXCHANGE = ({"workload": each, "activities": ["adoption"]} for each in ("teams", "exchange-online"))


def of(name: str, **answers: Any) -> Claim:
    """Return a claim of a partner, under review by Ben."""
    actor = owner() if name == "Northwind Partners" else member(name, "partner", "incentives_admin")
    staff("reviewer")
    claim = submitted(actor, **answers)
    services.take(staff("reviewer", "Ben"), case_of(claim).id)
    claim.refresh_from_db()
    return claim


def three() -> tuple[Claim, Claim, Claim]:
    """Return the claims of three partners to the same."""
    return of("Northwind Partners"), of("Tailspin Services"), of("Wingtip Advisers")


def settled(claim: Claim, winner: Claim, *names: str) -> Case:
    """Let reviewers say that a claim prevails, in the case of another or its own."""
    made = None
    for name in names or ("Ben", "Cleo"):
        made = arbitrating.settle(staff("reviewer", name), claim.id, winner.id, WHY)
    assert made is not None
    return made


def states(*found: Claim) -> list[str]:
    """Return where claims are."""
    for each in found:
        each.refresh_from_db()
    return [each.state for each in found]


def partner_of(claim: Claim) -> Actor:
    """Return the partner's person who submitted a claim."""
    return member(claim.organisation.name, "partner", "incentives_admin")


def asked_for_more(claim: Claim) -> None:
    """Have a reviewer ask the partner for more."""
    ben = staff("reviewer", "Ben")
    claims.act(ben, claim.id, "request-information", reason="dates", words="Of last year.", decided=True)


def test_all_who_compete_with_the_winner_lose_and_it_can_be_approved() -> None:
    ours, second, third = three()
    assert settled(ours, ours).outcome == "accept"
    assert states(ours, second, third) == ["under-review", "rejected", "rejected"]
    services.decide(staff("reviewer", "Ben"), case_of(ours).id, "accept")
    assert states(ours) == ["approved"]


def test_who_named_the_winner_decides_nothing_about_the_dispute_of_who_lost() -> None:
    ours, second = of("Northwind Partners"), of("Tailspin Services")
    settled(ours, ours)
    services.decide(staff("reviewer", "Ben"), case_of(ours).id, "accept")
    claims.act(partner_of(second), second.id, "dispute", words="Our form is the newer one.")
    assert states(ours, second) == ["approved", "dispute"]
    for name in ("Ben", "Cleo"):
        reviewer = staff("reviewer", name)
        with pytest.raises(Refused, match="took the decision that is disputed"):
            services.decide(reviewer, case_of(second, "dispute").id, "accept")
        with pytest.raises(Refused, match="took the decision that is disputed"):
            arbitrating.settle(reviewer, second.id, ours.id, WHY)
    assert settled(second, second, "Dora", "Eve").state == "decided"
    assert states(ours) == ["rejected"]


def test_a_rival_that_prevails_wins_over_every_other_too() -> None:
    ours, second, third = three()
    settled(ours, second)
    assert states(ours, second, third) == ["rejected", "under-review", "rejected"]
    services.decide(staff("reviewer", "Cleo"), case_of(second).id, "accept")
    assert states(second) == ["approved"]


def test_two_who_agree_from_the_cases_of_different_rivals_settle_it() -> None:
    ours, second, third = three()
    first = arbitrating.settle(staff("reviewer", "Ben"), ours.id, second.id, WHY)
    again = arbitrating.settle(staff("reviewer", "Cleo"), third.id, second.id, WHY)
    assert again.id == first.id
    assert states(ours, second, third) == ["rejected", "under-review", "rejected"]


def test_reviewers_who_name_different_rivals_do_not_agree_and_two_of_three_settle_it() -> None:
    ours, second, third = three()
    settled(ours, second, "Ben")
    assert settled(ours, third, "Cleo").state == "disagreed"
    assert states(ours, second, third) == ["under-review"] * 3
    assert settled(ours, third, "Dora").state == "decided"
    assert states(ours, second, third) == ["rejected", "rejected", "under-review"]


def test_three_who_all_differ_leave_it_to_a_fourth() -> None:
    ours, second, third = three()
    for name, winner in (("Ben", ours), ("Cleo", second), ("Dora", third)):
        assert settled(ours, winner, name).state in {"waiting-for-second", "disagreed"}
    assert settled(ours, ours, "Eve").state == "decided"
    assert states(ours, second, third) == ["under-review", "rejected", "rejected"]


def test_who_competes_with_the_loser_alone_keeps_its_claim() -> None:
    ours = of("Northwind Partners", workloads=[TEAMS, EXCHANGE])
    second = of("Tailspin Services", workloads=[TEAMS])
    third = of("Wingtip Advisers", workloads=[EXCHANGE])
    settled(ours, second)
    assert states(ours, second, third) == ["rejected", "under-review", "under-review"]
    services.decide(staff("reviewer", "Ben"), case_of(third).id, "accept")
    assert states(third) == ["approved"]


def test_several_claims_of_one_partner_are_all_seen_and_lose_together() -> None:
    ours = of("Northwind Partners", workloads=[TEAMS, EXCHANGE])
    second = of("Tailspin Services", workloads=[TEAMS])
    more = of("Tailspin Services", workloads=[EXCHANGE], project="Another")
    told = arbitrating.compared(staff("reviewer", "Ben"), ours)
    assert told is not None
    assert (told.claims, told.also) == ([ours, second], [more])
    page = browser_of(staff("reviewer", "Ben")).get(f"/reviews/{case_of(ours).id}/rivals/").content.decode()
    assert "More claims of the same partners" in page
    assert "at Contoso Health: Exchange Online; Teams." in page.replace("&#x27;", "'")
    assert more.reference in page
    settled(ours, ours)
    assert states(ours, second, more) == ["under-review", "rejected", "rejected"]


def test_four_partners_one_of_whom_holds_it_already() -> None:
    holder = of("Northwind Partners")
    services.decide(staff("reviewer", "Ben"), case_of(holder).id, "accept")
    second, third, fourth = of("Tailspin Services"), of("Wingtip Advisers"), of("Adatum Works")
    settled(third, third)
    assert states(holder, second, third, fourth) == ["rejected", "rejected", "under-review", "rejected"]
    assert holder.happenings.latest("number").name == "displace"


def test_a_claim_that_must_be_mended_first_neither_wins_nor_is_settled_yet_but_can_lose() -> None:
    ours, second, third = three()
    asked_for_more(second)
    with pytest.raises(Refused, match=f"{second} waits for its partner"):
        settled(ours, second)
    with pytest.raises(Refused, match=f"{second} waits for its partner"):
        settled(second, ours)
    settled(ours, ours)
    assert states(ours, second, third) == ["under-review", "rejected", "rejected"]
    assert second.happenings.latest("number").name == "outdone"


def test_what_the_first_said_counts_no_more_once_another_partner_claims_it_too() -> None:
    ours, second = of("Northwind Partners"), of("Tailspin Services")
    first = settled(ours, ours, "Ben")
    third = of("Wingtip Advisers")
    again = settled(ours, ours, "Cleo")
    first.refresh_from_db()
    assert (first.state, again.state) == ("closed", "waiting-for-second")
    assert states(ours, second, third) == ["under-review"] * 3, (
        "nobody loses whom one reviewer alone looked at"
    )
    assert settled(ours, ours, "Ben").state == "decided"
    assert states(second, third) == ["rejected", "rejected"]


def test_a_proof_that_was_renewed_since_the_page_was_opened_is_looked_at_again() -> None:
    ours, second, _ = three()
    ben = staff("reviewer", "Ben")
    told = arbitrating.compared(ben, ours)
    assert told is not None
    asked_for_more(second)
    with_document(second.engagement, "signed anew")
    judged(second.engagement)
    second.engagement.refresh_from_db()
    claims.act(partner_of(second), second.id, "answer", renew=second.engagement.revision, words="Here.")
    with pytest.raises(Overtaken, match="changed since you looked"):
        arbitrating.settle(ben, ours.id, ours.id, WHY, seen=told.among)
    page = browser_of(ben).post(
        f"/reviews/{case_of(ours).id}/rivals/", {"winner": str(ours.id), "because": WHY, "seen": told.among}
    )
    assert "changed since you looked" in page.content.decode()
    assert not Case.objects.of(ben).filter(kind="arbitration").exists()


def test_when_the_rivals_withdraw_the_arbitration_ends_and_the_claim_can_be_approved() -> None:
    ours, second = of("Northwind Partners"), of("Tailspin Services")
    begun = settled(ours, ours, "Ben")
    claims.act(partner_of(second), second.id, "withdraw", reason="wrong-activity", words="A mistake.")
    begun.refresh_from_db()
    assert begun.state == "closed", "nobody is left to decide about"
    services.decide(staff("reviewer", "Ben"), case_of(ours).id, "accept")
    assert states(ours) == ["approved"]
    assert ours.happenings.filter(name="settle-arbitration").exists()


def test_where_a_table_knows_two_refusals_the_one_that_it_lets_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, second = of("Northwind Partners"), of("Tailspin Services")
    monkeypatch.setattr(arbitrating, "LOSES", ("reject-again", "overturn", *arbitrating.LOSES))
    settled(ours, ours)
    assert states(second) == ["rejected"]
    assert second.happenings.latest("number").reason == "lost-arbitration"


def test_the_partners_read_why_and_not_of_whom() -> None:
    ours, second, third = three()
    settled(ours, ours)
    for each in (second, third):
        page = browser_of(partner_of(each)).get(f"/claims/{each.id}/").content.decode()
        assert WHY in page
        assert not any(other.reference in page for other in (ours, second, third) if other != each)
    assert ANSWERS["customer"]["name"] in page
