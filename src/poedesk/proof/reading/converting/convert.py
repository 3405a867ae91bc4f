"""One document through LibreOffice: in a folder that is gone afterwards, killed when it takes too much."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.converting.launcher import FOLDER
from poedesk.proof.reading.converting.office import Form, NotConverted, profile
from poedesk.proof.reading.limits import Limits, variable

_LOOK_EVERY = 0.25
"""Seconds between looks at how large the folder is."""

_PROCESSOR_OVER = 128 + signal.SIGXCPU
_KILLED = 128 + signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Held:
    """What holds LibreOffice here, besides limits of time, memory and file sizes."""

    network: bool
    """Whether it has a network namespace of its own: there is no network."""

    processes: bool
    """Whether it has a process namespace of its own: whatever it starts ends with it."""

    files: bool
    """Whether Landlock keeps it to programs, fonts and its own folder."""

    calls: bool
    """Whether a system call filter keeps it from sockets and from other processes."""


def converted(data: bytes, form: Form, program: Path, limits: Limits) -> bytes:
    """Return what LibreOffice at ``program`` makes of ``data``.

    Raises:
        NotConverted: it made nothing, took too long or too much, or crashed.
    """
    with tempfile.TemporaryDirectory(prefix="poedesk-office-", ignore_cleanup_errors=True) as given:
        folder = Path(given)
        (folder / "profile/user").mkdir(parents=True)
        (folder / "profile/user/registrymodifications.xcu").write_text(profile(), encoding="utf-8")
        source = folder / f"document.{form.ending}"
        source.write_bytes(data)
        arguments = [
            f"-env:UserInstallation=file://{FOLDER}/profile",
            "--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            "--convert-to", f"{form.target}:{form.filter}",
            "--outdir", f"{FOLDER}/made", f"{FOLDER}/{source.name}",
        ]  # fmt: skip
        _run(_setting(folder, program, limits) | {"arguments": arguments}, folder, limits)
        return _made(folder / "made" / f"document.{form.target}", limits)


def held(program: Path, limits: Limits) -> Held | None:
    """Return what would hold LibreOffice here; null when the process cannot even be started."""
    with tempfile.TemporaryDirectory(prefix="poedesk-office-") as given:
        setting = _setting(Path(given), program, limits) | {"arguments": [], "probe": True}
        with _started(setting, given, subprocess.PIPE) as child:
            try:
                said, _ = child.communicate(timeout=limits.convert_seconds)
                return Held(**json.loads(said))
            except (subprocess.TimeoutExpired, ValueError, TypeError):
                return None
            finally:
                _kill(child)


def _setting(folder: Path, program: Path, limits: Limits) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "program": str(program),
        "memory_bytes": limits.convert_memory_bytes,
        "file_bytes": limits.unpacked_bytes,
        "seconds": limits.convert_seconds,
    }


def _started(setting: dict[str, Any], folder: str, output: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-I", "-m", "poedesk.proof.reading.converting.launcher", json.dumps(setting)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        start_new_session=True,
    )


def _run(setting: dict[str, Any], folder: Path, limits: Limits) -> None:
    """Run LibreOffice to its end; raises NotConverted when it breaks a limit or crashes."""
    end = time.monotonic() + limits.convert_seconds
    with _started(setting, str(folder), subprocess.DEVNULL) as child:
        try:
            while True:
                try:
                    code = child.wait(timeout=min(_LOOK_EVERY, max(0.01, end - time.monotonic())))
                    break
                except subprocess.TimeoutExpired:
                    _check(folder, end, limits)
        finally:
            _kill(child)
    if code in {_PROCESSOR_OVER, _KILLED}:
        message = (
            f"LibreOffice took more than {limits.convert_seconds} s of processor time "
            f"({variable('convert_seconds')}) or was ended by the system"
        )
        raise NotConverted(message)
    if code:
        message = f"LibreOffice failed on it (exit code {code})"
        raise NotConverted(message)


def _check(folder: Path, end: float, limits: Limits) -> None:
    if time.monotonic() >= end:
        message = (
            f"LibreOffice took longer than {limits.convert_seconds} s on it ({variable('convert_seconds')})"
        )
        raise NotConverted(message)
    if _size(folder) > 2 * limits.unpacked_bytes:
        message = f"LibreOffice wrote more than allowed ({variable('unpacked_bytes')})"
        raise NotConverted(message)


def _size(folder: Path) -> int:
    total = 0
    for base, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(base, name)).st_size  # noqa: PTH118 - lstat of many
    return total


def _made(path: Path, limits: Limits) -> bytes:
    """Return the file that LibreOffice left, which is as untrusted as what went in."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        message = "LibreOffice could not open it: it may be damaged, or protected with a password"
        raise NotConverted(message) from error
    with os.fdopen(handle, "rb") as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        message = f"what LibreOffice made of it is too large ({variable('file_bytes')})"
        raise NotConverted(message)
    return data


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """Kill LibreOffice with all that it started: its group, and with the first process its namespace."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
