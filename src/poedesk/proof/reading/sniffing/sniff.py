"""The media type of a file from its bytes alone.

The name is asked only when the bytes are text of two possible kinds, and then only to break that tie.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.sniffing import media, ole
from poedesk.proof.reading.sniffing.encodings import decode_text, looks_like_text
from poedesk.proof.reading.sniffing.zip_directory import Damaged, beginning, directory

_PDF_WINDOW = 1024
_TEXT_WINDOW = 64 * 1024
_MOST_MEMBERS = 10_000
_LONGEST_NAME = 300
_MOST_DAMAGED = 2
"""Lines of a mail header that may be damaged: real mail has one now and then."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", media.PNG),
    (0, b"\xff\xd8\xff", media.JPEG),
    (0, b"II*\x00", media.TIFF),
    (0, b"MM\x00*", media.TIFF),
    (0, b"II+\x00", media.TIFF),
    (0, b"MM\x00+", media.TIFF),
    (0, b"GIF87a", media.GIF),
    (0, b"GIF89a", media.GIF),
    (8, b"WEBP", media.WEBP),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", media.JPEG_2000),
    (0, b"\xff\x4f\xff\x51", media.JPEG_2000),
    (0, b"{\\rtf", media.RTF),
    (0, b"\x78\x9f\x3e\x22", media.TNEF),
    (0, b"\x1f\x8b", media.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", media.ARCHIVE),
    (0, b"Rar!\x1a\x07", media.ARCHIVE),
    (257, b"ustar", media.ARCHIVE),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_BARE_BRANDS = frozenset({b"mif1", b"msf1"})
"""Brands that tell the frame of a picture and leave its coding to the brands that follow."""

_MOST_BRANDS = 32

_PACKAGE_FOLDERS = (
    ("word/", media.DOCX),
    ("xl/", media.XLSX),
    ("ppt/", media.PPTX),
)
_OPEN_DOCUMENT = {"text": media.ODT, "spreadsheet": media.ODS, "presentation": media.ODP}
"""The first word that a package of OpenDocument calls itself by; "-template" or "-web" may follow."""
_OLE_ENTRIES = (
    ({"EncryptedPackage"}, media.LOCKED_OFFICE),
    ({"__properties_version1.0"}, media.MSG),
    ({"WordDocument"}, media.DOC),
    ({"Workbook"}, media.XLS),
    ({"Book"}, media.XLS),
    ({"PowerPoint Document"}, media.PPT),
)

_HEADER_LINE = compiled(r"([!-9;-~]{1,76}):(?=[ \t]|$)[ \t]*(.*)")
_WRITTEN_HEADERS = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "date",
        "sent",
        "subject",
        "reply-to",
        "sender",
        "importance",
        "priority",
        "attachments",
    ]
)
_MACHINE_HEADERS = frozenset(
    [
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "dkim-signature",
        "content-type",
        "references",
        "in-reply-to",
        "content-transfer-encoding",
        "x-mailer",
        "x-originating-ip",
        "authentication-results",
    ]
)
_FIELD = compiled(r"^([!-9;-~]{1,76}):[ \t]*([^\r\n]*)", re.MULTILINE)
_SENT_HEADERS = frozenset(
    ["to", "cc", "bcc", "received", "message-id", "return-path", "delivered-to", "dkim-signature"]
)
_HTML_START = compiled(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|table|div|style|h[1-6]|"
    r"p|span|font|center|form|b|br|a|ul|ol|strong|em|article|section|main)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE_XML = compiled(
    r"<\?mso-application|<w:wordDocument|<pkg:package|<office:document\b|<(?:ss:)?Workbook\b"
)
_BARE_PDF = compiled(r"^\s*(?:\d+ \d+ obj\b|xref\b|trailer\s*<<)|\bstartxref\b", re.MULTILINE)
_MARKDOWN_CUES = (
    compiled(r"^#{1,6} +\S", re.MULTILINE),
    compiled(r"^ {0,3}\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$", re.MULTILINE),
    compiled(r"\*\*\S[^*\n]*\S\*\*"),
    compiled(r"\[[^\]\n]+\]\((?:https?:|mailto:|#|\.{0,2}/)[^)\n]*\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    compiled(r"^[-*+] \[[ xX]\] ", re.MULTILINE),
)
_TABLE_RULE = _MARKDOWN_CUES[1]


def sniff(data: bytes, name: str = "") -> str:
    """Return the media type of ``data``; ``name`` only breaks ties between kinds of text."""
    binary = _binary(data)
    if binary is not None:
        return binary
    if not looks_like_text(data[:_TEXT_WINDOW]):
        return media.UNKNOWN
    text, _ = decode_text(data[:_TEXT_WINDOW])
    return _kind_of_text(text, name.lower())


def _binary(data: bytes) -> str | None:
    for offset, magic, kind in _MAGIC:
        if data.startswith(magic, offset):
            return kind
    if data[4:8] == b"ftyp" and (framed := _kind_of_framed(data)) is not None:
        return framed
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return media.BMP
    if data.startswith(ole.MAGIC):
        return _kind_of_ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(data)
    header = data[:_PDF_WINDOW].find(b"%PDF-")
    if header >= 0 and not _is_text_before_pdf(data[:header]):
        return media.PDF
    return None


def _kind_of_framed(data: bytes) -> str | None:
    """Return which picture a file is whose first box names its brands: the first says it, else the others."""
    end = min(int.from_bytes(data[:4]), len(data), 16 + 4 * _MOST_BRANDS)
    first, others = data[8:12], {data[at : at + 4] for at in range(16, end, 4)}
    said = others if first in _BARE_BRANDS else {first}
    if said & _HEIC_BRANDS:
        return media.HEIC
    if said & _AVIF_BRANDS:
        return media.AVIF
    return media.HEIC if first in _BARE_BRANDS else None


def _is_text_before_pdf(before: bytes) -> bool:
    """Tell a mail that carries a bare PDF, or a page that mentions one, from junk before a PDF's header."""
    text = before.decode("latin-1")
    return _is_mail(text, "") or _HTML_START.match(text) is not None


def _kind_of_ole(data: bytes) -> str:
    names = ole.entry_names(data)
    for wanted, kind in _OLE_ENTRIES:
        if wanted <= names:
            return kind
    return media.OLE


def _kind_of_zip(data: bytes) -> str:
    try:
        listed = directory(data, _MOST_MEMBERS).members
    except Damaged:
        listed = ()
    members = [member.name for member in listed] or _names_in_raw_zip(data)
    declared = next((beginning(data, member, 200) for member in listed if member.name == "mimetype"), b"")
    if (name := declared.decode("latin-1").strip()).startswith(f"{media.OPEN_DOCUMENT}."):
        word = name.removeprefix(f"{media.OPEN_DOCUMENT}.").split("-")[0]
        return _OPEN_DOCUMENT.get(word, media.OPEN_DOCUMENT)
    clean = {member.replace("\\", "/").lstrip("/").lower() for member in members}
    for folder, kind in _PACKAGE_FOLDERS:
        if "[content_types].xml" in clean and any(member.startswith(folder) for member in clean):
            return kind
    return media.ZIP


def _names_in_raw_zip(data: bytes) -> list[str]:
    """Return the names in the local headers, for archives whose directory is damaged or cut off."""
    names: list[str] = []
    start = data.find(b"PK\x03\x04")
    while start >= 0 and len(names) < _MOST_MEMBERS:
        length = int.from_bytes(data[start + 26 : start + 28], "little")
        names.append(
            data[start + 30 : start + 30 + min(length, _LONGEST_NAME)].decode("utf-8", errors="replace")
        )
        start = data.find(b"PK\x03\x04", start + 4)
    return names


def _kind_of_text(text: str, name: str) -> str:
    if _is_mail(text, name):
        return media.MHT if _is_saved_page(text) else media.EML
    if _OFFICE_XML.search(text[:4096]):
        return media.XML
    if _HTML_START.match(text) or (
        text.lstrip().startswith("<") and re.search(r"<html[\s>]", text[:4096], re.IGNORECASE)
    ):
        return media.HTML
    if ("endobj" in text or "trailer" in text) and _BARE_PDF.search(text):
        return media.PDF
    return media.MARKDOWN if _is_markdown(text, name) else media.TEXT


def _is_markdown(text: str, name: str) -> bool:
    if name.endswith((".md", ".markdown")):
        return True
    cues = sum(1 for cue in _MARKDOWN_CUES if cue.search(text))
    headings = len(_MARKDOWN_CUES[0].findall(text))
    return _TABLE_RULE.search(text) is not None or cues > 1 or headings > 2  # noqa: PLR2004 - three headings


def _is_mail(text: str, name: str) -> bool:
    """Tell whether ``text`` begins with the header of a message (or with the "From " line of a mailbox)."""
    lines = text.lstrip("\r\n\t ").splitlines()[:300]
    if lines and lines[0].startswith("From ") and len(lines) > 1:
        lines = lines[1:]
    names, damaged = _header_names(lines)
    if not names:
        return False
    known = {header for header in names if header in _WRITTEN_HEADERS}
    machine = {header for header in names if header in _MACHINE_HEADERS or header.startswith("x-")}
    if machine and len(known | machine) > 1:
        return True
    if damaged:
        return False
    if "from" in known and known & {"to", "date", "sent", "subject"}:
        return not names - _WRITTEN_HEADERS
    return bool(known | machine) and name.endswith(".eml")


def _is_saved_page(text: str) -> bool:
    """Tell a web page or document saved as one MIME file (MHT) from a message: nobody sent it."""
    head = re.split(r"\n[ \t]*\r?\n", text.lstrip(), maxsplit=1)[0]
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(head)}
    if fields.keys() & _SENT_HEADERS or not _saved_by(fields.get("from", "")):
        return False
    kind = fields.get("content-type", "").lower()
    alone = kind.startswith("text/html") and "content-location" in fields
    return alone or kind.startswith("multipart/related")


def _saved_by(sender: str) -> bool:
    return not sender or sender.lower().lstrip("\"'<").startswith("saved by")


def _header_names(lines: list[str]) -> tuple[set[str], bool]:
    """Return the lower-case names of the header lines down to a blank line, and whether some are damaged.

    No names mean that it is no header.
    """
    names: set[str] = set()
    damaged = 0
    for line in lines:
        if not line.strip():
            break
        match = _HEADER_LINE.match(line)
        if match:
            names.add(match.group(1).lower())
        elif not line.startswith((" ", "\t")):
            damaged += 1
            if damaged > _MOST_DAMAGED:
                return set(), True
    return names, damaged > 0
