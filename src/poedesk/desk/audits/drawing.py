"""What can be done to draws: freeze, run, extend, withdraw, pick, publish. One act, one leaf."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.audits.models import NOBODY_WAITS, Draw, Request, Unit
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.texts.showing import sentence
from poedesk.desk.trail.acting import acting
from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.audits import design as designs
from poedesk.process.audits import population as populations
from poedesk.process.audits import receipt as receipts
from poedesk.process.audits.design import BY_SIZE, EQUAL, Design
from poedesk.process.audits.receipt import Receipt
from poedesk.process.audits.seeds import SeedRule
from poedesk.process.claims.tables import loader
from poedesk.process.requests.linking import ASKED_FOR

ALL, WITH_MONEY = "claims", "money"
"""Who is in a population: every claim that holds, or those alone that have money to lose."""

PARTNER = "partner"
_AT_STAKE = ("accrued", "restored")
"""States of lines whose money a proof that fails would cost."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn."""

    name: str
    programme: str
    """``id@version``."""

    whom: str
    """``ALL`` or ``WITH_MONEY``."""

    take: int
    """How many claims, or partners."""

    each: int | None
    """Claims of each drawn partner; null: no partner is drawn first."""

    by_size: bool
    """Whether more money means to be drawn more often."""

    rest_days: int
    """Who was drawn within as many days rests; 0: nobody does."""

    seed: SeedRule
    currency: str = ""
    """Only claims with money in it; empty: whichever. By size one is needed where there are several."""


def programmes(actor: Actor) -> list[tuple[str, int]]:
    """Return each programme of which proofs can be asked for, with how many claims hold."""
    found: dict[str, int] = {}
    rows = (
        Claim.objects.of(actor).filter(is_open=True).order_by().values_list("programme", "version").distinct()
    )
    for programme, version in rows:
        found[f"{programme}@{version}"] = holding(actor, f"{programme}@{version}").count()
    return sorted((name, count) for name, count in found.items() if count)


def holding(actor: Actor, programme: str) -> "QuerySet[Claim]":
    """Return the claims of a programme of which a proof can be asked for now: none is asked for already."""
    name, _, version = programme.partition("@")
    table = loader.load(name, version)
    states = {state for row in table.transitions if row.name == ASKED_FOR for state in row.sources}
    states = {each for each in states if table.states[each].holds}
    asked = Request.objects.of(actor).exclude(state__in=NOBODY_WAITS)
    return (
        Claim.objects.of(actor)
        .filter(programme=name, version=version, state__in=states)
        .exclude(pk__in=asked.values("claim"))
    )


def freeze(actor: Actor, wanted: Wanted, *, at: datetime | None = None) -> Draw:
    """Freeze a population and commit to it.

    Raises:
        Refused: the actor may not, nobody is in it, or it cannot be drawn like that; the message says why.
    """
    allowed(may(actor, "draw:make"))
    now = _second(at or timezone.now())
    with acting(actor.id, "draw:frozen") as act:
        if Draw.objects.of_anybody("a name is used once on a desk").filter(name=wanted.name).exists():
            message = _("A draw is called %(name)s already. Choose another name: none is used twice.")
            raise Refused(message % {"name": wanted.name})
        _of_one_currency(actor, wanted)
        claims = list(_population(actor, wanted))
        secret = secrets.token_bytes(32)
        design = _design(wanted, now)
        units = [
            designs.Unit(
                each.reference,
                _group(secret, each) if wanted.each is not None else "",
                size=(each.at_stake or 1) if wanted.by_size else 1,
            )
            for each in claims
        ]
        frozen = _tried(lambda: populations.freeze(design, units, _last_drawn(actor, claims), secret, now))
        made = Draw.objects.create(
            organisation_id=actor.organisation,
            name=wanted.name,
            programme=wanted.programme,
            population=frozen.json(),
            commitment=frozen.header.commitment,
            units=frozen.header.units,
            frozen_at=now,
            frozen_by_id=actor.person,
        )
        Unit.objects.bulk_create(
            Unit(draw=made, claim=each, owner_id=each.owner_id, organisation_id=each.organisation_id)
            for each in claims
        )
        act.subject = f"draw:{made.id}"
        act.data = {
            "draw": made.name,
            "commitment": made.commitment,
            "units": made.units,
            "whom": wanted.whom,
            "currency": wanted.currency,
        }
    return made


