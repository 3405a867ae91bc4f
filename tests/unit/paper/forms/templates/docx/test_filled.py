"""A Word template that somebody else made is filled at its own places, and nowhere else."""

import base64
import io
import zipfile
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.unit.paper.forms.engagements import DAY, claim, policy_of
from tests.unit.paper.forms.judging import KINDS, SIGNED, found_in_word, judged, planned, reworked
from tests.unit.paper.forms.seed import seed_form
from tests.unit.proof.reading.readers.docx.test_signatures import identity, signed  # noqa: F401 - a fixture
from tests.unit.proof.reading.readers.word import cell, control, docx, paragraph, row, run, table

from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.reading import told_by
from poedesk.paper.forms.templates import fill, filling
from poedesk.paper.forms.templates.fill import TemplateNotFilled, wanted
from poedesk.paper.forms.word import draw
from poedesk.proof.assessing.templates.fingerprint import fingerprint
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Refused


def filled(template: bytes, outline: Outline, made: Contents) -> dict[str, Any]:
    """Return what the sandbox's task answers, run here."""
    asked = [[item.name, item.value, item.label, item.heading] for item in wanted(outline, made)]
    return filling.run(template, "template.docx", DEFAULT, {"wanted": asked})


def bytes_of(answer: dict[str, Any]) -> bytes:
    return base64.b64decode(answer["data"])


def usage() -> tuple[Outline, Contents]:
    return planned(*KINDS["usage"])


@pytest.mark.parametrize("controls", [False, True])
@pytest.mark.parametrize("kind", ["usage", "presales"])
def test_the_programmes_layout_is_filled_and_proves_the_claim_when_signed(kind: str, controls: bool) -> None:  # noqa: FBT001
    engagement, narratives = KINDS[kind]
    outline, made = planned(engagement, narratives)
    answer = filled(seed_form({name: SIGNED[name] for name in SIGNED}, controls=controls), outline, made)
    assert answer["without"] == []
    where = "control" if controls else "cell beside"
    assert ["customer_name", f"the {where} 'Customer Company Name'"] in answer["placed"]
    found = found_in_word(bytes_of(answer))
    open_ones = {
        each.id for each in judged(engagement, found).elements if each.required and each.code != "found"
    }
    # The template that the test draws has no place for the disclosure's initials.
    assert open_ones <= {"disclosure.subscription_information", "business_applications.purchase_type"}
    assert told_by(found).narratives["business_need"] == narratives.business_need


def test_other_parts_of_the_file_stay_as_they_are() -> None:
    template = reworked(seed_form(), lambda _root: None)
    made = bytes_of(filled(template, *usage()))
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]


def test_of_two_places_for_one_value_neither_is_chosen() -> None:
    twice = docx(
        table(
            row("Customer Company Name", ""), row("Customer Tenant ID", ""), row("Customer Company Name", "")
        )
    )
    answer = filled(twice, *usage())
    assert [name for name, _ in answer["placed"]] == ["customer_tenant_id"]
    why = dict(answer["without"])["customer_name"]
    assert why.startswith("could stand at 2 places, so it was left out")


def test_a_place_that_could_be_anybodys_stays_empty() -> None:
    answer = filled(docx(table(row("Company Name", ""), row("Name", ""), row("Title", ""))), *usage())
    assert answer["placed"] == []


def test_what_the_customer_writes_is_never_filled() -> None:
    outline, made = planned(claim(), signed=True)
    names = {item.name for item in wanted(outline, made)}
    assert not names & set(SIGNED)


def test_what_is_filled_in_already_is_left_alone() -> None:
    answer = filled(docx(table(row("Customer Tenant ID", "a tenant"))), *usage())
    assert "customer_tenant_id" in dict(answer["without"])


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Customer Tenant ID: ____________________"),
        paragraph("Customer Tenant ID:"),
        paragraph("Customer Tenant ID") + paragraph(""),
        paragraph("Customer Tenant ID: ", control('<w:tag w:val="x1"/><w:text/>', run("Click here"))),
        paragraph(control('<w:alias w:val="Customer Tenant ID"/><w:text/>', run(" "))),
    ],
    ids=["underscores", "colon", "line below", "control after its label", "titled control"],
)  # fmt: skip
def test_a_line_takes_its_value_where_it_leaves_room(body: str) -> None:
    answer = filled(docx(body), *usage())
    assert [name for name, _ in answer["placed"]] == ["customer_tenant_id"]
    text = found_in_word(bytes_of(answer)).document.pages[0].text
    assert "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62" in text
    assert "___" not in text
    assert "Click here" not in text


