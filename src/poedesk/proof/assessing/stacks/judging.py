"""What a stack of agreements means for the papers in it: whether one has its order, and what does not count.

* A master agreement orders nothing by itself: it needs a paper under it, or an addendum in the same file, and
  somewhere in the stack the work has to be described.
* An amendment to another agreement than the one that was given does not count.
* The newest paper that speaks decides: work that it takes away is no longer there.
"""

from dataclasses import dataclass
from datetime import date

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.acknowledgement import stamped_days
from poedesk.proof.assessing.acknowledging.days.finished import times_of_work
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.acts import the
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code, Evidence, Layer, Stack
from poedesk.proof.assessing.outcome import Outcome, not_met, unclear
from poedesk.proof.assessing.stacks.amending import amends_another
from poedesk.proof.assessing.stacks.ending import Ending, endings
from poedesk.proof.assessing.stacks.references import own
from poedesk.proof.assessing.stacks.stacking import (
    WITH,
    day_from,
    describes,
    names_another,
    newest_withdrawal,
    speaks,
    stacks_of,
)
from poedesk.proof.assessing.stacks.tying import tied
from poedesk.proof.document.model import Span
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.model import Findings

_SURE = 0.4

MISSING_ORDER = (
    "Add the amendment, addendum, order or statement of work under this agreement that says what is done for"
    " the customer, signed by the customer."
)
MISSING_WORK = (
    "Add the paper under this agreement that describes the work: an order or statement of work with what was"
    " done and for which products."
)
_WRONG_PARENT = (
    "Give the agreement that this amendment names, or the amendment to the agreement that was given."
)
_WITHDRAWN = "Give the newer order under which the work was done, or leave out the claim for it."
_NOT_SHOWN = "Have the order name the agreement by title, number or date, or give the page on which it does."


def ordered(case: Case, entry: Findings) -> tuple[Verdict, str, str | None]:
    """Return whether a master agreement has its order, in words, and what to do when not."""
    if (inside := _order_inside(case, entry)) is not None:
        return (*inside, MISSING_ORDER)
    stack = next(stack for stack in stacks_of(case) if stack.agreement == entry.document.name)
    under = [layer for layer in stack.layers if layer.stands is Verdict.MET]
    if under:
        return _described(case, stack, under)
    open_ = [layer for layer in stack.layers if layer.stands is Verdict.UNCLEAR]
    if open_:
        return Verdict.UNCLEAR, open_[0].because.rstrip("."), _NOT_SHOWN
    absent = Verdict.UNCLEAR if case.unread or case.foreign else Verdict.NOT_MET
    told = "it needs an amendment, addendum or order under it, and none was found"
    if stack.layers:
        told = f"{told} ({stack.layers[0].because.rstrip('.')})"
    return absent, told, MISSING_ORDER


def _described(case: Case, stack: Stack, under: list[Layer]) -> tuple[Verdict, str, str | None]:
    """Return whether a layer describes work; the newest that does is named."""
    telling = [layer for layer in under if layer.describes_work]
    if telling or stack.describes_work:
        shown = telling[-1] if telling else under[-1]
        return Verdict.MET, f"with {shown.document} under it", None
    absent = Verdict.UNCLEAR if case.unread or case.foreign else Verdict.NOT_MET
    names = ", ".join(layer.document for layer in under[:3])
    return absent, f"neither it nor what stands under it ({names}) describes work", MISSING_WORK


def _order_inside(case: Case, entry: Findings) -> tuple[Verdict, str] | None:
    """Return the answer where an addendum stands in the file itself, over the customer's act."""
    detail = entry.kind_detail or ""
    if not detail.startswith(WITH):
        return None
    heading, name = entry.kind_spans[-1], detail.removeprefix(WITH)
    chosen = the(case).chosen
    if chosen is None or chosen.source is not entry or chosen.signature is None:
        return Verdict.UNCLEAR, f"whether the customer acknowledged {name!r} in it cannot be told"
    if not _stands_after(chosen.signature.finding.spans[0], chosen.signature.evidence[0], heading, entry):
        return Verdict.UNCLEAR, f"the customer's act does not stand under {name!r} in it"
    return Verdict.MET, f"with {name!r} under it in the same file"


