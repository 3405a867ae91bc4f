"""Seals a PDF (PAdES): a revision is added, what was there stays byte for byte.

The file is opened and written in the sandbox, the key stays here: the child leaves room for the signature,
and this process signs the digest of everything else. START READING HERE.
"""

import asyncio
import base64
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from poedesk.kernel.errors import PoedeskError, UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.signing.asking import is_root, path_of, requests_for
from poedesk.paper.signing.network import Fetch, NotFetched
from poedesk.paper.signing.sealing import preparing
from poedesk.paper.signing.sealing.keys import SigningKey
from poedesk.paper.signing.sealing.stamping import stamped, stamper
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed
from poedesk.proof.reading.readers.registry import Refused

_CMS_ROOM, _STAMP_ROOM = 4096, 12288
"""Bytes kept for a signature besides its certificates, and for a time stamp with its own."""


class NotSealed(UsageError):
    """The file cannot be sealed."""


class NotKept(PoedeskError):
    """What later checks need could not be had."""

    exit_code = 1


class Level(StrEnum):
    """How long a seal can be checked: the levels of PAdES (ETSI EN 319 142-1)."""

    B = "B-B"
    """While its certificate is valid."""

    T = "B-T"
    """The time is proved by an authority."""

    LT = "B-LT"
    """What is known of the certificates is kept in the file."""

    LTA = "B-LTA"
    """All of it is stamped again, so that it can be checked after the certificates have expired."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visible seal stands; lengths in points from the upper left corner of the page as displayed."""

    page: int
    """From 1; 0 for the last one."""

    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom; null for a corner."""

    corner: str = "bottom-right"
    """``top-left``, ``top-right``, ``bottom-left`` or ``bottom-right``."""

    size: tuple[float, float] = (200.0, 56.0)
    """Width and height in a corner."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What kind of seal is wanted."""

    level: Level = Level.B
    authority: str | None = None
    """Address of the time-stamp authority; needed above B-B."""

    certify: bool = False
    """Whether later changes are forbidden, and not only seen."""

    filling: bool = False
    """For a certifying seal: whether fields may still be filled in and signed."""

    field: str | None = None
    """An existing empty signature field when no place is given, else the name of the new one."""

    place: Place | None = None
    """Of a new visible seal; without it and without a field the seal is invisible."""

    reason: str = ""
    lines: tuple[str, ...] | None = None
    """What a visible seal says; its owner, organisation, time and reason otherwise."""


def seal(  # noqa: PLR0913 - every choice has a default
    pdf: bytes,
    key: SigningKey,
    *,
    at: datetime,
    how: Sealing | None = None,
    fetch: Fetch | None = None,
    sandbox: Sandbox | None = None,
    name: str = "document",
) -> bytes:
    """Return ``pdf`` with a seal; the bytes of ``pdf`` are the beginning of what is returned.

    Args:
        pdf: the file.
        key: whose seal.
        at: the time that the seal claims, with its zone.
        how: what kind; a B-B seal that nobody sees otherwise.
        fetch: asks the time-stamp authority and, from B-LT on, whether certificates were revoked.
        sandbox: in which the file is opened. Without one it is opened in this process: only for files that
            this process has made itself.
        name: of the file, for messages.

    Raises:
        NotSealed: the file cannot be sealed, or what is asked for does not go together.
        NotFetched: the network did not give what is needed.
        NoTimeStamp: the authority refused.
        NotKept: nobody says whether a certificate was revoked (B-LT and above).
    """
    how = how or Sealing()
    if at.tzinfo is None:
        message = "the time of a seal needs its zone"
        raise NotSealed(message)
    _check_validity(key, at)
    hands = _Hands(pdf, name, sandbox)
    if how.level is Level.B:
        _sign(hands, key, at, how, None)
        return hands.data
    if not how.authority or fetch is None:
        message = f"a {how.level} seal needs a time-stamp authority; name one, or seal as B-B"
        raise NotSealed(message)
    authority = stamper(fetch, how.authority)
    _sign(hands, key, at, how, authority)
    if how.level is not Level.T:
        certificates = [*key.chain, key.certificate, *authority.certificates]
        kept = _revocation(certificates, fetch)
        room = _STAMP_ROOM * 2 if how.level is Level.LTA else 0
        hands.work({"step": "keep", "certificates": _texts(certificates), **kept, "room": room})
        if room:
            hands.fill(stamped(authority, hands.digest()).dump())
    return hands.data


def look(pdf: bytes, how: Sealing, *, at: datetime, sandbox: Sandbox, name: str) -> None:
    """Raise NotSealed when a file cannot be sealed so, whoever's key it is: said before a PIN is asked."""
    _Hands(pdf, name, sandbox).work(_asked(how, at, ("",), _CMS_ROOM))


