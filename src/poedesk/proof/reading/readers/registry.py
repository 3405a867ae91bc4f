"""Which reader reads which media type, and reading by kind: runs inside the sandbox only.

A reader is a module with ``read(data, name, limits) -> Document``. It is imported when the first document of
its kind arrives, so that a text file never waits for the PDF engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from importlib import import_module
from types import MappingProxyType

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.sniff import sniff

_HERE = "poedesk.proof.reading.readers."

MODULES: Mapping[str, str] = MappingProxyType(
    {
        media.PDF: _HERE + "pdf",
        media.DOCX: _HERE + "docx",
        media.EML: _HERE + "mail.eml",
        media.HTML: _HERE + "html",
        media.MARKDOWN: _HERE + "markdown",
        media.TEXT: _HERE + "text",
    }
)
"""Media type -> module of its reader."""


@dataclass(frozen=True, slots=True)
class Job:
    """How a document is to be read."""

    limits: Limits
    words: bool = False
    """Whether every word is wanted with its box."""

    modules: Mapping[str, str] = field(default_factory=lambda: MODULES)
    """The readers to use; tests put readers that misbehave here."""


_kept: ContextVar[tuple[str, dict[str, bytes]] | None] = ContextVar("kept", default=None)


@contextmanager
def kept(sha256: str) -> Iterator[dict[str, bytes]]:
    """Keep the bytes of the document with that hash when it is read in this context, at whatever depth."""
    found: dict[str, bytes] = {}
    token = _kept.set((sha256, found))
    try:
        yield found
    finally:
        _kept.reset(token)


def _keep(data: bytes) -> None:
    wanted = _kept.get()
    if wanted is not None and sha256_hex(data) == wanted[0]:
        wanted[1][wanted[0]] = data


class Refused(Exception):
    """A reader cannot read this document; the message says what it is, why, and what to do next."""


def read_document(data: bytes, name: str, job: Job) -> Document:
    """Return what the reader for ``data`` saw, or an unreadable document that says why there is none.

    Errors of a reader do not pass: hostile bytes may raise anything. What kills the process (memory, time,
    a crash in native code) is the sandbox's to name.
    """
    if not data:
        return unreadable(data, name, media.UNKNOWN, "the file is empty (0 bytes); give the document again")
    _keep(data)
    kind = sniff(data, name)
    module = job.modules.get(kind)
    if module is None:
        return unreadable(data, name, kind, media.REFUSALS.get(kind, media.REFUSALS[media.UNKNOWN]))
    try:
        reader = import_module(module)
        extra = {"words": True} if job.words and kind == media.PDF else {}
        document: Document = reader.read(data, name, job.limits, **extra)
        return replace(document, name=name, sha256=sha256_hex(data), size=len(data))
    except Refused as refusal:
        return unreadable(data, name, kind, str(refusal))
    except MemoryError:
        return unreadable(data, name, kind, memory_problem(job.limits))
    except RecursionError:
        return unreadable(
            data, name, kind, "its parts are nested too deeply to be read; give it in a simpler form"
        )
    except Exception as error:  # noqa: BLE001 - a reader that fails is a fact about one document
        problem = (
            f"it could not be read: {_name_of(error)}; it may be damaged, so give it again or save it anew"
        )
        return unreadable(data, name, kind, problem)


def read_nested(parts: Sequence[tuple[str, bytes]], parent: str, limits: Limits) -> tuple[Document, ...]:
    """Return the documents inside ``parent``, each named ``parent/name``, within depth and number."""
    documents: list[Document] = []
    left = limits.attachments
    for (_, data), name in zip(parts, _unique([name for name, _ in parts]), strict=True):
        path = f"{parent}/{name}"
        if limits.depth <= 0:
            problem = (
                "it lies too deep inside other files to be read (POEDESK_DEPTH); give it as a file of its own"
            )
            documents.append(unreadable(data, path, _kind(data, name), problem))
        elif left <= 0:
            problem = (
                "there are too many files inside one (POEDESK_ATTACHMENTS); give it as a file of its own"
            )
            documents.append(unreadable(data, path, _kind(data, name), problem))
        else:
            inner = replace(limits, depth=limits.depth - 1, attachments=max(1, left - 1))
            documents.append(read_document(data, path, Job(inner)))
        left -= len(documents[-1].with_attachments())
    return tuple(documents)


def unreadable(data: bytes, name: str, media_type: str, problem: str) -> Document:
    """Return the document that nothing could be read of, with its reason."""
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media_type,
        read=Read.UNREADABLE,
        problems=(problem,),
    )


def memory_problem(limits: Limits) -> str:
    """Return what is said of a document that needs more memory than allowed."""
    allowed = limits.memory_bytes // (1024 * 1024)
    return (
        f"reading it took more than {allowed} MiB of memory (POEDESK_MEMORY_BYTES); give it in smaller parts"
    )


def _kind(data: bytes, name: str) -> str:
    return sniff(data, name) if data else media.UNKNOWN


def _unique(names: Sequence[str]) -> list[str]:
    """Return ``names`` without folders, and with " (2)" and so on where one comes again."""
    taken: set[str] = set()
    result = []
    for given in names:
        name = given.replace("\\", "/").rsplit("/", 1)[-1].strip() or "unnamed"
        stem, dot, ending = name.rpartition(".")
        number, candidate = 1, name
        while candidate in taken:
            number += 1
            candidate = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
        taken.add(candidate)
        result.append(candidate)
    return result


def _name_of(error: Exception) -> str:
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
