"""Checking again: nothing is read twice, nothing stale is ever taken, and the answer is the very same."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import checking

from poedesk import check, find, read
from poedesk.cli.main import outcome
from poedesk.proof.assessing.api import Reading
from poedesk.proof.reading.cache import readings, store, version
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.parent import pool
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sniffing import media

EXAMPLES = Path(__file__).parents[2] / "examples"
BUNDLES = sorted(path.parent for path in EXAMPLES.glob("*/claim.yaml"))
FORM = EXAMPLES / "usage-form" / "poe-usage-form.pdf"
DAY = date(2026, 11, 22)


class Started(Exception):
    """A child was started."""


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Sandbox) -> None:
        raise Started

    monkeypatch.setattr(Sandbox, "_start", refuse)


def bundle_in(tmp_path: Path, name: str = "sow-and-email") -> Path:
    return Path(shutil.copytree(EXAMPLES / name, tmp_path / name))


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: path.name)
def test_a_kept_assessment_is_the_one_that_was_made(bundle: Path, tmp_path: Path) -> None:
    plain = checking.check(bundle, as_of=DAY)
    assert checking.check(bundle, as_of=DAY, cache=Store(tmp_path)) == plain
    assert checking.check(bundle, as_of=DAY, cache=Store(tmp_path)) == plain


def test_the_second_check_reads_finds_and_judges_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check(EXAMPLES / "sow-and-email", as_of=DAY, cache=Store(tmp_path))
    monkeypatch.setattr(Sandbox, "_start", lambda _: pytest.fail("a child was started"))
    monkeypatch.setattr("poedesk.proof.finding.find.find_all", lambda _: pytest.fail("it searched"))
    monkeypatch.setattr("poedesk.proof.assessing.assess.assess", lambda *_, **__: pytest.fail("it judged"))
    assert check(EXAMPLES / "sow-and-email", as_of=DAY, cache=Store(tmp_path)) == first


@pytest.mark.usefixtures("no_child")
def test_without_a_cache_everything_is_read(tmp_path: Path) -> None:
    with pytest.raises(Started):
        check(EXAMPLES / "sow-and-email", as_of=DAY)
    assert list(tmp_path.iterdir()) == []


def test_another_day_is_judged_anew_but_not_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(EXAMPLES / "sow-and-email", as_of=DAY, cache=Store(tmp_path))
    monkeypatch.setattr(Sandbox, "_start", lambda _: pytest.fail("a child was started"))
    monkeypatch.setattr("poedesk.proof.finding.find.find_all", lambda _: pytest.fail("it searched"))
    later = check(EXAMPLES / "sow-and-email", as_of=date(2031, 1, 1), cache=Store(tmp_path))
    assert later.as_of == date(2031, 1, 1)
    assert later == check_without_guard(date(2031, 1, 1), monkeypatch)


def check_without_guard(day: date, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.undo()
    return check(EXAMPLES / "sow-and-email", as_of=day)


def test_a_changed_claim_or_document_is_judged_as_it_is_now(tmp_path: Path) -> None:
    bundle, kept = bundle_in(tmp_path), Store(tmp_path / "cache")
    check(bundle, as_of=DAY, cache=kept)
    claim = bundle / "claim.yaml"
    text = claim.read_text()
    domain = check(bundle, as_of=DAY).claim.customer.domain
    claim.write_text(text.replace(domain, "elsewhere.example"))
    assert check(bundle, as_of=DAY, cache=kept) == check(bundle, as_of=DAY)
    mail = next(bundle.glob("*.eml"))
    mail.write_bytes(mail.read_bytes().replace(b"accept", b"reject"))
    assert check(bundle, as_of=DAY, cache=kept) == check(bundle, as_of=DAY)


def test_a_changed_claim_is_judged_anew_without_reading_or_searching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle, kept = bundle_in(tmp_path), Store(tmp_path / "cache")
    first = check(bundle, as_of=DAY, cache=kept)
    claim = bundle / "claim.yaml"
    claim.write_text(claim.read_text().replace(first.claim.customer.domain, "elsewhere.example"))
    fresh = check(bundle, as_of=DAY)
    monkeypatch.setattr(Sandbox, "_start", lambda _: pytest.fail("a child was started"))
    monkeypatch.setattr("poedesk.proof.finding.find.find_all", lambda _: pytest.fail("it searched"))
    assert check(bundle, as_of=DAY, cache=kept) == fresh != first


def test_other_finders_search_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = FORM
    find(path, cache=Store(tmp_path))
    asked: list[tuple[str, ...]] = []

    def other_code(*rooms: str) -> str:
        asked.append(rooms)
        return "other code"

    monkeypatch.setattr(readings, "code_digest", other_code)
    monkeypatch.setattr(Sandbox, "_start", lambda _: (_ for _ in ()).throw(Started()))
    with pytest.raises(Started):
        find(path, cache=Store(tmp_path))
    assert {"proof/finding", "proof/policy", "proof/reading", "proof/document", "kernel"} == set(asked[0])


def test_other_limits_other_code_and_words_are_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = EXAMPLES / "usage-form" / "poe-usage-form.pdf"
    read(path, cache=Store(tmp_path))
    monkeypatch.setattr(Sandbox, "_start", lambda _: (_ for _ in ()).throw(Started()))
    assert read(path, cache=Store(tmp_path))[0].document.read == "complete"
    with pytest.raises(Started):
        read(path, cache=Store(tmp_path), words=True)
    with pytest.raises(Started):
        read(path, cache=Store(tmp_path), limits=replace(DEFAULT, pages=1))
    monkeypatch.setattr(readings, "code_digest", lambda *_: "other code")
    with pytest.raises(Started):
        find(path, cache=Store(tmp_path))


def test_the_digest_follows_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room/a.py").write_text("x = 1")
    monkeypatch.setattr(version, "_PACKAGE", tmp_path)
    before = version.code_digest.__wrapped__("room")
    assert version.code_digest.__wrapped__("room") == before
    (tmp_path / "room/a.py").write_text("x = 2")
    changed = version.code_digest.__wrapped__("room")
    (tmp_path / "room/b.py").write_text("")
    assert len({before, changed, version.code_digest.__wrapped__("room")}) == 3


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Reading]]:
    """Return a cache that holds a form, and the form as it was read."""
    folder = tmp_path_factory.mktemp("cache")
    return folder, read(FORM, cache=Store(folder))


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b"null", b"NaN", b"\xff", b"[" * 100_000, b'{"name": 1}'], ids=range(7)
)
def test_a_strange_entry_is_read_anew(
    content: bytes, tmp_path: Path, once: tuple[Path, list[Reading]]
) -> None:
    kept = Store(shutil.copytree(once[0], tmp_path / "cache"))
    (entry,) = (tmp_path / "cache" / store._ENTRIES).iterdir()
    kept.put(entry.name, content)
    assert kept.get(entry.name) == content
    assert read(FORM, cache=kept) == once[1]


def test_a_strange_assessment_is_judged_anew(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    first = check(EXAMPLES / "usage-form", as_of=DAY, cache=kept)
    for entry in (tmp_path / store._ENTRIES).iterdir():
        payload = json.loads(kept.get(entry.name) or b"")
        if "elements" in payload:
            kept.put(entry.name, json.dumps({**payload, "elements": [{}]}).encode())
    assert check(EXAMPLES / "usage-form", as_of=DAY, cache=kept) == first


def test_findings_that_cite_what_is_not_there_are_made_anew(tmp_path: Path) -> None:
    path, kept = EXAMPLES / "usage-form" / "poe-usage-form.pdf", Store(tmp_path)
    first = find(path, cache=kept)
    (entry,) = (tmp_path / store._ENTRIES).iterdir()
    payload = json.loads(kept.get(entry.name) or b"")
    payload["answers"][0]["found"]["domain"][0]["spans"][0]["end"] = 1_000_000
    kept.put(entry.name, json.dumps(payload).encode())
    assert find(path, cache=kept) == first


def test_the_reading_of_other_bytes_is_never_taken(tmp_path: Path) -> None:
    kept = Store(tmp_path / "cache")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Words of {name}")
        read(tmp_path / name, cache=kept)
    first, second = sorted((tmp_path / "cache" / store._ENTRIES).iterdir())
    second.write_bytes(first.read_bytes())
    for name in ("a.txt", "b.txt"):
        assert read(tmp_path / name, cache=kept)[0].document.pages[0].text.strip() == f"Words of {name}"


def test_what_broke_a_limit_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(Path(__file__).parent / "reading/misbehaving")
    (tmp_path / "terms.txt").write_text("Words")

    def with_reader(module: str) -> None:
        seam = Seam({**MODULES, media.TEXT: module}, path=(here,))
        monkeypatch.setattr(pool, "Sandbox", lambda limits, _: Sandbox(limits, seam))

    for module in ("crashes", "quits", "hangs", "devours"):
        with_reader(module)
        kept = Store(tmp_path / module)
        limits = Limits(wall_seconds=2 if module == "hangs" else 30)
        assert read(tmp_path / "terms.txt", cache=kept, limits=limits)[0].document.read == "unreadable"
        assert kept.usage().entries == 0, module
    (tmp_path / "claim.yaml").write_bytes((EXAMPLES / "usage-form/claim.yaml").read_bytes())
    kept = Store(tmp_path / "assessments")
    with_reader("crashes")
    once = check(tmp_path / "claim.yaml", [tmp_path / "terms.txt"], as_of=DAY, cache=kept)
    assert once.documents[0].document.read == "unreadable"
    with_reader(MODULES[media.TEXT])
    again = check(tmp_path / "claim.yaml", [tmp_path / "terms.txt"], as_of=DAY, cache=kept)
    assert (again.documents[0].document.read, again.key) == ("complete", once.key)


def test_the_command_line_keeps_by_default_and_not_with_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("POEDESK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    bundle = str(EXAMPLES / "usage-form")
    outcome(["check", bundle, "--as-of", "2026-11-22", "--no-cache"])
    assert list(tmp_path.iterdir()) == []
    fresh = capsys.readouterr().out
    code = outcome(["check", bundle, "--as-of", "2026-11-22"])
    assert capsys.readouterr().out == fresh
    monkeypatch.setattr(Sandbox, "_start", lambda _: pytest.fail("a child was started"))
    assert outcome(["check", bundle, "--as-of", "2026-11-22"]) == code
    assert capsys.readouterr().out == fresh
    assert outcome(["explain", bundle, "customer.domain", "--as-of", "2026-11-22"]) == code
    assert outcome(["find", str(EXAMPLES / "usage-form/poe-usage-form.pdf")]) == 0
    capsys.readouterr()
    assert outcome(["cache", "info"]) == 0
    assert f"{tmp_path / 'poedesk'}: 2 entries" in capsys.readouterr().out
    assert outcome(["cache", "clear"]) == 0
    assert "2 entries removed" in capsys.readouterr().out
    assert Store(tmp_path / "poedesk").usage().entries == 0


def test_a_cache_that_cannot_be_written_changes_nothing_but_one_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = subprocess.run(
        [sys.executable, "-m", "poedesk", "check", str(EXAMPLES / "sow-and-email"), "--format", "json"],
        capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "POEDESK_CACHE": str(tmp_path / "file")},
    )  # fmt: skip
    assert json.loads(ran.stdout)["verdict"]
    assert ran.stderr.count("\n") == 1
    assert "POEDESK_CACHE" in ran.stderr


def test_switched_off_there_is_nothing_to_see(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["cache", "info"]) == outcome(["cache", "clear"]) == 0
    assert capsys.readouterr().out.count("POEDESK_CACHE is off") == 2
