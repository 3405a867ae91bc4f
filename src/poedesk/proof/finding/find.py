"""Runs every finder over one document and puts together what they found.

Attachments are documents of their own and are not looked into here. A finder that fails is a fault of ours
and ends the run; nothing is caught.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.uncollected import uncollected
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding import products, supporting
from poedesk.proof.finding.activities import find as activities
from poedesk.proof.finding.acts import find as acts
from poedesk.proof.finding.dating import dates
from poedesk.proof.finding.dating.stored_dates import settled
from poedesk.proof.finding.disclosures.find import find as find_disclosures
from poedesk.proof.finding.identity import domains, identifiers, parties
from poedesk.proof.finding.kinds import finally_kind, kind_between, kind_of
from poedesk.proof.finding.labels.placed import label_language
from poedesk.proof.finding.language import language_of
from poedesk.proof.finding.model import KEYS, Finding, Findings, State
from poedesk.proof.finding.narratives import find as narratives
from poedesk.proof.finding.narratives.coming import with_time
from poedesk.proof.finding.narratives.heads import with_doers
from poedesk.proof.finding.page.candidates import merged
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.workloads import find as workloads
from poedesk.proof.policy import vocabulary as vocabularies
from poedesk.proof.policy.vocabulary import Vocabulary

Finder = Callable[[DocumentView, Vocabulary], Mapping[str, Sequence[Finding]]]

FINDERS: tuple[Finder, ...] = (
    parties.find,
    identifiers.find,
    domains.find,
    workloads.find,
    activities.find,
    products.find,
    narratives.find,
    find_disclosures,
    supporting.find,
)
"""Every finder that needs nothing but the document and the vocabulary."""


@uncollected()
def find_all(document: Document) -> Findings:
    """Return every candidate for every key in ``document``, and the acts of signing in it."""
    if document.read is Read.UNREADABLE:
        return Findings(document=document, kind="unknown", problems=document.problems)
    view = DocumentView(_as_seen(document))
    findings = _found(document, view, vocabularies.load())
    view.forget()
    return findings


def _found(document: Document, view: DocumentView, vocabulary: Vocabulary) -> Findings:
    language = language_of(document)
    figures = _language_of_figures(view, language.code)
    results = [finder(view, vocabulary) for finder in FINDERS]
    acknowledged = acts.find(view, results[0].get("party.name", ()), language=figures)
    named = parties.of_acts(view, acknowledged.acts, results[0].get("party.name", ()))
    results[0] = parties.without_signers(results[0], acknowledged.acts)
    results += [dates.find(view, figures), acknowledged.found, {"party.name": merged(named)}]
    found: Mapping[str, tuple[Finding, ...]] = with_time(view, with_doers(view, combined(results)))
    kind = finally_kind(view, kind_of(view), found, acknowledged.acts)
    found = supporting.itself(found, kind.kind, kind.detail, kind.spans, kind.confidence)
    findings = Findings(
        document=document,
        kind=kind.kind,
        kind_detail=kind.detail,
        kind_confidence=kind.confidence,
        kind_spans=kind.spans,
        between=kind_between(view, kind, found, acknowledged.acts),
        language=language.code,
        understood=language.understood,
        found=found,
        acts=acknowledged.acts,
        problems=document.problems,
    )
    return settled(findings)


def _as_seen(document: Document) -> Document:
    """Return the document without the values of fields that nobody sees: they prove nothing."""
    if all(field.shown for page in document.pages for field in page.fields):
        return document
    pages = []
    for page in document.pages:
        fields = [item if item.shown else replace(item, value=None, checked=None) for item in page.fields]
        pages.append(replace(page, fields=tuple(fields)))
    return replace(document, pages=tuple(pages))


def _language_of_figures(view: DocumentView, language: str | None) -> str | None:
    """Return the language that decides between day and month in figures: of the text, else of the labels.

    In Puerto Rico Spanish is written with both orders.
    """
    spoken = language or label_language(view)
    both = spoken == "es" and any("puerto rico" in page.text.lower() for page in view.pages)
    return None if both else spoken


def combined(results: Iterable[Mapping[str, Sequence[Finding]]]) -> Mapping[str, tuple[Finding, ...]]:
    """Return the candidates of all finders by key, in the order of ``KEYS``, equal ones once."""
    lists: dict[str, list[Finding]] = {}
    for result in results:
        for key, findings in result.items():
            lists.setdefault(key, []).extend(findings)
    unknown = set(lists) - set(KEYS)
    if unknown:
        message = f"finders returned unknown keys: {sorted(unknown)}"
        raise ValueError(message)
    return {key: _once(lists[key]) for key in KEYS if lists.get(key)}


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings; of those that cite one place for one value only the one that says most."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        first = finding.spans[0] if finding.spans else None
        place = (first.page, first.start, first.box if first.start is None else None) if first else None
        same = (finding.value, finding.state, finding.topic, finding.detail if place is None else None, place)
        if same not in best or _says_more(finding, best[same]):
            best[same] = finding
    return tuple(
        sorted(
            best.values(),
            key=lambda item: (item.state is not State.PRESENT, not item.anchored, -item.confidence),
        )
    )


def _says_more(one: Finding, other: Finding) -> bool:
    return (one.act is not None, one.anchored, one.role is not None, one.confidence) > (
        other.act is not None, other.anchored, other.role is not None, other.confidence
    )  # fmt: skip
