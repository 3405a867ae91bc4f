"""A few sandboxes side by side: documents are read at the same time, answers come in the order asked.

Every sandbox has a thread here that does nothing but wait for its child.
"""

import os
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from queue import SimpleQueue
from typing import Generic, Self, TypeVar, cast

from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Job = Callable[[Sandbox], T]
"""Something to be done with one of the sandboxes, in whatever thread."""


_WORTH = 4
"""Documents that make it worth while to start another child, which takes as long as reading a few."""

_WORTH_BYTES = 2 * 1024 * 1024
"""Bytes of documents that do so, too."""


def fitting(most: int, documents: int, size: int = 0) -> int:
    """Return how many sandboxes to use for ``documents`` of ``size`` bytes altogether.

    There are never more than ``most``, than processors, or than documents, nor more than there is work for.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(most, processors, documents, max(documents // _WORTH, size // _WORTH_BYTES)))


class Pool:
    """Up to ``readers`` warm children, each started when it is first needed; use it as a context."""

    def __init__(self, limits: Limits = DEFAULT, readers: int = 1, seam: Seam | None = None) -> None:
        """Start nothing yet."""
        self.limits = limits
        self._sandboxes = tuple(Sandbox(limits, seam) for _ in range(readers))
        self._seer = Sandbox(limits.with_sight(), seam)
        self._looking = threading.Lock()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the children."""
        self.close()

    def close(self) -> None:
        """End the children."""
        for sandbox in (*self._sandboxes, self._seer):
            sandbox.close()

    @contextmanager
    def seer(self) -> Iterator[Sandbox]:
        """Hand out the one child that recognises text in pictures, to one thread at a time."""
        with self._looking:
            yield self._seer

    @property
    def readers(self) -> int:
        """Return how many jobs are done at the same time."""
        return len(self._sandboxes)

    def run(
        self,
        jobs: Sequence[Job[T]],
        started: Callable[[int], None] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> list[T]:
        """Return what each of ``jobs`` returns, in their order; those of one kind are begun in it, too.

        ``kinds`` says of which kind each document seems to be (without, all are of one). Children keep to
        the kinds that they have read while there is enough to do, because getting ready for another takes
        as long as reading some documents. ``started`` is called with the index of each job as it begins, in
        the caller's thread. When a job raises, or the wait is interrupted, the children are killed, the
        threads end, and the error passes.
        """
        if self.readers == 1 or len(jobs) == 1:
            return list(_one_by_one(jobs, self._sandboxes[0], started))
        return self._side_by_side(_Queue(jobs, kinds or [""] * len(jobs)), started)

    def _side_by_side(self, queue: "_Queue[T]", started: Callable[[int], None] | None) -> list[T]:
        threads = [
            threading.Thread(target=queue.serve, args=(sandbox,), name="poedesk-reader", daemon=True)
            for sandbox in self._sandboxes[: queue.length]
        ]
        try:
            for thread in threads:
                thread.start()
            return queue.gather(started)
        except BaseException:
            queue.clear()
            for sandbox in (*self._sandboxes, self._seer):
                sandbox.stop()
            raise
        finally:
            for thread in threads:
                if thread.ident is not None:
                    thread.join()


class _Queue(Generic[T]):
    """Jobs that several threads take from, and what becomes of each."""

    def __init__(self, jobs: Sequence[Job[T]], kinds: Sequence[str]) -> None:
        """Hold ``jobs``, whose documents seem to be of ``kinds``."""
        self.length = len(jobs)
        self._lock = threading.Lock()
        self._left = list(enumerate(jobs))
        self._kinds = kinds
        self._begun: set[str] = set()
        """Kinds that some sandbox is ready for."""

        self._results: list[T | None] = [None] * len(jobs)
        self._news: SimpleQueue[tuple[int, bool | BaseException]] = SimpleQueue()
        """Index of a job, with False when it begins, True when its result is there, or what it raised."""

    def serve(self, sandbox: Sandbox) -> None:
        """Do one job after the other with ``sandbox`` until none is left or one raises."""
        ready: set[str] = set()
        while (taken := self._next(ready)) is not None:
            index, job = taken
            self._news.put((index, False))
            try:
                self._results[index] = job(sandbox)
            except BaseException as error:  # noqa: BLE001 - it is raised where the caller waits
                self._news.put((index, error))
                return
            self._news.put((index, True))

    def _next(self, ready: set[str]) -> tuple[int, Job[T]] | None:
        """Take the first job of a kind in ``ready``, else of one that no sandbox is ready for, else any."""
        with self._lock:
            if not self._left:
                return None
            kinds = [self._kinds[index] for index, _ in self._left]
            own = (place for place, kind in enumerate(kinds) if kind in ready)
            fresh = (place for place, kind in enumerate(kinds) if kind not in self._begun)
            place = next(chain(own, fresh), 0)
            ready.add(kinds[place])
            self._begun.add(kinds[place])
            return self._left.pop(place)

    def gather(self, started: Callable[[int], None] | None) -> list[T]:
        """Wait for every job and return the results; raises what a job raised."""
        waiting = len(self._results)
        while waiting:
            index, news = self._news.get()
            if isinstance(news, BaseException):
                raise news
            if news:
                waiting -= 1
            elif started is not None:
                started(index)
        return cast("list[T]", self._results)

    def clear(self) -> None:
        """Let no further job begin."""
        with self._lock:
            self._left.clear()


class Once(Generic[K, T]):
    """Makes a value once for each key, by whoever asks first; others that ask meanwhile wait for it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._locks: dict[K, threading.Lock] = {}
        self._known: dict[K, T] = {}

    def get(self, key: K, make: Callable[[], T]) -> T:
        """Return the value for ``key``; when ``make`` raises, the next one to ask tries again."""
        with self._lock:
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            if key not in self._known:
                self._known[key] = make()
            return self._known[key]


def _one_by_one(
    jobs: Sequence[Job[T]], sandbox: Sandbox, started: Callable[[int], None] | None
) -> Iterator[T]:
    for index, job in enumerate(jobs):
        if started is not None:
            started(index)
        yield job(sandbox)
