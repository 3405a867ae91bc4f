"""Our form printed, signed and initialled by pen, and scanned: it proves its claim, of every kind.

A date by hand of which words are not sure is left to a person; that is the one thing that may stay open.
"""

import random
from pathlib import Path

import pytest

import poedesk
from eval.making.paper import scanner
from eval.making.paper.pen import Place, initials, placed, signature, written
from eval.making.paper.sheet import INKS, Pen, Sheet, printed
from poedesk.paper.forms.contents import contents
from poedesk.paper.forms.drawing import Look, drawn
from poedesk.paper.forms.samples.load import Sample, kinds, sample
from poedesk.proof.claim.draft import dump
from poedesk.proof.document.model import Field
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document


@pytest.mark.parametrize("kind", kinds())
def test_signed_by_pen_and_scanned_it_proves_its_claim(kind: str, tmp_path: Path) -> None:
    given, dice = sample(kind), random.Random(kind)
    outline = given.form()[0]
    form = drawn(outline, contents(outline, given.claim, given.answers), Look("pdf")).data
    sheets = printed(form)
    for sheet, page in zip(sheets, read_document(form, "form.pdf", Job(DEFAULT)).pages, strict=True):
        for field in page.fields:
            sign(sheet, field, given, dice)
    device = scanner.named("office", dice)
    images = [scanner.scan(sheet, device, dice) for sheet in sheets]
    (tmp_path / "poe.pdf").write_bytes(scanner.FILES["pdf"](images, device))
    (tmp_path / "claim.yaml").write_text(dump(given.claim), "utf-8")
    made = poedesk.check(tmp_path, as_of=given.claim.submitted_on)
    open_ones = {(item.id, item.code) for item in made.elements if item.required and item.code != "found"}
    assert open_ones <= {("acknowledgement.date", "illegible")}


def sign(sheet: Sheet, field: Field, given: Sample, dice: random.Random) -> None:
    """Write with a pen what the customer writes into a field, if it is one of those."""
    box, pen = field.box, Pen(dice.choice(INKS), 1.1)
    signatory = given.claim.customer.signatory
    assert box is not None
    assert signatory is not None
    assert signatory.name is not None
    if field.name == "customer_signature":
        room = Place(box.left + 20, box.top + 6, box.left + 150, box.bottom - 4)
        sheet.draw(placed(signature(signatory.name, dice), room), pen, dice)
    elif field.name == "date_signed":
        sheet.draw(written(given.by_pen["date_signed"], box.left + 6, box.bottom - 10, 10, dice), pen, dice)
    elif field.name in given.by_pen:
        room = Place(box.left + 10, box.top + 5, box.left + 45, box.bottom - 4)
        sheet.draw(placed(initials(signatory.name, dice), room), pen, dice)
