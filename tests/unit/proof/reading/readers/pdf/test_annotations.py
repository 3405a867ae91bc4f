"""What is put on a page later: what shows counts, what is struck out or covered does not."""

from collections.abc import Mapping
from typing import Any

import pikepdf
import pytest

from poedesk.proof.document.model import Document, Read

from .made import Sheet, annotated, changed, fields, form, pdf, seen


def _sheet(sheet: Sheet) -> None:
    sheet.text(72, 100, "The migration was not done.")
    sheet.text(72, 120, "Signed on 4 March 2026")


def _looking(note: Mapping[str, Any], look: bytes | None) -> Document:
    """Return the reading of a page with one annotation that is drawn by ``look``."""

    def draw(source: pikepdf.Pdf) -> None:
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        assert look is not None
        stream = source.make_stream(look)
        stream.Subtype = pikepdf.Name.Form
        stream.BBox = pikepdf.Array([0, 0, 200, 40])
        stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=helvetica))
        source.pages[0].obj.Annots[0].AP = pikepdf.Dictionary(N=stream)

    data = annotated(pdf(_sheet), note)
    return seen(data if look is None else changed(data, draw))


FREE = {"Subtype": "/FreeText", "rect": (72, 300, 250, 20), "Contents": "Approved by Ines Rook"}
STAMP = {"Subtype": "/Stamp", "rect": (72, 300, 250, 40), "Name": "/Draft"}


def _lines(document: Document) -> list[str]:
    return document.pages[0].text.split("\n")


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        (None, ["Approved by Ines Rook"]),
        (b"BT /F 9 Tf 2 3 Td (Approved by Ines Rook) Tj ET", ["Approved by Ines Rook"]),
        (b"BT /F 9 Tf 2 3 Td (Refused by Ines Rook) Tj ET", ["Refused by Ines Rook"]),
        (b"BT /F 9 Tf 2 3 Td <52656675736564> Tj ET", ["Refused"]),
        (b"", []),
        (b"0 0 m 20 20 l S", ["Approved by Ines Rook"]),
    ],
    ids=[
        "no appearance",
        "the same",
        "another text",
        "another in figures",
        "nothing",
        "letters drawn as lines",
    ],
)
def test_typed_notes_say_what_they_show(look: bytes | None, shown: list[str]) -> None:
    assert _lines(_looking(FREE, look))[2:] == shown


def test_the_text_of_a_stamp_is_text_of_the_page_at_its_end() -> None:
    document = _looking(
        {**STAMP, "rect": (180, 92, 200, 20)}, b"BT /F 12 Tf 2 3 Td (RECEIVED 12 May 2026) Tj ET"
    )
    assert _lines(document) == [
        "The migration was not done.",
        "Signed on 4 March 2026",
        "RECEIVED 12 May 2026",
    ]
    (drawing,) = document.pages[0].drawings
    assert (drawing.kind, drawing.detail) == ("stamp", "RECEIVED 12 May 2026")


def test_a_stamp_that_is_a_picture_says_its_name() -> None:
    document = _looking(STAMP, b"0 0 200 40 re S")
    assert [drawing.detail for drawing in document.pages[0].drawings] == ["Draft"]
    assert len(_lines(document)) == 2


def test_a_passage_that_is_struck_out_is_left_out_and_told() -> None:
    low, high = 792 - 102, 792 - 91
    quad = [150, high, 166, high, 150, low, 166, low]
    document = seen(
        annotated(pdf(_sheet), {"Subtype": "/StrikeOut", "rect": (72, 90, 200, 12), "QuadPoints": quad})
    )
    assert _lines(document)[0].split() == ["The", "migration", "was", "done."]
    assert document.problems == ("page 1 has a passage that is struck out, which was left out: 'not'",)


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Squiggly"])
def test_a_passage_that_is_marked_stays(kind: str) -> None:
    quad = [72, 702, 300, 702, 72, 690, 300, 690]
    document = seen(
        annotated(pdf(_sheet), {"Subtype": f"/{kind}", "rect": (72, 90, 228, 12), "QuadPoints": quad})
    )
    assert _lines(document)[0] == "The migration was not done."
    assert document.problems == ()


