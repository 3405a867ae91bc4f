"""Private keys: read and written by their owner alone, shown nowhere."""

import base64
from pathlib import Path

import pytest

from poedesk.kernel.errors import UsageError
from poedesk.trail import keys
from poedesk.trail.notes import InvalidKey, verifier

SEED = bytes(range(32))
TEXT = keys.private_text("lantern.example/packets", SEED)


def test_a_key_is_told_and_read_again() -> None:
    made = keys.signer(TEXT)
    assert TEXT.startswith("PRIVATE+KEY+lantern.example/packets+")
    assert verifier(str(made.verifier)) == made.verifier
    assert made.verifier.signed(b"x", made.sign_bytes(b"x"))


def test_it_is_kept_in_a_file_of_its_owner_alone_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "k"
    keys.keep(TEXT, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert keys.load(path).verifier == keys.signer(TEXT).verifier
    with pytest.raises(UsageError, match="cannot be written"):
        keys.keep(TEXT, path)


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "k"
    keys.keep(TEXT, path)
    path.chmod(0o640)
    with pytest.raises(UsageError, match=r"can be read by others.*chmod 600"):
        keys.load(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PRIVATE+KEY+",
        TEXT[:-5],
        TEXT.replace("lantern", "lamp"),
        TEXT.removeprefix("PRIVATE+KEY+"),
        "\0" * 99,
    ],
)
def test_what_is_no_key_is_refused_without_showing_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "k"
    keys.keep(text, path)
    with pytest.raises(InvalidKey) as error:
        keys.load(path)
    secret = base64.b64encode(b"\x01" + SEED).decode()[:20]
    assert secret not in str(error.value)
    assert str(error.value).startswith(f"{path}: it is no private key")
    assert error.value.exit_code == 2


def test_neither_message_nor_representation_holds_the_seed(tmp_path: Path) -> None:
    made = keys.signer(TEXT)
    told = f"{made!r} {made.verifier!r} {made.__dict__ if hasattr(made, '__dict__') else ''}"
    for form in (SEED.hex(), base64.b64encode(SEED).decode()[:16], repr(SEED)[:20]):
        assert form not in told
    with pytest.raises(UsageError, match="cannot be read"):
        keys.load(tmp_path / "none")
