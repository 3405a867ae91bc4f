"""The child's main: gives up its rights, then reads one document after the other until its input ends.

Standard output is taken away before any reader is imported, so that one that prints cannot be mistaken for
an answer. Run by the sandbox only: ``python -I -m poedesk.proof.reading.worker``.
"""

import json
import os
import sys
from typing import Any, BinaryIO

from poedesk.proof.document.codec import encode
from poedesk.proof.document.model import Document
from poedesk.proof.reading.confinement import begin_document, confine, end_document
from poedesk.proof.reading.frames import read_frame, write_frame
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import (
    Job,
    memory_problem,
    read_document,
    unreadable,
)
from poedesk.proof.reading.sniff import sniff

_LEAST_MEMORY = 32 * 1024 * 1024


def main() -> int:
    """Serve the sandbox at the other end of standard input and output."""
    source, answers = _take_over_streams()
    hello = read_frame(source)
    if hello is None:
        return 1
    setting = json.loads(hello)
    limits = Limits(**setting["limits"])
    sys.path.extend(setting["path"])
    network = confine(limits)
    bytearray(_LEAST_MEMORY)  # fails here, at the start, when the limit leaves no room to read anything
    _answer(answers, {"ready": network})
    while (order := read_frame(source)) is not None:
        data = read_frame(source)
        if data is None:
            return 1
        begin_document(limits)
        _serve(json.loads(order), data, limits, setting["modules"], answers)
        end_document()
    return 0


def _serve(
    order: dict[str, Any], data: bytes, limits: Limits, modules: dict[str, str], answers: BinaryIO
) -> None:
    """Answer one order with two frames: the media type as soon as it is known, then the document."""
    name = order["name"]
    try:
        kind = sniff(data, name)
        _answer(answers, {"kind": kind})
        nested = Limits(**{**setting_of(limits), "depth": order["depth"]}) if "depth" in order else limits
        document = read_document(data, name, Job(nested, words=order["words"], modules=modules))
        payload = _payload(document)
    except MemoryError:
        payload = _payload(unreadable(data, name, "application/octet-stream", memory_problem(limits)))
    write_frame(answers.write, payload)
    answers.flush()


def setting_of(limits: Limits) -> dict[str, int]:
    """Return ``limits`` as plain values, all of them."""
    return {name: getattr(limits, name) for name in Limits.__slots__}


def _payload(document: Document) -> bytes:
    """Return the frame for ``document``; lone surrogates become question marks, one for one."""
    text = json.dumps({"document": encode(document)}, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="replace")


def _answer(answers: BinaryIO, value: dict[str, Any]) -> None:
    write_frame(answers.write, json.dumps(value).encode())
    answers.flush()


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
