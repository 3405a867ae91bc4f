"""Content controls: one for each field, named by its tag, with a prompt while it is empty."""

from collections.abc import Iterator

from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.direction import from_right
from poedesk.paper.forms.outline import (
    CHOICE,
    DATE,
    INITIALS,
    PURCHASE_TYPES,
    SIGNATURE,
    TICK,
    Field,
)
from poedesk.paper.forms.word.direction import language, runs, writable
from poedesk.paper.forms.word.markup import Element, clark, mapped, tag, value

_MOST = 64
"""Characters that Word takes for the name or title of a control."""

_PROMPTS = {
    SIGNATURE: "Click here to insert the picture of a signature, or to write /s/ and the name.",
    DATE: "Click here to enter a date.",
    INITIALS: "Click here to enter initials.",
    CHOICE: "Choose an item.",
}
"""What an empty control says; readers know such sentences as Word's own prompts."""

_PROMPT = "Click here to enter text."

_SIGNS = {True: "\u2612", False: "\u2610"}


class Controls:
    """Makes the controls of one document, each with a number of its own."""

    def __init__(self, contents: Contents) -> None:
        """Fill them from ``contents``."""
        self._values = contents.values
        self._count = 0

    def control(self, field: Field) -> Element:
        """Return the control of ``field`` as part of a paragraph."""
        if field.kind == TICK:
            return self._control(field, _box(self.ticked(field)), [_sign(self.ticked(field))])
        text = self.text(field)
        inside = list(words(" ".join(text.split("\n")))) if text else [_prompt(field)]
        return self._control(field, _kind(field), inside, prompted=not text)

    def block(self, field: Field) -> Element:
        """Return the control of ``field`` around paragraphs of its own, one for each line of the answer."""
        text = self.text(field)
        lines = text.split("\n")
        inside = [tag("w:p", paragraph_properties("Answer", line), *words(line)) for line in lines]
        if not text:
            inside = [tag("w:p", paragraph_properties("Answer", ""), _prompt(field))]
        return self._control(field, tag("w:richText"), inside, prompted=not text)

    def text(self, field: Field) -> str:
        """Return what is written there; empty when nothing is."""
        held = self._values.get(field.name)
        return writable(held).strip() if isinstance(held, str) else ""

    def ticked(self, field: Field) -> bool:
        """Return whether its box is ticked."""
        return self._values.get(field.name) is True

    def _control(
        self, field: Field, kind: Element, inside: list[Element], *, prompted: bool = False
    ) -> Element:
        self._count += 1
        title = field.hint if field.kind == TICK else _title(field)
        properties = tag(
            "w:sdtPr",
            value("w:alias", title[:_MOST]),
            value("w:tag", field.name[:_MOST]),
            value("w:id", self._count),
            value("w:lock", "sdtLocked"),
            tag("w:showingPlcHdr") if prompted else None,
            kind,
        )
        return tag("w:sdt", properties, tag("w:sdtContent", *inside))


def _title(field: Field) -> str:
    """Return what Word shows above the control: the label, where it is short enough to be one."""
    return field.label.rstrip(":") if len(field.label) <= _MOST else field.name.replace("_", " ").capitalize()


def _kind(field: Field) -> Element:
    if field.kind == CHOICE:
        entries = [
            mapped("w:listItem", {"displayText": label, "value": key})
            for key, label in PURCHASE_TYPES.items()
        ]
        return tag("w:dropDownList", *entries)
    if field.kind == DATE:
        return tag(
            "w:date",
            value("w:dateFormat", "yyyy-MM-dd"),
            value("w:lid", "en-US"),
            value("w:storeMappedDataAs", "date"),
            value("w:calendar", "gregorian"),
        )
    if field.kind == SIGNATURE:
        return tag("w:richText")  # a picture fits into nothing else
    return tag("w:text")


def _box(ticked: bool) -> Element:  # noqa: FBT001 - the state is all it is about
    def state(name: str, sign: str) -> Element:
        return mapped(f"w14:{name}State", {"val": f"{ord(sign):04X}", "font": "MS Gothic"})

    checked = value("w14:checked", int(ticked))
    return tag("w14:checkbox", checked, state("checked", _SIGNS[True]), state("unchecked", _SIGNS[False]))


def _sign(ticked: bool) -> Element:  # noqa: FBT001 - as above
    fonts = mapped(
        "w:rFonts", {"ascii": "MS Gothic", "hAnsi": "MS Gothic", "eastAsia": "MS Gothic", "hint": "eastAsia"}
    )
    return tag("w:r", tag("w:rPr", fonts), tag("w:t", text=_SIGNS[ticked]))


def _prompt(field: Field) -> Element:
    told = _PROMPTS.get(field.kind, _PROMPT)
    return tag("w:r", tag("w:rPr", value("w:rStyle", "PlaceholderText")), tag("w:t", text=told))


def words(line: str, *properties: str) -> Iterator[Element]:
    """Yield the runs of a line of text; ``properties`` are names such as ``w:b``."""
    for part, leftward in runs(line):
        if not part:
            continue
        told = [tag(name) for name in properties]
        if leftward:
            told += [tag("w:rtl"), tag("w:lang", bidi=language(part))]
        run = tag("w:r", tag("w:rPr", *told) if told else None)
        for number, piece in enumerate(part.split("\t")):
            if number:
                run.append(tag("w:tab"))
            if piece:
                element = tag("w:t", text=piece)
                element.set(clark("xml:space"), "preserve")
                run.append(element)
        yield run


def paragraph_properties(style: str | None, text: str) -> Element | None:
    """Return the properties of a paragraph with ``text``: its style, and whether it runs from the right."""
    named = value("w:pStyle", style) if style else None
    bidi = tag("w:bidi") if from_right(text) else None
    return None if named is None and bidi is None else tag("w:pPr", named, bidi)
