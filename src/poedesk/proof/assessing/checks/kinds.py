"""Whether the documents that carry the acknowledgement and the described work are of acceptable kinds."""

from collections.abc import Mapping, Sequence

from poedesk.kernel.verdict import Verdict, all_of
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.papers import is_of_work_done
from poedesk.proof.assessing.acknowledging.whose.telling.spoken import said_before, takes_work_over
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.acts import the
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.stacks.judging import not_counting, ordered
from poedesk.proof.assessing.templates.versions import version_of
from poedesk.proof.assessing.together.belonging import NO_PROOF, Belongs
from poedesk.proof.document.model import Span
from poedesk.proof.finding.kinds.plans import plan_in
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy.listing import PARAMETER
from poedesk.proof.reading.sniffing import media

CARRIES = ("usage.work", "presales.activities", "business_need", "azure.architecture", "azure.benefits")
"""Elements whose passages are the described work."""

_SHOWING = frozenset({media.DOCX, media.DOC, media.RTF, media.ODT, media.PPTX, media.PPT, media.ODP})
"""Kinds of files whose pictures stand on their pages, and do not only travel with them."""

WITH_PLAN = "with implementation plan"
"""What finders say of a quotation that has its plan in it."""

SURE = 0.4
"""Confidence below which a kind is only a guess."""


def kind_conditions(case: Case, parameter: str) -> Outcome:
    """Answer whether every carrying document is of an acceptable kind whose conditions hold."""
    accepted: Mapping[str, Sequence[str]] = case.parameter(parameter)
    carriers = _carriers(case)
    if not carriers:
        return _none(case, accepted)
    answers = [_judged(case, entry, accepted) for entry in carriers]
    chosen = first_of(answers)
    kinds = list(dict.fromkeys(entry.kind for entry in carriers))
    because = chosen.because
    if chosen.verdict is Verdict.MET:
        because = " ".join(answer.because for answer in answers)
    evidence = tuple(dict.fromkeys(item for answer in answers for item in answer.evidence))
    return Outcome(
        chosen.verdict,
        chosen.code,
        because,
        ", ".join(kinds),
        None,
        evidence,
        children=tuple(answers),
        remedy=chosen.remedy,
    )


def _carriers(case: Case) -> list[Findings]:
    """Return the documents with the customer's act or with passages that describe the work."""
    names: dict[str, None] = {}
    chosen = the(case).chosen
    if chosen is not None:
        names[chosen.source.document.name] = None
    for element in CARRIES:
        outcome = case.judged.get(element)
        if outcome is not None and element in case.required and outcome.verdict is not Verdict.NOT_MET:
            names.update(dict.fromkeys(cited.document for cited in outcome.evidence[:1]))
    carrying = [entry for entry in case.findings if entry.document.name in names]
    whole = {held.document.name: held for held in (_holding(case, entry) for entry in carrying)}
    return [entry for entry in whole.values() if _speaks(case, entry)]


def _holding(case: Case, entry: Findings) -> Findings:
    """Return the document on whose pages a picture is shown that does not say what it is; else ``entry``."""
    untold = entry.kind == "unknown" and entry.kind_detail is None and entry.document.name not in case.doubts
    if not untold or entry.document.media_type not in media.PICTURES:
        return entry
    for other in case.findings:
        shows = other.document.media_type in _SHOWING and _speaks(case, other)
        if shows and any(entry.document is held for held in other.document.attachments):
            return other
    return entry


def _speaks(case: Case, entry: Findings) -> bool:
    return case.belongs[entry.document.name] in {Belongs.OURS, Belongs.UNTIED}


def _none(case: Case, accepted: Mapping[str, Sequence[str]]) -> Outcome:
    """Return the answer when nothing carries the proof: what lies there, if anything, is not acceptable."""
    known = [entry for entry in case.findings if _speaks(case, entry)]
    good = [entry for entry in known if entry.kind in accepted and entry.kind != "supporting-document"]
    if good:
        answers = [_tied(case, entry, _judged(case, entry, accepted)) for entry in good]
        return first_of(answers)
    unknown = [entry for entry in known if entry.kind == "unknown"]
    if unknown:
        return _unknown(case, unknown[0])
    if case.unread:
        return case.missing("A document that carries the acknowledgement and the described work")
    told = ", ".join(
        f"{entry.document.name} ({entry.kind_detail or _named(entry.kind)})" for entry in case.findings[:4]
    )
    because = f"No document that could prove the engagement is there: {told}."
    evidence = tuple(item for entry in case.findings[:4] for item in _evidence(entry))
    return not_met(Code.UNACCEPTABLE_DOCUMENT, because, evidence=evidence)


def _tied(case: Case, entry: Findings, outcome: Outcome) -> Outcome:
    """Return ``outcome``; unclear for a document that does not say for which customer it is."""
    if outcome.verdict is not Verdict.MET or case.belongs[entry.document.name] is Belongs.OURS:
        return outcome
    because = f"{outcome.because.rstrip('.')}, but it does not say for which customer."
    return unclear(Code.UNCERTAIN, because, evidence=outcome.evidence)


