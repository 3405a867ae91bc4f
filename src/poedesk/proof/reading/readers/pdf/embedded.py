"""Files inside a file: embedded ones, those pinned to a page, and the members of a portfolio.

They are unpacked in memory and within the limits. Links and actions that would open, fetch or start something
are never looked at.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any

import pikepdf

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.objects import (
    dictionaries,
    get,
    identity,
    items,
    listed,
    name_of,
    text_of,
)

_MOST_NODES = 20_000
_MOST_DEPTH = 40
_FLATE = frozenset({"FlateDecode", "Fl"})


@dataclass(slots=True)
class Embedded:
    """The files inside a file."""

    parts: list[tuple[str, bytes]] = field(default_factory=list)
    """Name and content of each."""

    problems: list[str] = field(default_factory=list)
    """Why not all of them could be taken."""

    portfolio: bool = False
    """Whether the file is a portfolio, whose own pages are only a cover."""


def embedded_in(structure: pikepdf.Pdf, pinned: Iterable[Any], limits: Limits) -> Embedded:
    """Return the files inside ``structure``; ``pinned`` are the file specifications of annotations."""
    found = Embedded(portfolio=get(structure.Root, "/Collection") is not None)
    room = limits.unpacked_bytes
    failed: list[str] = []
    beyond = 0
    for name, stream in _streams(structure, pinned):
        if len(found.parts) >= limits.attachments:
            beyond += 1
            continue
        data = unpacked(stream, room)
        if data is None:
            failed.append(name)
            continue
        room -= len(data)
        found.parts.append((name, data))
    if failed:
        names = listed(failed)
        found.problems.append(
            f"files inside it could not be unpacked, or are larger than allowed ({names};"
            " POEDESK_UNPACKED_BYTES); give them as files of their own"
        )
    if beyond:
        found.problems.append(
            f"{beyond} more files inside it were not read (POEDESK_ATTACHMENTS);"
            " give them as files of their own"
        )
    return found


def _streams(structure: pikepdf.Pdf, pinned: Iterable[Any]) -> Iterator[tuple[str, pikepdf.Stream]]:
    """Yield name and content of every file inside, each content once."""
    seen: set[tuple[int, int]] = set()
    for key, specification in _specifications(structure, pinned):
        holder = get(specification, "/EF")
        streams = (get(holder, which) for which in ("/UF", "/F", "/DOS", "/Mac", "/Unix"))
        stream = next((one for one in streams if isinstance(one, pikepdf.Stream)), None)
        if stream is None:
            continue
        known = identity(stream)
        if known is not None and known in seen:
            continue
        if known is not None:
            seen.add(known)
        names = (text_of(get(specification, "/UF")), text_of(get(specification, "/F")), key)
        yield next((name for name in names if name and name.strip()), "unnamed"), stream


def _specifications(structure: pikepdf.Pdf, pinned: Iterable[Any]) -> Iterator[tuple[str | None, Any]]:
    root = structure.Root
    tree = get(get(root, "/Names"), "/EmbeddedFiles")
    if tree is not None:
        yield from _leaves(tree)
    for specification in dictionaries(get(root, "/AF")):
        yield None, specification
    for specification in pinned:
        yield None, specification


def _leaves(tree: Any) -> Iterator[tuple[str | None, Any]]:
    """Yield the leaves of a name tree in order."""
    waiting, seen, count = [(tree, 0)], set(), 0
    while waiting and count < _MOST_NODES:
        node, depth = waiting.pop()
        count += 1
        known = identity(node) if isinstance(node, pikepdf.Dictionary) else None
        if known is not None and known in seen:
            continue
        seen.add(known)
        held = list(items(get(node, "/Names")))
        for key, specification in zip(held[::2], held[1::2], strict=False):
            yield text_of(key), specification
        if depth < _MOST_DEPTH:
            waiting += [(kid, depth + 1) for kid in reversed(list(dictionaries(get(node, "/Kids"))))]


def unpacked(stream: pikepdf.Stream, room: int) -> bytes | None:
    """Return the content of a stream, null when it cannot be unpacked within ``room`` bytes."""
    given = get(stream, "/Filter")
    filters = [name_of(given)] if isinstance(given, pikepdf.Name) else [name_of(one) for one in items(given)]
    try:
        raw = stream.read_raw_bytes()
        if not filters:
            return raw if len(raw) <= room else None
        if len(filters) == 1 and filters[0] in _FLATE and get(stream, "/DecodeParms") is None:
            return _inflated(raw, room)
        if any(one in _FLATE or one in {"LZWDecode", "LZW"} for one in filters) and len(raw) * 1100 > room:
            return None  # it may unpack to more than there is room for
        data = stream.read_bytes()
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError):
        return None
    return data if len(data) <= room else None


def _inflated(raw: bytes, room: int) -> bytes | None:
    engine = zlib.decompressobj()
    data = engine.decompress(raw, room + 1)
    return data if len(data) <= room and engine.eof else None
