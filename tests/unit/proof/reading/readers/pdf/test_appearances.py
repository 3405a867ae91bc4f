"""A field may hold one thing and show another: then it is in doubt, and said so."""

from collections.abc import Mapping
from typing import Any

import pikepdf
import pytest

from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.readers.pdf.form.appearances import agree
from poedesk.proof.reading.readers.pdf.looks import plain_text

from .made import Sheet, changed, fields, form, marks, pdf, seen

GUID = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
OTHER = "91b5c4d7-1f0e-4f65-8a0c-6b7f33d2a481"


def _sheet(sheet: Sheet) -> None:
    sheet.text(72, 100, "Customer Tenant ID:")


def _field(entries: Mapping[str, Any], look: bytes | None, *, fonts: bool = True, **root: Any) -> Document:
    """Return the reading of a form with one text field whose widget is drawn by ``look``."""
    data = form(pdf(_sheet), [{"FT": "/Tx", "T": "Tenant", "rect": (200, 90, 250, 14), **entries}], **root)

    def draw(source: pikepdf.Pdf) -> None:
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        held = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helvetica))
        source.Root.AcroForm.DR = held
        if look is not None:
            stream = source.make_stream(look)
            stream.Subtype = pikepdf.Name.Form
            stream.BBox = pikepdf.Array([0, 0, 250, 14])
            if fonts:
                stream.Resources = held
            source.Root.AcroForm.Fields[0].AP = pikepdf.Dictionary(N=stream)

    return seen(changed(data, draw))


def _drawn(*parts: bytes) -> bytes:
    return b"/Tx BMC q BT /Helv 9 Tf 2 3 Td " + b" ".join(part + b" Tj" for part in parts) + b" ET Q EMC"


@pytest.mark.parametrize(
    ("value", "look"),
    [
        (GUID, _drawn(f"({GUID})".encode())),
        ("Oxbow Mills (UK)", _drawn(rb"(Oxbow Mills \(UK\))")),
        ("Caf\u00e9 Halm", _drawn(rb"(Caf\351 Halm)")),
        ("Oxbow Mills", _drawn(b"<4f78626f77>", b"<204d696c6c73>")),
        ("OX12", _drawn(b"(O)", b"(X)", b"(1)", b"(2)")),
        ("one\rtwo", _drawn(b"(one)", b"(two)")),
        (GUID, None),
    ],
    ids=["plain", "escaped", "octal", "hexadecimal", "comb", "lines", "left to the viewer"],
)
def test_a_field_that_shows_what_it_holds_is_read(value: str, look: bytes | None) -> None:
    for fonts in (True, False):
        document = _field({"V": value}, look, fonts=fonts)
        assert (document.read, document.problems) == (Read.COMPLETE, ())
        assert fields(document)["Tenant"].value == value
        assert fields(document)["Tenant"].shown


@pytest.mark.parametrize(
    ("entries", "look", "said"),
    [
        ({"V": GUID}, _drawn(f"({OTHER})".encode()), f"holds '{GUID}' but shows '{OTHER}'"),
        ({"V": GUID}, _drawn(b"<" + OTHER.encode().hex().encode() + b">"), f"but shows '{OTHER}'"),
        ({"V": GUID}, b"/Tx BMC EMC", f"holds '{GUID}' but shows nothing"),
        ({}, _drawn(f"({OTHER})".encode()), f"holds nothing but shows '{OTHER}'"),
        ({}, _drawn(b"<" + OTHER.encode().hex().encode() + b">"), f"holds nothing but shows '{OTHER}'"),
    ],
    ids=["other", "other in figures", "nothing shown", "nothing held", "nothing held, in figures"],
)
def test_a_field_that_shows_something_else_is_named_and_proves_nothing(
    entries: Mapping[str, Any], look: bytes, said: str
) -> None:
    document = _field(entries, look)
    assert document.read is Read.PARTIAL
    assert document.problems[0].startswith("the form field 'Tenant' on page 1 ")
    assert said in document.problems[0]
    assert not fields(document)["Tenant"].shown
    assert find_all(document).found.get("tenant_id", ()) == () or all(
        item.value not in {GUID, OTHER} for item in find_all(document).found["tenant_id"]
    )


def test_the_same_field_proves_when_both_agree() -> None:
    found = find_all(_field({"V": GUID}, _drawn(f"({GUID})".encode()))).found
    assert [item.value for item in found["tenant_id"]] == [GUID]


def test_an_empty_appearance_says_nothing_where_the_form_asks_viewers_to_draw_anew() -> None:
    assert _field({"V": GUID}, b"/Tx BMC EMC", **{"/NeedAppearances": True}).read is Read.COMPLETE
    other = _field({"V": GUID}, _drawn(f"({OTHER})".encode()), **{"/NeedAppearances": True})
    assert other.read is Read.PARTIAL


def test_hidden_fields_keep_their_values_and_prove_nothing() -> None:
    document = _field({"V": GUID, "F": 2}, None)
    assert document.read is Read.COMPLETE
    assert document.problems == ("its form holds values that no page shows ('Tenant'); they do not count",)
    assert (fields(document)["Tenant"].value, fields(document)["Tenant"].shown) == (GUID, False)
    assert not [item for item in find_all(document).found.get("tenant_id", ()) if item.value == GUID]


