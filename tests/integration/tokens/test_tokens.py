"""A document is sealed with a key that never leaves its token; the PIN is nowhere to be seen."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click.termui
import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
from tests.unit.paper.signing.pki import Identity, Pki, pki
from tests.unit.paper.signing.verified import der, good, known, said, told
from tests.unit.proof.reading.readers.pdf.changed import agreement
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.cli.main import outcome
from poedesk.paper.signing.sealing.keys import KeyNotLoaded
from poedesk.paper.signing.sealing.seal import NotSealed, seal
from poedesk.paper.signing.sealing.tokens import Token
from poedesk.proof.reading.readers.pdf.signed.signatures import opened

from .conftest import PIN


def _put(session: Any, label: str, who: Identity, *, certificate: bool = True) -> None:
    """Put a key on a token, with its certificate."""
    form = serialization.PrivateFormat.TraditionalOpenSSL
    data = who.key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
    decode = decode_rsa_private_key if hasattr(who.key.private_numbers(), "p") else decode_ec_private_key
    more = {pkcs11.Attribute.LABEL: label, pkcs11.Attribute.TOKEN: True}
    session.create_object(decode(data) | more | {pkcs11.Attribute.SIGN: True})
    if certificate:
        session.create_object(decode_x509_certificate(der(who)) | more)


@pytest.fixture(scope="session")
def people(module: str) -> Pki:
    """Return an infrastructure whose signers have their keys on the tokens."""
    made = pki()
    made.at = datetime.now(UTC).replace(microsecond=0)
    for name in ("office", "spare"):
        with pkcs11.lib(module).get_token(token_label=name).open(rw=True, user_pin=PIN) as session:
            _put(session, f"{name}-seal", made.issue("Ines Rook"))
            _put(session, f"{name}-other", made.issue("Piet Halm"))
            _put(session, f"{name}-bare", made.issue("Edda Quill"), certificate=False)
            _put(session, f"{name}-rsa", made.authority)
            chain = decode_x509_certificate(der(made.intermediate))
            session.create_object(chain | {pkcs11.Attribute.LABEL: "above", pkcs11.Attribute.TOKEN: True})
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "poe.pdf").write_bytes(pdf(agreement))
    (tmp_path / "pin").write_text(f"{PIN}\n", "utf-8")
    (tmp_path / "pin").chmod(0o600)
    return tmp_path


def _seal(folder: Path, module: str, *more: str, label: str = "office-seal", pin: str = "pin") -> int:
    given = ["seal", str(folder / "poe.pdf"), "-o", str(folder / "new.pdf"), "--token", module]
    given += ["--label", label, *(["--passphrase-file", str(folder / pin)] if pin else [])]
    return outcome([*given, *more])


@pytest.mark.parametrize("label", ["office-seal", "office-rsa"])
def test_a_key_on_a_token_seals_with_its_own_chain_alone(module: str, people: Pki, label: str) -> None:
    with Token(module, "office").key(label, PIN) as key:
        data = seal(pdf(agreement), key, at=people.at)
    found = said(data, known(people), people.at)
    assert found.signatures[0].intact == "yes"
    assert good(found), told(found)
    assert people.intermediate.certificate.serial_number in _serials(data)
    assert len(_serials(data)) == 2


def _serials(data: bytes) -> set[int]:
    """Return the numbers of the certificates in the seal."""
    (held,) = opened(data).embedded_signatures
    return {item.chosen.serial_number for item in held.signed_data["certificates"]}


def test_a_pin_is_asked_for_unseen_and_of_the_token_that_was_found(
    folder: Path,
    module: str,
    people: Pki,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = []

    def hidden(prompt: str) -> str:
        asked.append(prompt)
        return "998877"

    monkeypatch.setattr(click.termui, "hidden_prompt_func", hidden)
    assert people.at
    assert _seal(folder, module, "--token-name", "office", pin="") == 2
    assert (len(asked), "PIN of office" in asked[0]) == (1, True)
    shown = capsys.readouterr()
    assert "the PIN is wrong; a few more wrong ones lock the token" in shown.err
    assert "998877" not in shown.err + shown.out


def test_a_certificate_of_a_file_goes_with_a_key_that_has_none_and_must_be_its_own(
    module: str, people: Pki
) -> None:
    token = Token(module, "office")
    with pytest.raises(KeyNotLoaded, match="has no certificate 'office-bare'; give it with --certificate"):
        token.key("office-bare", PIN)
    with (
        token.key("office-bare", PIN, people.issue("Edda Quill").pem) as key,
        pytest.raises(NotSealed, match="does not belong to the certificate of Edda Quill"),
    ):
        seal(pdf(agreement), key, at=people.at)


WRONG: dict[str, tuple[tuple[str, ...], str, str]] = {
    "which token": ((), "office-seal", "serves several tokens ('office', 'spare'); say which one"),
    "no such token": (
        ("--token-name", "attic"),
        "office-seal",
        "no token 'attic' (there are: 'office'",
    ),
    "no such key": (("--token-name", "office"), "nobody", "has no certificate 'nobody'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_there_is_named(
    folder: Path, module: str, people: Pki, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more, label, why = WRONG[name]
    assert people.at
    assert _seal(folder, module, *more, label=label) == 2
    assert why in capsys.readouterr().err


def test_a_key_on_a_token_is_never_shown(module: str, people: Pki) -> None:
    assert people.at
    with Token(module, "office").key("office-seal", PIN) as key:
        assert repr(key) == "SigningKey('Ines Rook')"
        assert PIN not in str(vars(key)) + str(vars(key.signer()))
