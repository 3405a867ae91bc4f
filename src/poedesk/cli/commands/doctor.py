"""``poedesk doctor``: what this machine gives."""

import platform
import sys
from dataclasses import asdict
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options
from poedesk.cli.output import deliver, json_text
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance

    from poedesk.proof.reading.child.confinement import Confinement
    from poedesk.proof.reading.limits import Limits

LIBRARIES = (
    "pypdfium2",
    "pikepdf",
    "pyhanko",
    "lxml",
    "olefile",
    "python-calamine",
    "python-oxmsg",
    "selectolax",
    "rapidfuzz",
    "pydantic",
    "PyYAML",
    "click",
    "rich",
)

EVERYWHERE = (
    ("memory", "address space limit of the process", "a reader that takes more fails, and only there"),
    ("processor time", "limit of the process", "a reader that computes for longer is ended"),
    ("clock", "the child is killed from outside", "a reader that waits for longer is ended"),
    ("crashes", "a process of its own, replaced when it dies", "the other documents are read"),
)
"""Held on every system: what, how, and what that means."""

NETWORK = {
    "namespace": (True, "a network namespace of its own", "a document cannot reach any network"),
    "filter": (True, "a system call filter", "a document cannot open a socket"),
    "python": (False, "refused by Python only", "code that takes over a reader could open a socket"),
}
CALLS = {
    "filter": (True, "a system call filter", "a document cannot start a process or signal another one"),
    "python": (False, "refused by Python only", "code that takes over a reader could start a process"),
}
WRITING = {
    "filter": (True, "a system call filter", "a document cannot make, change or remove a file"),
    "python": (False, "file size limit of zero", "code that takes over a reader could remove or empty files"),
}
FILES = {
    "landlock": (
        True,
        "Landlock",
        "a document sees what Python and its libraries need, and none of the user's files",
    ),
    "open": (False, "not limited here", "code that takes over a reader could read what the user can read"),
}
OFFICE = {
    "network": "network (namespace)",
    "processes": "processes (namespace)",
    "files": "files (Landlock)",
    "calls": "system calls (filter)",
}
"""What holds LibreOffice beside its limits of time, memory and file sizes."""

HEIC_REMEDY = "pictures of this kind are not read; run: pip install 'poedesk[heic]'"
REMEDY = "Where something is not held, run poedesk under a user of its own or in a container."


@click.command("doctor")
@options.choose_format("text", "json")
def command(shape: str) -> int:
    """Say which limits hold here, what a document can reach while it is read, and which parts are used.

    Ends with 1 when no document can be read here.
    """
    value = diagnosis()
    deliver(json_text(value) if shape == "json" else "\n".join(_lines(value)) + "\n", None)
    return 0 if value["reading"] else 1


def diagnosis() -> dict[str, Any]:
    """Return what this machine gives, found out by reading a document."""
    from poedesk import __version__  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.cache.store import default_folder  # noqa: PLC0415
    from poedesk.proof.reading.limits import (  # noqa: PLC0415
        bundle_from_environment,
        cache_from_environment,
        from_environment,
        variable,
    )
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415

    limits = from_environment()
    with Sandbox(limits) as sandbox:
        document = sandbox.read(b"ok", "doctor.txt")
        held = sandbox.confinement
    if held is None:
        message = f"no document can be read at all: {'; '.join(document.problems)}"
        raise UsageError(message)
    folder = default_folder()
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": f"{sys.platform} {platform.machine()}",
        "reading": bool(document.pages),
        "confinement": confinement_rows(held),
        "problems": list(document.problems),
        "recognition": _recognition(),
        "office": _office(limits),
        "limits": _by_variable(limits, variable),
        "bundle_limits": _by_variable(bundle_from_environment(), variable),
        "cache": str(folder) if folder is not None else None,
        "cache_limits": _by_variable(cache_from_environment(), variable),
        "parts": {library: version(library) for library in LIBRARIES},
    }