def _evidence(entry: Findings) -> tuple[Evidence, ...]:
    """Return the words that make it such a document, else its first line."""
    cited = cite_all(entry.document, entry.kind_spans, entry.kind_confidence)
    if cited:
        return cited[:1]
    first = [
        Span(page.number, piece.start, piece.end)
        for page in entry.document.pages
        for piece in page.segments[:1]
    ]
    return cite_all(entry.document, first[:1], entry.kind_confidence)


def _named(kind: str) -> str:
    return {
        "poe-template": "POE template",
        "poc-completion-report": "completion report of a proof of concept",
    }.get(kind, kind.replace("-", " "))


def _article(kind: str) -> str:
    named = _named(kind)
    return f"{'an' if named[0] in 'aeiou' else 'a'} {named}"


def _told(entry: Findings, evidence: Sequence[Evidence]) -> str:
    """Return the words that made it so, in brackets; what a message is needs none."""
    quote = evidence[0].quote if evidence and entry.kind_spans and entry.kind != "email" else None
    if quote is None:
        return ""
    shown = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1].rsplit(" ", 1)[0] + "\u2026"
    return f' ("{shown}")'


_SHOWN = 70
"""Characters of a quotation in a sentence."""


def _unknown(case: Case, entry: Findings) -> Outcome:
    because = f"What kind of document {entry.document.name} is cannot be told."
    if entry.kind_detail is not None:
        quoted = _told(entry, _evidence(entry))
        because = f"{entry.document.name} reads like another paper than a proof: {entry.kind_detail}{quoted}."
    if entry.document.name in case.unread:
        return unclear(
            Code.ILLEGIBLE, f"{because[:-1]}, because it could not be read.", evidence=_evidence(entry)
        )
    return unclear(Code.UNCERTAIN, because, evidence=_evidence(entry))


def _judged(case: Case, entry: Findings, accepted: Mapping[str, Sequence[str]]) -> Outcome:
    evidence = _evidence(entry)
    name = f"{entry.document.name} is {_article(entry.kind)}{_told(entry, evidence)}"
    if _approved_work(case, entry):
        because = (
            f"{entry.document.name} describes work between the two parties, and the customer approved it."
        )
        return met(because, evidence=evidence)
    if entry.kind == "unknown" or entry.kind_confidence < (NO_PROOF if entry.kind == "not-proof" else SURE):
        return _unknown(case, entry)
    if entry.kind not in accepted:
        return not_met(Code.UNACCEPTABLE_DOCUMENT, f"{name}, which is no proof.", evidence=evidence)
    if entry.kind == "supporting-document" and _carries_act(case, entry):
        because = f"{name}; it supports a proof but cannot carry the customer's acknowledgement."
        return unclear(Code.UNACCEPTABLE_DOCUMENT, because, evidence=evidence)
    against = _taken_back(case, entry) or not_counting(case, entry) or _outdated(case, entry, name)
    if against is not None:
        return against
    answers = [_CONDITIONS[condition](case, entry) for condition in accepted[entry.kind]]
    verdict = all_of(answer for answer, _, _ in answers)
    if verdict is Verdict.MET:
        note = f", {answers[0][1]}" if answers else ""
        return met(f"{name}{note}.", evidence=evidence)
    lacking = "; ".join(told for answer, told, _ in answers if answer is not Verdict.MET)
    remedy = next((do for answer, _, do in answers if answer is not Verdict.MET and do), None)
    answer = unclear if verdict is Verdict.UNCLEAR else not_met
    return answer(Code.UNACCEPTABLE_DOCUMENT, f"{name}, but {lacking}.", evidence=evidence, remedy=remedy)


def _approved_work(case: Case, entry: Findings) -> bool:
    """Say whether a document is a contract: of no kind of its own, but work between the parties, approved.

    It names both sides, takes nothing back, and carries the customer's act, the work that this act covers, or
    its reason; the signature is met, and the work is described. Minutes or an architecture paper may be one
    too, see ``_takes_work_over``.
    """
    chosen = the(case).chosen
    of_no_kind = entry.kind == "unknown" and entry.kind_detail is None
    if not (of_no_kind or _takes_work_over(case, entry)) or entry.document.name in case.doubts:
        return False
    if chosen is None or not chosen.signed or chosen.covers is not Verdict.MET:
        return False
    needed = {"acknowledgement.signature", "usage.work", "presales.activities"} & case.required
    if any(case.judged[name].verdict is not Verdict.MET for name in needed):
        return False
    told = (case.judged[name] for name in needed | ({"business_need"} & case.required))
    cited = {each.document for outcome in told for each in outcome.evidence}
    if entry.document.name not in cited:
        return False
    sides = (case.claim.customer.name, case.claim.partner.name)
    return all(any(True for _ in mentions.organisation(entry.document, name)) for name in sides)


