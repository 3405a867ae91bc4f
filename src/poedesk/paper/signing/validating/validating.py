"""The sandbox's task ``validate``: what can be said of every signature of a file; runs in a child only."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from poedesk.paper.signing.validating.holders import certified
from poedesk.paper.signing.validating.material import Material, given, kept
from poedesk.paper.signing.validating.model import Answer, Checked, Kind, Revocation, Seen
from poedesk.paper.signing.validating.parts import Part, parts_of
from poedesk.paper.signing.validating.times import Proof, proofs_of
from poedesk.paper.signing.validating.trust import Trust, When, trust_in
from poedesk.paper.signing.validating.wanting import wanted_for
from poedesk.proof.document.codec import encode
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.signed.later import Later, Now, said_of_doubts
from poedesk.proof.reading.readers.pdf.signed.signatures import MOST, is_platform, opened
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

_COVERS = {"ENTIRE_FILE": "whole document", "ENTIRE_REVISION": "revision"}


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be said of the signatures of a PDF (``model.Checked``).

    Args:
        data: the PDF.
        name: its name.
        limits: what drawing its pages may cost.
        request: ``at`` (ISO 8601), and base64 in DER: ``roots``, ``crls``, ``ocsps``.

    Raises:
        Refused: it is no PDF, cannot be opened, or needs a password.
    """
    if sniff(data, name) != media.PDF:
        message = "it is no PDF; only PDFs are verified"
        raise Refused(message)
    reader = _reader(data)
    material, problems = given(request)
    at = datetime.fromisoformat(request["at"])
    try:
        parts, wrong = parts_of(reader, data, MOST)
    except Exception as error:  # a damaged or hostile file may raise anything
        raise Refused(_closed(reader, error)) from error
    seen = list(_all_seen(data, parts, proofs_of(reader, parts, material, at), limits))
    every = material.plus(kept(reader))
    checked = Checked(
        reader.xrefs.total_revisions,
        tuple(sorted((*seen, *wrong), key=lambda item: item.revision)),
        tuple(problems),
        tuple(wanted_for(parts, seen, every)),
    )
    answer: dict[str, Any] = encode(checked)
    return answer


def _reader(data: bytes) -> Any:
    try:
        reader = opened(data)
        reader.root  # noqa: B018 - it is read when it is asked for
    except Exception as error:  # a damaged or hostile file may raise anything
        raise Refused(_closed(None, error)) from error
    return reader


def _closed(reader: Any, error: Exception) -> str:
    """Say why a file cannot be opened."""
    if (reader is not None and reader.encrypted) or "ecurity handler" in str(error):
        return "it is encrypted and does not open without a password; give a copy that does"
    words = " ".join(str(error).split())[:160] or type(error).__name__
    return f"it cannot be opened ({words.rstrip('.')}); save or export it anew, or ask for the original"


def _all_seen(data: bytes, parts: Sequence[Part], proofs: Sequence[Proof], limits: Limits) -> Iterator[Seen]:
    if not parts:
        return
    now = Now(data, limits)
    doubts = said_of_doubts(now)
    for part, proof in zip(parts, proofs, strict=True):
        yield _seen(part, proof, now, doubts)


def _seen(part: Part, proof: Proof, now: Now, doubts: tuple[str, ...]) -> Seen:
    stamping = part.kind is Kind.TIME_STAMP
    trust = _trust(part, proof, stamping=stamping)
    later = now.after(part.judged.end, part.judged.filled, part.judged.overwritten)
    proved = proof.moment if proof.by is not None else None
    reasons = [*part.words, *trust.reasons, *later.reasons, *proof.reasons]
    return Seen(
        field=part.field,
        kind=part.kind,
        signer=certified(part.certificate),
        platform=part.certificate is not None and is_platform(part.certificate.subject),
        claimed=_iso(part.claimed),
        proved=_iso(proved),
        proved_by=proof.by,
        intact=Answer.of(known=part.judged.intact),
        covers=_COVERS.get(part.judged.coverage, "part"),
        revision=part.revision,
        shown=_shown(part, later, doubts),
        trusted=trust.trusted,
        revocation=trust.revocation,
        revocation_as_of=_iso(trust.as_of),
        changes=later.changes,
        reasons=tuple(dict.fromkeys(reasons)),
        unknown=tuple(dict.fromkeys((*later.unknown, *doubts, *trust.unknown, *proof.unknown))),
    )


def _trust(part: Part, proof: Proof, *, stamping: bool) -> Trust:
    if part.certificate is None:
        return Trust(Answer.NO, Revocation.UNKNOWN, reasons=("it holds no certificate of its signer",))
    material: Material = proof.material
    when = When(proof.moment, proof.by is not None and not stamping, proof.limit)
    return trust_in(part.certificate, material, when, stamping=stamping)


def _shown(part: Part, later: Later, doubts: tuple[str, ...]) -> Answer:
    """Return whether a person still sees what was signed; doubtful fields leave it open."""
    if not part.bytes_whole or part.judged.end is None:
        return Answer.NO
    return Answer.of(known=None if later.shown and doubts else later.shown)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
