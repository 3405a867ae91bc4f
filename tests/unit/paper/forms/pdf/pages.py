"""Forms drawn in a test, and what programs see in them."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from tests.unit.paper.forms.engagements import NARRATIVES, policy_of

from poedesk.paper.forms.contents import EMPTY, Contents, contents
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.pdf import draw
from poedesk.paper.forms.planning import plan
from poedesk.proof.claim.model import Claim


def outline_of(engagement: Claim, *, everything: bool = False) -> Outline:
    return plan(engagement, policy_of(engagement), everything=everything)


def written(
    engagement: Claim, narratives: Narratives = NARRATIVES, **more: str | bool
) -> tuple[Outline, Contents]:
    """Return the form for an engagement and its contents, with ``more`` values by name of field."""
    outline = outline_of(engagement)
    return outline, Contents({**contents(outline, engagement, narratives).values, **more})


def opened(outline: Outline, made: Contents = EMPTY, **look: Any) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(draw(outline, made, **look)[0]))


def texts(data: bytes) -> list[str]:
    """Return the text of each page as PDFium gives it."""
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]
