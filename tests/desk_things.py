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
from tests.desk_parties import member

from poedesk.desk.accounts import services as accounts
from poedesk.desk.accounts.may import Actor
from poedesk.desk.audits import drawing, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements import services as engagements
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence import services as evidence
from poedesk.desk.evidence.models import Document
from poedesk.desk.ledger import importing
from poedesk.desk.ledger import services as ledger
from poedesk.desk.readiness.asking import hash_of
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.reviews.models import Case
from poedesk.desk.tokens import services as tokens
from poedesk.kernel.yaml_data import load_yaml
from poedesk.process.audits.seeds import dice_rule

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


POLICY = {"id": "microsoft-cpor", "version": "2023-10"}


def judged(of: Engagement) -> Assessment:
    """Put an assessment in place, with one picture, as if the worker had made it."""
    picture = blobs.keep(settings.FOLDER.blobs, [b"picture"], 100)
    told = {"title": UNTOLD, "sha256": picture.sha256, "media_type": "image/png", "width": 1, "height": 1}
    result = {"verdict": "not_approvable", "policy": POLICY, "elements": [], "workloads": [], "documents": []}
    return Assessment.objects.create(
        engagement=of,
        organisation=of.organisation,
        given=hash_of(of, timezone.localdate()),
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


def _received(role: str) -> Actor:
    return member("Received Programmes", "programme", role)


def _case(things: Things) -> uuid.UUID:
    return Case.objects.of(_received("lead")).get(claim=things["claim"]).id


def _line(things: Things) -> uuid.UUID:
    reference = Claim.objects.of(things.owner).get(pk=things["claim"]).reference
    table = f"id,claim,period,amount,currency,kind\n{SECRET} {reference},{reference},2026-03,1.00,USD,usage\n"
    return importing.take_over(_received("finance"), table.encode(), "lines.csv").lines.get().id


def _proposal(things: Things) -> uuid.UUID:
    """Return a proposal about a line that accrued because its claim was approved."""
    line = things["line"]
    claims.act(desk_claims.reviewer("Received Programmes"), things["claim"], "start-review")
    claims.act(_received("reviewer"), things["claim"], "approve", decided=True)
    return ledger.propose(_received("finance"), "release", [line], SECRET).id


def _draw(things: Things) -> uuid.UUID:
    """Return a published draw of the claim."""
    things["proposal"]  # which approves it
    claim = Claim.objects.of(things.owner).get(pk=things["claim"])
    wanted = drawing.Wanted(
        name=f"DR-{uuid.uuid4().hex[:8].upper()}",
        programme=f"{claim.programme}@{claim.version}",
        whom=drawing.ALL,
        take=1,
        each=None,
        by_size=False,
        rest_days=0,
        seed=dice_rule(),
    )
    auditor = _received("auditor")
    made = drawing.freeze(auditor, wanted)
    drawing.run(auditor, made.id, "16253412635412635142")
    return drawing.publish(auditor, made.id).id


def _batch(things: Things) -> uuid.UUID:
    (made,) = requesting.draft(_received("auditor"), things["draw"])
    return requesting.release(_received("auditor"), made.id).id


def _poe(things: Things) -> uuid.UUID:
    return Request.objects.of(things.owner).get(batch=things["batch"]).id


MAKERS: Mapping[str, Callable[[Things], Any]] = {
    "engagement": _judged,
    "claim": _submitted,
    "case": _case,
    "line": _line,
    "proposal": _proposal,
    "draw": _draw,
    "batch": _batch,
    "poe": _poe,
    "document": lambda things: document(things.owner, things["engagement"]).id,
    "acknowledgement": _asked,
    "invitation": lambda things: (
        accounts.invite(things.owner, f"{uuid.uuid4().hex[:8]}@northwind.example", "viewer").id
    ),
    "person": lambda things: things.owner.person,
    "api_token": lambda things: tokens.make(things.owner, UNTOLD, ["engagement:see"], 30)[0].id,
}
"""What stands at a parameter of addresses: an id of a thing of the owner."""

OPEN: Mapping[str, str] = {
    "part": "customer",
    "kind": "accept",
    "opened": str(uuid.uuid5(uuid.NAMESPACE_URL, "a draw that nobody made")),
    "number": "0",
    "job": "1",
    "proof": "1",
    "place": "1",
    "clock": "review-start",
    "shape": "pdf",
    "name": "withdraw",
    "pk": "1",
    "token": "nobody-was-ever-given-this",
    "key": "nobody-was-ever-given-this",
    "uidb36": "1",
}
"""Parameters that are no ids of things of an organisation: what everybody may write there."""


SENT: Mapping[str, Any] = {
    "changes": {"project": "Changed by a stranger"},
    "revision": 2,
    "dated": "2026-05-04",
    "role": "viewer",
    "email": "another@stranger.example",
    "text": "From a stranger.",
    "note": "From a stranger.",
    "because": "A stranger prevails over everybody.",
    "winner": str(uuid.uuid4()),
    "claim": "CLM-STRANGER",
    "more": 1,
    "days": 5,
    "step": "withdraw",
    "words": "From a stranger.",
}
"""What a program sends to every address of the API; each takes out what it knows."""


def given(name: str) -> dict[str, Any]:
    """Return what the form at an address would send, by the name of the address."""
    forms: dict[str, dict[str, Any]] = {
        "answers": {"revision": "2", "customer.name": "Changed by a stranger"},
        "check_answers": {"revision": "2", "whole": "on", "customer": "on"},
        "act": {"revision": "2", "reason": "wrong-activity", "words": "From a stranger."},
        "hand_in": {"revision": "2"},
        "decide_case": {"revision": "1", "words": "From a stranger."},
        "write_note": {"text": "From a stranger.", "for": "partner"},
        "rivals": {"winner": str(uuid.uuid4()), "because": "A stranger prevails over everybody."},
        "decide_proposal": {"answer": "accept"},
        "run_draw": {"given": "16253412635412635142"},
        "more_draw": {"step": "extend", "what": "1", "because": "A stranger wants it."},
        "edit_request": {"note": "From a stranger."},
        "step_request": {"revision": "1", "words": "From a stranger."},
        "answer_request": {"revision": "2"},
        "more_time": {"days": "5", "words": "From a stranger."},
        "add": {"files": SimpleUploadedFile("strange.txt", b"From a stranger.")},
        "set_date": {"dated": "2026-05-04"},
        "change": {"role": ""},
        "invite": {"email": "another@stranger.example", "role": "viewer"},
    }
    return forms.get(name, {})
