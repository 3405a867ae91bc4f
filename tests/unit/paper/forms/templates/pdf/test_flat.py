"""Text is set on flat pages where labels, lines and boxes leave room; what does not fit is not cut."""

import base64
from typing import Any

import pytest
from tests.unit.paper.forms.judging import KINDS, planned
from tests.unit.paper.forms.seed import seed_pdf
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf, turned

from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.reading import Told, told_by
from poedesk.paper.forms.templates import filling
from poedesk.paper.forms.templates.fill import wanted
from poedesk.proof.document.model import Document
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read
from poedesk.proof.reading.readers.registry import Refused

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"


def filled(template: bytes, outline: Outline, made: Contents) -> tuple[dict[str, Any], Document]:
    asked = [[item.name, item.value, item.label, item.heading] for item in wanted(outline, made)]
    answer = filling.run(template, "template.pdf", DEFAULT, {"wanted": asked})
    return answer, read(base64.b64decode(answer["data"]), "template.pdf", DEFAULT)


def told(document: Document) -> Told:
    return told_by(find_all(document))


@pytest.mark.parametrize("kind", ["usage", "presales"])
def test_the_programmes_layout_is_filled_and_can_be_read_back(kind: str) -> None:
    engagement, narratives = KINDS[kind]
    answer, document = filled(seed_pdf(), *planned(engagement, narratives))
    assert answer["without"] == []
    found = told(document)
    assert found.claim["customer"]["tenant_id"] == TENANT
    assert found.claim["partner"] == {"name": engagement.partner.name}
    assert answers.build(found.narratives) == narratives
    if kind == "usage":
        assert found.claim["workloads"] == engagement.to_json()["workloads"]
    assert {problem.field for problem in found.unread} == {"customer_signature", "date_signed"}


@pytest.mark.parametrize("lined", ["rule", "underscores", "colon"])
def test_a_line_after_a_label_takes_the_value(lined: str) -> None:
    def page(sheet: Sheet) -> None:
        after = {"rule": "", "underscores": ": ______________________________________", "colon": ":"}
        sheet.text(72, 100, f"Customer Tenant ID{after[lined]}")
        if lined == "rule":
            sheet.line(200, 102, 500, 102)
        sheet.text(72, 200, "Anything else")

    answer, document = filled(pdf(page), *planned(*KINDS["usage"]))
    assert [name for name, _ in answer["placed"]] == ["customer_tenant_id"]
    assert TENANT in document.pages[0].text


def test_what_does_not_fit_is_named_and_not_cut() -> None:
    outline, made = planned(*KINDS["usage"])
    long = Contents({**made.values, "business_need": "Marram needed more of it. " * 120})
    answer, document = filled(seed_pdf(), outline, long)
    assert "more than fit there" in dict(answer["without"])["business_need"]
    assert "Marram needed more" not in document.pages[1].text


def test_letters_without_a_font_are_named() -> None:
    outline, made = planned(*KINDS["usage"])
    odd = Contents({**made.values, "project_name": "Ward \u0378"})
    answer, _ = filled(seed_pdf(), outline, odd)
    assert "no font here has its letters" in dict(answer["without"])["project_name"]


def test_nothing_is_set_on_a_page_that_lies_turned() -> None:
    answer, _ = filled(turned(seed_pdf(), 90), *planned(*KINDS["usage"]))
    assert answer["placed"] == []
    assert any("lies turned" in note for note in answer["notes"])


def test_a_picture_of_a_form_is_refused() -> None:
    def page(sheet: Sheet) -> None:
        sheet.picture(0, 0, 612, 792)

    with pytest.raises(Refused):
        filled(pdf(page), *planned(*KINDS["usage"]))
