"""What one document may cost: every limit with its default, each to be changed through the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from poedesk.kernel.errors import UsageError

PREFIX = "POEDESK_"
"""A limit ``file_bytes`` is read from the variable ``POEDESK_FILE_BYTES``."""


class InvalidLimit(UsageError):
    """A POEDESK_ variable holds something that is not a whole number above zero."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits within which one document is read; whatever breaches one is unreadable, with that reason."""

    file_bytes: int = 100 * 1024 * 1024
    """Bytes of one file (100 MiB); a larger one is not opened."""

    memory_bytes: int = 2 * 1024 * 1024 * 1024
    """Address space of the process that reads (2 GiB); the PDF engine alone reserves a good part of it."""

    cpu_seconds: int = 30
    """Processor time for one document, its attachments included."""

    wall_seconds: int = 60
    """Time on the clock for one document, its attachments included."""

    pages: int = 2000
    """Pages of one document; the pages after that are not read and the document is partial."""

    characters: int = 5_000_000
    """Characters of text taken from one document; more than that is not read and the document is partial."""

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

    answer_bytes: int = 128 * 1024 * 1024
    """Bytes that a reading may take on its way out of the process that made it (128 MiB)."""


DEFAULT = Limits()
"""The limits as documented."""


def variable(name: str) -> str:
    """Return the environment variable that sets the limit ``name``."""
    return PREFIX + name.upper()


def from_environment(environment: Mapping[str, str] | None = None) -> Limits:
    """Return the limits that ``environment`` (default: the process's own) asks for.

    Raises:
        InvalidLimit: a variable is set to something that is not a whole number above zero.
    """
    source = os.environ if environment is None else environment
    asked = {
        item.name: source[variable(item.name)] for item in fields(Limits) if variable(item.name) in source
    }
    return Limits(**{name: _whole_number(name, text) for name, text in asked.items()})


def _whole_number(name: str, text: str) -> int:
    clean = text.strip().replace("_", "")
    if not clean.isascii() or not clean.isdigit() or int(clean) == 0:
        usual = getattr(DEFAULT, name)
        message = f"{variable(name)} is {text!r}; a whole number above zero is allowed, such as {usual}"
        raise InvalidLimit(message)
    return int(clean)
