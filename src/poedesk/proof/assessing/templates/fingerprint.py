"""Which template it is: a hash over its printed labels, whatever is filled in."""

import re
from collections.abc import Iterator

from poedesk.kernel.canonical import content_key
from poedesk.kernel.text import plain
from poedesk.proof.document.model import Document
from poedesk.proof.finding.activities.words import activity_of_label
from poedesk.proof.finding.labels.scan import scan
from poedesk.proof.finding.page.form_text import form_patterns, instructs
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.grids import workload_of_label
from poedesk.proof.policy import vocabulary


def fingerprint(document: Document) -> str:
    """Return the SHA-256 of the labels that a template prints, in their order of letters, each once.

    Labels are normalised: no accents, no capitals, no signs between words. What is filled in is no label, so
    a filled form has the fingerprint of its template as far as nothing in it reads like a label.
    """
    return content_key(sorted(set(_labels(document))))


def _labels(document: Document) -> Iterator[str]:
    words = vocabulary.load()
    for page in document.pages:
        filled = [(item.start, item.end) for item in page.fields if item.start is not None and item.end]
        for segment in page.segments:
            if any(
                start <= segment.start and segment.end <= end for start, end in filled if start is not None
            ):
                continue
            line = page.text[segment.start : segment.end]
            for hit in scan(line):
                yield _normal(line[hit.start : hit.end])
            spoken = plain_of(line).text
            if instructs(line) or any(asked.search(spoken) for asked in form_patterns().values()):
                yield _normal(line)
        for mark in page.marks:
            activity = activity_of_label(mark.group, words)
            named = sorted({item.workload for item in workload_of_label(mark.label, words)})
            if activity is not None and named:
                yield f"{activity}: {' '.join(named)}"


def _normal(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))
