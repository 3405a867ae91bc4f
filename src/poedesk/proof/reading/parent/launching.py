"""Starts the children of the sandbox, and some ahead: before it is known what they will read.

Python and what it imports take longer to start than most documents take to read. A child that was started
ahead does it while its parent still looks at the claim. It gets the same setting as any other before it sees
the first byte, and gives up the same rights.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.parent.frames import write_frame

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
"""Keeps libraries from a thread, and address space for it, for every processor there is."""

Child = subprocess.Popen[bytes]
Setting = Mapping[str, Any]
"""What a child is told first: limits, readers, tasks (see ``child.worker``)."""


def launch(*modules: str) -> Child:
    """Start a child, which imports ``modules`` of ours at once and then waits for its setting."""
    return subprocess.Popen(  # noqa: S603 - the names of modules are ours
        [sys.executable, "-I", "-m", "poedesk.proof.reading.child.worker", *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC", **_ONE_THREAD},
        start_new_session=True,
    )


def hello(setting: Setting) -> bytes:
    """Return the first frame to a child, without its length."""
    return json.dumps(setting).encode()


@dataclass(slots=True)
class _Waiting:
    child: Child
    setting: Setting | None = None
    """What it was told; null when it waits for that."""


class Ahead:
    """Children that were started ahead, by what they are for; use it as a context."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._waiting: dict[str, _Waiting] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the children that nobody took."""
        self.close()

    def close(self) -> None:
        """End the children that nobody took."""
        with self._lock:
            left, self._waiting = list(self._waiting.values()), {}
        for waiting in left:
            end(waiting.child)

    def start(self, purpose: str, *modules: str) -> None:
        """Start the child for ``purpose``, unless there is one; it imports ``modules`` at once."""
        with self._lock:
            if purpose not in self._waiting:
                with suppress(OSError):  # whoever needs it starts another, and says why that fails
                    self._waiting[purpose] = _Waiting(launch(*modules))

    def tell(self, purpose: str, setting: Setting, imports: Sequence[str] = ()) -> None:
        """Tell the child for ``purpose`` its setting, and what to import once it gave up its rights."""
        with self._lock:
            waiting = self._waiting.get(purpose)
            if waiting is None or waiting.setting is not None or waiting.child.stdin is None:
                return
            waiting.setting = setting
            with suppress(OSError):  # it is gone: whoever takes it finds that out
                write_frame(waiting.child.stdin.write, hello({**setting, "imports": list(imports)}))

    def take(self, setting: Setting) -> Child | None:
        """Return a child that was told exactly ``setting``, for good; null when there is none."""
        with self._lock:
            for purpose, waiting in self._waiting.items():
                if waiting.setting == setting and waiting.child.poll() is None:
                    del self._waiting[purpose]
                    return waiting.child
        return None


def end(child: Child) -> None:
    """Kill a child and whatever it may have started, wait until it is gone, and close its pipes."""
    kill(child)
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            stream.close()


def kill(child: Child) -> None:
    """Kill a child and whatever it may have started."""
    if child.returncode is not None:
        return  # its number may be another's by now
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
