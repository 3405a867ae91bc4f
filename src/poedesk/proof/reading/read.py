"""Files to documents: every byte is read in the sandbox, the same bytes once. Reading starts here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import unreadable
from poedesk.proof.reading.sandbox import Sandbox

Progress = Callable[[str, int, int], None]
"""Called before each file is read: its name, its number from 1, and how many there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read and the name it goes by."""

    name: str
    """As reported: the path inside the bundle with "/", or as typed on the command line."""

    path: Path
    refused: str | None = None
    """Why it is not to be opened, when that is known before."""


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT, words: bool = False) -> Document:
    """Return what a reader saw in ``data``; a document that cannot be read is unreadable, with its reason.

    Raises:
        SandboxFault: the process that reads could not be started; never for a bad document.
    """
    if not data:
        return _empty(name)
    with Sandbox(limits) as sandbox:
        return sandbox.read(data, name, words=words)


def read_paths(
    paths: Iterable[Entry | Path | str],
    *,
    limits: Limits = DEFAULT,
    words: bool = False,
    progress: Progress | None = None,
) -> list[Document]:
    """Return a document for each of ``paths``, in the order given; the same bytes are read only once.

    A path that cannot be opened gives an unreadable document too.
    """
    entries = [path if isinstance(path, Entry) else Entry(str(path), Path(path)) for path in paths]
    with Sandbox(limits) as sandbox:
        return _read_all(entries, sandbox, words=words, progress=progress)


def _read_all(
    entries: Sequence[Entry], sandbox: Sandbox, *, words: bool, progress: Progress | None
) -> list[Document]:
    known: dict[tuple[str, str], Document] = {}
    documents = []
    for number, entry in enumerate(entries, 1):
        if progress is not None:
            progress(entry.name, number, len(entries))
        loaded = _load(entry, sandbox.limits)
        if isinstance(loaded, Document):
            documents.append(loaded)
            continue
        # The ending is part of the key because it breaks ties between kinds of text.
        key = sha256_hex(loaded), Path(entry.name).suffix.lower()
        if key not in known:
            known[key] = sandbox.read(loaded, entry.name, words=words)
        documents.append(known[key].renamed(entry.name))
    return documents


def _load(entry: Entry, limits: Limits) -> bytes | Document:
    """Return the bytes of a file, or the unreadable document that stands for it."""
    if entry.refused is not None:
        return unreadable(b"", entry.name, media.UNKNOWN, entry.refused)
    try:
        size = entry.path.stat().st_size
        if not entry.path.is_file():
            return _unopened(entry, "it is not a file")
        if size > limits.file_bytes:
            return _unopened(
                entry, f"it has {size} bytes, more than {limits.file_bytes} (POEDESK_FILE_BYTES)"
            )
        with entry.path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except OSError as error:
        return _unopened(entry, f"it cannot be opened: {error.strerror or type(error).__name__}")
    return data or _empty(entry.name)


def _empty(name: str) -> Document:
    return unreadable(b"", name, media.UNKNOWN, "the file is empty (0 bytes); give the document again")


def _unopened(entry: Entry, problem: str) -> Document:
    return unreadable(b"", entry.name, media.UNKNOWN, f"{problem}; give it again")
