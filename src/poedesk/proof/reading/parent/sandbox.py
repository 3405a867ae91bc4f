"""Reads documents in a child process that may be killed at any time: nothing hostile runs in this one.

What comes back is JSON, decoded strictly; a child that crashes, hangs, takes too much or answers nonsense
gives an unreadable document that names what happened, and the next document gets a new child.
"""

import contextlib
import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, field, replace
from typing import Any, NoReturn, Self

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.proof.document.codec import decode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.document.sending import received
from poedesk.proof.reading.child.confinement import DOCUMENTS_PER_CHILD, Confinement
from poedesk.proof.reading.child.tasks import TASKS
from poedesk.proof.reading.limits import DEFAULT, Limits, variable
from poedesk.proof.reading.parent import launching
from poedesk.proof.reading.parent.answers import document_of, parsed, text_of
from poedesk.proof.reading.parent.endings import READING, Work, named, named_end
from poedesk.proof.reading.parent.frames import Channel, Oversized, Stopped, TimedOut
from poedesk.proof.reading.readers.registry import FAILED, MODULES, unreadable
from poedesk.proof.reading.sniffing import media

_START_SECONDS = 30
_PARTING_SECONDS = 2
"""How long a child that closed its pipes may take to end before it is ended."""

_CONTAINERS = frozenset({media.EML, media.MSG, media.ZIP, media.TNEF})
"""Kinds whose attachments are given up when reading them with attachments breaks a limit."""

SECOND_TRY_SECONDS = 3
"""Time on the clock for trying such a file once more, in another way."""


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

    ready: tuple[str, ...] = ()
    """Tasks that the child gets ready for as it starts."""

    ahead: launching.Ahead | None = None
    """Children that were started already, and are taken if they were told the same setting."""

    def setting(self, limits: Limits) -> launching.Setting:
        """Return what a child is told first."""
        return {
            "limits": asdict(limits),
            "modules": dict(self.modules),
            "tasks": dict(self.tasks),
            "ready": list(self.ready),
            "path": list(self.path),
            "without": list(self.without),
        }


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
        self._child: launching.Child | None = None
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
        launching.end(child)

    def stop(self) -> None:
        """Kill the child, from any thread: whoever waits for it gets SandboxStopped, and no other starts."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                launching.kill(self._child)

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
            SandboxStopped: another thread called ``stop`` or ``close``.
        """
        return self.read_with_frame(data, name, words=words, sight=sight, page_begun=page_begun)[0]

    def read_with_frame(
        self,
        data: bytes,
        name: str,
        *,
        words: bool = False,
        sight: bool = False,
        page_begun: Callable[[int, int], None] | None = None,
    ) -> tuple[Document, bytes]:
        """Return the document, and the frame that it was decoded from; empty for one that was not read.

        Takes and raises what ``read`` does.
        """
        if len(data) > self.limits.file_bytes:
            return unreadable(data, name, media.UNKNOWN, _too_large(len(data), self.limits)), b""
        order: dict[str, Any] = {"name": name, "words": words, "sight": sight}
        with self._use:
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
                    document, frame = self._read(data, {**order, "depth": 0}, SECOND_TRY_SECONDS)
                except Breach:
                    pass
                else:
                    return _without_attachments(document, first), frame
        problem = f"{first}; give it again, or save it anew as PDF or DOCX"
        return unreadable(data, name, kind, problem), b""

    def warm(self) -> None:
        """Start the child, if none runs, and wait until it is ready."""
        with self._use:
            self._warm()

    def ask(
        self,
        data: bytes,
        name: str,
        task: str,
        request: dict[str, Any],
        work: Work = READING,
        seconds: int = 0,
    ) -> dict[str, Any]:
        """Return what the task named ``task`` makes of ``data``, within the limits of one document.

        Args:
            data: the bytes of the document.
            name: the document's name, for messages.
            task: a name in the table of tasks.
            request: what exactly is asked; a JSON object.
            work: how the task is called in messages.
            seconds: how long it may take; as long as reading a document when it is 0.

        Raises:
            TaskFailed: the task could not do it; the message says why.
            Breach: the child broke a limit or died, and is replaced; the message names it.
            SandboxFault: no child could be started.
        """
        if len(data) > self.limits.file_bytes:
            raise Breach(_too_large(len(data), self.limits))
        order = {"name": name, "task": task, "request": request} | ({"seconds": seconds} if seconds else {})
        with self._use, self._served_by_child(data, order, seconds, work) as (channel, deadline):
            answer = parsed(channel.receive(deadline, self.limits.answer_bytes))
            failed = text_of(answer, "failed") if "failed" in answer else None
            result = None if failed is not None else answer["result"]
            if failed is None and not isinstance(result, dict):
                raise TypeError(task)
        if failed is not None:
            raise TaskFailed(failed)
        assert isinstance(result, dict)
        return result

    def _read(self, data: bytes, order: dict[str, Any], seconds: int = 0) -> tuple[Document, bytes]:
        self._kind = media.UNKNOWN
        with self._served_by_child(data, order, seconds) as (channel, deadline):
            self._kind = text_of(parsed(channel.receive(deadline, 1024)), "kind")
            answer = channel.receive(deadline, self.limits.answer_bytes)
            while "page" in (told := received(answer)):
                self._tell(told["page"], told["of"])
                answer = channel.receive(deadline, self.limits.answer_bytes)
            self.wants_sight = told.get("wants_sight") is True
            document = _document(told, data, order["name"])
        problems = (problem for inner in document.with_attachments() for problem in inner.problems)
        if any(problem.startswith(FAILED) for problem in problems):
            self._end()  # what trips a reader may be an attack half done: the next document gets a new child
        return document, answer

    def _tell(self, number: Any, count: Any) -> None:
        """Pass on which page is being looked at; numbers from the child are checked."""
        if type(number) is not int or type(count) is not int or not 0 < number <= count:
            message = "there is no such page"
            raise ValueError(message)
        if self._page_begun is not None:
            self._page_begun(number, count)

    @contextlib.contextmanager
    def _served_by_child(
        self, data: bytes, order: dict[str, Any], seconds: int = 0, work: Work = READING
    ) -> Iterator[tuple[Channel, float]]:
        """Hand an order to a child and yield the channel with the deadline; its misdeeds become a Breach."""
        self._work = work
        channel = self._warm()
        deadline = time.monotonic() + (seconds or self.limits.wall_seconds)
        try:
            channel.send(deadline, json.dumps(order).encode(), data)
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
            told = self._seam.setting(self.limits)
            ready = self._seam.ahead.take(told) if self._seam.ahead is not None else None
            self._child = ready or launching.launch()
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._channel = Channel(self._child.stdout.fileno(), self._child.stdin.fileno())
        deadline = time.monotonic() + _START_SECONDS
        try:
            if ready is None:
                self._channel.send(deadline, launching.hello(told))
            self.confinement = decode(Confinement, parsed(self._channel.receive(deadline, 1024))["ready"])
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
