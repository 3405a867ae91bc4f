"""What a child gives up before it looks at the first byte of a document.

Processor time, memory, open files and file sizes are limited by the kernel. The network is taken away by a
network namespace of its own where the kernel lets an ordinary process have one. Everywhere, an audit hook
refuses sockets and new processes asked for through Python; where no namespace can be had, code that takes
over the native part of a reader could still open a socket, and ``confine`` says so by returning "refused"
instead of "none".
"""

import ctypes
import resource
import signal
import sys
from typing import Any, Literal

from poedesk.proof.reading.limits import Limits

Network = Literal["none", "refused"]
"""``none``: the child has no network at all; ``refused``: Python refuses sockets, the kernel would not."""

DOCUMENTS_PER_CHILD = 100
"""After so many documents a child is replaced, so that nothing it gathered stays for long."""

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_DUMPABLE = 4
_AF_UNIX = 1
_OPEN_FILES = 64
_GRACE = 5
"""Seconds after which a child whose parent is gone ends itself."""

_FORBIDDEN = frozenset(
    {
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "pty.spawn",
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
    }
)


def confine(limits: Limits) -> Network:
    """Limit this process for good; return what became of the network."""
    _set(resource.RLIMIT_AS, limits.memory_bytes)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_NOFILE, _OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds * DOCUMENTS_PER_CHILD))
    network = _leave_network()
    sys.addaudithook(_refuse)
    return network


def begin_document(limits: Limits) -> None:
    """Give the next document its processor time, and set the alarm that ends an abandoned child."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + 1 + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))
    signal.alarm(limits.wall_seconds + _GRACE)


def end_document() -> None:
    """Take the alarm back while the child waits."""
    signal.alarm(0)


def _set(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    top = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (top, top))


def _leave_network() -> Network:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    ways = (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET)  # as root; as anybody
    return "none" if any(libc.unshare(flags) == 0 for flags in ways) else "refused"


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN or (event == "socket.__new__" and arguments[1] != _AF_UNIX):
        message = f"{event} is not allowed while a document is read"
        raise PermissionError(message)
