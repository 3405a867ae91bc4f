"""A form as a file: PDF or Word, empty or filled."""

from pathlib import PurePath

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.contents import EMPTY, Contents, contents
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.planning import plan
from poedesk.paper.forms.record import record_text
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy.loader import Policy

SHAPES = ("pdf", "docx")
PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A form as bytes."""

    data: bytes
    outline: Outline
    contents: Contents
    notes: tuple[str, ...] = ()
    """What could not be drawn as it is, such as letters for which there is no font."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a form is drawn."""

    shape: str = "pdf"
    """One of ``SHAPES``."""

    paper: str = "a4"
    """One of ``PAPERS``."""

    flat: bool = False
    """Whether a PDF has its answers as plain text, without fields to fill in."""


def shape_of(name: str, wanted: str | None = None) -> str:
    """Return ``wanted``, or the shape that the ending of a file's name tells; raises UsageError."""
    if wanted is not None:
        return wanted
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in SHAPES:
        message = (
            f"{name} does not tell whether to write PDF or Word; end it in .pdf or .docx, or give --format"
        )
        raise UsageError(message)
    return ending


def drawn(
    outline: Outline, made: Contents = EMPTY, look: Look | None = None, record: str | None = None
) -> Drawn:
    """Return the form with what is written into it; the same input gives the same bytes."""
    look = look or Look()
    if look.shape == "docx":
        if look.flat:
            message = "a Word file has no flat form; leave --flat out, or write PDF"
            raise UsageError(message)
        from poedesk.paper.forms.word import draw as draw_word  # noqa: PLC0415 - loaded when it is needed

        return Drawn(draw_word(outline, made, paper=look.paper, record=record), outline, made)
    from poedesk.paper.forms.pdf import draw as draw_pdf  # noqa: PLC0415 - loaded when it is needed

    data, notes = draw_pdf(outline, made, paper=look.paper, flat=look.flat, record=record)
    return Drawn(data, outline, made, notes)


def filled(
    claim: Claim,
    policy: Policy,
    narratives: Narratives,
    look: Look | None = None,
    *,
    everything: bool = False,
) -> Drawn:
    """Return the form for ``claim`` with its values and the answers; it carries the record of both."""
    outline = plan(claim, policy, everything=everything)
    return drawn(outline, contents(outline, claim, narratives), look, record_text(outline, claim, narratives))
