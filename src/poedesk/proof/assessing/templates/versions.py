"""The version of its form that a document stands on, held against those that the programme takes on a day.

A form of ours says from which rules it was drawn: at the foot of each page, and in its record. Any other is
known by its fingerprint. Where nothing is listed, nothing is asked.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.templates.fingerprint import fingerprint
from poedesk.proof.document.model import Document, Read, Span
from poedesk.proof.policy.schema import AcceptedTemplate

_FOOT = compiled(r"^[^,\n]{3,80}, drawn from (?P<form>[a-z0-9-]{3,40}@\d{4}-\d{2})\b", re.MULTILINE)
"""What a form of ours prints at the foot of a page."""

_CARRIED = compiled(r'"programme":"(?P<form>[a-z0-9-]{3,40}@\d{4}-\d{2})"')
"""Where its record (``paper.forms.record``) says the same."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the list says of a document's form."""

    verdict: Verdict
    because: str
    """Part of a sentence after "but"; empty when it is met."""

    unknown: bool = False
    """Whether no entry of the list is it."""

    spans: tuple[Span, ...] = ()
    """Where its version is printed."""

    remedy: str | None = None


TAKEN = Form(Verdict.MET, "")


def version_of(document: Document, listed: Sequence[AcceptedTemplate], on: date, whose: str) -> Form:
    """Return whether the form that a document stands on is taken on a day.

    Args:
        document: as it was read.
        listed: the versions that the policy lists; empty: none is known and nothing is asked.
        on: the day of submission.
        whose: the policy, as ``id@version``.
    """
    if not listed:
        return TAKEN
    printed = tuple(_printed(document))
    names = {form for form, _ in printed} | set(_carried(document))
    spans = tuple(span for _, span in printed)
    if len(names) > 1:
        because = f"it says of itself that it is of {' and of '.join(sorted(names))}"
        return Form(Verdict.UNCLEAR, because, spans=spans, remedy=_remedy(listed, on))
    own = [item for item in listed if item.form in names]
    digest = fingerprint(document) if any(item.fingerprint for item in listed) else ""
    same = [item for item in listed if item.fingerprint == digest and digest]
    if not own and not same:
        which = f" ({names.pop()})" if names else ""
        because = f"its version{which} is none of the {len(listed)} that {whose} lists, or cannot be told"
        return Form(Verdict.UNCLEAR, because, unknown=True, spans=spans, remedy=_remedy(listed, on))
    answers = [told_of(group, on, whose) for group in (own, same) if group]
    against = [because for good, because in answers if not good]
    if not against:
        return _sure(document, TAKEN if own else None, same, whose)
    verdict = (
        Verdict.NOT_MET if len(against) == len(answers) and (own or _exact(document)) else Verdict.UNCLEAR
    )
    return Form(verdict, f"it is {against[0]}", spans=spans, remedy=_remedy(listed, on))


def told_of(same: Sequence[AcceptedTemplate], on: date, whose: str) -> tuple[bool, str]:
    """Return whether a version is taken on a day, and why, as a part of a sentence after "it is".

    Args:
        same: every entry of that version's form.
        on: the day.
        whose: the policy, as ``id@version``.
    """
    holding = next((item for item in same if item.holds_on(on)), None)
    if holding is not None:
        return True, f"version {holding.version} of the template, which {whose} accepts on {on}"
    spared = next((item for item in same if item.spared_on(on)), None)
    if spared is not None and spared.accepted_to is not None:
        last = spared.accepted_to + timedelta(days=spared.grace_days)
        which = f"version {spared.version} of the template, which {whose} accepts to {spared.accepted_to}"
        return True, f"{which} and, by its days of grace, to {last}"
    latest = max(same, key=lambda item: item.accepted_from)
    until = f" to {latest.accepted_to}" if latest.accepted_to else ""
    grace = f" and {latest.grace_days} days of grace" if latest.grace_days else ""
    which = f"version {latest.version} of the template, which {whose} accepts"
    return False, f"{which} from {latest.accepted_from}{until}{grace}, not on {on}"


def _sure(document: Document, known: Form | None, same: Sequence[AcceptedTemplate], whose: str) -> Form:
    """Return that it is taken; unclear where a label that tells it from another may not have been read."""
    if known is not None or _exact(document):
        return TAKEN
    because = (
        f"its labels are those of version {same[0].version} of the template, which {whose} takes, yet words "
        "of it were recognised in a picture or could not be read: it may be another version"
    )
    return Form(Verdict.UNCLEAR, because)


def _exact(document: Document) -> bool:
    return document.read is Read.COMPLETE and all(
        page.readable and page.by != "ocr" for page in document.pages
    )


def _remedy(listed: Sequence[AcceptedTemplate], on: date) -> str:
    good = next((item.version for item in listed if item.holds_on(on)), None)
    which = f"version {good} of the form" if good else "the version of the form that is accepted now"
    return f"Put the proof on {which}, and have the customer sign that one."


def _printed(document: Document) -> Iterator[tuple[str, Span]]:
    for page in document.pages:
        for found in _FOOT.finditer(page.text):
            yield found["form"], Span(page.number, found.start(), found.end())


def _carried(document: Document) -> Iterator[str]:
    found = _CARRIED.search(document.record or "")
    if found is not None:
        yield found["form"]
