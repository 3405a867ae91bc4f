"""Writes values into a Word template: into controls, cells, lines and boxes, keeping how they look."""

import copy
from collections.abc import Callable, Sequence

from lxml import etree

from poedesk.kernel.text import fold
from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.word.controls import paragraph_properties, words
from poedesk.paper.forms.word.direction import writable
from poedesk.paper.forms.word.markup import clark, tag
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.content import Control
from poedesk.proof.reading.readers.docx.parts.names import child, children, tag_of

Write = Callable[[Value], str | None]

TICKED = "\u2612"
_BLANK = "_.\u2026"


def control(sdt: etree._Element, known: Control) -> Write:
    """Return what writes into a content control."""

    def write(value: Value) -> str | None:
        text = str(value)
        if known.kind is FieldKind.CHOICE:
            entry = _entry(known, text)
            if entry is None:
                return f"its list has no entry '{text}'"
            text = entry
        content = child(sdt, "w:sdtContent")
        if content is None:
            return "the control has no content"
        _settle(sdt)
        cell_ = child(content, "w:tc")
        holder = content if cell_ is None else cell_
        paragraphs = [item for name, item in children(holder) if name == "w:p"]
        if paragraphs:
            _fill_paragraphs(paragraphs, text)
        else:
            look = _look(content)
            content[:] = _runs(text, look)
        return None

    return write


def _entry(known: Control, text: str) -> str | None:
    shown = fold(text).casefold()
    return next((entry for entry in known.entries if entry.casefold() == shown), None)


def _settle(sdt: etree._Element) -> None:
    """Take away that the control shows its prompt, and what would be shown in place of what is written."""
    properties = child(sdt, "w:sdtPr")
    for name, item in children(properties):
        if name in {"w:showingPlcHdr", "w:dataBinding", "w15:dataBinding"} and properties is not None:
            properties.remove(item)


def tick(sdt: etree._Element) -> Write:
    """Return what ticks the box of a control."""

    def write(value: Value) -> str | None:
        del value
        box = child(sdt, "w:sdtPr", "w14:checkbox")
        checked = child(box, "w14:checked")
        if box is None:
            return "it is no box"
        if checked is None:
            checked = tag("w14:checked")
            box.insert(0, checked)
        checked.set(clark("w14:val"), "1")
        state = child(box, "w14:checkedState")
        code = "" if state is None else state.get(clark("w14:val"), "")
        sign_ = chr(int(code, 16)) if code and len(code) <= 5 and _is_hexadecimal(code) else TICKED  # noqa: PLR2004 - Unicode ends there
        content = child(sdt, "w:sdtContent")
        shown = [item for item in content.iter() if tag_of(item) == "w:t"] if content is not None else []
        if shown:
            shown[0].text = sign_
        return None

    return write


def _is_hexadecimal(code: str) -> bool:
    return all(sign_ in "0123456789abcdefABCDEF" for sign_ in code)


def sign(node: etree._Element, at: int) -> Write:
    """Return what ticks a box that is written as a sign of the text ``node``."""

    def write(value: Value) -> str | None:
        del value
        text = node.text or ""
        node.text = f"{text[:at]}{TICKED}{text[at + 1 :]}"
        return None

    return write


def cell(element: etree._Element) -> Write:
    """Return what writes into an empty cell."""

    def write(value: Value) -> str | None:
        paragraphs = [item for name, item in children(element) if name == "w:p"]
        if not paragraphs:
            return "the cell has no paragraph"
        _fill_paragraphs(paragraphs, str(value))
        return None

    return write


def paragraph(element: etree._Element) -> Write:
    """Return what writes into an empty paragraph."""

    def write(value: Value) -> str | None:
        _fill_paragraphs([element], str(value))
        return None

    return write


def below(element: etree._Element) -> Write:
    """Return what writes into new paragraphs after ``element``."""

    def write(value: Value) -> str | None:
        after = element
        for line in writable(str(value)).split("\n"):
            made = tag("w:p", paragraph_properties(None, line), *words(line))
            after.addnext(made)
            after = made
        return None

    return write


def append(element: etree._Element) -> Write:
    """Return what writes behind the words of a paragraph."""

    def write(value: Value) -> str | None:
        element.extend(_runs(f" {value}", None))
        return None

    return write


def over_blanks(element: etree._Element) -> Write:
    """Return what writes over the line of a paragraph: its last run of underscores or dots."""

    def write(value: Value) -> str | None:
        nodes = [item for item in element.iter() if tag_of(item) == "w:t"]
        for node in reversed(nodes):
            text = node.text or ""
            bare = text.rstrip().rstrip(_BLANK + " ")
            node.text = bare + (" " if bare else "")
            node.set(clark("xml:space"), "preserve")
            if bare:
                break
        element.extend(_runs(str(value), None))
        return None

    return write


def _fill_paragraphs(paragraphs: Sequence[etree._Element], text: str) -> None:
    """Write lines into the first of ``paragraphs``, further lines into copies of it; the others go."""
    first = paragraphs[0]
    look = _look(first)
    lines = writable(text).split("\n")
    for item in paragraphs[1:]:
        over = item.getparent()
        if over is not None:
            over.remove(item)
    properties = child(first, "w:pPr")
    last = first
    for number, line in enumerate(lines):
        target = first
        if number:
            target = tag("w:p", copy.deepcopy(properties))
            last.addnext(target)
        else:
            first[:] = [] if properties is None else [properties]
        told = child(paragraph_properties(None, line), "w:bidi")
        if told is not None:
            own = child(target, "w:pPr")
            if own is None:
                own = tag("w:pPr")
                target.insert(0, own)
            if child(own, "w:bidi") is None:
                own.append(told)
        target.extend(_runs(line, look))
        last = target


def _runs(text: str, look: etree._Element | None) -> list[etree._Element]:
    """Return the runs of a text in the look of what stood there; its line ends are breaks."""
    made: list[etree._Element] = []
    for number, line in enumerate(writable(text).split("\n")):
        if number:
            made.append(tag("w:r", tag("w:br")))
        for run in words(line):
            own = child(run, "w:rPr")
            if look is not None:
                styled = copy.deepcopy(look)
                styled.extend(list(own) if own is not None else [])
                if own is not None:
                    run.remove(own)
                run.insert(0, styled)
            made.append(run)
    return made


def _look(element: etree._Element) -> etree._Element | None:
    """Return how the first run looks, without the style of prompts."""
    for item in element.iter():
        if tag_of(item) == "w:r":
            found = child(item, "w:rPr")
            if found is None or any(name == "w:rStyle" for name, _ in children(found)):
                return None
            return copy.deepcopy(found)
    return None