@pytest.mark.parametrize(
    ("held", "shown", "formatted", "same"),
    [
        ("1234.5", "$1,234.50", True, True),
        ("1234.5", "$9,999.00", True, False),
        ("2026-03-04", "04.03.2026", True, True),
        ("Oxbow", "Quillon", True, False),
        ("Oxbow Mills " * 12, "Oxbow Mills " * 5, False, True),
        ("Oxbow Mills and not Quillon", "Oxbow Mills", False, False),
        ("\u2713", "4", False, False),
        ("Of\ufb01ce", "Office", False, True),
        ("شركة Oxbow Mills", "Mills Oxbow شركة", False, True),
        ("شركة Oxbow Mills", "Quillon Oxbow شركة", False, False),
        ("Oxbow Mills", "Mills Oxbow", False, False),
        ("בין 12 ל-27 בפברואר", "בין 12 ל27- בפברואר", False, True),
        ("בין 12 ל-27 בפברואר", "בין 12 ל28- בפברואר", False, False),
    ],
)
def test_formatting_and_cut_ends_are_no_difference(
    held: str, shown: str, *, formatted: bool, same: bool
) -> None:
    assert agree(held, shown, formatted=formatted) is same


def _box(value: str | None, state: str, looks: tuple[str, ...] = ("Yes", "Off")) -> Document:
    def draw(sheet: Sheet) -> None:
        sheet.text(90, 100, "Teams")

    entries: dict[str, Any] = {"FT": "/Btn", "T": "Teams", "AS": f"/{state}", "rect": (72, 91, 10, 10)}
    if value is not None:
        entries["V"] = f"/{value}"
    data = form(pdf(draw), [entries])

    def add(source: pikepdf.Pdf) -> None:
        drawn = pikepdf.Dictionary({f"/{name}": source.make_stream(b"0 0 9 9 re f") for name in looks})
        source.Root.AcroForm.Fields[0].AP = pikepdf.Dictionary(N=drawn)

    return seen(changed(data, add))


@pytest.mark.parametrize(
    ("value", "state", "checked", "read"),
    [
        ("Yes", "Yes", True, Read.COMPLETE),
        ("Off", "Off", False, Read.COMPLETE),
        (None, "Yes", True, Read.COMPLETE),
        (None, "Off", False, Read.COMPLETE),
        ("Yes", "Off", None, Read.PARTIAL),
        ("Off", "Yes", None, Read.PARTIAL),
        ("On", "On", None, Read.PARTIAL),
    ],
    ids=["on", "off", "only drawn on", "only drawn off", "held on", "drawn on", "a state without a drawing"],
)
def test_a_box_counts_as_ticked_only_when_it_is_drawn_so(
    value: str | None, state: str, *, checked: bool | None, read: Read
) -> None:
    document = _box(value, state)
    assert (fields(document)["Teams"].checked, document.read) == (checked, read)
    assert marks(document)["Teams"].checked is checked


@pytest.mark.parametrize(
    ("drawn", "chosen"), [((False, True), True), ((True, False), None), ((True, True), True)]
)
def test_radio_buttons_that_are_drawn_otherwise_than_the_group_holds_choose_nothing(
    drawn: tuple[bool, bool], *, chosen: bool | None
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(90, 100, "First purchase")
        sheet.text(90, 120, "Migration")

    kids = [
        {"AS": f"/{name}" if on else "/Off", "rect": (72, 91 + 20 * row, 10, 10)}
        for row, (name, on) in enumerate(zip(("First", "Migration"), drawn, strict=True))
    ]
    data = form(pdf(draw), [{"FT": "/Btn", "Ff": 1 << 15, "T": "Kind", "V": "/Migration", "kids": kids}])

    def add(source: pikepdf.Pdf) -> None:
        for kid, name in zip(source.Root.AcroForm.Fields[0].Kids, ("/First", "/Migration"), strict=True):
            look = source.make_stream(b"0 0 9 9 re f")
            kid.AP = pikepdf.Dictionary(N=pikepdf.Dictionary({name: look, "/Off": source.make_stream(b"")}))

    document = seen(changed(data, add))
    agreed = drawn == (False, True)
    assert (fields(document)["Kind"].checked, fields(document)["Kind"].shown) == (chosen, agreed)
    states = [marks(document)[label].checked for label in ("First purchase", "Migration")]
    assert states == ([False, True] if agreed else [None, None])


@pytest.mark.parametrize(
    ("operators", "said"),
    [
        (b"BT (O) Tj (x) Tj [(b) -20 (ow)] TJ ET", "Oxbow"),
        (rb"BT (O) Tj (\(x\)) Tj ET", "O(x)"),
        (b"BT (Caf\xe9) Tj ( no.) Tj ET", "Caf\u00e9 no."),
        (b"BT (\xfe\xff\x00O\x00x) Tj ET", "Ox"),
    ],
)
def test_letters_shown_one_by_one_say_what_they_say_together(operators: bytes, said: str) -> None:
    assert plain_text(operators) == said
