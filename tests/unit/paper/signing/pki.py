"""A public key infrastructure of invented people, made by the tests: authorities, signers, what is revoked.

``Pki.fetch`` answers as its time-stamp authority, its OCSP responder and its list of revoked certificates
would, at the time that ``Pki.at`` says; ``served`` puts the same behind a port on loopback.
"""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from poedesk.paper.signing.network import TIME_STAMP_QUERY, Asked, NotFetched
from poedesk.paper.signing.sealing.keys import SigningKey, load_pem

WHEN = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
"""When documents are sealed."""

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)
EXPIRED = datetime(2026, 6, 1, tzinfo=UTC)
"""When the short-lived certificates end."""

HOST = "http://pki.example"
TSA, OCSP, CRL = f"{HOST}/tsa", f"{HOST}/ocsp", f"{HOST}/intermediate.crl"
ROOT_CRL = f"{HOST}/root.crl"
PASSPHRASE = b"seal and be still"


@dataclass(frozen=True)
class Identity:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: Any

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        form = serialization.PrivateFormat.PKCS8
        return bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM, form, serialization.BestAvailableEncryption(PASSPHRASE)
            )
        )


@dataclass
class Pki:
    """Who there is, who was revoked when, and what time it is there."""

    root: Identity
    intermediate: Identity
    responder: Identity
    authority: Identity
    """The time-stamp authority."""

    host: str = HOST
    at: datetime = WHEN
    revoked: dict[int, datetime] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Addresses that were asked, in turn."""

    down: tuple[str, ...] = ()
    """Ends of addresses that do not answer."""

    def issue(
        self,
        name: str,
        organisation: str = "Oxbow Mills",
        *,
        begin: datetime = BEGIN,
        end: datetime = END,
        informed: bool = True,
    ) -> Identity:
        """Return a signer; ``informed`` when the certificate says who knows whether it was revoked."""
        key = ec.generate_private_key(ec.SECP256R1())
        sources = (self.host + "/ocsp", self.host + "/intermediate.crl") if informed else None
        usage = _usage(digital_signature=True, content_commitment=True)
        made = _certificate(
            _name(name, organisation), key.public_key(), self.intermediate, (begin, end), usage, sources
        )
        return Identity(made, key)

    def key(self, who: Identity) -> SigningKey:
        """Return an identity as what seals."""
        return load_pem(who.pem + self.intermediate.pem + self.root.pem, who.key_pem, PASSPHRASE)

    def revoke(self, who: Identity, at: datetime) -> None:
        self.revoked[who.certificate.serial_number] = at

    @property
    def roots(self) -> bytes:
        return self.root.pem

    def fetch(self, asked: Asked) -> bytes:
        """Answer as the network would."""
        self.asked.append(asked.url)
        path = asked.url.removeprefix(self.host)
        if path in self.down:
            message = f"{asked.url} does not answer"
            raise NotFetched(message)
        if asked.kind == TIME_STAMP_QUERY:
            return self.time_stamp(asked.body or b"")
        if path == "/ocsp":
            return self.ocsp(asked.body or b"")
        return self.crl(self.root if path == "/root.crl" else self.intermediate)

    def time_stamp(self, query: bytes) -> bytes:
        made: Any = DummyTimeStamper(
            translate_pyca_cryptography_cert_to_asn1(self.authority.certificate),
            translate_pyca_cryptography_key_to_asn1(self.authority.key),
            [
                translate_pyca_cryptography_cert_to_asn1(item.certificate)
                for item in (self.intermediate, self.root)
            ],  # type: ignore[arg-type]
            fixed_dt=self.at,
        )
        return bytes(made.request_tsa_response(tsp.TimeStampReq.load(query)).dump())

    def ocsp(self, query: bytes) -> bytes:
        request = ocsp.load_der_ocsp_request(query)
        revoked = self.revoked.get(request.serial_number)
        revoked = revoked if revoked is not None and revoked <= self.at else None
        answer = ocsp.OCSPResponseBuilder().add_response_by_hash(
            request.issuer_name_hash,
            request.issuer_key_hash,
            request.serial_number,
            request.hash_algorithm,
            ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            self.at,
            self.at + timedelta(days=7),
            revoked,
            x509.ReasonFlags.key_compromise if revoked else None,
        )
        answer = answer.responder_id(ocsp.OCSPResponderEncoding.HASH, self.responder.certificate)
        answer = answer.certificates([self.responder.certificate])
        return answer.sign(self.responder.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def crl(self, issuer: Identity) -> bytes:
        made = x509.CertificateRevocationListBuilder()
        made = made.issuer_name(issuer.certificate.subject)
        made = made.last_update(self.at).next_update(self.at + timedelta(days=7))
        made = made.add_extension(_above(issuer), critical=False)
        made = made.add_extension(x509.CRLNumber(1), critical=False)
        for serial, moment in self.revoked.items():
            if moment <= self.at:
                entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment)
                made = made.add_revoked_certificate(entry.build())
        return made.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def pki(host: str = HOST, authority_end: datetime = END, of: str = "Alder") -> Pki:
    """Return the infrastructure ``of`` somebody, at its own addresses; its keys are made once."""
    root_name, name = _name(f"{of} Root", f"{of} Trust"), _name(f"{of} Issuing", f"{of} Trust")
    keys = [_key(of, number) for number in range(3)]
    certifying = _usage(key_cert_sign=True, crl_sign=True)
    above = Identity(
        _certificate(root_name, keys[0].public_key(), None, (BEGIN, END), certifying, None, keys[0]), keys[0]
    )
    middle = Identity(
        _certificate(name, keys[1].public_key(), above, (BEGIN, END), certifying, (None, f"{host}/root.crl")),
        keys[1],
    )
    signing = _usage(digital_signature=True)
    responder = _certificate(
        _name(f"{of} Responder", f"{of} Trust"), keys[2].public_key(), middle, (BEGIN, END), signing, None,
        purpose=ExtendedKeyUsageOID.OCSP_SIGNING,
    )  # fmt: skip
    stamping = _rsa()
    stamps = _certificate(
        _name(f"{of} Time", f"{of} Trust"), stamping.public_key(), middle, (BEGIN, authority_end), signing,
        (f"{host}/ocsp", f"{host}/intermediate.crl"), purpose=ExtendedKeyUsageOID.TIME_STAMPING,
    )  # fmt: skip
    return Pki(above, middle, Identity(responder, keys[2]), Identity(stamps, stamping), host)


@contextlib.contextmanager
def served(made: Pki) -> Iterator[str]:
    """Serve on loopback; yield the address. The certificates must have been made for it."""
    host, port = made.host.removeprefix("http://").split(":")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, body: bytes | None) -> None:
            try:
                found = made.fetch(Asked(made.host + self.path, body, self.headers.get("Content-Type", "")))
            except NotFetched:
                self.send_error(503)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(found)))
            self.end_headers()
            self.wfile.write(found)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, int(port)), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield made.host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def _key(_of: str, _number: int) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@cache
def _rsa() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )


def _usage(**wanted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in names})


def _above(issuer: Identity) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.certificate.public_key())  # type: ignore[arg-type]


def _certificate(  # noqa: PLR0913, PLR0917 - what a certificate says
    name: x509.Name,
    public: Any,
    issuer: Identity | None,
    valid: tuple[datetime, datetime],
    usage: x509.KeyUsage,
    sources: tuple[str | None, str] | None,
    own: Any = None,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    made = x509.CertificateBuilder().subject_name(name)
    made = made.issuer_name(name if issuer is None else issuer.certificate.subject)
    made = made.public_key(public).serial_number(x509.random_serial_number())
    made = made.not_valid_before(valid[0]).not_valid_after(valid[1])
    made = made.add_extension(usage, critical=True)
    made = made.add_extension(x509.BasicConstraints(ca=usage.key_cert_sign, path_length=None), critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    if issuer is not None:
        made = made.add_extension(_above(issuer), critical=False)
    if purpose is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    if purpose == ExtendedKeyUsageOID.OCSP_SIGNING:
        made = made.add_extension(x509.OCSPNoCheck(), critical=False)
    if sources is not None:
        made = _informed(made, *sources)
    return made.sign(own if issuer is None else issuer.key, hashes.SHA256())


def _informed(made: x509.CertificateBuilder, responder: str | None, crl: str) -> x509.CertificateBuilder:
    if responder is not None:
        access = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(responder)
        )
        made = made.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
    return made.add_extension(x509.CRLDistributionPoints([point]), critical=False)
