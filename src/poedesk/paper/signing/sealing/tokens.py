"""Keys on tokens and in hardware modules (PKCS#11): the key never leaves them, and their PIN is never shown.

A token is chosen before its PIN is asked for, and no PIN is tried on another one: after a few wrong tries a
token locks itself.
"""

import io
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stderr
from typing import Any

from poedesk.kernel.text import printable
from poedesk.paper.signing.asking import path_of
from poedesk.paper.signing.sealing.keys import KeyNotLoaded, SigningKey, certificates_of

_WORDS = {
    "PinIncorrect": "the PIN is wrong; a few more wrong ones lock the token",
    "PinLenRange": "the PIN is wrong: it is too short or too long",
    "PinInvalid": "the PIN is wrong: it holds signs that a PIN has not",
    "PinLocked": "the token is locked after too many wrong PINs; unlock it with its maker's program",
    "PinExpired": "the PIN has expired; change it with the maker's program",
    "UserPinNotInitialized": "the token has no PIN yet; set one with its maker's program",
    "TokenNotPresent": "the token is not in its slot",
    "DeviceRemoved": "the token was taken out",
}
"""What can be said of the errors of PKCS#11, by the names of their classes."""


class Token:
    """One token that a module serves, found and not opened yet."""

    def __init__(self, module: str, name: str | None = None) -> None:
        """Find the token called ``name``, or the only one.

        Raises:
            KeyNotLoaded: the extra is not installed, the module is none, it serves no such token or several.
        """
        served = _tokens(module)
        found = [item for item in served if name is None or item.label.strip() == name]
        names = ", ".join(repr(printable(item.label.strip())) for item in served) or "none"
        if not found:
            wanted = "no token" if name is None else f"no token {name!r}"
            message = f"{module} serves {wanted} (there are: {names}); put it in, or name another"
            raise KeyNotLoaded(message)
        if len(found) > 1:
            message = f"{module} serves several tokens ({names}); say which one with --token-name"
            raise KeyNotLoaded(message)
        self._token = found[0]
        self.name = printable(str(self._token.label).strip())

    def key(self, label: str, pin: str | None, certificates: bytes | None = None) -> SigningKey:
        """Return the key called ``label``.

        Args:
            label: of the private key and, unless it is given, of its certificate.
            pin: of the user; null when the token asks for none.
            certificates: in PEM, the signer's own first, when the token holds none.

        Raises:
            KeyNotLoaded: the PIN is wrong, or the token has no such key, or no certificate for it.
        """
        given = [] if certificates is None else certificates_of(certificates)
        with ExitStack() as stack:
            try:
                session = stack.enter_context(self._token.open(user_pin=pin))
                held = given or _certificates(session, label)
                signer = self._signer(session, label, held)
                load: Any = signer._load_objects  # noqa: SLF001 - else a key that is missing shows only later
                if held:
                    load()
            except Exception as error:  # noqa: BLE001 - modules raise anything, and it may hold the PIN
                message = f"the token {self.name!r} does not give the key {label!r}: {_reason(error, pin)}"
                raise KeyNotLoaded(message) from None
            if not held:
                message = f"the token {self.name!r} has no certificate {label!r}; give it with --certificate"
                raise KeyNotLoaded(message)
            return SigningKey(signer, stack.pop_all().close)

    def _signer(self, session: Any, label: str, held: Sequence[Any]) -> Any:
        """Return what signs; of the certificates on the token the signer's path alone goes along."""
        from pkcs11 import Mechanism, PKCS11Error  # noqa: PLC0415 - an extra
        from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415 - as above

        name = self.name

        class OnToken(PKCS11Signer):
            """Says in words why the token does not sign."""

            async def async_sign_raw(self, *given: Any, **more: Any) -> bytes:
                """Return a bare signature."""
                try:
                    return await super().async_sign_raw(*given, **more)
                except PKCS11Error as error:
                    message = f"the token {name!r} does not sign: {_reason(error, None)}"
                    raise KeyNotLoaded(message) from None

        path = path_of(held[0], [*held, *_certificates(session)]) if held else (None,)
        hashing = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}
        kind = hashing.get(held[0].public_key.algorithm) if held else None
        return OnToken(
            session,
            signing_cert=path[0],
            key_label=label,
            ca_chain=set(path[1:]),
            use_raw_mechanism=kind not in self._token.slot.get_mechanisms(),  # then the digest is made here
        )


def _certificates(session: Any, label: str | None = None) -> list[Any]:
    """Return the certificates on a token: those called ``label``, or all."""
    from asn1crypto import x509  # noqa: PLC0415 - slow to import, rarely needed
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415 - an extra

    wanted: dict[Any, Any] = {Attribute.CLASS: ObjectClass.CERTIFICATE}
    if label is not None:
        wanted[Attribute.LABEL] = label
    return [x509.Certificate.load(item[Attribute.VALUE]) for item in session.get_objects(wanted)]


def _tokens(module: str) -> Sequence[Any]:
    try:
        import pkcs11  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "keys on tokens need the extra: pip install 'poedesk[pkcs11]'"
        raise KeyNotLoaded(message) from error
    try:
        with redirect_stderr(io.StringIO()):
            library = pkcs11.lib(module)
            found = [slot.get_token() for slot in library.get_slots(token_present=True)]
            return sorted(
                (item for item in found if pkcs11.TokenFlag.TOKEN_INITIALIZED in item.flags),
                key=lambda item: str(item.label),
            )
    except Exception as error:
        message = f"{module} is no PKCS#11 module that works here ({type(error).__name__})"
        raise KeyNotLoaded(message) from error


def _reason(error: Exception, pin: str | None) -> str:
    """Return why in words; those of a module only when they do not hold the PIN."""
    kind = type(error).__name__
    words = " ".join(str(error).split())[:160].rstrip(".")
    if kind in _WORDS:
        return _WORDS[kind]
    return f"{words} ({kind})" if words and not (pin and pin in words) else kind
