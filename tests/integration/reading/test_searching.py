"""Searches that misbehave on purpose: the document stays, nothing in it counts, and the rest goes on."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.integration.reading.test_sandbox import until

import poedesk
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import Candidates, find_in
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.running.searching import SEARCH, findings_of
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import read as read_module
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import BundleLimits, Limits
from poedesk.proof.reading.parent import afterwards
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam
from poedesk.proof.reading.read import Order, take_paths
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sniffing import media

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
HERE = str(Path(__file__).parent / "misbehaving")
LIMITS = Limits(wall_seconds=60, find_seconds=30, cpu_seconds=30, memory_bytes=600 * 1024 * 1024)
"""Time is no matter here but where a test says so: a busy machine must not change what is named."""


@pytest.fixture
def bad_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(limits: Limits, seam: Seam) -> Sandbox:
        return Sandbox(limits, replace(seam, tasks={"find": "searches_badly"}, path=(HERE,)))

    monkeypatch.setattr(afterwards, "Sandbox", made)


def found(*paths: Path, limits: Limits = LIMITS, cache: Store | None = None) -> list[Candidates]:
    return poedesk.find(*paths, limits=limits, cache=cache)


@pytest.mark.usefixtures("bad_search")
@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("hangs", "searching it took longer than 3 s (POEDESK_FIND_SECONDS)"),
        ("devours", "memory"),
        ("crashes", "the search crashed on it (SIGSEGV)"),
        ("quits", "the search stopped without an answer (exit code 3)"),
        ("babbles", "the answer of the search made no sense"),
        ("lists", "the answer of the search made no sense"),
        ("omits", "the answer of the search made no sense"),
        ("invents", "the answer of the search made no sense"),
        ("raises", "LookupError"),
    ],
)
def test_what_a_search_did_is_named_and_the_next_document_is_searched(
    word: str, named: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"{word} and more, see harborvale.example")
    (tmp_path / "b.txt").write_text("Customer domain: harborvale.example")
    limits = replace(LIMITS, find_seconds=3) if word == "hangs" else LIMITS
    bad, good = found(tmp_path / "a.txt", tmp_path / "b.txt", limits=limits)
    document = bad.findings.document
    assert (document.read, document.pages, bad.findings.found) == (Read.UNREADABLE, (), {})
    assert named in document.problems[0]
    assert "give" in document.problems[0] or "report" in document.problems[0]
    assert [each.value for each in good.findings.get("domain")] == ["harborvale.example"]


@pytest.mark.usefixtures("bad_search")
def test_what_a_search_prints_never_reaches_the_answer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("prints\nCustomer domain: harborvale.example")
    (only,) = found(tmp_path / "a.txt")
    assert [each.value for each in only.findings.get("domain")] == ["harborvale.example"]


@pytest.mark.usefixtures("bad_search")
def test_shown_is_what_was_read_with_the_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("crashes here")
    (only,) = poedesk.read(tmp_path / "a.txt", limits=LIMITS)
    value = only.to_json()
    assert (value["read"], value["kind"], value["signatures"]) == ("partial", "unknown", [])
    assert value["pages"][0]["text"].strip() == "crashes here"
    assert "the search crashed" in value["problems"][0]


MAIL = """\
From: mira@harborvale.example
To: otto@quillbridge.example
Subject: Approval
Date: Mon, 04 May 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

We approve the work at harborvale.example.
--b
Content-Type: text/plain; name=bad.txt
Content-Disposition: attachment; filename=bad.txt

crashes and more
--b
Content-Type: text/plain; name=good.txt
Content-Disposition: attachment; filename=good.txt

