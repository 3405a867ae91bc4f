"""One member of a zip archive unpacked in memory: never more bytes than it says, and never more than allowed.

A member that says it is small and is large, or the other way round, is refused: what it says is what bounds
the work, before the first byte is unpacked.
"""

import bz2
import lzma
import struct
import zlib

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing.zip_directory import DEFLATED, STORED, Damaged, Member, content_range

_BZIP2, _LZMA = 12, 14
_NAMED = {1: "shrink", 6: "implode", 9: "deflate64", 93: "zstandard", 95: "xz", 97: "WavPack", 98: "PPMd"}
_RATIO_FROM = 1024 * 1024
"""Unpacked bytes below which the ratio of a member is of no interest (1 MiB)."""
_LZMA_PROPERTIES = struct.Struct("<2xHBI")
_AGAIN = "pack it anew, or give the document as a file of its own"


def unpack(data: bytes, member: Member, limits: Limits) -> bytes:
    """Return what ``member`` of the archive ``data`` unpacks to.

    Raises:
        Refused: it is encrypted, too large, damaged, or packed in a way that is not known.
    """
    if member.encrypted:
        message = "it is protected with a password; give a copy without one"
        raise Refused(message)
    if member.size > limits.unpacked_bytes:
        message = f"it unpacks to {member.size} bytes, more than is left of POEDESK_UNPACKED_BYTES; {_AGAIN}"
        raise Refused(message)
    if member.size > _RATIO_FROM and member.size > limits.ratio * max(1, member.packed):
        message = (
            f"it unpacks to more than {limits.ratio} times its packed size (POEDESK_RATIO), as zip bombs do; "
            f"{_AGAIN}"
        )
        raise Refused(message)
    try:
        start, end = content_range(data, member)
        content = _unpacked(data[start:end], member)
    except Damaged as damage:
        message = f"it is damaged: {damage}; {_AGAIN}"
        raise Refused(message) from damage
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, struct.error) as error:
        message = f"it is damaged ({str(error)[:80]}); {_AGAIN}"
        raise Refused(message) from error
    if len(content) != member.size:
        message = f"it does not unpack to the {member.size} bytes that it says, so it was not read; {_AGAIN}"
        raise Refused(message)
    if zlib.crc32(content) != member.checksum:
        message = f"its checksum is wrong, so it is damaged or was changed; {_AGAIN}"
        raise Refused(message)
    return content


def _unpacked(packed: bytes, member: Member) -> bytes:
    """Return the content, at most one byte more than it says."""
    most = member.size + 1
    if member.method == STORED:
        return packed[:most]
    if member.method == DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    if member.method == _BZIP2:
        return _all_of(bz2.BZ2Decompressor(), packed, most)
    if member.method == _LZMA:
        return _lzma(packed, most)
    how = _NAMED.get(member.method, f"number {member.method}")
    message = f"it is packed with a method that cannot be undone here ({how}); {_AGAIN}"
    raise Refused(message)


def _lzma(packed: bytes, most: int) -> bytes:
    """Undo LZMA; the memory for its dictionary is never larger than what comes out of it."""
    length, settings, dictionary = _LZMA_PROPERTIES.unpack_from(packed)
    rest, lc = divmod(settings, 9)
    pb, lp = divmod(rest, 5)
    filters = [
        {
            "id": lzma.FILTER_LZMA1,
            "dict_size": max(4096, min(dictionary, most)),
            "lc": lc,
            "lp": lp,
            "pb": pb,
        }
    ]
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    return _all_of(decompressor, packed[4 + length :], most)


def _all_of(decompressor: bz2.BZ2Decompressor | lzma.LZMADecompressor, packed: bytes, most: int) -> bytes:
    parts = [decompressor.decompress(packed, most)]
    got = len(parts[0])
    while got < most and not decompressor.eof and not decompressor.needs_input:
        parts.append(decompressor.decompress(b"", most - got))
        if not parts[-1]:
            break
        got += len(parts[-1])
    return b"".join(parts)
