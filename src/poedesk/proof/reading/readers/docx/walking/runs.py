"""Walks what stands inside a paragraph: runs, fields, symbols, drawings."""

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.colours import WHITE
from poedesk.proof.reading.readers.docx.content import GAP, Paragraph
from poedesk.proof.reading.readers.docx.controls.kinds import chosen_entry, form_field, is_prompt
from poedesk.proof.reading.readers.docx.parts.inks import hides
from poedesk.proof.reading.readers.docx.parts.looks import RunLook, run_look
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, tag_of
from poedesk.proof.reading.readers.docx.parts.source import NotPlain
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY, shown
from poedesk.proof.reading.readers.docx.story import ComplexField, Story, begin, emit, finish
from poedesk.proof.reading.readers.docx.walking.descent import branch, descend
from poedesk.proof.reading.readers.docx.walking.drawings import draw

SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}

_CONTROL = compiled(r"[\x00-\x1f\x7f]+")
_WIDE = compiled(r"(?<=\S)[ \u00a0]{2,}[ \u00a0](?=\S)")

_BLANK = 4
"""Underlined blanks from which on they are a line to write on."""


def walk_inline(story: Story, element: etree._Element, style: str | None) -> None:
    """Write all that ``element`` (a paragraph) shows to the current paragraph; ``style`` is its style id."""
    handlers = {
        "w:r": lambda run: _run(story, run, style),
        "m:oMath": lambda math: _math(story, math),
        "m:oMathPara": lambda math: _math(story, math),
    }
    descend(story, element, handlers)


def widen(paragraph: Paragraph) -> None:
    """Turn runs of three blanks and more between words into column gaps; lengths stay the same."""
    text = paragraph.text
    if "  " in text or "\u00a0" in text:
        paragraph.parts = [_WIDE.sub(lambda found: found.group()[:-1] + GAP, text)]


def _math(story: Story, element: etree._Element) -> None:
    emit(story, "".join(node.text or "" for node in element.iter() if tag_of(node) == "m:t"))


def _run(story: Story, run: etree._Element, style: str | None) -> None:
    held = children(run)
    properties = held[0][1] if held and held[0][0] == "w:rPr" else None
    look = run_look(story.shared.styles, properties, style)
    if story.shared.plain and story.ground is None and hides(look.ink, WHITE):
        raise NotPlain
    paragraph = story.current
    start = paragraph.length if paragraph is not None else 0
    before = len(paragraph.parts) if paragraph is not None else 0
    _run_content(story, held, look)
    if paragraph is not None and paragraph.length > start:
        seen(paragraph, "".join(paragraph.parts[before:]), start, look)


def seen(paragraph: Paragraph, added: str, start: int, look: RunLook) -> None:
    """Note what the text that a run added from ``start`` on says about the paragraph: bold, lines to fill."""
    if not added.strip():
        if look.lined and ("\t" in added or len(added) >= _BLANK):
            paragraph.blanks.append((start, start + len(added)))
    elif paragraph.bold:
        paragraph.bold = look.bold


def _run_content(story: Story, held: list[tuple[str, etree._Element]], look: RunLook) -> None:
    for name, item in held:
        if name == "w:fldChar":
            _field_mark(story, item)
        elif name == "w:instrText":
            if story.fields and not story.fields[-1].in_result:
                story.fields[-1].instruction += item.text or ""
        elif name == "mc:AlternateContent":
            chosen = branch(item)
            if chosen is not None:
                _run_content(story, children(chosen), look)
        elif not (look.hidden or hides(look.ink, story.ground)):
            _shown_content(story, name, item, look)
        elif name == "w:t":
            story.leaves_out(item.text or "")


def _shown_content(story: Story, name: str, item: etree._Element, look: RunLook) -> None:
    if name == "w:t":
        emit(story, set_in(item.text or "", look))
    elif name in SIGNS:
        emit(story, SIGNS[name])
    elif name == "w:sym":
        emit(story, _symbol(item))
    elif name in {"w:drawing", "w:pict", "w:object"}:
        draw(story, item)
    elif name == "w:ruby":
        base = child(item, "w:rubyBase")
        if base is not None:
            walk_inline(story, base, None)


def set_in(text: str, look: RunLook) -> str:
    """Return what ``text`` shows in the font of its run, on one line."""
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if look.font is not None:
        return "".join(sign if sign.isspace() else shown(look.font, ord(sign)) or sign for sign in text)
    return text


def _symbol(item: etree._Element) -> str:
    try:
        code = int(attribute(item, "w:char") or "", 16)
    except ValueError:
        return ""
    return shown(attribute(item, "w:font"), code) if code <= 0xFFFF else ""  # noqa: PLR2004 - four digits


def _field_mark(story: Story, mark: etree._Element) -> None:
    kind = attribute(mark, "w:fldCharType")
    if kind == "begin":
        story.fields.append(ComplexField(data=child(mark, "w:ffData")))
    elif not story.fields:
        return
    elif kind == "separate":
        _begin_result(story, story.fields[-1])
    elif kind == "end":
        field = story.fields[-1]
        if not field.in_result:
            _begin_result(story, field)
        story.fields.pop()
        _end_field(story, field)
        story.note_field(field.instruction)


def _begin_result(story: Story, field: ComplexField) -> None:
    field.in_result = True
    field.control = form_field(field.data, field.instruction) if field.data is not None else None
    if field.control is None:
        return
    story.shared.controls.append(field.control)
    field.silent = field.control.kind is not FieldKind.TEXT
    begin(story, field.control)


def _end_field(story: Story, field: ComplexField) -> None:
    control = field.control
    if control is None or field.data is None:
        return
    if control.kind is FieldKind.CHECKBOX:
        emit(story, CROSSED if control.checked else EMPTY)
    elif control.kind is FieldKind.CHOICE:
        entry = chosen_entry(field.data)
        control.untouched = is_prompt(entry)
        emit(story, entry)
    finish(story, control)
