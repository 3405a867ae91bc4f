"""The package of a DOCX: parts and relationships, taken out of the zip within bounds.

Nothing here trusts the file: the number of members, what they unpack to and how far they blow up are
limited before anything is parsed, and XML is parsed without entities, network or huge trees.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.related import SPACE, plain_relations
from poedesk.proof.reading.readers.docx.parts.source import Source, source_of
from poedesk.proof.reading.readers.registry import Refused

MEMBERS = 10_000
"""Members that a package may have; Word writes a few dozen, a document with many pictures a few hundred."""

RATIO = 1_000
"""How far one part of some size may blow up; XML that repeats itself reaches about 100."""

RATIO_FROM = 1024 * 1024
"""Unpacked bytes below which a part's ratio is of no interest (1 MiB)."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the zip module raises for archives that are not what they say; it documents only the first. A
method of packing that it does not know is a kind of RuntimeError."""

_LOCAL = struct.Struct("<4s2xH18xHH")
"""Of the header before a member: its mark, flags, and the lengths of name and extra field."""

_UTF_8 = 0x800
"""The flag of members whose name is in UTF-8."""

_RELATIONSHIP = f"{{{SPACE}}}Relationship"


def safe_parser() -> etree.XMLParser:
    """Return a parser that resolves, fetches and validates nothing, and builds no huge trees."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part."""

    kind: str
    """Last piece of the type address: ``header``, ``image``, ``officeDocument``."""

    target: str
    """Name of the part without a leading slash; for external ones the address as written."""

    external: bool


@dataclass(slots=True)
class Package:
    """An opened package."""

    archive: zipfile.ZipFile
    data: bytes
    """The whole file."""

    members: Mapping[str, zipfile.ZipInfo]
    """Part name in lower case -> member; OPC compares names without case."""

    budget: int
    """Bytes that may still be unpacked."""

    problems: list[str] = field(default_factory=list)
    """Parts that are there and cannot be read; whatever stands in them is unread."""

    _cache: dict[str, bytes] = field(default_factory=dict)
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)
    _parser: etree.XMLParser = field(default_factory=safe_parser)
    _sources: dict[str, Source | None] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, or null when there is none.

        Raises:
            Refused: it unpacks to more than allowed.
        """
        member = self.members.get(name.lower())
        if member is None:
            return None
        if name not in self._cache:
            self._cache[name] = self._unpack(member)
        return self._cache[name]

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part; null, with a problem, when it is not well formed."""
        data = self.part(name)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, self._parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.problems.append(f"its part {name} is damaged ({str(error)[:120]})")
            return None
        if root.getroottree().docinfo.internalDTD is not None:  # entities hide what the part says
            self.problems.append(f"its part {name} declares a document type, which Word never does")
            return None
        return root

    def source(self, name: str) -> Source | None:
        """Return an XML part as text; null when there is none, or it has to be read as a tree."""
        if name not in self._sources:
            data = self.part(name)
            made = None if not data else source_of(data, lambda text: etree.fromstring(text, self._parser))
            self._sources[name] = made
        return self._sources[name]

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return relationship id -> relation of the part ``name`` ("" for the package itself)."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, _, base = name.rpartition("/")
        folder = folder.rstrip("/")
        part = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        told = plain_relations(self.part(part) or b"")
        if told is None:
            root = self.xml(part)
            told = [] if root is None else [_attributes(item) for item in root.iter(_RELATIONSHIP)]
        found = {}
        for item in told:
            target = item.get("Target", "")
            external = item.get("TargetMode") == "External"
            if not external:
                target = _resolved(folder, target)
            kind = item.get("Type", "").rstrip("/").rsplit("/", 1)[-1]
            found[item.get("Id", "")] = Relation(kind, target, external)
        return found

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        limit = self.budget
        try:
            data = self._inflated(member, limit + 1)
        except _DAMAGE as error:
            self.problems.append(f"its part {member.filename} is damaged ({str(error)[:120]})")
            return b""
        if len(data) > limit:
            raise Refused(_too_large())
        if len(data) > RATIO_FROM and len(data) > RATIO * max(1, member.compress_size):
            message = f"its part {member.filename} blows up like a zip bomb, so it was not read"
            raise Refused(message)
        self.budget -= len(data)
        return data

    def packed(self, name: str) -> tuple[bytes, int] | None:
        """Return a part as it was deflated, and its CRC; null when it is not there or unusual."""
        member = self.members.get(name.lower())
        return None if member is None else self._packed(member)

    def spend(self, size: int) -> None:
        """Count ``size`` bytes that were unpacked elsewhere.

        Raises:
            Refused: it is more than allowed.
        """
        if size > self.budget:
            raise Refused(_too_large())
        self.budget -= size

    def _packed(self, member: zipfile.ZipInfo) -> tuple[bytes, int] | None:
        head = self.data[member.header_offset : member.header_offset + _LOCAL.size]
        if member.compress_type != zipfile.ZIP_DEFLATED or len(head) != _LOCAL.size:
            return None
        mark, flags, name, extra = _LOCAL.unpack(head)
        begin = member.header_offset + _LOCAL.size
        expected = member.orig_filename.encode("utf-8" if flags & _UTF_8 else "cp437", "replace")
        if mark != b"PK\3\4" or self.data[begin : begin + name] != expected:
            return None
        begin += name + extra
        return self.data[begin : begin + member.compress_size], member.CRC

    def _inflated(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """Return at most ``most`` bytes of a member.

        The usual member is taken out of the bytes at hand: the zip module's own reader costs several times
        what a small part takes to unpack. Its checks are kept: the name in the local header, length, CRC.
        """
        packed = self._packed(member)
        data = None if packed is None else inflated(*packed, most)
        if data is not None:
            return data
        with self.archive.open(member) as stream:  # odd or damaged: it knows what is wrong
            return stream.read(most)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part that ``target`` means in the relations of a part in ``folder``."""
    if (
        target[:1].isalnum()
        and "%" not in target
        and "." not in target.rpartition(".")[0]
        and "//" not in target
    ):
        return f"{folder}/{target}" if folder else target
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def inflated(packed: bytes, crc: int, most: int) -> bytes | None:
    """Return what ``packed`` unpacks to, cut at ``most`` bytes; null when it is damaged."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = engine.decompress(packed, most)
    except zlib.error:
        return None
    return data if len(data) == most or (engine.eof and zlib.crc32(data) == crc) else None


def open_package(data: bytes, limits: Limits) -> Package:
    """Open the package in ``data``.

    Raises:
        Refused: it is no zip, or holds more members or bytes than allowed.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        message = f"its zip package is damaged ({str(error)[:120]}); save it anew and give it again"
        raise Refused(message) from error
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        message = f"its package has {len(infos)} members, more than {MEMBERS}, so it was not read"
        raise Refused(message)
    if any(info.flag_bits & 0x1 for info in infos):
        message = "its package is encrypted; give the document without a password"
        raise Refused(message)
    if sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise Refused(_too_large())
    members = {info.filename.lstrip("/").replace("\\", "/").lower(): info for info in infos}
    return Package(archive, data, members, limits.unpacked_bytes)


def main_part(package: Package) -> str:
    """Return the name of the part that holds the body.

    Raises:
        Refused: the package has none.
    """
    named = [item.target for item in package.relations("").values() if item.kind == "officeDocument"]
    for name in [*named, "word/document.xml"]:
        if name.lower() in package.members:
            return name
    message = "its package holds no Word document"
    raise Refused(message)


def _too_large() -> str:
    return "its package unpacks to more than POEDESK_UNPACKED_BYTES allows, so it was not read"
