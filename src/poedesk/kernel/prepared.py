"""Compiled expressions, word lists and programmes, kept for one interpreter as it keeps compiled modules.

Translating hundreds of expressions and reading twenty word lists took every process a third of its time to
get ready. ``scripts/prepare.py`` writes what came of them into a file beside this module, which is as much
trusted as the code there. Each is found by the hash of its own text, so that a stale file can give no wrong
one; without the file, or under another interpreter, all is compiled and read as ever.

The file holds the length of its head in 8 bytes, the head (what it is for, and where the entry of each hash
lies), and the entries. It is mapped, because a process needs a few of its five megabytes.
"""

import marshal
import pickle
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from re import Pattern
from re import _compiler as compiler  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poedesk.kernel.translating import Code

Key = tuple[str, int]
"""Pattern and flags, as they are given to ``re.compile``."""

FILE = Path(__file__).with_name(f"prepared.{sys.implementation.cache_tag}")
_LENGTH, _HASH = 8, 16
_STAMP = (sys.version, compiler.MAGIC, compiler._sre.CODESIZE)  # noqa: SLF001 - what the code depends on


@dataclass(slots=True)
class Asked:
    """What was asked for."""

    expressions: set[Key] = field(default_factory=set)
    lists: dict[str, bytes] = field(default_factory=dict)
    """YAML text -> what it says, marshalled; without those that hold more than plain values."""

    things: dict[str, bytes] = field(default_factory=dict)
    """Text -> what was made of it once it was checked, pickled."""


_asked: list[Asked] = []
"""Where it is noted what is asked for; nowhere as a rule."""


@contextmanager
def noting() -> Iterator[Asked]:
    """Keep nothing ready, and note what is asked for: how it is found out what to keep."""
    _asked.append(Asked())
    try:
        yield _asked[-1]
    finally:
        _asked.pop()


def note(pattern: str, flags: int) -> None:
    """Note that an expression is asked for, or will be."""
    for asked in _asked:
        asked.expressions.add((pattern, flags))


def note_list(text: str, value: Any) -> None:
    """Note what a YAML text says."""
    for asked in _asked:
        with suppress(ValueError):  # days, for example
            asked.lists[text] = marshal.dumps(value)


def note_thing(text: str, value: Any) -> None:
    """Note what was made of a text."""
    for asked in _asked:
        asked.things[text] = pickle.dumps(value)


def write(asked: Asked, file: Path = FILE) -> None:
    """Keep what was asked for, at once for whoever reads it; raises re.error when an expression is wrong."""
    from poedesk.kernel.translating import translated  # noqa: PLC0415 - only what is kept is translated here

    entries = {_key("expression", *key): marshal.dumps(translated(*key)) for key in sorted(asked.expressions)}
    entries |= {_key("list", text): data for text, data in asked.lists.items()}
    entries |= {_key("thing", text): data for text, data in asked.things.items()}
    places, end = {}, 0
    for key, data in entries.items():
        places[key] = end, end + len(data)
        end += len(data)
    head = marshal.dumps((_STAMP, places))
    made = file.with_name(f"{file.name}.new")
    made.write_bytes(b"".join((len(head).to_bytes(_LENGTH, "big"), head, *entries.values())))
    made.replace(file)  # another process may have mapped the one that was there


def _key(kind: str, text: str, flags: int = 0) -> bytes:
    return sha256(f"{kind} {flags:d} {text}".encode("utf-8", "surrogatepass")).digest()[:_HASH]


@cache
def _known(file: Path) -> tuple[Mapping[bytes, tuple[int, int]], memoryview]:
    """Return where the entries are and what holds them; nothing without such a file, or with another's."""
    try:
        with file.open("rb") as stream:
            data = memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))
        begin = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        # It lies beside the code, as compiled modules do.
        stamp, places = marshal.loads(data[_LENGTH:begin])  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}, memoryview(b"")
    return (places, data[begin:]) if stamp == _STAMP else ({}, memoryview(b""))


def _entry(key: bytes, file: Path) -> memoryview | None:
    places, data = _known(file)
    place = places.get(key)
    return None if place is None else data[slice(*place)]


def expression(pattern: str, flags: int, file: Path = FILE) -> Pattern[str] | None:
    """Return what ``re.compile`` returns, when it is kept."""
    data = _entry(_key("expression", pattern, flags), file)
    if data is None:
        return None
    code: Code = marshal.loads(data)  # noqa: S302 - it lies beside the code
    every, groups, numbers, words = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in numbers.items():
        names[number] = name
    make = compiler._sre.compile  # noqa: SLF001 - the one way to hand code to the engine
    made: Pattern[str] = make(pattern, every, array("I", words).tolist(), groups, numbers, tuple(names))
    return made


def list_of(text: str, file: Path = FILE) -> Any:
    """Return what a YAML text says, the caller's own, when it is kept; null when it is not."""
    data = _entry(_key("list", text), file)
    return None if data is None else marshal.loads(data)  # noqa: S302 - as above


def thing_of(text: str, file: Path = FILE) -> Any:
    """Return what was made of a text, the caller's own, when it is kept; null when it is not.

    The text names the shape of what is made, too, so that another shape's is not taken for it.
    """
    data = _entry(_key("thing", text), file)
    return None if data is None else pickle.loads(data)  # noqa: S301 - as above
