"""Fills the fields of a PDF template: by their names where they are ours, else by their printed labels."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import pikepdf
from pikepdf.form import (
    CheckboxField,
    ChoiceField,
    ExtendedAppearanceStreamGenerator,
    Form,
    TextField,
)

from poedesk.kernel.text import fold
from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.templates.meaning import Meanings
from poedesk.paper.forms.templates.model import Wanted
from poedesk.paper.forms.templates.places import Place, Result, write_all
from poedesk.proof.document.model import Document, Field, FieldKind
from poedesk.proof.reading.readers.registry import Refused

_LABEL = 60
_TEXTS = {FieldKind.TEXT, FieldKind.CHOICE}


def fill_pdf(data: bytes, document: Document, values: Sequence[Wanted]) -> Result:
    """Return the template with ``values`` in its fields.

    Args:
        data: the template.
        document: what a reader saw in it: fields with their printed labels.
        values: what is to be written.

    Raises:
        Refused: its objects cannot be read.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return _filled(pdf, document, values)
    except pikepdf.PdfError as error:
        message = f"its objects cannot be read ({str(error)[:120]}); save it anew and give it again"
        raise Refused(message) from error


def _filled(pdf: pikepdf.Pdf, document: Document, values: Sequence[Wanted]) -> Result:
    notes = []
    dictionary = pdf.Root.get("/AcroForm")
    if not isinstance(dictionary, pikepdf.Dictionary):
        message = "its form cannot be filled in by other programs than Adobe's; give the Word file"
        raise Refused(message)
    form = Form(pdf, ExtendedAppearanceStreamGenerator)
    drawn = _Drawn(dictionary)
    found = list(_places(document, form, Meanings(list(values)), drawn))
    placed, without = write_all(values, found)
    if placed and "/XFA" in dictionary:
        del dictionary["/XFA"]  # viewers that know it would show its data in place of the fields
        notes.append("its XFA form was taken away, because it would show other values than its fields")
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return Result(stream.getvalue(), placed, without, notes)


class _Drawn:
    """Whether viewers are asked to draw the fields anew, because a value needs a font that is not there."""

    def __init__(self, dictionary: pikepdf.Dictionary) -> None:
        self._dictionary = dictionary

    def anew(self) -> None:
        """Ask viewers to draw."""
        self._dictionary["/NeedAppearances"] = True


def _places(document: Document, form: Form, meanings: Meanings, drawn: _Drawn) -> Iterator[Place]:
    for page in document.pages:
        for item in page.fields:
            if item.name not in form:
                continue
            name = _meaning(item, meanings)
            if name is not None:
                where = f"page {page.number}, the field '{fold(item.label or item.name)[:_LABEL]}'"
                yield Place(name, where, _writer(form, item, drawn), item.name)


def _meaning(item: Field, meanings: Meanings) -> str | None:
    if item.kind is FieldKind.CHECKBOX:
        return meanings.of_name(item.name) or meanings.of_tick(item.label or "", item.group or "")
    if item.kind not in _TEXTS:
        return None
    label, group = item.label or "", item.group or ""
    told = {name for name in (meanings.of_name(item.name), meanings.of_label(label)) if name is not None}
    if not told:
        return meanings.of_grid(label, group)
    return told.pop() if len(told) == 1 else None


def _writer(form: Form, item: Field, drawn: _Drawn) -> Callable[[Value], str | None]:
    def write(value: Value) -> str | None:
        field = form[item.name]
        if isinstance(field, list):
            return "the file has several fields of this name"
        try:
            return _write(field, value, drawn)
        except (ValueError, RuntimeError, pikepdf.PdfError, TypeError) as error:
            return f"it takes no such value ({str(error)[:80]})"

    return write


def _write(field: object, value: Value, drawn: _Drawn) -> str | None:
    if isinstance(field, CheckboxField):
        if isinstance(value, bool):
            field.checked = True
            return None
        return "it is a box, and the value is a text"
    text = str(value)
    if isinstance(field, ChoiceField):
        entries = [
            option
            for option in field.options
            if fold(str(option.display_value)).casefold() == fold(text).casefold()
        ]
        if len(entries) != 1:
            return f"its list has no entry '{text}'"
        field.selected = entries[0]
        return None
    if not isinstance(field, TextField):
        return "it takes no text"
    return _write_text(field, text, drawn)


def _write_text(field: TextField, text: str, drawn: _Drawn) -> str | None:
    limit = field.max_length
    if limit is not None and len(text) > limit:
        return f"it takes {limit} characters, and the value has {len(text)}"
    if not field.is_multiline:
        text = " ".join(text.split("\n"))
    if text.isascii():
        field.value = text
        return None
    # The file's own font may lack the letters: the value is stored, and viewers draw it with theirs.
    with suppress(ValueError, RuntimeError, UnicodeError, pikepdf.PdfError):
        field.value = text
    _store(field, text)
    drawn.anew()
    return None


def _store(field: TextField, text: str) -> None:
    held = field._field.obj  # noqa: SLF001 - pikepdf gives no other way to the dictionary of a field
    held["/V"] = pikepdf.String(text)
    for widget in [held, *held.get("/Kids", [])]:
        if "/AP" in widget:
            del widget["/AP"]
