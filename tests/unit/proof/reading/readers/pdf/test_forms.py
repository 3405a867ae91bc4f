"""Every fillable field of the file is reported once: name, kind, value, place and printed label."""

import io
from typing import Any

import pikepdf
import pypdfium2 as pypdfium
import pytest

from poedesk.proof.document.model import FieldKind, Read

from .made import Sheet, changed, fields, form, marks, pdf, seen


def _blank(sheet: Sheet) -> None:
    sheet.text(72, 100, "Customer company name")


@pytest.mark.parametrize(
    ("entries", "kind", "value"),
    [
        ({"FT": "/Tx", "V": "Oxbow Mills"}, FieldKind.TEXT, "Oxbow Mills"),
        ({"FT": "/Tx", "V": "Žofie Øst"}, FieldKind.TEXT, "Žofie Øst"),
        ({"FT": "/Tx", "V": "  "}, FieldKind.TEXT, None),
        ({"FT": "/Tx"}, FieldKind.TEXT, None),
        ({"FT": "/Tx", "V": "3 May 2026", "TU": "Date signed"}, FieldKind.DATE, "3 May 2026"),
        (
            {
                "FT": "/Tx",
                "V": "3 May 2026",
                "AA": {"F": {"S": "/JavaScript", "JS": 'AFDate_FormatEx("d mmm yyyy");'}},
            },
            FieldKind.DATE,
            "3 May 2026",
        ),
        ({"FT": "/Tx", "V": "v2", "TU": "Last update of the form"}, FieldKind.TEXT, "v2"),
        (
            {"FT": "/Ch", "V": "m", "Opt": [["m", "Migration"], ["a", "Adoption"]]},
            FieldKind.CHOICE,
            "Migration",
        ),
        ({"FT": "/Ch", "V": "Adoption", "Opt": ["Migration", "Adoption"]}, FieldKind.CHOICE, "Adoption"),
        ({"FT": "/Ch", "V": ["Migration", "Adoption"]}, FieldKind.CHOICE, "Migration\nAdoption"),
        ({"FT": "/Sig"}, FieldKind.SIGNATURE, None),
    ],
)
def test_a_field_has_its_kind_and_value(
    entries: dict[str, object], kind: FieldKind, value: str | None
) -> None:
    data = form(pdf(_blank), [{"T": "f", "rect": (230, 90, 200, 14), **entries}])
    found = fields(seen(data))["f"]
    assert (found.kind, found.value, found.checked) == (kind, value, None)
    assert found.label == "Customer company name"


def test_a_value_may_be_a_stream() -> None:
    def add(source: pikepdf.Pdf) -> None:
        source.Root.AcroForm.Fields[0].V = source.make_stream(b"\xfe\xff\x00O\x00x")

    data = changed(form(pdf(_blank), [{"FT": "/Tx", "T": "f", "rect": (230, 90, 200, 14)}]), add)
    assert fields(seen(data))["f"].value == "Ox"


def test_kids_inherit_and_names_are_joined() -> None:
    parent = {
        "T": "customer",
        "FT": "/Tx",
        "kids": [
            {"T": "name", "V": "Oxbow Mills", "rect": (230, 90, 200, 14)},
            {"T": "site", "V": "Leith", "rect": (230, 120, 200, 14)},
        ],
    }
    found = fields(seen(form(pdf(_blank), [parent])))
    assert {name: field.value for name, field in found.items()} == {
        "customer.name": "Oxbow Mills",
        "customer.site": "Leith",
    }


def test_one_field_with_two_places_is_reported_once() -> None:
    kids = [{"rect": (230, 90, 200, 14)}, {"rect": (230, 190, 200, 14)}]
    document = seen(form(pdf(_blank), [{"T": "f", "FT": "/Tx", "V": "Oxbow", "kids": kids}]))
    assert [(field.name, field.value) for field in document.pages[0].fields] == [("f", "Oxbow")]
    box = document.pages[0].fields[0].box
    assert box is not None
    assert box.top == pytest.approx(90)


