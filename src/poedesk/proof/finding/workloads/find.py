"""Finds the workloads that a document names, and where: at a tick box, in a heading, a list, running text.

An unticked box names nothing; what is named as out of scope comes with next to no confidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from poedesk.proof.document.model import By, FieldKind, Page, Span
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.form_text import instructs
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.passages import Form, Sentence, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.workloads.grids import (
    excluded,
    mark_span,
    only_printed,
    ticked,
    workload_of_label,
)
from poedesk.proof.finding.workloads.names import (
    DOUBTFUL,
    EXCLUDED,
    SURE,
    Mention,
    may_name,
    mentions,
    says_out_of_scope,
)
from poedesk.proof.policy.vocabulary import Vocabulary


class Where(StrEnum):
    """Where a workload is named; ``Finding.detail`` of a workload begins with it."""

    MARK = "ticked"
    FIELD = "named in a form field"
    HEADING = "named in a heading"
    LIST = "named in a list or table"
    SENTENCE = "named in running text"


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return the workloads named in the document, the surest first; each place is a finding of its own."""
    about = names_products(view, vocabulary)
    found: list[Finding] = []
    for page in view.pages:
        found.extend(_from_marks(page, vocabulary))
        found.extend(_from_fields(page, vocabulary, about=about))
    found.extend(_from_text(view, vocabulary, about=about))
    return {"workload": tuple(sorted(found, key=lambda finding: -finding.confidence))}


@once_a_view
def names_products(view: DocumentView, vocabulary: Vocabulary) -> bool:
    """Return whether any page names a product beyond doubt, so that short names are of the same kind."""
    return any(
        mention.confidence >= SURE for page in view.pages for mention in mentions(page.text, vocabulary)
    )


def _from_marks(page: Page, vocabulary: Vocabulary) -> Iterator[Finding]:
    for box in ticked(page):
        certain = SURE if box.checked else DOUBTFUL - 0.05
        named = workload_of_label(box.label, vocabulary) or workload_of_label(box.group, vocabulary)
        for mention in named:
            note = Where.MARK if box.checked else "a tick box of which it cannot be told whether it is ticked"
            yield Finding(mention.workload, (mark_span(box, page),), certain, anchored=True, detail=note)


def _from_fields(page: Page, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    for field in page.fields:
        if field.kind not in {FieldKind.TEXT, FieldKind.CHOICE} or not field.value:
            continue
        for mention in mentions(field.value, vocabulary, about=about):
            if field.start is None:
                span = Span(page.number, None, None, field.box, By.FORM_FIELD, field.value, field.label)
                yield Finding(mention.workload, (span,), mention.confidence, detail=Where.FIELD)


def _from_text(view: DocumentView, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    printed, out = only_printed(view, vocabulary), excluded(view)
    for number, passage in enumerate(passages(view)):
        if number in printed or not may_name(passage.plain.text, vocabulary):
            continue
        for sentence in passage.sentences:
            named = mentions(sentence.text, vocabulary, about=about)
            if not named or instructs(sentence.text):
                continue
            no_part = number in out or says_out_of_scope(sentence.text)
            for mention in named:
                yield _text_finding(sentence, mention, no_part=no_part)


def _text_finding(sentence: Sentence, mention: Mention, *, no_part: bool) -> Finding:
    start = sentence.start + mention.start
    span = sentence.passage.span(start, sentence.start + mention.end)
    where = where_of(sentence)
    if no_part:
        return Finding(mention.workload, (span,), EXCLUDED, detail=f"{where}, as no part of the work")
    weight = 0.9 if where is Where.HEADING else 1.0
    return Finding(
        mention.workload, (span, sentence.span()), round(mention.confidence * weight, 2), detail=where
    )


def where_of(sentence: Sentence) -> Where:
    """Return where a sentence stands; five words with a verb are running text even in a cell."""
    if sentence.passage.form is Form.HEADING:
        return Where.HEADING
    if sentence.passage.form is Form.TEXT or len(sentence.text.split()) >= 7:  # noqa: PLR2004 - shorter is a name with a note
        return Where.SENTENCE
    return Where.LIST