def test_comments_are_told_apart_from_the_text() -> None:
    document = seen(
        annotated(
            pdf(_sheet),
            {"Subtype": "/Text", "rect": (400, 90, 20, 20), "Contents": "Approved, go ahead!"},
            {"Subtype": "/Popup", "rect": (400, 90, 100, 60), "Contents": "Approved"},
            {"Subtype": "/Text", "rect": (400, 190, 20, 20), "Contents": "Hidden", "F": 2},
        )
    )
    assert "Approved" not in document.pages[0].text
    assert document.read is Read.COMPLETE
    assert document.problems == (
        "page 1 has comments beside its text, which are no part of it: 'Approved, go ahead!'",
    )


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ({"Subtype": "/Square", "IC": [1, 1, 1]}, False),
        ({"Subtype": "/Square", "IC": [1, 1, 0], "CA": 0.3}, True),
        ({"Subtype": "/Square"}, True),
        ({"Subtype": "/FreeText", "C": [1, 1, 1], "Contents": "Signed on 5 June 2026"}, False),
        ({"Subtype": "/FreeText", "C": [], "Contents": ""}, True),
    ],
    ids=["filled", "see-through", "a frame", "a note on white", "a note on nothing"],
)
def test_words_under_an_opaque_note_are_not_seen(note: Mapping[str, Any], *, left: bool) -> None:
    document = seen(annotated(pdf(_sheet), {"rect": (60, 108, 300, 16), **note}))
    assert ("Signed on 4 March 2026" in document.pages[0].text) is left
    said = "page 1 has text that cannot be seen; it was left out"
    assert (said in document.problems) is not left


def test_a_filled_appearance_covers_and_an_empty_one_does_not() -> None:
    place = {"Subtype": "/Square", "rect": (60, 108, 300, 16), "IC": [1, 1, 1]}
    assert len(_lines(_looking(place, b"1 1 1 rg 0 0 300 16 re f "))) == 1
    assert len(_lines(_looking(place, b"1 w 0 0 300 16 re S "))) == 2


@pytest.mark.parametrize(
    ("membership", "shown"),
    [(None, False), ("AnyOn", True), ("AllOn", False), ("AllOff", False), ("AnyOff", True)],
)
def test_what_stands_on_a_layer_that_is_off_is_not_seen(membership: str | None, *, shown: bool) -> None:
    """The note stands on the layer that is off, or on a membership of it and one that is on."""

    def layer(source: pikepdf.Pdf) -> None:
        off, on = (
            source.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(name)))
            for name in ("off", "on")
        )
        usual = pikepdf.Dictionary(OFF=pikepdf.Array([off]))
        source.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([off, on]), D=usual)
        held = off
        if membership is not None:
            held = pikepdf.Dictionary(
                Type=pikepdf.Name.OCMD, OCGs=pikepdf.Array([off, on]), P=pikepdf.Name(f"/{membership}")
            )
        source.pages[0].obj.Annots[0].OC = held

    document = seen(changed(annotated(pdf(_sheet), FREE), layer))
    assert ("Approved by Ines Rook" in document.pages[0].text) is shown


def test_a_field_on_a_layer_that_is_off_proves_nothing() -> None:
    def layer(source: pikepdf.Pdf) -> None:
        off = source.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("off")))
        usual = pikepdf.Dictionary(BaseState=pikepdf.Name.OFF)
        source.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([off]), D=usual)
        source.Root.AcroForm.Fields[0].OC = off

    made = {"FT": "/Tx", "T": "Customer", "V": "Oxbow Mills", "rect": (72, 200, 200, 14)}
    document = seen(changed(form(pdf(_sheet), [made]), layer))
    assert not fields(document)["Customer"].shown


@pytest.mark.parametrize(
    ("note", "first", "shown"),
    [
        ({"Subtype": "/Square", "IC": [1, 1, 1]}, False, False),
        ({"Subtype": "/Square", "IC": [1, 1, 1]}, True, True),
        ({"Subtype": "/StrikeOut"}, False, False),
        ({"Subtype": "/Highlight"}, False, True),
    ],
    ids=["covered", "on a ground", "struck out", "marked"],
)
def test_a_field_that_is_struck_out_or_covered_proves_nothing(
    note: Mapping[str, Any], *, first: bool, shown: bool
) -> None:
    made = {"FT": "/Tx", "T": "Customer", "V": "Oxbow Mills", "rect": (72, 200, 200, 14)}

    def add(source: pikepdf.Pdf) -> None:
        item = pikepdf.Dictionary(Rect=pikepdf.Array([70, 576, 280, 594]), F=4)
        item.Subtype = pikepdf.Name(str(note["Subtype"]))
        if "IC" in note:
            item.IC = pikepdf.Array(note["IC"])
        source.pages[0].obj.Annots.insert(0 if first else 1, source.make_indirect(item))

    document = seen(changed(form(pdf(_sheet), [made]), add))
    assert fields(document)["Customer"].shown is shown
    said = "page 1 has form fields that are struck out or covered ('Customer'); they do not count"
    assert (said in document.problems) is not shown