def test_radio_buttons_are_one_field_with_a_mark_for_each_choice() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.bold(72, 80, "Type of purchase")
        for number, words in enumerate(("First purchase", "Migration", "Added seats")):
            sheet.text(90, 100 + 20 * number, words)

    kids = [
        {
            "rect": (72, 91 + 20 * number, 10, 10),
            "AS": f"/{state}" if state == "mig" else "/Off",
            "AP": {"N": {state: {}}},
        }
        for number, state in enumerate(("first", "mig", "more"))
    ]
    document = seen(form(pdf(draw), [{"T": "kind", "FT": "/Btn", "Ff": 1 << 15, "V": "/mig", "kids": kids}]))
    field = fields(document)["kind"]
    assert (field.kind, field.value, field.checked, field.label) == (
        FieldKind.RADIO,
        "mig",
        True,
        "Migration",
    )
    assert field.group == "Type of purchase"
    assert {label: mark.checked for label, mark in marks(document).items()} == {
        "First purchase": False,
        "Migration": True,
        "Added seats": False,
    }


def test_an_empty_check_box_is_unchecked_without_value() -> None:
    box = {"T": "c", "FT": "/Btn", "V": "/Off", "AS": "/Off", "rect": (72, 111, 9, 9), "TU": "Tick if public"}
    field = fields(seen(form(pdf(_blank), [box])))["c"]
    assert (field.checked, field.value, field.label) == (False, None, "Tick if public")


def test_push_buttons_are_no_fields() -> None:
    button = {"T": "print", "FT": "/Btn", "Ff": 1 << 16, "rect": (72, 300, 60, 20)}
    assert fields(seen(form(pdf(_blank), [button]))) == {}


def test_a_hidden_field_keeps_its_value_without_a_box() -> None:
    field = fields(
        seen(form(pdf(_blank), [{"T": "f", "FT": "/Tx", "V": "Oxbow", "F": 2, "rect": (230, 90, 200, 14)}]))
    )["f"]
    assert (field.value, field.box) == ("Oxbow", None)


def test_a_widget_that_no_tree_holds_is_a_field_too() -> None:
    def orphan(source: pikepdf.Pdf) -> None:
        source.Root.AcroForm.Fields = pikepdf.Array()

    data = changed(
        form(pdf(_blank), [{"T": "f", "FT": "/Tx", "V": "Oxbow", "rect": (230, 90, 200, 14)}]), orphan
    )
    assert fields(seen(data))["f"].value == "Oxbow"


def test_a_tree_that_holds_itself_ends() -> None:
    def loop(source: pikepdf.Pdf) -> None:
        field = source.Root.AcroForm.Fields[0]
        field.Kids = pikepdf.Array([field, *field.Kids])

    kids = [{"T": "a", "V": "Oxbow", "rect": (230, 90, 200, 14)}]
    data = changed(form(pdf(_blank), [{"T": "f", "FT": "/Tx", "kids": kids}]), loop)
    assert fields(seen(data))["f.a"].value == "Oxbow"


@pytest.mark.parametrize(
    ("x", "y", "rect"),
    [
        (72, 100, (230, 90, 200, 14)),
        (72, 100, (72, 104, 200, 14)),
        (72, 130, (72, 104, 200, 16)),
    ],
    ids=["left", "above", "below"],
)
def test_the_label_stands_left_or_above_or_below(
    x: float, y: float, rect: tuple[float, float, float, float]
) -> None:
    data = form(
        pdf(lambda sheet: sheet.text(x, y, "Customer tenant ID:")), [{"T": "f", "FT": "/Tx", "rect": rect}]
    )
    assert fields(seen(data))["f"].label == "Customer tenant ID"


def test_two_fields_on_a_line_have_their_own_labels() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Name")
        sheet.text(320, 100, "Title")

    made = [
        {"T": "a", "FT": "/Tx", "rect": (120, 90, 180, 14)},
        {"T": "b", "FT": "/Tx", "rect": (360, 90, 180, 14)},
    ]
    found = fields(seen(form(pdf(draw), made)))
    assert (found["a"].label, found["b"].label) == ("Name", "Title")


