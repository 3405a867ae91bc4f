"""Scans and pictures read in the sandbox, with the real engine."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from tests.unit.proof.reading.ocr.paper import LINES, Pixels, file, printed
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf
from tests.unit.proof.reading.readers.sheets.books import relations
from tests.unit.proof.reading.readers.slides.decks import frame, pptx, slide
from tests.unit.proof.reading.readers.word import docx, paragraph, picture, run

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import read as reading
from poedesk.proof.reading import whole
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.ocr import installed
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.read import read_bytes, read_paths
from poedesk.proof.reading.shown.pictures import taken_out


def top() -> Pixels:
    return printed()[120:560]


def scanned(layer: str | None = None) -> bytes:
    """Return a PDF whose page is a picture, with a text layer that nobody sees."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(Image.fromarray(printed())), 0, 0, 612, 792)
        if layer is None:
            return
        for number, line in enumerate(LINES):
            text = sheet.canvas.beginText(72, 792 - (100 + 40 * number))
            text.setTextRenderMode(3)
            text.setFont("Helvetica", 12)
            text.textOut(line if layer == "right" else layer)
            sheet.canvas.drawText(text)

    return pdf(draw)


def says_all(document: Document) -> bool:
    return document.pages[0].text.splitlines() == list(LINES)


def test_a_picture_is_read_in_the_sandbox_page_by_page() -> None:
    heard: list[tuple[int, int]] = []
    with Sandbox(DEFAULT.with_sight()) as seer:
        document = seer.read(
            file(top(), dpi=(150, 150)), "a.png", sight=True, page_begun=lambda *page: heard.append(page)
        )
        assert seer.confinement is not None
        assert seer.confinement.network != "python"
    assert document.read is Read.COMPLETE
    assert says_all(document)
    assert heard == [(1, 1)]
    assert (document.pages[0].engine or "").startswith("rapidocr")


def test_a_scanned_pdf_and_a_scan_with_a_right_layer_say_the_same(tmp_path: Path) -> None:
    for name, layer in (("bare.pdf", None), ("layered.pdf", "right")):
        (tmp_path / name).write_bytes(scanned(layer))
    told: list[str] = []
    documents = read_paths(sorted(tmp_path.iterdir()), progress=lambda name, *_: told.append(Path(name).name))
    assert [document.read for document in documents] == [Read.COMPLETE, Read.COMPLETE]
    assert all(map(says_all, documents))
    assert all(not document.problems for document in documents)
    assert "bare.pdf, page 1 of 1" in told


def test_a_layer_that_lies_is_not_believed() -> None:
    document = read_bytes(scanned("The customer Harrow Bank signed in 2030"), "scan.pdf")
    assert says_all(document)
    assert any("does not say what its picture shows" in problem for problem in document.problems)


def test_a_scan_pasted_below_typed_text_is_read_once_and_at_its_place() -> None:
    typed = "Acceptance of the work described below, as agreed between both of us in March"

    def draw(sheet: Sheet) -> None:
        for number in range(2):
            sheet.text(72, 100 + 20 * number, typed)
        sheet.canvas.drawImage(ImageReader(Image.fromarray(top())), 72, 80, 460, 460 * 440 / 1275)

    page = read_bytes(pdf(draw), "pasted.pdf").pages[0]
    assert page.text.splitlines() == [typed, typed, *LINES]
    place = page.text.index("Tenant")
    box = next(page.displayed(word.box) for word in page.words if word.start == place)
    right = 72 + 460 * (72 + 60) / 612
    assert abs(box.left - right) < 20
    assert abs(box.top - (792 - 80 - 460 * 440 / 1275 + 460 * (100 + 80 - 58 - 12) / 612)) < 8


def with_pictures() -> bytes:
    """Return a Word document with a pasted scan, a photograph of no paper, and a signature."""
    shades = np.indices((300, 400)).sum(axis=0) % 120
    pasted = picture(width=5_800_000, height=2_000_000)
    body = (
        paragraph(run("The signed page is below."))
        + paragraph(pasted)
        + paragraph(pasted.replace("rId9", "rId8"))
        + paragraph(run("Signature: "), picture().replace("rId9", "rId7"))
    )
    names = {"rId9": "scan.png", "rId8": "house.png", "rId7": "name.png"}
    content = {"scan.png": top(), "house.png": shades.astype(np.uint8), "name.png": top()[:30]}
    links = {key: ("image", f"media/{name}") for key, name in names.items()}
    return docx(body, links, {f"media/{name}": file(grey) for name, grey in content.items()})


def test_a_page_pasted_into_a_word_document_is_a_document_in_it_and_a_signature_is_none() -> None:
    data = with_pictures()
    document = read_bytes(data, "sow.docx")
    assert document.read is Read.COMPLETE
    assert [inner.name for inner in document.attachments] == ["sow.docx/scan.png"]
    assert says_all(document.attachments[0])
    assert len(document.pages[0].drawings) == 3
    with Sandbox() as sandbox:
        taken = taken_out(sandbox, data, "sow.docx", document.attachments[0].sha256)
    assert taken == file(top())


def test_a_page_pasted_into_a_slide_is_a_document_in_it() -> None:
    pasted = '<p:pic><p:blipFill><a:blip r:embed="rId9"/></p:blipFill><p:spPr>{}</p:spPr></p:pic>'
    deck = pptx(
        slide(pasted.format(frame(60, 60, 600, 207))),
        more={
            "ppt/slides/_rels/slide1.xml.rels": relations(("rId9", "image", "../media/scan.png")),
            "ppt/media/scan.png": file(top()),
        },
    )
    document = read_bytes(deck, "deck.pptx")
    assert (document.read, document.problems) == (Read.COMPLETE, ())
    assert [inner.name for inner in document.attachments] == ["deck.pptx/scan.png"]
    assert says_all(document.attachments[0])


def test_each_frame_of_a_tiff_is_a_page() -> None:
    blank = Image.fromarray(np.full((300, 300), 250, np.uint8))
    data = file(top(), "TIFF", save_all=True, append_images=[blank], dpi=(150, 150))
    document = read_bytes(data, "fax.tif")
    assert [page.number for page in document.pages] == [1, 2]
    assert says_all(document)


def test_without_an_engine_a_scan_is_unread_and_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "installed", lambda: None)
    monkeypatch.setattr(reading, "installed", lambda: None, raising=False)
    monkeypatch.setattr(installed, "find_spec", lambda _name: None)
    document = read_bytes(scanned(), "scan.pdf")
    assert document.read is Read.UNREADABLE
    assert document.pages == ()
