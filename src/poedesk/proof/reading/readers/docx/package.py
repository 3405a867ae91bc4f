"""The package of a DOCX: parts and relationships, taken out of the zip within bounds.

Nothing here trusts the file: the number of members, what they unpack to and how far they blow up are
limited before anything is parsed, and XML is parsed without entities, network or huge trees.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from poedesk.proof.reading.limits import Limits
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
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the zip module raises for archives that are not what they say; it documents only the first."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


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
    members: Mapping[str, zipfile.ZipInfo]
    """Part name in lower case -> member; OPC compares names without case."""

    budget: int
    """Bytes that may still be unpacked."""

    problems: list[str] = field(default_factory=list)
    """Parts that are there and cannot be read; whatever stands in them is unread."""

    _cache: dict[str, bytes] = field(default_factory=dict)

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
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            dtd_validation=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.problems.append(f"its part {name} is damaged ({str(error)[:120]})")
            return None
        if root.getroottree().docinfo.internalDTD is not None:  # entities hide what the part says
            self.problems.append(f"its part {name} declares a document type, which Word never does")
            return None
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """Return relationship id -> relation of the part ``name`` ("" for the package itself)."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found = {}
        for item in root.iter(_RELATIONSHIP):
            target = item.get("Target", "")
            external = item.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = item.get("Type", "").rstrip("/").rsplit("/", 1)[-1]
            found[item.get("Id", "")] = Relation(kind, target, external)
        return found

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        limit = self.budget
        try:
            with self.archive.open(member) as stream:
                data = stream.read(limit + 1)
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
    return Package(archive, members, limits.unpacked_bytes)


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
