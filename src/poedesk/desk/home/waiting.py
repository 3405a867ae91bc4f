"""What waits for somebody: a count by kind, the nearest day, and where to go; one query a kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.audits.models import Batch, Draw, Request
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements import listing
from poedesk.desk.jobs.looking import counted
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
    found = (_told(kind, actor, today) for kind in _KINDS if may(actor, kind.action))
    return sorted((each for each in found if each), key=lambda each: each.first or date.max)


def for_owner() -> list[Waiting]:
    """Return what waits for whoever looks after the desk: mails not sent, background work that failed."""
    mails = Mail.objects.filter(sent_at=None, tries__gt=0).count()
    jobs = counted().failed
    unsent = ngettext("%(n)s mail could not be sent", "%(n)s mails could not be sent", mails)
    failed = ngettext("%(n)s job in the background failed", "%(n)s jobs in the background failed", jobs)
    told = ((mails, unsent, "outbox"), (jobs, failed, "jobs"))
    return [Waiting(title % {"n": n}, reverse(url)) for n, title, url in told if n]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of things that wait."""

    action: str
    """What somebody must be allowed to do with them."""

    find: Callable[[Actor], "QuerySet[Any]"]
    title: Callable[[int], str]
    url: str
    """Name of the page that lists them."""

    narrowed: str = ""
    due: str | None = None
    """Field with the day by which one is due."""


def _ready(actor: Actor) -> "QuerySet[Any]":
    return listing.narrowed(actor, "ready", "")


def _drafts(actor: Actor) -> "QuerySet[Any]":
    return listing.narrowed(actor, "draft", "").exclude(pk__in=_ready(actor).values("pk"))


def _claims(actor: Actor) -> "QuerySet[Any]":
    asked = Request.objects.of(actor).filter(claim=OuterRef("pk"), turn=actor.kind)
    return Claim.objects.of(actor).filter(is_open=True, turn=actor.kind).exclude(Exists(asked))


def _requests(actor: Actor) -> "QuerySet[Any]":
    return Request.objects.of(actor).filter(turn=actor.kind).exclude(delivered_at=None)


def _proposals(actor: Actor) -> "QuerySet[Any]":
    """Return what others proposed: nobody decides what they proposed themselves."""
    return Proposal.objects.of(actor).filter(decided_at=None).exclude(proposed_by=actor.person)


_KINDS = (
    _Kind(
        "engagement:change",
        _ready,
        lambda n: ngettext(
            "%(n)s approvable engagement to submit", "%(n)s approvable engagements to submit", n
        ),
        "engagements",
        "?show=ready",
    ),
    _Kind(
        "engagement:change",
        _drafts,
        lambda n: ngettext("%(n)s engagement to finish", "%(n)s engagements to finish", n),
        "engagements",
        "?show=draft",
    ),
    _Kind(
        "request:answer",
        _requests,
        lambda n: ngettext("%(n)s request for a proof to answer", "%(n)s requests for proofs to answer", n),
        "requests",
        "?state=open",
        "due",
    ),
    _Kind(
        "claim:submit",
        _claims,
        lambda n: ngettext("%(n)s claim to answer", "%(n)s claims to answer", n),
        "claims",
        "?show=mine",
        "deadline",
    ),
    _Kind(
        "review:decide",
        lambda actor: Case.objects.of(actor).filter(closed_at=None),
        lambda n: ngettext("%(n)s case in the queue", "%(n)s cases in the queue", n),
        "reviews",
        due="deadline",
    ),
    _Kind(
        "request:judge",
        _requests,
        lambda n: ngettext("%(n)s answered request for a proof", "%(n)s answered requests for proofs", n),
        "requests",
        "?state=open",
        "due",
    ),
    _Kind(
        "request:release",
        lambda actor: Batch.objects.of(actor).filter(released_at=None),
        lambda n: ngettext("%(n)s batch of requests to release", "%(n)s batches of requests to release", n),
        "requests",
    ),
    _Kind(
        "draw:make",
        lambda actor: Draw.objects.of(actor).filter(published_at=None),
        lambda n: ngettext("%(n)s draw to go on with", "%(n)s draws to go on with", n),
        "draws",
    ),
    _Kind(
        "ledger:decide",
        _proposals,
        lambda n: ngettext(
            "%(n)s proposal about money to decide", "%(n)s proposals about money to decide", n
        ),
        "proposals",
    ),
)


def _told(kind: _Kind, actor: Actor, today: date) -> Waiting | None:
    first = {"first": Min(kind.due)} if kind.due else {}
    told = kind.find(actor).order_by().aggregate(n=Count("pk"), **first)
    if not told["n"]:
        return None
    day = told.get("first")
    title = kind.title(told["n"]) % {"n": told["n"]}
    return Waiting(title, reverse(kind.url) + kind.narrowed, day, day is not None and day < today)
