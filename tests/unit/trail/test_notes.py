import base64

import pytest
from tests.unit.trail.logs import SIGNER, STRANGER

from poedesk.trail.notes import InvalidKey, InvalidNote, Signer, opened, verifier

KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1"
    "FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example that is published with the format."""


def test_the_published_note_is_opened_with_its_published_key() -> None:
    text, signed = opened(NOTE, [verifier(KEY)])
    assert text == TEXT
    assert [str(key) for key in signed] == [KEY]


def test_what_is_signed_is_opened() -> None:
    note = SIGNER.sign("one\ntwo\n")
    assert opened(note, [SIGNER.verifier]) == ("one\ntwo\n", (SIGNER.verifier,))
    assert verifier(str(SIGNER.verifier)) == SIGNER.verifier


def test_a_signature_of_a_stranger_is_passed_over_but_does_not_do() -> None:
    note = STRANGER.sign("one\n")
    with pytest.raises(InvalidNote, match="not signed by a key that is trusted here"):
        opened(note, [SIGNER.verifier])
    both = SIGNER.sign("one\n") + note.splitlines()[-1] + "\n"
    assert opened(both, [SIGNER.verifier])[1] == (SIGNER.verifier,)


def test_a_changed_text_is_told() -> None:
    with pytest.raises(InvalidNote, match="does not fit"):
        opened(NOTE.replace("answer", "Answer"), [verifier(KEY)])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "text\n\nno signature\n",
        NOTE.removesuffix("\n"),
        NOTE.replace("— ", "- "),
        NOTE.replace("x08go", "x08g!"),
        "a" * 1_000_001 + NOTE,
    ],
)
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(InvalidNote):
        opened(note, [verifier(KEY)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        KEY.replace("c74f20a3", "c74f20a4"),
        KEY[:-4],
        KEY.replace("+AR", "+AB"),
        KEY.replace("PeterNeumann", "Peter Neumann"),
        "x+00000000+" + base64.b64encode(b"\1" + bytes(31)).decode(),
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidKey):
        verifier(text)


def test_a_signer_does_not_show_its_key() -> None:
    secret = bytes(range(32))
    for shown in (repr(SIGNER), str(SIGNER), repr(vars(SIGNER).get("verifier"))):
        assert secret.hex() not in shown
        assert base64.b64encode(secret).decode() not in shown


def test_texts_and_names_that_cannot_be_signed_are_refused() -> None:
    for text in ("no line end", "two\n\nparts\n"):
        with pytest.raises(ValueError, match="without an empty one"):
            SIGNER.sign(text)
    for name in ("", "a b", "a+b"):
        with pytest.raises(InvalidKey):
            Signer(name, SIGNER._key)
