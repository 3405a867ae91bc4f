"""Where results go: stdout as one clean stream, or a file that is there whole or not at all."""

import json
import os
import re
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

REPORT_WIDTH = 80
"""Columns of a text report that goes to a file."""

_BEYOND_PLAIN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: Any) -> str:
    """Return ``value`` as indented JSON whose signs are all safe on a terminal, with a line end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _BEYOND_PLAIN.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def check_output(target: Path | None) -> None:
    """Raise UsageError when ``target`` cannot be written, before any work is done."""
    if target is None:
        return
    if target.is_dir():
        message = f"--output: {target} is a folder; name a file"
        raise UsageError(message)
    if not target.parent.is_dir():
        message = f"--output: the folder {target.parent} does not exist"
        raise UsageError(message)
    if not os.access(target.parent, os.W_OK):
        message = f"--output: the folder {target.parent} cannot be written to"
        raise UsageError(message)


def deliver(text: str, target: Path | None) -> None:
    """Write ``text`` as UTF-8 to ``target``, or to stdout when that is null."""
    data = text.encode("utf-8", "backslashreplace")
    if target is None:
        _to_stdout(data)
        return
    deliver_bytes(data, target)


def deliver_private(text: str, target: Path) -> None:
    """Write a file as ``deliver`` does, that only its owner may read."""
    _written(text.encode("utf-8", "backslashreplace"), target, 0o600)


def deliver_bytes(data: bytes, target: Path) -> None:
    """Write a file whole, or leave what was there; raises UsageError when it cannot be written."""
    _written(data, target, None)


def _written(data: bytes, target: Path, mode: int | None) -> None:
    try:
        _to_file(data, target, mode)
    except OSError as problem:
        message = f"--output: {target} could not be written: {problem.strerror}"
        raise UsageError(message) from problem


def deliver_report(write: "Callable[[Console], None]", target: Path | None) -> None:
    """Let ``write`` fill a console: the terminal when stdout is one, else plain text without escapes."""
    from rich.console import Console  # noqa: PLC0415 - rich is only for text reports

    if target is None and sys.stdout.isatty():
        console = Console(highlight=False, markup=False, emoji=False)
        with suppress(BrokenPipeError):
            write(console)
        return
    width = _columns() if target is None else REPORT_WIDTH
    buffer = StringIO()
    write(
        Console(
            file=buffer, width=width, color_system=None, force_terminal=False,
            highlight=False, markup=False, emoji=False,
        )
    )  # fmt: skip
    deliver("\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n", target)


def warn(message: str) -> None:
    """Tell the person on stderr; stdout stays the result's alone."""
    from poedesk.kernel.text import printable  # noqa: PLC0415 - children are started before it is needed

    sys.stderr.write(f"poedesk: {printable(message)}\n")


def _columns() -> int:
    asked = os.environ.get("COLUMNS", "")
    return max(40, int(asked)) if asked.isdecimal() else REPORT_WIDTH


def _to_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has had enough (head, less): the verdict stands, and so does its exit code. What is
        # still buffered goes nowhere, else Python would complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_file(data: bytes, target: Path, mode: int | None = None) -> None:
    if target.exists() and not target.is_file():  # a pipe or a device: nothing to replace
        target.write_bytes(data)
        return
    target = target.resolve()  # a symbolic link stays one
    import tempfile  # noqa: PLC0415 - most write to the terminal

    handle, name = tempfile.mkstemp(prefix=".poedesk-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(target) if mode is None else mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
