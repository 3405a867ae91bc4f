"""Hostile files of the other kinds."""

import io
import zipfile

from tests.integration.hostile.pdfs import Made

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(document: str | bytes, **more: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()


def body(inside: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_files() -> dict[str, Made]:
    """Return Word documents that attack whoever parses their XML or unpacks them."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(10))
    nested = 20_000
    return {
        "a billion laughs": lambda: docx(
            body(paragraph("&l10;"), f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>')
        ),
        "quadratic blow-up": lambda: docx(
            body(paragraph("&a;" * 50_000), f'<!DOCTYPE d [<!ENTITY a "{"ha" * 50_000}">]>')
        ),
        "external entity": lambda: docx(
            body(paragraph("&a;"), '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
        ),
        "external parameter entity": lambda: docx(
            body(paragraph("words"), '<!DOCTYPE d [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>')
        ),
        "external subset": lambda: docx(body(paragraph("words"), '<!DOCTYPE d SYSTEM "file:///etc/passwd">')),
        "part that inflates": lambda: docx(b" " * (1 << 30) + body(paragraph("words")).encode()),
        "tables in tables": lambda: docx(
            body("<w:tbl><w:tr><w:tc>" * nested + paragraph("words") + "</w:tc></w:tr></w:tbl>" * nested)
        ),
        "controls in controls": lambda: docx(
            body("<w:sdt><w:sdtContent>" * nested + paragraph("words") + "</w:sdtContent></w:sdt>" * nested)
        ),
        "a million attributes": lambda: docx(
            body(
                "<w:p "
                + " ".join(f'a{n}="1"' for n in range(1_000_000))
                + "><w:r><w:t>words</w:t></w:r></w:p>"
            )
        ),
    }


def ole_encrypted() -> bytes:
    """Return the container that Word writes for a document with a password, as far as its directory."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    header[24:32] = b"\x3e\0\x03\0\xfe\xff\x09\0"
    header[32:34] = (6).to_bytes(2, "little")
    header[44:48] = (1).to_bytes(4, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:76] = b"\xfe\xff\xff\xff\0\0\0\0\xfe\xff\xff\xff\0\0\0\0"
    header[76:512] = (0).to_bytes(4, "little") + b"\xff" * 432
    table = bytearray(b"\xff" * 512)
    table[:8] = b"\xfd\xff\xff\xff\xfe\xff\xff\xff"
    names = ("Root Entry", "EncryptedPackage", "EncryptionInfo")
    directory = b"".join(entry(name, place) for place, name in enumerate(names)) + bytes(128)
    return bytes(header) + bytes(table) + directory


def entry(name: str, place: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    kind = 5 if place == 0 else 2
    links = (0xFFFFFFFF, 2 if place == 1 else 0xFFFFFFFF, 1 if place == 0 else 0xFFFFFFFF)
    return (
        text.ljust(64, b"\0") + len(text).to_bytes(2, "little") + bytes([kind, 1])
        + b"".join(link.to_bytes(4, "little") for link in links) + bytes(36)
        + b"\xfe\xff\xff\xff" + bytes(8)
    )  # fmt: skip


def mails() -> dict[str, bytes]:
    """Return messages in messages, and messages of very many parts."""
    head = b"From: mira@harborvale.example\nTo: otto@quillbridge.example\nSubject: s\nMIME-Version: 1.0\n"
    nested = head + b"Content-Type: text/plain\n\nwords\n"
    for _ in range(300):
        nested = head + b"Content-Type: message/rfc822\n\n" + nested
    parts = b"".join(
        b"--b\nContent-Disposition: attachment; filename=%d.txt\n\nwords %d\n" % (n, n) for n in range(20_000)
    )
    mixed = head + b"Content-Type: multipart/mixed; boundary=b\n\n"
    deep = head
    for depth in range(2000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    return {
        "30 messages in each other": nested,
        "20,000 attachments": mixed + parts + b"--b--\n",
        "2,000 parts in each other": deep + b"Content-Type: text/plain\n\nwords\n",
        "a header without end": head + b"X-Long: " + b"a," * 5_000_000 + b"\n\nwords\n",
        "a million addresses": head + b"Cc: " + b"a@b.example, " * 1_000_000 + b"\n\nwords\n",
        "encoded words without end": head + b"X-A: " + b"=?utf-8?q?a?= " * 500_000 + b"\n\nwords\n",
    }


def texts() -> dict[str, tuple[str, bytes]]:
    """Return file name and content of pages and texts that never seem to end."""
    return {
        "elements 300,000 deep": ("a.html", b"<html><body>" + b"<div>" * 300_000 + b"words"),
        "tables 20,000 deep": ("a.html", b"<html><body>" + b"<table><tr><td>" * 20_000 + b"words"),
        "a cell that spans a million": (
            "a.html", b"<html><table><tr><td rowspan=1000000 colspan=1000000>words</table>" * 20
        ),
        "quotations 100,000 deep": ("a.md", b">" * 100_000 + b" words"),
        "brackets without end": ("a.md", b"# T\n\n" + b"[" * 200_000 + b"](" * 200_000 + b" words"),
        "one line of 20 MB": ("a.txt", b"a " * 10_000_000),
        "two million lines": ("a.txt", b"\n" * 2_000_000 + b"words"),
    }  # fmt: skip
