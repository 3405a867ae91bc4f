"""Content controls and legacy form fields: what they are, what they hold, whether they were touched."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from poedesk.kernel.expressions import compiled
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
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY, shown

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

_PROMPT_TEXT = compiled(
    r"^\W*(?:(?:please )?(?:click|tap)\b.{0,40}\b(?:here|text|date|enter|add|insert)"
    r"|(?:choose|select|pick) an? "
    r"|enter (?:a |your |any )?(?:text|date)\b|(?:haga|haz) clic|pulse aqu|elija un|seleccione un"
    r"|(?:klicken|tippen) (?:oder|sie)|w[aä]hlen sie|cliquez|choisissez)",
    re.IGNORECASE,
)
"""Prompts that Word itself puts into empty controls, in the languages that we read."""


def is_prompt(text: str) -> bool:
    """Return whether ``text`` reads like a prompt of Word's own."""
    return bool(_PROMPT_TEXT.match(fold(text)))


def content_control(sdt: etree._Element) -> Control | None:
    """Return the control that ``w:sdt`` is, still without its place; null for what nobody fills in."""
    control = Control(FieldKind.TEXT, "", None)
    for name, item in children(child(sdt, "w:sdtPr")):
        if name in _NO_FIELDS:
            return None
        reader = _PROPERTIES.get(name)
        if reader is not None:
            reader(control, item)
    control.name = control.name or control.title or ""
    return control


def _tick_box(control: Control, item: etree._Element) -> None:
    control.kind = FieldKind.CHECKBOX
    control.checked = is_on(child(item, "w14:checked"))
    ticked, empty = (_sign(child(item, f"w14:{which}State")) for which in ("checked", "unchecked"))
    control.signs = ticked or CROSSED, empty or EMPTY


def _date(control: Control, item: etree._Element) -> None:
    control.kind = FieldKind.DATE
    control.iso = _iso(attribute(item, "w:fullDate"))


def _choice(control: Control, item: etree._Element) -> None:
    control.kind = FieldKind.CHOICE
    for name, entry in children(item):
        if name == "w:listItem":
            told = attribute(entry, "w:value") or ""
            control.entries[fold(attribute(entry, "w:displayText") or told)] = told


def _switch(control: Control, item: etree._Element) -> None:
    control.untouched = is_on(item)


def _tag(control: Control, item: etree._Element) -> None:
    control.name = value(item) or control.name


def _alias(control: Control, item: etree._Element) -> None:
    control.title = value(item) or None


def _prompt(control: Control, item: etree._Element) -> None:
    control.prompt = value(child(item, "w:docPart"))


def _binding(control: Control, _: etree._Element) -> None:
    control.bound = True


_PROPERTIES: Mapping[str, Callable[[Control, etree._Element], None]] = MappingProxyType(
    {
        "w14:checkbox": _tick_box,
        "w:date": _date,
        "w:dropDownList": _choice,
        "w:comboBox": _choice,
        "w:showingPlcHdr": _switch,
        "w:tag": _tag,
        "w:alias": _alias,
        "w:placeholder": _prompt,
        "w:dataBinding": _binding,
        "w15:dataBinding": _binding,
    }
)


def _sign(state: etree._Element | None) -> str:
    """Return the sign that a state of a tick box shows; "" when the file does not tell."""
    try:
        code = int(attribute(state, "w14:val") or "", 16)
    except ValueError:
        return ""
    return shown(attribute(state, "w14:font"), code)


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