def _stands_after(span: Span, cited: Evidence, heading: Span, entry: Findings) -> bool:
    """Say whether an act is known to stand behind a heading: on a later page, in the text, or below it."""
    if span.page != heading.page:
        return span.page > heading.page
    if span.start is not None and heading.start is not None:
        return span.start > heading.start
    over = cite_all(entry.document, [heading], _SURE)
    boxes = (cited.box, over[0].box if over else None)
    return boxes[0] is not None and boxes[1] is not None and boxes[0][1] > boxes[1][1]


def not_counting(case: Case, entry: Findings) -> Outcome | None:
    """Return why a paper does not count in its stack; None when nothing speaks against it."""
    other = names_another(case, entry)
    if other is not None:
        answer = not_met if other.stands is Verdict.NOT_MET else unclear
        return answer(
            Code.UNACCEPTABLE_DOCUMENT, other.because, evidence=other.evidence, remedy=_WRONG_PARENT
        )
    amended = amends_another(case, entry)
    if amended is not None:
        return amended
    gone = withdrawn(case, entry)
    if gone is None:
        return _without_work(case, entry)
    answer = not_met if gone.certain else unclear
    return answer(Code.UNACCEPTABLE_DOCUMENT, f"{gone.because}.", evidence=gone.evidence, remedy=_WITHDRAWN)


def _without_work(case: Case, entry: Findings) -> Outcome | None:
    """Return that a paper under an agreement describes no work, and no paper of its stack does."""
    name = entry.document.name
    if entry.kind != "amendment" or describes(entry):
        return None
    for stack in stacks_of(case):
        under = [layer for layer in stack.layers if layer.stands is Verdict.MET]
        if any(layer.document == name for layer in under):
            verdict, told, remedy = _described(case, stack, under)
            if verdict is Verdict.MET:
                return None
            because = f"{name} stands under {stack.agreement}, and {told.replace('it nor', 'this nor', 1)}."
            answer = unclear if verdict is Verdict.UNCLEAR else not_met
            evidence = next(layer.evidence for layer in under if layer.document == name)
            return answer(Code.UNACCEPTABLE_DOCUMENT, because, evidence=evidence, remedy=remedy)
    return None


@dataclass(frozen=True, slots=True)
class Gone:
    """Why the work that a paper orders is not there any more."""

    certain: bool
    """Whether nothing leaves a doubt: which paper is meant, and that it ended before the work."""

    because: str
    """One sentence without its point."""

    evidence: tuple[Evidence, ...]


def withdrawn(case: Case, entry: Findings) -> Gone | None:
    """Return why the work of ``entry`` does not count: a later paper ends, replaces or takes it away."""
    return case.once(("withdrawn", id(entry.document)), lambda: _withdrawn(case, entry))


def _withdrawn(case: Case, entry: Findings) -> Gone | None:
    known = [gone for gone in (_taken_away(case, entry), _over(case, entry), _under(case, entry)) if gone]
    return max(known, key=lambda gone: gone.certain, default=None)


def _taken_away(case: Case, entry: Findings) -> Gone | None:
    found = newest_withdrawal(case, entry)
    if found is None:
        return None
    gone, itself = found
    because = f"{gone.document}, the newest paper of the same agreement, takes the work away: {_quote(gone)}"
    certain = gone.stands is Verdict.MET and not gone.describes_work and (itself or gone.day is not None)
    day = date.fromisoformat(gone.day[:10]) if gone.day is not None else None
    times = [period for _, period in times_of_work(entry)]
    done = day is not None and bool(times) and min(period.first for period in times) < day
    undone = any(doubt.undone for doubt in case.doubts.get(gone.document, ()))
    return Gone(certain and (undone or not done), because, gone.evidence[-1:])


