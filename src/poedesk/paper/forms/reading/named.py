"""Our own forms: each value stands in a field whose name says what it is."""

from collections.abc import Iterator

from poedesk.kernel.errors import Problem
from poedesk.kernel.text import fold
from poedesk.paper.forms.paths import CLAIM_PATHS, is_known, path_of
from poedesk.paper.forms.reading.model import Seen, Shown
from poedesk.proof.document.model import Document, Field, FieldKind, Page

_LEAST = 4
"""Fields of section 1 by whose names a form is known as ours."""


def is_ours(document: Document) -> bool:
    """Return whether the fields of a document have the names of our own forms."""
    names = {item.name for page in document.pages for item in page.fields}
    return len(names & CLAIM_PATHS.keys()) >= _LEAST


def by_name(document: Document) -> Shown:
    """Return what the fields of our own form show."""
    shown = Shown()
    for page, item in _fields(document):
        if not item.shown:
            shown.doubtful.add(item.name)
            shown.unread.append(
                Problem(path_of(item.name), "its field holds a value that the page does not show")
            )
            continue
        value = _value(item)
        seen = Seen(path_of(item.name), value, _place(page, item), "form-field", 1.0)
        if item.kind is FieldKind.CHECKBOX and item.checked is None:
            shown.doubtful.add(item.name)
            shown.unread.append(Problem(seen.field, f"whether it is ticked cannot be told ({seen.place})"))
        elif item.name not in shown.places:
            shown.places.add(item.name)
            if value:
                shown.values[item.name] = value
                shown.seen.append(seen)
        elif value and shown.values.get(item.name, value) != value:
            shown.doubtful.add(item.name)
            shown.unsure.append(seen)
        elif value and item.name not in shown.values:
            shown.values[item.name] = value
            shown.seen.append(seen)
    _withdraw_doubtful(shown)
    return shown


def _withdraw_doubtful(shown: Shown) -> None:
    """Take back the values of fields that say two things: neither is chosen."""
    paths = {path_of(name) for name in shown.doubtful if name in shown.values}
    shown.unsure += [seen for seen in shown.seen if seen.field in paths]
    shown.seen = [seen for seen in shown.seen if seen.field not in paths]
    for name in shown.doubtful:
        shown.values.pop(name, None)


def _fields(document: Document) -> Iterator[tuple[Page, Field]]:
    for page in document.pages:
        for item in page.fields:
            if is_known(item.name):
                yield page, item


def _value(item: Field) -> str | bool:
    if item.kind is FieldKind.CHECKBOX:
        return item.checked is True
    return item.value if item.value and fold(item.value) else ""


def _place(page: Page, item: Field) -> str:
    where = f"page {page.number}" if page.width is not None else "text"
    label = fold(item.label or item.name)
    return f"{where}, '{label[:60].strip(' :')}'"
