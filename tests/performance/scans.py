"""Scanned pages beside tesseract: how long one takes, how many of its words are read; how long a pen takes.

Run by ``bench.py``; as a program it waits for orders as ``peers.py`` does, in the environment of an engine.
Times are those of the processor, of which each is given one, so that other programs disturb little.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pypdfium
from PIL import Image

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[2] / "src"))
from peers import serve

from poedesk.proof.reading.ocr.looking import Picture, Seen, look
from poedesk.proof.reading.ocr.models.engine import engine
from poedesk.proof.reading.ocr.penned import penned

ROOT = Path(__file__).parents[2]

DOTS = 200
"""Dots an inch of the pages."""

DEVICES = ("office", "crooked", "worn", "copy")
"""What scans them in turn: those of ``eval.making.paper.scanner`` that have so many dots and turn nothing."""

TESSERACT = shutil.which("tesseract")
"""Null where it is not installed."""

_LONG_ENOUGH = 1000.0
"""Seconds after which a page would be given up."""


def write_pages(folder: Path) -> None:
    """Write pages of twelve kinds as PNG files, each with the text that is printed on it beside it."""
    sys.path.append(str(ROOT))
    from eval.making.paper.scanner import SCANS, scan  # noqa: PLC0415 - only here are pages made

    folder.mkdir()
    for number, (sheet, text) in enumerate(_sheets()):
        how = SCANS[DEVICES[number % len(DEVICES)]]
        taken = scan(sheet, replace(how, dpi=DOTS, colour=False), random.Random(number))
        path = folder / f"page-{number:02}.png"
        taken.convert("L").save(path, dpi=(DOTS, DOTS))
        path.with_suffix(".txt").write_text(text, "utf-8")


def _sheets() -> Iterator[tuple[Any, str]]:
    """Yield sheets of paper with what is printed on them: examples, long documents of ours, signed forms."""
    from documents import form_pdf, statement_pdf  # noqa: PLC0415

    from eval.making.paper.sheet import printed  # noqa: PLC0415
    from eval.making.paper.sheets.forms import form_sheet  # noqa: PLC0415

    examples = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*/*.pdf"))[:5]]
    for data, number in ((statement_pdf(7, 6), 1), (form_pdf(3, 2), 0), *((data, 0) for data in examples)):
        with pypdfium.PdfDocument(data) as document:
            yield printed(data)[number], document[number].get_textpage().get_text_range()
    for seed in range(5):
        sheet, form = form_sheet(random.Random(seed))
        yield sheet, "\n".join(form.words)


def picture(path: str) -> Picture:
    """Return a page as the reader is given it."""
    with Image.open(path) as image:
        colours = np.asarray(image.convert("RGB"))
    return Picture(colours, colours.shape[1] * 72 / DOTS, colours.shape[0] * 72 / DOTS)


def read_scan(paths: Sequence[str]) -> None:
    """Set a page straight and recognise its words, on one processor."""
    for path in paths:
        seen(path)


def seen(path: str) -> Seen:
    """Return what is seen on a page."""
    return look(picture(path), engine(1), time.monotonic() + _LONG_ENOUGH)


@cache
def _known(path: str) -> Seen:
    return seen(path)


def find_pen(paths: Sequence[str]) -> None:
    """Find marks and ink on pages whose words are known."""
    for path in paths:
        penned(_known(path))


def tesseract(paths: Sequence[str]) -> None:
    """Read pages with tesseract, on one processor."""
    for path in paths:
        tesseract_text(path)


def tesseract_text(path: str) -> str:
    """Return what tesseract reads on a page."""
    command = [TESSERACT or "tesseract", path, "-", "--psm", "3"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=alone).stdout


def recalled(folder: Path) -> str:
    """Return how many of the words that are printed on pages are read, by poedesk and by tesseract."""
    ours = theirs = printed = 0
    for path in sorted(folder.glob("*.png")):
        known = _counted(path.with_suffix(".txt").read_text("utf-8").split())
        printed += known.total()
        ours += (known & _counted([word.text for word in seen(str(path)).words])).total()
        theirs += (known & _counted(tesseract_text(str(path)).split())).total()
    return (
        f"Of {printed} words that are printed on the scanned pages, poedesk reads {ours} "
        f"({ours / printed:.3f}), and tesseract {theirs} ({theirs / printed:.3f})."
    )


def _counted(texts: Sequence[str]) -> Counter[str]:
    bare = (text.strip(".,;:()[]\"'!?").casefold() for text in texts)
    return Counter(text for text in bare if any(map(str.isalnum, text)))


def prepare_pen(paths: Sequence[str]) -> None:
    """Read once what finding the pen takes as given."""
    for path in paths:
        _known(path)


def moment(_: Sequence[str]) -> None:
    """Be busy for as long as finding the pen on a page may take."""
    end = busy() + 0.15
    while busy() < end:
        pass


def busy() -> float:
    """Return the seconds of processor that this process and those it has waited for have taken."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


TASKS: dict[str, Callable[[Sequence[str]], None]] = {
    "read_scan": read_scan, "find_pen": find_pen, "prepare_pen": prepare_pen, "tesseract": tesseract,
    "moment": moment,
}  # fmt: skip

if __name__ == "__main__":
    cv2.setNumThreads(1)
    serve(TASKS, busy)
