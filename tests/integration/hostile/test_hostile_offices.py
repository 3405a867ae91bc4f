"""Hostile workbooks, presentations and messages: a named problem or what can be read, and soon."""

import struct
import time
from dataclasses import replace

import pytest
from tests.unit.proof.reading.readers.msg import outlook
from tests.unit.proof.reading.readers.sheets import books
from tests.unit.proof.reading.readers.sheets.books import row, sheet, text
from tests.unit.proof.reading.readers.slides.decks import box, frame, pptx, slide

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.read import read_bytes

QUICK = replace(DEFAULT, wall_seconds=8, cpu_seconds=6)
SECONDS = 20
LAUGHS = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


INFLATING: dict[str, str | bytes] = {"xl/sharedStrings.xml": "<sst>" + " " * (60 << 20) + "</sst>"}


def circles() -> bytes:
    """A message in whose directory an attachment holds the message."""
    data = bytearray(outlook.message(outlook.approval(), [{outlook.DATA: b"x", outlook.METHOD: 1}]))
    at = data.index("__attach_version1.0_#00000000".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 76, 0)
    return bytes(data)


def nested_messages() -> bytes:
    inner = outlook.inside_of({outlook.CLASS: "IPM.Note"})
    for _ in range(100):
        inner = outlook.inside_of({outlook.CLASS: "IPM.Note"}, [{outlook.DATA: inner, outlook.METHOD: 5}])
    return outlook.message({outlook.SUBJECT: "first"}, [{outlook.DATA: inner, outlook.METHOD: 5}])


def huge_old_workbook() -> bytes:
    """Two cells in opposite corners: sixteen million cells between them."""
    return books.xls([(0, 0, "a"), (65_535, 255, "b")])


NOT_COMPLETE = {
    "message in circles": ("a.msg", circles),
    "workbook that inflates": ("a.xlsx", lambda: books.xlsx(("S", sheet(" " * (150 << 20))))),
    "words that inflate": (
        "b.xlsx",
        lambda: books.xlsx(
            ("S", sheet("")), more={"xl/sharedStrings.xml": "<sst>" + " " * (60 << 20) + "</sst>"}
        ),
    ),
    "entities in a sheet": ("c.xlsx", lambda: books.xlsx(("S", LAUGHS + sheet(row(1, text("A1", "x")))))),
    "entities in a slide": ("a.pptx", lambda: pptx(LAUGHS + slide(box(frame(0, 0, 9, 9), "x")))),
    "slide that inflates": ("b.pptx", lambda: pptx(slide(" " * (60 << 20)))),
    "slides without end": ("c.pptx", lambda: pptx(*[slide() for _ in range(2100)])),
    "rows without end": (
        "d.xlsx",
        lambda: books.xlsx(("S", sheet("<row><c><v>1</v></c></row>" * 1_000_000))),
    ),
    "tables without end": (
        "a.ods",
        lambda: books.ods(
            '<table:table><table:table-row table:number-rows-repeated="99999999">'
            '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
            "</table:table-row></table:table>"
        ),
    ),
}
"""What must not come out as complete."""


def read(data: bytes, name: str) -> Document:
    begin = time.monotonic()
    document = read_bytes(data, name, limits=QUICK)
    assert time.monotonic() - begin < SECONDS
    return document


@pytest.mark.parametrize("what", NOT_COMPLETE)
def test_what_attacks_is_named_and_never_complete(what: str) -> None:
    name, make = NOT_COMPLETE[what]
    document = read(make(), name)
    assert document.read is not Read.COMPLETE
    assert document.problems
    assert not any("root:" in page.text for page in document.pages)


def test_messages_in_messages_end_at_the_limit() -> None:
    document = read(nested_messages(), "a.msg")
    last = document.with_attachments()[-1]
    assert last.read is Read.UNREADABLE
    assert last.problems


def test_two_far_cells_of_an_old_workbook_are_read_or_named() -> None:
    document = read(huge_old_workbook(), "a.xls")
    assert document.problems or document.pages[0].text.split() == ["Prices", "a", "b"]
