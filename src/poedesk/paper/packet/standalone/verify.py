"""Checks a packet of poedesk with the standard library alone: python3 verify.py claim.poe --key NAME+ID+KEY.

It checks every byte: the archive, the hash and size of each file, the Merkle root over them, the proofs of
the trail, and, for keys given with --key, the Ed25519 signatures (RFC 8032). It judges nothing again: that
takes poedesk. Take it from somebody you trust: a packet that was forged may hold a forged verifier.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

FIRST = ["manifest.json", "manifest.note", "README.txt", "verify.py"]
SCHEMA = "poedesk.packet/1"
REDACTION = "poedesk.redaction/1"
MOST_BYTES, MOST_MEMBERS, MOST_DIGITS = 1280 * 1024 * 1024, 2000, 19

KEY_BYTES, SIGNATURE_BYTES = 32, 64

HOSTILE = (
    zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError, RuntimeError,
    struct.error, MemoryError, EOFError, OverflowError, zlib.error,
)  # fmt: skip
"""What damaged or forged input makes the standard library raise.

Among RuntimeError are that JSON is nested too deep, and what zipfile says of methods that it does not know.
"""

DAMAGE = (
    (zipfile.BadZipFile, "it is no whole archive"),
    (RecursionError, "its parts lie too deep in each other"),
    (RuntimeError, "it is packed in a way that is not read here"),  # zipfile: by a method or a password
    (Exception, "a part of it is not of the shape that packets have"),
)
"""What is told of each, the first that fits."""

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def _add(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(factor: int, point: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    made = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            made = _add(made, point)
        point, factor = _add(point, point), factor >> 1
    return made


def _point(data: bytes) -> tuple[int, int, int, int] | None:
    """Return the point in 32 bytes; null when they are none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (not x and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def _same(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (
        one[1] * other[2] - other[1] * one[2]
    ) % P == 0


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def ed25519(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature (64 bytes) of a message holds under a public key (RFC 8032, section 5.1.7)."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    public, nonce, scalar = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or nonce is None or scalar >= Q:
        return False
    digest = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    return _same(_times(scalar, BASE), _add(nonce, _times(digest, public)))


class Report:
    """Prints each answer and counts those that are not good."""

    def __init__(self) -> None:
        """Begin without answers."""
        self.faults = 0

    def good(self, item: str, what: str) -> None:
        """Say that an item holds."""
        self._tell("+", item, what)

    def bad(self, item: str, what: str) -> None:
        """Say that an item does not hold."""
        self.faults += 1
        self._tell("!", item, what)

    def unclear(self, item: str, what: str) -> None:
        """Say that nothing can be said of an item."""
        self.faults += 1
        self._tell("?", item, what)

    def _tell(self, sign: str, item: str, what: str) -> None:
        """Print an answer; signs that move the cursor, or that the output does not know, become numbers."""
        line = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in f"{sign} {item}: {what}")
        known = sys.stdout.encoding or "ascii"
        sys.stdout.write(line.encode(known, "backslashreplace").decode(known) + "\n")


def canonical(value: object) -> bytes:
    """Return the one JSON form of a value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf (RFC 9162)."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def merkle_root(hashes: list[bytes]) -> bytes:
    """Return the root over hashes of leaves."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else hashlib.sha256(b"").digest()
    middle = 1 << (len(hashes) - 1).bit_length() - 1
    return node_hash(merkle_root(hashes[:middle]), merkle_root(hashes[middle:]))


def proven_root(leaf: bytes, place: int, size: int, proof: list[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to (RFC 9162, 2.1.3.2), null when it has no shape."""
    if not 0 <= place < size:
        return None
    last = size - 1
    for sibling in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            leaf = node_hash(sibling, leaf)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        place, last = place >> 1, last >> 1
    return leaf if last == 0 else None


def packed(members: dict[str, bytes]) -> bytes:
    """Return the bytes of the archive with these members: the only ones that a packet with them may have."""
    parts: list[bytes] = []
    entries: list[bytes] = []
    at = 0
    for path in sorted(members, key=lambda each: (FIRST.index(each), "") if each in FIRST else (9, each)):
        content, name = members[path], path.encode()
        about = (0x800, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(name), 0)
        parts += [struct.pack("<4s5H3I2H", b"PK\3\4", 20, *about), name, content]
        entries += [struct.pack("<4s6H3I5H2I", b"PK\1\2", 788, 20, *about, 0, 0, 0, 0o100644 << 16, at), name]
        at += 30 + len(name) + len(content)
    size, count = sum(map(len, entries)), len(members)
    return b"".join([*parts, *entries, struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, at, 0)])


def members_of(path: str, report: Report) -> dict[str, bytes]:
    """Return path -> content of an archive whose every byte is as it must be."""
    with Path(path).open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        report.bad("archive", "it is too large to be a packet")
        return {}
    members: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:  # what is hashed, though the file changes meanwhile
        listed = archive.infolist()
        if len(listed) > MOST_MEMBERS or sum(each.file_size for each in listed) > len(data):
            report.bad("archive", "it lists more than a packet may hold")
            return {}
        for each in listed:
            if each.compress_type or each.flag_bits & 1 or each.filename in members:
                report.bad(each.filename, "it is packed, encrypted or there twice")
            else:
                try:
                    members[each.filename] = archive.read(each)
                except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
                    report.bad(each.filename, f"it is damaged: {error}")
    if packed(members) != data:
        report.bad(
            "archive", "it is not written as packets are: bytes were changed, added, removed or re-ordered"
        )
    return members


def signed_by(note: str, keys: list[tuple[str, bytes, bytes]]) -> tuple[list[str], list[str]]:
    """Return the names of the given keys whose signatures on a note hold, and of those whose do not."""
    text, _, below = note.rpartition("\n\n")
    good: list[str] = []
    bad: list[str] = []
    for line in below.splitlines():
        dash, _, rest = line.partition(" ")
        name, _, blob = rest.partition(" ")
        raw = base64.b64decode(blob, validate=True)
        for key_name, key_id, key in keys:
            if dash == "\u2014" and key_name == name and raw[:4] == key_id:
                (good if ed25519(key, (text + "\n").encode(), raw[4:]) else bad).append(name)
    return good, bad


def key_of(text: str) -> tuple[str, bytes, bytes]:
    """Return name, id and bytes of a public key in its published form; raises ValueError."""
    name, _, rest = text.strip().partition("+")
    told, _, encoded = rest.partition("+")
    raw = base64.b64decode(encoded, validate=True)
    made = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if raw[:1] != b"\1" or len(raw) != 1 + KEY_BYTES or made.hex() != told:
        raise ValueError(text)
    return name, made, raw[1:]


def check_note(item: str, note: str, keys: list[tuple[str, bytes, bytes]], report: Report) -> None:
    """Say who signed a note."""
    good, bad = signed_by(note, keys)
    if bad:
        report.bad(item, f"the signature of {', '.join(bad)} does not hold")
    elif good:
        report.good(item, f"signed by {', '.join(good)}")
    elif keys:
        report.bad(item, "it is not signed by a key that was given")
    else:
        report.unclear(item, "without --key nobody can say who signed it")


def check_manifest(members: dict[str, bytes], keys: list[tuple[str, bytes, bytes]], report: Report) -> None:
    """Hold every file against the manifest, and the manifest against its note."""
    data = members.get("manifest.json")
    if data is None:
        report.bad("manifest.json", "it is missing")
        return
    value: Any = json.loads(data)
    if value["schema"] != SCHEMA or canonical(value) != data:
        report.bad("manifest.json", "it is no manifest of a packet in its one form")
    items = {each["path"]: each for each in value["items"]}
    for item in items.values():
        check_file(item, members, report)
    for path in sorted(members.keys() - items.keys() - set(FIRST[:2])):
        report.bad(path, "it is not in the manifest: it was added later")
    note = members.get("manifest.note")
    if note is None:
        report.unclear("signature", "the packet is not signed: whoever has it could have made it anew")
        return
    root = merkle_root([leaf_hash(canonical(each)) for each in value["items"]])
    head = base64.b64encode(root).decode()
    lines = [
        SCHEMA,
        str(len(items)),
        head,
        "manifest " + hashlib.sha256(data).hexdigest(),
        "time " + value["made_at"],
    ]
    if note.decode().rpartition("\n\n")[0] != "\n".join(lines):
        report.bad("manifest.note", "it vouches for another manifest")
    check_note("signature", note.decode(), keys, report)


def check_file(item: dict[str, Any], members: dict[str, bytes], report: Report) -> bool:
    """Hold one file against its item; return whether it is what was packed."""
    path, content = item["path"], members.get(item["path"])
    if content is None:
        report.bad(path, "it is missing")
    elif (len(content), hashlib.sha256(content).hexdigest()) != (item["bytes"], item["sha256"]):
        report.bad(path, "its bytes are not those that were packed")
    else:
        report.good(path, f"{len(content)} bytes, as they were packed")
        return True
    return False


def check_redaction(members: dict[str, bytes], keys: list[tuple[str, bytes, bytes]], report: Report) -> None:
    """Hold every file that is shown against the root that the original's manifest signed."""
    value: Any = json.loads(members["redaction.json"])
    paths = [each["item"]["path"] for each in value["shown"]]
    if value["schema"] != REDACTION or canonical(value) != members["redaction.json"]:
        report.bad("redaction.json", "it is no record of what is shown in its one form")
    if paths != sorted(set(paths)):
        report.bad("redaction.json", "its files are not in order, each once")
    note = members.get("manifest.note", b"").decode()
    origin, size, root = [*note.splitlines(), "", "", ""][:3]
    if origin != SCHEMA or not size.isdecimal() or len(size) > MOST_DIGITS:
        report.bad("manifest.note", "it is missing or none of a packet: nobody vouches for what is shown")
        return
    elements: list[str] = []
    for each in value["shown"]:
        item, path = each["item"], each["item"]["path"]
        proof = [bytes.fromhex(digest) for digest in each["proof"]]
        found = proven_root(leaf_hash(canonical(item)), each["position"], int(size), proof)
        if found != base64.b64decode(root):
            report.bad(path, "it does not belong to the signed original")
            continue
        whole = check_file(item, members, report)
        if whole and path.startswith("passages/") and path.endswith(".json"):
            elements.append(path[len("passages/") : -len(".json")])
            if json.loads(members[path])["id"] != elements[-1]:
                report.bad(path, "it speaks of another element")
    for path in sorted(members.keys() - set(paths) - {"redaction.json", "manifest.note"}):
        report.bad(path, "it is not in the record of what is shown: it was added later")
    hidden = f"{int(size) - len(paths)} of {size} leaves are hidden"
    report.good("redaction.json", f"redacted: it shows {', '.join(elements) or 'no element'}; {hidden}")
    check_note("signature", note, keys, report)


def check_trail(members: dict[str, bytes], keys: list[tuple[str, bytes, bytes]], report: Report) -> None:
    """Hold each event against the checkpoint of its log."""
    data = members.get("trail/extract.json")
    if data is None:
        return
    value: Any = json.loads(data)
    origin, size, root = value["checkpoint"].splitlines()[:3]
    if origin == SCHEMA:
        report.bad("trail", "its note is one of a packet, and none of a log")
    for each in value["leaves"]:
        leaf = leaf_hash(base64.b64decode(each["leaf"], validate=True))
        proof = [bytes.fromhex(digest) for digest in each["proof"]]
        if proven_root(leaf, each["position"], int(size), proof) != base64.b64decode(root):
            report.bad("trail/extract.json", f"event {each['position']} does not stand in the log")
    check_note("trail", value["checkpoint"], keys, report)


def main(arguments: list[str] | None = None) -> int:
    """Check one packet; return 0 when every answer is good, 1 otherwise; 2 is wrong usage."""
    parser = argparse.ArgumentParser(description="Checks a packet of poedesk.")
    parser.add_argument("packet")
    parser.add_argument("--key", action="append", default=[], help="a public key that you trust")
    given = parser.parse_args(arguments)
    try:
        keys = [key_of(text) for text in given.key]
    except ValueError:
        parser.error("--key: it is no public key; it looks like example.com/packets+1a2b3c4d+AbC...")
    report = Report()
    try:
        members = members_of(given.packet, report)
        if "redaction.json" in members and "manifest.json" not in members:
            check_redaction(members, keys, report)
        else:
            check_manifest(members, keys, report)
            check_trail(members, keys, report)
    except OSError as error:
        report.bad("archive", f"it cannot be read: {error.strerror}")
    except HOSTILE as error:
        told = next(told for kind, told in DAMAGE if isinstance(error, kind))
        report.bad("packet", f"it is damaged: {told}")
    whole = "Every answer is good." if not report.faults else f"{report.faults} answers are not good."
    sys.stdout.write(whole + "\n")
    return int(bool(report.faults))


if __name__ == "__main__":
    sys.exit(main())
