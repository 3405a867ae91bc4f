"""Keys that seal, from a PKCS#12 file or PEM files (those on tokens: ``tokens``). None is ever shown."""

from collections.abc import Callable, Sequence
from typing import Any, Self

from poedesk.kernel.errors import UsageError

_WRONG = "the passphrase is wrong, or the file is no {}"
_NO_PAIR = "the private key does not belong to the certificate: give the two that were made together"


class KeyNotLoaded(UsageError):
    """The key for sealing cannot be used."""


class SigningKey:
    """A private key with its certificate and the certificates above it; it never shows the key."""

    def __init__(self, signer: Any, close: Callable[[], None] | None = None) -> None:
        """Take a signer of pyHanko's that has a certificate, and what gives its token back."""
        self._signer = signer
        self._close = close
        self.certificate = signer.signing_cert
        """Of the sealer, an ``asn1crypto`` certificate."""

    def __repr__(self) -> str:
        """Return whose key it is."""
        return f"SigningKey({self.owner!r})"

    @property
    def owner(self) -> str:
        """Return the name in the certificate."""
        native = self.certificate.subject.native
        return str(native.get("common_name") or self.certificate.subject.human_friendly)

    @property
    def organisation(self) -> str:
        """Return the organisation in the certificate, empty when it names none."""
        return str(self.certificate.subject.native.get("organization_name") or "")

    @property
    def chain(self) -> tuple[Any, ...]:
        """Return the certificates that came with the key, the sealer's own left out."""
        own = self.certificate.dump()
        return tuple(item for item in self._signer.cert_registry if item.dump() != own)

    def __enter__(self) -> Self:
        """Return the key."""
        return self

    def __exit__(self, *_: object) -> None:
        """Log out of its token, when it is on one."""
        if self._close is not None:
            self._close()

    def signer(self) -> Any:
        """Return what signs, for the room that seals."""
        return self._signer

    def __reduce__(self) -> Any:
        """Refuse to be written anywhere."""
        message = "a signing key is never written"
        raise TypeError(message)


def load_pkcs12(data: bytes, passphrase: bytes | None) -> SigningKey:
    """Return the key of a PKCS#12 file (``.p12``, ``.pfx``).

    Raises:
        KeyNotLoaded: the passphrase is wrong, or the file holds no key with its certificate.
    """
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 - loaded when it is needed

    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase)
    except (ValueError, TypeError) as error:
        raise KeyNotLoaded(_WRONG.format("PKCS#12 file")) from error
    if key is None or certificate is None:
        message = "the PKCS#12 file holds no private key with its certificate; export both together"
        raise KeyNotLoaded(message)
    return _made(key, certificate, others)


def load_pem(certificates: bytes, key: bytes, passphrase: bytes | None) -> SigningKey:
    """Return the key of two PEM files, which may be one.

    Args:
        certificates: the sealer's certificate and those above it, in any order.
        key: the private key.
        passphrase: of the private key; null when it has none.

    Raises:
        KeyNotLoaded: a file holds something else, the passphrase is wrong, or the two do not belong together.
    """
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    found = _parsed(certificates)
    try:
        private = load_pem_private_key(key, passphrase)
    except TypeError as error:
        needed = "has a passphrase: give it" if passphrase is None else "has no passphrase: give none"
        message = f"the private key {needed}"
        raise KeyNotLoaded(message) from error
    except ValueError as error:
        raise KeyNotLoaded(_WRONG.format("private key in PEM form")) from error
    own = [item for item in found if _belong(private, item)]
    if not own:
        raise KeyNotLoaded(_NO_PAIR)
    return _made(private, own[0], [item for item in found if item is not own[0]])


def certificates_of(data: bytes) -> list[Any]:
    """Return the certificates of a PEM file (``asn1crypto``), in their order.

    Raises:
        KeyNotLoaded: it holds none.
    """
    from asn1crypto import x509  # noqa: PLC0415 - slow to import, rarely needed
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - as above

    return [x509.Certificate.load(item.public_bytes(Encoding.DER)) for item in _parsed(data)]


def _parsed(certificates: bytes) -> Sequence[Any]:
    from cryptography import x509  # noqa: PLC0415 - loaded when it is needed

    try:
        return x509.load_pem_x509_certificates(certificates)
    except ValueError as error:
        message = "the certificates are not in PEM form (-----BEGIN CERTIFICATE-----)"
        raise KeyNotLoaded(message) from error


def is_pem(data: bytes) -> bool:
    """Return whether a key file is in PEM form."""
    return b"-----BEGIN " in data


def is_pkcs12(data: bytes) -> bool:
    """Return whether a key file has the outer form of PKCS#12, which no passphrase hides."""
    from asn1crypto import pkcs12  # noqa: PLC0415 - slow to import, rarely needed

    try:
        return bool(pkcs12.Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError, KeyError):
        return False


def is_locked(data: bytes) -> bool:
    """Return whether the private key of a PEM file has a passphrase."""
    return b"ENCRYPTED" in data


def _belong(key: Any, certificate: Any) -> bool:
    """Return whether a private key is that of a certificate."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 - as above

    forms = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    return bool(key.public_key().public_bytes(*forms) == certificate.public_key().public_bytes(*forms))


def _made(key: Any, certificate: Any, others: Sequence[Any]) -> SigningKey:
    from pyhanko.keys.internal import (  # noqa: PLC0415 - slow to import, rarely needed
        translate_pyca_cryptography_cert_to_asn1,
        translate_pyca_cryptography_key_to_asn1,
    )
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - as above
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415 - as above

    store: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for item in (certificate, *others):
        store.register(translate_pyca_cryptography_cert_to_asn1(item))
    return SigningKey(
        SimpleSigner(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(certificate),
            signing_key=translate_pyca_cryptography_key_to_asn1(key),
            cert_registry=store,
            embed_roots=True,
        )
    )
