"""What a document and a bundle may cost: every limit with its default, changed through the environment."""

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass

PREFIX = "POEDESK_"
"""A limit ``file_bytes`` is read from the variable ``POEDESK_FILE_BYTES``."""


class InvalidLimit(UsageError):
    """A POEDESK_ variable holds something that is not a whole number above zero."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits within which one document is read; whatever breaches one is unreadable, with that reason."""

    file_bytes: int = 100 * 1024 * 1024
    """Bytes of one file (100 MiB); a larger one is not opened."""

    memory_bytes: int = 768 * 1024 * 1024
    """Address space of the process that reads (768 MiB); ordinary documents take less than 200 MiB."""

    cpu_seconds: int = 12
    """Processor time for one document, its attachments included."""

    wall_seconds: int = 16
    """Time on the clock for one document, its attachments included."""

    find_seconds: int = 12
    """Time for searching what was read, attachments included; 3 s after ``wall_seconds`` it ends anyway."""

    compare_seconds: int = 4
    """Processor time for comparing a signed PDF with what was signed; what takes longer is unclear."""

    pages: int = 2000
    """Pages of one document; the pages after that are not read and the document is partial."""

    characters: int = 5_000_000
    """Characters of text taken from one document; more than that is not read and the document is partial."""

    cells: int = 50_000
    """Cells of one workbook, an empty row counting as one; what comes after is not read."""

    depth: int = 5
    """How deep documents may lie in each other: a file in a mail in a mail is two deep."""

    attachments: int = 200
    """Documents inside one file, counted at all depths."""

    unpacked_bytes: int = 200 * 1024 * 1024
    """Bytes that the members of one archive or package may unpack to (200 MiB)."""

    ratio: int = 500
    """How many times its packed size one member of an archive may have once it is larger than 1 MiB."""

    parts: int = 10_000
    """Parts of one mail, or members of one archive; what comes after them is not read."""

    nesting: int = 50
    """How deep the parts of one mail may lie in each other."""

    convert_seconds: int = 15
    """Time on the clock, and processor time, for LibreOffice to turn one document into one that is read."""

    convert_memory_bytes: int = 900 * 1024 * 1024
    """Address space of LibreOffice (900 MiB); ordinary documents take less than 600 MiB."""

    conversions: int = 10
    """Documents inside one file that are given to LibreOffice; the others are unreadable."""

    answer_bytes: int = 64 * 1024 * 1024
    """Bytes that a reading may take on its way out of the process that made it (64 MiB)."""

    pixels: int = 50_000_000
    """Pixels of one picture or drawn page; a larger picture is not looked at, a page is drawn smaller."""

    picture_ratio: int = 5000
    """How many times its packed size the pixels of a picture may take once they take more than 64 MiB."""

    ocr_memory_bytes: int = 3 * 1024 * 1024 * 1024
    """Address space of the process that recognises text in pictures (3 GiB); it uses about a third of it."""

    ocr_page_seconds: int = 45
    """Time on the clock for recognising one page; a page that takes longer is not read."""

    ocr_seconds: int = 900
    """Time on the clock for recognising the pages of one document; those after that are not read."""

    ocr_threads: int = 2
    """Processors that recognising text uses at the same time."""

    def with_sight(self) -> "Limits":
        """Return the limits of the process that recognises text: more memory, and its own time on top."""
        seconds = self.ocr_seconds + self.ocr_page_seconds
        return replace(
            self,
            memory_bytes=max(self.memory_bytes, self.ocr_memory_bytes),
            cpu_seconds=self.cpu_seconds + seconds * (self.ocr_threads + 1),
            wall_seconds=self.wall_seconds + seconds,
        )