def _design(wanted: Wanted, now: datetime) -> Design:
    return Design(
        draw=wanted.name,
        unit="claim",
        take={"": wanted.take},
        seed=wanted.seed,
        within=PARTNER if wanted.each is not None else None,
        each=wanted.each,
        method=BY_SIZE if wanted.by_size else EQUAL,
        programme=wanted.programme,
        not_drawn_since=(now - timedelta(days=wanted.rest_days)).date() if wanted.rest_days else None,
    )


def _of_one_currency(actor: Actor, wanted: Wanted) -> None:
    """Raise Refused where amounts of several currencies would be added: no programme tells their rates."""
    if not wanted.by_size or wanted.currency:
        return
    with_money = holding(actor, wanted.programme).filter(lines__state__in=_AT_STAKE).order_by()
    found = sorted(set(with_money.values_list("lines__currency", flat=True)))
    if len(found) > 1:
        message = _(
            "The claims have money in %(currencies)s, and these amounts cannot be compared. "
            "Choose one currency and draw each by itself, or draw with equal chances."
        )
        raise Refused(message % {"currencies": ", ".join(found)})


def _population(actor: Actor, wanted: Wanted) -> "QuerySet[Any]":
    money = Q(lines__state__in=_AT_STAKE)
    if wanted.currency:
        money &= Q(lines__currency=wanted.currency)
    found = holding(actor, wanted.programme).annotate(at_stake=Sum("lines__minor", filter=money))
    alone = wanted.whom == WITH_MONEY or wanted.by_size or wanted.currency
    return found.filter(at_stake__gt=0) if alone else found


def _group(secret: bytes, claim: Claim) -> str:
    """Return what a partner is called in a draw: the same for its claims, and telling nobody who it is."""
    return f"partner-{content_key([secret.hex(), str(claim.organisation_id)])[:12]}"


def _last_drawn(actor: Actor, claims: list[Any]) -> dict[str, date]:
    """Return when each claim was last drawn, where it was."""
    found: dict[str, date] = {}
    chosen = (
        Unit.objects.of(actor)
        .filter(claim__in=claims, chosen="drawn")
        .values_list("claim__reference", "draw__frozen_at")
    )
    for reference, at in chosen:
        found[reference] = max(found.get(reference, at.date()), at.date())
    return found


def run(actor: Actor, draw: UUID, given: str | Mapping[str, str], *, at: datetime | None = None) -> Draw:
    """Draw by the seed that the world has shown.

    Args:
        actor: who draws.
        draw: which draw.
        given: the throws, the value of the round, or the secrets by party.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, it is drawn already, or the seed does not follow the frozen rule.
    """

    def drawn(found: Draw, now: datetime) -> Receipt:
        if found.receipt is not None:
            message = _("It is drawn already. A seed cannot be chosen twice.")
            raise Refused(message)
        return receipts.run(populations.load(found.population), given, now)

    return _stepped(actor, draw, "draw:drawn", drawn, at)


def extend(
    actor: Actor, draw: UUID, more: int, because: str, *, seen: int | None = None, at: datetime | None = None
) -> Draw:
    """Draw more; all that was drawn stays drawn.

    Args:
        actor: who draws.
        draw: which draw.
        more: how many more.
        because: why; it stands in the receipt.
        seen: ``Draw.revision`` as the actor saw it; null: it does not matter.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, there are no more, or it was changed since.
    """
    return _stepped(
        actor,
        draw,
        "draw:extended",
        lambda found, now: receipts.extend(_receipt(found), {"": more}, because, now),
        at,
        seen,
    )


