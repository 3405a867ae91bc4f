"""Draws a form as DOCX: a body of blocks, and the parts around it."""

from poedesk.kernel.errors import UsageError
from poedesk.paper.forms.contents import EMPTY, Contents
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.word.blocks import Blocks
from poedesk.paper.forms.word.controls import Controls, words
from poedesk.paper.forms.word.markup import Element, clark, mapped, tag, value, written
from poedesk.paper.forms.word.package import around, packed

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height of a page in twentieths of a point."""

_MARGIN = 1134
"""2 cm."""


def draw(
    outline: Outline, contents: Contents = EMPTY, *, paper: str = "a4", record: str | None = None
) -> bytes:
    """Return the form as DOCX; the same form, the same bytes.

    Args:
        outline: what stands in it.
        contents: what is written into it; the rest stays empty, with a prompt.
        paper: ``a4`` or ``letter``.
        record: the text that it carries (``record_text``), for reading it back without loss.

    Raises:
        UsageError: there is no such paper.
    """
    if paper not in PAPERS:
        message = f"{paper} is no paper that is known; allowed are: {', '.join(PAPERS)}"
        raise UsageError(message)
    width, height = PAPERS[paper]
    blocks = Blocks(Controls(contents), width - 2 * _MARGIN)
    body = tag("w:body", *blocks.all(outline), _section(width, height))
    document = tag("w:document", body)
    document.set(clark("mc:Ignorable"), "w14")
    footer = written(tag("w:ftr", _footer(outline)))
    parts = around(outline.title, outline.language, footer, record)
    return packed({**parts, "word/document.xml": written(document)})


def _section(width: int, height: int) -> Element:
    reference = tag("w:footerReference", type="default")
    reference.set(clark("r:id"), "rId4")
    margins = {"top": _MARGIN, "right": _MARGIN, "bottom": _MARGIN, "left": _MARGIN}
    margins |= {"header": 567, "footer": 567, "gutter": 0}
    return tag("w:sectPr", reference, mapped("w:pgSz", {"w": width, "h": height}), mapped("w:pgMar", margins))


def _footer(outline: Outline) -> Element:
    line = tag("w:p", tag("w:pPr", value("w:pStyle", "Hint")))
    line.extend(words(f"{outline.title}, drawn from {outline.programme}. Page "))
    number = tag("w:fldSimple", *words("1"))
    number.set(clark("w:instr"), " PAGE ")
    line.append(number)
    return line
