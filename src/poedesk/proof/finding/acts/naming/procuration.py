"""Signatures "p.p.": somebody else signed for the person whose name is printed."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, By
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.naming.proxies import with_writer
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

NEAR = 30.0
"""Points left of a signature, or under its foot, within which such letters stand at most."""

_FOR_ANOTHER = compiled(
    r"^\W*(?:p\.\s?p\.?|per pro(?:curationem)?\.?|p\.\s?o\.|par ordre|por orden|por autorizacion)(?=\s|\W*$)"
)


def with_procuration(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; the printed name of one that somebody else signed for says so in its detail.

    Where a place tells who of two people wrote, the name is that of the one.
    """
    return [_told(view, with_writer(view, act)) for act in acts]


def _told(view: DocumentView, act: Act) -> Act:
    name, signature = act.name, act.signature
    if name is None or name.state is not State.PRESENT or signature is None:
        return act
    if not any(_stands_at(view, page, box) for page, box in _drawn(signature)):
        return act
    return replace(act, name=replace(name, detail=details.FOR_ANOTHER))


def _drawn(signature: Finding) -> list[tuple[int, Box]]:
    return [(span.page, span.box) for span in signature.spans if span.by is By.INK and span.box is not None]


def _stands_at(view: DocumentView, page: int, box: Box) -> bool:
    """Return whether the letters stand left of a drawing, or begin the line under it."""
    return any(
        _FOR_ANOTHER.match(plain_of(piece.text).text) is not None
        and box.top - NEAR / 2 <= piece.box.bottom
        and piece.box.top <= box.bottom + NEAR
        and box.left - NEAR - piece.box.width <= piece.box.left <= box.right
        for piece in view.pieces(page)
    )
