r"""How a reading passes a pipe: JSON, and after a zero byte its columns of numbers as they are.

Words and their boxes are most of a reading. As text inside the JSON they would be made, escaped, parsed and
taken back on both sides. Where the JSON has ``{"\u0000": [begin, end]}`` stands the column of those bytes;
JSON itself holds no zero byte, so that a frame without columns is JSON and nothing else.
"""

import json
from typing import Any, NoReturn

from poedesk.proof.document.codec import encode
from poedesk.proof.document.columns import Column, bare, is_column
from poedesk.proof.document.model import Document

_END = b"\0"
_COLUMN = "\0"


def sent_document(document: Document, **beside: Any) -> bytes:
    """Return the frame for a document, with what is said beside it; lone surrogates become question marks."""
    return _sent({"document": encode(document, columns=True), **beside})


def received(frame: bytes) -> Any:
    """Return the JSON value of ``frame``, with bytes where its columns are; raises ValueError or TypeError.

    NaN and infinities are refused, and columns that lie outside the frame.
    """
    end = frame.find(_END)
    if end < 0:
        return json.loads(frame, parse_constant=no_constant)
    columns = memoryview(frame)[end + 1 :]
    size = len(columns)

    def put(value: dict[str, Any]) -> Any:
        place = value.get(_COLUMN)
        if place is None:
            return value
        begin, end = place
        if type(begin) is not int or type(end) is not int or not 0 <= begin <= end <= size:
            message = "a column lies outside the frame"
            raise ValueError(message)
        return columns[begin:end]

    return json.loads(frame[:end], parse_constant=no_constant, object_hook=put)


def no_constant(name: str) -> NoReturn:
    """Refuse a number that JSON does not have; raises ValueError."""
    message = f"{name} is no number"
    raise ValueError(message)


def _sent(value: dict[str, Any]) -> bytes:
    """Return the frame for a JSON object whose columns are still columns; raises TypeError otherwise."""
    columns: list[Column] = []
    place = 0

    def put(column: Any) -> dict[str, list[int]]:
        nonlocal place
        if not is_column(column):
            message = f"{type(column).__name__} is no JSON value"
            raise TypeError(message)
        begin, place = place, place + len(column) * column.itemsize
        columns.append(bare(column))
        return {_COLUMN: [begin, place]}

    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=put).encode(errors="replace")
    return b"".join((text, _END, *columns)) if columns else text
