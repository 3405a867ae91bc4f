"""What drawings at a place of signing count as."""

import pytest

from poedesk.proof.document.model import Box, Drawing, SignatureKind
from poedesk.proof.finding.acts.details import NO_STROKES
from poedesk.proof.finding.acts.pictured import shown

PLACE = Box(70, 700, 190, 740)
LOGO = Drawing("picture", PLACE, written=False)
SIGNED = Drawing("picture", PLACE, written=True)
UNSEEN = Drawing("picture", PLACE)
PEN = Drawing("strokes", PLACE)


@pytest.mark.parametrize(
    ("drawings", "kind", "detail"),
    [
        ([SIGNED], SignatureKind.IMAGE, None),
        ([UNSEEN], SignatureKind.IMAGE, None),
        ([LOGO], SignatureKind.IMAGE, NO_STROKES),
        ([LOGO, SIGNED], SignatureKind.IMAGE, None),
        ([LOGO, PEN], SignatureKind.IMAGE, None),
        ([PEN], SignatureKind.INK, None),
    ],
)
def test_only_pictures_without_strokes_are_doubted(
    drawings: list[Drawing], kind: SignatureKind, detail: str | None
) -> None:
    seen = shown(drawings, 0.85)
    assert (seen.kind, seen.detail) == (kind, detail)
    assert (seen.confidence < 0.5) == (detail is not None)