def withdraw(
    actor: Actor, draw: UUID, claim: str, because: str, *, seen: int | None = None, at: datetime | None = None
) -> Draw:
    """Take a claim out, so that the next one comes in; not once its proof was asked for. See ``extend``."""

    def without(found: Draw, now: datetime) -> Receipt:
        if found.batches.filter(requests__claim__reference=claim).exists():
            message = _("A proof of claim %(claim)s was asked for already. Withdraw the request instead.")
            raise Refused(message % {"claim": claim})
        return receipts.withdraw(_receipt(found), claim, because, now)

    return _stepped(actor, draw, "draw:withdrawn", without, at, seen)


def pick(
    actor: Actor, draw: UUID, claim: str, because: str, *, seen: int | None = None, at: datetime | None = None
) -> Draw:
    """Choose a claim for a reason, apart from the random sample. See ``extend``."""
    return _stepped(
        actor,
        draw,
        "draw:picked",
        lambda found, now: receipts.pick(_receipt(found), claim, because, now),
        at,
        seen,
    )


def publish(actor: Actor, draw: UUID, *, at: datetime | None = None) -> Draw:
    """Open the receipt to everybody, and to each partner the slips of its claims. Raises Refused."""
    allowed(may(actor, "draw:make"))
    with acting(actor.id, "draw:published") as act:
        found = _locked(actor, draw)
        receipt = _receipt(found)
        if found.published_at is not None:
            message = _("It is published already.")
            raise Refused(message)
        found.published_at = at or timezone.now()
        found.save()
        act.subject = f"draw:{found.id}"
        act.data = {"receipt": content_key(receipt.json()), "drawn": found.drawn}
    return found


class _Does(Protocol):
    def __call__(self, found: Draw, now: datetime, /) -> Receipt: ...


def _stepped(
    actor: Actor, draw: UUID, tag: str, does: _Does, at: datetime | None, seen: int | None = None
) -> Draw:
    """Let something happen to a draw, and keep the receipt and who is drawn."""
    allowed(may(actor, "draw:make"))
    now = _second(at or timezone.now())
    with acting(actor.id, tag) as act:
        found = _locked(actor, draw)
        if seen is not None and found.revision != seen:
            message = _("Somebody changed the draw since you looked at it. Look again, then decide.")
            raise Overtaken(message)
        receipt = _tried(lambda: does(found, now))
        found.receipt = receipt.json()
        chosen = {each["unit"] for each in found.receipt["drawn"]}
        picked = {each["unit"] for each in found.receipt["picked"]}
        found.drawn = len(chosen)
        found.save()
        for word, names in (("drawn", chosen), ("picked", picked - chosen)):
            found.claims.filter(claim__reference__in=names).update(chosen=word)
        found.claims.exclude(claim__reference__in=chosen | picked).update(chosen="")
        act.subject = f"draw:{found.id}"
        act.data = {
            "draw": found.name,
            "commitment": found.commitment,
            "receipt": content_key(found.receipt),
            "drawn": found.drawn,
        }
    return found


def _locked(actor: Actor, draw: UUID) -> Draw:
    found = Draw.objects.of(actor).select_for_update().filter(pk=draw).first()
    if found is None:
        message = _("There is no such draw.")
        raise Refused(message)
    return found


def _receipt(draw: Draw) -> Receipt:
    if draw.receipt is None:
        message = _("Nothing is drawn yet. Draw first.")
        raise Refused(message)
    return receipt_of(draw)


def receipt_of(draw: Draw) -> Receipt:
    """Return the receipt of a draw that was drawn; its secret and units are with it."""
    return receipts.load(draw.receipt or {}, populations.load(draw.population))


def _tried(does: Any) -> Any:
    try:
        return does()
    except UsageError as error:
        raise Refused(sentence(error)) from error


def _second(at: datetime) -> datetime:
    """Return the time as receipts tell it."""
    return at.replace(microsecond=0)
