"""Engagements of a desk under test: the samples of the form, answered as a partner answers them."""

from typing import Any

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Organisation
from poedesk.desk.engagements.models import Engagement
from poedesk.paper.forms.samples.load import sample


def answers_of(kind: str) -> dict[str, Any]:
    """Return the answers of a sample, without its day of submission: claim and narratives."""
    made = sample(kind)
    claim = made.claim.to_json()
    told = made.answers.to_json()
    left_out = ("schema", "submitted_on", "partner")
    answers = {name: value for name, value in claim.items() if name not in left_out}
    return answers | {"narratives": {name: value for name, value in told.items() if name != "schema"}}


def engagement_of(actor: Actor, kind: str) -> Engagement:
    """Return an engagement of the actor's organisation, which takes the name of the sample's partner."""
    Organisation.objects.filter(pk=actor.organisation).update(name=sample(kind).claim.partner.name)
    return Engagement.objects.create(
        organisation_id=actor.organisation, changed_by_id=actor.person, answers=answers_of(kind)
    )
