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
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NoReturn, Self

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.proof.document.codec import decode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.after import After, T, Taken
from poedesk.proof.reading.answers import document_of, parsed, text_of
from poedesk.proof.reading.child.confinement import DOCUMENTS_PER_CHILD, Confinement
from poedesk.proof.reading.child.tasks import AFTERWARDS, TASKS
from poedesk.proof.reading.endings import READING, SEARCHING, named, named_end
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


class SearchFailed(Breach):
    """The document was read, and then the task after reading broke a limit; the message says how."""

    def __init__(self, message: str, document: Document) -> None:
        """Keep what was read."""
        super().__init__(message)
        self.document = document


class TaskFailed(Breach):
    """The task itself could not do what was asked; the message says why, as a clause."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Which readers and tasks the child uses; tests give it some that misbehave."""

    modules: Mapping[str, str] = field(default_factory=lambda: MODULES)
    """Media type -> module of its reader."""

    tasks: Mapping[str, str] = field(default_factory=lambda: TASKS)
    """Name of a task -> its module."""

    afterwards: Mapping[str, str] = field(default_factory=lambda: AFTERWARDS)
    """Name of a task after reading -> its module."""

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

        self._seam = seam or Seam()
        self._child: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._served = 0
        self._kind = media.UNKNOWN
        self._work = READING
        self._lock = threading.Lock()
        """Held while the child is changed or killed."""

        self._use = threading.RLock()
        """Held by the thread that waits for the child: nobody else may close its pipes."""

        self._stopped = False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self.close()

    def close(self) -> None:
        """End the child, if one runs; a thread that waits for it gets SandboxStopped first."""
        if not self._use.acquire(blocking=False):
            self.stop()
            self._use.acquire()
        try:
            self._end()
        finally:
            self._use.release()

    def _end(self) -> None:
        with self._lock:
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

    def read(self, data: bytes, name: str, *, words: bool = False) -> Document:
        """Return what the reader saw in ``data``; never raises for a bad document (see ``take``)."""
        return self.take(data, name, None, words=words).document

    def take(self, data: bytes, name: str, after: After[T] | None, *, words: bool = False) -> Taken[T]:
        """Return what the reader saw in ``data``, and what the task ``after`` made of it.

        A bad document is unreadable; one that breaks a limit only after it was read is there, without what
        should have been made of it. A file that holds others is tried once more without them.

        Raises:
            SandboxFault: no child could be started.
            SandboxStopped: another thread called ``stop``.
        """
        if len(data) > self.limits.file_bytes:
            return Taken(unreadable(data, name, media.UNKNOWN, _too_large(len(data), self.limits)))
        order: dict[str, Any] = {"name": name, "words": words}
        with self._use:
            return self._taken(data, order, after)

    def _taken(self, data: bytes, order: dict[str, Any], after: After[T] | None) -> Taken[T]:
        self.breached = False
        try:
            return self._take(data, order, after)
        except Breach as breach:
            first = breach
            self.breached = True
        name, kind = order["name"], self._kind
        if kind in _CONTAINERS and self.limits.depth > 0:
            try:
                taken = self._take(data, {**order, "depth": 0}, after, _SECOND_TRY_SECONDS)
            except Breach:
                pass
            else:
                return replace(taken, document=_without_attachments(taken.document, str(first)))
        if isinstance(first, SearchFailed):
            problem = f"{first}; give it in smaller parts, or save it anew as PDF or DOCX"
            return Taken(first.document, problem=problem)
        problem = f"{first}; give it again, or save it anew as PDF or DOCX"
        return Taken(unreadable(data, name, kind, problem))

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
        with self._use, self._served_by_child(data, order) as (channel, deadline):
            answer = parsed(channel.receive(deadline, self.limits.answer_bytes))
            failed = text_of(answer, "failed") if "failed" in answer else None
            result = None if failed is not None else answer["result"]
            if failed is None and not isinstance(result, dict):
                raise TypeError(task)
        if failed is not None:
            raise TaskFailed(failed)
        assert isinstance(result, dict)
        return result

    def _take(
        self, data: bytes, order: dict[str, Any], after: After[T] | None, seconds: int | None = None
    ) -> Taken[T]:
        """Return what the child says; raises SearchFailed or another Breach."""
        self._kind = media.UNKNOWN
        document = None
        if after is not None:
            order = {**order, "after": after.task}
        try:
            with self._served_by_child(data, order, seconds) as (channel, deadline):
                self._kind = text_of(parsed(channel.receive(deadline, 1024)), "kind")
                frame = channel.receive(deadline, self.limits.answer_bytes)
                begun = time.monotonic()
                document = _document(frame, data, order["name"])
                if after is None:
                    return Taken(document)
                self._work = SEARCHING
                # A file that holds others may be tried once more, which takes the time that others get here.
                last = deadline if self._kind in _CONTAINERS else deadline + _SECOND_TRY_SECONDS
                last = min(begun + self.limits.find_seconds, last)
                value = parsed(channel.receive(last, self.limits.answer_bytes))
                failed = text_of(value, "failed") if "failed" in value else None
                if failed is None:
                    return Taken(document, after.accept(document, value["answer"]), value["answer"])
        except Breach as breach:
            if document is None or self._work is READING:
                raise
            raise SearchFailed(str(breach), document) from breach
        self._end()  # after a failure it is trusted with nothing more
        raise SearchFailed(failed, document)

    @contextlib.contextmanager
    def _served_by_child(
        self, data: bytes, order: dict[str, Any], seconds: int | None = None
    ) -> Iterator[tuple[Channel, float]]:
        """Hand an order to a child and yield the channel with the deadline; its misdeeds become a Breach."""
        self._work = READING
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
            self._end()

    def _warm(self) -> Channel:
        if self._channel is None or self._child is None or self._child.poll() is not None:
            self._end()
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
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                start_new_session=True,
            )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._channel = Channel(self._child.stdout.fileno(), self._child.stdin.fileno())
        setting = {
            "limits": asdict(self.limits),
            "modules": dict(self._seam.modules),
            "tasks": dict(self._seam.tasks),
            "afterwards": dict(self._seam.afterwards),
            "path": list(self._seam.path),
            "without": list(self._seam.without),
        }
        deadline = time.monotonic() + _START_SECONDS
        try:
            self._channel.send(json.dumps(setting).encode(), deadline)
            ready = parsed(self._channel.receive(deadline, 1024))["ready"]
            self.confinement = decode(Confinement, ready)
        except _MISDEEDS as error:
            self._end()
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
                self._end()
                return f"{self._work.worker} closed its pipes without an answer"
            self._end()
            return named_end(code, self._work, self.limits)
        self._end()
        return named(error, self._work, self.limits)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it may have started, and wait until it is gone."""
    _send_kill(child)
    child.wait()


def _send_kill(child: subprocess.Popen[bytes]) -> None:
    if child.returncode is not None:
        return  # its number may be another's by now
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _document(frame: bytes, data: bytes, name: str) -> Document:
    """Return the child's answer as a document; what the parent knows better is not taken from it."""
    document = document_of(parsed(frame)["document"])
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
