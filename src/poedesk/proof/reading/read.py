"""Files to documents: every byte is read in the sandbox, the same bytes once. Reading starts here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document
from poedesk.proof.reading import media
from poedesk.proof.reading.cache.readings import Identity, Readings
from poedesk.proof.reading.limits import BUNDLE_DEFAULT, DEFAULT, BundleLimits, Limits, variable
from poedesk.proof.reading.meanwhile import Meanwhile
from poedesk.proof.reading.ocr.installed import installed
from poedesk.proof.reading.pool import Once, Pool, fitting
from poedesk.proof.reading.readers.registry import unreadable
from poedesk.proof.reading.sandbox import Sandbox

Progress = Callable[[str, int, int], None]
"""Called as each file begins to be read: its name, how many have begun with it, and how many there are."""


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
        document = sandbox.read(data, name, words=words)
        if not sandbox.wants_sight or installed() is None:
            return document
    with Sandbox(limits.with_sight()) as seer:
        return seer.read(data, name, words=words, sight=True)


def read_paths(  # noqa: PLR0913 - every choice has a default
    paths: Iterable[Entry | Path | str],
    *,
    limits: Limits = DEFAULT,
    words: bool = False,
    progress: Progress | None = None,
    bundle: BundleLimits = BUNDLE_DEFAULT,
    readings: Readings | None = None,
    meanwhile: Meanwhile | None = None,
) -> list[Document]:
    """Return a document for each of ``paths``, in the order given; the same bytes are read only once.

    Several are read at the same time, the largest of a kind first. A path that cannot be opened, or that
    lies beyond the limits of a bundle, gives an unreadable document too. What ``readings`` knows (they were
    made with the same limits and words) is not read again; when it knows all, no child is started.
    ``meanwhile`` begins when the first child is asked to read. As each page is looked at whose text must be
    recognised, ``progress`` is called again with the name of its file and the page, from any thread.
    """
    entries = [path if isinstance(path, Entry) else Entry(str(path), Path(path)) for path in paths]
    sizes = [_size(entry) for entry in entries]
    entries = list(_within(entries, sizes, bundle))
    with Pool(limits, fitting(bundle.readers, len(entries))) as pool:
        order = list(range(len(entries)))
        if pool.readers > 1:
            order.sort(key=lambda index: -sizes[index])
        return _read_all(entries, order, _Work(pool, words, readings, meanwhile), progress)


def _nobody(_page: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class _Work:
    """How documents are read, and those that are known already."""

    pool: Pool
    words: bool
    readings: Readings | None = None
    meanwhile: Meanwhile | None = None
    tell: Callable[[str], None] = _nobody
    """Hears of each page that is being looked at."""

    known: "Once[Identity, Document]" = field(default_factory=Once)

    def job(self, entry: Entry) -> Callable[[Sandbox], Document]:
        """Return what reads ``entry`` when it gets a sandbox."""

        def read(sandbox: Sandbox) -> Document:
            loaded = _load(entry, sandbox.limits)
            if isinstance(loaded, Document):
                return loaded
            identity = identity_of(loaded, entry.name)
            document = self.known.get(identity, lambda: self._made(identity, loaded, entry.name, sandbox))
            return document.renamed(entry.name)

        return read

    def _made(self, identity: Identity, data: bytes, name: str, sandbox: Sandbox) -> Document:
        known = self.readings.get(identity, len(data)) if self.readings is not None else None
        if known is not None:
            return known
        if self.meanwhile is not None:
            self.meanwhile.begin()
        document = sandbox.read(data, name, words=self.words)
        breached = sandbox.breached
        if sandbox.wants_sight and installed() is not None:
            with self.pool.seer() as seer:
                document = seer.read(data, name, words=self.words, sight=True, page_begun=self._heard(name))
                breached = seer.breached
        if self.readings is not None and not breached:
            self.readings.put(identity, document)
        return document

    def _heard(self, name: str) -> Callable[[int, int], None]:
        """Return what tells how far the looking at a document is."""
        return lambda number, count: self.tell(f"{name}, page {number} of {count}")


def identity_of(data: bytes, name: str) -> Identity:
    """Return what a reading is known by; the ending counts because it breaks ties between kinds of text."""
    return sha256_hex(data), Path(name).suffix.lower()


def _read_all(
    entries: Sequence[Entry], order: Sequence[int], work: _Work, progress: Progress | None
) -> list[Document]:
    """Return the documents in the order of ``entries``, begun in ``order``."""
    begun = 0

    def started(place: int) -> None:
        nonlocal begun
        begun += 1
        tell(entries[order[place]].name)

    def tell(what: str) -> None:
        if progress is not None:
            progress(what, begun, len(entries))

    work = replace(work, tell=tell)
    kinds = [entries[index].path.suffix.lower() for index in order]
    documents = work.pool.run([work.job(entries[index]) for index in order], started, kinds)
    return [document for _, document in sorted(zip(order, documents, strict=True), key=lambda pair: pair[0])]


def _size(entry: Entry) -> int:
    try:
        return entry.path.stat().st_size if entry.refused is None else 0
    except OSError:
        return 0


def _within(entries: Sequence[Entry], sizes: Sequence[int], bundle: BundleLimits) -> Iterator[Entry]:
    """Yield ``entries``; those beyond the limits of a bundle are refused."""
    total = 0
    for number, (entry, size) in enumerate(zip(entries, sizes, strict=True), 1):
        total += size
        if entry.refused is not None:
            yield entry
        elif number > bundle.documents:
            yield replace(entry, refused=_too_much("documents", bundle.documents))
        elif total > bundle.bundle_bytes:
            total -= size
            yield replace(entry, refused=_too_much("bundle_bytes", bundle.bundle_bytes))
        else:
            yield entry


def _too_much(name: str, most: int) -> str:
    what = "documents" if name == "documents" else "bytes"
    return f"the bundle holds more than {most} {what} ({variable(name)}); leave out what is no proof"


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
