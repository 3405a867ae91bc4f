"""Name and title of a signatory at a form's own places, in another section than the signature."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.proof.finding.acts.blocks.sheets.struck import stands
from poedesk.proof.finding.acts.naming.people import looks_like_person, same_person
from poedesk.proof.finding.acts.naming.spoken import split_title
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

CLOSE = 220
"""Characters between a name and the title that stands with it at most."""


def signatories(view: DocumentView, key: str) -> list[Finding]:
    """Return names or titles of signatories at labels of their own, as in a form's first section."""
    return [
        Finding(
            _person_in(item.value, key) if item.state is State.PRESENT else None,
            item.spans,
            item.confidence,
            item.role,
            item.state,
            anchored=True,
        )
        for item in labelled(view, key)
        if not item.bare and stands(view, item.spans)
    ]


def _person_in(value: str, key: str) -> str:
    """Return the name alone of "Dana Whitfield (IT Director)", where a name is asked for."""
    name, title = split_title(value) if key == "signatory.name" else (value, None)
    return name if title is not None and looks_like_person(name) else value


def completed(act: Act, acts: Sequence[Act], names: Sequence[Finding], titles: Sequence[Finding]) -> Act:
    """Return ``act`` with name and title from the form's own places, when these can only be meant for it.

    A label that names no side ("Job title of signatory") is meant for the only customer that signs, unless
    it stands with the name of somebody else.
    """
    if act.role is None:
        return act
    alone = sum(1 for other in acts if other.role is act.role) == 1
    name, title = act.name, act.title
    offered = [item for item in names if item.state is State.PRESENT and not _of_other(item, act, acts)]
    own = [item for item in offered if item.role is act.role]
    if not own and alone and act.role is Role.CUSTOMER:
        own = _one([item for item in offered if item.role is None])
    if not _given(name) and alone and own:
        name = replace(own[0], role=act.role, act=act.id)
    agrees = alone or (name is not None and name.value and own and _same(name, own[0]))
    if not _given(title) and agrees:
        title = _title(replace(act, name=name), acts, names, titles) or title
    return replace(act, name=name, title=title)


def with_listed_title(view: DocumentView, act: Act) -> Act:
    """Return ``act`` with the title that a form's list has directly behind the name of the one who acts.

    "Signatory | Arlo Vance" and under it "Title | IT Manager": "Title" alone may be that of anything.
    """
    if _given(act.title) or act.name is None or act.name.value is None:
        return act
    listed = sorted(
        (
            item
            for key in _LISTED
            for item in labelled(view, key)
            if item.position >= 0 and stands(view, item.spans)
        ),
        key=lambda item: (item.page, item.position),
    )
    for one, other in pairwise(listed):
        if (
            one.key == "signatory.name"
            and other.key == "signatory.title"
            and one.page == other.page
            and other.state is State.PRESENT
            and other.position - one.position <= CLOSE
            and same_person(one.value, act.name.value)
        ):
            title = Finding(other.value, other.spans, other.confidence, act.role, anchored=True, act=act.id)
            return replace(act, title=title)
    return act


_LISTED = ("signatory.name", "signatory.title", "party.name", "contact.name")
"""Places of a list: what stands between a name and a title parts the two."""


def _given(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.PRESENT


def _same(one: Finding, other: Finding) -> bool:
    return one.value is not None and other.value is not None and same_person(one.value, other.value)


def _one(items: Sequence[Finding]) -> list[Finding]:
    """Return ``items`` when they all say the same."""
    return list(items) if len({item.value for item in items}) == 1 else []


def _of_other(item: Finding, act: Act, acts: Sequence[Act]) -> bool:
    """Return whether a name is that of somebody who signs for another side."""
    return any(
        other.id != act.id
        and other.role is not act.role
        and other.name is not None
        and _same(other.name, item)
        for other in acts
    )


def _title(
    act: Act, acts: Sequence[Act], names: Sequence[Finding], titles: Sequence[Finding]
) -> Finding | None:
    taken = {(f.spans[0].page, f.spans[0].start) for a in acts if (f := a.title) is not None}
    free = [
        item
        for item in titles
        if item.state is State.PRESENT
        and ((item.spans[0].page, item.spans[0].start) not in taken or item.spans[0].start is None)
        and not _with_other(item, act, names)
    ]
    own = [item for item in free if item.role is act.role]
    if not own and act.role is Role.CUSTOMER:
        own = _one([item for item in free if item.role is None])
    return replace(own[0], role=act.role, act=act.id) if own else None


def _with_other(title: Finding, act: Act, names: Sequence[Finding]) -> bool:
    """Return whether the name that stands closest before a title is not that of the one who acts."""
    span = title.spans[0]
    if span.start is None or act.name is None:
        return False
    before = [
        item
        for item in names
        if item.spans[0].page == span.page
        and item.spans[0].start is not None
        and 0 < span.start - item.spans[0].start <= CLOSE
    ]
    if not before:
        return False
    nearest = max(before, key=lambda item: item.spans[0].start or 0)
    return nearest.state is State.PRESENT and not _same(nearest, act.name)
