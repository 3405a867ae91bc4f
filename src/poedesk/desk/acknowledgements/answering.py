"""What the customer's person does: sign, send a signed copy, decline. More: ``passing``, ``taking_back``."""

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
from poedesk.desk.acknowledgements.acting import doing, known, needs_open, person_of
from poedesk.desk.acknowledgements.asking import ended
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.proving import ahead, code_of
from poedesk.desk.acknowledgements.showing import NAME
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.services import put
from poedesk.desk.jobs.work import ask as ask_for_job
from poedesk.desk.texts.showing import sentence
from poedesk.desk.trail.acting import Act as Leaf
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


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody acts."""

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
            Act(Kind.INITIAL, now(), initials[each.element], each.element, origin=origin)
            for each in record.shown.disclosures
            if each.element in initials
        ]
        record = done(record, (*acts, Act(Kind.SIGN, now(), mark, origin=origin)))
        if record.missing():
            message = _("Put your initials under each text that asks for them.")
            raise Refused(message)
        one.record = encoded(record).decode()
        ended(one, State.ACKNOWLEDGED)
        act.data = {
            "document": one.sha256,
            "way": mark.way.value,
            "initials": sorted(initials),
            "zone": now().strftime("%z"),
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
        record = done(
            record_of(one), [Act(Kind.DECLINE, now(), reason=" ".join(reason.split()), origin=origin)]
        )
        one.record = encoded(record).decode()
        ended(one, State.DECLINED, reason)
        act.data, act.personal = {"document": one.sha256}, {**origin, "reason": reason}
        what = _("%(name)s declined to acknowledge") % {"name": one.name}
        next_ = _("Nothing was signed. Mend what is wrong, if anything is, then ask anew.")
        letters.tell_partner(one, what, f"{letters.they_say(reason)}\n\n{next_}")


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


def doing_of(identity: UUID, tag: str, what: str) -> AbstractContextManager[tuple[Acknowledgement, Leaf]]:
    """Do what the customer's person does; see ``doing``."""
    one = known().get(pk=identity)
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
    if ahead(code, timezone.now()):
        message = _("The clock of this desk was set back since you entered the code. Ask for a new code.")
        raise Refused(message)
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
        raise Refused(sentence(error)) from error


def asker_of(one: Acknowledgement) -> Actor:
    """Return who asked, in whose name documents join the evidence."""
    organisation = one.organisation
    return Actor(one.asked_by_id, str(one.asked_by), organisation.id, organisation.kind, "")


def done(record: Record, acts: Iterable[Act]) -> Record:
    """Return a record after acts; raises Refused for what cannot be."""
    try:
        for each in acts:
            record = moving.done(record, each)
    except PoedeskError as error:
        raise Refused(sentence(error)) from error
    return record


def now() -> datetime:
    """Return the time, to the second, in the zone of the desk."""
    return timezone.localtime().replace(microsecond=0)
