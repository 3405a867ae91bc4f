"""``poedesk.check``, ``poedesk.read`` and ``poedesk.find``: what the commands of the same names do.

This is the outermost edge of the core: the only place below the command line that knows files, and that asks
for today's date when a caller leaves it out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import sound
from poedesk.proof.assessing.key import assessment_key
from poedesk.proof.assessing.model import Assessment, PolicyReference
from poedesk.proof.assessing.readiness import make_ready
from poedesk.proof.assessing.remembered import Assessments, Case
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import loader
from poedesk.proof.policy.loader import Policy
from poedesk.proof.reading.bundle import load_bundle
from poedesk.proof.reading.cache.readings import Readings
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import Limits, bundle_from_environment, from_environment
from poedesk.proof.reading.meanwhile import Meanwhile
from poedesk.proof.reading.read import Entry, read_paths

if TYPE_CHECKING:
    from poedesk.proof.assessing.illustrating import Illustrations

Progress = Callable[[str, int, int], None]
PathLike = Path | str


class CheckWithoutDocuments(UsageError):
    """A claim file needs its documents; or give a folder that holds both."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader saw in one file, with its kind and the signatures on its pages."""

    findings: Findings
    inside: tuple[Findings, ...] = ()
    """Of what is in the file: attachments at every depth."""

    words: bool = False

    @property
    def document(self) -> Document:
        """Return the document."""
        return self.findings.document

    def to_json(self) -> dict[str, Any]:
        """Return the ``poedesk.document/1`` value."""
        from poedesk.proof.assessing.contract import document_json  # noqa: PLC0415 - loaded when needed

        return document_json(self.findings, self.inside, words=self.words)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every candidate for every element in one file, without a claim."""

    findings: Findings
    inside: tuple[Findings, ...] = ()
    """Of what is in the file: attachments at every depth."""

    def to_json(self) -> dict[str, Any]:
        """Return the ``poedesk.findings/1`` value, with those of attachments in ``attachments``."""
        from poedesk.proof.assessing.contract import findings_json  # noqa: PLC0415 - loaded when needed

        return findings_json(self.findings, self.inside)


def check(  # noqa: PLR0913 - every choice has a default
    bundle_or_claim: PathLike,
    documents: Sequence[PathLike] | None = None,
    *,
    policy: str | None = None,
    as_of: date | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
) -> Assessment:
    """Return the assessment of a bundle, or of a claim file with its documents.

    Args:
        bundle_or_claim: a folder with one claim file and the documents, or a claim file.
        documents: the documents, when a claim file is given.
        policy: ``ID`` or ``ID@VERSION``; the claim's programme and the version in force otherwise.
        as_of: "today"; the system's date otherwise.
        limits: what reading one document may cost; those of the environment (``POEDESK_*``) otherwise.
        progress: called as each file begins to be read.
        cache: where what was read and judged before is looked up, and kept; nothing is by default.

    Raises:
        InvalidClaim: the claim is not valid; names every field.
        UsageError: not a bundle, a file that is not there, an unknown policy.
    """
    claim, entries = _given(bundle_or_claim, documents)
    day = as_of or today()
    chosen = policy_for(claim, policy, day)
    source_of = _Source(limits or from_environment(), words=False, cache=cache)
    documents_read = source_of.read(entries, progress)
    with source_of.kept():
        return _assessed(claim, chosen, day, documents_read, source_of)


def read(
    *documents: PathLike,
    words: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
) -> list[Reading]:
    """Return what a reader saw in each of ``documents``; one that cannot be read says why."""
    source = _Source(limits or from_environment(), words=words, cache=cache)
    with source.kept():
        return [_reading(document, words=words) for document in source.read(_entries(documents), progress)]


def find(
    *documents: PathLike,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
) -> list[Candidates]:
    """Return every candidate in each of ``documents``, in the order given."""
    source = _Source(limits or from_environment(), words=False, cache=cache)
    with source.kept():
        return [Candidates(*_found_in(document)) for document in source.read(_entries(documents), progress)]


class _Source:
    """Where documents come from: files, or what the cache knows of them."""

    def __init__(self, limits: Limits, *, words: bool, cache: Store | None) -> None:
        self.limits = limits
        self.cache = cache
        self.readings = Readings(cache, limits, words=words) if cache is not None else None
        self._words = words

    def read(self, entries: Sequence[Entry], progress: Progress | None) -> list[Document]:
        meanwhile = Meanwhile(make_ready)
        documents = read_paths(
            entries,
            limits=self.limits,
            words=self._words,
            progress=progress,
            bundle=bundle_from_environment(),
            readings=self.readings,
            meanwhile=meanwhile,
        )
        meanwhile.finish()
        return documents

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the cache within its bounds after what happens inside."""
        yield
        if self.cache is not None:
            self.cache.prune()


