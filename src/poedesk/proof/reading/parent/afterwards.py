"""Does a task on documents as soon as they are read, beside the reading, in children of its own.

Those children never see the bytes of a file: only the document as it was handed over by the one that read it
and decoded here. One that breaks a limit costs its document what the task would have made of it, never the
document; of a file with others inside each is then tried by itself.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from queue import SimpleQueue
from typing import Any, Generic, Self

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Read
from poedesk.proof.document.sending import sent_document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.parent.after import NOT_READ, After, T, Taken, accepted
from poedesk.proof.reading.parent.endings import SEARCHING
from poedesk.proof.reading.parent.sandbox import SECOND_TRY_SECONDS, Breach, Sandbox, Seam

_BACKLOG = 6
"""Documents waiting for a child that make it worth while to start another: it takes as long to get ready."""

_BREACHES = 3
"""Documents inside one file that may each end a child, before the rest is given up."""

_WHAT_NEXT = "give it in smaller parts, or save it anew as PDF or DOCX"


class Pending(Generic[T]):
    """A document that was read; what is made of it afterwards may still be on its way."""

    def __init__(self, document: Document) -> None:
        """Know the document only."""
        self.document = document
        self._done = threading.Event()
        self._taken: Taken[T] | BaseException | None = None

    def settle(self, taken: Taken[T] | BaseException) -> "Pending[T]":
        """Set what was made, or why nothing can be; return itself."""
        self._taken = taken
        self._done.set()
        return self

    def wait(self) -> Taken[T]:
        """Return what was made, as soon as it is; raises SandboxFault or SandboxStopped."""
        self._done.wait()
        if isinstance(self._taken, BaseException):
            raise self._taken
        assert self._taken is not None
        return self._taken


@dataclass(frozen=True, slots=True)
class End:
    """When no more is begun."""

    deadline: float
    """In seconds of ``time.monotonic``."""

    late: str
    """What is said of documents that are too late."""


@dataclass(frozen=True, slots=True)
class _Order(Generic[T]):
    pending: Pending[T]
    frame: bytes
    """The document as it was handed over."""

    seconds: int
    """How long it may take."""

    end: End


class Afterwards(Generic[T]):
    """Up to ``most`` warm children that do one task; use it as a context."""

    def __init__(self, after: After[T], limits: Limits, most: int, seam: Seam | None = None) -> None:
        """Start nothing yet.

        Args:
            after: the task.
            limits: what it may cost for one document.
            most: children at the same time.
            seam: which modules the children use.
        """
        self._after, self._limits, self._most = after, limits, most
        self._seam = replace(seam or Seam(), ready=(after.task,))
        self._orders: SimpleQueue[_Order[T] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._workers: list[tuple[threading.Thread, Sandbox]] = []

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the children: after an error at once, else when all is done."""
        with self._lock:
            self._most = 0
            workers = tuple(self._workers)
        for _thread, sandbox in workers:
            if kind is not None:
                sandbox.stop()
            self._orders.put(None)
        for thread, sandbox in workers:
            if thread.ident is not None:  # else it was interrupted as it started
                thread.join()
            sandbox.close()

    def begin(self) -> None:
        """Start the first child, unless it was: it gets ready while documents are being read."""
        with self._lock:
            if not self._workers:
                if self._seam.ahead is not None:
                    self._seam.ahead.start(self._after.task, self._seam.tasks[self._after.task])
                    self._seam.ahead.tell(self._after.task, self._seam.setting(self._limits))
                self._add()

    def submit(self, document: Document, frame: bytes, took: float, end: End) -> Pending[T]:
        """Have the task done on ``document``; reading it took ``took`` seconds, ``frame`` is how it came."""
        pending: Pending[T] = Pending(document)
        documents = document.with_attachments()
        if all(each.read is Read.UNREADABLE for each in documents):
            return pending.settle(Taken(document, (NOT_READ,) * len(documents), ({},) * len(documents)))
        # Reading and this together take a bounded time, with a second try when there are others inside.
        left = self._limits.wall_seconds + SECOND_TRY_SECONDS - took
        left -= SECOND_TRY_SECONDS if len(documents) > 1 else 0
        seconds = min(self._limits.find_seconds, max(SECOND_TRY_SECONDS, int(left)))
        self._orders.put(_Order(pending, frame, seconds, end))
        with self._lock:
            if not self._workers or self._orders.qsize() >= _BACKLOG * len(self._workers):
                self._add()
        return pending

    def _add(self) -> None:
        if len(self._workers) >= self._most:
            return
        sandbox = Sandbox(self._limits, self._seam)
        thread = threading.Thread(target=self._serve, args=(sandbox,), name="poedesk-finder", daemon=True)
        self._workers.append((thread, sandbox))
        thread.start()

    def _serve(self, sandbox: Sandbox) -> None:
        fault: BaseException | None = None
        try:
            sandbox.warm()
        except BaseException as error:  # noqa: BLE001 - it is raised where the caller waits
            fault = error
        while (order := self._orders.get()) is not None:
            try:
                order.pending.settle(fault or self._done(order, sandbox))
            except BaseException as error:  # noqa: BLE001 - as above
                order.pending.settle(error)

    def _done(self, order: _Order[T], sandbox: Sandbox) -> Taken[T]:
        document = order.pending.document
        documents = document.with_attachments()
        if time.monotonic() >= order.end.deadline:
            return Taken(document, (order.end.late,) * len(documents))
        try:
            made, answers = self._asked(sandbox, document, order.frame, order.seconds)
        except Breach as breach:
            problem = f"{breach}; {_WHAT_NEXT}"
        else:
            return Taken(document, made, answers)
        if len(documents) == 1:
            return Taken(document, (problem,))
        return Taken(document, tuple(self._one_by_one(documents, problem, sandbox)))

    def _one_by_one(
        self, documents: tuple[Document, ...], problem: str, sandbox: Sandbox
    ) -> Iterator[T | str]:
        """Yield what is made of each document by itself, as long as there is time and not too much breaks."""
        left, breaches = float(SECOND_TRY_SECONDS), 0
        for document in documents:
            if document.read is Read.UNREADABLE or left < 1 or breaches >= _BREACHES:
                yield problem
                continue
            sandbox.warm()  # the time that a new child takes to get ready is not the document's
            begun = time.monotonic()
            alone, frame = _alone(document)
            try:
                made, _ = self._asked(sandbox, alone, frame, int(left))
            except Breach as breach:
                breaches += 1
                yield f"{breach}; {_WHAT_NEXT}"
            else:
                yield made[0]
            left -= time.monotonic() - begun

    def _asked(
        self, sandbox: Sandbox, document: Document, frame: bytes, seconds: int
    ) -> tuple[tuple[T | str, ...], tuple[Any, ...]]:
        """Return what was made of ``document`` and each inside it, and the answers; raises Breach."""
        result = sandbox.ask(frame, document.name, self._after.task, {}, SEARCHING, seconds)
        try:
            answers = result["answers"]
            made = accepted(self._after, document, answers)
        except (TypeError, ValueError, LookupError, RecursionError, AttributeError, OverflowError) as error:
            sandbox.close()  # it is trusted with nothing more
            message = f"the answer of {SEARCHING.worker} made no sense"
            raise Breach(message) from error
        return made, tuple(answers)


def _alone(document: Document) -> tuple[Document, bytes]:
    """Return ``document`` with no more than the names of what is inside it, and its frame."""
    named = (replace(each, read=Read.UNREADABLE, pages=(), attachments=()) for each in document.attachments)
    alone = replace(document, attachments=tuple(named))
    return alone, framed(alone)


def framed(document: Document) -> bytes:
    """Return ``document`` as a child hands it over."""
    return sent_document(document)
