"""Digital signatures of a file: who, when, over what, and whether anything was changed afterwards.

pyHanko takes as long to import as many pages take to read; it is imported only when a field is signed.
Without roots to start from nothing is said about the trust in a certificate.
"""

import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind, Page, Signature, SignatureKind
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.form.tree import FormField
from poedesk.proof.reading.readers.pdf.objects import listed
from poedesk.proof.reading.readers.pdf.signed.judging import Judged, judged

if TYPE_CHECKING:
    from poedesk.proof.reading.readers.pdf.signed.later import Now

MOST = 100
"""Signatures of one file that are validated."""

_PLATFORMS = compiled(
    r"docusign|adobe (?:acrobat )?sign|adobe.*document cloud|echosign|dropbox sign|hellosign|pandadoc|signnow"
    r"|onespan|esignlive|eversign|xodo sign|zoho sign|signrequest|yousign|signaturit|skribble|scrive"
    r"|validated ?id|rightsignature|signeasy|connective|evrotrust|penneo|citrix.*sign|docuware|lumin sign"
    r"|(?:digi|e-?)sign(?:ature)? (?:service|platform|envelope)",
    re.IGNORECASE,
)
_RANGE = b"/ByteRange"
"""What every signed file holds, also one whose fields are damaged."""

_NOT_TRUSTED = "whether its certificate can be trusted was not examined"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of a file and what could not be said about them."""

    found: tuple[Signature, ...]
    problems: tuple[str, ...] = ()
    late: frozenset[str] = frozenset()
    """Names of the form fields that were filled in after every signature: none covers them."""


@dataclass(frozen=True, slots=True)
class _Validated:
    """One signature, and the form fields that were filled in after it."""

    signature: Signature
    later: frozenset[str] = frozenset()
    kept: bool = False
    """Whether its bytes are as they were, and what came after is allowed, however that looks."""

    failed: bool = False
    """Whether it could not be validated."""


class _Once:
    """The file as it stands, taken apart when the first signature needs it."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data = data
        self._limits = limits
        self._now: Now | None = None

    def now(self) -> "Now":
        """Return the file as it stands."""
        from poedesk.proof.reading.readers.pdf.signed.later import Now  # noqa: PLC0415 - rarely needed

        self._now = self._now or Now(self.data, self._limits)
        return self._now


def signed_fields(fields: Iterable[FormField]) -> list[FormField]:
    """Return the signature fields that hold a signature."""
    return [item for item in fields if item.kind is FieldKind.SIGNATURE and item.signature is not None]


def read_signatures(data: bytes, fields: Sequence[FormField], limits: Limits) -> Signatures:
    """Return the digital signatures in ``data``, whose signed fields are ``fields``, without their places."""
    if not fields and _RANGE not in data:
        return Signatures(())
    seen, problems = _validated(_Once(data, limits))
    good = [made.later for made in seen.values() if made.kept]
    late = frozenset.intersection(*good) if good else frozenset()
    if late:
        problems.append(
            f"form fields were filled in after the file was signed, so that no signature covers them"
            f" ({listed(sorted(late))}); they do not count: have the filled form signed"
        )
    found = []
    for item in fields:
        signature = seen.pop(item.name).signature if item.name in seen else None
        if signature is None and not _is_time_stamp(item):
            signature = Signature(
                SignatureKind.DIGITAL,
                signer=item.value.text,
                intact=None,
                detail="it could not be validated",
                field=item.name,
            )
            problems = problems or [f"the signature in the field {item.name!r} could not be validated"]
        if signature is not None:
            found.append(replace(signature, page=item.page))
    rest = [made.signature for made in seen.values()]
    if problems and not fields and not rest:  # there was one, in a file that nobody can take apart
        rest = [Signature(SignatureKind.DIGITAL, intact=None, detail="it could not be validated")]
    return Signatures((*found, *rest), tuple(problems), late)


def _validated(file: "_Once") -> tuple[dict[str, _Validated], list[str]]:
    """Return every signature of a file by the name of its field, and what could not be validated."""
    seen: dict[str, _Validated] = {}
    problems = []
    try:
        reader = opened(file.data)
        held = list(filled(reader))[:MOST]
    except Exception as error:  # noqa: BLE001 - a damaged or hostile file may raise anything
        return seen, [_unvalidated(error)]
    for name, field in held:
        made = _signature(reader, name, field, file)
        if made is None:
            continue
        if made.failed:
            detail = made.signature.detail
            problems.append(f"the signature in the field {name!r} could not be validated: {detail}")
        seen[name] = made
    return seen, problems


