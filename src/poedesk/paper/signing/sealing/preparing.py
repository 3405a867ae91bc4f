"""The sandbox's task ``seal``: adds a revision with room for a seal or a time stamp; runs in a child only.

The key never comes here: the caller signs the digest of all but the room that was left, and writes the
signature into it. A revision only adds bytes, so the answer holds those alone.
"""

import base64
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from poedesk.paper.signing.sealing.looks import appearance
from poedesk.paper.signing.sealing.refusing import check, check_seeds
from poedesk.proof.document.model import Box
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.layout.frame import Frame, frame_of
from poedesk.proof.reading.readers.registry import Refused

DIGEST = "sha256"


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the signature of a task
    """Return the revision that is to be sealed, or that keeps what later checks need.

    Args:
        data: the PDF so far.
        name: its name.
        limits: not needed here.
        request: ``step``: ``seal`` or ``keep``; and what ``_seal`` and ``_keep`` read.

    Returns:
        ``added`` (base64): bytes to be appended. For a seal and a time stamp also ``start`` and ``end``: the
        room in the whole file, its angle brackets included, and ``field``.

    Raises:
        Refused: the file cannot be sealed; the message says why and what next.
    """
    import pyhanko.pdf_utils.misc as errors  # noqa: PLC0415 - slow to import, rarely needed
    from pyhanko.sign.general import SigningError  # noqa: PLC0415 - as above

    try:
        made = _seal(data, request) if request["step"] == "seal" else _keep(data, request)
    except (errors.PdfError, SigningError) as error:
        words = " ".join(str(error).split())[:160].rstrip(".")
        message = f"it cannot be sealed as it stands ({words}); save or export it anew and give it again"
        raise Refused(message) from error
    if made["added"][: len(data)] != data:
        message = "sealing would change what is there already, which must not be"
        raise Refused(message)
    return {**made, "added": base64.b64encode(made["added"][len(data) :]).decode("ascii")}


def _seal(data: bytes, request: Mapping[str, Any]) -> dict[str, Any]:
    """Add a revision with the field, its appearance and room for the signature.

    ``request``: ``certify`` (bool), ``changes`` (1 none, 2 filling in), ``field`` (name or null), ``place``
    (``[page, left, top, right, bottom]``, or ``[page, corner, width, height]``, or null), ``lines`` of the
    appearance, ``at`` (ISO 8601), ``reason``, ``room`` (digits).
    """
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415 - as above
    from pyhanko.sign.signers.cms_embedder import (  # noqa: PLC0415 - as above
        PdfCMSEmbedder,
        SigMDPSetup,
        SigObjSetup,
    )
    from pyhanko.sign.signers.pdf_byterange import SignatureObject  # noqa: PLC0415 - as above

    writer = _writer(data)
    existing = request["field"] is not None and request["place"] is None
    check(writer.prev, certify=request["certify"], fresh=not existing)
    name, fresh, spec, turns = _field(data, writer, request)
    _as_pades(writer)
    steps: Any = PdfCMSEmbedder(new_field_spec=spec).write_cms(name, writer, existing_fields_only=not fresh)
    field = next(steps).get_object()
    check_seeds(field)
    _dress(writer, field, request["lines"], turns)
    lock = _lock(field)
    permitted = MDPPerm(request["changes"]) if request["certify"] else None
    signature = SignatureObject(
        timestamp=datetime.fromisoformat(request["at"]),
        subfilter=SigSeedSubFilter.PADES,
        reason=request["reason"] or None,
        bytes_reserved=request["room"],
    )
    setup = SigMDPSetup(DIGEST, certify=request["certify"], docmdp_perms=permitted, field_lock=lock)
    steps.send(SigObjSetup(signature, mdp_setup=setup))
    return {**_prepared(steps), "field": name}


def _keep(data: bytes, request: Mapping[str, Any]) -> dict[str, Any]:
    """Add a revision that keeps certificates and what is known of them, and room for a time stamp.

    ``request``: ``certificates``, ``ocsps``, ``crls`` (base64 each), ``room`` (0 for no time stamp).
    """
    from asn1crypto import crl, ocsp, x509  # noqa: PLC0415 - as above
    from pyhanko.sign.fields import SigFieldSpec  # noqa: PLC0415 - as above
    from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigObjSetup  # noqa: PLC0415 - as above
    from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp  # noqa: PLC0415 - as above
    from pyhanko.sign.validation.dss import DocumentSecurityStore  # noqa: PLC0415 - as above

    writer = _writer(data)
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[x509.Certificate.load(item) for item in _bytes(request["certificates"])],
        ocsps=[ocsp.OCSPResponse.load(item) for item in _bytes(request["ocsps"])],
        crls=[crl.CertificateList.load(item) for item in _bytes(request["crls"])],
    )
    _as_pades(writer)
    if not request["room"]:
        out = io.BytesIO()
        writer.write(out)
        return {"added": out.getvalue()}
    name = _unused(writer, "TimeStamp")
    steps: Any = PdfCMSEmbedder(new_field_spec=SigFieldSpec(name)).write_cms(name, writer)
    next(steps)
    kind: Any = DocumentTimestamp
    steps.send(SigObjSetup(kind(bytes_reserved=request["room"])))
    return {**_prepared(steps), "field": name}


def _prepared(steps: Any) -> dict[str, Any]:
    from pyhanko.sign.signers.cms_embedder import SigIOSetup  # noqa: PLC0415 - as above

    prepared, out = steps.send(SigIOSetup(md_algorithm=DIGEST))
    return {
        "added": out.getvalue(),
        "start": prepared.reserved_region_start,
        "end": prepared.reserved_region_end,
    }


