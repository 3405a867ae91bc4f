"""Files to documents: every byte is read in the sandbox, the same bytes once. Reading starts here."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Generic

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document
from poedesk.proof.reading.cache.readings import Identity, Readings
from poedesk.proof.reading.limits import BUNDLE_DEFAULT, DEFAULT, BundleLimits, Limits, variable
from poedesk.proof.reading.parent.after import T, Taken
from poedesk.proof.reading.parent.afterwards import Afterwards, End, Pending
from poedesk.proof.reading.parent.meanwhile import Meanwhile
from poedesk.proof.reading.parent.pool import Once, Pool, fitting
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam
from poedesk.proof.reading.readers.registry import MODULES, unreadable
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.whole import read_whole

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

    data: bytes | None = field(default=None, repr=False)
    """Its content, when that is at hand: then ``path`` is only its name, and no file is opened."""


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT, words: bool = False) -> Document:
    """Return what a reader saw in ``data``; a document that cannot be read is unreadable, with its reason.

    Raises:
        SandboxFault: the process that reads could not be started; never for a bad document.
    """
    if not data:
        return _empty(name)
    with Sandbox(limits) as sandbox:
        return read_whole(sandbox, lambda: Sandbox(limits.with_sight()), data, name, words=words)[0]


def read_paths(
    paths: Iterable[Entry | Path | str],
    *,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
    bundle: BundleLimits = BUNDLE_DEFAULT,
) -> list[Document]:
    """Return a document for each of ``paths``, in the order given; see ``take_paths``."""
    nothing: Order[object] = Order()
    return [each.document for each in take_paths(paths, nothing, limits, progress, bundle)]


def _nobody(_page: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Order(Generic[T]):
    """What is wanted of documents, besides their reading."""

    afterwards: Afterwards[T] | None = None
    """What makes something of each of them after reading; it stays the caller's to end."""

    words: bool = False
    """Whether every word is wanted with its box."""

    readings: Readings[T] | None = None
    """What is known already; made with the same limits, words and task after reading."""

    meanwhile: Meanwhile | None = None
    """Begins when the first child is asked to read."""

    seam: Seam | None = None
    """Which modules the children use; tests give some that misbehave."""


def take_paths(
    paths: Iterable[Entry | Path | str],
    order: Order[T],
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
    bundle: BundleLimits = BUNDLE_DEFAULT,
) -> list[Taken[T]]:
    """Return each of ``paths`` as read, with what was made of it; the same bytes are read only once.

    Several are read at the same time, the largest of a kind first. A path that cannot be opened, or that
    lies beyond the limits of a bundle, gives an unreadable document too; so does one that has not begun when
    the time for the bundle is over. What is known is not read again; when all is, no child is started. As
    each page is looked at whose text must be recognised, ``progress`` is called again with the name of its
    file and the page, from any thread.
    """
    deadline = time.monotonic() + bundle.bundle_seconds
    entries = [path if isinstance(path, Entry) else Entry(str(path), Path(path)) for path in paths]
    sizes = [_size(entry) for entry in entries]
    entries = list(_within(entries, sizes, bundle))
    readers = fitting(bundle.readers, len(entries), sum(sizes))
    with Pool(limits, readers, order.seam) as pool:
        sequence = list(range(len(entries)))
        if pool.readers > 1:
            sequence.sort(key=lambda index: -sizes[index])
        return _read_all(entries, sequence, _Work(pool, order, deadline, bundle), progress)


