"""Archives of strangers: bounded, no path out, nothing but stored files, nothing hidden between them."""

import io
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.paper.packet.archive.names import document_paths, fault
from poedesk.paper.packet.archive.reading import unpacked
from poedesk.paper.packet.archive.writing import packed
from poedesk.proof.reading.limits import PacketLimits

SMALL = PacketLimits(packet_bytes=100_000, packet_members=20)


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def problems(data: bytes, limits: PacketLimits = SMALL) -> str:
    return "; ".join(f"{item}: {says}" for item, says in unpacked(data, limits).problems)


@settings(max_examples=tried(60))
@given(
    st.dictionaries(st.text(min_size=1, max_size=30).filter(lambda path: fault(path) is None), st.binary())
)
def test_what_is_packed_is_read_again_and_python_opens_it_too(members: dict[str, bytes]) -> None:
    if len({path.casefold() for path in members}) < len(members):
        return
    data = packed(members)
    read = unpacked(data, PacketLimits())
    assert (dict(read.members), read.problems) == (members, ())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.filename: archive.read(each) for each in archive.infolist()} == members


@pytest.mark.parametrize(
    "path",
    ["../x", "a/../../x", "/etc/x", "C:/x", "a\\..\\x", "a//x", "./x", "", "a/", "nul.txt", "a/com1",
     "x.", "a /b", "a\u202etxt.exe", "a\nb", "x" * 241, "\\\\server\\x"],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    assert fault(path) is not None
    assert unpacked(packed({path: b"x"}), SMALL).members == {}


def test_a_link_is_only_bytes_and_nothing_is_followed(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, str(tmp_path))
    assert "is not what a packet with these members has there" in problems(out.getvalue())


def test_a_bomb_is_refused_before_a_byte_of_it_is_unpacked() -> None:
    data = zipped(("bomb", bytes(50_000_000)), method=zipfile.ZIP_DEFLATED)
    assert len(data) < 100_000
    assert "more bytes than the file has" in problems(data)
    assert "members of packets are only stored" in problems(zipped(("x", b"y"), method=zipfile.ZIP_DEFLATED))


def test_members_that_lie_in_each_other_are_refused() -> None:
    inner = packed({"b": bytes(30_000)})
    data = bytearray(packed({"a": inner[: inner.index(b"PK\1\2")], "z": b""}))
    start = data.index(b"PK\1\2")
    entry = bytearray(inner[inner.index(b"PK\1\2") : inner.index(b"PK\5\6")])
    entry[42:46] = (30 + 1).to_bytes(4, "little")  # its header lies in the content of "a"
    end = bytearray(data[data.index(b"PK\5\6") :])
    directory = bytes(data[start : data.index(b"PK\5\6")]) + bytes(entry)
    end[8:12] = (3).to_bytes(2, "little") * 2
    end[12:16] = len(directory).to_bytes(4, "little")
    assert unpacked(bytes(data[:start]) + directory + bytes(end), SMALL).problems


def test_too_large_too_many_and_twice_are_said() -> None:
    assert "POEDESK_PACKET_BYTES" in problems(packed({"a": bytes(100_001)}))
    assert "POEDESK_PACKET_MEMBERS" in problems(packed({f"{n:03}": b"" for n in range(21)}))
    assert "stands twice" in problems(zipped(("a", b"1"), ("a", b"2")))
    assert "a: some systems cannot tell it from A" in problems(packed({"a": b"1", "A": b"2"}))


@settings(max_examples=tried(100))
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    assert unpacked(data, SMALL).problems
    assert unpacked(b"PK\3\4" + data + packed({"a": b""})[-22:], SMALL).problems


def test_documents_keep_their_names_where_they_can() -> None:
    names = ["a.pdf", "sub/b.docx", "A.PDF", "x\\y.eml", "../out.pdf", "nul", "tab\t.tar.gz"]
    assert list(document_paths(names)) == [
        "documents/a.pdf", "documents/sub/b.docx", "documents/0003.PDF", "documents/0004.eml",
        "documents/0005.pdf", "documents/0006", "documents/0007.gz",
    ]  # fmt: skip
