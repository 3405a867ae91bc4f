"""What a child gives up before it looks at the first byte of a document.

Processor time, memory, open files and file sizes are limited by the kernel everywhere. The rest depends on
the kernel: a network namespace of its own, a system call filter (``seccomp``) and Landlock. Where one of
them cannot be had an audit hook still refuses sockets and new processes asked for through Python, but code
that takes over the native part of a reader would not be held; ``Confinement`` says which it is.
"""

import ctypes
import fcntl
import os
import resource
import select
import signal
import site
import sys
import sysconfig
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Literal

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.child import landlock, seccomp
from poedesk.proof.reading.limits import Limits

DOCUMENTS_PER_CHILD = 100
"""After so many documents a child is replaced, so that nothing it gathered stays for long."""

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_DUMPABLE = 4
_AF_UNIX = 1
_OPEN_FILES = 64
_GRACE = 5
"""Seconds after which a child whose parent neither kills it nor ends is ended by its own alarm."""

_SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo")
"""Where shared libraries and time zones lie."""

_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
"""For pages whose fonts are not in the file."""

_PROCESSORS = ("/sys/devices/system/cpu", "/sys/devices/system/node", "/proc/cpuinfo")
"""What processors there are: engines that recognise text ask for it and may wait for an answer for ever."""

_DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/etc/ld.so.cache", "/etc/localtime")

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


@dataclass(frozen=True, slots=True)
class Confinement:
    """What holds a child, besides the limits that hold everywhere."""

    network: Literal["namespace", "filter", "python"]
    """``namespace``: there is none; ``filter``: the kernel refuses sockets; ``python``: only Python does."""

    calls: Literal["filter", "python"]
    """Who refuses processes, programs and signals to others: the kernel's ``filter``, or only ``python``."""

    files: Literal["landlock", "open"]
    """``landlock``: only the interpreter's and our own can be read; ``open``: all that the user can read."""


def confine(limits: Limits, without: Collection[str] = ()) -> Confinement:
    """Limit this process for good; return what the kernel granted.

    ``without`` names what is not to be tried (``namespace``, ``filter``, ``landlock``): how it is on a kernel
    that has none.
    """
    _set(resource.RLIMIT_AS, limits.memory_bytes)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit_processor(limits)
    _give_up_rights()
    namespace = "namespace" not in without and _leave_network()
    landlocked = "landlock" not in without and landlock.restrict(_readable())
    filtered = "filter" not in without and seccomp.install()
    sys.addaudithook(_refuse)
    return Confinement(
        network="namespace" if namespace else "filter" if filtered else "python",
        calls="filter" if filtered else "python",
        files="landlock" if landlocked else "open",
    )


def _limit_processor(limits: Limits) -> None:
    """Give the first document its time, and all of a child's together no more than the system allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    whole = limits.cpu_seconds * DOCUMENTS_PER_CHILD
    most = whole if hard == resource.RLIM_INFINITY else min(whole, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (min(limits.cpu_seconds, most), most))


def await_orders(orders: int) -> None:
    """Choose what happens when ``orders`` ends during a document; to be called before ``confine``, once.

    ``orders`` is the descriptor of the pipe from the parent. The filter refuses to choose again.
    """
    if hasattr(fcntl, "F_SETSIG"):
        fcntl.fcntl(orders, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(orders, fcntl.F_SETSIG, signal.SIGKILL)


def begin_document(cpu_seconds: int, wall_seconds: int, orders: int) -> None:
    """Give the next document, or the next work on it, its time, and let no abandoned child go on.

    ``orders`` is the descriptor of the pipe from the parent: that it closes means that the parent is gone,
    and then the kernel kills this process, whatever it is doing. The alarm is there for other systems.
    """
    _kill_at_signs_of_life(orders, wanted=True)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))
    signal.alarm(wall_seconds + _GRACE)


def end_document(orders: int) -> None:
    """Take both back while the child waits: what comes through the pipe next is an order."""
    signal.alarm(0)
    _kill_at_signs_of_life(orders, wanted=False)


def _kill_at_signs_of_life(pipe: int, *, wanted: bool) -> None:
    """Have SIGKILL sent when something happens on ``pipe``: during a document that is only its end."""
    if not hasattr(fcntl, "F_SETSIG"):
        return
    flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC if wanted else flags & ~os.O_ASYNC)
    if wanted and select.select([pipe], [], [], 0)[0]:  # it ended a moment ago
        os.kill(os.getpid(), signal.SIGKILL)


def _set(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    top = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (top, top))


def _give_up_rights() -> None:
    """Never gain rights by running a program; let no process of the same user look into this one."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):  # not Linux: there is nothing of the kind to give up
        return


def _leave_network() -> bool:
    ways = (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET)  # as root; as anybody
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        return any(libc.unshare(flags) == 0 for flags in ways)
    except (OSError, AttributeError):
        return False


def _readable() -> Iterator[str]:
    """Yield what the interpreter, its libraries and our own package are made of."""
    yield from (path for path in sys.path if path)
    yield from (sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield from site.getsitepackages()
    yield str(Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib"))
    yield from (*_SYSTEM_FOLDERS, *_FONTS, *_PROCESSORS, *_DEVICES)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN or (event == "socket.__new__" and arguments[1] != _AF_UNIX):
        message = f"{event} is not allowed while a document is read"
        raise PermissionError(message)