def _writer(data: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - as above

    return IncrementalPdfFileWriter(io.BytesIO(data), strict=False)


def _as_pades(writer: Any) -> None:
    """Say that the file uses what PAdES adds to PDF 1.7."""
    from pyhanko.sign.signers import constants  # noqa: PLC0415 - as above

    writer.ensure_output_version(version=(1, 7))
    if writer.output_version < (2, 0):
        writer.register_extension(constants.ESIC_EXTENSION_1)


def _field(data: bytes, writer: Any, request: Mapping[str, Any]) -> tuple[str, bool, Any, int]:
    """Return the field's name, whether it is made, how, and the turns of its page."""
    from pyhanko.sign.fields import SigFieldSpec, enumerate_sig_fields  # noqa: PLC0415 - as above

    known = {name: value is not None for name, value, _ in enumerate_sig_fields(writer)}
    asked, place = request["field"], request["place"]
    if place is None and asked is not None:
        if asked not in known:
            names = ", ".join(repr(name) for name, filled in known.items() if not filled) or "none"
            message = (
                f"it has no signature field {asked!r} (empty ones: {names}); name one of them or a place"
            )
            raise Refused(message)
        if known[asked]:
            message = f"its signature field {asked!r} is signed already; name an empty one or a place"
            raise Refused(message)
        return asked, False, None, _turns(data, writer, asked)
    if asked in known:
        message = (
            f"it already has a field {asked!r}, which has its own place; leave out the place, or the name"
        )
        raise Refused(message)
    name = asked or _unused(writer, "Seal")
    if place is None:
        return name, True, SigFieldSpec(name), 0
    number, box, turns = _rectangle(data, place)
    return name, True, SigFieldSpec(name, on_page=number - 1, box=box), turns


def _unused(writer: Any, stem: str) -> str:
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 - as above

    known = {name for name, _, _ in enumerate_sig_fields(writer)}
    return next(name for number in range(1, len(known) + 2) if (name := f"{stem}{number}") not in known)


def _frames(data: bytes) -> list[Frame]:
    import pypdfium2  # noqa: PLC0415 - as above

    opened = pypdfium2.PdfDocument(data)
    try:
        return [frame_of(page.raw) for page in opened]
    finally:
        opened.close()


def _turns(data: bytes, writer: Any, name: str) -> int:
    """Return the quarter turns of the page that an existing field stands on."""
    from pyhanko.pdf_utils.form_tools import get_single_field_annot  # noqa: PLC0415 - as above
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 - as above

    _, _, reference = next(iter(enumerate_sig_fields(writer, with_name=name)))
    page = get_single_field_annot(reference.get_object()).get("/P")
    if page is None:
        return 0
    frames = _frames(data)
    pages = [writer.find_page_for_modification(number)[0] for number in range(len(frames))]
    found = [number for number, item in enumerate(pages) if item.get_object() is page.get_object()]
    return frames[found[0]].turns if found else 0


_CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")
_EDGE = 36.0
"""Points between the edge of the page and a seal in its corner."""


def _rectangle(data: bytes, place: Sequence[Any]) -> tuple[int, tuple[int, int, int, int], int]:
    """Return the page, the rectangle in its user space, and its quarter turns."""
    frames = _frames(data)
    number = place[0] or len(frames)
    if not 1 <= number <= len(frames):
        message = f"it has no page {number}: its pages are 1 to {len(frames)}"
        raise Refused(message)
    frame = frames[number - 1]
    if place[1] in _CORNERS:
        _, corner, width, height = place
        left = _EDGE if "left" in corner else frame.width - _EDGE - width
        top = _EDGE if "top" in corner else frame.height - _EDGE - height
        box = Box(left, top, left + width, top + height)
    else:
        box = Box(*place[1:])
    if box.left < 0 or box.top < 0 or box.right > frame.width or box.bottom > frame.height:
        message = (
            f"the place of the seal lies beyond page {number},"
            f" which is {frame.width:.0f} by {frame.height:.0f} points"
        )
        raise Refused(message)
    left, bottom, right, top = map(round, frame.user_space(box))
    return number, (left, bottom, right, top), frame.turns


def _dress(writer: Any, field: Any, lines: Sequence[str], turns: int) -> None:
    """Give the field's widget an appearance, if it can be seen."""
    from pyhanko.pdf_utils import generic  # noqa: PLC0415 - as above
    from pyhanko.pdf_utils.form_tools import (  # noqa: PLC0415 - as above
        annot_width_height,
        get_single_field_annot,
    )
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - as above

    widget = get_single_field_annot(field)
    width, height = annot_width_height(widget)
    if not (width and height):
        return
    page = PdfFileReader(io.BytesIO(appearance(lines, float(width), float(height), turns)))
    names: Any = generic.pdf_name
    mapping: Any = generic.DictionaryObject
    drawn = writer.import_page_as_xobject(page)
    widget[names("/AP")] = mapping({names("/N"): drawn})
    writer.update_container(widget)


def _lock(field: Any) -> Any:
    """Return which fields the form's maker wants locked by this signature."""
    from pyhanko.sign.fields import FieldMDPSpec  # noqa: PLC0415 - as above

    return FieldMDPSpec.from_pdf_object(field["/Lock"]) if "/Lock" in field else None


def _bytes(items: Sequence[str]) -> list[bytes]:
    return [base64.b64decode(item, validate=True) for item in items]
