"""The process that becomes LibreOffice: gives up what it can, then runs it. Started by ``convert`` only.

Three processes: this one enters namespaces of its own for processes, network, mounts and shared memory where
the kernel permits; its child is the first process of the new one, so that the kernel kills all others when
it ends; that one's child confines itself and becomes LibreOffice. When the first is killed, all are.

``python -I -m poedesk.proof.reading.converting.launcher SETTING``, where SETTING is a JSON object, ends with
the exit code of LibreOffice. With ``probe`` it confines itself and prints what the kernel granted.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from poedesk.proof.reading.child import landlock, seccomp

_NEWUSER, _NEWNET, _NEWPID, _NEWIPC, _NEWNS = 0x10000000, 0x40000000, 0x20000000, 0x08000000, 0x00020000
_PRIVATE, _BIND = 0x44000, 0x1000
_NOTHING_RUNS = 0b1110
"""No programs of other users, no devices, no programs at all."""

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_OPEN_FILES = 512
_TEMPORARY = "/tmp"  # noqa: S108 - the folder of this conversion alone is mounted there
"""Where LibreOffice puts the socket by which it finds itself, whatever it is told."""

_START_AGAIN, _MOST_STARTS = 81, 3
"""Exit code with which it asks for that after making a profile; how often it is done."""

FOLDER = "{folder}"
"""Stands in the arguments for the folder of the conversion, wherever that is seen from inside."""


_READABLE = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache",
    "/etc/localtime", "/etc/passwd", "/etc/nsswitch.conf", "/etc/alternatives", "/var/cache/fontconfig",
    "/var/lib/libreoffice", "/var/spool/libreoffice", "/dev/urandom", "/dev/random", "/dev/zero", "/proc",
)  # fmt: skip
"""Programs, libraries, fonts and what tells about the machine; nothing of the user."""


def main() -> int:
    """Run LibreOffice as the setting says."""
    setting = json.loads(sys.argv[1])
    apart = _enter_namespaces()
    if not apart["processes"]:
        return _served(setting, apart)
    first = os.fork()
    if first:
        return _code(os.waitpid(first, 0)[1])
    _die_with_parent()
    return _served(setting, apart)


def _enter_namespaces() -> dict[str, bool]:
    """Leave network, processes, mounts and shared memory of the system; return what could be left."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    wanted = _NEWNET | _NEWPID | _NEWIPC | _NEWNS
    if libc.unshare(wanted) == 0:
        return {"network": True, "processes": True}
    if libc.unshare(_NEWUSER | wanted) == 0:
        _keep_user(user, group)
        return {"network": True, "processes": True}
    return {"network": libc.unshare(_NEWNET) == 0, "processes": False}


def _keep_user(user: int, group: int) -> None:
    maps = {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}
    for name, text in maps.items():
        Path("/proc/self", name).write_text(text, encoding="ascii")


def _served(setting: dict[str, Any], apart: dict[str, bool]) -> int:
    """Run LibreOffice, as often as it asks to be started again, and gather what ends meanwhile."""
    inside = setting["program"].startswith(f"{_TEMPORARY}/")
    if apart["processes"] and not inside and _own_temporary_folder(setting["folder"]):
        setting["folder"] = _TEMPORARY
    code = _START_AGAIN
    for _ in range(_MOST_STARTS):
        office = os.fork()
        if office == 0:
            _die_with_parent()
            _become_office(setting, apart)
        ended, status = os.wait()
        while ended != office:
            ended, status = os.wait()
        code = _code(status)
        if code != _START_AGAIN:
            break
    return code


def _own_temporary_folder(folder: str) -> bool:
    """Put ``folder`` where the temporary files of all stand, and processes of the namespace into /proc."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mount(b"none", b"/", None, _PRIVATE, None)
    own = libc.mount(folder.encode(), _TEMPORARY.encode(), None, _BIND, None) == 0
    libc.mount(b"proc", b"/proc", b"proc", _NOTHING_RUNS, None)
    return bool(own)


def _become_office(setting: dict[str, Any], apart: dict[str, bool]) -> NoReturn:
    """Give up the rest and become LibreOffice."""
    folder = setting["folder"]
    os.chdir(folder)
    for kind, value in (
        (resource.RLIMIT_AS, setting["memory_bytes"]),
        (resource.RLIMIT_FSIZE, setting["file_bytes"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CPU, setting["seconds"]),
    ):
        _, hard = resource.getrlimit(kind)
        top = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (top, top))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    readable = [*_READABLE, str(Path(setting["program"]).parent.parent)]
    files = landlock.restrict(readable, writable=[folder, "/dev/null"], sockets=[_TEMPORARY], programs=True)
    calls = seccomp.install_for_programs()
    if setting.get("probe"):
        print(json.dumps({**apart, "files": files, "calls": calls}), flush=True)  # noqa: T201 - the answer
        os._exit(0)
    arguments = [argument.replace(FOLDER, folder) for argument in setting["arguments"]]
    os.execve(setting["program"], [setting["program"], *arguments], dict(_environment(folder)))  # noqa: S606


def _environment(folder: str) -> Iterator[tuple[str, str]]:
    yield from (("PATH", os.defpath), ("LC_ALL", "C.UTF-8"), ("TZ", "UTC"), ("SAL_USE_VCLPLUGIN", "svp"))
    yield from ((name, folder) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"))


def _die_with_parent() -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
