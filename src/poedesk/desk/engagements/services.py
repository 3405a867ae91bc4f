"""What can be done to engagements: one function a command, one transaction, one leaf."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import with_value
from poedesk.desk.readiness.asking import judge_anew
from poedesk.desk.trail.acting import acting
from poedesk.kernel.canonical import canonical_json, sha256_hex


class Overtaken(Refused):
    """Somebody else changed the engagement in the meantime."""

    code = "overtaken"


def begin(actor: Actor) -> Engagement:
    """Begin an engagement of the actor's organisation; raises Refused."""
    allowed(may(actor, "engagement:change"))
    with acting(actor.id, "engagement:begun") as act:
        made = Engagement.objects.create(organisation_id=actor.organisation, changed_by_id=actor.person)
        act.subject = f"engagement:{made.id}"
    return made


def answer(actor: Actor, engagement: UUID, revision: int, changes: Mapping[str, Any]) -> Engagement:
    """Change answers of an engagement, by path; null takes one away.

    Args:
        actor: who changes them.
        engagement: of which engagement.
        revision: the one that the actor has seen.
        changes: path -> answer.

    Raises:
        Refused: the actor may not, or there is no such engagement of theirs.
        Overtaken: it was changed since; nothing was changed now.
    """
    allowed(may(actor, "engagement:change"))
    with acting(actor.id, "engagement:answered") as act:
        found = Engagement.objects.of(actor).select_for_update().filter(pk=engagement).first()
        if found is None:
            message = _("There is no such engagement.")
            raise Refused(message)
        if found.locked:
            raise Refused(found.locked)
        if found.revision != revision:
            message = _("%(who)s changed this engagement in the meantime.") % {"who": found.changed_by}
            raise Overtaken(message)
        for path, value in changes.items():
            found.answers = with_value(found.answers, path, value)
        found.revision += 1
        found.changed_by_id = actor.person
        found.save()
        act.subject = f"engagement:{found.id}"
        # The answers name people and firms, so the leaf holds what they are alone, salted.
        act.data = {"revision": found.revision, "paths": sorted(changes)}
        act.personal = {"answers": sha256_hex(canonical_json(found.answers))}
        judge_anew(found)
    return found