def test_a_control_whose_data_is_elsewhere_shows_what_was_written() -> None:
    bound = control(
        '<w:tag w:val="CustomerTenantID"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>',
        run("old"),
    )
    answer = filled(docx(paragraph(bound)), *usage())
    assert [name for name, _ in answer["placed"]] == ["customer_tenant_id"]
    assert "show what was written" in answer["notes"][0]


def test_a_list_takes_only_what_it_offers() -> None:
    entries = '<w:dropDownList><w:listItem w:displayText="Contoso" w:value="1"/></w:dropDownList>'
    answer = filled(
        docx(paragraph(control(f'<w:alias w:val="Partner Company Name"/>{entries}', run("x")))), *usage()
    )
    assert "its list has no entry 'Fabrikell Consulting Ltd'" in dict(answer["without"])["partner_name"]


def test_a_table_of_products_takes_a_row_for_each() -> None:
    outline, made = planned(*KINDS["presales"])
    empty = table(
        row("Product name", "Subscription ID", "Purchase type"),
        row("", "", ""),
        row("", "", ""),
        widths=(3000,) * 3,
    )
    answer = filled(docx(empty), outline, made)
    cells = {name for name in made.values if name.startswith("products_")}
    assert {name for name, _ in answer["placed"]} >= cells
    assert "products" not in dict(answer["without"])
    text = found_in_word(bytes_of(answer)).document.pages[0].text
    assert text.index("Dynamics 365 Sales") < text.index("Power BI Pro")


def test_the_fingerprint_is_that_of_the_printed_labels() -> None:
    empty, full = seed_form(), seed_form({**usage()[1].values, **SIGNED})
    same = {fingerprint(found_in_word(data).document) for data in (empty, full, seed_form(controls=True))}
    assert len(same) == 1
    other = docx(table(row("Customer Company Name", ""), row("Customer Tenant ID", "")))
    assert fingerprint(found_in_word(other).document) not in same


def test_a_file_that_is_no_template_is_refused_with_a_reason() -> None:
    with pytest.raises(Refused, match="templates are DOCX or PDF files"):
        filling.run(b"Customer Tenant ID:", "a.txt", DEFAULT, {"wanted": []})


def test_templates_are_filled_in_the_sandbox() -> None:
    engagement = claim()
    outline, made = usage()
    done = fill(seed_form(), outline, made, policy=policy_of(engagement), on=DAY, name="template.docx")
    places = {item.field: item.place for item in done.placed}
    assert places["customer.tenant_id"] == "the cell beside 'Customer Tenant ID'"
    assert places["activities.teams.adoption"] == "the box 'Teams' under 'Adoption & Change Management'"
    assert done.template.accepted is None
    assert "lists no templates" in done.template.because


def test_a_template_that_cannot_be_read_is_named() -> None:
    outline, made = usage()
    with pytest.raises(TemplateNotFilled, match=r"broken\.docx cannot be filled"):
        fill(b"PK\x03\x04", outline, made, policy=policy_of(claim()), on=DAY, name="broken.docx")


def test_a_control_in_a_cell_and_the_cell_are_one_place() -> None:
    held = cell(paragraph(control('<w:alias w:val="Customer Tenant ID"/><w:text/>', run(" "))))
    answer = filled(docx(table(row(cell("Customer Tenant ID"), held))), *usage())
    assert [name for name, _ in answer["placed"]] == ["customer_tenant_id"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_our_own_empty_form_is_filled_like_any_template(kind: str) -> None:
    engagement, narratives = KINDS[kind]
    outline, made = planned(engagement, narratives)
    answer = filled(draw(outline), outline, made)
    assert answer["without"] == []
    found = told_by(found_in_word(bytes_of(answer)))
    assert found.ours
    assert answers.build(found.narratives) == narratives


def test_a_signed_file_is_not_changed(identity: tuple[rsa.RSAPrivateKey, str]) -> None:  # noqa: F811 - a fixture
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in signed(identity).items():
            archive.writestr(name, data)
    with pytest.raises(Refused, match="any change breaks the signature"):
        filled(stream.getvalue(), *usage())
