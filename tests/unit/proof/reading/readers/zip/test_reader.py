import io
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, Refused, read_document
from poedesk.proof.reading.readers.zip.reader import refuse_itself
from poedesk.proof.reading.sniffing import media

MAIL = b"From: a@x.example\nTo: b@y.example\nSubject: s\n\nbody\n"


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that come twice
        with zipfile.ZipFile(stream, "w", method) as made:
            for name, content in members:
                made.writestr(name, content)
    return stream.getvalue()


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "bundle.zip", Job(limits))


def changed(data: bytes, signature: bytes, offset: int, value: int, size: int = 4) -> bytes:
    """Return ``data`` with a number in the first record of a kind overwritten."""
    at = data.index(signature) + offset
    return data[:at] + value.to_bytes(size, "little") + data[at + size :]


LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def test_every_member_is_a_document_of_its_own_and_the_archive_has_no_text() -> None:
    document = read(archive(("sow.txt", b"Scope of work"), ("mail/yes.eml", MAIL), ("empty/", b"")))
    assert (document.media_type, document.read, document.pages) == (media.ZIP, Read.COMPLETE, ())
    assert [child.name for child in document.attachments] == ["bundle.zip/sow.txt", "bundle.zip/mail/yes.eml"]
    assert document.attachments[0].pages[0].text.strip() == "Scope of work"
    assert document.attachments[1].media_type == media.EML


def test_what_systems_leave_behind_is_no_document() -> None:
    names = ["__MACOSX/._sow.txt", ".DS_Store", "a/Thumbs.db", "desktop.ini", "~$sow.docx", "._x", "sow.txt"]
    document = read(archive(*((name, b"words") for name in names)))
    assert [child.name for child in document.attachments] == ["bundle.zip/sow.txt"]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("../../etc/sow.txt", "etc/sow.txt"),
        ("/root/sow.txt", "root/sow.txt"),
        ("C:\\Users\\sow.txt", "Users/sow.txt"),
        ("a/./b/sow.txt", "a/b/sow.txt"),
        ("契約書/受領.txt", "契約書/受領.txt"),
        ("Акт.txt", "Акт.txt"),
        ("sow\u202etxt.exe", "sowtxt.exe"),
        ("a" * 400 + ".txt", "a" * 255),
    ],
)
def test_names_of_any_script_lead_nowhere_outside(path: str, named: str) -> None:
    (child,) = read(archive((path, b"words"))).attachments
    assert child.name == f"bundle.zip/{named}"


def test_a_name_in_an_old_code_page_is_kept_readable() -> None:
    data = archive(("Xber.txt", b"words")).replace(b"Xber.txt", "über.txt".encode("cp437"))
    assert read(data).attachments[0].name == "bundle.zip/über.txt"


def test_the_same_name_twice_gives_two_documents() -> None:
    document = read(archive(("a/f.txt", b"one"), ("a/f.txt", b"two")))
    assert [child.name for child in document.attachments] == ["bundle.zip/a/f.txt", "bundle.zip/a/f (2).txt"]
    assert [child.pages[0].text.strip() for child in document.attachments] == ["one", "two"]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_each_method_that_can_be_undone_is(method: int) -> None:
    words = b"Scope of work. " * 2000
    document = read(archive(("sow.txt", words), method=method))
    assert document.read is Read.COMPLETE
    assert document.attachments[0].size == len(words)


def test_archives_written_to_a_pipe_and_with_large_sizes_are_read() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, part: object) -> int:
            self.data += bytes(part)  # type: ignore[call-overload]
            return len(bytes(part))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as made, made.open("sow.txt", "w", force_zip64=True) as member:
        member.write(b"Scope of work")
    document = read(pipe.data)
    assert document.read is Read.COMPLETE
    assert document.attachments[0].pages[0].text.strip() == "Scope of work"


def test_a_program_before_the_archive_does_no_harm() -> None:
    data = b"PK\x03\x04 no archive begins here".ljust(64, b"\0") + archive(("sow.txt", b"Scope"))
    assert read(data).attachments[0].pages[0].text.strip() == "Scope"


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: changed(changed(good(), LOCAL, 6, 1, 2), CENTRAL, 8, 1, 2), "password"),
        (lambda: changed(changed(good(), LOCAL, 8, 9, 2), CENTRAL, 10, 9, 2), "deflate64"),
        (lambda: changed(good(), CENTRAL, 16, 7), "checksum is wrong"),
        (lambda: changed(changed(good(), LOCAL, 22, 3), CENTRAL, 24, 3), "does not unpack to the 3 bytes"),
        (lambda: changed(changed(good(), LOCAL, 22, 99), CENTRAL, 24, 99), "does not unpack to the 99 bytes"),
        (lambda: changed(good(), LOCAL, 22, 3), "do not say the same"),
        (lambda: good().replace(b"sow.txt", b"sox.txt", 1), "do not say the same"),
        (lambda: changed(good(), CENTRAL, 42, 5000), "its own header is missing"),
    ],
)
def test_a_member_that_cannot_be_had_is_named_and_the_others_are_read(made: object, says: str) -> None:
    assert callable(made)
    document = read(made())
    assert document.read is Read.PARTIAL
    assert [child.read for child in document.attachments] == [Read.UNREADABLE, Read.COMPLETE]
    assert says in document.attachments[0].problems[0]
    assert "1 of its 2 members could not be unpacked" in document.problems[0]


