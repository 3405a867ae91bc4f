"""Leads to what is told: a need, work, Azure, a gain, by the words of a sentence and whom it speaks of."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import names_claimed, short_name
from poedesk.proof.assessing.checks.narratives import weighed
from poedesk.proof.assessing.leads.told import (
    Place,
    Told,
    explained_as,
    is_opening,
    proves,
    told,
    unexplained,
    words_of,
)
from poedesk.proof.assessing.together.belonging import CONTRIBUTES, sender_is_customer
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.activities.bare import sells_goods
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.model import State
from poedesk.proof.finding.narratives.features import describe, named_in
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.wording.tense import only_offered
from poedesk.proof.finding.workloads.names import EXCLUDED, says_out_of_scope
from poedesk.proof.finding.workloads.names import mentions as named
from poedesk.proof.policy import vocabulary

_WE = compiled(r"\b(?:we|our|us|wir|unser\w*|uns|nous|notre|nos|nosotros|nuestr\w+|\w+(?:amos|imos|emos))\b")
_YOU = compiled(r"\b(?:you|your|sie|ihr\w*|vous|votre|vos|usted\w*|vuestr\w+|os)\b")
"""The side that a paper is written by, and the side that it is written to."""

_NOT_ORDERED = frozenset({"supporting-document", "not-proof", "unknown"})
"""Kinds of papers in which an activity may only be thought of: roadmaps, concepts."""

SHOWN = 0.6
"""Confidence from which words show an activity."""

_More = ParamSpec("_More")


def _placed(
    look: Callable[Concatenate[Case, _More], Iterator[Told]],
) -> Callable[Concatenate[Case, _More], Iterator[Place]]:
    """Return ``look`` that yields places, of those sentences alone which can prove something."""

    @wraps(look)
    def placed(case: Case, /, *args: _More.args, **kwargs: _More.kwargs) -> Iterator[Place]:
        for one in look(case, *args, **kwargs):
            if proves(case, one):  # asked last: it is the dearest question
                yield one.entry.document, one.sentence.span()

    return placed


@_placed
def trouble(case: Case) -> Iterator[Told]:
    """Yield sentences that tell of something lacking, lost or wished before the work."""
    words = words_of("trouble")
    for one in unexplained(case):
        if words.search(one.plain) and not describe(one.sentence.text, vocabulary.load()).who_did_what:
            yield one


@_placed
def before_the_work(case: Case) -> Iterator[Told]:
    """Yield sentences of the paragraph right before the work: there letters tell why it was asked for."""
    before: set[tuple[str, int, int]] = set()
    for entry, _ in case.contributing():
        if entry.kind in _WITHOUT_REASONS:
            continue
        known = [one for one in passages(case.view(entry.document)) if one.form is not Form.HEADING]
        works = [seen.finding.spans[0] for seen in case.seen("work") if seen.source is entry]
        telling = [any(_begins_in(one, span) for span in works) for one in known]
        for number, one in enumerate(known[:-1]):
            if telling[number + 1] and not telling[number]:
                before.add((entry.document.name, one.page, one.pieces[0][0]))
    for told_one in unexplained(case):
        passage = told_one.passage
        begins = (told_one.entry.document.name, passage.page, passage.pieces[0][0])
        if begins in before and not is_opening(told_one.sentence.text):
            yield told_one


_WITHOUT_REASONS = frozenset({"master-agreement", "amendment", "not-proof"})
"""Kinds of papers whose paragraphs stand before one another without telling why anything was asked for."""


def _begins_in(passage: Passage, span: Span) -> bool:
    start = span.start if span.page == passage.page else None
    return start is not None and any(low <= start < high for low, high in passage.pieces)


@_placed
def any_work(case: Case) -> Iterator[Told]:
    """Yield sentences in which the partner may work on a claimed workload or product."""
    for one in _acting(case, unexplained(case)):
        text = one.passage.text
        if names_claimed(case, text, named_in(text, vocabulary.load())) or _may_mean_claimed(
            case, one.sentence.text
        ):
            yield one


def shown_activity(case: Case) -> Iterator[Place]:
    """Yield where words show an activity for a claimed workload, and may prove it: work is told there."""
    claimed = {entry.workload for entry in case.claim.workloads}
    for seen in case.seen("activity"):
        finding = seen.finding
        shown = finding.state is State.PRESENT and finding.confidence >= SHOWN and not finding.anchored
        if not (shown and finding.topic in claimed and seen.belongs in CONTRIBUTES):
            continue
        if seen.source.kind in _NOT_ORDERED:
            continue
        told_so = (sentence for sentence, why in weighed(case, seen.text, "", "") if why is None)
        if not all(only_offered(sentence, seen.source.language) for sentence in told_so):
            yield seen.source.document, finding.spans[0]


def _may_mean_claimed(case: Case, text: str) -> bool:
    """Return whether a sentence of work may name a claimed workload: "Azure AD" for its premium edition."""
    if not done_words(text):
        return False
    claimed = {entry.workload for entry in case.claim.workloads}
    found = named(text, vocabulary.load(), about=True)
    return any(each.workload in claimed and each.confidence > EXCLUDED for each in found)


@_placed
def activity_on(case: Case, workload: str, wanted: str | None, *, known: bool) -> Iterator[Told]:
    """Yield sentences that may show ``wanted`` (null: any activity) in words that no activity's cues know.

    Where other activities are ``known``, a migration may be meant when the workload is where something went,
    any activity by a deed on the workload in unknown words or by a line that orders work on it,
    and ``wanted`` itself by a sentence that tells it of this workload among others, or of no product in a
    paper that names this one.
    In a paper about this workload alone every sentence of work may be about it.
    """
    naming = {id(seen.source) for seen in case.seen("workload") if seen.value == workload}

    def may_show(one: Told) -> bool:
        text = one.sentence.text
        found = named(text, vocabulary.load(), about=True)
        places = [each.start for each in found if each.workload == workload and each.confidence > EXCLUDED]
        if wanted == "migration" and any(_INTO.search(text[:place]) for place in places):
            return True
        told_of = places or (not found and _is_about(case, one.entry.document, workload))
        shared = bool(places) and len({each.workload for each in found}) > 1
        may_be_of_it = shared or (not found and id(one.entry) in naming)
        if not (told_of or may_be_of_it):
            return False
        activities = {cue.activity for cue in cues(text, vocabulary.load())}
        if told_of and not activities:
            return not known or _is_ordered(one) or _is_done(case, one)
        return wanted in activities and may_be_of_it

    if wanted is not None or not known:  # else there is nothing to look for
        yield from _acting(case, filter(may_show, told(case)))


def _is_done(case: Case, one: Told) -> bool:
    """Say whether a sentence tells a deed in whatever words, and not why anything was asked for."""
    if not done_words(one.sentence.text) or words_of("trouble").search(one.plain) is not None:
        return False
    return not explained_as(case, one, ("business_need",))


def _is_ordered(one: Told) -> bool:
    """Say whether a line of an order or a bid may order work, in whatever words: it sells no goods."""
    return one.entry.kind in _ORDERS and not sells_goods(one.plain)


_ORDERS = frozenset({"purchase-order", "quotation"})


def _is_about(case: Case, document: Document, workload: str) -> bool:
    """Return whether a document names a workload, and no other one."""

    def look() -> bool:
        text = "\n".join(page.text for page in document.pages)
        return {each.workload for each in named(text, vocabulary.load())} == {workload}

    return case.once(("about", id(document), workload), look)


_INTO = compiled(
    r"\b(?:to|into|onto|nach|zu|in|vers|sur|dans|a|en|hacia)(?: (?:the|das|la|el|le|microsoft))*\s*$",
    re.IGNORECASE,
)
"""What stands before the name of that into which something is moved."""


@_placed
def before_the_sale(case: Case) -> Iterator[Told]:
    """Yield sentences in which the partner may work before a sale."""
    words = words_of("before the sale")
    yield from (one for one in _acting(case, unexplained(case)) if words.search(one.plain))


@_placed
def azure_parts(case: Case) -> Iterator[Told]:
    """Yield sentences with parts of which an architecture is made."""
    words = words_of("parts of azure")
    yield from (one for one in unexplained(case) if words.search(one.plain))


@_placed
def gain(case: Case) -> Iterator[Told]:
    """Yield sentences that tell what is better than before."""
    words = words_of("gain")
    yield from (one for one in unexplained(case) if words.search(one.plain))


@_placed
def sharing(case: Case) -> Iterator[Told]:
    """Yield sentences that speak of information on subscriptions which somebody sees."""
    sharing, subscriptions = words_of("sharing"), words_of("subscriptions")
    for one in told(case):
        if sharing.search(one.plain) and subscriptions.search(one.plain):
            yield one


_TENANT = compiled(r"\b[\w-]{2,}\.onmicrosoft\.(?:com|de|us)\b", re.IGNORECASE)
_OF_TENANT = compiled(r"\.onmicrosoft\.", re.IGNORECASE)
"""What stands in each such name, and is found at once."""


def tenant(case: Case) -> Iterator[Place]:
    """Yield names of tenants, where an id was asked for."""
    for entry, _ in case.contributing():
        for page in entry.document.pages:
            for match in _TENANT.finditer(page.text) if _OF_TENANT.search(page.text) else ():
                yield entry.document, Span(page.number, *match.span())


def _acting(case: Case, sentences: Iterable[Told]) -> Iterator[Told]:
    """Yield those of ``sentences`` in which the partner acts: neither plans nor what is left out."""
    partner, planned = short_name(case.claim.partner.name), words_of("planned")
    for one in sentences:
        if planned.search(one.plain) or says_out_of_scope(one.plain) or _is_list(one.sentence.text):
            continue
        if _only_sells(one, partner):
            continue
        ours = mentions.words_in(one.passage.text, partner) or _is_partner(case, one)
        if ours or describe(one.sentence.text, vocabulary.load()).quantified:
            yield one


def _only_sells(one: Told, partner: str) -> bool:
    """Say whether a line is one of a price list or an invoice, in which nothing is told to be done."""
    text = one.sentence.text
    if words_of("selling").search(one.plain) is None or mentions.words_in(text, partner):
        return False
    return not (done_words(words_of("selling").sub(" ", one.plain)) or cues(text, vocabulary.load()))


def _is_list(text: str) -> bool:
    """Say whether a line only lists products, as a heading or a price table does."""
    return not text.rstrip().endswith(".") and len(named_in(text, vocabulary.load()).workloads) >= SEVERAL


SEVERAL = 3
"""Products from which a line without an end is a list of them."""


def _is_partner(case: Case, one: Told) -> bool:
    """Say whether a sentence says "we" in a paper of the partner's, or "you" in one of the customer's."""
    mail = one.entry.document.mail
    customers = (
        sender_is_customer(mail.sender, case.claim) if mail is not None else from_customer(case, one.entry)
    )
    return (_YOU if customers else _WE).search(one.plain) is not None