def _takes_work_over(case: Case, entry: Findings) -> bool:
    """Say whether the customer takes finished work over in a supporting document that it signed.

    Minutes that it read, and a plan that it received or looked through, take nothing over.
    """
    chosen = the(case).chosen
    if entry.kind != "supporting-document" or chosen is None or chosen.source is not entry:
        return False
    return any(map(takes_work_over, said_before(entry, chosen.act))) and is_of_work_done(entry, ())


def _taken_back(case: Case, entry: Findings) -> Outcome | None:
    """Return that a document calls itself a draft, superseded or cancelled; a person has to look."""
    found = case.doubts.get(entry.document.name, ())
    evidence = cite_all(entry.document, [doubt.span for doubt in found if not doubt.undone], SURE)
    if not evidence:
        return None
    because = (
        f"{entry.document.name} is {_article(entry.kind)}, but it says of itself: {evidence[0].quote!r}."
    )
    return unclear(Code.UNACCEPTABLE_DOCUMENT, because, evidence=evidence)


def _outdated(case: Case, entry: Findings, name: str) -> Outcome | None:
    """Return that a form is of a version that is not, or not surely, taken on the day; else null."""
    listed = case.policy.parameters.get(PARAMETER, ())
    whose = f"{case.policy.id}@{case.policy.version}"
    form = version_of(entry.document, listed, case.submission, whose)
    if form.verdict is Verdict.MET or (form.unknown and entry.kind != "poe-template"):
        return None
    evidence = cite_all(entry.document, form.spans[:1], entry.kind_confidence) or _evidence(entry)
    told = f"{name}, but {form.because}."
    if form.verdict is Verdict.UNCLEAR:
        return unclear(Code.UNACCEPTABLE_DOCUMENT, told, evidence=evidence, remedy=form.remedy)
    return not_met(Code.UNACCEPTABLE_DOCUMENT, told, evidence=evidence, remedy=form.remedy)


def _carries_act(case: Case, entry: Findings) -> bool:
    chosen = the(case).chosen
    return chosen is not None and chosen.source is entry


def _others_met(case: Case, _: Findings) -> tuple[Verdict, str, str | None]:
    """Return whether all other required elements are met, in documents that belong together."""
    others = {name: outcome for name, outcome in case.judged.items() if name in case.required}
    weak = [name for name, outcome in others.items() if outcome.verdict is not Verdict.MET]
    verdict = all_of(outcome.verdict for outcome in others.values())
    if verdict is not Verdict.MET:
        shown = ", ".join(weak[:3]) + (" and more" if len(weak) > 3 else "")  # noqa: PLR2004 - enough to go on
        told = f"it needs all other elements, and {shown} {'is' if len(weak) == 1 else 'are'} not met"
        return verdict, told, _OTHERS_FIRST
    documents = {cited.document for outcome in others.values() for cited in outcome.evidence[:1]}
    apart = [name for name in documents if case.belongs.get(name) is not Belongs.OURS]
    if apart:
        return Verdict.UNCLEAR, f"{apart[0]} does not say that it belongs to the same engagement", None
    return Verdict.MET, "and all other elements are met", None


_OTHERS_FIRST = (
    "Add what the other elements lack: a mail or a purchase order counts once all of them are met."
)


def _acknowledged(case: Case, _: Findings) -> tuple[Verdict, str, str | None]:
    outcome = case.judged.get("acknowledgement.signature")
    verdict = outcome.verdict if outcome is not None else Verdict.UNCLEAR
    return verdict, "the customer's acknowledgement is not established", None


def _planned(case: Case, entry: Findings) -> tuple[Verdict, str, str | None]:
    plans = ("statement-of-work", "poc-completion-report")
    if entry.kind_detail == WITH_PLAN or _has_plan(case, entry):
        return Verdict.MET, "with an implementation plan", None
    for other in case.findings:
        if other is not entry and _speaks(case, other) and (other.kind in plans or _has_plan(case, other)):
            return Verdict.MET, f"with the implementation plan in {other.document.name}", None
    absent = Verdict.UNCLEAR if case.unread or case.foreign else Verdict.NOT_MET
    return absent, "a quotation needs its implementation plan, and none was found", _ADD_PLAN


_ADD_PLAN = (
    "Add the implementation plan that belongs to the quotation, or give the order or statement of work that"
    " followed it."
)


def _has_plan(case: Case, entry: Findings) -> bool:
    """Say whether a supporting document says how the work is to be done."""
    return entry.kind == "supporting-document" and bool(plan_in(case.view(entry.document)))


_CONDITIONS = {
    "other_elements_met": _others_met,
    "customer_acknowledgement": _acknowledged,
    "implementation_plan": _planned,
    "order_or_amendment": ordered,
}
