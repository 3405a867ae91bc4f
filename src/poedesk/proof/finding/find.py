"""Runs every finder over one document and puts together what they found.

Attachments are documents of their own and are not looked into here. A finder that fails is a fault of ours
and ends the run; nothing is caught.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from poedesk.proof.document.model import Document
from poedesk.proof.finding import dates, domains, identifiers, parties
from poedesk.proof.finding.model import KEYS, Finding, Findings
from poedesk.proof.finding.view import DocumentView
from poedesk.proof.policy import vocabulary as vocabularies
from poedesk.proof.policy.vocabulary import Vocabulary

Finder = Callable[[DocumentView, Vocabulary], Mapping[str, Sequence[Finding]]]

FINDERS: tuple[Finder, ...] = (parties.find, identifiers.find, domains.find, dates.find)


def find_all(document: Document) -> Findings:
    """Return every candidate for every key in ``document``, and the acts of signing in it."""
    view, vocabulary = DocumentView(document), vocabularies.load()
    found = combined(finder(view, vocabulary) for finder in FINDERS)
    return Findings(document=document, kind="unknown", found=found, problems=document.problems)


def combined(results: Iterable[Mapping[str, Sequence[Finding]]]) -> dict[str, tuple[Finding, ...]]:
    """Return the candidates of all finders by key, in the order of ``KEYS``, equal ones once."""
    lists: dict[str, list[Finding]] = {}
    for result in results:
        for key, findings in result.items():
            lists.setdefault(key, []).extend(findings)
    unknown = set(lists) - set(KEYS)
    if unknown:
        message = f"finders returned unknown keys: {sorted(unknown)}"
        raise ValueError(message)
    return {key: tuple(dict.fromkeys(lists[key])) for key in KEYS if lists.get(key)}
