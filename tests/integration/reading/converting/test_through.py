"""LibreOffice itself: documents that only it opens, alone, in mails and archives, hostile ones."""

from pathlib import Path

import pytest
from tests.unit.proof.reading.readers.msg import outlook
from tests.unit.proof.reading.readers.sheets.books import packed

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.converting.convert import converted
from poedesk.proof.reading.converting.office import Form, find_office
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.read import read_bytes
from poedesk.proof.reading.sniffing import media

RTF = rb"{\rtf1\ansi Statement of work\par Customer: Contoso Health\par}"
NOTE = "read through LibreOffice, as DOCX; digital signatures of the original were not looked at"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


@pytest.fixture(scope="module")
def program() -> Path:
    found = find_office()
    assert found, "these tests need LibreOffice; on Debian: apt-get install libreoffice-writer-nogui"
    return found


@pytest.fixture(scope="module")
def doc(program: Path) -> bytes:
    """A Word 97-2003 document."""
    return converted(RTF, Form("rtf", "doc", "MS Word 97", media.DOC), program, DEFAULT)


def odt(body: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{_OFFICE}{name}:1.0"' for name in ("office", "table", "text", "script"))
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def words(document: Document) -> str:
    return " ".join(document.pages[0].text.split())


def test_a_rich_text_keeps_its_own_name_hash_and_kind(program: Path) -> None:
    assert program
    document = read_bytes(RTF, "sow.rtf")
    assert (document.media_type, document.read, document.size) == (media.RTF, Read.COMPLETE, len(RTF))
    assert words(document) == "Statement of work Customer: Contoso Health"
    assert document.problems == (NOTE,)


def test_a_document_in_which_it_shows_nothing_counts_as_unread(program: Path) -> None:
    assert program
    document = read_bytes(rb"{\rtf1\ansi \par}", "sow.rtf")
    assert (document.read, document.pages) == (Read.UNREADABLE, ())
    assert "LibreOffice shows nothing in it" in document.problems[0]


def test_an_old_word_document_and_an_opendocument_text_are_read(doc: bytes) -> None:
    assert words(read_bytes(doc, "sow.doc")) == "Statement of work Customer: Contoso Health"
    cells = ("Date", "3 May 2026")
    row = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    table = (
        f"<table:table>{'<table:table-column/>' * 2}<table:table-row>{row}</table:table-row></table:table>"
    )
    document = read_bytes(odt(f"<text:p>Scope</text:p>{table}"), "sow.odt")
    assert (document.media_type, document.read) == (media.ODT, Read.COMPLETE)
    assert words(document) == "Scope Date 3 May 2026"
    assert any(item.cell for item in document.pages[0].segments)


def test_documents_inside_mails_and_archives_are_read_too(doc: bytes) -> None:
    mail = outlook.message(
        outlook.approval(), [{outlook.DATA: doc, outlook.FILE_NAME: "sow.doc", outlook.METHOD: 1}]
    )
    document = read_bytes(packed({"in/ok.msg": mail, "in/a.txt": "x"}), "all.zip")
    found = {part.name: part for part in document.with_attachments()}
    inner = found["all.zip/in/ok.msg/sow.doc"]
    assert (inner.media_type, inner.read) == (media.DOC, Read.COMPLETE)
    assert words(inner) == "Statement of work Customer: Contoso Health"
    assert found["all.zip/in/a.txt"].read is Read.COMPLETE


def test_only_a_few_documents_of_one_file_go_through(program: Path) -> None:
    assert program
    archive = packed({f"{number}.rtf": RTF.replace(b"work", b"work %d" % number) for number in range(3)})
    document = read_bytes(archive, "all.zip", limits=Limits(conversions=1))
    reads = [child.read for child in document.attachments]
    assert reads == [Read.COMPLETE, Read.UNREADABLE, Read.UNREADABLE]
    assert "POEDESK_CONVERSIONS" in document.attachments[1].problems[0]


def test_nothing_goes_through_when_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_OFFICE", "none")
    document = read_bytes(RTF, "sow.rtf")
    assert document.read is Read.UNREADABLE
    assert document.problems == (media.REFUSALS[media.RTF],)


def test_links_to_other_files_are_not_followed(program: Path) -> None:
    assert program
    here = Path(__file__).as_uri()
    linked = (
        f'<text:section text:name="s"><text:section-source xlink:href="{here}"/></text:section>'
        '<text:section text:name="t"><text:section-source xlink:href="http://example.com/a.odt"/></text:section>'
    )
    document = read_bytes(odt(f"<text:p>Scope</text:p>{linked}"), "sow.odt")
    assert "LibreOffice itself" not in document.pages[0].text
    assert words(document).startswith("Scope")


def test_a_rich_text_without_its_end_is_not_complete(program: Path) -> None:
    assert program
    document = read_bytes(RTF[:-20], "sow.rtf")
    assert document.read is Read.UNREADABLE
    assert "may be damaged" in document.problems[0]


def test_what_it_cannot_open_is_unreadable_with_the_remedy(program: Path, doc: bytes) -> None:
    assert program
    document = read_bytes(doc[:512] + bytes(len(doc) - 2000) + doc[-1488:], "sow.doc")
    assert document.read is Read.UNREADABLE or document.problems
    cut = read_bytes(RTF, "sow.rtf", limits=Limits(convert_memory_bytes=64 * 1024 * 1024))
    assert cut.read is Read.UNREADABLE
    assert cut.problems[0].endswith("save it as PDF or DOCX and give that")
