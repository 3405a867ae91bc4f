"""The child's main: gives up its rights, then obeys one order after the other until its input ends.

An order is two frames: a JSON object and the bytes of a document. With ``task`` it names a task (``tasks``)
and is answered by one frame; without, the document is to be read, which is answered by two: the media type
as soon as it is known, then the document. Between them stands one for each page that is looked at.
``seconds`` is how long a task may take. Standard output is taken away before any reader is imported, so that
one that prints cannot be mistaken for an answer. Run by the sandbox only:
``python -I -m poedesk.proof.reading.child.worker``, and the names of modules of ours that are imported while
it waits for its setting.
"""

import gc
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import Any, BinaryIO

from poedesk.kernel.records import dataclass
from poedesk.proof.document.codec import encode
from poedesk.proof.document.sending import sent_document
from poedesk.proof.reading.child.confinement import await_orders, begin_document, confine, end_document
from poedesk.proof.reading.child.tasks import make_ready, run_task
from poedesk.proof.reading.child.withheld import withhold
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.ocr.sight import Report, Sight, looking
from poedesk.proof.reading.parent.frames import read_frame, write_frame
from poedesk.proof.reading.readers.registry import Job, memory_problem, read_document, unreadable
from poedesk.proof.reading.sniffing.sniff import sniff

_LEAST_MEMORY = 32 * 1024 * 1024

_UNCOLLECTED = 50_000
"""Objects more than before, at which cycles are looked for: some megabytes; what is remembered stays."""


@dataclass(frozen=True, slots=True)
class _Post:
    """What stays the same for every order."""

    limits: Limits
    modules: dict[str, str]
    """Media type -> module of its reader."""

    tasks: dict[str, str]
    """Name of a task -> its module."""

    answers: BinaryIO


def main() -> int:
    """Serve the sandbox at the other end of standard input and output."""
    gc.disable()  # what is made while it gets ready stays until the end
    source, answers = _take_over_streams()
    withhold()
    _import(sys.argv[1:])
    hello = read_frame(source)
    if hello is None:
        return 1
    setting = json.loads(hello)
    post = _Post(Limits(**setting["limits"]), setting["modules"], setting["tasks"], answers)
    sys.path.extend(setting["path"])
    await_orders(source.fileno())
    confinement = confine(post.limits, setting["without"])
    bytes(_LEAST_MEMORY)  # fails here, at the start, when the limit leaves no room to read anything
    _import(setting.get("imports", ()))
    make_ready(setting["ready"], post.tasks)
    gc.freeze()
    gc.set_threshold(_UNCOLLECTED)
    gc.enable()
    _answer(answers, {"ready": encode(confinement)})
    while (frame := read_frame(source)) is not None:
        data = read_frame(source)
        if data is None:
            return 1
        order = json.loads(frame)
        wall, cpu = post.limits.wall_seconds, post.limits.cpu_seconds
        begin_document(order.get("seconds", cpu), order.get("seconds", wall), source.fileno())
        payload = _perform(order, data, post) if "task" in order else _read(order, data, post)
        end_document(source.fileno())
        _send(answers, payload)
    return 0


def _import(modules: Iterable[str]) -> None:
    """Import modules that will be needed; one that fails is named where it is."""
    for module in modules:
        with suppress(Exception):
            import_module(module)


def _read(order: dict[str, Any], data: bytes, post: _Post) -> bytes:
    name = order["name"]
    limits = replace(post.limits, depth=order["depth"]) if "depth" in order else post.limits
    eyes = Sight(limits, allowed=order.get("sight", False), report=_reporter(post.answers))
    try:
        _answer(post.answers, {"kind": sniff(data, name)})
        job = Job(limits, words=order["words"], modules=post.modules)
        with looking(eyes):
            document = read_document(data, name, job)
        return sent_document(document, wants_sight=eyes.wanted)
    except MemoryError:
        nothing = unreadable(data, name, "application/octet-stream", memory_problem(limits))
        return sent_document(nothing)


def _reporter(answers: BinaryIO) -> Report:
    """Return what tells the parent which page is being looked at."""

    def report(number: int, count: int) -> None:
        _answer(answers, {"page": number, "of": count})

    return report


def _perform(order: dict[str, Any], data: bytes, post: _Post) -> bytes:
    answer = run_task(data, order, post.limits, post.tasks)
    try:
        return _payload(answer)
    except MemoryError:
        return _payload({"failed": memory_problem(post.limits)})
    except (TypeError, ValueError, RecursionError):
        return _payload({"failed": f"the answer of {order['task']} is no JSON value"})


def _payload(value: dict[str, Any]) -> bytes:
    """Return the frame for ``value``; lone surrogates become question marks, one for one."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode(errors="replace")


def _send(answers: BinaryIO, payload: bytes) -> None:
    write_frame(answers.write, payload)
    answers.flush()


def _answer(answers: BinaryIO, value: dict[str, Any]) -> None:
    _send(answers, json.dumps(value).encode())


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return source, answers


if __name__ == "__main__":
    sys.exit(main())
