"""``poedesk.check``, ``poedesk.read`` and ``poedesk.find``: what the commands of the same names do.

This is the outermost edge of the core: the only place below the command line that knows files, and that asks
for today's date when a caller leaves it out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.proof.assessing.given import Given, entries_of, given_of
from poedesk.proof.assessing.model import Assessment, PolicyReference
from poedesk.proof.assessing.running.key import assessment_key
from poedesk.proof.assessing.running.readiness import make_json_ready, make_ready
from poedesk.proof.assessing.running.remembered import Assessments, Case
from poedesk.proof.assessing.running.searching import SEARCH, findings_of, shown
from poedesk.proof.assessing.running.starting import start_reader
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.cache.readings import Readings
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import Limits, bundle_from_environment, from_environment
from poedesk.proof.reading.parent.after import Taken
from poedesk.proof.reading.parent.afterwards import Afterwards
from poedesk.proof.reading.parent.launching import Ahead
from poedesk.proof.reading.parent.meanwhile import Meanwhile, Work
from poedesk.proof.reading.parent.pool import fitting
from poedesk.proof.reading.parent.sandbox import Seam
from poedesk.proof.reading.read import Entry, Order, first_modules, identity_of, take_paths

if TYPE_CHECKING:
    from poedesk.proof.assessing.illustrating import Illustrations
    from poedesk.proof.policy.loader import Policy
    from poedesk.proof.policy.schema import Programme

Progress = Callable[[str, int, int], None]
PathLike = Path | str

_AT_ONCE = 8 * 1024 * 1024
"""Bytes of a file that are looked up in the cache before anything else is done."""


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
    finders: Afterwards[Findings] | None = None,
    ahead: Ahead | None = None,
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
        finders: children that search, for whoever checks one bundle after the other (see ``finding``).
        ahead: children that were started already (see ``starting``).

    Raises:
        InvalidClaim: the claim is not valid; names every field.
        UsageError: not a bundle, a file that is not there, an unknown policy.
    """
    day = as_of or today()
    (assessment,) = check_under(
        bundle_or_claim,
        documents,
        choose=lambda claim: (policy_for(claim, policy, day),),
        as_of=day,
        limits=limits,
        progress=progress,
        cache=cache,
        finders=finders,
        ahead=ahead,
    )
    return assessment


def check_under(  # noqa: PLR0913 - every choice has a default
    bundle_or_claim: PathLike,
    documents: Sequence[PathLike] | None = None,
    *,
    choose: "Callable[[Claim], Sequence[Policy]]",
    as_of: date,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
    finders: Afterwards[Findings] | None = None,
    ahead: Ahead | None = None,
) -> list[Assessment]:
    """Return an assessment under each policy that ``choose`` gives for the claim; all is read once.

    The other arguments are those of ``check``. Raises what ``check`` and ``choose`` raise.
    """
    given = given_of(bundle_or_claim, documents)
    return check_given(
        given, choose=choose, as_of=as_of, limits=limits, progress=progress, cache=cache, finders=finders,
        ahead=ahead,
    )  # fmt: skip


def check_given(  # noqa: PLR0913 - every choice has a default
    given: Given,
    *,
    choose: "Callable[[Claim], Sequence[Policy]]",
    as_of: date,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
    finders: Afterwards[Findings] | None = None,
    ahead: Ahead | None = None,
) -> list[Assessment]:
    """Return what ``check_under`` returns, of a claim and documents that may be in memory alone."""
    source = _Source(limits or from_environment(), words=False, cache=cache, finders=finders, ahead=ahead)
    with source.open(given.entries):
        claim = given.claim()
        policies = choose(claim)
        taken = source.take(given.entries, progress, lambda: make_ready(claim, policies, as_of))
        return [_assessed(claim, policy, as_of, taken, source) for policy in policies]


def read(
    *documents: PathLike,
    words: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
) -> list[Reading]:
    """Return what a reader saw in each of ``documents``; one that cannot be read says why."""
    source = _Source(limits or from_environment(), words=words, cache=cache)
    entries = entries_of(documents)
    with source.open(entries):
        return [_reading(shown(each), words=words) for each in source.take(entries, progress)]


def find(
    *documents: PathLike,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cache: Store | None = None,
) -> list[Candidates]:
    """Return every candidate in each of ``documents``, in the order given."""
    source = _Source(limits or from_environment(), words=False, cache=cache)
    entries = entries_of(documents)
    with source.open(entries):
        return [_candidates(findings_of(each)) for each in source.take(entries, progress)]


def finding(limits: Limits | None = None, ahead: Ahead | None = None) -> Afterwards[Findings]:
    """Return children that search; a context within which several calls of ``check`` share them."""
    bundle = bundle_from_environment()
    most = fitting(bundle.readers, bundle.documents)
    return Afterwards(SEARCH, limits or from_environment(), most, Seam(ahead=ahead))


