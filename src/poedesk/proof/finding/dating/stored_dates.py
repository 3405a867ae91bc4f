"""Dates in figures that the file itself settles: a date control stores the day that it shows.

"3/4/2026" alone has two readings; the control behind it knows which day was picked.
"""

from collections.abc import Mapping
from dataclasses import replace

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Act, Finding, Findings


def settled(findings: Findings) -> Findings:
    """Return the findings with every date of two readings settled by the control that it stands in."""
    stored = _stored(findings.document)
    if not stored:
        return findings
    found = {
        key: tuple(_settle(item, stored) for item in items) if key.startswith("date.") else items
        for key, items in findings.found.items()
    }
    return replace(findings, found=found, acts=tuple(_settle_act(act, stored) for act in findings.acts))


def _stored(document: Document) -> Mapping[tuple[int, int, int], str]:
    """Return (page, start, end) of each date control -> the day that it stores."""
    return {
        (page.number, field.start, field.end): field.iso
        for page in document.pages
        for field in page.fields
        if field.iso is not None and field.start is not None and field.end is not None
    }


def _settle(finding: Finding, stored: Mapping[tuple[int, int, int], str]) -> Finding:
    if not finding.readings or not finding.spans or finding.spans[0].start is None:
        return finding
    at, page = finding.spans[0].start, finding.spans[0].page
    for (number, start, end), day in stored.items():
        if number == page and start <= at < end and day in finding.readings:
            return replace(finding, value=day, readings=(), detail="the date control stores this day")
    return finding


def _settle_act(act: Act, stored: Mapping[tuple[int, int, int], str]) -> Act:
    return act if act.date is None else replace(act, date=_settle(act.date, stored))