def _assessed(
    claim: Claim, policy: Policy, day: date, documents: Sequence[Document], source: _Source
) -> Assessment:
    limits = asdict(source.limits)
    if source.cache is None or source.readings is None:
        return _judged(claim, policy, documents, day, limits)
    digests = [source.readings.digest((each.sha256, Path(each.name).suffix.lower())) for each in documents]
    ordered = in_order(documents)
    key = assessment_key(claim, policy, ordered, day, limits)
    case = Case(claim, PolicyReference(policy.id, policy.version), day, key, ordered, tuple(digests))
    known = Assessments(source.cache).get(case)
    if known is None:
        known = _judged(claim, policy, documents, day, limits)
        Assessments(source.cache).put(case, known)
    return known


def _judged(
    claim: Claim, policy: Policy, documents: Sequence[Document], day: date, limits: dict[str, int]
) -> Assessment:
    from poedesk.proof.assessing.assess import assess  # noqa: PLC0415 - a kept assessment needs none of it

    return assess(claim, policy, find_in(documents), day, limits=limits)


def find_in(documents: Iterable[Document]) -> list[Findings]:
    """Return the findings of documents by name, and of all that is inside of each after it."""
    from poedesk.proof.finding.find import find_all  # noqa: PLC0415 - a kept assessment needs none of it

    return [find_all(document) for document in in_order(documents)]


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents by name, and all that is inside of each after it."""
    ordered = sorted(documents, key=lambda each: each.name)
    return tuple(inner for document in ordered for inner in document.with_attachments())


def policy_for(claim: Claim, policy: str | None, as_of: date) -> Policy:
    """Return the policy to use: as asked for (``ID`` or ``ID@VERSION``), else the claim's own.

    Raises:
        InvalidPolicy: there is no such programme or version, or none in force on the day.
        UsageError: the programme does not know the claim's solution area.
    """
    on = claim.submitted_on or as_of
    if policy is None:
        return loader.load(claim.programme, None, on)
    programme, _, version = policy.partition("@")
    chosen = loader.load(programme, version or None, on)
    areas = loader.programme(programme).solution_areas
    if claim.solution_area not in areas:
        message = f"{programme} does not know the claim's solution area {claim.solution_area!r}; it knows "
        raise UsageError(message + ", ".join(areas))
    return chosen


def today() -> date:
    """Return the system's date; the one clock below the command line."""
    return datetime.now(UTC).astimezone().date()


def was_read(findings: Iterable[Findings]) -> bool:
    """Return whether at least one page of one document was read (exit code 4 otherwise)."""
    return any(
        page.readable
        for entry in findings
        if entry.document.read is not Read.UNREADABLE
        for page in entry.document.pages
    )


def _reading(document: Document, *, words: bool) -> Reading:
    return Reading(*_found_in(document), words)


def _found_in(document: Document) -> tuple[Findings, tuple[Findings, ...]]:
    own, *inside = find_in([document])
    return own, tuple(inside)


def illustrations(
    assessment: Assessment,
    bundle_or_claim: PathLike,
    documents: Sequence[PathLike] | None = None,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> "Illustrations":
    """Return the pictures of the pages that ``assessment`` cites, for its HTML report.

    Args:
        assessment: what ``check`` said of the same files.
        bundle_or_claim: as given to ``check``.
        documents: as given to ``check``.
        limits: what drawing one page may cost; those of the environment otherwise.
        progress: called before each page is drawn.

    Raises:
        UsageError: the files are gone.
    """
    from poedesk.proof.assessing.illustrating import illustrate  # noqa: PLC0415 - only for this report

    _, entries = _given(bundle_or_claim, documents)
    bundle = bundle_from_environment()
    return illustrate(assessment, entries, limits or from_environment(), bundle, progress)


def _given(bundle_or_claim: PathLike, documents: Sequence[PathLike] | None) -> tuple[Claim, Sequence[Entry]]:
    """Return the claim, and the files as they were given: a folder, or one by one."""
    source = Path(bundle_or_claim)
    if documents is None and not source.is_file():
        bundle = load_bundle(source)
        return claims.load(bundle.claim, str(bundle.claim_path)), bundle.documents
    return _one_by_one(source, documents or ())


def _one_by_one(claim_path: Path, documents: Sequence[PathLike]) -> tuple[Claim, list[Entry]]:
    if not documents:
        message = f"{claim_path} is a claim file; give its documents too, or a folder that holds both"
        raise CheckWithoutDocuments(message)
    try:
        data = claim_path.read_bytes()
    except OSError as error:
        message = f"{claim_path} cannot be read: {error.strerror or error}"
        raise UsageError(message) from error
    return claims.load(data, str(claim_path)), _entries(documents)


def _entries(documents: Sequence[PathLike]) -> list[Entry]:
    """Return the files to read under the names as typed; one that is not there is wrong usage."""
    lost = [str(path) for path in documents if not Path(path).exists()]
    if lost:
        message = f"not found: {', '.join(lost)}"
        raise UsageError(message)
    folders = [str(path) for path in documents if Path(path).is_dir()]
    if folders:
        message = f"{', '.join(folders)} is a folder; give the documents in it"
        raise UsageError(message)
    return [Entry(sound(str(path)), Path(path)) for path in documents]
