"""Pictures, lines for signatures, lines to write on; bold text that is a heading."""

from tests.unit.proof.reading.readers.word import cell, paragraph, picture, row, run, table, tick

from poedesk.proof.document.model import LINE_HEIGHT

from .seen import page, segment


def test_bold_is_a_heading_unless_it_labels_the_cell_beside_it() -> None:
    boxes = cell(paragraph(run("Migrations", "<w:b/>")), paragraph(tick("1"), " Teams"))
    others = cell(
        paragraph(run("Pilots", "<w:b/>")), paragraph("Such as trials"), paragraph(tick("1"), " Yammer")
    )
    seen = page(table(row(cell(paragraph(run("Name", "<w:b/>"))), "Ines Duarte"), row(boxes, others)))
    assert not segment(seen, "Name").heading
    assert segment(seen, "Pilots").heading
    assert [(mark.label, mark.group) for mark in seen.marks] == [
        ("Teams", "Migrations"),
        ("Yammer", "Pilots"),
    ]


def test_a_picture_on_a_signature_line_has_its_place_there() -> None:
    seen = page(paragraph("Intro") + paragraph("Customer Signature: ", picture()))
    (drawing,) = seen.drawings
    line = segment(seen, "Customer Signature:")
    assert (drawing.kind, drawing.detail) == ("picture", "A signature")
    assert drawing.box.top == line.box.top
    assert drawing.box.left >= line.box.right
    assert drawing.box.width == 100.0


def test_a_picture_in_an_empty_cell_and_one_that_floats() -> None:
    seen = page(table(row("Signature", cell(paragraph(picture())))))
    assert seen.drawings[0].box.left == 200.0
    assert seen.drawings[0].box.top == segment(seen, "Signature").box.top
    offsets = (
        '<wp:positionH relativeFrom="column"><wp:posOffset>1270000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-203200</wp:posOffset></wp:positionV>'
    )
    floating = page(paragraph("one") + paragraph("two") + paragraph(picture("anchor", offsets), "Signature"))
    assert floating.drawings[0].box.left == 100.0
    assert floating.drawings[0].box.top == LINE_HEIGHT


def test_signature_lines_tell_who_should_sign() -> None:
    line = (
        '<w:r><w:pict><v:shape style="width:192pt;height:96pt"><v:imagedata r:id="rId3"/><o:signatureline '
        'id="{0A1B2C3D-0000-4000-8000-000000000001}" issignatureline="t" o:suggestedsigner="Ines Duarte" '
        'o:suggestedsigner2="CIO"/></v:shape></w:pict></w:r>'
    )
    (drawing,) = page(paragraph(line)).drawings
    assert (drawing.kind, drawing.detail) == ("signature-line", "Ines Duarte, CIO")


def test_underlined_blanks_are_lines_to_write_on() -> None:
    underlined = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/><w:tab/></w:r>'
    seen = page(paragraph("Signature", underlined))
    (rule,) = seen.rules
    assert rule.left >= segment(seen, "Signature").box.right
    assert rule.width > 36
