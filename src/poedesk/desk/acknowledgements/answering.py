"""What the customer's person does: sign, send a signed copy, decline, pass it on, take it back."""

import secrets
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import doing, needs_open, person_of, refuse_own, told
from poedesk.desk.acknowledgements.asking import Person, ended, made_for, name_signatory, told_asked
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.proving import code_of
from poedesk.desk.acknowledgements.showing import NAME, Form, form_of
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.services import put
from poedesk.desk.jobs.work import ask as ask_for_job
from poedesk.desk.trail.acting import Act as Leaf
from poedesk.desk.trail.acting import acting
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.paper.acknowledging import moving
from poedesk.paper.acknowledging.model import Act, Disclosure, Kind, Mark, Record, Shown
from poedesk.paper.acknowledging.model import Person as Signer
from poedesk.paper.acknowledging.telling import encoded
from poedesk.trail.events import SALT, Personal

SEAL = "acknowledgement:seal"
"""Kind of the job that seals what was signed; its key is the id of the acknowledgement."""

COPY = "signed-by-customer.pdf"
"""How a copy that came back is called among the evidence."""

MOST_PASSED_ON = 5
"""Times that one request may be passed on."""


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody acts, and when the page was shown to them."""

    address: str
    browser: str

    def origin(self) -> Mapping[str, Personal | str]:
        """Return it as a record keeps it: salted, so that it can be forgotten."""
        told = (("address", self.address), ("browser", self.browser[:300]))
        return {name: Personal(value, secrets.token_bytes(SALT)) for name, value in told if value}


def sign(identity: UUID, mark: Mark, initials: Mapping[str, Mark], visit: Visit) -> None:
    """Sign: first the initials that are asked for, then the signature; a job seals the document.

    Args:
        identity: of the acknowledgement, whose address is proven.
        mark: the signature.
        initials: by the element of the disclosure.
        visit: from where.

    Raises:
        Refused: it cannot be signed any more, or something is missing.
    """
    with doing_of(identity, "acknowledgement:signed", _("Signed")) as (one, act):
        needs_open(one)
        origin = visit.origin()
        record = record_of(one)
        acts = [
            Act(Kind.INITIAL, _now(), initials[each.element], each.element, origin=origin)
            for each in record.shown.disclosures
            if each.element in initials
        ]
        record = _done(record, (*acts, Act(Kind.SIGN, _now(), mark, origin=origin)))
        if record.missing():
            message = _("Put your initials under each text that asks for them.")
            raise Refused(message)
        one.record = encoded(record).decode()
        ended(one, State.ACKNOWLEDGED)
        act.data = {
            "document": one.sha256,
            "way": mark.way.value,
            "initials": sorted(initials),
            "zone": _now().strftime("%z"),
        }
        act.personal = dict(origin)
        ask_for_job(SEAL, str(one.id))


def decline(identity: UUID, reason: str, visit: Visit) -> None:
    """Say no, and why; who asked is told.

    Raises:
        Refused: it cannot be answered any more, or there is no reason.
    """
    with doing_of(identity, "acknowledgement:declined", _("Declined")) as (one, act):
        needs_open(one)
        origin = visit.origin()
        record = _done(
            record_of(one), [Act(Kind.DECLINE, _now(), reason=" ".join(reason.split()), origin=origin)]
        )
        one.record = encoded(record).decode()
        ended(one, State.DECLINED, reason)
        act.data, act.personal = {"document": one.sha256}, {**origin, "reason": reason}
        what = _("%(name)s declined to acknowledge") % {"name": one.name}
        letters.tell_partner(one, what, letters.they_say(reason))


def pass_on(identity: UUID, person: Person, visit: Visit) -> Acknowledgement:
    """Pass the request on: the other person gets a document and a link of their own, this link ends.

    Raises:
        Refused: it cannot be answered any more, the person is the partner's or the same, or it was passed on
            too often.
    """
    with doing_of(
        identity, "acknowledgement:forwarded", _("Passed on to %(email)s") % {"email": person.email}
    ) as (
        one,
        act,
    ):
        needs_open(one)
        _refuse_person(one, person)
        origin = visit.origin()
        record = _done(record_of(one), [Act(Kind.DELEGATE, _now(), to=person.email, origin=origin)])
        one.record = encoded(record).decode()
        ended(one, State.FORWARDED)
        one.save()
        form = form_of(one.answers, one.organisation.name, person.signatory, timezone.localdate())
        made = _passed_on(one, person, form)
        act.data, act.personal = {"to": f"acknowledgement:{made.id}"}, dict(origin)
        name_signatory(one.engagement, person)
        what = _("%(name)s passed the request on to %(other)s") % {"name": one.name, "other": person.name}
        more = _("%(name)s, %(title)s, %(email)s, is the signatory of the engagement now.")
        told_of = {"name": person.name, "title": person.title, "email": person.email}
        letters.tell_partner(one, what, more % told_of)
    return made


def bring_back(identity: UUID, chunks: Iterable[bytes], visit: Visit) -> None:
    """Take a copy that was signed elsewhere; it joins the evidence as it is, and is judged like any document.

    Raises:
        Refused: it cannot be answered any more, or the file is empty, too large or no PDF.
    """
    most = settings.OPTIONS.upload_bytes
    try:
        kept = blobs.keep(settings.FOLDER.blobs, chunks, most)
    except blobs.TooLarge as error:
        message = _("The file has more than %(most)d MiB. Send a smaller one.") % {"most": most // (1 << 20)}
        raise Refused(message) from error
    with blobs.path_of(settings.FOLDER.blobs, kept.sha256).open("rb") as stream:
        if b"%PDF-" not in stream.read(1024):
            message = _(
                "This file is no PDF. Save or scan the signed document as a PDF, then choose it here."
            )
            raise Refused(message)
    with doing_of(identity, "acknowledgement:returned", _("Sent a signed copy")) as (one, act):
        needs_open(one)
        ended(one, State.RETURNED)
        one.sealed = kept.sha256
        one.filed = put(asker_of(one), one.engagement_id, COPY, kept, person_of(one))
        act.data, act.personal = {"document": str(one.filed_id)}, {**visit.origin(), "sha256": kept.sha256}
        what = _("%(name)s sent a signed copy") % {"name": one.name}
        letters.tell_partner(
            one, what, _("It stands among the evidence of the engagement, which is judged anew.")
        )
        text = _("%(partner)s has the copy that you signed. You need not do anything more.")
        letters.tell_person(one, _("Your signed copy has arrived"), text % {"partner": one.organisation})


def take_back(identity: UUID, reason: str, visit: Visit) -> None:
    """Take an acknowledgement back; the document stays what it is, and who asked is told.

    Raises:
        Refused: there is nothing to take back, or there is no reason.
    """
    with doing_of(identity, "acknowledgement:opted_out", _("Taken back")) as (one, act):
        if one.state != State.ACKNOWLEDGED:
            needs_open(one)
            message = _("There is no acknowledgement to take back.")
            raise Refused(message)
        if not reason.strip():
            message = _("Say why, in a sentence.")
            raise Refused(message)
        one.state, one.reason = State.OPTED_OUT, reason
        act.data, act.personal = {"document": one.sha256}, {**visit.origin(), "reason": reason}
        what = _("%(name)s takes the acknowledgement back") % {"name": one.name}
        letters.tell_partner(one, what, letters.they_say(reason))


def doing_of(identity: UUID, tag: str, what: str) -> AbstractContextManager[tuple[Acknowledgement, Leaf]]:
    """Do what the customer's person does; see ``doing``."""
    one = Acknowledgement.objects.of_anybody("the customer proved who they are").get(pk=identity)
    return doing(identity, person_of(one), one.name, tag, what)