def _over(case: Case, entry: Findings) -> Gone | None:
    """Return that another paper names ``entry`` and says that it ended, or is replaced, before its work."""
    said_of_any = case.once("endings", lambda: _endings(case))
    times = [period for _, period in times_of_work(entry)] if said_of_any else []
    for paper, said in said_of_any:
        if paper is entry or not _means(case, said, entry) or _older(paper, entry):
            continue
        day = said.day or _day_of(paper)
        undone = any(doubt.undone for doubt in case.doubts.get(paper.document.name, ()))
        if day is not None and times and not said.replaced and not undone:
            if max(period.last for period in times) < day:
                continue  # the work was done by then
            certain = min(period.first for period in times) >= day
        else:
            certain = said.replaced or undone
        cited = cite_all(paper.document, [said.span], _CITED)
        if cited:
            how = "replaces" if said.replaced else "ends"
            because = f'{paper.document.name} {how} {entry.document.name}: "{cited[0].quote}"'
            return Gone(certain, because, cited)
    return None


def _under(case: Case, entry: Findings) -> Gone | None:
    """Return that the agreement above ``entry`` was over before it; the order itself may stand."""
    name = entry.document.name
    for stack in stacks_of(case):
        layers = [layer for layer in stack.layers if layer.document == name and name != stack.agreement]
        if not any(layer.stands is Verdict.MET for layer in layers):
            continue
        above = next(each for each in case.findings if each.document.name == stack.agreement)
        for paper, said in case.once("endings", lambda: _endings(case)):
            day, own = said.day or _day_of(paper), _day_of(entry)
            early = day is not None and own is not None and day < own
            if paper is entry or paper is above or not (early and _means(case, said, above)):
                continue
            cited = cite_all(paper.document, [said.span], _CITED)
            because = f"{name} stands under {stack.agreement}, which was over before it"
            return Gone(certain=False, because=because, evidence=cited)
    return None


_CITED = 0.8


def _endings(case: Case) -> tuple[tuple[Findings, Ending], ...]:
    """Return what the papers that may speak say to be over, each with its paper."""
    return tuple(
        (entry, said) for entry in case.findings if speaks(case, entry) for said in endings(entry.document)
    )


def _means(case: Case, said: Ending, entry: Findings) -> bool:
    """Say whether ``entry`` is the paper that is said to be over: by its number or day, and no other."""
    sides = (case.claim.partner.name, case.claim.customer.name)
    itself = case.once(("own", id(entry.document)), lambda: own(entry, sides))
    tie = tied(said.over, itself)
    return tie.verdict is Verdict.MET and bool({"number", "date"} & set(tie.by))


def _day_of(paper: Findings) -> date | None:
    """Return the day of a mail, of a signature or of a label; else that of a line that holds nothing else."""
    mail = paper.document.mail
    days = stamped_days(mail.date if mail is not None else day_from(paper))
    lines = paper.document.pages[0].text.splitlines() if not days and paper.document.pages else ()
    for line in (line.strip() for line in lines):
        hit = next(iter(parse_dates(line)), None) if line[-1:].isdigit() else None
        if hit is not None and hit.iso and hit.end == len(line) and len(line.split()) <= _DATE_WORDS:
            return max(stamped_days(hit.iso), default=None)
    return max(days, default=None)


_DATE_WORDS = 6
"""Words of a line that is a date, with the place before it: "Fulda, den 11. Juni 2024"."""


def _older(paper: Findings, entry: Findings) -> bool:
    """Say whether ``paper`` is known to be older than the one that it would end."""
    first, second = _day_of(paper), _day_of(entry)
    return first is not None and second is not None and first < second


def _quote(layer: Layer) -> str:
    quote = layer.evidence[-1].quote if layer.evidence else None
    return f'"{quote}"' if quote else "it says so"
