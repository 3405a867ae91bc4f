"""Files: with Landlock the kernel lets the child open only the folders it is given, and only for reading.

Landlock needs no privilege (``landlock(7)``, Linux 5.13 and later). What is open already stays open.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from poedesk.kernel.records import dataclass

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_SOCKET = 1 << 5, 1 << 9
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE
"""Rights that a single file can be given in every version."""

_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""Version -> how many kinds of access to files the kernel knows; later versions know as many as 5."""

_VERSION_WITH_NETWORK, _NETWORK = 4, 0b11
_VERSION_WITH_SCOPES, _SCOPES = 6, 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def restrict(
    readable: Iterable[str],
    *,
    writable: Iterable[str] = (),
    sockets: Iterable[str] = (),
    programs: bool = False,
) -> bool:
    """Leave this process only ``readable`` (files, and folders with all below); return whether it worked.

    In ``writable`` it may do everything, in ``sockets`` make sockets of its own and remove them again;
    ``programs`` lets it run what it can read.
    """
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
        if version < 1:
            return False
        return _restrict(libc, version, _Granted(tuple(readable), tuple(writable), tuple(sockets), programs))
    except (OSError, AttributeError):
        return False


@dataclass(frozen=True, slots=True)
class _Granted:
    readable: tuple[str, ...]
    writable: tuple[str, ...]
    sockets: tuple[str, ...]
    programs: bool


def _restrict(libc: ctypes.CDLL, version: int, granted: _Granted) -> bool:
    rules = _Ruleset(
        (1 << _FILE_RIGHTS.get(version, 16)) - 1,
        _NETWORK if version >= _VERSION_WITH_NETWORK else 0,
        _SCOPES if version >= _VERSION_WITH_SCOPES else 0,
    )
    size = 24 if version >= _VERSION_WITH_SCOPES else 16 if version >= _VERSION_WITH_NETWORK else 8
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    try:
        reading = _READ_FILE | _READ_DIR | (_EXECUTE if granted.programs else 0)
        for path in sorted(set(granted.readable)):
            _allow(libc, ruleset, path, reading)
        for path in sorted(set(granted.writable)):
            _allow(libc, ruleset, path, rules.files)
        for path in sorted(set(granted.sockets)):
            _allow(libc, ruleset, path, _MAKE_SOCKET | _REMOVE_FILE)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    """Allow ``rights`` below ``path``, of which files know but few; one that is not there needs no rule."""
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = _Beneath(rights if Path(path).is_dir() else rights & _OF_FILES, handle)
        libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(handle)
