"""XFA forms: one that has ordinary fields too must say the same twice, one without is read from its data."""

from typing import Any

import pikepdf
import pytest

from poedesk.proof.document.model import Document, FieldKind, Read
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.readers.pdf.xfa.merging import Unreadable, entries_of
from poedesk.proof.reading.readers.registry import Refused

from .made import Sheet, changed, fields, form, marks, pdf, seen

GUID = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"

TEMPLATE = """<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1">
<subform>
 <draw><value><text>Proof of execution</text></value></draw>
 <field name="Tenant"><ui><textEdit/></ui>
  <caption><value><text>Customer Tenant ID:</text></value></caption></field>
 <field name="Spare"><ui><textEdit/></ui><caption><value><text>Spare</text></value></caption></field>
 <field name="Signed"><ui><dateTimeEdit/></ui><assist><toolTip>Date signed</toolTip></assist></field>
 <field name="Secret" presence="hidden"><caption><value><text>Secret</text></value></caption></field>
 <field name="Teams"><ui><checkButton/></ui><caption><value><text>Teams</text></value></caption>
  <items><text>Y</text><text>N</text></items></field>
 <field name="Intune"><ui><checkButton/></ui><caption><value><text>Intune</text></value></caption></field>
 <field name="Sector"><ui><choiceList/></ui><caption><value><text>Sector</text></value></caption>
  <items><text>Public</text><text>Commercial</text></items>
  <items save="1" presence="hidden"><text>1</text><text>2</text></items></field>
 <exclGroup name="Kind">
  <field><ui><checkButton shape="round"/></ui><caption><value><text>First purchase</text></value></caption>
   <items><integer>1</integer></items></field>
  <field><ui><checkButton shape="round"/></ui><caption><value><text>Migration</text></value></caption>
   <items><integer>2</integer></items></field>
 </exclGroup>
</subform>
<subform name="Row"><occur max="-1"/>
 <field name="Workload"><caption><value><exData><p>Work<b>load</b></p></exData></value></caption></field>
</subform>
<field name="Contact"><bind match="dataRef" ref="$.People.Contact"/>
 <caption><value><text>Contact</text></value></caption></field>
<field name="Fixed"><bind match="none"/><caption><value><text>Version</text></value></caption>
 <value><text>7</text></value></field>
</subform></template>"""

DATA = f"""<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1>
<Tenant>{GUID}</Tenant><Spare/><Signed>2026-03-04</Signed><Secret>hidden value</Secret><Teams>Y</Teams>
<Intune>0</Intune><Sector>2</Sector><Kind>2</Kind>
<Row><Workload>Exchange Online</Workload></Row><Row><Workload>Viva Engage</Workload></Row>
<People><Contact>Ines Rook</Contact></People>
</form1></xfa:data></xfa:datasets>"""


def _wait(sheet: Sheet) -> None:
    sheet.text(72, 100, "Please wait...")
    sheet.text(72, 120, "If this message is not eventually replaced, your PDF viewer may not be able")
    sheet.text(
        72, 134, "to display this type of document. You can upgrade to the latest version of Adobe Reader."
    )


def _plain(sheet: Sheet) -> None:
    sheet.text(72, 100, "Customer Tenant ID:")


def _with_packets(data: bytes, template: str, values: str, **root: Any) -> bytes:
    def add(source: pikepdf.Pdf) -> None:
        packets = pikepdf.Array()
        for name, text in (("template", template), ("datasets", values)):
            packets.append(pikepdf.String(name))
            packets.append(source.make_stream(text.encode()))
        source.Root.AcroForm.XFA = packets
        for key, value in root.items():
            source.Root[f"/{key}"] = value

    return changed(data, add)


def _dynamic(template: str = TEMPLATE, values: str = DATA) -> Document:
    return seen(_with_packets(form(pdf(_wait), []), template, values, NeedsRendering=True))


