"""Media types that reading tells apart, and what is said of those it cannot read yet."""

from typing import Final

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
ODP: Final = "application/vnd.oasis.opendocument.presentation"
OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument"
"""A package of OpenDocument that is none of the three above: a drawing, a formula, a database."""

ZIP: Final = "application/zip"
MSG: Final = "application/vnd.ms-outlook"
DOC: Final = "application/msword"
XLS: Final = "application/vnd.ms-excel"
PPT: Final = "application/vnd.ms-powerpoint"
OLE: Final = "application/x-ole-storage"
LOCKED_OFFICE: Final = "application/x-office-encrypted"
RTF: Final = "application/rtf"
HTML: Final = "text/html"
EML: Final = "message/rfc822"
MHT: Final = "multipart/related"
MARKDOWN: Final = "text/markdown"
TEXT: Final = "text/plain"
TNEF: Final = "application/vnd.ms-tnef"
ARCHIVE: Final = "application/x-archive"
XML: Final = "application/xml"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
TIFF: Final = "image/tiff"
BMP: Final = "image/bmp"
WEBP: Final = "image/webp"
GIF: Final = "image/gif"
HEIC: Final = "image/heic"
AVIF: Final = "image/avif"
JPEG_2000: Final = "image/jp2"
UNKNOWN: Final = "application/octet-stream"

_OFFICE = (
    "{} is read with the help of LibreOffice, which is not there (see poedesk doctor); install it, or save "
    "the document as PDF or DOCX and give that"
)
PICTURES: Final = (PNG, JPEG, TIFF, BMP, WEBP, GIF, HEIC, AVIF, JPEG_2000)
"""Kinds whose text can only be recognised."""

_OTHER = "{} is not read yet; save it as PDF or DOCX and give that"

REFUSALS: Final = {
    PPT: _OFFICE.format("a PowerPoint 97-2003 presentation"),
    ODT: _OFFICE.format("an OpenDocument text"),
    ODP: _OFFICE.format("an OpenDocument presentation"),
    OPEN_DOCUMENT: _OTHER.format("an OpenDocument file that is no text, workbook or presentation"),
    DOC: _OFFICE.format("a Word 97-2003 document"),
    RTF: _OFFICE.format("an RTF text"),
    XML: _OTHER.format("an office document saved as XML"),
    ARCHIVE: "an archive of this kind (not ZIP) is not read; unpack it and give the documents inside",
    OLE: "an OLE file of an unknown kind cannot be read; save it as PDF or DOCX and give that",
    LOCKED_OFFICE: "it is encrypted with a password; give a copy without password protection",
    UNKNOWN: "it is of no kind that can be read: its bytes are neither text nor a known format; "
    "give the document as PDF or DOCX",
}
"""Media type -> what is wrong, why, and what to do next."""
