"""Reads documents in a child process that may be killed at any time: nothing hostile runs in this one.

What comes back is JSON, decoded strictly; a child that crashes, hangs, takes too much or answers nonsense
gives an unreadable document that names what happened, and the next document gets a new child.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, Self

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.proof.document.codec import decode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.confinement import DOCUMENTS_PER_CHILD
from poedesk.proof.reading.frames import Channel, Oversized, Stopped, TimedOut
from poedesk.proof.reading.limits import DEFAULT, Limits, variable
from poedesk.proof.reading.readers.registry import MODULES, unreadable
from poedesk.proof.reading.worker import setting_of

_START_SECONDS = 30
_CONTAINERS = frozenset({media.EML})
"""Kinds whose attachments are given up when reading them with attachments breaks a limit."""


class SandboxFault(PoedeskError):
    """The process that reads documents could not be started."""


class Breach(Exception):
    """The child broke a limit or its word; the message says which, as a clause."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Which readers the child uses; tests give it readers that misbehave."""

    modules: Mapping[str, str] = field(default_factory=lambda: MODULES)
    path: tuple[str, ...] = ()
    """Folders the child may import from, besides what is installed."""


class Sandbox:
    """One warm child that reads document after document; use it as a context, from one thread at a time."""

    def __init__(self, limits: Limits = DEFAULT, seam: Seam | None = None) -> None:
        """Start nothing yet: the child comes with the first document."""
        self.limits = limits
        self.network: str | None = None
        """``none`` or ``refused`` (see confinement) once a child runs."""
        self._seam = seam or Seam()
        self._child: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._served = 0
        self._kind = media.UNKNOWN

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self.close()

    def close(self) -> None:
        """End the child, if one runs."""
        child, self._child, self._channel, self._served = self._child, None, None, 0
        if child is None:
            return
        _kill(child)
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                stream.close()

    def read(self, data: bytes, name: str, *, words: bool = False) -> Document:
        """Return what the reader saw in ``data``; never raises for a bad document.

        Raises:
            SandboxFault: no child could be started.
        """
        if len(data) > self.limits.file_bytes:
            return unreadable(data, name, media.UNKNOWN, _too_large(len(data), self.limits))
        order: dict[str, Any] = {"name": name, "words": words}
        try:
            return self._ask(data, order)
        except Breach as breach:
            first = str(breach)
        if self._kind in _CONTAINERS and self.limits.depth > 0:
            try:
                document = self._ask(data, {**order, "depth": 0})
            except Breach:
                pass
            else:
                return _without_attachments(document, first)
        problem = f"{first}; give it again, or save it anew as PDF or DOCX"
        return unreadable(data, name, self._kind, problem)

    def _ask(self, data: bytes, order: dict[str, Any]) -> Document:
        channel = self._warm()
        self._kind = media.UNKNOWN
        deadline = time.monotonic() + self.limits.wall_seconds
        try:
            channel.send(json.dumps(order).encode(), deadline)
            channel.send(data, deadline)
            self._kind = _text_of(_parsed(channel.receive(deadline, 1024)), "kind")
            answer = channel.receive(deadline, self.limits.answer_bytes)
            document = _document(answer, data, order["name"])
        except (Stopped, TimedOut, Oversized, TypeError, ValueError, RecursionError, AttributeError) as error:
            raise Breach(self._named(error)) from error
        self._served += 1
        if self._served >= DOCUMENTS_PER_CHILD:
            self.close()
        return document

    def _warm(self) -> Channel:
        if self._channel is None or self._child is None or self._child.poll() is not None:
            self.close()
            self._start()
        assert self._channel is not None
        return self._channel

    def _start(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-m", "poedesk.proof.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            start_new_session=True,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._channel = Channel(self._child.stdout.fileno(), self._child.stdin.fileno())
        setting = {
            "limits": setting_of(self.limits),
            "modules": dict(self._seam.modules),
            "path": list(self._seam.path),
        }
        deadline = time.monotonic() + _START_SECONDS
        try:
            self._channel.send(json.dumps(setting).encode(), deadline)
            self.network = _text_of(_parsed(self._channel.receive(deadline, 1024)), "ready")
        except (Stopped, TimedOut, Oversized, TypeError, ValueError) as error:
            self.close()
            self._fail(error)

    def _fail(self, error: Exception) -> NoReturn:
        message = (
            f"The process that reads documents could not be started ({type(error).__name__}). "
            f"Is {variable('memory_bytes')} (now {self.limits.memory_bytes}) large enough?"
        )
        raise SandboxFault(message) from error

    def _named(self, error: Exception) -> str:
        """Say what the child did, and end it: after a breach it is trusted with nothing more."""
        child = self._child
        if isinstance(error, Stopped) and child is not None:
            try:
                code = child.wait(timeout=5)
            except subprocess.TimeoutExpired:
                code = 0
            self.close()
            return _named_end(code, self.limits)
        self.close()
        if isinstance(error, TimedOut):
            return f"reading it took longer than {self.limits.wall_seconds} s ({variable('wall_seconds')})"
        if isinstance(error, Oversized):
            return f"it holds more than can be taken in ({variable('answer_bytes')})"
        return "the reader's answer made no sense"


def _named_end(code: int, limits: Limits) -> str:
    if code == -signal.SIGXCPU:
        return (
            f"reading it took more than {limits.cpu_seconds} s of processor time ({variable('cpu_seconds')})"
        )
    if code == -signal.SIGKILL:
        return "the reader was stopped by the system, as happens when memory runs out"
    if code < 0:
        return f"the reader crashed on it ({signal.Signals(-code).name})"
    return f"the reader stopped without an answer (exit code {code})"


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it may have started, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _parsed(frame: bytes) -> Any:
    return json.loads(frame, parse_constant=_no_constant)


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _text_of(value: Any, key: str) -> str:
    text = value[key]
    if not isinstance(text, str):
        raise TypeError(key)
    return text


def _document(frame: bytes, data: bytes, name: str) -> Document:
    """Return the child's answer as a document; what the parent knows better is not taken from it."""
    document = decode(Document, _parsed(frame)["document"])
    for inner in document.with_attachments():
        for page in inner.pages:
            if any(not 0 <= part.start < part.end <= len(page.text) for part in page.segments):
                message = "a segment lies outside its page"
                raise ValueError(message)
            if not page.words.fit(len(page.text)):
                message = "a word lies outside its page"
                raise ValueError(message)
    return replace(document, name=name, sha256=sha256_hex(data), size=len(data))


def _too_large(size: int, limits: Limits) -> str:
    return (
        f"it has {size} bytes, more than the {limits.file_bytes} allowed ({variable('file_bytes')}); "
        "give it in smaller parts"
    )


def _without_attachments(document: Document, breach: str) -> Document:
    """Return the mail itself, with every attachment unreadable for the reason that ``breach`` gives."""
    problem = (
        f"reading the message with its attachments failed ({breach}); "
        "give the attachment as a file of its own"
    )
    children = tuple(
        replace(child, read=Read.UNREADABLE, problems=(problem,)) for child in document.attachments
    )
    return replace(document, attachments=children)
