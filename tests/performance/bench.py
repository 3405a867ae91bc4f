"""Times poedesk beside floors and peers, in turn, in one run, and writes docs/performance.md.

Two processes wait for orders, ours and one in an environment of its own (``requirements/bench.txt``). For
each document the two are asked in turn, several times; a document's figure is the smallest of its rounds, a
row's figure the median over its documents. Ratios are what counts: seconds are this machine's.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import numpy as np
import pypdfium2 as pypdfium

sys.path.append(str(Path(__file__).parent))
import memory
import scans

from poedesk.paper.forms.samples.load import kinds

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEAST_PAGES = 5

ROUNDS_OF_SCANS = 2
"""As a page takes seconds, chance does little."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: a task of ours beside a floor or peer, on documents of one kind."""

    title: str
    ours: str
    theirs: str
    kind: str
    most: float
    """The ratio that must hold."""

    share: float = 0.5
    """Of the documents that must hold it."""


_FLOOR = "plain text by pypdfium2"

ROWS = (
    Row(f"PDF read completely, in process / {_FLOOR}", "read_pdf", "pdf_text", "pdf", 4.0),
    Row(f"PDF text with quoted boxes only / {_FLOOR}", "quote_pdf", "pdf_text", "pdf", 1.5),
    Row(f"PDF read in the sandbox, handed over / {_FLOOR}", "read_in_sandbox", "pdf_text", "pdf", 6.0),
    Row(f"Finding and assessing a PDF / {_FLOOR}", "find_and_assess", "pdf_text", "pdf", 5.0),
    Row(
        f"Finding and assessing 20 PDFs of 200 pages together, side by side as `check` does / {_FLOOR}",
        "judge_together",
        "pdf_text",
        "many",
        10.0,
    ),
    Row("DOCX read completely / zipfile and lxml", "read_docx", "docx_text", "docx", 3.0),
    Row("DOCX read completely / kreuzberg, plain text", "read_docx", "kreuzberg", "docx", 1.0),
    Row("EML read completely / standard library, all parts decoded", "read_eml", "mail_parts", "eml", 2.0),
    Row(
        "A bundle read completely, warm readers / kreuzberg, plain text",
        "read_bundle",
        "kreuzberg",
        "bundle",
        1.0,
    ),
    Row(
        "The same, readers started too / kreuzberg, plain text",
        "read_bundle_cold",
        "kreuzberg",
        "bundle",
        1.0,
    ),
)

OWN = (
    Row("A form filled as PDF / reading it back", "fill_pdf_form", "read_pdf_form", "samples", 15.0),
    Row("A form filled as DOCX / reading it back", "fill_word_form", "read_word_form", "samples", 15.0),
    Row(
        "100,000 events hashed and appended in memory / one second", "hash_leaves", "one_second", "once", 1.0
    ),
    Row(
        "100,000 events as JSON into SQLite, one batch / one second",
        "append_events",
        "one_second",
        "once",
        5.0,
    ),
    Row(
        "A thousand of a million units drawn / sorting the million",
        "draw_million",
        "sort_million",
        "once",
        10.0,
    ),
)
"""What is compared with something else of ours, or with the clock."""

_SCAN = f"A scanned page read on {{}} / tesseract, processor time ({scans.DOTS} dots an inch)"
_PEN = "Marks and ink found on a scanned page / 0.15 s of processor, {} of the pages"
ON_OPENVINO = Row(_SCAN.format("OpenVINO"), "read_scan", "tesseract", "scans", 1.3)
SCANNED = (
    Row(_SCAN.format("onnxruntime"), "read_scan", "tesseract", "scans", 2.8),
    Row(_PEN.format("half"), "find_pen", "moment", "scans", 1.0),
    Row(_PEN.format("nine in ten"), "find_pen", "moment", "scans", 1.0, 0.9),
)
"""What is compared on pages as a scanner gives them."""


