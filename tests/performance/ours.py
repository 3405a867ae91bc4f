"""What poedesk does, one task a line (see ``peers.py``): run in the project's own environment."""

import atexit
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

import pypdfium2 as pypdfium

sys.path.append(str(Path(__file__).parent))
from peers import serve

from poedesk.paper.forms.drawing import Look, filled
from poedesk.paper.forms.reading.back import told_by
from poedesk.paper.forms.samples.load import sample
from poedesk.process.audits.design import Design, Unit
from poedesk.process.audits.drawing import select
from poedesk.process.audits.seeds import dice_rule
from poedesk.proof.assessing.api import find_in, finding
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.running.searching import findings_of
from poedesk.proof.claim import load as claims
from poedesk.proof.document.model import Box, Document
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import loader
from poedesk.proof.reading.limits import BUNDLE_DEFAULT, DEFAULT
from poedesk.proof.reading.parent.afterwards import Afterwards, End, framed
from poedesk.proof.reading.parent.pool import Pool
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.read import read_paths
from poedesk.proof.reading.readers import docx, pdf
from poedesk.proof.reading.readers.mail import eml
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.quotes import Quote, text_with_quotes
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.trail.events import Event
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.log import Trail
from poedesk.trail.stores.sqlite import SQLiteStore
from poedesk.trail.tree import Tree

CLAIM = b"""\
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {name: Tollgate Systems Ltd}
customer:
  name: Greyhaven Ports
  domain: greyhaven.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: GB
workloads: [{workload: exchange-online}, {workload: teams}]
"""
TODAY = date(2026, 5, 4)
QUOTES_A_PAGE = 2


def read_pdf(paths: Sequence[str]) -> None:
    """Read completely, in this process."""
    for path in paths:
        pdf.read(Path(path).read_bytes(), path, DEFAULT)


def read_docx(paths: Sequence[str]) -> None:
    """Read completely, in this process."""
    for path in paths:
        docx.read(Path(path).read_bytes(), path, DEFAULT)


def read_eml(paths: Sequence[str]) -> None:
    """Read completely, in this process, attachments of plain text included."""
    for path in paths:
        eml.read(Path(path).read_bytes(), path, DEFAULT)


@cache
def _known(path: str) -> Document:
    return pdf.read(Path(path).read_bytes(), path, DEFAULT)


