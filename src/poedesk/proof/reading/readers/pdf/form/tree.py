"""The fillable fields of a file: the tree of the form, what is inherited in it, where each is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

import pikepdf

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.pdf.form.appearances import Doubt, Look, look_of
from poedesk.proof.reading.readers.pdf.form.values import Inherited, Value, kind_of, shows_value, value_of
from poedesk.proof.reading.readers.pdf.layers import Layers
from poedesk.proof.reading.readers.pdf.looks import texts_of
from poedesk.proof.reading.readers.pdf.objects import (
    dictionaries,
    get,
    identity,
    name_of,
    number_of,
    rectangle_of,
    text_of,
)

MOST_NODES = 10_000
"""Nodes of a form that are looked at."""

MOST_DEPTH = 40
"""How deep the tree of fields is followed."""

_HIDDEN = 0b10 | 0b100000
"""Annotation flags: hidden, or not shown on screen."""

_LEAST = 1.0
"""Points a widget is wide and high at least to be seen."""

_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})

Rectangle = tuple[float, float, float, float]

_State = tuple[str | None, bool, bool | None]
"""Of one box: the state in which it is on, whether it is on, and whether it is drawn so."""

_STATELESS: _State = (None, False, None)
"""That of a widget of another kind of field."""


@dataclass(frozen=True, slots=True)
class Widget:
    """One place where a field is shown."""

    page: int
    """From 1."""

    rectangle: Rectangle
    """In user space."""

    state: str | None
    """For boxes: the name of its state when on."""

    on: bool
    """For boxes: whether it is on."""

    drawn: bool | None = None
    """For boxes: whether it is drawn as on; null when the file leaves that to the viewer."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form with its widgets that can be seen."""

    name: str
    kind: FieldKind
    value: Value
    tooltip: str | None
    widgets: tuple[Widget, ...]
    page: int | None
    """Page of its first widget, also when that is hidden; null when it is on no page."""

    signature: pikepdf.Dictionary | None = None
    """What a signed signature field holds."""

    looks: tuple[Look, ...] = ()
    """Appearances that may show something else than the field holds."""

    shown: bool = True
    """Whether a person sees the value."""

    held: bool = False
    """For boxes: whether the file says a value, "off" included."""


@dataclass(slots=True)
class Form:
    """What the file has for filling in."""

    fields: list[FormField] = field(default_factory=list)
    xfa: bool = False
    """Whether it also (or only) holds an XFA form."""

    dynamic: bool = False
    """Whether pages are made from XFA when the file is opened, so that they cannot be seen here."""

    by_data: bool = False
    """Whether its page was made from the data of its XFA twin."""

    complete: bool = True
    """False when there are more nodes than are looked at."""

    doubts: tuple[Doubt, ...] = ()
    """Fields that show something else than they hold."""

    entries: tuple[Any, ...] = ()
    """What stands on its XFA twin (``xfa.merging.Entry``)."""

    twins: tuple[Doubt, ...] = ()
    """Fields whose XFA twin holds something else."""

    unseen: tuple[str, ...] = ()
    """Names of the fields whose values no page shows."""


@dataclass(frozen=True, slots=True)
class _Node:
    item: pikepdf.Dictionary
    name: str
    inherited: Inherited
    depth: int


def read_form(structure: pikepdf.Pdf) -> Form:
    """Return the fields of the file: those of the form's tree, then widgets that no tree holds."""
    form = Form()
    pages = _Places.of(structure)
    root = get(structure.Root, "/AcroForm")
    if isinstance(root, pikepdf.Dictionary):
        form.xfa = get(root, "/XFA") is not None
        form.dynamic = get(structure.Root, "/NeedsRendering") is True
        base = Inherited().under(root)
        starts = [_Node(item, "", base, 0) for item in dictionaries(get(root, "/Fields"))]
        _walk(starts, form, pages)
    if form.complete:  # else the widgets that are left are those of its own tree
        orphans = [_Node(*_above(item), 0) for item in pages.widgets if identity(item) not in pages.seen]
        _walk(orphans, form, pages)
    settle(form, root)
    return form