@dataclass(frozen=True, slots=True)
class _Work(Generic[T]):
    """How documents are read, and those that are known already."""

    pool: Pool
    order: Order[T]
    deadline: float
    """When the time for the bundle is over, in seconds of ``time.monotonic``."""

    bundle: BundleLimits
    tell: Callable[[str], None] = _nobody
    """Hears of each page that is being looked at."""

    known: "Once[Identity, _Made[T]]" = field(default_factory=Once)

    def job(self, entry: Entry) -> Callable[[Sandbox], "_Made[T]"]:
        """Return what reads ``entry`` when it gets a sandbox."""

        def read(sandbox: Sandbox) -> _Made[T]:
            loaded = _load(entry, sandbox.limits)
            if isinstance(loaded, Document):
                return _Made.of(Taken(loaded))
            identity = identity_of(loaded, entry.name)
            return self.known.get(identity, lambda: self._made(identity, loaded, entry.name, sandbox))

        return read

    def _made(self, identity: Identity, data: bytes, name: str, sandbox: Sandbox) -> "_Made[T]":
        order = self.order
        known = order.readings.get(identity, len(data)) if order.readings is not None else None
        if known is not None:
            return _Made.of(known)
        if time.monotonic() >= self.deadline:
            return _Made.of(Taken(unreadable(data, name, media.UNKNOWN, _too_late(self.bundle, "read"))))
        if order.afterwards is not None:
            order.afterwards.begin()
        if order.meanwhile is not None:
            order.meanwhile.begin()
        begun = time.monotonic()
        document, frame, breached = read_whole(
            sandbox, self.pool.seer, data, name, words=order.words, page_begun=self._heard(name)
        )
        if order.afterwards is None:
            pending = Pending[T](document).settle(Taken(document))
        else:
            end = End(self.deadline, _too_late(self.bundle, "searched"))
            pending = order.afterwards.submit(document, frame, time.monotonic() - begun, end)
        return _Made(pending, None if breached else identity)

    def _heard(self, name: str) -> Callable[[int, int], None]:
        """Return what tells how far the looking at a document is."""
        return lambda number, count: self.tell(f"{name}, page {number} of {count}")


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """A document that was read, and whether it is to be kept."""

    pending: Pending[T]
    keep: Identity | None = None
    """By which it is kept; null when it is known already, or when another try may see more."""

    @classmethod
    def of(cls, taken: Taken[T]) -> "_Made[T]":
        """Return what is done already."""
        return cls(Pending[T](taken.document).settle(taken))


def identity_of(data: bytes, name: str) -> Identity:
    """Return what a reading is known by; the ending counts because it breaks ties between kinds of text."""
    return sha256_hex(data), Path(name).suffix.lower()


def _read_all(
    entries: Sequence[Entry], order: Sequence[int], work: _Work[T], progress: Progress | None
) -> list[Taken[T]]:
    """Return the documents in the order of ``entries``, begun in ``order``, when all of them are done."""
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
    made = work.pool.run([work.job(entries[index]) for index in order], started, kinds)
    kept: set[Identity] = set()
    taken = {}
    for index, each in zip(order, made, strict=True):
        done = each.pending.wait()
        taken[index] = done.renamed(entries[index].name)
        if each.keep is not None and each.keep not in kept and work.order.readings is not None:
            kept.add(each.keep)
            work.order.readings.put(each.keep, done)
    return [taken[index] for index in range(len(entries))]


_ENDINGS = {
    ".pdf": media.PDF, ".docx": media.DOCX, ".eml": media.EML, ".msg": media.MSG, ".xlsx": media.XLSX,
    ".html": media.HTML, ".htm": media.HTML,
}  # fmt: skip
"""Endings of the usual documents, for what is only a guess: what they are is told by their bytes."""


def first_modules(entries: Sequence[Entry], bundle: BundleLimits = BUNDLE_DEFAULT) -> list[str]:
    """Return the modules of the readers that the first child is likely to need for ``entries``.

    Where several children read, that is the reader of the largest document, because each keeps to a kind.
    """
    sizes = [_size(entry) for entry in entries]
    order = sorted(range(len(entries)), key=lambda index: -sizes[index])
    if fitting(bundle.readers, len(entries), sum(sizes)) > 1:
        order = order[:1]
    kinds = [_ENDINGS.get(entries[index].path.suffix.lower()) for index in order]
    return list(dict.fromkeys(MODULES[kind] for kind in kinds if kind is not None))


def _size(entry: Entry) -> int:
    if entry.data is not None:
        return len(entry.data)
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


def _too_late(bundle: BundleLimits, done: str) -> str:
    return (
        f"it was not {done}, because the documents before it took {bundle.bundle_seconds} s "
        f"({variable('bundle_seconds')}); give fewer documents, or allow more time"
    )


def _load(entry: Entry, limits: Limits) -> bytes | Document:
    """Return the bytes of a file, or the unreadable document that stands for it."""
    if entry.refused is not None:
        return unreadable(b"", entry.name, media.UNKNOWN, entry.refused)
    try:
        size = _size(entry) if entry.data is not None else entry.path.stat().st_size
        if entry.data is None and not entry.path.is_file():
            return _unopened(entry, "it is not a file")
        if size > limits.file_bytes:
            return _unopened(
                entry, f"it has {size} bytes, more than {limits.file_bytes} (POEDESK_FILE_BYTES)"
            )
        if entry.data is not None:
            return entry.data or _empty(entry.name)
        with entry.path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except OSError as error:
        return _unopened(entry, f"it cannot be opened: {error.strerror or type(error).__name__}")
    return data or _empty(entry.name)


def _empty(name: str) -> Document:
    return unreadable(b"", name, media.UNKNOWN, "the file is empty (0 bytes); give the document again")


def _unopened(entry: Entry, problem: str) -> Document:
    return unreadable(b"", entry.name, media.UNKNOWN, f"{problem}; give it again")