class _Hands:
    """The file as it grows, and who opens it."""

    def __init__(self, data: bytes, name: str, sandbox: Sandbox | None) -> None:
        self.data = data
        self._name = name
        self._sandbox = sandbox
        self._room = (0, 0)

    def work(self, request: dict[str, Any]) -> None:
        """Add the revision that ``request`` asks of the task ``seal``."""
        try:
            if self._sandbox is None:
                answer = preparing.run(self.data, self._name, DEFAULT, request)
            else:
                answer = self._sandbox.ask(self.data, self._name, "seal", request)
            added = base64.b64decode(answer["added"], validate=True)
            self._room = int(answer.get("start", 0)), int(answer.get("end", 0))
        except (Refused, TaskFailed, Breach) as error:
            message = f"{self._name} is not sealed: {error}"
            raise NotSealed(message) from error
        self.data += added

    def digest(self) -> bytes:
        """Return the digest of everything but the room for the signature."""
        start, end = self._room
        digest = hashlib.new(preparing.DIGEST, self.data[:start])
        digest.update(self.data[end:])
        return digest.digest()

    def fill(self, signature: bytes) -> None:
        """Write a signature into the room that was left for it."""
        start, end = self._room
        left = self.data[start:end]
        if left[:1] != b"<" or left[-1:] != b">" or left.strip(b"<>0"):
            message = f"{self._name} is not sealed: no room was left for the signature"
            raise NotSealed(message)
        digits = signature.hex().encode()
        if len(digits) > len(left) - 2:
            message = f"{self._name} is not sealed: its signature with all certificates is too large"
            raise NotSealed(message)
        self.data = b"".join((self.data[: start + 1], digits, self.data[start + 1 + len(digits) :]))


def _check_validity(key: SigningKey, at: datetime) -> None:
    begins, ends = key.certificate.not_valid_before, key.certificate.not_valid_after
    if not begins <= at <= ends:
        message = (
            f"the certificate of {key.owner} holds from {begins:%Y-%m-%d} to {ends:%Y-%m-%d},"
            f" and not on {at:%Y-%m-%d}; seal with one that holds"
        )
        raise NotSealed(message)


def _sign(hands: _Hands, key: SigningKey, at: datetime, how: Sealing, authority: Any) -> None:
    certificates = sum(len(item.dump()) for item in (*key.chain, key.certificate))
    room = _CMS_ROOM + certificates + (_STAMP_ROOM if authority is not None else 0)
    hands.work(_asked(how, at, _told(key, at, how) if how.lines is None else how.lines, room))
    digest = hands.digest()
    signed = asyncio.run(
        key.signer().async_sign(digest, preparing.DIGEST, use_pades=True, timestamper=authority)
    )
    if not _holds(signed, key, digest):
        message = f"the private key does not belong to the certificate of {key.owner}: give the two that do"
        raise NotSealed(message)
    hands.fill(signed.dump())


def _holds(signed: Any, key: SigningKey, digest: bytes) -> bool:
    """Return whether a signature is one of the certificate's key; a token gives whatever it is asked for."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity  # noqa: PLC0415 - slow to import

    (signer,) = signed["content"]["signer_infos"]
    intact, valid = validate_sig_integrity(signer, key.certificate, "data", digest)
    return bool(intact and valid)


def _asked(how: Sealing, at: datetime, lines: Sequence[str], room: int) -> dict[str, Any]:
    """Return what the sandbox is asked for: a revision with ``room`` bytes for the signature."""
    return {
        "step": "seal",
        "certify": how.certify,
        "changes": 2 if how.filling else 1,
        "field": how.field,
        "place": _placed(how.place),
        "lines": list(lines),
        "at": at.isoformat(),
        "reason": how.reason,
        "room": room * 2,
    }


def _placed(place: Place | None) -> list[Any] | None:
    if place is None:
        return None
    return [place.page, place.corner, *place.size] if place.box is None else [place.page, *place.box]


def _told(key: SigningKey, at: datetime, how: Sealing) -> tuple[str, ...]:
    """Return what a visible seal says."""
    when = f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at.utcoffset() is not None else ""
    return tuple(filter(None, (f"Sealed by {key.owner}", key.organisation, when, how.reason)))


def _revocation(certificates: list[Any], fetch: Fetch) -> dict[str, list[str]]:
    """Return what others say of each certificate that is no root: OCSP responses and lists, base64.

    Raises:
        NotKept: of one of them nobody says anything, or its issuer is not among ``certificates``.
    """
    kept: dict[str, list[str]] = {"ocsps": [], "crls": []}
    for certificate in {item.dump(): item for item in certificates}.values():
        if is_root(certificate):
            continue
        name = certificate.subject.human_friendly
        path = path_of(certificate, certificates)
        if len(path) == 1:
            message = f"the certificate above {name} is missing: give it with the key"
            raise NotKept(message)
        reasons = []
        for asked in requests_for(certificate, path[1]):
            try:
                answer = fetch(asked)
            except NotFetched as error:
                reasons.append(str(error))
                continue
            kept["ocsps" if asked.body is not None else "crls"].append(_text(answer))
            break
        else:
            why = "; ".join(reasons) or "it names nobody who would say it"
            message = f"whether {name} was revoked cannot be kept with the seal ({why}); seal as B-T"
            raise NotKept(message)
    return kept


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _texts(certificates: list[Any]) -> list[str]:
    return [_text(data) for data in dict.fromkeys(item.dump() for item in certificates)]
