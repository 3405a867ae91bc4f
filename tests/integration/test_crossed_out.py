"""Papers that are crossed out or marked over all of their page, from the file to the verdict."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import wrap

import pytest
import yaml
from tests.checking import check
from tests.integration.test_dishonest_bundles import CLAIM, SOW, answer
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf
from tests.unit.proof.reading.readers.word import docx, paragraph

from poedesk.proof.assessing.model import Assessment

TOP, LEADING = 60.0, 13.0
SIGNATURE = "acknowledgement.signature"
LINES = [part for line in SOW.splitlines() for part in wrap(line, 100) or [""]]


def level(begins: str) -> float:
    """The height from the top of the line that begins so."""
    return TOP + LEADING * next(at for at, line in enumerate(LINES) if line.startswith(begins))


def paper(over: Callable[[Sheet], None]) -> bytes:
    def draw(sheet: Sheet) -> None:
        for at, line in enumerate(LINES):
            sheet.text(50, TOP + LEADING * at, line, size=8)
        over(sheet)

    return pdf(draw)


def judged(folder: Path, data: bytes, name: str = "sow.pdf") -> Assessment:
    (folder / "claim.yaml").write_text(yaml.safe_dump(CLAIM), encoding="utf-8")
    (folder / name).write_bytes(data)
    return check(folder, as_of=date(2026, 5, 4))


def crossed(sheet: Sheet, party: str = "Accepted for Halden") -> None:
    top = level(party) - 10
    foot = top + 5 * LEADING
    sheet.line(45, top, 300, foot)
    sheet.line(45, foot, 300, top)


def hatched(sheet: Sheet) -> None:
    top = level("Accepted for Halden") - 10
    for number in range(24):
        sheet.line(45 + 8 * number, top, 125 + 8 * number, top + 5 * LEADING)


def marked(word: str, turn: float) -> Callable[[Sheet], None]:
    def over(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setFillGray(0.85)
        canvas.translate(306, 396)
        canvas.rotate(turn)
        canvas.setFont("Helvetica-Bold", 80)
        canvas.drawCentredString(0, 0, word)

    return over


@pytest.mark.parametrize(
    "over",
    [
        crossed,
        lambda sheet: sheet.line(45, level("Date: 14") + 4, 300, level("Accepted for Halden") - 8),
        lambda sheet: sheet.line(40, 40, 570, 750),
        hatched,
    ],
)
def test_a_signature_that_lines_cross_out_is_a_question(
    tmp_path: Path, over: Callable[[Sheet], None]
) -> None:
    found = judged(tmp_path, paper(over))
    assert answer(found, SIGNATURE) == "unclear uncertain"
    assert "crossed out" in found.element(SIGNATURE).because


@pytest.mark.parametrize(
    "over",
    [
        lambda sheet: sheet.line(50, 30, 560, 30),
        lambda sheet: crossed(sheet, "Accepted for Brightwater"),
        lambda sheet: sheet.line(400, level("3. Acceptance"), 560, level("Date: 10")),
        marked("ORIGINAL", 45),
        marked("COPY", 45),
        marked("Brightwater", 45),
    ],
)
def test_lines_and_marks_that_take_nothing_back_change_nothing(
    tmp_path: Path, over: Callable[[Sheet], None]
) -> None:
    assert judged(tmp_path, paper(over)).verdict == "approvable"


@pytest.mark.parametrize("turn", [0, 45, 90])
@pytest.mark.parametrize("word", ["DRAFT", "VOID", "MUSTER", "BOZZA", "NOT VALID"])
def test_a_mark_across_the_page_leaves_the_kind_open(tmp_path: Path, word: str, turn: float) -> None:
    assert answer(judged(tmp_path, paper(marked(word, turn))), "document.kind") == (
        "unclear unacceptable_document"
    )


@pytest.mark.parametrize(("word", "verdict"), [("DRAFT", "needs_review"), ("ORIGINAL", "approvable")])
def test_so_does_a_watermark_of_word(tmp_path: Path, word: str, verdict: str) -> None:
    shape = f'<v:shape style="width:400pt;height:90pt"><v:textpath string="{word}"/></v:shape>'
    art = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    body = paragraph(art) + "".join(paragraph(line) for line in LINES if line)
    assert judged(tmp_path, docx(body), "sow.docx").verdict == verdict
