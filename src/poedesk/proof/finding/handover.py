"""How findings leave the process that made them: as JSON without their documents, decoded strictly.

The document has been handed over before; findings cite places in it, so here is checked that the places are
there. What a citation says is checked once more when it is made (``assessing.citing``).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Document, Read, Span
from poedesk.proof.finding.model import KEYS, Finding, Findings

_NO_DOCUMENT = Document("", "", 0, "", Read.UNREADABLE)
_NOWHERE = encode(_NO_DOCUMENT)
_KEYS = frozenset(KEYS)


def without_document(findings: Findings) -> Any:
    """Return ``findings`` as a JSON value that holds nothing of the document."""
    value = encode(replace(findings, document=_NO_DOCUMENT))
    del value["document"]
    return value


def accept(document: Document, value: Any) -> Findings:
    """Return what ``value`` says was found in ``document``, without the document.

    Raises:
        TypeError, ValueError, LookupError, AttributeError: it is not what ``without_document`` made, or it
            cites places that are not there.
    """
    if "document" in value:
        message = "findings bring a document"
        raise TypeError(message)
    findings = decode(Findings, {**value, "document": _NOWHERE})
    if not findings.found.keys() <= _KEYS:
        message = "findings have unknown keys"
        raise ValueError(message)
    lengths = {page.number: len(page.text) for page in document.pages}
    if findings.acts and not lengths:
        message = "there are acts and no pages"
        raise ValueError(message)
    for span in findings.kind_spans:
        _check_place(span, lengths)
    for key, finding in _all(findings):
        _check(finding, lengths, dated=key.startswith("date."))
    return findings


def _all(findings: Findings) -> Iterator[tuple[str, Finding]]:
    """Yield every finding with its key, those of acts too."""
    for key, candidates in findings.found.items():
        for candidate in candidates:
            yield key, candidate
    for act in findings.acts:
        parts = {"signature": act.signature, "date.signed": act.date}
        parts |= {"signatory.name": act.name, "signatory.title": act.title}
        yield from ((key, part) for key, part in parts.items() if part is not None)


def _check(finding: Finding, lengths: dict[int, int], *, dated: bool) -> None:
    if not 0 <= finding.confidence <= 1:
        message = "a confidence is out of bounds"
        raise ValueError(message)
    for stamp in (*finding.readings, *((finding.value,) if dated and finding.value is not None else ())):
        datetime.fromisoformat(stamp)
    for span in finding.spans:
        _check_place(span, lengths)


def _check_place(span: Span, lengths: dict[int, int]) -> None:
    if not lengths and span.start is span.end is None:
        return  # an archive names what is in it and has no page
    length = lengths[span.page]
    if span.start is None and span.end is None:
        return
    if span.start is None or span.end is None or not 0 <= span.start <= span.end <= length:
        message = "a citation lies outside its page"
        raise ValueError(message)