@cache
def _quotes(path: str) -> dict[int, list[Quote]]:
    """Return a few lines of each page as quotations, with their places."""
    found = {}
    for page in _known(path).pages:
        long = [piece for piece in page.segments if piece.end - piece.start > 20]
        chosen = long[:: max(1, len(long) // QUOTES_A_PAGE)][:QUOTES_A_PAGE]
        found[page.number] = [Quote(page.text[piece.start : piece.end], Box(*piece.box)) for piece in chosen]
    return found


def prepare(paths: Sequence[str]) -> None:
    """Read once what other tasks take as given."""
    for path in paths:
        _quotes(path)
        _frame(path)


def quote_pdf(paths: Sequence[str]) -> None:
    """Take the text of every page, with boxes for the quoted lines only."""
    for path in paths:
        quotes = _quotes(path)
        document = pypdfium.PdfDocument(Path(path).read_bytes())
        for number in range(len(document)):
            page = document[number]
            text_with_quotes(page.raw, frame_of(page.raw), quotes[number + 1])
            page.close()
        document.close()


def find_and_assess(paths: Sequence[str]) -> None:
    """Judge documents that are already read."""
    claim = claims.load(CLAIM, "claim.yaml")
    policy = loader.load(claim.programme, None, TODAY)
    for path in paths:
        assess(claim, policy, find_in([_known(path)]), TODAY)


@cache
def _finders() -> Afterwards[Findings]:
    finders = finding()
    atexit.register(finders.__exit__, None, None, None)
    return finders


@cache
def _frame(path: str) -> bytes:
    return framed(_known(path))


def judge_together(paths: Sequence[str]) -> None:
    """Judge documents that are already read, all for one claim, with finders that wait for them.

    They are searched side by side in children, as ``check`` does it; what a reader handed over is at hand.
    """
    claim = claims.load(CLAIM, "claim.yaml")
    policy = loader.load(claim.programme, None, TODAY)
    end = End(time.monotonic() + BUNDLE_DEFAULT.bundle_seconds, "it is too late")
    searched = [_finders().submit(_known(path), _frame(path), 0.0, end) for path in paths]
    found = [each for pending in searched for each in findings_of(pending.wait())]
    if not all(each.found for each in found):
        message = "not every document was searched"
        raise RuntimeError(message)
    assess(claim, policy, found, TODAY)


@cache
def _sandbox() -> Sandbox:
    sandbox = Sandbox(DEFAULT)
    atexit.register(sandbox.close)
    return sandbox


def read_in_sandbox(paths: Sequence[str]) -> None:
    """Read in a warm child and take the reading over."""
    for path in paths:
        _sandbox().read(Path(path).read_bytes(), path)


@cache
def _pool() -> Pool:
    pool = Pool(DEFAULT, min(BUNDLE_DEFAULT.readers, os.cpu_count() or 1))
    atexit.register(pool.close)
    return pool


def read_bundle(paths: Sequence[str]) -> None:
    """Read a whole bundle with readers that wait for it."""
    _pool().run([partial(_read_one, path) for path in paths])


def _read_one(path: str, sandbox: Sandbox) -> Document:
    return sandbox.read(Path(path).read_bytes(), path)


def read_bundle_cold(paths: Sequence[str]) -> None:
    """Read a whole bundle, the start of the readers included."""
    read_paths(paths)


@cache
def _form(kind: str, shape: str) -> bytes:
    made = sample(kind)
    return filled(made.claim, made.policy, made.answers, Look(shape)).data


def _fill(paths: Sequence[str], shape: str) -> None:
    for kind in paths:
        made = sample(kind)
        filled(made.claim, made.policy, made.answers, Look(shape))


def _read_back(paths: Sequence[str], shape: str) -> None:
    for kind in paths:
        document = read_document(_form(kind, shape), f"form.{shape}", Job(DEFAULT))
        told_by(find_in([document])[0])


def hash_leaves(_: Sequence[str]) -> None:
    """Hash and append 100,000 leaves in memory, and take the root."""
    tree = Tree(leaf_hash(b"%d" % number) for number in range(100_000))
    tree.root()


def append_events(_: Sequence[str]) -> None:
    """Append 100,000 events to a new file in one batch."""
    at = datetime(2026, 5, 4, tzinfo=UTC)
    events = [Event("claim:submitted", at, "user-7", f"claim-{number}") for number in range(100_000)]
    with tempfile.TemporaryDirectory() as folder:
        store = SQLiteStore(Path(folder, "trail.sqlite"))
        Trail(store, "trail.example/log").append(events)
        store.close()


@cache
def _million() -> tuple[Unit, ...]:
    """Return units in no order; making them is not timed, since the best of several rounds counts."""
    names = [f"ENG-{number:07}" for number in range(1_000_000)]
    random.Random(1).shuffle(names)
    return tuple(map(Unit, names))


def draw_million(_: Sequence[str]) -> None:
    """Draw a thousand of a million units."""
    design = Design("2026-q4", "engagement", {"": 1_000}, dice_rule())
    select(design, _million(), "dice 1234", design.take)


def sort_million(_: Sequence[str]) -> None:
    """Sort the ids of a million units."""
    sorted(unit.id for unit in _million())


def one_second(_: Sequence[str]) -> None:
    """Wait for a second."""
    time.sleep(1)


TASKS: dict[str, Callable[[Sequence[str]], None]] = {
    "fill_pdf_form": partial(_fill, shape="pdf"), "read_pdf_form": partial(_read_back, shape="pdf"),
    "fill_word_form": partial(_fill, shape="docx"), "read_word_form": partial(_read_back, shape="docx"),
    "hash_leaves": hash_leaves, "append_events": append_events, "one_second": one_second,
    "draw_million": draw_million, "sort_million": sort_million,
    "read_pdf": read_pdf, "read_docx": read_docx, "read_eml": read_eml, "prepare": prepare,
    "quote_pdf": quote_pdf, "find_and_assess": find_and_assess, "judge_together": judge_together,
    "read_in_sandbox": read_in_sandbox,
    "read_bundle": read_bundle, "read_bundle_cold": read_bundle_cold,
}  # fmt: skip

if __name__ == "__main__":
    serve(TASKS)