def record_of(one: Acknowledgement) -> Record:
    """Return the record of an acknowledgement in which nothing was done yet.

    Raises:
        Refused: the address is not proven.
    """
    if one.proven is None:
        message = _("Ask for a code first, and enter it.")
        raise Refused(message)
    code = code_of(one.proven)
    assert code.proven_at is not None
    shown = Shown(
        NAME,
        one.sha256,
        one.size,
        timezone.localtime(code.proven_at),
        tuple(Disclosure(each["element"], each["title"], each["text"]) for each in one.disclosures),
        one.policy,
    )
    person = Signer(one.name, one.title, one.email, letters.customer_of(one))
    try:
        return moving.asked(str(one.id), shown, person, code)
    except moving.NotAllowed as error:
        raise Refused(str(error)) from error


def asker_of(one: Acknowledgement) -> Actor:
    """Return who asked, in whose name documents join the evidence."""
    organisation = one.organisation
    return Actor(one.asked_by_id, str(one.asked_by), organisation.id, organisation.kind, "")


def _passed_on(one: Acknowledgement, person: Person, form: Form) -> Acknowledgement:
    with acting(person_of(one), "acknowledgement:asked") as act:
        made = made_for(
            one.engagement,
            one.answers,
            person,
            form,
            one.message,
            one.organisation,
            one.asked_by_id,
            earlier=one,
        )
        told_asked(made, act)
        told(
            made, _("Asked %(email)s, as %(name)s wished") % {"email": made.email, "name": one.name}, one.name
        )
        made.save()
        letters.ask(made)
    return made


def _refuse_person(one: Acknowledgement, person: Person) -> None:
    refuse_own(one.organisation, person.email)
    if person.email.strip().lower() == one.email:
        message = _("This is your own address. Give the address of the person who may sign.")
        raise Refused(message)
    passed, before = 0, one
    while before.earlier is not None:
        passed, before = passed + 1, before.earlier
    if passed >= MOST_PASSED_ON:
        message = _("This request was passed on %(times)d times. Ask %(partner)s for a new one.") % {
            "times": passed,
            "partner": one.organisation,
        }
        raise Refused(message)


def _done(record: Record, acts: Iterable[Act]) -> Record:
    try:
        for each in acts:
            record = moving.done(record, each)
    except PoedeskError as error:
        message = str(error)
        raise Refused(f"{message[:1].upper()}{message[1:]}.") from error  # noqa: EM102 - a sentence of it
    return record


def _now() -> datetime:
    return timezone.localtime().replace(microsecond=0)
