"""Writes a storage as a compound file of its own: what lies inside a message becomes a file like any other.

Version 4 files with sectors of 4096 bytes: their header alone lists the sectors of 400 MB. The same content
gives the same bytes, and so the same hash. Source: [MS-CFB] 2.
"""

import struct
from collections.abc import Mapping

from poedesk.kernel.records import dataclass

_SECTOR, _MINI = 4096, 64

CUTOFF = 4096
"""Bytes from which on a stream takes sectors of its own; smaller ones lie together."""

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_HEADER = struct.Struct("<8s16s5H6s9I109I")
_ENTRY = struct.Struct("<64sH2B3I16sI2QIQ")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_LISTED = 109
"""Sectors of the allocation table that the header lists."""

_LONGEST = 31
"""Characters of a name."""

Tree = Mapping[str, "bytes | Tree"]
"""Name -> the bytes of a stream, or what a storage holds."""


class TooLarge(Exception):
    """There is more than one file takes."""


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END


def compound_file(tree: Tree) -> bytes:
    """Return the compound file that holds ``tree``; raises TooLarge when it does not fit into one."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add(tree, entries)
    small = [entry for entry in entries if entry.kind == _STREAM and 0 < len(entry.data) < CUTOFF]
    mini = bytearray()
    mini_table: list[int] = []
    for entry in small:
        entry.start = len(mini_table)
        count = -(-len(entry.data) // _MINI)
        mini_table += [*range(entry.start + 1, entry.start + count), _END]
        mini += entry.data.ljust(count * _MINI, b"\0")
    sectors = bytearray()
    table: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM and len(entry.data) >= CUTOFF:
            entry.start = _store(entry.data, sectors, table)
    entries[0].data = bytes(mini)
    entries[0].start = _store(mini, sectors, table)
    mini_start = _store(struct.pack(f"<{len(mini_table)}I", *mini_table), sectors, table, fill=b"\xff")
    listed = b"".join(map(_written, entries))
    directory = _store(listed, sectors, table)
    blocks = _allocate(table)
    sectors += struct.pack(f"<{len(table)}I", *table)
    header = _HEADER.pack(
        bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 4, 0xFFFE, 12, 6, bytes(6),
        -(-len(listed) // _SECTOR), len(blocks), directory, 0, CUTOFF,
        mini_start, -(-4 * len(mini_table) // _SECTOR), _END, 0,
        *blocks, *[_FREE] * (_LISTED - len(blocks)),
    )  # fmt: skip
    return header.ljust(_SECTOR, b"\0") + bytes(sectors)


def _add(tree: Tree, entries: list[_Entry]) -> int:
    """Add what a storage holds as a balanced tree; return the number of its root."""
    order = sorted(tree, key=lambda name: (len(name), name.upper()))
    numbers = []
    for name in order:
        content = tree[name]
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entry = _Entry(name, _STORAGE, start=0)
            entries.append(entry)
            entry.child = _add(content, entries)
    return _balanced(numbers, entries)


def _balanced(numbers: list[int], entries: list[_Entry]) -> int:
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left = _balanced(numbers[:middle], entries)
    entry.right = _balanced(numbers[middle + 1 :], entries)
    return numbers[middle]


def _store(data: "bytes | bytearray", sectors: bytearray, table: list[int], fill: bytes = b"\0") -> int:
    """Put ``data`` into sectors in a row; return the first, or the mark of none."""
    if not data:
        return _END
    start, count = len(table), -(-len(data) // _SECTOR)
    table += [*range(start + 1, start + count), _END]
    sectors += bytes(data).ljust(count * _SECTOR, fill)
    return start


def _allocate(table: list[int]) -> range:
    """Let the table say where it stands itself, and fill it up."""
    held = _SECTOR // 4
    count = -(-len(table) // (held - 1))
    if count > _LISTED:
        raise TooLarge
    start = len(table)
    table += [_FAT] * count
    table += [_FREE] * (count * held - len(table))
    return range(start, start + count)


def _written(entry: _Entry) -> bytes:
    name = entry.name[:_LONGEST].encode("utf-16-le")
    return _ENTRY.pack(
        name, len(name) + 2, entry.kind, 1, entry.left, entry.right, entry.child,
        bytes(16), 0, 0, 0, entry.start, len(entry.data),
    )  # fmt: skip