def _by_variable(limits: "DataclassInstance", variable: "Callable[[str], str]") -> dict[str, int]:
    return {variable(name): value for name, value in asdict(limits).items()}


def _recognition() -> dict[str, Any]:
    """Return what recognises text in pictures, null without an engine, and whether HEIC is opened."""
    from poedesk.proof.reading.ocr.installed import REMEDY, installed  # noqa: PLC0415

    engine = installed()
    heic = find_spec("pi_heif") is not None
    return {
        "engine": engine.name if engine is not None else None,
        "remedy": REMEDY if engine is None else None,
        "heic": heic,
    }


def _office(limits: "Limits") -> dict[str, Any] | None:
    """Return where LibreOffice is and what would hold it; null without one."""
    from poedesk.proof.reading.converting.convert import held  # noqa: PLC0415
    from poedesk.proof.reading.converting.office import find_office  # noqa: PLC0415

    program = find_office()
    if program is None:
        return None
    found = held(program, limits)
    return {"program": str(program), "held": asdict(found) if found is not None else None}


def _office_lines(office: dict[str, Any] | None) -> list[str]:
    if office is None:
        return ["LibreOffice: not there (POEDESK_OFFICE); DOC, RTF, ODT, PPT and ODP cannot be read without"]
    lines = [f"LibreOffice, for DOC, RTF, ODT, PPT and ODP: {office['program']}"]
    if office["held"] is None:
        return [*lines, "  it cannot be started"]
    return [
        *lines,
        *(f"  {OFFICE[name]:28} {'held' if yes else 'NOT HELD'}" for name, yes in office["held"].items()),
    ]


def confinement_rows(held: "Confinement") -> list[dict[str, Any]]:
    """Return a row for everything that a document is kept from: what, whether, how, what it means."""
    dependent = {
        "network": NETWORK[held.network],
        "processes": CALLS[held.calls],
        "writing files": WRITING[held.calls],
        "reading files": FILES[held.files],
    }
    return [
        *({"what": what, "held": True, "how": how, "means": means} for what, how, means in EVERYWHERE),
        *(
            {"what": what, "held": yes, "how": how, "means": means}
            for what, (yes, how, means) in dependent.items()
        ),
    ]


def _recognition_lines(recognition: dict[str, Any]) -> list[str]:
    engine, remedy = recognition["engine"], recognition["remedy"]
    return [
        f"Text in scans and pictures: {f'recognised by {engine}' if engine else 'NOT READ'}",
        *([f"  {remedy}"] if remedy else []),
        *([] if recognition["heic"] else [f"  HEIC: {HEIC_REMEDY}"]),
    ]


def _lines(value: dict[str, Any]) -> list[str]:
    rows = value["confinement"]
    return [
        f"poedesk {value['version']}, Python {value['python']} on {value['platform']}",
        "",
        f"Reading in a child process: {'works' if value['reading'] else 'DOES NOT WORK'}",
        *(f"  {problem}" for problem in value["problems"]),
        "",
        "What holds a document while it is read:",
        *(
            f"  {row['what']:15} {'held' if row['held'] else 'NOT HELD':9} {row['how']}: {row['means']}"
            for row in rows
        ),
        *(() if all(row["held"] for row in rows) else ("", REMEDY)),
        "",
        *_recognition_lines(value["recognition"]),
        "",
        *_office_lines(value["office"]),
        "",
        "Limits for one document (environment variable, value):",
        *(f"  {name:28} {number}" for name, number in value["limits"].items()),
        "",
        "Limits for one bundle:",
        *(f"  {name:28} {number}" for name, number in value["bundle_limits"].items()),
        "",
        f"Cache: {value['cache'] or 'nothing is kept (POEDESK_CACHE is off, or there is no home folder)'}",
        *(f"  {name:28} {number}" for name, number in value["cache_limits"].items()),
        "",
        "Parts:",
        *(f"  {library:28} {number}" for library, number in value["parts"].items()),
    ]
