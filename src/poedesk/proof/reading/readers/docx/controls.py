"""Content controls and legacy form fields: what they are, what they hold, whether they were touched."""

import re
from collections.abc import Mapping

from lxml import etree

from poedesk.kernel.text import fold
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.content import Control
from poedesk.proof.reading.readers.docx.parts.names import (
    attribute,
    child,
    children,
    is_on,
    number,
    tag_of,
    value,
)
from poedesk.proof.reading.readers.docx.parts.package import Package

_NO_FIELDS = frozenset(
    {
        "w:docPartObj",
        "w:docPartList",
        "w:picture",
        "w:group",
        "w:equation",
        "w:citation",
        "w:bibliography",
        "w15:repeatingSection",
        "w15:repeatingSectionItem",
    }
)
"""Content controls that nobody fills in: galleries, pictures, containers."""

_KINDS = {"w:date": FieldKind.DATE, "w:dropDownList": FieldKind.CHOICE, "w:comboBox": FieldKind.CHOICE}

_PROMPT = re.compile(
    r"^\W*(?:(?:please )?(?:click|tap)\b.{0,40}\b(?:here|text|date|enter|add|insert)"
    r"|(?:choose|select|pick) an? "
    r"|enter (?:a |your |any )?(?:text|date)\b|(?:haga|haz) clic|pulse aqu|elija un|seleccione un"
    r"|(?:klicken|tippen) (?:oder|sie)|w[aä]hlen sie|cliquez|choisissez)",
    re.IGNORECASE,
)
"""Prompts that Word itself puts into empty controls, in the languages that we read."""


def is_prompt(text: str) -> bool:
    """Return whether ``text`` reads like a prompt of Word's own."""
    return bool(_PROMPT.match(fold(text)))


def content_control(sdt: etree._Element) -> Control | None:
    """Return the control that ``w:sdt`` is, still without its place; null for what nobody fills in."""
    control = Control(FieldKind.TEXT, "", None)
    for name, item in children(child(sdt, "w:sdtPr")):
        if name in _NO_FIELDS:
            return None
        if name == "w14:checkbox":
            control.kind = FieldKind.CHECKBOX
            state = child(item, "w14:checked")
            control.checked = is_on(state) if state is not None else False
        elif name in _KINDS:
            control.kind = _KINDS[name]
            if name == "w:date":
                control.iso = _iso(attribute(item, "w:fullDate"))
        elif name == "w:showingPlcHdr":
            control.untouched = is_on(item)
        elif name == "w:tag":
            control.name = value(item) or control.name
        elif name == "w:alias":
            control.title = value(item) or None
        elif name == "w:placeholder":
            control.prompt = value(child(item, "w:docPart"))
    control.name = control.name or control.title or ""
    return control


def settle(control: Control, prompt: str | None) -> None:
    """Decide whether what the control shows is its prompt; ``prompt`` is the stored one, if known.

    Programs that fill templates often leave the "shows its prompt" switch on; text that differs from the
    stored prompt was put there by somebody.
    """
    if control.kind is FieldKind.CHECKBOX:
        control.untouched = False
        return
    text = fold(shown_text(control))
    if prompt is not None and control.untouched:
        control.untouched = text == fold(prompt) or is_prompt(text)
    elif not control.untouched:
        control.untouched = is_prompt(text) or (bool(text) and text == fold(prompt or ""))


def shown_text(control: Control) -> str:
    """Return what the control shows."""
    return "\n".join(paragraph.text[start:end] for paragraph, start, end in control.pieces)


def stored_prompts(package: Package, part: str | None) -> Mapping[str, str]:
    """Return building block name -> its text, from the glossary part."""
    root = package.xml(part) if part else None
    found = {}
    for name, item in children(child(root, "w:docParts")):
        if name == "w:docPart":
            key = value(child(item, "w:docPartPr", "w:name"))
            body = child(item, "w:docPartBody")
            if key and body is not None:
                found[key] = "".join(node.text or "" for node in body.iter() if tag_of(node) == "w:t")
    return found


def form_field(data: etree._Element, instruction: str) -> Control | None:
    """Return the legacy form field that ``w:ffData`` describes; null for other fields."""
    kinds = {"FORMTEXT": FieldKind.TEXT, "FORMCHECKBOX": FieldKind.CHECKBOX, "FORMDROPDOWN": FieldKind.CHOICE}
    kind = kinds.get(instruction.strip().split(" ")[0].upper()) if instruction.strip() else None
    if kind is None:
        return None
    title = value(child(data, "w:statusText")) or value(child(data, "w:helpText"))
    control = Control(kind, value(child(data, "w:name")) or "", title)
    if kind is FieldKind.CHECKBOX:
        box = child(data, "w:checkBox")
        state = child(box, "w:checked")
        control.checked = is_on(child(box, "w:default") if state is None else state)
    return control


def chosen_entry(data: etree._Element) -> str:
    """Return the entry that a legacy drop-down shows; "" when it has none."""
    box = child(data, "w:ddList")
    entries = [value(item) or "" for name, item in children(box) if name == "w:listEntry"]
    at = value(child(box, "w:result")) or value(child(box, "w:default"))
    index = int(number(at))
    return entries[index] if 0 <= index < len(entries) else ""


def _iso(full: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d(?=T|$)", full or "")
    return found.group() if found else None