class Worker:
    """A process that answers orders with the seconds they took."""

    def __init__(self, python: str, script: str) -> None:
        """Start ``script`` under ``python``."""
        self._process = subprocess.Popen(
            [python, str(HERE / script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)

    def seconds(self, task: str, paths: Sequence[Path]) -> float:
        """Return how long ``task`` took on ``paths``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"task": task, "paths": [str(path) for path in paths]}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            message = f"{task} failed on {', '.join(path.name for path in paths)}"
            raise RuntimeError(message)
        return float(json.loads(answer)["seconds"])


@dataclass(frozen=True, slots=True)
class Figure:
    """What came out for one row."""

    title: str
    documents: int
    ours: float
    """Milliseconds, median over the documents."""

    theirs: float
    ratio: float
    """The ratio that half of the documents hold, or as many as are asked."""

    worst: float
    most: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within what must hold."""
        return self.ratio <= self.most


def compare(
    row: Row, documents: Sequence[Sequence[Path]], ours: Worker, theirs: Worker, rounds: int
) -> Figure:
    """Return the figures of one row; each entry of ``documents`` is timed as one."""
    pairs = []
    for paths in documents:
        first, second = [], []
        for _ in range(rounds):
            first.append(ours.seconds(row.ours, paths))
            second.append(theirs.seconds(row.theirs, paths))
        pairs.append((min(first), min(second)))
    ratios = [one / other for one, other in pairs]
    return Figure(
        row.title,
        len(pairs),
        1000 * statistics.median(one for one, _ in pairs),
        1000 * statistics.median(other for _, other in pairs),
        float(np.quantile(ratios, row.share)),
        max(ratios),
        row.most,
    )


def commands(rounds: int) -> list[Figure]:
    """Return the figures of whole processes: the version, and a cold check of three documents."""
    version = ([sys.executable, "-m", "poedesk", "--version"], [sys.executable, "-c", "import click"])
    with tempfile.TemporaryDirectory() as folder:
        bundle = _three_documents(Path(folder))
        check = [sys.executable, "-m", "poedesk", "check", str(bundle), "--as-of", "2026-05-04"]
        nothing = ["sleep", "1"]
        return [
            _processes("`poedesk --version` / `python -c 'import click'`", *version, 1.5, rounds),
            _processes("A cold `poedesk check` of three documents / one second", check, nothing, 1.0, rounds),
        ]


def _three_documents(folder: Path) -> Path:
    for source in ("usage-form/claim.yaml", "usage-form/poe-usage-form.pdf"):
        (folder / Path(source).name).write_bytes((ROOT / "examples" / source).read_bytes())
    others = [
        path for path in sorted((ROOT / "examples" / "sow-and-email").iterdir()) if path.name != "claim.yaml"
    ]
    for path in others[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def _processes(title: str, ours: list[str], theirs: list[str], most: float, rounds: int) -> Figure:
    times: tuple[list[float], list[float]] = ([], [])
    setting = {"POEDESK_CACHE": "off", "PATH": "/usr/bin:/bin"}
    for _ in range(rounds):
        for command, found in zip((ours, theirs), times, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, check=False, capture_output=True, env=setting)
            found.append(time.perf_counter() - begin)
    one, other = (statistics.median(found) for found in times)
    return Figure(title, 1, 1000 * one, 1000 * other, one / other, max(times[0]) / other, most)


def scanned(openvino: str | None, rounds: int, only: str) -> tuple[list[Figure], list[str]]:
    """Return the figures of scanned pages, and what is to be said of them besides, as sentences."""
    rows = [row for row in SCANNED if only in row.title]
    quick = [ON_OPENVINO] if only in ON_OPENVINO.title else []
    said, found = [], []
    if scans.TESSERACT is None:
        said.append("Scanned pages were not compared: tesseract is not installed.")
        rows, quick = [row for row in rows if row.theirs != "tesseract"], []
    if quick and openvino is None:
        said.append("Scanned pages were not read on OpenVINO: --openvino names no environment that has it.")
        quick = []
    with tempfile.TemporaryDirectory() as made, Worker(sys.executable, "scans.py") as ours:
        folder = Path(made) / "pages"
        scans.write_pages(folder)
        pages = [[path] for path in sorted(folder.glob("*.png"))]
        if any(row.ours == "find_pen" for row in rows):
            ours.seconds("prepare_pen", [path for paths in pages for path in paths])
        found += [compare(row, pages, ours, ours, rounds) for row in rows]
        if quick and openvino is not None:
            with Worker(openvino, "scans.py") as theirs:
                found += [compare(row, pages, theirs, theirs, rounds) for row in quick]
        if scans.TESSERACT is not None and rows:
            said.append(scans.recalled(folder))
    return found, said


def of_at_least(paths: Sequence[Path], pages: int) -> list[list[Path]]:
    """Return the PDF files of ``paths`` with enough pages, each alone."""
    chosen = []
    for path in sorted(paths):
        with pypdfium.PdfDocument(path) as document:
            if len(document) >= pages:
                chosen.append([path])
    return chosen


def run(folder: Path, peers: str, rounds: int, only: str) -> list[Figure]:
    """Return every figure for the documents in ``folder`` (see ``documents.py``)."""
    by_kind: dict[str, list[list[Path]]] = {
        "pdf": of_at_least([*folder.glob("pdf/*.pdf"), *folder.glob("forms/*.pdf")], LEAST_PAGES),
        "docx": [[path] for path in sorted(folder.glob("docx/*.docx"))],
        "eml": [[path] for path in sorted(folder.glob("eml/*.eml"))],
        "bundle": [sorted(folder.glob("bundle/*"))],
        "many": [sorted(folder.glob("many/*"))],
    }
    with Worker(sys.executable, "ours.py") as ours, Worker(peers, "peers.py") as theirs:
        for paths in (*by_kind["pdf"], *by_kind["many"]):
            ours.seconds("prepare", paths)
        rows = [row for row in ROWS if any(by_kind[row.kind]) and only in row.title]
        found = [compare(row, by_kind[row.kind], ours, theirs, rounds) for row in rows]
        by_kind |= {"samples": [[Path(kind)] for kind in kinds()], "once": [[folder]]}
        own = [row for row in OWN if only in row.title]
        return found + [compare(row, by_kind[row.kind], ours, ours, rounds) for row in own]


_HEAD = """\
# Performance

How long poedesk takes beside the least that could be done (a floor) and beside a peer, measured in turn in
one run. A row's ratio is the median over its documents, or what the named share of them holds; each
document's times are the smallest of its rounds. Seconds are one machine's; ratios carry over. The peer
sees no fields, marks or signatures. Pages of scans are made by tests/performance/scans.py.

Measured on {day} with `make bench`: {machine}, {processors} processors, Python {python}. The documents are
made by tests/performance/documents.py.

| what / beside what | documents | ours, ms | theirs, ms | ratio | worst | at most | holds |
|---|--:|--:|--:|--:|--:|--:|---|
"""


def report(figures: Sequence[Figure], said: Sequence[str]) -> str:
    """Return docs/performance.md: the figures as a table, and below it what is said besides."""
    head = _HEAD.format(
        day=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=platform.machine(),
        processors=os.cpu_count(),
        python=platform.python_version(),
    )
    return (
        head
        + "".join(
            f"| {one.title} | {one.documents} | {one.ours:.1f} | {one.theirs:.1f} | {one.ratio:.2f} "
            f"| {one.worst:.2f} | {one.most:.1f} | {'yes' if one.holds else 'no'} |\n"
            for one in figures
        )
        + "".join(f"\n{sentence}\n" for sentence in said)
    )


def main() -> int:
    """Run the benchmark; ends with 1 when a ratio does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", required=True, help="Python of the environment with floors and peers")
    parser.add_argument("--openvino", help="Python of an environment with OpenVINO and what poedesk needs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--data", type=Path, help="a folder with pdf/, docx/, eml/, bundle/ instead of our own"
    )
    parser.add_argument("--only", default="", help="rows whose title holds this")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.data or Path(made)
        if asked.data is None:
            subprocess.run([sys.executable, "-c", _MAKE, made], check=True, cwd=HERE)
        figures = run(folder, asked.peers, asked.rounds, asked.only)
    more, said = scanned(asked.openvino, min(asked.rounds, ROUNDS_OF_SCANS), asked.only)
    figures += more
    if not asked.only:
        figures += commands(2 * asked.rounds + 1)
    taken = [] if asked.only else memory.rows()
    text = report(figures, said) + (memory.table(taken) if taken else "")
    sys.stdout.write(text)
    if asked.write:
        (ROOT / "docs" / "performance.md").write_text(text, "utf-8")
    return 0 if all(one.holds for one in figures) and all(one.holds for one in taken) else 1


_MAKE = "import sys, pathlib, documents; documents.write_all(pathlib.Path(sys.argv[1]))"

if __name__ == "__main__":
    sys.exit(main())
