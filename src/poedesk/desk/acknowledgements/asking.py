"""What the partner does: preview, ask, remind, withdraw. One function a command."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import (
    DESK,
    doing,
    hashed,
    needs_open,
    refuse_own,
    secret_of,
    told,
)
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.showing import Form, form_of, shown
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import with_value
from poedesk.desk.readiness.asking import judge_anew
from poedesk.desk.texts import showing as texts
from poedesk.desk.trail.acting import Act, acting
from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.paper.acknowledging.judging import Judged, domain
from poedesk.proof.claim.model import Signatory

BETWEEN = timedelta(hours=20)
"""Between two mails with the link to one person: nobody is reminded twice a day, whatever is set."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the partner asks."""

    name: str
    title: str
    email: str

    @property
    def signatory(self) -> Signatory:
        """Return them as a claim has them."""
        return Signatory(self.name, self.title, self.email)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be sent."""

    form: Form
    doubts: tuple[str, ...]
    """What the partner should think of before anything is sent."""

    @property
    def sha256(self) -> str:
        """Return the hash of the document."""
        return sha256_hex(self.form.data)

    def pages(self) -> list[dict[str, Any]]:
        """Return the pages of the document, drawn when they were not before."""
        pages: list[dict[str, Any]] = shown(self.form.data).pages
        return pages


def preview(actor: Actor, engagement: UUID, person: Person) -> Preview:
    """Return what a person would be shown; nothing is sent.

    Raises:
        Refused: the actor may not, the engagement is not theirs or not whole, or the person is the partner's.
    """
    allowed(may(actor, "acknowledgement:ask"))
    one = _engagement(actor, engagement)
    if one.locked:
        raise Refused(one.locked)
    refuse_own(one.organisation, person.email)
    form = drawn(one.answers, one.organisation.name, person)
    claim = replace(form.claim, customer=replace(form.claim.customer, signatory=None))
    answer = domain(person.email, claim)  # that the partner names the address makes it nobody's
    doubts = () if answer.verdict is Verdict.MET else (_doubt(answer),)
    return Preview(form, (*doubts, *form.left_out))


def _doubt(answer: Judged) -> str:
    return _("Look at the address again: %(because)s. A reviewer may doubt who signed.") % {
        "because": texts.shown(answer.because)
    }


def ask(actor: Actor, engagement: UUID, person: Person, message: str, sha256: str) -> Acknowledgement:
    """Ask somebody of the customer to acknowledge the form; the engagement's signatory is this person then.

    Args:
        actor: who asks.
        engagement: of the actor's organisation.
        person: who is asked.
        message: what the actor writes to them.
        sha256: hash of the document that the actor saw before.

    Raises:
        Refused: as ``preview``; the document is another one by now; somebody is asked already.
    """
    allowed(may(actor, "acknowledgement:ask"))
    seen = preview(actor, engagement, person)
    if seen.sha256 != sha256:
        message = _(
            "The engagement was changed since you looked at the document. Look at it again, then send."
        )
        raise Refused(message)
    seen.pages()
    try:
        with acting(actor.id, "acknowledgement:asked") as act:
            one = _engagement(actor, engagement)
            if one.locked:
                raise Refused(one.locked)
            made = made_for(one, one.answers, person, seen.form, message, one.organisation, actor.person)
            told_asked(made, act)
            told(made, _("Asked %(email)s") % {"email": made.email}, actor.name)
            made.save()
            name_signatory(one, person, actor.person)
            letters.ask(made)
    except IntegrityError as error:
        text = _("Somebody of the customer is asked already. Withdraw that request before you send another.")
        raise Refused(text) from error
    return made


def made_for(  # noqa: PLR0913, PLR0917 - what a request holds
    engagement: Engagement,
    answers: Mapping[str, Any],
    person: Person,
    form: Form,
    message: str,
    organisation: Organisation,
    asked_by: UUID,
    *,
    earlier: Acknowledgement | None = None,
) -> Acknowledgement:
    """Return the row of a new request, kept; the caller writes the leaf and the mail."""
    now, identity = timezone.now(), uuid.uuid4()
    return Acknowledgement.objects.create(
        id=identity,
        organisation=organisation,
        engagement=engagement,
        token_hash=hashed(secret_of(identity)),
        name=person.name,
        title=person.title,
        email=person.email.strip().lower(),
        message=message,
        answers=dict(answers),
        policy=f"{form.policy.id}@{form.policy.version}",
        disclosures=[
            {"element": each.element, "title": each.title, "text": each.text} for each in form.disclosures
        ],
        sha256=sha256_hex(form.data),
        size=len(form.data),
        asked_by=User.objects.get(pk=asked_by),
        asked_at=now,
        expires_at=now + timedelta(days=settings.OPTIONS.acknowledgement_days),
        reminded_at=now,
        earlier=earlier,
    )


def told_asked(made: Acknowledgement, act: Act) -> None:
    """Tell the leaf of a request what was asked, and of whom: a person's data apart."""
    act.subject = f"acknowledgement:{made.id}"
    act.data = {
        "engagement": str(made.engagement_id),
        "document": made.sha256,
        "policy": made.policy,
        "disclosures": [each["element"] for each in made.disclosures],
    }
    act.personal = {"name": made.name, "title": made.title, "email": made.email}