def good() -> bytes:
    return archive(("sow.txt", b"Scope of work " * 9), ("more.txt", b"Words"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(("folder/", b"")), "no documents in it"),
        (archive(), "no documents in it"),
        (archive(("sow.txt", b"Scope"))[:-30], "directory is missing"),
        (changed(archive(("sow.txt", b"Scope")), b"PK\x05\x06", 12, 9999), "lies outside the file"),
        (changed(archive(("sow.txt", b"Scope")), CENTRAL, 0, 0), "directory is damaged"),
    ],
    ids=["only a folder", "empty", "cut off", "a place outside", "a damaged directory"],
)
def test_an_archive_without_a_way_to_its_members_is_unreadable(data: bytes, says: str) -> None:
    document = read(data)
    assert (document.read, document.attachments) == (Read.UNREADABLE, ())
    assert says in document.problems[0]


def test_an_archive_whose_members_are_all_damaged_lists_them() -> None:
    document = read(LOCAL.ljust(64, b"\0") + archive(("sow.txt", b"Scope")).replace(LOCAL, b"none"))
    assert document.read is Read.PARTIAL
    assert [child.read for child in document.attachments] == [Read.UNREADABLE]


def test_members_that_share_bytes_are_refused() -> None:
    data = archive(("a.txt", b"words" * 9), ("b.txt", b"words" * 9))
    at = data.rindex(CENTRAL)
    second = data[at : data.index(b"PK\x05\x06")]
    twice = changed(second, CENTRAL, 42, 0).replace(b"b.txt", b"a.txt")
    document = read(data[:at] + twice + data[at + len(second) :])
    assert document.read is Read.UNREADABLE
    assert "overlap" in document.problems[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_named_before_it_goes_off(method: int) -> None:
    data = archive(("zeros.txt", bytes(32 * 1024 * 1024)), method=method)
    (child,) = read(data).attachments
    assert child.read is Read.UNREADABLE
    assert "POEDESK_RATIO" in child.problems[0]


def test_unpacked_bytes_are_counted_over_all_members_and_over_archives_in_archives() -> None:
    words = bytes(range(32, 96)) * 16
    document = read(archive(("a.txt", words), ("b.txt", words)), Limits(unpacked_bytes=1500))
    assert [child.read for child in document.attachments] == [Read.COMPLETE, Read.UNREADABLE]
    assert "POEDESK_UNPACKED_BYTES" in document.attachments[1].problems[0]
    inner = archive(("a.txt", words))
    nested = read(archive(("in.zip", inner)), Limits(unpacked_bytes=len(inner) + 500)).attachments[0]
    assert nested.attachments[0].read is Read.UNREADABLE


def test_archives_in_archives_end_at_the_depth() -> None:
    data = archive(("deep.txt", b"words"))
    for number in range(20):
        data = archive((f"n{number}.zip", data))
    found = read(data).with_attachments()
    assert [document.read for document in found] == [Read.COMPLETE] * 6 + [Read.UNREADABLE]
    assert "POEDESK_DEPTH" in found[-1].problems[0]


def test_an_archive_that_holds_itself_is_refused() -> None:
    data = archive(("sow.txt", b"Scope"))
    assert refuse_itself(b"another document", data) == b"another document"
    with pytest.raises(Refused, match="holds itself"):
        refuse_itself(bytes(data), data)


def test_numbers_of_members_are_limited_and_the_rest_is_counted() -> None:
    data = archive(*((f"m{number}.txt", b"x") for number in range(30)), method=zipfile.ZIP_STORED)
    document = read(data, Limits(attachments=5))
    assert [child.read for child in document.attachments] == [Read.COMPLETE] * 5 + [Read.UNREADABLE] * 5
    assert "it holds 30 files, more than 5 (POEDESK_ATTACHMENTS); 20 of them" in document.problems[0]
    few = read(data, Limits(parts=3))
    assert (len(few.attachments), few.read) == (3, Read.PARTIAL)
    assert "lists 30 members, more than 3 (POEDESK_PARTS)" in few.problems[0]


@settings(max_examples=tried(150))
@given(st.integers(0, 400), st.binary(min_size=1, max_size=6))
def test_a_damaged_archive_is_never_complete_with_other_words(at: int, noise: bytes) -> None:
    whole = good()
    at = min(at, len(whole) - 1)
    document = read(whole[:at] + noise + whole[at + len(noise) :])
    for child in document.attachments:
        if child.read is Read.COMPLETE:
            assert child.size in {126, 5}


def test_an_archive_whose_only_member_is_damaged_says_so() -> None:
    document = read(b"PK\x03\x05" + archive(("note.txt", b"words"))[4:])
    assert document.read is not Read.COMPLETE
    assert not any(problem.startswith("it could not be read") for problem in document.problems)