@dataclass(frozen=True, slots=True)
class BundleLimits:
    """The limits of one bundle, or of the documents of one command."""

    documents: int = 1000
    """Documents of one bundle; those after that are listed as unreadable."""

    bundle_bytes: int = 1024 * 1024 * 1024
    """Bytes of all files of one bundle (1 GiB); files after that are listed as unreadable."""

    pictures: int = 60
    """Pages shown as pictures in one HTML report; it names those that it leaves out."""

    picture_bytes: int = 2_000_000
    """Bytes that the pictures of all pages in one HTML report may take; they are made smaller to fit."""

    bundle_seconds: int = 600
    """Time on the clock for reading one bundle; documents that have not begun by then are not read."""

    readers: int = 4
    """Documents read at the same time; never more than there are processors or documents."""


@dataclass(frozen=True, slots=True)
class CacheLimits:
    """The limits of the folder in which readings and assessments are kept."""

    cache_bytes: int = 512 * 1024 * 1024
    """Bytes of all that is kept (512 MiB); the least recently used goes first."""


@dataclass(frozen=True, slots=True)
class PacketLimits:
    """The limits within which a packet of somebody else is opened."""

    packet_bytes: int = 1280 * 1024 * 1024
    """Bytes of one packet (1.25 GiB): a whole bundle with its reports; a larger one is not opened."""

    packet_members: int = 2000
    """Files in one packet; with more it is not opened."""

    packet_record_bytes: int = 32 * 1024 * 1024
    """Bytes of each record in a packet that is parsed: manifest, assessment, policy, trail (32 MiB)."""


@dataclass(frozen=True, slots=True)
class MarkLimits:
    """The limits of a picture of a signature that a customer uploads."""

    mark_bytes: int = 2 * 1024 * 1024
    """Bytes of one uploaded picture of a signature or initials (2 MiB)."""

    mark_pixels: int = 16_000_000
    """Pixels of one uploaded picture of a signature or initials, as many as a telephone takes."""


DEFAULT = Limits()
"""The limits as documented."""

BUNDLE_DEFAULT = BundleLimits()
"""The limits of a bundle as documented."""

_Kind = TypeVar("_Kind", Limits, BundleLimits, CacheLimits, PacketLimits, MarkLimits)


def variable(name: str) -> str:
    """Return the environment variable that sets the limit ``name``."""
    return PREFIX + name.upper()


def from_environment(environment: Mapping[str, str] | None = None) -> Limits:
    """Return the limits that ``environment`` (default: the process's own) asks for.

    Raises:
        InvalidLimit: a variable is set to something that is not a whole number above zero.
    """
    return _asked(Limits, environment)


def bundle_from_environment(environment: Mapping[str, str] | None = None) -> BundleLimits:
    """Return the limits of a bundle that ``environment`` asks for; raises like ``from_environment``."""
    return _asked(BundleLimits, environment)


def cache_from_environment(environment: Mapping[str, str] | None = None) -> CacheLimits:
    """Return the limits of the cache that ``environment`` asks for; raises like ``from_environment``."""
    return _asked(CacheLimits, environment)


def packet_from_environment(environment: Mapping[str, str] | None = None) -> PacketLimits:
    """Return the limits of a packet that ``environment`` asks for; raises like ``from_environment``."""
    return _asked(PacketLimits, environment)


def marks_from_environment(environment: Mapping[str, str] | None = None) -> MarkLimits:
    """Return the limits of uploads that ``environment`` asks for; raises like ``from_environment``."""
    return _asked(MarkLimits, environment)


def _asked(kind: type[_Kind], environment: Mapping[str, str] | None) -> _Kind:
    source = os.environ if environment is None else environment
    usual = kind()
    return kind(
        **{
            item.name: whole_number(
                variable(item.name), source[variable(item.name)], getattr(usual, item.name)
            )
            for item in fields(kind)
            if variable(item.name) in source
        }
    )


def whole_number(name: str, text: str, usual: int) -> int:
    """Return the number that the variable ``name`` holds; ``usual`` is an example for the message.

    Raises:
        InvalidLimit: it is not a whole number above zero.
    """
    clean = text.strip().replace("_", "")
    if not clean.isascii() or not clean.isdigit() or int(clean) == 0:
        message = f"{name} is {text!r}; a whole number above zero is allowed, such as {usual}"
        raise InvalidLimit(message)
    return int(clean)