def test_a_form_that_only_other_programs_show_is_read_from_its_data() -> None:
    document = _dynamic()
    assert document.read is Read.PARTIAL
    assert "labels and values were read from its data" in document.problems[0]
    assert "print it to a PDF" in document.problems[0]
    lines = [line.split() for line in document.pages[0].text.strip().split("\n")]
    assert [" ".join(line) for line in lines] == [
        "Proof of execution",
        f"Customer Tenant ID: {GUID}",
        "Spare:",
        "Date signed: 2026-03-04",
        "Teams",
        "Intune",
        "Sector: Commercial",
        "Migration",
        "Workload: Exchange Online",
        "Workload: Viva Engage",
        "Contact: Ines Rook",
        "Version: 7",
    ]


def test_its_fields_and_boxes_are_told_with_labels_and_states() -> None:
    document = _dynamic()
    held = fields(document)
    tenant = held["form1[0].#subform[0].Tenant[0]"]
    assert (tenant.label, tenant.value, tenant.kind) == ("Customer Tenant ID", GUID, FieldKind.TEXT)
    assert document.pages[0].text[tenant.start : tenant.end] == GUID
    assert held["form1[0].#subform[0].Signed[0]"].kind is FieldKind.DATE
    assert held["form1[0].Row[1].Workload[0]"].value == "Viva Engage"
    assert not [name for name in held if "Secret" in name]
    states = {label: mark.checked for label, mark in marks(document).items()}
    assert states == {"Teams": True, "Intune": False, "Migration": True}
    assert [item.value for item in find_all(document).found["tenant_id"]] == [GUID]


@pytest.mark.parametrize(
    ("template", "values"),
    [
        (TEMPLATE, DATA.split("<form1>", maxsplit=1)[0] + "</xfa:data></xfa:datasets>"),
        (TEMPLATE.split("<subform>", maxsplit=1)[0] + "</subform></template>", DATA),
        ("<template", DATA),
        ('<!DOCTYPE t [<!ENTITY a "b">]>' + TEMPLATE, DATA),
    ],
    ids=["no data", "no fields", "damaged", "with entities"],
)
def test_a_form_whose_data_tell_nothing_is_refused_with_the_remedy(template: str, values: str) -> None:
    only = TEMPLATE.replace("<value><text>7</text></value>", "")
    with pytest.raises(Refused, match="print it to a PDF"):
        _dynamic(only if template is TEMPLATE else template, values)


def _twice(held: str | None, values: str) -> Document:
    entries: dict[str, Any] = {"FT": "/Tx", "T": "form1[0].#subform[0].Tenant[0]", "rect": (200, 90, 250, 14)}
    if held is not None:
        entries["V"] = held
    return seen(_with_packets(form(pdf(_plain), [entries]), TEMPLATE, values))


def test_a_form_that_says_the_same_twice_is_complete() -> None:
    document = _twice(GUID, DATA)
    assert (document.read, document.problems) == (Read.COMPLETE, ())
    assert [item.value for item in find_all(document).found["tenant_id"]] == [GUID]


@pytest.mark.parametrize(
    ("held", "values", "said"),
    [
        (GUID, DATA.replace(GUID, "another"), "but holds in its XFA data 'another'"),
        (GUID, DATA.replace(GUID, ""), "but holds in its XFA data nothing"),
        (None, DATA, f"holds nothing but holds in its XFA data '{GUID}'"),
    ],
    ids=["another", "nothing", "only there"],
)
def test_a_field_that_holds_another_value_in_its_xfa_data_is_named_and_proves_nothing(
    held: str | None, values: str, said: str
) -> None:
    document = _twice(held, values)
    assert document.read is Read.PARTIAL
    assert "form1[0].#subform[0].Tenant[0]" in document.problems[0]
    assert said in document.problems[0]
    assert not [item for item in find_all(document).found.get("tenant_id", ()) if item.value == GUID]


def test_a_form_in_one_packet_is_read_too() -> None:
    whole = f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">{TEMPLATE}{DATA}</xdp:xdp>'
    with pikepdf.new() as source:
        named = {entry.name: entry.value for entry in entries_of(source.make_stream(whole.encode()))}
        assert named["form1[0].Contact[0]"] == "Ines Rook"
        with pytest.raises(Unreadable):
            entries_of(source.make_stream(b"<xdp"))
