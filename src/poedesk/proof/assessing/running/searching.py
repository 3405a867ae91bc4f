"""Findings as they come from the process that searched the document, and what stands for them when none came.

A document that could not be searched proves nothing and rules nothing out: it counts as unreadable, so that
every element that could stand in it is unclear.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.handover import accept
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.parent.after import After, Taken

ROOMS = ("kernel", "proof/document", "proof/finding", "proof/policy")
"""The code and words that findings depend on."""

SEARCH: After[Findings] = After("find", accept, ROOMS)
"""What is done with every document as soon as it is read, in a process of its own."""

_NOT_ASKED = "it was not searched; give it again"


def findings_of(taken: Taken[Findings]) -> tuple[Findings, ...]:
    """Return the findings of a document and of all that is inside it; what was not searched is unreadable."""
    return _with_documents(taken.document, _in_turn(taken), _unsearched)


def shown(taken: Taken[Findings]) -> tuple[Findings, ...]:
    """Return the same for showing what was read, not for judging: what was not searched is shown as read.

    It is partial then, since the signatures on its pages were not looked for.
    """
    return _with_documents(taken.document, _in_turn(taken), _partial)


def _in_turn(taken: Taken[Findings]) -> Iterator[Findings | str]:
    """Yield, for a document and all that is inside it, what was found or why there is nothing."""
    return iter(taken.made or [_NOT_ASKED] * len(taken.document.with_attachments()))


def _with_documents(
    document: Document, found: Iterator[Findings | str], instead: Callable[[Document, str], Document]
) -> tuple[Findings, ...]:
    """Return what is ``found`` with its documents; ``instead`` makes those that were not searched."""
    own = next(found)
    searched = document.read is not Read.UNREADABLE
    if searched and isinstance(own, str):
        document, searched = instead(document, own), False
    inside = [_with_documents(child, found, instead) for child in document.attachments]
    if inside:
        document = replace(document, attachments=tuple(each[0].document for each in inside))
    findings = (
        replace(own, document=document)
        if searched and not isinstance(own, str)
        else Findings(document, "unknown", problems=document.problems)
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
