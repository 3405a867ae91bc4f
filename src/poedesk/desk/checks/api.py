"""API of what anybody may check: a packet or a draw, the trail's key and newest checkpoints."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Router
from ninja.files import UploadedFile

from poedesk.desk.api.asking import asking
from poedesk.desk.api.describing import Schema
from poedesk.desk.checks.checking import check
from poedesk.desk.checks.telling import newest_checkpoints, public_key

router = Router(tags=["checks"])


class CheckAnswer(Schema):
    """One thing that was checked."""

    item: str
    verdict: str
    """``met``, ``not_met`` or ``unclear``."""

    says: str


class CheckTold(Schema):
    """What came of a check."""

    kind: str
    """``packet`` or ``draw``."""

    verdict: str
    answers: list[CheckAnswer]
    about: dict[str, Any]
    """Of a packet: when it was made, under which policy, what its assessment said."""


class CheckpointTold(Schema):
    """A signed checkpoint of the trail."""

    size: int
    """Leaves that it covers."""

    note: str


class TrailTold(Schema):
    """What the trail can be checked with."""

    key: str
    """Public key of its checkpoints."""

    checkpoints: list[CheckpointTold]
    """The newest first."""


@router.post("/verify", response=CheckTold)
def verify_files(request: HttpRequest, files: File[list[UploadedFile]]) -> CheckTold:
    """Check a packet, a slip, a receipt of this desk, or a population with its draw; nothing is kept."""
    asking(request)
    return CheckTold.from_orm(check(files))


@router.get("/trail", response=TrailTold)
def trail(request: HttpRequest) -> TrailTold:
    """Tell the public key of the trail and its newest checkpoints."""
    asking(request)
    return TrailTold(key=public_key(), checkpoints=[CheckpointTold(**each) for each in newest_checkpoints()])
