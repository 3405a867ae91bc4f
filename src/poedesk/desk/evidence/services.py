"""What can be done to the evidence of an engagement: one function a command, one transaction, one leaf."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.models import Document
from poedesk.desk.readiness.asking import judge_anew
from poedesk.desk.trail.acting import acting

_LONGEST = 255


def add(
    actor: Actor, engagement: UUID, name: str, chunks: Iterable[bytes], *, root: Path, most: int
) -> Document:
    """Keep a file as a document of an engagement; a document of that name is replaced by it.

    Args:
        actor: who adds it.
        engagement: to which engagement.
        name: of the file, as it was given; only its last part is kept.
        chunks: its bytes.
        root: the folder of the blobs.
        most: bytes that are allowed.

    Raises:
        Refused: the actor may not, the engagement is not theirs or locked, the file is empty, too large, or
            an acknowledgement that the customer took back.
    """
    allowed(may(actor, "evidence:add"))
    _unlocked(actor, engagement)
    told = named(name)
    try:
        kept = blobs.keep(root, chunks, most)
    except blobs.TooLarge as error:
        raise Refused(too_large(name, most)) from error
    if kept.size == 0:
        message = _("%(name)s is empty.") % {"name": told}
        raise Refused(message)
    try:
        with transaction.atomic():  # nobody submits between this look and the act
            _unlocked(actor, engagement)
            _counts(actor, kept.sha256)
            return put(actor, engagement, told, kept, actor.id)
    except IntegrityError as error:
        message = _("Somebody else added %(name)s at the same moment; look at it, then try again.") % {
            "name": told
        }
        raise Refused(message) from error


def too_large(name: str, most: int) -> str:
    """Return what is said of a file with more bytes than are allowed."""
    told = {"name": named(name), "most": most // (1 << 20)}
    return _("%(name)s has more than %(most)s MiB; give it in smaller parts.") % told


def named(given: str) -> str:
    """Return the name of a document: the last part of what was given, of signs that can be seen."""
    seen = "".join(sign for sign in given if sign.isprintable()).replace("\\", "/")
    name = PurePosixPath(seen).name[-_LONGEST:]
    return name if name.strip(". ") else "document"


def put(actor: Actor, engagement: UUID, name: str, kept: blobs.Kept, by: str) -> Document:
    """Make a file that is kept already a document of an engagement; one of that name is replaced by it.

    Args:
        actor: in whose name it is added; whether they may is not asked.
        engagement: of the actor's organisation.
        name: of the document.
        kept: the file.
        by: id of who really brought it, as the trail tells it.
    """
    with acting(by, "evidence:added") as act:
        now = timezone.now()
        before = Document.objects.of(actor).filter(engagement=engagement, name=name, removed_at=None)
        replaced = [str(each.id) for each in before]
        before.update(removed_at=now)
        made = Document.objects.create(
            organisation_id=actor.organisation,
            engagement_id=engagement,
            name=name,
            sha256=kept.sha256,
            size=kept.size,
            added_by_id=actor.person,
        )
        act.subject = f"engagement:{engagement}"
        act.data = {"document": str(made.id), "size": kept.size, "replaces": replaced}
        act.personal = {"sha256": kept.sha256, "name": name}
        judge_anew(made.engagement)
    return made


def remove(actor: Actor, document: UUID) -> Document:
    """Take a document out of its engagement; its bytes stay, so that it can be put back.

    Raises:
        Refused: the actor may not, or it is not there.
    """
    allowed(may(actor, "evidence:remove"))
    with acting(actor.id, "evidence:removed") as act:
        found = _there(actor, document)
        _unlocked(actor, found.engagement_id)
        found.removed_at = timezone.now()
        found.save()
        act.subject, act.data = f"engagement:{found.engagement_id}", {"document": str(found.id)}
        judge_anew(found.engagement)
    return found


def restore(actor: Actor, document: UUID) -> Document:
    """Put a document back that was taken out.

    Raises:
        Refused: the actor may not, it was not taken out, or another one has its name now.
    """
    allowed(may(actor, "evidence:add"))
    try:
        with acting(actor.id, "evidence:restored") as act:
            found = Document.objects.of(actor).exclude(removed_at=None).filter(pk=document).first()
            if found is None:
                message = _("That document was not taken out.")
                raise Refused(message)
            _unlocked(actor, found.engagement_id)
            _counts(actor, found.sha256)
            found.removed_at = None
            found.save()
            act.subject, act.data = f"engagement:{found.engagement_id}", {"document": str(found.id)}
            judge_anew(found.engagement)
    except IntegrityError as error:
        message = _("Another document has that name now; take it out first.")
        raise Refused(message) from error
    return found


def reuse(actor: Actor, document: UUID, engagement: UUID) -> Document:
    """Use a document in another engagement too, under its name and with its day.

    Raises:
        Refused: the actor may not, it is not there or was taken back by the customer, the engagement is not
            theirs or locked, or holds another document of that name.
    """
    allowed(may(actor, "evidence:add"))
    try:
        with acting(actor.id, "evidence:reused") as act:
            found = _there(actor, document)
            _unlocked(actor, engagement)
            _counts(actor, found.sha256)
            made = Document.objects.create(
                organisation_id=actor.organisation,
                engagement_id=engagement,
                name=found.name,
                sha256=found.sha256,
                size=found.size,
                dated=found.dated,
                added_by_id=actor.person,
            )
            act.subject = f"engagement:{engagement}"
            act.data = {"document": str(made.id), "from": str(found.id)}
            judge_anew(made.engagement)
    except IntegrityError as error:
        message = _("That engagement holds a document of this name already; take it out there first.")
        raise Refused(message) from error
    return made


def set_date(actor: Actor, document: UUID, dated: date | None) -> Document:
    """Say of which day a document is.

    Raises:
        Refused: the actor may not, it is not there, its engagement is locked, or the day is still to come.
    """
    allowed(may(actor, "evidence:add"))
    if dated is not None and dated > timezone.localdate() + timedelta(days=1):  # elsewhere it is later
        message = _("The day of a document is not one that is still to come.")
        raise Refused(message)
    with acting(actor.id, "evidence:dated") as act:
        found = _there(actor, document)
        _unlocked(actor, found.engagement_id)
        found.dated = dated
        found.save()
        act.subject = f"engagement:{found.engagement_id}"
        act.data = {"document": str(found.id), "dated": dated.isoformat() if dated else None}
    return found


def take_out(by: str, organisation: UUID, sha256: str) -> list[Document]:
    """Take every copy of a file out of the engagements of an organisation, locked or not; return them.

    Args:
        by: id of who brings it about, as the trail tells it.
        organisation: whose engagements.
        sha256: of the file.
    """
    everybodys = Document.objects.of_anybody("whoever brings it about acts for no organisation")
    copies = everybodys.filter(organisation=organisation, sha256=sha256, removed_at=None)
    found = list(copies.select_related("engagement").order_by("added_at"))
    for each in found:
        with acting(by, "evidence:taken_back") as act:
            each.removed_at = timezone.now()
            each.save()
            act.subject, act.data = f"engagement:{each.engagement_id}", {"document": str(each.id)}
            judge_anew(each.engagement)
    return found


def taken_back(organisation: UUID, hashes: Iterable[str]) -> set[str]:
    """Return which files of an organisation are acknowledgements that the customer took back."""
    known = apps.get_model("acknowledgements", "Acknowledgement")  # a room that stands on this one
    everybodys = known.objects.of_anybody("of the proof that somebody decides about")
    gone = everybodys.filter(organisation=organisation, state="opted_out")
    wanted = set(hashes)
    filed = gone.filter(filed__sha256__in=wanted).values_list("filed__sha256", flat=True)
    return {*filed, *gone.filter(sealed__in=wanted).values_list("sealed", flat=True)}


def _there(actor: Actor, document: UUID) -> Document:
    found = Document.objects.of(actor).filter(pk=document, removed_at=None).first()
    if found is None:
        message = _("That document is not there any more.")
        raise Refused(message)
    return found


def _counts(actor: Actor, sha256: str) -> None:
    """Raise Refused for the very file of an acknowledgement that the customer took back."""
    if taken_back(actor.organisation, [sha256]):
        message = _("The customer took this acknowledgement back, so the document does not count any more.")
        raise Refused(message)


def _unlocked(actor: Actor, engagement: UUID) -> None:
    """Raise Refused when there is no such engagement of the actor's, or nothing can be changed in it now."""
    found = Engagement.objects.of(actor).filter(pk=engagement).first()
    if found is None:
        message = _("There is no such engagement.")
        raise Refused(message)
    if found.locked:
        raise Refused(found.locked)
