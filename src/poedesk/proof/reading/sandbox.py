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
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NoReturn, Self

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.proof.document.codec import decode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.answers import document_of, parsed, text_of
from poedesk.proof.reading.child.confinement import DOCUMENTS_PER_CHILD, Confinement
from poedesk.proof.reading.child.tasks import TASKS
from poedesk.proof.reading.frames import Channel, Oversized, Stopped, TimedOut
from poedesk.proof.reading.limits import DEFAULT, Limits, variable
from poedesk.proof.reading.readers.registry import MODULES, unreadable

_START_SECONDS = 30
_PARTING_SECONDS = 2
"""How long a child that closed its pipes may take to end before it is ended."""

_CONTAINERS = frozenset({media.EML, media.ZIP, media.TNEF})
"""Kinds whose attachments are given up when reading them with attachments breaks a limit."""

_SECOND_TRY_SECONDS = 3
"""Time on the clock for reading such a file without its attachments."""


_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
"""Keeps libraries from a thread, and address space for it, for every processor there is."""

_MISDEEDS = (
    Stopped, TimedOut, Oversized, TypeError, ValueError, LookupError, RecursionError, AttributeError,
    OverflowError,
)  # fmt: skip
"""What handling the answer of a child may raise: it died, was late, or its answer is not what was agreed."""


class SandboxFault(PoedeskError):
    """The process that reads documents could not be started."""


class SandboxStopped(PoedeskError):
    """Reading was stopped before it was done."""


class Breach(Exception):
    """The child broke a limit or its word; the message says which, as a clause."""


class TaskFailed(Breach):
    """The task itself could not do what was asked; the message says why, as a clause."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Which readers and tasks the child uses; tests give it some that misbehave."""

    modules: Mapping[str, str] = field(default_factory=lambda: MODULES)
    """Media type -> module of its reader."""

    tasks: Mapping[str, str] = field(default_factory=lambda: TASKS)
    """Name of a task -> its module."""

    path: tuple[str, ...] = ()
    """Folders the child may import from, besides what is installed."""

    without: tuple[str, ...] = ()
    """Means of the kernel that the child does without (see ``confine``), as where there are none."""