def settle(form: Form, root: Any) -> None:
    """Mark the fields whose values nobody sees, and those that show something else than they hold.

    Where the form asks viewers to draw its fields anew, an empty appearance says nothing.
    """
    anew = get(root, "/NeedAppearances") is True
    looks = [look for item in form.fields for look in item.looks]
    said = texts_of([look.stream for look in looks], get(root, "/DR")) if looks else []
    texts = dict(zip(map(id, looks), said, strict=True))
    doubts, unseen = [], []
    for number, item in enumerate(form.fields):
        doubt = doubt_of(item, texts, anew=anew)
        if doubt is not None:
            doubts.append(doubt)
            own = any(widget.drawn and widget.state == item.value.text for widget in item.widgets)
            checked = True if own else None
            form.fields[number] = replace(item, value=replace(item.value, checked=checked), shown=False)
        elif not item.widgets and item.value.text and item.kind is not FieldKind.SIGNATURE:
            unseen.append(item.name)
            form.fields[number] = replace(item, shown=False)
    form.doubts, form.unseen = tuple(doubts), tuple(unseen)


def doubt_of(item: FormField, texts: Mapping[int, str], *, anew: bool) -> Doubt | None:
    """Return how a field shows something else than it holds; ``texts`` says what each look shows."""
    if item.kind in _BOXES:
        return _box_doubt(item)
    for look in item.looks:
        shows = texts[id(look)].strip()
        if look.shows_it(shows) or (anew and not (shows and look.value)):
            continue
        return Doubt(item.name, item.page, look.value or None, shows or None)
    return None


def _box_doubt(item: FormField) -> Doubt | None:
    """Return the doubt of a box or radio button whose value and drawing disagree."""
    drawn = [widget for widget in item.widgets if widget.drawn is not None]
    if not drawn or not item.held:
        return None
    ticked = [widget for widget in drawn if widget.drawn]
    if not item.value.checked:
        return Doubt(item.name, item.page, None, ticked[0].state) if ticked else None
    states = {widget.state for widget in drawn}
    wrong = [widget for widget in ticked if item.value.text in states and widget.state != item.value.text]
    if ticked and not wrong:
        return None
    return Doubt(item.name, item.page, item.value.text, wrong[0].state if wrong else None)


class _Places:
    """Which page each widget stands on."""

    def __init__(self) -> None:
        self.by_identity: dict[tuple[int, int], int] = {}
        self.by_page: dict[tuple[int, int], int] = {}
        self.widgets: list[pikepdf.Dictionary] = []
        self.seen: set[tuple[int, int] | None] = {None}
        self.layers = Layers()

    @classmethod
    def of(cls, structure: pikepdf.Pdf) -> "_Places":
        places = cls()
        places.layers = Layers.of(structure)
        for number, page in enumerate(structure.pages, start=1):
            own = identity(page.obj)
            if own is not None:
                places.by_page[own] = number
            for item in dictionaries(get(page.obj, "/Annots")):
                if name_of(get(item, "/Subtype")) == "Widget":
                    known = identity(item)
                    if known is not None:
                        places.by_identity.setdefault(known, number)
                    places.widgets.append(item)
        return places

    def page_of(self, item: pikepdf.Dictionary) -> int | None:
        known = identity(item)
        if known is not None and known in self.by_identity:
            return self.by_identity[known]
        page = get(item, "/P")
        own = identity(page) if isinstance(page, pikepdf.Dictionary) else None
        return None if own is None else self.by_page.get(own)


def _above(item: pikepdf.Dictionary) -> tuple[pikepdf.Dictionary, str, Inherited]:
    """Return a widget that no tree holds, with the name and what else it inherits from its parents."""
    line: list[pikepdf.Dictionary] = []
    parent = get(item, "/Parent")
    while isinstance(parent, pikepdf.Dictionary) and len(line) < MOST_DEPTH:
        line.append(parent)
        parent = get(parent, "/Parent")
    inherited, name = Inherited(), ""
    for ancestor in reversed(line):
        inherited, name = inherited.under(ancestor), _joined(name, ancestor)
    return item, name, inherited


