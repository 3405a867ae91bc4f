"""The recogniser without most of the signs that are never looked for, which costs an eighth of its time.

The model weighs up 18 000 signs at every step of a line, nearly all of them Chinese. Its file (ONNX, protocol
buffers) is copied with fewer columns in the last weights; nothing else of it changes.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from poedesk.kernel.records import dataclass

_BYTES = 2
"""Kind of the fields of protocol buffers that hold bytes."""

_GRAPH, _SAID = 7, 14
"""Numbers of the fields of a model: its graph, and what else it says. Those below are of a graph."""

_CONSTANT, _OUTPUT, _VALUE = 5, 12, 13
_DIMENSION, _TYPE, _RAW = 1, 2, 9  # of a constant
_NAME = 1  # of an output
_FLOAT = 1  # as a type

_OUTPUT_TYPE = b"\x12\x04\x0a\x02\x08\x01"
"""The type of a value: a tensor of floats, of any shape."""


class Odd(ValueError):
    """The file is not laid out as the models that this knows."""


@dataclass(frozen=True, slots=True)
class _Field:
    number: int
    kind: int
    value: int
    """Of a number; 0 for bytes."""

    body: memoryview
    """Of bytes; of a number what stands in the file."""

    whole: memoryview
    """With its head, as it stands in the file."""


def pared(model: bytes, signs: int, kept: Sequence[int]) -> bytes:
    """Return a model whose answer has ``kept`` alone of its ``signs`` columns.

    Raises:
        Odd: it is not laid out so that this can be done.
    """
    done = 0
    parts = []
    for field in _fields(memoryview(model)):
        if field.number == _GRAPH and field.kind == _BYTES:
            graph, done = _graph(field.body, signs, kept)
            parts.append(_message(_GRAPH, graph))
        else:
            parts.append(bytes(field.whole))
    if done != 2:  # noqa: PLR2004 - weights and what is added to them
        raise Odd
    return b"".join(parts)


def told(model: bytes, name: str) -> str:
    """Return what the file of a model says under ``name``; "" when it says nothing."""
    for field in _fields(memoryview(model)):
        if field.number == _SAID:
            said = {inner.number: bytes(inner.body) for inner in _fields(field.body)}
            if said.get(1) == name.encode():
                return said.get(2, b"").decode()
    return ""


def _graph(graph: memoryview, signs: int, kept: Sequence[int]) -> tuple[bytes, int]:
    """Return the graph with fewer columns, and how many constants have lost some."""
    parts, done = [], 0
    for field in _fields(graph):
        if field.number == _VALUE:
            continue  # what is known of values in between, which would no longer be right
        if field.number == _OUTPUT:
            name = next(inner.whole for inner in _fields(field.body) if inner.number == _NAME)
            parts.append(_message(_OUTPUT, bytes(name) + _OUTPUT_TYPE))
            continue
        changed = _constant(field.body, signs, kept) if field.number == _CONSTANT else None
        if changed is not None:
            done += 1
        parts.append(bytes(field.whole) if changed is None else _message(_CONSTANT, changed))
    return b"".join(parts), done


def _constant(tensor: memoryview, signs: int, kept: Sequence[int]) -> bytes | None:
    """Return a constant with fewer columns; null for one that has no column for each sign."""
    fields = list(_fields(tensor))
    shape = [field.value for field in fields if field.number == _DIMENSION]
    if not shape or shape[-1] != signs:
        return None
    raw = [field.body for field in fields if field.number == _RAW]
    kinds = [field.value for field in fields if field.number == _TYPE]
    if len(raw) != 1 or kinds != [_FLOAT]:
        raise Odd
    values = np.frombuffer(raw[0], np.float32).reshape(shape)[..., list(kept)]
    others = [bytes(field.whole) for field in fields if field.number not in {_DIMENSION, _RAW}]
    sizes = [bytes([_DIMENSION << 3]) + _varint(size) for size in values.shape]
    return b"".join([*sizes, *others, _message(_RAW, np.ascontiguousarray(values).tobytes())])


def _fields(message: memoryview) -> Iterator[_Field]:
    place = 0
    while place < len(message):
        start = place
        head, place = _number(message, place)
        begin, value = place, 0
        match head & 7:
            case 0:
                value, place = _number(message, place)
            case 1:
                place += 8
            case 2:
                size, begin = _number(message, place)
                place = begin + size
            case 5:
                place += 4
            case _:
                raise Odd
        if place > len(message):
            raise Odd
        yield _Field(head >> 3, head & 7, value, message[begin:place], message[start:place])


def _number(message: memoryview, place: int) -> tuple[int, int]:
    """Return the number that stands at a place, and where it ends."""
    value = shift = 0
    while place < len(message):
        part = message[place]
        value |= (part & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if part < 0x80:  # noqa: PLR2004 - the top bit says that more follows
            return value, place
    raise Odd


def _varint(value: int) -> bytes:
    parts = []
    while value > 0x7F:  # noqa: PLR2004 - seven bits a byte
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _message(number: int, body: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(body)) + body
