"""What waits for somebody: a count by kind, the nearest day, and where to go; one query a kind."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.audits.models import Batch, Draw, Request
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements import listing
from poedesk.desk.ledger.models import Proposal
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews.models import Case
from poedesk.kernel.records import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait."""

    title: str
    """How many of what, in words."""

    url: str
    first: date | None = None
    """The nearest day by which one of them is due; null where none is."""

    late: bool = False
    """Whether that day is over."""


def waiting(actor: Actor, today: date) -> list[Waiting]:
    """Return what waits for somebody, what they may not do left out; the nearest day first."""
    found = [each for action, kind in _KINDS if may(actor, action) for each in kind(actor, today)]
    return sorted(found, key=lambda each: each.first or date.max)


def for_owner() -> list[Waiting]:
    """Return what waits for whoever looks after the desk: mails that could not be sent."""
    n = Mail.objects.filter(sent_at=None, tries__gt=0).count()
    told = ngettext("%(n)s mail could not be sent", "%(n)s mails could not be sent", n)
    return [Waiting(told % {"n": n}, reverse("outbox"))] if n else []


def _engagements(actor: Actor, today: date) -> Iterator[Waiting]:
    ready = listing.narrowed(actor, "ready", "")
    yield from _told(
        ready,
        None,
        lambda n: ngettext(
            "%(n)s approvable engagement to submit", "%(n)s approvable engagements to submit", n
        ),
        reverse("engagements") + "?show=ready",
        today,
    )
    yield from _told(
        listing.narrowed(actor, "draft", "").exclude(pk__in=ready.values("pk")),
        None,
        lambda n: ngettext("%(n)s engagement to finish", "%(n)s engagements to finish", n),
        reverse("engagements") + "?show=draft",
        today,
    )


def _claims(actor: Actor, today: date) -> Iterator[Waiting]:
    asked = Request.objects.of(actor).filter(claim=OuterRef("pk"), turn=actor.kind)
    found = Claim.objects.of(actor).filter(is_open=True, turn=actor.kind).exclude(Exists(asked))
    yield from _told(
        found,
        "deadline",
        lambda n: ngettext("%(n)s claim to answer", "%(n)s claims to answer", n),
        reverse("claims") + "?show=mine",
        today,
    )


def _answers(actor: Actor, today: date) -> Iterator[Waiting]:
    yield from _told(
        Request.objects.of(actor).filter(turn="partner").exclude(delivered_at=None),
        "due",
        lambda n: ngettext("%(n)s request for a proof to answer", "%(n)s requests for proofs to answer", n),
        reverse("requests") + "?state=open",
        today,
    )


def _cases(actor: Actor, today: date) -> Iterator[Waiting]:
    yield from _told(
        Case.objects.of(actor).filter(closed_at=None),
        "deadline",
        lambda n: ngettext("%(n)s case in the queue", "%(n)s cases in the queue", n),
        reverse("reviews"),
        today,
    )


def _judged(actor: Actor, today: date) -> Iterator[Waiting]:
    yield from _told(
        Request.objects.of(actor).filter(turn="programme").exclude(delivered_at=None),
        "due",
        lambda n: ngettext("%(n)s answered request for a proof", "%(n)s answered requests for proofs", n),
        reverse("requests") + "?state=open",
        today,
    )


def _drafts(actor: Actor, today: date) -> Iterator[Waiting]:
    yield from _told(
        Batch.objects.of(actor).filter(released_at=None),
        None,
        lambda n: ngettext("%(n)s batch of requests to release", "%(n)s batches of requests to release", n),
        reverse("requests"),
        today,
    )


def _draws(actor: Actor, today: date) -> Iterator[Waiting]:
    yield from _told(
        Draw.objects.of(actor).filter(published_at=None),
        None,
        lambda n: ngettext("%(n)s draw to go on with", "%(n)s draws to go on with", n),
        reverse("draws"),
        today,
    )


def _proposals(actor: Actor, today: date) -> Iterator[Waiting]:
    """Yield what others proposed: nobody decides what they proposed themselves."""
    yield from _told(
        Proposal.objects.of(actor).filter(decided_at=None).exclude(proposed_by=actor.person),
        None,
        lambda n: ngettext(
            "%(n)s proposal about money to decide", "%(n)s proposals about money to decide", n
        ),
        reverse("proposals"),
        today,
    )


_KINDS: tuple[tuple[str, Callable[[Actor, date], Iterator[Waiting]]], ...] = (
    ("engagement:change", _engagements),
    ("request:answer", _answers),
    ("claim:submit", _claims),
    ("review:decide", _cases),
    ("request:judge", _judged),
    ("request:release", _drafts),
    ("draw:make", _draws),
    ("ledger:decide", _proposals),
)
"""Action that somebody must be allowed to do, and what waits for those who are."""


def _told(
    found: "QuerySet[Any]", by: str | None, title: Callable[[int], str], url: str, today: date
) -> Iterator[Waiting]:
    told = found.order_by().aggregate(n=Count("pk"), **({"first": Min(by)} if by else {}))
    first = told.get("first")
    if told["n"]:
        yield Waiting(title(told["n"]) % {"n": told["n"]}, url, first, first is not None and first < today)