class Sandbox:
    """One warm child that reads document after document; use it as a context, from one thread at a time."""

    def __init__(self, limits: Limits = DEFAULT, seam: Seam | None = None) -> None:
        """Start nothing yet: the child comes with the first document."""
        self.limits = limits
        self.confinement: Confinement | None = None
        """What holds the child, once one runs."""

        self.breached = False
        """Whether the last document broke a limit or the child: another try may end otherwise."""

        self.wants_sight = False
        """Whether the last document holds something that only ``sight`` can read."""

        self._page_begun: Callable[[int, int], None] | None = None
        self._seam = seam or Seam()
        self._child: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._served = 0
        self._kind = media.UNKNOWN
        self._lock = threading.Lock()
        self._stopped = False

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

    def stop(self) -> None:
        """Kill the child, from any thread: whoever waits for it gets SandboxStopped, and no other starts."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                _send_kill(self._child)

    def read(
        self,
        data: bytes,
        name: str,
        *,
        words: bool = False,
        sight: bool = False,
        page_begun: Callable[[int, int], None] | None = None,
    ) -> Document:
        """Return what the reader saw in ``data``; never raises for a bad document.

        With ``sight`` the text in pictures is recognised; ``page_begun`` is then called with the number of
        each page that is looked at, and how many its document has.

        Raises:
            SandboxFault: no child could be started.
            SandboxStopped: another thread called ``stop``.
        """
        if len(data) > self.limits.file_bytes:
            return unreadable(data, name, media.UNKNOWN, _too_large(len(data), self.limits))
        order: dict[str, Any] = {"name": name, "words": words, "sight": sight}
        self.breached = self.wants_sight = False
        self._page_begun = page_begun
        try:
            return self._read(data, order)
        except Breach as breach:
            first = str(breach)
            self.breached = True
        kind = self._kind
        if kind in _CONTAINERS and self.limits.depth > 0:
            try:
                document = self._read(data, {**order, "depth": 0}, _SECOND_TRY_SECONDS)
            except Breach:
                pass
            else:
                return _without_attachments(document, first)
        problem = f"{first}; give it again, or save it anew as PDF or DOCX"
        return unreadable(data, name, kind, problem)

    def ask(self, data: bytes, name: str, task: str, request: dict[str, Any]) -> dict[str, Any]:
        """Return what the task named ``task`` makes of ``data``, within the limits of one document.

        Args:
            data: the bytes of the document.
            name: the document's name, for messages.
            task: a name in the table of tasks.
            request: what exactly is asked; a JSON object.

        Raises:
            TaskFailed: the task could not do it; the message says why.
            Breach: the child broke a limit or died, and is replaced; the message names it.
            SandboxFault: no child could be started.
        """
        if len(data) > self.limits.file_bytes:
            raise Breach(_too_large(len(data), self.limits))
        order = {"name": name, "task": task, "request": request}
        with self._served_by_child(data, order) as (channel, deadline):
            answer = parsed(channel.receive(deadline, self.limits.answer_bytes))
            failed = text_of(answer, "failed") if "failed" in answer else None
            result = None if failed is not None else answer["result"]
            if failed is None and not isinstance(result, dict):
                raise TypeError(task)
        if failed is not None:
            raise TaskFailed(failed)
        assert isinstance(result, dict)
        return result

    def _read(self, data: bytes, order: dict[str, Any], seconds: int | None = None) -> Document:
        self._kind = media.UNKNOWN
        with self._served_by_child(data, order, seconds) as (channel, deadline):
            self._kind = text_of(parsed(channel.receive(deadline, 1024)), "kind")
            answer = parsed(channel.receive(deadline, self.limits.answer_bytes))
            while "page" in answer:
                self._tell(answer["page"], answer["of"])
                answer = parsed(channel.receive(deadline, self.limits.answer_bytes))
            self.wants_sight = answer.get("wants_sight") is True
            return _document(answer, data, order["name"])

    def _tell(self, number: Any, count: Any) -> None:
        """Pass on which page is being looked at; numbers from the child are checked."""
        if type(number) is not int or type(count) is not int or not 0 < number <= count:
            message = "there is no such page"
            raise ValueError(message)
        if self._page_begun is not None:
            self._page_begun(number, count)

    @contextlib.contextmanager
    def _served_by_child(
        self, data: bytes, order: dict[str, Any], seconds: int | None = None
    ) -> Iterator[tuple[Channel, float]]:
        """Hand an order to a child and yield the channel with the deadline; its misdeeds become a Breach."""
        channel = self._warm()
        deadline = time.monotonic() + min(seconds or self.limits.wall_seconds, self.limits.wall_seconds)
        try:
            channel.send(json.dumps(order).encode(), deadline)
            channel.send(data, deadline)
            yield channel, deadline
        except _MISDEEDS as error:
            named = self._named(error)
            if self._stopped:
                raise SandboxStopped from error
            raise Breach(named) from error
        self._served += 1
        if self._served >= DOCUMENTS_PER_CHILD:
            self.close()

    def _warm(self) -> Channel:
        if self._channel is None or self._child is None or self._child.poll() is not None:
            self.close()
            self._start()
        assert self._channel is not None
        return self._channel

    def _start(self) -> None:
        with self._lock:
            if self._stopped:
                raise SandboxStopped
            self._child = subprocess.Popen(
                [sys.executable, "-I", "-m", "poedesk.proof.reading.child.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC", **_ONE_THREAD},
                start_new_session=True,
            )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._channel = Channel(self._child.stdout.fileno(), self._child.stdin.fileno())
        setting = {
            "limits": asdict(self.limits),
            "modules": dict(self._seam.modules),
            "tasks": dict(self._seam.tasks),
            "path": list(self._seam.path),
            "without": list(self._seam.without),
        }
        deadline = time.monotonic() + _START_SECONDS
        try:
            self._channel.send(json.dumps(setting).encode(), deadline)
            ready = parsed(self._channel.receive(deadline, 1024))["ready"]
            self.confinement = decode(Confinement, ready)
        except _MISDEEDS as error:
            self.close()
            if self._stopped:
                raise SandboxStopped from error
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
                code = child.wait(timeout=_PARTING_SECONDS)
            except subprocess.TimeoutExpired:
                self.close()
                return "the reader closed its pipes without an answer"
            self.close()
            return _named_end(code, self.limits)
        self.close()
        if isinstance(error, TimedOut):
            return f"reading it took longer than {self.limits.wall_seconds} s ({variable('wall_seconds')})"
        if isinstance(error, Oversized):
            return f"it holds more than can be taken in ({variable('answer_bytes')})"
        return "the answer made no sense"


def _named_end(code: int, limits: Limits) -> str:
    if code == -signal.SIGXCPU:
        return (
            f"reading it took more than {limits.cpu_seconds} s of processor time ({variable('cpu_seconds')})"
        )
    if code == -signal.SIGKILL:
        return "the reader was stopped by the system, as happens when memory runs out"
    if code < 0:
        known = {item.value: item.name for item in signal.Signals}
        return f"the reader crashed on it ({known.get(-code, f'signal {-code}')})"
    return f"the reader stopped without an answer (exit code {code})"


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it may have started, and wait until it is gone."""
    _send_kill(child)
    child.wait()


def _send_kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _document(answer: Any, data: bytes, name: str) -> Document:
    """Return the child's answer as a document; what the parent knows better is not taken from it."""
    document = document_of(answer["document"])
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
