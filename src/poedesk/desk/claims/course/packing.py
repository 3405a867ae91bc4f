"""Packs a proof as one file that proves itself offline: documents, assessment, rules, leaves of the trail."""

import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk import __version__
from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims.models import Proof
from poedesk.desk.evidence import blobs
from poedesk.desk.jobs.work import ask
from poedesk.desk.trail.acting import acting, store
from poedesk.kernel.errors import PoedeskError, UsageError
from poedesk.paper.packet.build import Contents, built
from poedesk.paper.reports.html import page
from poedesk.proof.assessing.api import check_given, clips, policy_for
from poedesk.proof.assessing.given import Given
from poedesk.proof.policy import loader as policies
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import cache_from_environment
from poedesk.proof.reading.read import Entry
from poedesk.trail import keys
from poedesk.trail.extracts import extract
from poedesk.trail.log import Trail
from poedesk.trail.notes import Signer

PACK = "claims:pack"
"""Kind of the job; its key is the id of the proof."""


def make_packet(actor: Actor, claim: UUID, number: int) -> None:
    """Have a proof of a claim that the actor's side sees packed as one file.

    Raises:
        Refused: the actor may not, or there is no such proof.
    """
    allowed(may(actor, "claim:packet"))
    with acting(actor.id, "claim:packet:asked") as leaf:
        proof = Proof.objects.of(actor).filter(claim=claim, number=number).first()
        if proof is None:
            message = _("There is no such proof.")
            raise Refused(message)
        leaf.subject, leaf.data = f"claim:{claim}", {"proof": proof.content}
        if not proof.packet:
            ask(PACK, str(proof.pk))


def pack(key: str) -> None:
    """Pack the proof with an id, if it is not packed yet."""
    unpacked = Proof.objects.of_anybody("a job acts for nobody").filter(pk=int(key), packet="")
    proof = unpacked.select_related("claim").first()
    if proof is None:
        return
    try:
        made = packed(proof, keys.load(settings.FOLDER.trail_key))
    except PoedeskError as error:
        unpacked.update(packet_problem=str(error))
        return
    kept = blobs.keep(settings.FOLDER.blobs, made, sys.maxsize)
    unpacked.update(packet=kept.sha256, packet_problem="")


def packed(proof: Proof, signer: Signer) -> Iterator[bytes]:
    """Return the packet of a proof, piece by piece; raises PoedeskError when it cannot be made.

    The documents are in memory meanwhile, once; so their bytes together have a bound.
    """
    size, most = sum(each["size"] for each in proof.documents), settings.OPTIONS.packet_bytes
    if size > most:
        message = _(
            "the documents have %(size)s bytes together, and a packet holds %(most)s at most; whoever runs"
            " the desk can set packet_bytes"
        )
        raise UsageError(message % {"size": f"{size:,}", "most": f"{most:,}"})
    entries = [
        Entry(each["name"], path, data=path.read_bytes())
        for each in proof.documents
        for path in [blobs.path_of(settings.FOLDER.blobs, each["sha256"])]
    ]
    given = Given(Path("claim.yaml"), proof.text.encode(), entries)
    policy = policy_for(given.claim(), None, proof.day)
    cache = Store(settings.FOLDER.path / "cache", cache_from_environment())
    (assessment,) = check_given(given, choose=lambda _: (policy,), as_of=proof.day, cache=cache)
    told = assessment.to_json()
    contents = Contents(
        claim=(given.path.name, given.data),
        documents=tuple((each.name, each.data or b"") for each in entries),
        assessment=told,
        report=page(told),
        programme=policies.programme(policy.id),
        policy=policy,
        trail=_told_by_the_trail(proof, signer),
        pictures=clips(assessment, given),
    )
    return built(contents, at=timezone.now(), salts=secrets.token_bytes, version=__version__, signer=signer)


def _told_by_the_trail(proof: Proof, signer: Signer) -> bytes:
    """Return the leaves about the claim and its engagement, below a checkpoint that covers them all."""
    claim = proof.claim
    with transaction.atomic():
        trail = Trail(store(), signer.verifier.name)
        trail.checkpoint(signer, timezone.now())
        return extract(trail, store(), [f"claim:{claim.id}", f"engagement:{claim.engagement_id}"]).encoded()
