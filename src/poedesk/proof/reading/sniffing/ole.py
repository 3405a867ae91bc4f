"""Names of the entries of an OLE2 compound file: just enough to tell what kind of document it is."""

import struct

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

_HEADER = struct.Struct("<30x H 16x I")  # sector shift at 30, first directory sector at 48
_END = 0xFFFFFFFA  # sector numbers from here on mean "no sector"
_ENTRY = 128
_MOST_SECTORS = 512


def entry_names(data: bytes) -> frozenset[str]:
    """Return the names in the directory of the compound file ``data``; empty when it is too broken."""
    if not data.startswith(MAGIC) or len(data) < 512:  # noqa: PLR2004 - the header's size
        return frozenset()
    shift, sector = _HEADER.unpack_from(data)
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    table = _allocation_table(data, size)
    names: set[str] = set()
    seen: set[int] = set()
    while sector < _END and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        start = (sector + 1) * size
        chunk = data[start : start + size]
        names.update(_names(chunk))
        sector = table[sector] if sector < len(table) else _END
    return frozenset(names - {""})


def _names(sector: bytes) -> list[str]:
    entries = (sector[start : start + _ENTRY] for start in range(0, len(sector) - _ENTRY + 1, _ENTRY))
    return [_name(entry) for entry in entries]


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")


def _allocation_table(data: bytes, size: int) -> tuple[int, ...]:
    """Return the sector chain as far as the header lists its sectors (the first 109: 7 MB and more)."""
    listed = struct.unpack_from("<109I", data, 76)
    table: list[int] = []
    for sector in listed:
        start = (sector + 1) * size
        if sector >= _END or start + size > len(data):
            break
        table.extend(struct.unpack_from(f"<{size // 4}I", data, start))
    return tuple(table)
