"""A system call filter: the kernel itself refuses what a reader never needs, also to code in C.

The filter is a classic BPF program as ``seccomp(2)`` and ``linux/filter.h`` describe it; the numbers of the
calls are those of ``asm/unistd_64.h`` and ``asm-generic/unistd.h``. What is refused fails with EACCES, as a
missing permission does, so that a reader that merely tries goes on. Calls of another architecture end the
process. Threads are allowed, processes are not.
"""

import ctypes
import os
from collections.abc import Iterable, Iterator, Mapping

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_MODE_FILTER = 2

_ALLOW = 0x7FFF0000
_KILL_PROCESS = 0x80000000
_ERRNO = 0x00050000
_EACCES = 13
_ENOSYS = 38

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16

_AF_UNIX = 1
_NAMESPACES = 0x7E020000
"""Flags of ``clone`` that make namespaces."""

_CLONE_THREAD = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
"""Numbers from here on are the x32 calls of x86_64, which nothing here uses."""

_REFUSED: Mapping[str, tuple[int | None, int | None]] = {
    # name: (x86_64, aarch64); null where the architecture has no such call
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "sendto": (44, 206),
    "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "creat": (85, None), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "link": (86, None), "linkat": (265, 37), "symlink": (88, None),
    "symlinkat": (266, 36), "mknod": (133, None), "mknodat": (259, 33), "truncate": (76, 45),
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "utimensat": (280, 88), "futimesat": (261, None),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "move_mount": (429, 429), "open_tree": (428, 428), "fsopen": (430, 430), "unshare": (272, 97),
    "setns": (308, 268), "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "shmget": (29, 194), "shmat": (30, 196), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "open_by_handle_at": (304, 265), "setpgid": (109, 154), "setsid": (112, 157),
    "sched_setaffinity": (203, 122), "setpriority": (141, 140),
}  # fmt: skip
"""Refused whatever the arguments. A pair of sockets reaches nobody else, and event loops begin with one."""

_NEVER = (
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "mount", "umount2", "pivot_root",
    "chroot", "move_mount", "open_tree", "fsopen", "unshare", "setns", "bpf", "perf_event_open",
    "userfaultfd", "add_key", "request_key", "keyctl", "init_module", "finit_module", "delete_module",
    "kexec_load", "reboot", "swapon", "swapoff", "open_by_handle_at", "setsid", "setpgid",
)  # fmt: skip
"""Refused to programs that convert documents too; the last two would lead out of the group that is killed."""

_UNKNOWN_HERE: Mapping[str, tuple[int, int]] = {
    "clone3": (435, 435), "openat2": (437, 437),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
}  # fmt: skip
"""Answered as if the kernel did not know them, because a filter cannot see what they ask for.

The C library then falls back to calls that it can see.
"""

_FLAGS: Mapping[str, tuple[int | None, int, int]] = {
    # name: (x86_64, aarch64 when it has it else -1, number of the argument with the flags)
    "open": (2, -1, 1), "openat": (257, 56, 2),
}  # fmt: skip
_OWNERS: Mapping[str, tuple[int, int, tuple[int, ...]]] = {
    # name: (x86_64, aarch64, the commands that are refused: its second argument)
    "fcntl": (72, 25, (8, 10, 15)),  # F_SETOWN, F_SETSIG, F_SETOWN_EX
    "ioctl": (16, 29, (0x8901, 0x8902)),  # FIOSETOWN, SIOCSPGRP
}
"""Who is told by signal that there is something to read, and by which: a way to send any signal to others."""

_CLONE = (56, 220)
_SIGNALS: Mapping[str, tuple[int, int]] = {"kill": (62, 129), "tgkill": (234, 131), "tkill": (200, 130)}
"""Allowed to the process itself only."""

_PRLIMIT = (302, 261)

Instruction = tuple[int, int, int, int]
"""Code, jump when true, jump when false, operand."""


class _Filter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Filter)))


def install() -> bool:
    """Put the filter on this process for good; return whether the kernel took it."""
    return _install(instructions(os.uname().machine, os.getpid()))


def install_for_programs() -> bool:
    """Put a milder filter on this process, for programs that need processes and files of their own.

    It refuses sockets to anything but processes of this machine, looking into other processes, mounting,
    new namespaces and what else no program that converts documents has a use for.
    """
    return _install(instructions_for_programs(os.uname().machine))


def _install(program: "list[Instruction]") -> bool:
    if not program:
        return False
    filters = (_Filter * len(program))(*(_Filter(*step) for step in program))
    handed = _Program(len(program), ctypes.cast(filters, ctypes.POINTER(_Filter)))
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(handed), 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def instructions(machine: str, own: int) -> list[Instruction]:
    """Return the program for ``machine`` and the process number ``own``; none for unknown machines."""
    if machine not in _ARCHITECTURES:
        return []
    return _program(machine, _rules(list(_ARCHITECTURES).index(machine), own))


def instructions_for_programs(machine: str) -> list[Instruction]:
    """Return the milder program for ``machine``; none for unknown machines."""
    if machine not in _ARCHITECTURES:
        return []
    column = list(_ARCHITECTURES).index(machine)
    calls = [number for name in _NEVER if (number := _REFUSED[name][column]) is not None]
    unknown = [known[column] for name, known in _UNKNOWN_HERE.items() if name != "openat2"]
    rules: list[Iterable[Instruction]] = [
        *(_always(number, _EACCES) for number in calls),
        *(_always(number, _ENOSYS) for number in unknown),
    ]
    rules.append(_when(_CLONE[column], 0, (_ANY_BIT, 0, 1, _NAMESPACES)))
    sockets = _REFUSED["socket"][column]
    if sockets is not None:
        rules.append(_when(sockets, 0, (_EQUAL, 1, 0, _AF_UNIX)))
    return _program(machine, rules)


def _program(machine: str, rules: Iterable[Iterable[Instruction]]) -> list[Instruction]:
    program: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        program += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL_PROCESS)]
    for rule in rules:
        program += rule
    return [*program, (_RETURN, 0, 0, _ALLOW)]


def _rules(column: int, own: int) -> Iterator[Iterable[Instruction]]:
    """Yield the pieces of the program; each passes on with the number of the call loaded."""
    for numbers in _REFUSED.values():
        if (number := numbers[column]) is not None:
            yield _always(number, _EACCES)
    for known in _UNKNOWN_HERE.values():
        yield _always(known[column], _ENOSYS)
    for *calls, argument in _FLAGS.values():
        if (number := calls[column]) is not None and number >= 0:
            yield _when(number, argument, (_ANY_BIT, 0, 1, _WRITING))
    for *callers, commands in _OWNERS.values():
        for command in commands:
            yield _when(callers[column], 1, (_EQUAL, 0, 1, command))
    yield _when(_CLONE[column], 0, (_ANY_BIT, 1, 0, _CLONE_THREAD))
    for known in _SIGNALS.values():
        yield _when(known[column], 0, (_EQUAL, 1, 0, own))
    yield _when(_PRLIMIT[column], 0, (_EQUAL, 1, 0, 0))


def _always(number: int, error: int) -> Iterable[Instruction]:
    return ((_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | error))


def _when(number: int, argument: int, test: Instruction) -> Iterable[Instruction]:
    """Refuse the call when ``test`` on the lower half of its argument leads to the next instruction."""
    return (
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        test,
        (_RETURN, 0, 0, _ERRNO | _EACCES),
        (_LOAD, 0, 0, _NUMBER),
    )