def name_signatory(engagement: Engagement, person: Person, by: UUID | None = None) -> None:
    """Make a person the signatory of an engagement's answers, so that claim and document agree."""
    answers = engagement.answers
    for field, value in (("name", person.name), ("title", person.title), ("email", person.email)):
        answers = with_value(answers, f"customer.signatory.{field}", value)
    if answers == engagement.answers or engagement.locked:
        return
    engagement.answers = answers
    engagement.revision += 1
    if by is not None:
        engagement.changed_by_id = by
    engagement.save()
    judge_anew(engagement)


def remind(actor: Actor, identity: UUID) -> Acknowledgement:
    """Send the link once more, to the same person.

    Raises:
        Refused: the actor may not, it cannot be answered any more, or a mail went out today already.
    """
    allowed(may(actor, "acknowledgement:ask"))
    _of(actor, identity)
    with doing(identity, actor.id, actor.name, "acknowledgement:reminded", _("Reminded")) as (one, act):
        needs_open(one)
        if timezone.now() - one.reminded_at < BETWEEN:
            message = _("They had a mail within the last day. Remind them tomorrow.")
            raise Refused(message)
        reminded(one, act)
    return one


def reminded(one: Acknowledgement, act: Act) -> None:
    """Write a reminder and note it."""
    one.reminders += 1
    one.reminded_at = timezone.now()
    act.data = {"reminders": one.reminders}
    letters.ask(one, again=True)


def withdraw(actor: Actor, identity: UUID, reason: str) -> Acknowledgement:
    """Take a request back; its link shows a page that says so.

    Raises:
        Refused: the actor may not, or it is not open any more.
    """
    allowed(may(actor, "acknowledgement:ask"))
    _of(actor, identity)
    with doing(identity, actor.id, actor.name, "acknowledgement:withdrawn", _("Withdrawn")) as (one, act):
        needs_open(one)
        ended(one, State.WITHDRAWN, reason)
        act.personal = {"reason": reason} if reason else None
        text = _("%(partner)s has withdrawn the request. You need not do anything.") % {
            "partner": one.organisation
        }
        letters.tell_person(one, _("You need not acknowledge anything any more"), text)
    return one


def ended(one: Acknowledgement, state: State, reason: str = "") -> None:
    """Note that it is over, and how."""
    one.state, one.reason, one.ended_at = state, reason, timezone.now()
    one.code = None


def expire(identity: UUID, now: datetime) -> None:
    """Note that nobody answered until ``now``, and tell who asked; raises Refused when it is not due."""
    with doing(identity, DESK, _("The desk"), "acknowledgement:expired", _("Ended without an answer")) as (
        one,
        act,
    ):
        if one.state != State.ASKED or now < one.expires_at:
            raise Refused
        ended(one, State.EXPIRED)
        act.data = {"expired": one.expires_at.isoformat()}
        next_ = _("The link has ended. Ask %(name)s anew, or ask somebody else who may sign.")
        what = _("nobody answered in time")
        letters.tell_partner(one, what, next_ % {"name": one.name})


def _engagement(actor: Actor, engagement: UUID) -> Engagement:
    one = Engagement.objects.of(actor).select_related("organisation").filter(pk=engagement).first()
    if one is None:
        message = _("There is no such engagement.")
        raise Refused(message)
    return one


def _of(actor: Actor, identity: UUID) -> None:
    if not Acknowledgement.objects.of(actor).filter(pk=identity).exists():
        message = _("There is no such request.")
        raise Refused(message)


def drawn(answers: Mapping[str, Any], partner: str, person: Person) -> Form:
    """Return the form that a person would be shown today; raises Refused when it cannot be drawn."""
    try:
        return form_of(answers, partner, person.signatory, timezone.localdate())
    except PoedeskError as error:
        message = _("The form cannot be drawn yet: %(problem)s") % {"problem": texts.shown(error)}
        raise Refused(message) from error
