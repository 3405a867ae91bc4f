"""The signatures that a file holds, each checked against the bytes that it signs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.signing.validating.model import Answer, Kind, Revocation, Seen
from poedesk.proof.reading.readers.pdf.signatures import filled_later, judged

_EOF, _BLANKS = b"%%EOF", b"\x00\t\n\x0c\r "
_NOTHING: frozenset[str] = frozenset()


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
    intact: bool
    coverage: str
    """Name of pyHanko's level of coverage."""

    revision: int
    """From 1."""

    end: int
    """Bytes of the file up to the end of what is signed."""

    bytes_whole: bool
    """Whether the signed bytes are as they were, whatever came after them."""

    words: tuple[str, ...]
    """Why it is intact or not."""

    filled: frozenset[str]
    """Form fields with another value than when it was signed."""

    overwritten: frozenset[str]
    """Those among them that held something then."""

    stamp: Any = None
    """State of the time stamp inside the signature, when it is whole; pyHanko's."""

    @property
    def covers_revision(self) -> bool:
        """Return whether the bytes that it signs are a revision of the file, from its first byte."""
        return self.coverage in {"ENTIRE_FILE", "ENTIRE_REVISION"}


def parts_of(reader: Any, data: bytes, most: int) -> tuple[list[Part], list[Seen]]:
    """Return the signatures that could be taken apart, and what is to be said of the others."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature  # noqa: PLC0415 - slow to import

    found, wrong = [], []
    for number, (name, field) in enumerate(_filled(reader)):
        if number >= most:
            wrong.append(_not_valid(name, f"only {most} signatures of a file are looked at"))
            break
        try:
            found.append(_part(EmbeddedPdfSignature(reader, field, name), name, data))
        except Exception as error:  # noqa: BLE001 - a damaged or hostile signature may raise anything
            words = " ".join(str(error).split())[:160] or type(error).__name__
            wrong.append(_not_valid(name, f"it is no signature that can be validated ({words.rstrip('.')})"))
    return found, wrong


def _filled(reader: Any) -> Iterator[tuple[str, Any]]:
    """Yield every signature field that holds something, by its full name."""
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 - as above

    for name, value, field in enumerate_sig_fields(reader):
        if value is not None:
            yield str(name), field


def _part(item: Any, name: str, data: bytes) -> Part:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - as above

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    stamping = item.sig_object_type == "/DocTimeStamp"
    status: Any = validate_pdf_timestamp(item, nobody) if stamping else validate_pdf_signature(item, nobody)
    coverage = status.coverage.name
    intact, words, _ = judged(item, status, whole=coverage == "ENTIRE_FILE")
    ranges = [int(value) for value in item.byte_range]
    if intact and _beyond(item, data, ranges[-2] + ranges[-1]):
        intact, words = False, ["bytes stand behind its end that belong to no revision of the file"]
    filled, overwritten = filled_later(item) if coverage == "ENTIRE_REVISION" else (_NOTHING, _NOTHING)
    stamp = None if stamping else status.timestamp_validity
    return Part(
        item,
        name,
        Kind.TIME_STAMP if stamping else Kind.CERTIFICATION if _certifies(item) else Kind.APPROVAL,
        item.signer_cert,
        status.timestamp if stamping else item.self_reported_timestamp,
        intact,
        coverage,
        item.signed_revision + 1,
        ranges[-2] + ranges[-1],
        bool(status.intact and status.valid),
        (*words, *_forbidden(status)),
        filled,
        overwritten,
        stamp if stamp is not None and stamp.intact and stamp.valid else None,
    )


def _forbidden(status: Any) -> tuple[str, ...]:
    """Return what exactly was found to be not allowed, in the words of the analysis."""
    problem = status.diff_result
    if not isinstance(problem, Exception):
        return ()
    words = " ".join(str(problem).split())[:160].rstrip(".")
    return (f"what the signature does not allow: {words}",) if words else ()


def _beyond(item: Any, data: bytes, end: int) -> bool:
    """Return whether the file goes on behind what its table of revisions accounts for.

    What only viewers that repair files would show hides there.
    """
    if item.signed_revision + 1 == item.reader.xrefs.total_revisions and data[end:].strip(_BLANKS):
        return True
    last = data.rfind(b"startxref")
    closing = data.find(_EOF, last)
    return closing < 0 or bool(data[closing + len(_EOF) :].strip(_BLANKS))


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