class _Source:
    """Where documents come from: files, or what the cache knows of them."""

    def __init__(
        self,
        limits: Limits,
        *,
        words: bool,
        cache: Store | None,
        finders: Afterwards[Findings] | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        self.limits = limits
        self.cache = cache
        self.readings = Readings(cache, limits, SEARCH, words=words) if cache is not None else None
        self._words = words
        self._bundle = bundle_from_environment()
        self._shared = finders is not None
        self._ahead = ahead or Ahead()
        self._seam = Seam(ahead=self._ahead)
        self._finders = finders or finding(limits, self._ahead)

    def take(
        self, entries: Sequence[Entry], progress: Progress | None, ready: Work = make_json_ready
    ) -> list[Taken[Findings]]:
        meanwhile = Meanwhile(ready)
        order = Order(self._finders, self._words, self.readings, meanwhile, self._seam)
        taken = take_paths(entries, order, self.limits, progress, self._bundle)
        meanwhile.finish()
        return taken

    @contextmanager
    def open(self, entries: Sequence[Entry]) -> Iterator[None]:
        """Have finders get ready if they will be needed, and at the end see to the bounds of the cache."""
        with self._ahead, nullcontext() if self._shared else self._finders:
            if entries and not self._is_known(entries[0]):
                self._finders.begin()
                start_reader(
                    self._ahead, self._seam.setting(self.limits), first_modules(entries, self._bundle)
                )
            yield
        if self.cache is not None:
            self.cache.prune()

    def _is_known(self, entry: Entry) -> bool:
        """Return whether a file was read and searched before, as far as can be told at once."""
        if self.readings is None:
            return False
        if entry.data is not None:
            return self.readings.knows(identity_of(entry.data, entry.name))
        try:
            small = entry.path.is_file() and entry.path.stat().st_size <= _AT_ONCE
            data = entry.path.read_bytes() if small and entry.refused is None else b""
        except OSError:
            data = b""
        return not data or self.readings.knows(identity_of(data, entry.name))


def _assessed(
    claim: Claim, policy: "Policy", day: date, taken: Sequence[Taken[Findings]], source: _Source
) -> Assessment:
    limits = asdict(source.limits)
    by_name = sorted(taken, key=lambda each: each.document.name)
    findings = tuple(found for each in by_name for found in findings_of(each))
    if source.cache is None or source.readings is None:
        return _judged(claim, policy, findings, day, limits)
    documents = (each.document for each in by_name)
    digests = [source.readings.digest((each.sha256, Path(each.name).suffix.lower())) for each in documents]
    key = assessment_key(claim, policy, [found.document for found in findings], day, limits)
    case = Case(claim, PolicyReference(policy.id, policy.version), day, key, findings, tuple(digests))
    known = Assessments(source.cache).get(case)
    if known is None:
        known = _judged(claim, policy, findings, day, limits)
        Assessments(source.cache).put(case, known)
    return known


def _judged(
    claim: Claim, policy: "Policy", findings: Sequence[Findings], day: date, limits: dict[str, int]
) -> Assessment:
    from poedesk.proof.assessing.assess import assess  # noqa: PLC0415 - a kept assessment needs none of it

    return assess(claim, policy, findings, day, limits=limits)


def find_in(documents: Iterable[Document]) -> list[Findings]:
    """Return the findings of documents by name, and of all that is inside of each after it.

    It searches in this process, without limits: for documents that were not made of strange bytes.
    """
    from poedesk.proof.finding.find import find_all  # noqa: PLC0415 - what is read here is searched elsewhere

    ordered = sorted(documents, key=lambda each: each.name)
    return [find_all(inner) for document in ordered for inner in document.with_attachments()]


def policy_for(claim: Claim, policy: str | None, as_of: date) -> "Policy":
    """Return the policy to use: as asked for (``ID`` or ``ID@VERSION``), else the claim's own.

    It has the versions of the form that the user's own list adds (``policy.listing``).

    Raises:
        InvalidPolicy: there is no such programme or version, or none in force on the day.
        UsageError: the programme does not know the claim's solution area.
    """
    from poedesk.proof.policy import loader  # noqa: PLC0415 - loaded while children get ready

    on = claim.submitted_on or as_of
    if policy is None:
        return loader.resolve(own_programme(claim.programme), None, on)
    programme, _, version = policy.partition("@")
    source = own_programme(programme)
    chosen = loader.resolve(source, version or None, on)
    areas = source.solution_areas
    if claim.solution_area not in areas:
        message = f"{programme} does not know the claim's solution area {claim.solution_area!r}; it knows "
        raise UsageError(message + ", ".join(areas))
    return chosen


def own_programme(programme: str) -> "Programme":
    """Return a programme with what the user's own list adds; raises InvalidPolicy."""
    from poedesk.proof.policy import listing, loader  # noqa: PLC0415 - loaded while children get ready

    return listing.with_own_list(loader.programme(programme), listing.own_folder())


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


def _reading(findings: Sequence[Findings], *, words: bool) -> Reading:
    return Reading(findings[0], tuple(findings[1:]), words)


def _candidates(findings: Sequence[Findings]) -> Candidates:
    return Candidates(findings[0], tuple(findings[1:]))


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

    entries = given_of(bundle_or_claim, documents).entries
    bundle = bundle_from_environment()
    return illustrate(assessment, entries, limits or from_environment(), bundle, progress)


def clips(assessment: Assessment, given: Given, progress: Progress | None = None) -> dict[str, bytes]:
    """Return the cited places of each element that a page shows, for a packet: id -> PNG.

    Args:
        assessment: what ``check_given`` said of the same.
        given: as given to it.
        progress: called before each page is drawn.
    """
    from poedesk.proof.assessing.clipping import clips as clipped  # noqa: PLC0415 - only for packets

    return clipped(assessment, given.entries, from_environment(), bundle_from_environment(), progress)
