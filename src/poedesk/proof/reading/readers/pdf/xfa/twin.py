"""A form that is held twice: Adobe's programs show its XFA data, all others its ordinary fields."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pikepdf

from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.pdf.form.appearances import Doubt, agree
from poedesk.proof.reading.readers.pdf.form.tree import Form, FormField
from poedesk.proof.reading.readers.pdf.xfa.merging import Entry, Unreadable, entries_of


def differences(entries: Iterable[Entry], fields: Sequence[FormField]) -> list[Doubt]:
    """Return the fields whose XFA twin holds something else, as far as both have a place for it."""
    twins = {entry.name: entry for entry in entries if entry.bound and entry.kind is not None}
    found = []
    for item in fields:
        twin = twins.get(item.name)
        if twin is None or item.kind is FieldKind.SIGNATURE or not item.shown:
            continue
        if item.value.checked is not None or twin.checked is not None:
            same = bool(item.value.checked) is bool(twin.checked)
        else:
            same = agree(item.value.text or "", twin.value or "", formatted=True)
        if not same:
            found.append(Doubt(item.name, item.page, item.value.text, twin.value))
    return found


def add_entries(form: Form, structure: pikepdf.Pdf) -> None:
    """Add to ``form`` what its XFA packets say; fields that differ from their twin are in doubt."""
    try:
        form.entries = tuple(entries_of(structure.Root.AcroForm.XFA))
    except Unreadable:
        return
    found = [] if form.dynamic else differences(form.entries, form.fields)
    names = {doubt.name for doubt in found}
    form.fields = [replace(item, shown=False) if item.name in names else item for item in form.fields]
    form.twins = tuple(found)
