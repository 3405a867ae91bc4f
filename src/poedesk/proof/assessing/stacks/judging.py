"""What a stack of agreements means for the papers in it: whether one has its order, and what does not count.

* A master agreement orders nothing by itself: it needs a paper under it, or an addendum in the same file, and
  somewhere in the stack the work has to be described.
* An amendment to another agreement than the one that was given does not count.
* The newest paper that speaks decides: work that it takes away is no longer there.
"""

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.acts import the
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code, Evidence, Layer, Stack
from poedesk.proof.assessing.outcome import Outcome, not_met, unclear
from poedesk.proof.assessing.stacks.stacking import WITH, names_another, newest_withdrawal, stacks_of
from poedesk.proof.document.model import Span
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
    found = newest_withdrawal(case, entry)
    if found is None:
        return None
    gone, itself = found
    because = f"{gone.document}, the newest paper of the same agreement, takes the work away: {_quote(gone)}."
    certain = gone.stands is Verdict.MET and not gone.describes_work and (itself or gone.day is not None)
    answer = not_met if certain else unclear
    return answer(Code.UNACCEPTABLE_DOCUMENT, because, evidence=gone.evidence[-1:], remedy=_WITHDRAWN)


def _quote(layer: Layer) -> str:
    quote = layer.evidence[-1].quote if layer.evidence else None
    return f'"{quote}"' if quote else "it says so"