Customer domain: quillbridge.example
--b--
"""


@pytest.mark.usefixtures("bad_search")
def test_an_attachment_that_breaks_the_search_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "SECOND_TRY_SECONDS", 30)  # a busy machine must not change what comes out
    (tmp_path / "mail.eml").write_text(MAIL.replace("\n", "\r\n"))
    (mail,) = found(tmp_path / "mail.eml")
    bad, good = mail.inside
    assert mail.findings.document.read is Read.COMPLETE
    assert "harborvale.example" in {each.value for each in mail.findings.get("domain")}
    assert [each.value for each in mail.findings.get("supporting_document")] == ["bad.txt", "good.txt"]
    assert (bad.document.name.rpartition("/")[2], bad.document.read) == ("bad.txt", Read.UNREADABLE)
    assert "the search crashed" in bad.document.problems[0]
    assert [each.value for each in good.get("domain")] == ["quillbridge.example"]
    assert [each["name"] for each in mail.to_json()["attachments"]] == [
        bad.document.name, good.document.name
    ]  # fmt: skip


@pytest.mark.usefixtures("bad_search")
def test_nothing_that_only_it_could_prove_is_missing_or_met(tmp_path: Path) -> None:
    claim = tmp_path / "claim.yaml"
    claim.write_bytes((EXAMPLES / "usage-form/claim.yaml").read_bytes())
    (tmp_path / "terms.txt").write_text("crashes")
    judged = poedesk.check(claim, [tmp_path / "terms.txt"], as_of=date(2026, 5, 4), limits=LIMITS)
    assert judged.verdict == "needs_review"
    required = [element for element in judged.elements if element.required]
    assert {(element.verdict, element.code) for element in required if element.id != "document.kind"} == {
        (Verdict.UNCLEAR, Code.ILLEGIBLE)
    }
    assert all(element.verdict is Verdict.UNCLEAR for element in required)
    assert "the search crashed" in judged.documents[0].document.problems[0]


@pytest.mark.usefixtures("bad_search")
def test_a_document_that_was_not_searched_takes_nothing_from_the_others(tmp_path: Path) -> None:
    bundle = EXAMPLES / "usage-form"
    (tmp_path / "terms.txt").write_text("quits")
    papers = [path for path in bundle.iterdir() if path.name != "claim.yaml"]
    alone = poedesk.check(bundle / "claim.yaml", papers, as_of=date(2026, 5, 4), limits=LIMITS)
    both = poedesk.check(
        bundle / "claim.yaml", [*papers, tmp_path / "terms.txt"], as_of=date(2026, 5, 4), limits=LIMITS
    )
    assert {element.id for element in both.elements if element.verdict is Verdict.MET} == {
        element.id for element in alone.elements if element.verdict is Verdict.MET
    }
    assert not [element.id for element in both.elements if element.verdict is Verdict.NOT_MET]


@pytest.mark.usefixtures("bad_search")
def test_what_broke_a_search_is_not_kept_and_what_was_searched_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("crashes")
    (tmp_path / "b.txt").write_text("Customer domain: harborvale.example")
    kept = Store(tmp_path / "cache")
    found(tmp_path / "a.txt", tmp_path / "b.txt", cache=kept)
    assert kept.usage().entries == 1


@pytest.mark.parametrize(
    "bundle", sorted(path.parent for path in EXAMPLES.glob("*/claim.yaml")), ids=lambda path: path.name
)
def test_what_is_found_elsewhere_is_what_is_found_here(bundle: Path) -> None:
    paths = sorted(path for path in bundle.rglob("*") if path.is_file() and path.name != "claim.yaml")
    for there in poedesk.find(*paths):
        here = find_in([there.findings.document])
        assert [there.findings, *there.inside] == here


def test_text_that_is_no_unicode_is_searched_as_it_is_handed_over(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(
        b"<p>Customer domain: harborvale.example &#xD800; \xed\xa0\x80 words</p>"
    )
    (there,) = poedesk.find(tmp_path / "a.html")
    assert there.findings == find_in([there.findings.document])[0]


def test_ctrl_c_leaves_no_child(tmp_path: Path) -> None:
    script = f"""
import sys
from dataclasses import replace
from poedesk.cli import main
from poedesk.proof.reading.parent import afterwards
from poedesk.proof.reading.parent import sandbox

class Slow(sandbox.Sandbox):
    def __init__(self, limits, seam):
        super().__init__(limits, replace(seam, tasks={{"find": "searches_badly"}}, path=({HERE!r},)))

    def _start(self):
        super()._start()
        print(self._child.pid, flush=True)

afterwards.Sandbox = Slow
sys.exit(main.outcome(["find", *sys.argv[1:]]))
"""
    (tmp_path / "a.txt").write_text("hangs")
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "a.txt")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "POEDESK_FIND_SECONDS": "60"},
    )  # fmt: skip
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGINT)
    _, said = parent.communicate(timeout=30)
    assert (parent.returncode, said.strip()) == (130, "poedesk: interrupted")
    until(lambda: not Path(f"/proc/{child}").exists())


def taken(paths: list[Path], bundle: BundleLimits, seam: Seam | None = None) -> list[Document]:
    with afterwards.Afterwards(SEARCH, LIMITS, 1) as finders:
        all_taken = take_paths(paths, Order(finders, seam=seam), LIMITS, bundle=bundle)
    return [findings_of(each)[0].document for each in all_taken]


def test_documents_beyond_the_time_of_a_bundle_say_so_and_the_others_count(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.md")]
    for path, seconds in zip(paths, (0, 1.5, 0), strict=True):
        path.write_text(f"{seconds} words of {path.name}")
    waits = Seam({**MODULES, media.TEXT: "waits"}, path=(HERE,))
    first, second, third = taken(paths, BundleLimits(bundle_seconds=1, readers=1), waits)
    assert (third.read, third.pages) == (Read.UNREADABLE, ())
    assert (
        "it was not read, because the documents before it took 1 s (POEDESK_BUNDLE_SECONDS)"
        in third.problems[0]
    )
    # The second was read when the time was over: it was not searched, so nothing in it counts.
    assert (second.read, second.pages) == (Read.UNREADABLE, ())
    assert "it was not searched" in second.problems[0]
    assert first.sha256 != third.sha256


def test_within_the_time_of_a_bundle_all_is_read_and_searched(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.md")]
    for path in paths:
        path.write_text(f"Words of {path.name}")
    documents = taken(paths, BundleLimits(bundle_seconds=600))
    assert [document.read for document in documents] == [Read.COMPLETE] * 3


def test_a_document_that_came_too_late_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Customer domain: harborvale.example")
    kept = Store(tmp_path / "cache")
    with monkeypatch.context() as patched:
        clock = iter([0.0])  # when the bundle begins; whoever looks again looks much later
        patched.setattr(read_module, "time", SimpleNamespace(monotonic=lambda: next(clock, 10_000.0)))
        late = found(tmp_path / "a.txt", cache=kept)[0]
    assert "POEDESK_BUNDLE_SECONDS" in late.findings.document.problems[0]
    assert kept.usage().entries == 0
    assert found(tmp_path / "a.txt", cache=kept)[0].findings.get("domain")
    assert kept.usage().entries == 1
