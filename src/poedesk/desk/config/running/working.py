"""The worker: a process of its own that does what is done later, so that nothing of it holds up a page.

It is started anew when it dies, and ends with the process that started it, even when that one was killed:
it reads from a pipe that closes then. One worker is alive at a time, whoever starts more: a lock on a file of
the data folder, which the system frees with the process, says whose turn it is.
"""

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

_BREATH = 1.0
"""Seconds between two looks at what waits."""

_AGAIN = 2.0
"""Seconds before a worker that died is started anew."""

_SICK = 30.0
"""Seconds before something is looked at again that failed in a way nobody thought of."""

_LOCK = "worker.lock"


class Worker:
    """Keeps a worker alive as long as the desk runs."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="worker", daemon=True)
        self._running: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let it finish what it does, and wait for it."""
        self._stopped.set()
        if self._running is not None and self._running.stdin is not None:
            self._running.stdin.close()
        self._thread.join()

    def _keep(self) -> None:
        while not self._stopped.is_set():
            try:
                self._running = subprocess.Popen(  # noqa: S603 - ourselves
                    [sys.executable, "-m", __name__],
                    stdin=subprocess.PIPE,
                    start_new_session=True,  # Ctrl-C is for the desk, which lets it finish
                )
            except OSError as error:  # no memory, no process to be had: without it nothing is judged or sent
                import structlog  # noqa: PLC0415 - comes with the desk

                structlog.get_logger("poedesk.desk").error("worker", problem=f"not started: {error}")
                self._stopped.wait(_SICK)
                continue
            if self._stopped.is_set() and self._running.stdin is not None:
                self._running.stdin.close()  # nobody else will: it was started while the desk was stopped
            self._running.wait()
            self._stopped.wait(_AGAIN)


def main() -> int:
    """Do what is to be done until nobody holds the other end of standard input."""
    from poedesk.desk.config.running.waking import awake  # noqa: PLC0415 - Django is for this process alone

    awake()
    from django.conf import settings  # noqa: PLC0415 - known from here on

    from poedesk.desk.config.running.works import MOMENTS  # noqa: PLC0415 - as above
    from poedesk.desk.jobs.work import let_go  # noqa: PLC0415 - as above

    stopped = threading.Event()
    threading.Thread(target=_until_alone, args=(stopped,), daemon=True).start()
    with _alone(settings.FOLDER.path / _LOCK, stopped):
        if not stopped.is_set():
            let_go()
        work(MOMENTS, stopped)
    return 0


def work(moments: Mapping[str, Callable[[], bool]], stopped: threading.Event) -> None:
    """Look at each again and again in a thread of its own; return when all have finished after the stop."""
    doing = [
        threading.Thread(target=_again, args=(once, stopped), name=name) for name, once in moments.items()
    ]
    for each in doing:
        each.start()
    for each in doing:
        each.join()


def _until_alone(stopped: threading.Event) -> None:
    os.read(0, 1)
    stopped.set()


@contextmanager
def _alone(path: Path, stopped: threading.Event) -> Iterator[None]:
    """Wait until no other worker is alive, or until there is no need any more."""
    with path.open("ab") as lock:
        while not stopped.is_set():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                stopped.wait(_BREATH)
            else:
                break
        yield


def _again(once: Callable[[], bool], stopped: threading.Event) -> None:
    """Do what there is to do, again and again until the desk stops; rest when there is nothing."""
    import structlog  # noqa: PLC0415 - comes with the desk
    from django.db import DatabaseError, close_old_connections, connections  # noqa: PLC0415 - as above

    busy = False
    while not stopped.wait(0 if busy else _BREATH):
        try:
            busy = once()
        except DatabaseError as error:
            structlog.get_logger("poedesk.desk").warning("database", problem=str(error))
            busy = False
        except Exception:  # noqa: BLE001 - what fails once must not be left undone from then on
            structlog.get_logger("poedesk.desk").exception("worker", work=threading.current_thread().name)
            busy = False
            stopped.wait(_SICK)
        finally:
            close_old_connections()
    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
