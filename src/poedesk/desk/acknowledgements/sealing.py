"""The job that seals what was signed: certificate behind the document, seal over both, mail and evidence.

It bears being begun twice: what it changes it changes in one transaction, and only while nothing is sealed.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import DESK, doing, known
from poedesk.desk.acknowledgements.answering import asker_of
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.config.folder import once
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.services import put
from poedesk.desk.mail.writing import Attached
from poedesk.paper.acknowledging.model import Way
from poedesk.paper.acknowledging.sealing import sealed
from poedesk.paper.acknowledging.telling import parsed
from poedesk.paper.acknowledging.uploads import Picture, pictured
from poedesk.paper.signing.sealing.keys import SigningKey, load_pem
from poedesk.paper.signing.sealing.seal import Sealing, seal
from poedesk.proof.reading.limits import from_environment
from poedesk.proof.reading.parent.sandbox import Sandbox

FILED = "acknowledged-by-customer.pdf"
"""How the sealed document is called among the evidence."""

_HOLDS = timedelta(days=20 * 365)


def seal_signed(key: str) -> None:
    """Seal the document of an acknowledgement that was signed; mail it to both sides, put it in evidence."""
    identity = UUID(key)
    one = known().get(pk=identity)
    if one.sealed or not one.record:
        return
    data = _sealed(one)
    kept = blobs.keep(settings.FOLDER.blobs, (data,), len(data))
    try:
        _filed(identity, kept)
    except Refused:  # another worker was faster; its document stands
        return


def _filed(identity: UUID, kept: blobs.Kept) -> None:
    with doing(identity, DESK, _("The desk"), "acknowledgement:sealed", _("Sealed and sent")) as (this, act):
        if this.sealed:
            raise Refused
        this.sealed = kept.sha256
        act.data = {"document": this.sha256}
        if this.state != State.OPTED_OUT:  # what was taken back meanwhile is no evidence
            this.filed = put(asker_of(this), this.engagement_id, FILED, kept, DESK)
            act.data = {**act.data, "filed": str(this.filed_id)}
            letters.sealed(this, Attached(FILED, kept.sha256))
        act.personal = {"sha256": kept.sha256}


def _sealed(one: Acknowledgement) -> bytes:
    record = parsed(one.record.encode())
    document = blobs.path_of(settings.FOLDER.blobs, one.sha256).read_bytes()
    marks = [act.mark for act in record.acts if act.mark is not None and act.mark.way is Way.UPLOADED]
    pictures = _pictures({mark.picture for mark in marks if mark.picture is not None})
    with seal_key(settings.FOLDER.path) as signing:
        return sealed(document, record, lambda whole: _seal(whole, signing), pictures)


def _seal(whole: bytes, key: SigningKey) -> bytes:
    now = timezone.localtime().replace(microsecond=0)
    return seal(whole, key, at=now, how=Sealing(certify=True, reason=_("Acknowledged by the customer")))


def _pictures(wanted: set[str]) -> list[Picture]:
    """Return the uploaded pictures, from the files that were kept of them."""
    if not wanted:
        return []
    with Sandbox(from_environment()) as sandbox:
        files = [blobs.path_of(settings.FOLDER.blobs, each).read_bytes() for each in sorted(wanted)]
        return [pictured(each, "signature.png", sandbox) for each in files]


def seal_key(folder: Path) -> SigningKey:
    """Return the key of the desk's seal: ``keys/seal.pem``, key and certificates in one file.

    The desk makes one for itself when there is none. Put one of a certificate authority there, and others
    can check whose seal it is.

    Raises:
        KeyNotLoaded: the file holds no key with its certificate.
    """
    path = folder / "keys" / "seal.pem"
    if not path.exists():
        once(path, _made(timezone.now()))
    data = path.read_bytes()
    return load_pem(data, data, None)


def _made(now: datetime) -> str:
    """Return a new key with a certificate that it signs itself, in PEM."""
    from cryptography import x509  # noqa: PLC0415 - slow to import, and needed once in the life of a desk
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - as above

    key = ec.generate_private_key(ec.SECP256R1())
    host = settings.OPTIONS.url.partition("//")[2]
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"poedesk at {host}"[:64])])
    public = key.public_key()
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(public)
    made = made.serial_number(x509.random_serial_number())
    begins = now.astimezone(UTC) - timedelta(days=1)
    made = made.not_valid_before(begins).not_valid_after(begins + _HOLDS)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)  # noqa: FBT003 - sign, vouch
    made = made.add_extension(usage, critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    certificate = made.sign(key, hashes.SHA256()).public_bytes(form.Encoding.PEM)
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    return (private + certificate).decode()
