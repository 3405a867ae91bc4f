"""What the programme does with requests: draft them from a draw, edit, release together, judge, close."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.apart import stands_apart
from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.audits import joining, keeping
from poedesk.desk.audits.models import NOBODY_WAITS, Batch, Draw, Request, Unit
from poedesk.desk.claims.keeping import table_of
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.sides import role_of
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.texts.showing import sentence, shown
from poedesk.desk.trail.acting import acting
from poedesk.kernel.calendars.calendar import Calendar
from poedesk.kernel.errors import UsageError
from poedesk.process.requests import batch as batches
from poedesk.process.requests import files, linking, moretime, views
from poedesk.process.requests.batch import Asked, Entry, Target

RELEASE, DELIVER = "release", "deliver"
TOGETHER = {RELEASE, DELIVER}
"""Steps that all requests of a batch take at once."""

LAPSE = "lapse"
"""Step that follows from the claim alone: its association ended."""

PROPOSE = "propose-fail"
BY_CASE = {"accept", "ask-more", "fail"}
"""Steps that follow from the decisions of a case; so does ``PROPOSE`` once there is an answer."""


def draft(actor: Actor, draw: UUID, *, at: datetime | None = None) -> list[Batch]:
    """Draft a request for each claim of a published draw that has none, in batches of what is asked alike.

    Where another draw's request for a claim is open this one waits: one proof is asked for at a time.

    Raises:
        Refused: the actor may not, the draw is not published, or every claim has its request.
    """
    allowed(may(actor, "request:make"))
    now = _second(at)
    with acting(actor.id, "poe_requests:drafted") as act:
        found = Draw.objects.of(actor).select_for_update().filter(pk=draw).first()
        if found is None or found.published_at is None:
            message = _("Publish the draw first: whoever is asked can then see why.")
            raise Refused(message)
        groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for each in unasked(actor, found):
            proof = each.claim.proofs.order_by("-number").first()
            claim = (proof.result.get("claim") if proof else None) or each.claim.engagement.answers
            groups[claim["solution_area"], claim["engagement"]].append(each)
        if not groups:
            message = _(
                "Every claim of this draw has its request already, or an open one of another draw, "
                "or has ended."
            )
            raise Refused(message)
        made = [_drafted(actor, found, key, some, now) for key, some in sorted(groups.items())]
        act.subject, act.data = f"draw:{found.id}", {"batches": [str(each.id) for each in made]}
    return made


def unasked(actor: Actor, draw: Draw) -> list[Unit]:
    """Return what was drawn and can be asked for: it has no request of this draw, no open one of another."""
    asked = Request.objects.of(actor).filter(Q(batch__draw=draw) | ~Q(state__in=NOBODY_WAITS))
    units = draw.claims.exclude(chosen="").exclude(claim__in=asked.values("claim"))
    return [each for each in units.select_related("claim__engagement") if _can_be_asked(each.claim)]


def _can_be_asked(claim: Claim) -> bool:
    return linking.on_claim(table_of(claim), claim.state, DELIVER) is not None


def _drafted(actor: Actor, draw: Draw, key: tuple[str, str], units: list[Any], now: datetime) -> Batch:
    name, _sign, version = draw.programme.partition("@")
    calendar = receipt_calendar(units[0].claim)
    asked = Asked(draw.name, draw.programme, key[0], key[1], now, actor.id, calendar)
    try:
        table = linking.life(table_of(units[0].claim))
        targets = [Target(each.claim.reference, str(each.organisation_id), each.chosen) for each in units]
        batch = batches.draft(asked, table, targets)
    except UsageError as error:
        raise _refused(error) from error
    row = Batch.objects.create(
        organisation_id=actor.organisation,
        draw=draw,
        programme=f"{name}@{version}",
        solution_area=key[0],
        engagement=key[1],
        log=files.to_json(batch),
    )
    by_name = {each.claim.reference: each for each in units}
    Request.objects.bulk_create(
        Request(
            batch=row,
            reference=reference,
            claim=by_name[each.target.engagement].claim,
            owner_id=draw.organisation_id,
            organisation_id=by_name[each.target.engagement].organisation_id,
            state=each.life.state,
            title="",
            turn="",
        )
        for reference, each in batch.requests.items()
    )
    keeping.put(row, batch, "draft", now)
    return row


def receipt_calendar(claim: Claim) -> Calendar:
    """Return whose days are counted for a claim: those of its programme."""
    usual = table_of(claim).settings.calendar
    return Calendar(usual.country, usual.zone)


def edit(actor: Actor, request: UUID, note: str, *, revision: int | None = None) -> Request:
    """Change what the programme adds to the letter of a request that was not released.

    Args:
        actor: who changes it.
        request: which request.
        note: what is added.
        revision: of the request, as the actor saw it; null: it does not matter.

    Raises:
        Refused: the actor may not, there is no such draft, or it was changed since.
    """
    allowed(may(actor, "request:make"))
    with acting(actor.id, "poe_request:edited") as act:
        found = (
            Request.objects.of(actor).select_for_update().filter(pk=request, state=batches.DRAFTED).first()
        )
        if found is None:
            message = _("It was released already, so its letter stays as it is.")
            raise Refused(message)
        _as_seen(found, revision)
        found.note = note.strip()[:2000]
        found.revision += 1
        found.save()
        act.subject, act.personal = f"poe_request:{found.id}", {"note": found.note}
    return found


def release(actor: Actor, batch: UUID, *, at: datetime | None = None) -> Batch:
    """Release all requests of a batch together, and deliver each by mail and into its partner's list.

    Raises:
        Refused: the actor may not, nothing is drafted, or a claim cannot be asked about any more; then
            nothing was released.
    """
    allowed(may(actor, "request:release"))
    now = _second(at)
    with acting(actor.id, "poe_requests:released") as act:
        row = _locked(actor, batch)
        made = taken(row, Entry(RELEASE, now, actor.id, "reviewer"))
        fresh = [name for name, each in made.requests.items() if each.life.state == "released"]
        for name in fresh:
            made = _tried(made, Entry(DELIVER, now, actor.id, "reviewer", name))
        row.released_at = now
        keeping.put(row, made, DELIVER, now)
        for each in row.requests.filter(reference__in=fresh).select_related("claim", "organisation", "owner"):
            joining.follow(each, DELIVER, now, actor)
            _deliver(each, made)
        act.subject = f"batch:{row.id}"
        act.data = {"draw": str(row.draw_id), "requests": sorted(fresh)}
    return row


def _deliver(request: Request, made: batches.Batch) -> None:
    text = letter_of(request, made)
    link = f"{settings.OPTIONS.url}/requests/{request.id}/"
    body = _("%(letter)s\nOpen it: %(link)s\n") % {"letter": text, "link": link}
    subject = _("%(customer)s: a proof of execution is asked for, %(request)s")
    write(request, subject % {"customer": request.claim.customer, "request": request}, body)


def letter_of(request: Request, made: batches.Batch) -> str:
    """Return the letter of a request, with what the programme adds."""
    text = shown(views.letter(made, made.requests[request.reference]))
    return f"{text}\n{request.note}\n" if request.note else text


def write(request: Request, subject: str, body: str) -> None:
    """Write to everybody of the partner who works on claims."""
    people = (
        Membership.objects.of_anybody("mails to the partner")
        .filter(
            organisation=request.organisation_id,
            ended_at=None,
            role__in=("incentives_admin", "incentives_user"),
            user__is_active=True,
        )
        .select_related("user")
    )
    for each in people:
        send_mail(subject, body, None, [each.user.email])


def do(  # noqa: PLR0913 - what a person says about a step
    actor: Actor,
    request: UUID,
    step: str,
    *,
    revision: int | None = None,
    reason: str | None = None,
    words: str = "",
    about: Mapping[str, str] | None = None,
    decided: bool = False,
    at: datetime | None = None,
) -> Request:
    """Let a step of the table happen to a request, by the programme.

    Args:
        actor: who does it.
        request: to which request.
        step: a transition of the table ``poe-request``, or a decision about more time.
        revision: of the request, as the actor saw it; null: it does not matter.
        reason: one of the step's, or null where it takes none.
        words: what the partner reads.
        about: element -> what is said about it.
        decided: whether it follows from a case that reviewers decide, two where two must.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, it was changed since, or something stands against it.
    """
    allowed(may(actor, "request:judge"))
    now = _second(at)
    with transaction.atomic():  # the events of the request are the leaves
        found, row = _found(actor, request, revision)
        stands_apart(actor, found.organisation_id, found.claim.engagement.begun_at)
        _apart_from_its_case(found, step, decided=decided)
        now = not_before(row, now)
        role = role_of(actor) or "reviewer"
        entry = Entry(step, now, actor.id, role, found.reference, reason, words, about or {})
        made = taken(row, entry)
        keeping.put(row, made, step, now)
        found.refresh_from_db()
        if step in moretime.DOES:
            clock = batches.running(made, made.requests[found.reference])
            if clock is not None:
                joining.same_time(found, clock)
        else:
            joining.follow(found, step, now, actor, reason=reason, words=words)
        if _concerns_partner(made, step):
            told_partner(found, made, words)
    return found


def _apart_from_its_case(request: Request, step: str, *, decided: bool) -> None:
    """Raise Refused for a step that only a case, its batch, or its claim brings about."""
    if step in TOGETHER:
        message = _("Requests are released together, with their batch.")
        raise Refused(message)
    if step == LAPSE:
        message = _(
            "A request ends so by itself, when the association of its claim does. Withdraw it instead."
        )
        raise Refused(message)
    if not decided and (step in BY_CASE or (step == PROPOSE and request.state == "answered")):
        message = _("Reviewers decide that in its case, where two look when two must. Open it from Reviews.")
        raise Refused(message)


def _concerns_partner(made: batches.Batch, step: str) -> bool:
    """Say whether the partner is told of a step: by the table, and of every decision about more time."""
    row = next((each for each in made.table.transitions if each.name == step), None)
    return row is None or "partner" in row.notifies


def told_partner(request: Request, made: batches.Batch, words: str) -> None:
    """Write to the partner what became of its request, once it was delivered."""
    if request.delivered_at is None:
        return
    lines = [became(request)]
    if request.turn == "partner":
        lines = [shown(views.letter(made, made.requests[request.reference]))]
    elif words.strip():
        lines.append(words.strip())
    lines.append(_("Look at it: %(link)s") % {"link": f"{settings.OPTIONS.url}/requests/{request.id}/"})
    write(request, subject_of(request), "\n\n".join(lines) + "\n")


def became(request: Request) -> str:
    """Return what became of a request, as a sentence."""
    names = {"request": request, "customer": request.claim.customer, "state": shown(request.title)}
    return _("Request %(request)s about %(customer)s is now: %(state)s.") % names


def subject_of(request: Request) -> str:
    """Return the subject of a mail that tells what became of a request."""
    names = {"request": request, "customer": request.claim.customer, "state": shown(request.title)}
    return _("%(customer)s, request %(request)s: %(state)s") % names


def _found(actor: Actor, request: UUID, revision: int | None) -> tuple[Request, Batch]:
    found = Request.objects.of(actor).filter(pk=request).first()
    if found is None:
        message = _("There is no such request.")
        raise Refused(message)
    row = batch_for(found)
    found.refresh_from_db()
    _as_seen(found, revision)
    return found, row


def _as_seen(request: Request, revision: int | None) -> None:
    """Raise Overtaken when a request was changed since somebody looked at it."""
    if revision is not None and request.revision != revision:
        message = _("The request was changed since you looked at it. Look again, then decide.")
        raise Overtaken(message)


def _locked(actor: Actor, batch: UUID) -> Batch:
    row = Batch.objects.of(actor).select_for_update().filter(pk=batch).first()
    if row is None:
        message = _("There is no such batch.")
        raise Refused(message)
    return row


def batch_for(request: Request) -> Batch:
    """Return the batch of a request, locked."""
    found = Batch.objects.of_anybody("the batch of a request that the actor sees, or of a sweep")
    return found.select_for_update().get(pk=request.batch_id)


def not_before(row: Batch, now: datetime) -> datetime:
    """Return the time, or when something was last done in a batch: the clock may have been set back since."""
    return max([now, *(each.last for each in keeping.batch_of(row).requests.values())])


def taken(row: Batch, entry: Entry) -> batches.Batch:
    """Return the batch of a row with one more thing done; raises Refused."""
    return _tried(keeping.batch_of(row), entry)


def _tried(made: batches.Batch, entry: Entry) -> batches.Batch:
    try:
        return batches.taken(made, entry)
    except UsageError as error:
        raise _refused(error) from error


def _refused(error: UsageError) -> Refused:
    return Refused(sentence(error))


def _second(at: datetime | None) -> datetime:
    """Return the time as the log of a batch tells it."""
    return (at or timezone.now()).replace(microsecond=0)
