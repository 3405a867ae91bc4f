import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.reading.readers.mail.headers import addresses, decoded, value_of


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (b"=?utf-8?Q?J=C3?= =?utf-8?Q?=BCrgen?=", "Jürgen"),
        (b"=?utf-8?B?SsM=?=\r\n =?UTF-8?B?vHJnZW4=?=", "Jürgen"),
        (b"=?utf-8*de?Q?J=C3=BCrgen?=", "Jürgen"),
        (b"=?utf-8?B?SsO8cmdlbg?=", "Jürgen"),
        (b"=?utf-8?Q?with blanks inside?= after", "with blanks inside after"),
        (b"=?utf-8?Q?Done??=", "Done?"),
        (b'"=?utf-8?Q?J=C3=BCrgen?=" <j@x.example>', '"Jürgen" <j@x.example>'),
        (b"a=?utf-8?Q?b?=c", "abc"),
        (b"=?iso-8859-1?Q?J=FC?= =?utf-8?Q?=C3=A4?=", "Jüä"),
        (b"=?ISO-2022-JP?B?GyRCN0BMcz1xGyhC?=", "契約書"),
        (b"=?koi8-r?B?4cvU?=", "\u0410\u043a\u0442"),
        (b"=?windows-1253?Q?=D0=F1=FC=F4=E1=F3=E7?=", "Πρόταση"),
        (b"=?utf-8?B?broken", "=?utf-8?B?broken"),
        (b"=?utf-8?X?odd?=", "=?utf-8?X?odd?="),
        (b"=?NONE?B?VEVTVA=?=", "TEST"),
    ],
)
def test_encoded_words_are_read_however_they_were_broken(raw: bytes, seen: str) -> None:
    assert decoded(raw) == seen


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b'attachment; filename="sow.pdf"', "sow.pdf"),
        (b"attachment; filename=statement of work.pdf", "statement of work.pdf"),
        (b'attachment; filename="open.pdf', "open.pdf"),
        (b'attachment; filename="a;b.pdf"; size=3', "a;b.pdf"),
        (b'attachment; filename="C:\\dir\\sow.pdf"', "C:\\dir\\sow.pdf"),
        (b'attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'),
        (b"attachment; filename*=utf-8'de'Abnahme%20f%C3%BCr.pdf", "Abnahme für.pdf"),
        (b"attachment; filename*=koi8-r''%E1%CB%D4.pdf", "\u0410\u043a\u0442.pdf"),
        (b"attachment; filename*0=long; filename*1=name; filename*2=.pdf", "longname.pdf"),
        (b"attachment; filename*1*=%BCr.pdf; filename*0*=utf-8''f%C3", "für.pdf"),
        (b"attachment; filename=plain.pdf; filename*=utf-8''b%C3%A4r.pdf", "bär.pdf"),
        (b'attachment; filename="=?utf-8?Q?J=C3=BCrgen.pdf?="', "Jürgen.pdf"),
        ("attachment; filename=Jürgen.pdf".encode(), "Jürgen.pdf"),
        ("attachment; filename=Jürgen.pdf".encode("latin-1"), "Jürgen.pdf"),
    ],
)
def test_names_of_files_are_read_in_every_writing(raw: bytes, name: str) -> None:
    assert value_of(raw).parameters["filename"] == name


def test_groups_and_commas_in_names() -> None:
    line = 'Team: "Lindqvist, Otto" <o@x.example>, b@x.example; c@x.example'
    assert list(addresses(line)) == ['"Lindqvist, Otto" <o@x.example>', "b@x.example", "c@x.example"]


@given(st.binary(max_size=200))
def test_no_header_breaks_the_reading(raw: bytes) -> None:
    assert isinstance(decoded(raw), str)
    assert isinstance(value_of(b"a/b; x=" + raw).main, str)
