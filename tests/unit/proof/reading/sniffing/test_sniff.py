import io
import struct
import zipfile

import pytest

from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.ole import MAGIC, entry_names
from poedesk.proof.reading.sniffing.sniff import sniff


def package(*members: str, **contents: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        for name in members:
            archive.writestr(name, b"<x/>")
    return stream.getvalue()


def compound(*names: str) -> bytes:
    """Return the least of an OLE2 file: header, one directory sector, one sector of the allocation table."""
    header = bytearray(512)
    header[:8] = MAGIC
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 0)
    struct.pack_into("<109I", header, 76, 1, *[0xFFFFFFFF] * 108)
    directory = bytearray(512)
    for number, name in enumerate(names):
        encoded = name.encode("utf-16-le")
        directory[number * 128 : number * 128 + len(encoded)] = encoded
        struct.pack_into("<H", directory, number * 128 + 64, len(encoded) + 2)
    table = struct.pack("<128I", 0xFFFFFFFE, 0xFFFFFFFD, *[0xFFFFFFFF] * 126)
    return bytes(header + directory) + table


CONTENT_TYPES = "[Content_Types].xml"
MAIL = b"From: a@x.example\nTo: b@y.example\nSubject: s\n\nbody\n"

CASES = {
    "pdf": (b"%PDF-1.7\n", media.PDF),
    "pdf after junk": (b"\0\xffjunk\n" * 100 + b"%PDF-1.4\n", media.PDF),
    "damaged pdf without header": (b"1 0 obj<<>>endobj\nxref\n0 1\ntrailer<</Size 1>>", media.PDF),
    "docx": (package(CONTENT_TYPES, "word/document.xml"), media.DOCX),
    "docx with an unusual main part": (package(CONTENT_TYPES, "word/document2.xml"), media.DOCX),
    "xlsx": (package(CONTENT_TYPES, "xl/workbook.xml"), media.XLSX),
    "pptx": (package(CONTENT_TYPES, "ppt/presentation.xml"), media.PPTX),
    "cut off docx": (package(CONTENT_TYPES, "word/document.xml")[:-30], media.DOCX),
    "odt": (package(mimetype=b"application/vnd.oasis.opendocument.text"), media.ODT),
    "odt of a web page": (package(mimetype=b"application/vnd.oasis.opendocument.text-web"), media.ODT),
    "template of a workbook": (
        package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet-template"),
        media.ODS,
    ),
    "drawing": (package(mimetype=b"application/vnd.oasis.opendocument.graphics"), media.OPEN_DOCUMENT),
    "zip": (package("sow.pdf"), media.ZIP),
    "zip with a folder named word": (package("word/notes.xml"), media.ZIP),
    "msg": (compound("Root Entry", "__properties_version1.0"), media.MSG),
    "doc": (compound("Root Entry", "WordDocument"), media.DOC),
    "xls": (compound("Root Entry", "Workbook"), media.XLS),
    "encrypted docx": (compound("Root Entry", "EncryptedPackage"), media.LOCKED_OFFICE),
    "ole": (compound("Root Entry", "Contents"), media.OLE),
    "broken ole": (MAGIC + b"\xff" * 600, media.OLE),
    "rtf": (b"{\\rtf1 text}", media.RTF),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(20), media.PNG),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(20), media.JPEG),
    "tiff": (b"II*\0" + bytes(20), media.TIFF),
    "bmp": (b"BM\x10\0\0\0\0\0\0\0" + bytes(20), media.BMP),
    "webp": (b"RIFF\x10\0\0\0WEBP" + bytes(20), media.WEBP),
    "gif": (b"GIF89a" + bytes(20), media.GIF),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(20), media.HEIC),
    "heic told by the brands that follow": (
        b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf" + bytes(20),
        media.HEIC,
    ),
    "avif": (b"\0\0\0\x18ftypavif" + bytes(20), media.AVIF),
    "avif told by the brands that follow": (
        b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + bytes(20),
        media.AVIF,
    ),
    "jpeg 2000": (b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(20), media.JPEG_2000),
    "jpeg 2000 without its boxes": (b"\xff\x4f\xff\x51" + bytes(20), media.JPEG_2000),
    "html": (b"<!DOCTYPE html><html><body>x</body></html>", media.HTML),
    "html without a head": (b"  <table><tr><td>Customer</td></tr></table>", media.HTML),
    "xhtml": (b"<?xml version='1.0'?>\n<html xmlns='x'><p>x</p></html>", media.HTML),
    "word xml": (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:x/>", media.XML),
    "mail": (MAIL, media.EML),
    "mail in a mailbox": (b"From a@x.example Mon May  4 12:00:00 2026\n" + MAIL, media.EML),
    "mail with machine headers first": (
        b"Return-Path: <a@x.example>\nReceived: by m; Mon\n\tagain\nX-A: 1\n\nb",
        media.EML,
    ),
    "mail whose first line is damaged": (b"MIM\xcb nothing\nReceived: by m\n" + MAIL, media.EML),
    "letter that quotes a header": (b"Dear Otto,\nFrom: 1 May\nTo: 3 May\n", media.TEXT),
    "mail with a pdf in its text": (MAIL + b"%PDF-1.4\n", media.EML),
    "markdown table": (b"| Workload | Activity |\n|---|---|\n| Teams | adoption |\n", media.MARKDOWN),
    "markdown": (b"# Statement\n\nThe **customer** accepts.\n", media.MARKDOWN),
    "text": (b"Customer: Harbor Vale\nDate: 4 May 2026\n", media.TEXT),
    "json": (b'{"customer": "Harbor Vale"}', media.TEXT),
    "csv": (b"customer,date\nHarbor Vale,2026-05-04\n", media.TEXT),
    "utf-16 without a mark": ("Customer name".encode("utf-16-le"), media.TEXT),
    "utf-16 with a mark": ("Customer name ✓".encode("utf-16"), media.TEXT),
    "windows text": ("Prüfung bestanden – Müller".encode("cp1252"), media.TEXT),
    "junk": (bytes(range(256)) * 4, media.UNKNOWN),
}


@pytest.mark.parametrize("name", ["", "lie.pdf", "lie.docx", "lie.txt", "lie.png"])
@pytest.mark.parametrize("case", CASES)
def test_the_bytes_decide_whatever_the_name_says(case: str, name: str) -> None:
    data, expected = CASES[case]
    assert sniff(data, name) == expected


def test_the_name_breaks_a_tie_between_kinds_of_text_only() -> None:
    assert sniff(b"Plain words", "notes.md") == media.MARKDOWN
    assert sniff(b"Subject: only this\n\nwords", "note.eml") == media.EML
    assert sniff(b"Subject: only this\n\nwords", "note.txt") == media.TEXT
    assert sniff(b"\x89PNG\r\n\x1a\n", "notes.md") == media.PNG


def test_a_form_that_begins_with_labels_is_no_mail() -> None:
    assert sniff(b"Date: 4 May 2026\nProject: Rollout\nCustomer: Harbor Vale\n\nText", "") == media.TEXT


def test_a_compound_file_in_a_loop_ends() -> None:
    data = bytearray(compound("Root Entry"))
    struct.pack_into("<I", data, 1024, 0)
    assert entry_names(bytes(data)) == {"Root Entry"}