def test_boxes_of_fields_follow_the_rotation_of_the_page() -> None:
    def turn(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.Rotate = 90

    data = changed(
        form(pdf(_blank), [{"T": "f", "FT": "/Tx", "V": "Oxbow", "rect": (230, 90, 200, 14)}]), turn
    )
    field = fields(seen(data))["f"]
    assert field.box is not None
    assert tuple(field.box) == pytest.approx((688, 230, 702, 430))


def test_an_xfa_form_beside_the_fields_is_named_and_without_fields_makes_the_document_partial() -> None:
    made = [{"T": "f", "FT": "/Tx", "V": "Oxbow", "rect": (230, 90, 200, 14)}]
    both = seen(form(pdf(_blank), made, **{"/XFA": pikepdf.String("<xdp/>")}))
    assert both.read is Read.COMPLETE
    assert "XFA" in both.problems[0]
    only = seen(form(pdf(_blank), [], **{"/XFA": pikepdf.String("<xdp/>")}))
    assert only.read is Read.PARTIAL


def test_a_value_that_is_only_given_with_formatting_is_read() -> None:
    rich = "<body><p>Oxbow <b>Mills</b> &amp; Co.</p><p>Head office</p></body>"
    made = {"FT": "/Tx", "T": "Customer", "RV": rich, "rect": (72, 90, 200, 30)}
    assert fields(seen(form(pdf(_blank), [made])))["Customer"].value == "Oxbow Mills & Co.\nHead office"


def test_a_field_on_no_page_is_told_with_the_first_one_and_proves_nothing() -> None:
    def detach(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.Annots = pikepdf.Array()

    made = {"FT": "/Tx", "T": "Customer", "V": "Oxbow Mills", "rect": (72, 90, 200, 14)}
    document = seen(changed(form(pdf(_blank), [made]), detach))
    field = fields(document)["Customer"]
    assert (field.value, field.box, field.shown) == ("Oxbow Mills", None, False)
    assert "no page shows ('Customer')" in document.problems[0]


@pytest.mark.parametrize(
    ("entries", "value"),
    [
        ({"V": "B", "Opt": [["A", "Alpha"], ["B", "Beta"]]}, "Beta"),
        ({"V": ["A", "B"], "Opt": [["A", "Alpha"], ["B", "Beta"]], "Ff": 1 << 21}, "Alpha\nBeta"),
        ({"V": "Other typed", "Opt": ["Alpha", "Beta"], "Ff": 1 << 17}, "Other typed"),
        ({"V": "", "Opt": ["Alpha"]}, None),
    ],
    ids=["stored name", "several", "typed", "none"],
)
def test_a_choice_is_told_as_it_is_shown(entries: dict[str, Any], value: str | None) -> None:
    made = {"FT": "/Ch", "T": "Sector", "rect": (72, 90, 200, 14), **entries}
    assert fields(seen(form(pdf(_blank), [made])))["Sector"].value == value


def test_the_values_of_a_flattened_form_are_text_of_the_page() -> None:
    made = [
        {"FT": "/Tx", "T": "Customer", "V": "Oxbow Mills", "rect": (72, 90, 200, 14), "DA": "/Helv 10 Tf 0 g"}
    ]
    filled = form(pdf(_blank), made)
    source = pypdfium.PdfDocument(filled)
    source.init_forms()
    page = source[0]
    page.flatten()
    out = io.BytesIO()
    source.save(out)
    document = seen(out.getvalue())
    assert "Oxbow Mills" in document.pages[0].text
    assert not [item for item in fields(document).values() if item.value]


def test_a_box_may_have_any_name_for_its_state() -> None:
    made = {"FT": "/Btn", "T": "Agreed", "V": "/0", "AS": "/0", "rect": (72, 90, 10, 10)}
    field = fields(seen(form(pdf(_blank), [made])))["Agreed"]
    assert (field.value, field.checked) == ("0", True)
    nothing = {"FT": "/Btn", "T": "Agreed", "V": "/", "AS": "/Off", "rect": (72, 90, 10, 10)}
    assert fields(seen(form(pdf(_blank), [nothing])))["Agreed"].checked is False


def test_a_value_that_is_not_the_utf_8_it_says_keeps_what_can_be_read() -> None:
    made = {
        "FT": "/Tx",
        "T": "Name",
        "V": pikepdf.String(b"\xef\xbb\xbfInes \xff Rook"),
        "rect": (72, 90, 200, 14),
    }
    assert fields(seen(form(pdf(_blank), [made])))["Name"].value == "Ines \ufffd Rook"


def test_a_form_of_too_many_fields_says_so_and_its_other_fields_are_no_strays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("poedesk.proof.reading.readers.pdf.form.tree.MOST_NODES", 5)

    def draw(sheet: Sheet) -> None:
        for number in range(12):
            sheet.canvas.acroForm.textfield(name=f"field{number}", value="x", x=72, y=700 - 30 * number)

    document = seen(pdf(draw))
    assert len(document.pages[0].fields) == 5
    assert "more fields than are looked at" in document.problems[0]
