"""Findings as they come from the process that read the document, and what stands for them when none came.

A document that could not be searched proves nothing and rules nothing out: it counts as unreadable, so that
every element that could stand in it is unclear.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.handover import Searched, accept
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.after import After, Taken

ROOMS = ("kernel", "proof/document", "proof/finding", "proof/policy")
"""The code and words that findings depend on."""

SEARCH: After[Searched] = After("find", accept, ROOMS)
"""What the child does with every document as soon as it has read it."""

_NOT_ASKED = "it was not searched; give it again"


def findings_of(taken: Taken[Searched]) -> tuple[Findings, ...]:
    """Return the findings of a document and of all that is inside it; what was not searched is unreadable."""
    return _with_documents(taken.document, _in_turn(taken), _unsearched)


def shown(taken: Taken[Searched]) -> tuple[Findings, ...]:
    """Return the same for showing what was read, not for judging: what was not searched is shown as read.

    It is partial then, since the signatures on its pages were not looked for.
    """
    return _with_documents(taken.document, _in_turn(taken), _partial)


def _in_turn(taken: Taken[Searched]) -> Iterator[Findings | str]:
    """Yield, for a document and all that is inside it, what was found or why there is nothing."""
    documents = taken.document.with_attachments()
    return iter(taken.made or [taken.problem or _NOT_ASKED] * len(documents))


def _with_documents(
    document: Document, found: Iterator[Findings | str], instead: Callable[[Document, str], Document]
) -> tuple[Findings, ...]:
    """Return what is ``found`` with its documents; ``instead`` makes those that were not searched."""
    own = next(found)
    if isinstance(own, str) and document.read is not Read.UNREADABLE:
        document = instead(document, own)
    inside = [_with_documents(child, found, instead) for child in document.attachments]
    if inside:
        document = replace(document, attachments=tuple(each[0].document for each in inside))
    findings = (
        Findings(document, "unknown", problems=document.problems)
        if isinstance(own, str)
        else replace(own, document=document)
    )
    return (findings, *(one for each in inside for one in each))


def _unsearched(document: Document, problem: str) -> Document:
    """Return ``document`` with nothing that could be cited."""
    return replace(
        document,
        read=Read.UNREADABLE,
        pages=(),
        signatures=(),
        mail=None,
        messages=(),
        problems=(*document.problems, problem),
    )


def _partial(document: Document, problem: str) -> Document:
    return replace(document, read=Read.PARTIAL, problems=(*document.problems, problem))
