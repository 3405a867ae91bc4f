"""Work for the parent to do while its children read."""

import threading
from collections.abc import Callable
from contextlib import suppress

Work = Callable[[], object]


class Meanwhile:
    """Does a piece of work once, in a thread of its own, from the moment a child begins to read.

    The work must be something that will be done anyway and is then done for good, such as importing.
    """

    def __init__(self, work: Work) -> None:
        """Take the work; nothing begins yet."""
        self._work = work
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Begin, unless it has begun."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._quietly, name="meanwhile", daemon=True)
                self._thread.start()

    def finish(self) -> None:
        """Wait until the work is done, if it has begun."""
        if self._thread is not None:
            self._thread.join()

    def _quietly(self) -> None:
        with suppress(Exception):  # nobody needs this result: whoever does the same again meets the error
            self._work()
