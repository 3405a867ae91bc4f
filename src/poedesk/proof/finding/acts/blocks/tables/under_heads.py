"""What stands under a head of a table: a name, a title or a date, as a finding."""

from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page import states


def told_in(kind: Kind, text: str, span: Span, of: tuple[Role | None, str, Order | None]) -> Finding | None:
    """Return what stands under a head for a name, a title or a date; ``of``: side, act, order of dates."""
    role, act, order = of
    state = states.state_of(text)
    if state is not State.PRESENT:
        return Finding(None, (span,), 0.85, role, state, anchored=True, act=act)
    if kind is Kind.DATE:
        return when.finding(text, span, order, role=role, act=act)
    if kind is Kind.NAME:
        text = taken_apart(text).name
    return Finding(text, (span,), 0.9, role, State.PRESENT, anchored=True, act=act)
