"""The signatures that a file holds, each checked against the bytes that it signs."""

from datetime import datetime
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.signing.validating.model import Answer, Kind, Revocation, Seen
from poedesk.proof.reading.readers.pdf.signed.judging import Judged, judged
from poedesk.proof.reading.readers.pdf.signed.signatures import filled


@dataclass(frozen=True, slots=True)
class Part:
    """One signature that could be taken apart."""

    item: Any
    """pyHanko's."""

    field: str
    kind: Kind
    certificate: Any
    """Of the signer (``asn1crypto``); null when there is none."""

    claimed: datetime | None
    judged: Judged
    revision: int
    """From 1."""

    bytes_whole: bool
    """Whether the signed bytes are as they were, whatever came after them."""

    words: tuple[str, ...]
    """Why it is intact or not."""

    stamp: Any = None
    """State of the time stamp inside the signature, when it is whole; pyHanko's."""


def parts_of(reader: Any, data: bytes, most: int) -> tuple[list[Part], list[Seen]]:
    """Return the signatures that could be taken apart, and what is to be said of the others."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature  # noqa: PLC0415 - slow to import

    found, wrong = [], []
    for number, (name, field) in enumerate(filled(reader)):
        if number >= most:
            wrong.append(_not_valid(name, f"only {most} signatures of a file are looked at"))
            break
        try:
            found.append(_part(EmbeddedPdfSignature(reader, field, name), name, data))
        except Exception as error:  # noqa: BLE001 - a damaged or hostile signature may raise anything
            words = " ".join(str(error).split())[:160] or type(error).__name__
            wrong.append(_not_valid(name, f"it is no signature that can be validated ({words.rstrip('.')})"))
    return found, wrong


def _part(item: Any, name: str, data: bytes) -> Part:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - as above

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    stamping = item.sig_object_type == "/DocTimeStamp"
    status: Any = validate_pdf_timestamp(item, nobody) if stamping else validate_pdf_signature(item, nobody)
    found = judged(item, status, data)
    stamp = None if stamping else status.timestamp_validity
    return Part(
        item,
        name,
        Kind.TIME_STAMP if stamping else Kind.CERTIFICATION if _certifies(item) else Kind.APPROVAL,
        item.signer_cert,
        status.timestamp if stamping else item.self_reported_timestamp,
        found,
        item.signed_revision + 1,
        bool(status.intact and status.valid),
        (*found.words, *_forbidden(status)),
        stamp if stamp is not None and stamp.intact and stamp.valid else None,
    )


def _forbidden(status: Any) -> tuple[str, ...]:
    """Return what exactly was found to be not allowed, in the words of the analysis."""
    problem = status.diff_result
    if not isinstance(problem, Exception):
        return ()
    words = " ".join(str(problem).split())[:160].rstrip(".")
    return (f"what the signature does not allow: {words}",) if words else ()


def _certifies(item: Any) -> bool:
    """Return whether it is the signature that the file names as its certification."""
    try:
        named = item.reader.root["/Perms"].raw_get("/DocMDP")
        return bool(named.get_object() is item.sig_object)
    except (KeyError, AttributeError, TypeError):
        return False


def _not_valid(name: str, why: str) -> Seen:
    return Seen(
        field=name, kind=Kind.APPROVAL, signer=None, platform=False,
        claimed=None, proved=None, proved_by=None,
        intact=Answer.NO, covers="part", revision=0, shown=Answer.NO, trusted=Answer.NO,
        revocation=Revocation.UNKNOWN, revocation_as_of=None, changes=(), reasons=(why,), unknown=(),
    )  # fmt: skip
