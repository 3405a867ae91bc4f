"""What is handed in: an engagement frozen by hash, with the assessment that the partner saw."""

import secrets
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims.models import Claim, Proof
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import problems, told_of
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.readiness.asking import current_of, judge_if_stale
from poedesk.desk.readiness.judging import text_of
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.readiness.shown import key_of, shown_of
from poedesk.desk.texts.showing import shown
from poedesk.kernel.canonical import content_key
from poedesk.kernel.records import dataclass
from poedesk.process.claims.association import Item

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are taken for others."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """An engagement as it would be handed in."""

    engagement: Engagement
    assessment: Assessment
    text: str
    documents: list[dict[str, Any]]

    @property
    def version(self) -> str:
        """Return the version of the programme by which it was judged."""
        result = self.assessment.result or {}
        version: str = result["policy"]["version"]
        return version

    @property
    def content(self) -> str:
        """Return the hash of what is handed in."""
        told = [[each["name"], each["sha256"]] for each in self.documents]
        return content_of(self.text, told)


def engagement_of(actor: Actor, engagement: UUID, revision: int, shown: str | None) -> Engagement:
    """Return an engagement to be handed in, locked.

    Args:
        actor: who hands it in.
        engagement: which engagement.
        revision: of it, as the actor saw it.
        shown: hash of what the actor was shown (``readiness.shown.key_of``); null: nobody looked at a page.

    Raises:
        Refused: there is no such engagement.
        Overtaken: it is not any more what the actor saw.
    """
    locked = Engagement.objects.of(actor).select_for_update().filter(pk=engagement).first()
    if locked is None:
        message = _("There is no such engagement.")
        raise Refused(message)
    if locked.revision != revision:
        message = _(
            "%(name)s changed this engagement since you looked at it. Look at the answers again, then submit."
        )
        raise Overtaken(message % {"name": locked.changed_by})
    if shown is not None and shown != key_of(shown_of(locked)):
        message = _("It is not what you were shown any more, so nothing was sent. Look again, then confirm.")
        raise Overtaken(message)
    return locked


def have_judged(actor: Actor, engagement: UUID) -> None:
    """Ask for an assessment when there is none of the engagement as it is today; it is answered later."""
    found = Engagement.objects.of(actor).select_related("organisation").filter(pk=engagement).first()
    if found is not None and current_of(found) is None:
        judge_if_stale(found, after_failing=True)


def frozen(engagement: Engagement) -> Frozen:
    """Return what would be handed in now.

    Raises:
        Refused: the answers are not whole, there is no document, or it is not judged as it is now.
    """
    wrong = problems(engagement.answers, engagement.organisation.name)
    if wrong:
        message = _("The claim is not whole yet: %(problems)s. Answer that first.")
        raise Refused(message % {"problems": "; ".join(map(told_of, wrong[:3]))})
    there = list(engagement.documents.filter(removed_at=None))
    if not there:
        message = _("There is no document yet. Add the proof first.")
        raise Refused(message)
    known = current_of(engagement)
    if known is None:
        message = _("It is being judged as it is now. Wait for the answer, look at it, then submit.")
        raise Refused(message)
    if known.result is None:
        message = _("It could not be judged: %(problem)s Mend that first.")
        raise Refused(message % {"problem": shown(known.problem)})
    documents = [
        {
            "name": each.name,
            "sha256": each.sha256,
            "size": each.size,
            "dated": each.dated.isoformat() if each.dated else None,
        }
        for each in there
    ]
    return Frozen(engagement, known, text_of(engagement), documents)


def keep(claim: Claim, given: Frozen, at: datetime, by: UUID) -> Proof:
    """Keep what is handed in as the claim's next proof."""
    known = given.assessment
    result = known.result or {}
    return Proof.objects.create(
        claim=claim,
        number=claim.proofs.count() + 1,
        given_at=at,
        given_by_id=by,
        text=given.text,
        day=result["as_of"],
        documents=given.documents,
        content=given.content,
        key=result["key"],
        verdict=known.verdict,
        result=result,
        pictures=known.pictures,
    )


def items(given: Frozen, at: datetime, by: str, *, ticked: bool) -> tuple[Item, ...]:
    """Return what handing it in supplies, in the words of a table; ``ticked``: the boxes of the submitter."""
    claim = given.engagement.answers
    parts = {
        "poe": given.content,
        "products": content_key([claim.get("workloads"), claim.get("products")]),
        "contacts": content_key((claim.get("customer") or {}).get("signatory")),
        **({"acknowledgements": content_key([given.content, by])} if ticked else {}),
    }
    return tuple(Item(right, at, by, content) for right, content in parts.items())


def expected(engagement: Engagement) -> tuple[Decimal | None, str]:
    """Return the incentive that the partner expects, with its currency; null when it says none."""
    told = engagement.answers.get("expected_incentive") or {}
    return (Decimal(told["amount"]), told["currency"]) if told.get("amount") else (None, "")


def new_reference() -> str:
    """Return what a claim is called: short, not guessable, and no count of anybody's claims."""
    return "CLM-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def differs(claim: Claim) -> bool:
    """Return whether the engagement of a claim is not any more what was handed in last."""
    newest = claim.proofs.order_by("-number").first()
    engagement = claim.engagement
    told = [[each.name, each.sha256] for each in engagement.documents.filter(removed_at=None)]
    return newest is None or content_of(text_of(engagement), told) != newest.content


def content_of(text: str, documents: list[list[str]]) -> str:
    """Return the hash of a claim file with documents, each name and SHA-256."""
    return content_key({"claim": text, "documents": documents})


def none_runs(actor: Actor, engagement: UUID) -> None:
    """Raise Refused while a claim of an engagement runs."""
    running = Claim.objects.of(actor).filter(engagement=engagement, is_open=True).first()
    if running is not None:
        message = _("Claim %(claim)s of this engagement runs already.")
        raise Refused(message % {"claim": running})


def not_asked_for(claim: Claim, actor: Actor) -> None:
    """Raise Refused while a request asks for the proof: it is sent as the answer."""
    asked = claim.poe_requests.exclude(delivered_at=None).filter(turn=actor.kind).first()
    if asked is not None:
        message = _("Request %(request)s asks for this proof: answer it, so that its time does not run out.")
        raise Refused(message % {"request": asked})
