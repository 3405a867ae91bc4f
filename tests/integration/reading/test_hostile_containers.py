"""Mails, archives and packages made to do harm: each is named, soon and in little memory."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.parent.sandbox import Sandbox

HEAD = b"From: a@x.example\nTo: b@y.example\nSubject: s\nMIME-Version: 1.0\n"
PROCESSOR_SECONDS = 20
MEMORY = 1024
"""MiB."""


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in members:
            made.writestr(name, content)
    return stream.getvalue()


def gigabytes_in_two_kilobytes() -> bytes:
    zeros = archive(("zeros.txt", bytes(64 * 1024 * 1024)))
    data = archive(*((f"{number}.zip", archive(("z.zip", zeros))) for number in range(8)))
    assert len(data) < 4096
    return data


def bomb_that_lies() -> bytes:
    data = bytearray(archive(("z.txt", bytes(64 * 1024 * 1024)), method=zipfile.ZIP_BZIP2))
    struct.pack_into("<I", data, 22, 100)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 100)
    return bytes(data)


def archives_in_archives() -> bytes:
    data = archive(("deep.txt", b"words"))
    for number in range(20):
        data = archive((f"{number}.zip", data))
    return data


def very_many_members() -> bytes:
    return archive(*((f"{number}.txt", b"x") for number in range(100_000)), method=zipfile.ZIP_STORED)


def parts_in_parts() -> bytes:
    heads = (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000))
    return HEAD + b"".join(heads) + b"\ndeep\n"


def one_line() -> bytes:
    return HEAD + b"\n" + b"wrote: on " * 5_000_000


def header_without_end() -> bytes:
    return b"From: a@x.example\nTo: " + b"a@b.example, " * 1_000_000 + b"\nSubject: s\n\nx"


def words_without_end() -> bytes:
    return HEAD + b"Subject: " + b"=?u?q?" * 3_000_000 + b"\n\nx"


def quoted_lines() -> bytes:
    return HEAD + b"\n" + b">>> a\n" * 1_000_000


def history_without_end() -> bytes:
    return HEAD + b"\n" + b"From: x\nSent: 3 May 2026\nTo: y\nSubject: z\n\n" * 60_000


def joined_lines() -> bytes:
    return HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 1_600_000


def paddings() -> bytes:
    head = b"Content-Type: a/b; name=a.txt\nContent-Transfer-Encoding: base64\n\n"
    return HEAD + head + b"QQ==\n" * 1_000_000 + b"Q"


def blocks_in_blocks() -> bytes:
    return HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 1_000_000 + b"x"


def lying_package() -> bytes:
    lie = struct.pack("<BII", 2, 0x0006800F, 0xFFFFFFF0)
    return b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BII", 2, 0x00069002, 0) + b"\0\0" + lie + b"x" * 99


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (gigabytes_in_two_kilobytes, "POEDESK_RATIO"),
        (bomb_that_lies, "does not unpack to the 100 bytes"),
        (archives_in_archives, "POEDESK_DEPTH"),
        (very_many_members, "POEDESK_PARTS"),
        (parts_in_parts, "POEDESK_NESTING"),
        (one_line, "POEDESK_CHARACTERS"),
        (header_without_end, "POEDESK_CHARACTERS"),
        (words_without_end, "POEDESK_CHARACTERS"),
        (quoted_lines, "POEDESK_CHARACTERS"),
        (history_without_end, "POEDESK_CHARACTERS"),
        (joined_lines, "POEDESK_CHARACTERS"),
        (paddings, "cut off"),
        (blocks_in_blocks, "nested more than"),
        (lying_package, "cut off or damaged"),
    ],
)
def test_what_is_made_to_do_harm_is_named(make: Callable[[], bytes], says: str) -> None:
    data = make()
    with Sandbox(DEFAULT) as sandbox:
        document = sandbox.read(data, "hostile")
        child = sandbox._child
        assert child is not None
        process = Path(f"/proc/{child.pid}")
        used = process.joinpath("stat").read_text().split()[13:15]
        peak = next(line for line in process.joinpath("status").read_text().splitlines() if "VmHWM" in line)
    found = document.with_attachments()
    assert any(says in problem for each in found for problem in each.problems)
    assert {each.read for each in found} != {Read.COMPLETE}
    assert sum(map(int, used)) / os.sysconf("SC_CLK_TCK") < PROCESSOR_SECONDS
    assert int(peak.split()[1]) < MEMORY * 1024
