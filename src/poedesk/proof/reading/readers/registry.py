"""Which reader reads which media type, and reading by kind: runs inside the sandbox only.

A reader is a module with ``read(data, name, limits) -> Document``. It is imported when the first document of
its kind arrives, so that a text file never waits for the PDF engine.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from importlib import import_module
from types import MappingProxyType

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

_HERE = "poedesk.proof.reading.readers."

MODULES: Mapping[str, str] = MappingProxyType(
    {
        media.PDF: _HERE + "pdf",
        media.DOCX: _HERE + "docx",
        media.EML: _HERE + "mail.eml",
        media.MSG: _HERE + "msg",
        media.MHT: _HERE + "mail.mht",
        media.XLSX: _HERE + "sheets",
        media.XLS: _HERE + "sheets",
        media.ODS: _HERE + "sheets",
        media.PPTX: _HERE + "slides",
        media.DOC: _HERE + "passed_on",
        media.PPT: _HERE + "passed_on",
        media.RTF: _HERE + "passed_on",
        media.ODT: _HERE + "passed_on",
        media.ODP: _HERE + "passed_on",
        media.HTML: _HERE + "html",
        media.MARKDOWN: _HERE + "markdown",
        media.TEXT: _HERE + "text",
        media.ZIP: _HERE + "zip",
        media.TNEF: _HERE + "tnef",
        **dict.fromkeys(media.PICTURES, _HERE + "picture"),
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


Inside = tuple[str, bytes | Refused]
"""A file inside another: its name as given, and its bytes or why they cannot be had."""

_ELSEWHERE = frozenset({2, 3, 4, 7})
"""Methods by which Outlook attaches a file and leaves it where it is ([MS-OXCMSG] 2.2.2.9)."""


def without_bytes(method: int | None) -> Refused:
    """Return why the bytes of a file that Outlook attached by ``method`` cannot be had."""
    if method in _ELSEWHERE:
        return Refused("it is only linked from the message and was not looked up; give the file itself")
    return Refused("the message holds no bytes of it; give the file itself")


FAILED = "it could not be read"
"""How the problem of a document begins whose reader failed on it."""

_LONGEST_NAME = 255
"""Characters of a name that are kept, as on most file systems."""
_DEEPEST_FOLDER = 8
"""Folders and name that are kept of a path inside an archive."""
_DRIVE = compiled(r"[A-Za-z]:")


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
        problem = f"{FAILED}: {_name_of(error)}; it may be damaged, so give it again or save it anew"
        return unreadable(data, name, kind, problem)


def too_many(count: int, limits: Limits) -> tuple[str, ...]:
    """Return what to say when ``count`` files lie in one: those beyond twice the limit are not even named."""
    most = 2 * limits.attachments
    if count <= most:
        return ()
    problem = (
        f"it holds {count} files, more than {limits.attachments} (POEDESK_ATTACHMENTS); {count - most} of "
        "them were not even looked at; give the documents that matter by themselves"
    )
    return (problem,)


def read_nested(
    parts: Iterable[Inside], parent: str, limits: Limits, *, folders: bool = False
) -> tuple[Document, ...]:
    """Return the documents inside ``parent``, each named ``parent/name``, within depth and number.

    ``parts`` are taken one by one, so that a lazy sequence holds the bytes of one document at a time.
    ``folders`` keeps the folders in their names, as far as they lead nowhere outside.
    """
    documents: list[Document] = []
    left = limits.attachments
    names = Names()
    for given, data in parts:
        name = names.unique(given, folders=folders)
        path = f"{parent}/{name}"
        if isinstance(data, Refused):
            documents.append(unreadable(b"", path, media.UNKNOWN, str(data)))
        elif limits.depth <= 0:
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


class Names:
    """Gives the files inside one file names without folders, each only once."""

    def __init__(self) -> None:
        """Start with no name taken."""
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, given: str, *, folders: bool = False) -> str:
        """Return ``given`` without signs that cannot be shown, and with " (2)" when it comes again.

        Folders are left out, or with ``folders`` kept without "..", drive letters and the root.
        """
        steps = [_shown(step) for step in given.replace("\\", "/").split("/")]
        steps = [step for step in steps if step.strip(". ")] or ["unnamed"]
        if folders and _DRIVE.fullmatch(steps[0]) and len(steps) > 1:
            steps = steps[1:]
        name = "/".join(steps[-_DEEPEST_FOLDER:]) if folders else steps[-1]
        stem, dot, ending = name.rpartition(".")
        dot = "" if "/" in ending else dot
        candidate = name
        while candidate in self._taken:
            number = self._counts[name] = self._counts.get(name, 1) + 1
            candidate = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
        self._taken.add(candidate)
        return candidate


def _shown(step: str) -> str:
    return "".join(sign for sign in step[:_LONGEST_NAME] if sign.isprintable()).strip()


def _name_of(error: Exception) -> str:
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