def placed(signatures: Sequence[Signature], pages: Sequence[Page]) -> tuple[Signature, ...]:
    """Return the signatures, each at the place where its field is shown, if it is shown."""
    places = {
        field.name: (page.number, field.box)
        for page in pages
        for field in page.fields
        if field.kind is FieldKind.SIGNATURE
    }
    return tuple(
        replace(item, page=places[item.field][0], box=places[item.field][1]) if item.field in places else item
        for item in signatures
    )


def _is_time_stamp(item: FormField) -> bool:
    return item.signature is not None and str(item.signature.get("/Type", "")) == "/DocTimeStamp"


def _unvalidated(error: Exception) -> str:
    words = " ".join(str(error).split())[:160] or type(error).__name__
    return f"its signatures could not be validated ({words.rstrip('.')})"


def is_platform(subject: Any) -> bool:
    """Return whether the holder of a certificate is a platform that signs for people named elsewhere."""
    return _PLATFORMS.search(subject.human_friendly) is not None


def opened(data: bytes) -> Any:
    """Return a reader of pyHanko's for a file that opens without a password."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow to import, rarely needed

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    return reader


def filled(reader: Any) -> Iterator[tuple[str, Any]]:
    """Yield every signature field that holds something, by its full name."""
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 - slow to import, rarely needed

    for name, value, field in enumerate_sig_fields(reader):
        if value is not None:
            yield str(name), field


def _signature(reader: Any, name: str, field: Any, file: _Once) -> _Validated | None:
    """Return the signature in a field, validated; null when it is a time stamp, which is nobody's."""
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 - slow to import, rarely needed
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - as above

    signer, stamped, kind = None, None, SignatureKind.DIGITAL
    try:
        item = EmbeddedPdfSignature(reader, field, name)
        if item.sig_object_type == "/DocTimeStamp":
            return None
        subject = item.signer_cert.subject
        signer = name_of_holder(subject)
        kind = SignatureKind.E_SIGN_PLATFORM if is_platform(subject) else kind
        stamped = item.self_reported_timestamp
        status = validate_pdf_signature(item, ValidationContext(trust_roots=[], allow_fetching=False))
        found = judged(item, status, file.data)
        intact, words, covered = _seen(found, file)
    except Exception as error:  # noqa: BLE001 - as above
        detail = " ".join(str(error).split())[:160] or type(error).__name__
        failed = Signature(kind, signer=signer, signed_at=_iso(stamped), detail=detail, field=name)
        return _Validated(failed, failed=True)
    authority = status.timestamp_validity
    if authority is not None and authority.intact and authority.valid:
        zone = stamped.tzinfo if stamped is not None else None
        stamped = authority.timestamp.astimezone(zone) if zone is not None else authority.timestamp
    elif stamped is not None:
        words.append("its time is the one that the signer's computer gave")
    signature = Signature(
        kind,
        signer=signer,
        signed_at=_iso(stamped),
        intact=intact,
        whole_document=found.whole,
        trusted=None,
        detail="; ".join([*words, _NOT_TRUSTED]),
        field=name,
        covered=covered,
    )
    return _Validated(signature, found.filled if found.intact else frozenset(), kept=found.intact)


def _seen(found: Judged, file: _Once) -> tuple[bool | None, list[str], tuple[str, ...]]:
    """Return whether what was signed is there and still shown, why, and words that are not shown any more.

    Rules about objects allow fields and further signatures; only the picture tells what those lie upon.
    """
    if not found.intact or found.whole:
        return found.intact, list(found.words), ()
    later = file.now().after(found.end, found.filled, found.overwritten)
    return later.shown, [*found.words, *later.reasons, *later.unknown], later.covered


def name_of_holder(subject: Any) -> str | None:
    """Return the name of a certificate as "CN=..., O=..., E=...", else all that it says."""
    native = subject.native
    keys = (("CN", "common_name"), ("O", "organization_name"), ("E", "email_address"))
    parts = [f"{short}={' '.join(_texts(native[key]))}" for short, key in keys if native.get(key)]
    said = ", ".join(parts) or subject.human_friendly
    return str(said) if said else None


def _texts(value: Any) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _iso(moment: Any) -> str | None:
    return None if moment is None else str(moment.isoformat(timespec="seconds"))
