"""Our forms in LibreOffice: opened, saved anew, printed."""

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.unit.paper.forms.engagements import DAY, policy_of
from tests.unit.paper.forms.judging import KINDS, planned

from poedesk.paper.forms.drawing import Look, drawn
from poedesk.paper.forms.outline import TICK
from poedesk.paper.forms.reading.back import read_back
from poedesk.proof.assessing.api import find_in
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Overall
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

Office = Callable[[bytes, str, str], bytes]


def controls_in(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").count(b"<w:sdt>")


def test_writer_keeps_every_control_and_what_is_in_it(in_office: Office) -> None:
    form = drawn(*planned(*KINDS["usage"]), Look("docx")).data
    saved = in_office(form, "docx", "docx:MS Word 2007 XML")
    assert controls_in(saved) >= controls_in(form) > 100
    before, after = read_back(form, "form.docx"), read_back(saved, "saved.docx")
    assert after.claim["customer"] == before.claim["customer"]
    assert after.claim["workloads"] == before.claim["workloads"]
    assert after.narratives["usage_work"] == before.narratives["usage_work"]


@pytest.mark.parametrize("kind", KINDS)
def test_printed_from_writer_a_signed_form_proves_its_claim(kind: str, in_office: Office) -> None:
    engagement, narratives = KINDS[kind]
    form = drawn(*planned(engagement, narratives, signed=True), Look("docx")).data
    document = read_document(in_office(form, "docx", "pdf"), "printed.pdf", Job(DEFAULT))
    made = assess(engagement, policy_of(engagement), find_in([document]), DAY)
    open_ones = [(item.id, item.because) for item in made.elements if item.required and item.code != "found"]
    assert made.verdict is Overall.APPROVABLE, open_ones


@pytest.mark.parametrize("flat", [False, True], ids=["fields", "flat"])
def test_draw_shows_every_page(flat: bool, in_office: Office) -> None:  # noqa: FBT001 - a parameter of the test
    outline, made = planned(*KINDS["usage"])
    form = drawn(outline, made, Look("pdf", flat=flat)).data
    printed = read_document(in_office(form, "pdf", "pdf:draw_pdf_Export"), "drawn.pdf", Job(DEFAULT))
    before = read_document(form, "form.pdf", Job(DEFAULT))
    assert len(printed.pages) == len(before.pages)
    text = "".join("".join(page.text.split()) for page in printed.pages)
    asked = [field.label for field in outline.fields() if field.kind != TICK]
    asked += [str(made.values["usage_work"])] if flat else []
    assert [label for label in asked if "".join(str(label).split()) not in text] == []
