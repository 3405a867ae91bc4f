"""One thing of each kind, for tests that go through every address of the desk.

A room that brings addresses adds to ``MAKERS`` what stands at their parameters, and to ``given`` what a form
sends that would do something; a parameter without a maker fails ``tests/unit/desk/test_strangers.py``.
"""

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests import desk_claims
from tests.desk_acknowledgements import PLAIN, asked
from tests.desk_engagements import answers_of

from poedesk.desk.accounts import services as accounts
from poedesk.desk.accounts.may import Actor
from poedesk.desk.claims import services as claims
from poedesk.desk.engagements import services as engagements
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence import services as evidence
from poedesk.desk.evidence.models import Document
from poedesk.desk.readiness.models import Assessment
from poedesk.kernel.yaml_data import load_yaml

NOT_ASKED = {"schema", "id", "partner", "submitted_on"}
"""What a claim holds and nobody answers."""

EXAMPLES = Path(__file__).parents[1] / "examples"
SECRET = "Verschwiegen Holding"
"""Customer of every engagement here: whoever reads the name saw what is not theirs."""

UNTOLD = "verschwiegen.txt"
"""Name of every document here."""


def whole() -> dict[str, Any]:
    """Return the answers of an engagement that can be judged."""
    claim = load_yaml((EXAMPLES / "usage-form/claim.yaml").read_text("utf-8"))
    answers = {name: value for name, value in claim.items() if name not in NOT_ASKED}
    answers["customer"] = {**answers["customer"], "name": SECRET}
    return answers


def engagement(owner: Actor) -> Engagement:
    """Return a new engagement, answered whole."""
    made = engagements.begin(owner)
    return engagements.answer(owner, made.id, made.revision, whole())


def document(
    owner: Actor, to: uuid.UUID, name: str = UNTOLD, data: bytes = b"Not for strangers."
) -> Document:
    """Return a document of an engagement."""
    return evidence.add(owner, to, name, [data], root=settings.FOLDER.blobs, most=1 << 20)


def judged(of: Engagement) -> Assessment:
    """Put an assessment in place, with one picture, as if the worker had made it."""
    picture = blobs.keep(settings.FOLDER.blobs, [b"picture"], 100)
    told = {"title": UNTOLD, "sha256": picture.sha256, "media_type": "image/png", "width": 1, "height": 1}
    result = {"verdict": "not_approvable", "elements": [], "workloads": [], "documents": []}
    return Assessment.objects.create(
        engagement=of,
        organisation=of.organisation,
        given="",
        wanted="",
        verdict="not_approvable",
        result=result,
        pictures=[told],
        judged_at=timezone.now(),
    )


class Things:
    """Things of one organisation by the parameter of addresses; each is made when it is first asked for."""

    def __init__(self, owner: Actor) -> None:
        self.owner = owner
        self._made: dict[str, Any] = {}

    def __getitem__(self, parameter: str) -> Any:
        if parameter not in self._made:
            self._made[parameter] = MAKERS[parameter](self)
        return self._made[parameter]


def _judged(things: Things) -> uuid.UUID:
    made = engagement(things.owner)
    judged(made)
    return made.id


def _asked(things: Things) -> uuid.UUID:
    made = Engagement.objects.create(
        organisation_id=things.owner.organisation,
        changed_by_id=things.owner.person,
        answers=answers_of(PLAIN) | {"project": SECRET},
    )
    return asked(things.owner, made).id


def _submitted(things: Things) -> uuid.UUID:
    """Return a claim of an engagement of its own, which somebody received who is no stranger of the tests."""
    made = engagement(things.owner)
    document(things.owner, made.id)
    desk_claims.judged(made)
    desk_claims.reviewer("Received Programmes")
    return claims.submit(things.owner, made.id, made.revision, ticked=True).id


MAKERS: Mapping[str, Callable[[Things], Any]] = {
    "engagement": _judged,
    "claim": _submitted,
    "document": lambda things: document(things.owner, things["engagement"]).id,
    "acknowledgement": _asked,
    "invitation": lambda things: accounts.invite(things.owner, "new@northwind.example", "viewer").id,
    "person": lambda things: things.owner.person,
}
"""What stands at a parameter of addresses: an id of a thing of the owner."""

OPEN: Mapping[str, str] = {
    "part": "customer",
    "number": "0",
    "proof": "1",
    "place": "1",
    "name": "withdraw",
    "pk": "1",
    "token": "nobody-was-ever-given-this",
    "key": "nobody-was-ever-given-this",
    "uidb36": "1",
}
"""Parameters that are no ids of things of an organisation: what everybody may write there."""


def given(name: str) -> dict[str, Any]:
    """Return what the form at an address would send, by the name of the address."""
    forms: dict[str, dict[str, Any]] = {
        "answers": {"revision": "2", "customer.name": "Changed by a stranger"},
        "check_answers": {"revision": "2", "whole": "on", "customer": "on"},
        "act": {"revision": "2", "reason": "wrong-activity", "words": "From a stranger."},
        "hand_in": {"revision": "2"},
        "add": {"files": SimpleUploadedFile("strange.txt", b"From a stranger.")},
        "set_date": {"dated": "2026-05-04"},
        "change": {"role": ""},
        "invite": {"email": "another@stranger.example", "role": "viewer"},
    }
    return forms.get(name, {})
