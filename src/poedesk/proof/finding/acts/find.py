"""Acts by which people acknowledge: signature blocks, digital signatures, completion certificates, mails."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding import approvals
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.find import block_acts
from poedesk.proof.finding.acts.blocks.form_places import completed, signatories, with_listed_title
from poedesk.proof.finding.acts.blocks.whose.heads import with_heads
from poedesk.proof.finding.acts.digital import with_digital
from poedesk.proof.finding.acts.fitting.find import with_fitted
from poedesk.proof.finding.acts.laid.flows import Flow, in_flow
from poedesk.proof.finding.acts.laid.page_ends import Cut, uncut
from poedesk.proof.finding.acts.laid.run_together import Apart, apart
from poedesk.proof.finding.acts.letters import letter_acts
from poedesk.proof.finding.acts.mail import mail_acts
from poedesk.proof.finding.acts.naming.attached import with_attached
from poedesk.proof.finding.acts.naming.days.own_days import with_own_days, without_days_of_others
from poedesk.proof.finding.acts.naming.declared import with_dates, with_declared
from poedesk.proof.finding.acts.naming.in_row import with_person_of_row
from poedesk.proof.finding.acts.naming.offices import with_office
from poedesk.proof.finding.acts.naming.procuration import with_procuration
from poedesk.proof.finding.acts.naming.represented import with_represented
from poedesk.proof.finding.acts.naming.sentences import with_sentence
from poedesk.proof.finding.acts.printed import printed_mail
from poedesk.proof.finding.acts.unannounced.others import without_mixed, without_shared
from poedesk.proof.finding.acts.unannounced.speakers import with_speaker
from poedesk.proof.finding.acts.unannounced.stated import stated_acts
from poedesk.proof.finding.acts.weighing.find import remaining, with_weighed
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The acts of a document and the findings that they are made of."""

    acts: tuple[Act, ...]
    found: Mapping[str, tuple[Finding, ...]]
    """``signature``, ``signatory.name``, ``signatory.title``, ``date.signed``, ``approval``; best first."""


def find(view: DocumentView, parties: Sequence[Finding] = (), *, language: str | None = None) -> Acknowledged:
    """Return the acts of a document.

    ``parties`` are its ``party.name`` findings: a block that names one of them has its role. ``language`` is
    that of the document, which may settle the order of day and month.
    """
    laid: list[Flow | Apart | Cut] = []
    for lay in (in_flow, apart, uncut):
        seen = lay(laid[-1].view if laid else view)
        laid += [seen] if seen is not None else []
    read = _find(laid[-1].view if laid else view, parties, language)
    for seen in reversed(laid):
        seen.view.forget()
        read = _as_cited(read, seen)
    return read


def _as_cited(read: Acknowledged, seen: Flow | Apart | Cut) -> Acknowledged:
    """Return what was read in a document laid out otherwise, each cited where it stands."""

    def own(finding: Finding | None) -> Finding | None:
        return replace(finding, spans=tuple(map(seen.own, finding.spans))) if finding is not None else None

    acts = tuple(
        replace(
            each,
            signature=own(each.signature),
            date=own(each.date),
            name=own(each.name),
            title=own(each.title),
        )
        for each in read.acts
    )
    found = {key: tuple(each for item in items if (each := own(item))) for key, items in read.found.items()}
    return Acknowledged(acts, found)


def _find(view: DocumentView, parties: Sequence[Finding], language: str | None) -> Acknowledged:
    order = when.order_in(view, language)
    placed = with_weighed(view, block_acts(view, parties, order), parties, order)
    placed = with_heads(view, with_fitted(view, placed, parties, order), parties)
    acts = with_digital(view, placed, parties, order)
    printed = None if acts else printed_mail(view, parties, order)
    letters = letter_acts(view, parties, order) if not acts and printed is None else []
    if printed is None and not any(act.is_signed for act in acts or letters):
        letters = [*letters, *(remaining(view, parties, order) or stated_acts(view, parties, order))]
    named = with_office(view, with_represented(view, with_person_of_row(view, [*acts, *letters])))
    acts = with_declared(view, named, parties)
    acts = with_sentence(view, with_dates(view, acts, parties, order), order)
    acts = with_speaker(view, without_shared(view, without_mixed(acts)), parties, order)
    answered = printed or mail_acts(view, tuple(parties))
    names, titles = signatories(view, "signatory.name"), signatories(view, "signatory.title")
    read = acts
    acts = [with_listed_title(view, completed(act, acts, names, titles)) for act in acts]
    acts = [_unborrowed(act, read) for act in with_own_days(view, with_attached(view, acts, order))]
    acts = [*map(_bare_title, with_procuration(view, acts)), *answered.acts]
    acts = without_days_of_others(acts)
    names, titles = [*names, *answered.names], [*titles, *answered.titles]
    said = answered.approvals or (approvals.find(view) if view.document.mail is None else [])
    return Acknowledged(tuple(acts), _found(acts, names, titles, said))


def _unborrowed(act: Act, read: Sequence[Act]) -> Act:
    """Return ``act`` without a title that it lacked when it was ``read`` and that is one of another side."""
    others = [other.title for other in read if other.id != act.id and other.role is not act.role]
    places = {span for title in others if title is not None for span in _places(title)}
    own = next((each.title for each in read if each.id == act.id), None)
    given = act.title is not None and act.title is not own
    return replace(act, title=own) if given and act.title and places & _places(act.title) else act


def _places(finding: Finding) -> set[tuple[int, int]]:
    return {(span.page, span.start) for span in finding.spans if span.start is not None}


_ARTICLE = compiled(r"^(?:its|the|der|die|la|le|el|l['\u2019])\s*(?<=[\s'\u2019])(?=\S)", re.IGNORECASE)


def _bare_title(act: Act) -> Act:
    """Return ``act`` with its title as it is borne: "Its Head of Facilities" says so with a word too many."""
    title = act.title
    if title is None or not title.value or (found := _ARTICLE.match(title.value)) is None:
        return act
    return replace(act, title=replace(title, value=title.value[found.end() :]))


def _found(
    acts: Sequence[Act], names: Sequence[Finding], titles: Sequence[Finding], said: Sequence[Finding]
) -> dict[str, tuple[Finding, ...]]:
    found = {
        "signature": [act.signature for act in acts if act.signature is not None],
        "signatory.name": [act.name for act in acts if act.name is not None]
        + _others(names, [act.name for act in acts]),
        "signatory.title": [act.title for act in acts if act.title is not None]
        + _others(titles, [act.title for act in acts]),
        "date.signed": [act.date for act in acts if act.date is not None],
        "approval": list(said),
    }
    return {key: tuple(sorted(items, key=_rank)) for key, items in found.items() if items}


def _others(items: Sequence[Finding], used: Sequence[Finding | None]) -> list[Finding]:
    """Return what no act has taken: the same place is not reported twice."""
    taken = {finding.spans[0] for finding in used if finding is not None}
    ranges = {(span.page, span.start) for span in taken if span.start is not None}
    return [
        item
        for item in items
        if item.spans[0] not in taken and (item.spans[0].page, item.spans[0].start) not in ranges
    ]


def _rank(finding: Finding) -> tuple[bool, bool, float]:
    return finding.state is not State.PRESENT, finding.role is not Role.CUSTOMER, -finding.confidence
