"""What a person at a terminal sees of long work."""

import io
import sys

import pytest

from poedesk.cli.progress import watching


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seen(monkeypatch: pytest.MonkeyPatch, number: int, total: int, *, done: bool = False) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with watching(done=done) as advance:
        assert advance is not None
        advance("scan.pdf", number, total)
    return terminal.getvalue()


def test_what_has_only_begun_does_not_count_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = seen(monkeypatch, 2, 3)
    assert "1/3" in shown
    assert "2/3" not in shown


def test_a_single_long_document_never_looks_done(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = seen(monkeypatch, 1, 1)
    assert "scan.pdf" in shown
    assert "1/1" not in shown


def test_what_is_told_as_done_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2/3" in seen(monkeypatch, 2, 3, done=True)


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with watching() as advance:
        assert advance is None
