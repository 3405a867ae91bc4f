import email
import random
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.reading.readers.mail.coding.transfer import decode
from poedesk.proof.reading.readers.mail.mime import Part, header_fields, parse


def leaves(part: Part) -> list[Part]:
    return [leaf for child in part.children for leaf in leaves(child)] if part.children else [part]


def bodies(data: bytes, most: int = 1000) -> list[bytes]:
    return [leaf.body for leaf in leaves(parse(data, most).root)]


MIXED = b"Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\none\n--b\n\ntwo\n--b--\nepilogue\n"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_any_way(end: bytes) -> None:
    assert bodies(MIXED.replace(b"\n", end)) == [b"one", b"two"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (MIXED.replace(b"--b--", b"--b-- "), [b"one", b"two"]),
        (MIXED.replace(b"boundary=b", b'boundary="b"'), [b"one", b"two"]),
        (MIXED.replace(b"; boundary=b", b""), [b"one", b"two"]),
        (MIXED.replace(b"--b--\nepilogue\n", b""), [b"one", b"two\n"]),
        (MIXED.replace(b"\n\none", b"\nX-Odd: 1\n\none"), [b"one", b"two"]),
        (MIXED.replace(b"one\n", b"--bone\n-- \n--\n"), [b"--bone\n-- \n--", b"two"]),
        (MIXED.replace(b"--b\n\none", b"--b\none"), [b"one", b"two"]),
    ],
)
def test_broken_boundaries_are_followed_as_far_as_they_go(data: bytes, found: list[bytes]) -> None:
    assert bodies(data) == found


def test_an_outer_boundary_ends_what_is_open_inside() -> None:
    data = (
        b"Content-Type: multipart/mixed; boundary=out\n\n--out\n"
        b"Content-Type: multipart/alternative; boundary=in\n\n--in\n\ninner\n--out\n\nouter\n--out--\n"
    )
    root = parse(data, 100).root
    assert [leaf.body for leaf in leaves(root)] == [b"inner", b"outer"]
    assert (root.closed, root.children[0].closed) == (True, True)
    assert not parse(data[: data.index(b"--out--")], 100).root.closed


def test_a_boundary_that_inner_parts_use_again_belongs_to_the_innermost() -> None:
    data = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\n\ninner\n--b--\n--b\n\nouter\n--b--\n"
    )
    assert bodies(data) == [b"inner", b"outer"]


def test_parts_are_counted() -> None:
    tree = parse(MIXED, 2)
    assert (len(tree.root.children), tree.complete) == (1, False)


def test_the_header_ends_where_it_stops_being_one() -> None:
    fields, start = header_fields(b"A: 1\n B: folded\nnonsense\nC : 2\nwords and more\nD: 3\n")
    assert fields == [("a", b"1 B: folded"), ("c", b"2"), ("d", b"3")]
    assert start == 51
    fields, start = header_fields(b"A: 1\nwords\nmore words\n")
    assert (fields, start) == ([("a", b"1")], 5)


@settings(max_examples=tried(60))
@given(st.integers(0, 10**9))
def test_well_formed_messages_have_the_parts_that_the_standard_library_sees(seed: int) -> None:
    data = made(random.Random(seed)).as_bytes()
    expected = [
        part.get_payload(decode=True)
        for part in email.message_from_bytes(data).walk()
        if not part.is_multipart()
    ]
    seen = []
    for leaf in leaves(parse(data, 1000).root):
        encoding = (leaf.raw("content-transfer-encoding") or [b""])[0].decode()
        seen.append(decode(leaf.body, encoding)[0])
    assert seen == expected


def made(chance: random.Random) -> EmailMessage:
    """Return a message of random structure."""
    message = EmailMessage()
    message["Subject"] = "Acceptance"
    message.set_content("\n".join("x" * chance.randint(0, 90) + "ü" for _ in range(chance.randint(1, 9))))
    if chance.random() < 0.6:
        message.add_alternative("<p>words</p>" * chance.randint(1, 40), subtype="html")
    for number in range(chance.randint(0, 3)):
        content = chance.randbytes(chance.randint(0, 400))
        message.add_attachment(content, maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return message
