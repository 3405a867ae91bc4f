"""The fields of a PDF template are filled by their names and by the labels printed beside them."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.unit.paper.forms.judging import KINDS, planned
from tests.unit.proof.reading.readers.pdf.made import Sheet, form, pdf

from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.pdf import draw
from poedesk.paper.forms.reading import told_by
from poedesk.paper.forms.templates import filling
from poedesk.paper.forms.templates.fill import wanted
from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read

LABELS = ("Partner Company Name", "Customer Company Name", "Customer Domain Name", "Customer Tenant ID")
FONT = {"DA": "/Helv 10 Tf 0 g"}


def sheet(labels: Sequence[str]) -> bytes:
    def page(page: Sheet) -> None:
        for number, label in enumerate(labels):
            page.text(72, 100 + 30 * number, label)

    return pdf(page)


def text_field(number: int, name: str, **entries: Any) -> Mapping[str, Any]:
    return {
        "FT": "/Tx",
        "T": name,
        "rect": (250, 88 + 30 * number, 250, 18),
        "DA": "/Helv 10 Tf 0 g",
        **entries,
    }


def filled(template: bytes, outline: Outline, made: Contents) -> tuple[dict[str, Any], Document]:
    asked = [[item.name, item.value, item.label, item.heading] for item in wanted(outline, made)]
    answer = filling.run(template, "template.pdf", DEFAULT, {"wanted": asked})
    return answer, read(base64.b64decode(answer["data"]), "template.pdf", DEFAULT)


def values(document: Document) -> dict[str, str | None]:
    return {item.name: item.value for page in document.pages for item in page.fields}


def test_fields_are_known_by_their_printed_labels() -> None:
    template = form(sheet(LABELS), [text_field(number, f"Text{number}") for number in range(4)])
    answer, document = filled(template, *planned(*KINDS["usage"]))
    assert values(document) == {
        "Text0": "Fabrikell Consulting Ltd",
        "Text1": "Marram Health Trust",
        "Text2": "marramhealth.example",
        "Text3": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
    }
    assert ["customer_tenant_id", "page 1, the field 'Customer Tenant ID'"] in answer["placed"]
    assert "business_need" in dict(answer["without"])


def test_fields_are_known_by_names_that_read_like_labels() -> None:
    template = form(sheet([]), [text_field(0, "CustomerTenantID"), text_field(1, "Customer_Company_Name")])
    _, document = filled(template, *planned(*KINDS["usage"]))
    assert values(document)["CustomerTenantID"] == "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
    assert values(document)["Customer_Company_Name"] == "Marram Health Trust"


def test_a_value_that_is_too_long_for_its_field_is_not_cut() -> None:
    template = form(sheet(LABELS[3:]), [text_field(0, "Text0", MaxLen=20)])
    answer, document = filled(template, *planned(*KINDS["usage"]))
    assert "takes 20 characters, and the value has 36" in dict(answer["without"])["customer_tenant_id"]
    assert values(document) == {"Text0": None}


def test_name_and_label_that_disagree_leave_the_field_empty() -> None:
    template = form(sheet(LABELS[3:]), [text_field(0, "CustomerDomain")])
    answer, document = filled(template, *planned(*KINDS["usage"]))
    assert values(document) == {"CustomerDomain": None}
    assert {"customer_tenant_id", "customer_domain"} <= set(dict(answer["without"]))


def test_letters_that_the_file_has_no_font_for_are_stored() -> None:
    outline, made = planned(*KINDS["usage"])
    arabic = "\u0645\u0633\u062a\u0634\u0641\u0649 \u0627\u0644\u0623\u0645\u0644"
    template = form(sheet(LABELS[1:2]), [text_field(0, "Text0")])
    _, document = filled(template, outline, Contents({**made.values, "customer_name": arabic}))
    assert values(document) == {"Text0": arabic}


@pytest.mark.parametrize("kind", ["usage", "presales"])
def test_our_own_empty_form_is_filled_like_any_template(kind: str) -> None:
    engagement, narratives = KINDS[kind]
    outline, made = planned(engagement, narratives)
    answer, document = filled(draw(outline)[0], outline, made)
    assert answer["without"] == []
    assert document.problems == ()
    found = told_by(Findings(document, "unknown"))
    assert found.ours
    assert answers.build(found.narratives) == narratives