def _walk(starts: list[_Node], form: Form, pages: _Places) -> None:
    waiting = starts[::-1]
    count = 0
    while waiting:
        node = waiting.pop()
        known = identity(node.item)
        if known in pages.seen and known is not None:
            continue
        pages.seen.add(known)
        count += 1
        if count > MOST_NODES:
            form.complete = False
            return
        inherited, name = node.inherited.under(node.item), _joined(node.name, node.item)
        kids = list(dictionaries(get(node.item, "/Kids")))
        inner = [kid for kid in kids if get(kid, "/T") is not None or get(kid, "/Kids") is not None]
        if inner and node.depth < MOST_DEPTH:
            waiting += [_Node(kid, name, inherited, node.depth + 1) for kid in reversed(inner)]
        widgets = [kid for kid in kids if kid not in inner] if inner else kids
        if widgets or not inner:
            pages.seen.update(identity(widget) for widget in widgets)
            made = _field(node.item, name, inherited, widgets or [node.item], pages)
            if made is not None and (not inner or made.widgets):
                form.fields.append(made)


def _joined(name: str, item: pikepdf.Dictionary) -> str:
    own = text_of(get(item, "/T"))
    if own is None:
        return name
    return f"{name}.{own}" if name else own


def _field(
    item: pikepdf.Dictionary,
    name: str,
    inherited: Inherited,
    shown: list[pikepdf.Dictionary],
    pages: _Places,
) -> FormField | None:
    kind = kind_of(inherited, name)
    if kind is None and shown and shown[0] is not item:
        inherited = replace(
            inherited, kind=inherited.under(shown[0]).kind
        )  # some writers put /FT on the widgets
        kind = kind_of(inherited, name)
    if kind is None:
        return None
    states = list(map(_state, shown)) if kind in _BOXES else [_STATELESS] * len(shown)
    value = value_of(inherited, kind, [state for state, on, _ in states if on and state is not None])
    places = list(map(pages.page_of, shown))
    found = [_widget(*one, pages.layers) for one in zip(shown, places, states, strict=True)]
    numbers = [number for number in places if number is not None]
    tooltip = inherited.tooltip or next(
        (text for text in (text_of(get(one, "/TU")) for one in shown) if text), None
    )
    held = inherited.value if kind is FieldKind.SIGNATURE else None
    signature = held if isinstance(held, pikepdf.Dictionary) else None
    seen = [item for item, widget in zip(shown, found, strict=True) if widget is not None]
    looks = tuple(_looks(seen, inherited, value)) if shows_value(inherited) else ()
    widgets = tuple(widget for widget in found if widget is not None)
    page = min(numbers, default=None)
    return FormField(
        name, kind, value, tooltip, widgets, page, signature, looks, held=inherited.value is not None
    )


def _looks(seen: list[pikepdf.Dictionary], inherited: Inherited, value: Value) -> Iterator[Look]:
    for item in seen:
        formatted = inherited.formatted or get(get(item, "/AA"), "/F") is not None
        stored = text_of(inherited.value) or "" if inherited.kind == "Ch" else ""
        look = look_of(item, value.text or "", stored, formatted=formatted)
        if look is not None:
            yield look


def _widget(item: pikepdf.Dictionary, page: int | None, state: _State, layers: Layers) -> Widget | None:
    if page is None or (number_of(get(item, "/F")) or 0) & _HIDDEN or layers.hide(item):
        return None
    rectangle = rectangle_of(get(item, "/Rect"))
    if rectangle is None:
        return None
    if rectangle[2] - rectangle[0] < _LEAST or rectangle[3] - rectangle[1] < _LEAST:
        return None
    return Widget(page, rectangle, *state)


def _state(item: pikepdf.Dictionary) -> _State:
    """Return the state in which a box is on, as far as its appearances tell, whether it is, and is drawn so.

    The last is null when the file does not say what is drawn.
    """
    current, looks = name_of(get(item, "/AS")), get(item, "/AP")
    usual = get(looks, "/N")
    drawn = None
    if current is not None and isinstance(usual, pikepdf.Dictionary):
        drawn = current != "Off" and get(usual, f"/{current}") is not None
    if current is not None and current != "Off":
        return current, True, drawn
    return next((name for name in _states(looks) if name != "Off"), None), False, drawn


def _states(looks: Any) -> Iterator[str]:
    for which in ("/N", "/D"):
        drawn = get(looks, which)
        if isinstance(drawn, pikepdf.Dictionary):
            for key in drawn.keys():  # noqa: SIM118 - a PDF dictionary does not iterate
                yield str(key)[1:]
