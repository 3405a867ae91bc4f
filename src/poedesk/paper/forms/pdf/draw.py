"""An outline with its contents to a PDF."""

from poedesk.kernel.errors import UsageError
from poedesk.paper.forms.contents import EMPTY, Contents
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.pdf.file.writer import Told, write
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.flow import Flow
from poedesk.paper.forms.pdf.layout.items import part
from poedesk.paper.forms.pdf.type.faces import FOLDERS


def draw(
    outline: Outline,
    contents: Contents = EMPTY,
    *,
    paper: str = "a4",
    flat: bool = False,
    record: str | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """Return the form as PDF and what could not be drawn as it is; the same input, the same bytes.

    Args:
        outline: what stands in it.
        contents: what is written into it; the rest stays empty.
        paper: ``a4`` or ``letter``.
        flat: draws the answers as plain content, without fields; otherwise the same pages.
        record: the text that it carries (``record_text``), for reading it back without loss.

    Raises:
        UsageError: there is no such paper.
    """
    flow = composed(outline, contents, paper=paper, flat=flat)
    told = Told(outline.title, outline.language, record)
    return write(flow.sheets, flow.root, flow.fonts, flow.paper, told), _notes(flow)


def composed(outline: Outline, contents: Contents, *, paper: str, flat: bool) -> Flow:
    """Return the drawn pages before they become a file."""
    if paper not in looks.PAPERS:
        message = f"{paper} is no paper that is known; allowed are: {', '.join(looks.PAPERS)}"
        raise UsageError(message)
    flow = Flow(looks.PAPERS[paper], flat=flat)
    flow.text(flow.root.child("H1"), outline.title, looks.TITLE, bold=True, shade=looks.ACCENT)
    flow.text(flow.root.child("P"), outline.subtitle, looks.SUBTITLE, shade=looks.QUIET)
    for section in outline.parts:
        part(flow, section, contents.values)
    flow.feet(f"{outline.title}, drawn from {outline.programme}")
    return flow


def _notes(flow: Flow) -> tuple[str, ...]:
    if not flow.missing:
        return ()
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in flow.missing)
    note = (
        f"no font here has {named}; an empty box stands for each on the page, its field holds the text."
        f" Install a font that has them, or name its folder in {FOLDERS}, and draw the form again"
    )
    return (note,)
