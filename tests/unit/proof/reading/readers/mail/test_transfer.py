import base64
import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.reading.readers.mail.transfer import CUT_OFF, decode, uuencoded

WORDS = b"Statement of work, accepted by the customer.\n" * 3


def uu(data: bytes, name: str = "sow.txt") -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return f"begin 644 {name}\n".encode() + b"".join(lines) + b"`\nend\n"


@given(st.binary(max_size=300))
def test_what_was_encoded_comes_back(data: bytes) -> None:
    assert decode(base64.encodebytes(data), "base64") == (data, None)
    assert decode(binascii.b2a_qp(data, istext=False), "Quoted-Printable") == (data, None)
    if data:
        assert decode(uu(data), "x-uuencode") == (data, None)


@pytest.mark.parametrize(
    ("body", "encoding", "content", "wrong"),
    [
        (base64.b64encode(WORDS).rstrip(b"="), "base64", WORDS, None),
        (base64.b64encode(WORDS[:-1]).rstrip(b"="), '"base64"', WORDS[:-1], None),
        (base64.b64encode(b"one!") + b"\n" + base64.b64encode(b"two!"), "BASE64", b"one!two!", None),
        (base64.b64encode(WORDS)[:61], "base64", WORDS[:45], CUT_OFF),
        (b"Hello, we accept. Regards!", "base64", b"Hello, we accept. Regards!", None),
        (b"caf=C3=A9 =\nx =zz", "quoted-printable", "café x =zz".encode(), None),
        (b"words", "8-bit", b"words", "its content is encoded in a way that is not known (8-bit)"),
        (b"words", "7bit; x", b"words", None),
        (uu(WORDS)[:-60], "uuencode", WORDS[:90], CUT_OFF),
    ],
)
def test_mended_and_cut_off_content(body: bytes, encoding: str, content: bytes, wrong: str | None) -> None:
    found, said = decode(body, encoding)
    assert found[: len(content)] == content
    assert (said or "").startswith(wrong or "") == (wrong is None or said is not None)
    assert (said is None) == (wrong is None)


def test_files_that_old_programs_wrote_into_the_text_are_taken_out() -> None:
    text, files = uuencoded(b"Approved.\n" + uu(WORDS) + b"Regards\nbegin 644 of nothing\nend of text\n")
    assert text == b"Approved.\nRegards\nbegin 644 of nothing\nend of text\n"
    assert files == [("sow.txt", WORDS, None)]
