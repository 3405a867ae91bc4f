"""Everything about one claim in one ZIP for an auditor: proofs, history, decisions, money, trail."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core import serializers
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims.models import Claim, Proof
from poedesk.desk.evidence import blobs
from poedesk.desk.reviews import keeping
from poedesk.desk.reviews.models import Case, Decision
from poedesk.desk.trail.acting import acting, store
from poedesk.kernel.canonical import sha256_hex
from poedesk.process.reviews.cases import visible

_GONE = gettext_lazy("not kept any more")

_PIECE = 1 << 20
"""Bytes of a document that are held at a time."""

README = gettext_lazy("""Dossier of a claim
==================

claim.json          the claim, its history and deadlines
proofs/N/           what was handed in: claim.yaml, assessment.json, documents/
reviews.json        cases, decisions with their grounds, notes
requests.json       requests for proofs and what happened to them
ledger.json         incentive lines and every entry of the book
trail.jsonl         the leaves of the trail about the claim, with their positions; those of a case
                    that two still decide blindly are left out
manifest.json       SHA-256 of every other file, as it lies here; documents that are not kept any
                    more are named as such

It holds what reviewers wrote for each other. It is not for the partner.
""")


def export(actor: Actor, claim: UUID) -> tuple[str, IO[bytes]]:
    """Return the name of the dossier of a claim and the open file, which is gone once it is closed.

    Rows are read at one moment; documents, which never change, are copied afterwards, so that nobody waits
    for them. That the dossier was exported, and its SHA-256, is recorded before anybody has it.

    Raises:
        Refused: the actor may not, or there is no such claim.
        OSError: it cannot be written.
    """
    allowed(may(actor, "review:export"))
    with transaction.atomic():
        found = Claim.objects.of(actor).filter(pk=claim).first()
        if found is None:
            message = _("There is no such claim.")
            raise Refused(message)
        told = dict(_told(found, actor))
        documents = dict(pair for each in found.proofs.order_by("number") for pair in _documents(each))
    made = TemporaryFile()  # noqa: SIM115 - whoever hands it out closes it
    try:
        _zip(made, told, documents)
        with acting(actor.id, "claim:dossier:exported") as act:
            act.subject, act.data = f"claim:{found.id}", {"sha256": _hash_of(made)}
    except BaseException:
        made.close()
        raise
    return f"{found.reference}-dossier.zip", made


def _zip(to: IO[bytes], told: dict[str, bytes], documents: dict[str, Path]) -> None:
    """Write the archive, documents a piece at a time; the manifest comes last."""
    hashes = {name: sha256_hex(data) for name, data in told.items()}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(told.items()):
            archive.writestr(_member(name), data)
        for name, path in sorted(documents.items()):
            hashes[name] = _copied(path, name, archive)
        archive.writestr(_member("manifest.json"), _json(hashes))
    to.seek(0)


def _copied(path: Path, name: str, archive: zipfile.ZipFile) -> str:
    """Copy a document into the archive; return the hash of what was copied, or that it is not kept."""
    digest = hashlib.sha256()
    try:
        document = path.open("rb")
    except FileNotFoundError:
        return str(_GONE)
    with document, archive.open(_member(name, path.stat().st_size), "w") as member:
        while piece := document.read(_PIECE):
            digest.update(piece)
            member.write(piece)
    return digest.hexdigest()


def _member(name: str, size: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, size
    return info


def _hash_of(made: IO[bytes]) -> str:
    digest = hashlib.file_digest(made, "sha256").hexdigest()  # type: ignore[arg-type]  # what it needs is there
    made.seek(0)
    return digest


def _told(claim: Claim, actor: Actor) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", str(README).encode()
    yield (
        "claim.json",
        _json(
            {
                "claim": _rows([claim]),
                "history": _rows(claim.happenings.all()),
                "deadlines": _rows(claim.deadlines.all()),
            }
        ),
    )
    for proof in claim.proofs.order_by("number"):
        yield from _proof(proof)
    yield "reviews.json", _json({"cases": list(_cases(claim, actor)), "notes": _rows(claim.notes.all())})
    requests = claim.poe_requests.prefetch_related("events")
    yield (
        "requests.json",
        _json([{"request": _rows([each]), "events": _rows(each.events.all())} for each in requests]),
    )
    lines = claim.lines.prefetch_related("entries")
    yield (
        "ledger.json",
        _json([{"line": _rows([each]), "entries": _rows(each.entries.all())} for each in lines]),
    )
    yield "trail.jsonl", b"".join(_leaves(claim))


def _proof(proof: Proof) -> Iterator[tuple[str, bytes]]:
    yield f"proofs/{proof.number}/claim.yaml", proof.text.encode()
    yield f"proofs/{proof.number}/assessment.json", _json(proof.result)


def _documents(proof: Proof) -> Iterator[tuple[str, Path]]:
    """Yield name and place of each document."""
    for number, each in enumerate(proof.documents, 1):
        path = blobs.path_of(settings.FOLDER.blobs, each["sha256"])
        name = PurePosixPath(each["name"]).name or "document"
        yield f"proofs/{proof.number}/documents/{number:02}-{name}", path


def _cases(claim: Claim, actor: Actor) -> Iterator[dict[str, Any]]:
    for case in claim.cases.order_by("opened_at"):
        seen = {each.at for each in visible(keeping.case_of(case), actor.id)}
        shown = [each for each in case.decisions.all() if each.at in seen or _taken_back(each, case, actor)]
        yield {"case": _rows([case]), "decisions": _rows(shown)}


def _taken_back(row: Decision, case: Case, actor: Actor) -> bool:
    """Say whether a decision was taken back, and is no secret of a blind review that goes on."""
    blind = case.doubled and case.closed_at is None and row.reviewer_id != actor.person
    return row.withdrawn_at is not None and not blind


def _leaves(claim: Claim) -> Iterator[bytes]:
    """Yield the leaves about a claim, its cases, requests and engagement, a line each."""
    about = {f"claim:{claim.id}", f"engagement:{claim.engagement_id}"}
    # What the first of two blind reviewers said stays hidden until the second has decided, too.
    ended = claim.cases.exclude(closed_at=None, doubled=True)
    about |= {f"case:{each}" for each in ended.values_list("id", flat=True)}
    about |= {f"poe_request:{each}" for each in claim.poe_requests.values_list("id", flat=True)}
    kept = store()
    for position, leaf in enumerate(kept.leaves(0, kept.size())):
        told = json.loads(leaf)
        if told["subject"] in about:
            yield _json({"position": position, "leaf": told}, indent=None) + b"\n"


def _rows(rows: Any) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = serializers.serialize("python", rows)
    return [{"id": str(each["pk"]), **each["fields"]} for each in told]


def _json(value: Any, indent: int | None = 2) -> bytes:
    return json.dumps(value, indent=indent, sort_keys=True, ensure_ascii=False, default=str).encode()
