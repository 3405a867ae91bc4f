"""Template and data of an XFA form, merged: what stands on it, in the order of the template.

Only what the two packets say is taken: scripts do not run, and what a script or another state would hide or
show is not known. Source: XFA Specification 3.3, chapters on basic data binding and repeating elements.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

import pikepdf

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.pdf.objects import items, text_of

_MOST_BYTES = 20_000_000
_MOST_ENTRIES = 20_000
_MOST_DEPTH = 60
_DATA = "{http://www.xfa.org/schema/xfa-data/1.0/}"
_UNSEEN = frozenset({"hidden", "invisible", "inactive"})
_REFERENCE = compiled(r"^\$(?:record|data)?\.?(?P<path>[\w.\-]+(?:\[\d+\])?[\w.\-\[\]]*)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of an XFA form: static text, or a field with what the data hold for it."""

    name: str
    """As the ordinary form names it: "form1[0].#subform[0].Customer[0]"; empty for static text."""

    label: str | None
    kind: FieldKind | None
    """Null for static text."""

    value: str | None
    """As shown; for static text what it says."""

    checked: bool | None = None
    bound: bool = False
    """Whether the data hold a place for it, be it empty."""


@dataclass(slots=True)
class _Scope:
    """A place in the data, with how many of its children are taken by each name."""

    node: Any
    taken: Counter[str] = field(default_factory=Counter)


class Unreadable(Exception):
    """The packets of the form are damaged, or too large."""


def entries_of(form: pikepdf.Object) -> list[Entry]:
    """Return what stands on an XFA form, whose packets are ``form`` (the entry /XFA).

    Raises:
        Unreadable: they cannot be read.
    """
    packets = _packets(form)
    template = _child(packets.get("template"), "subform")
    if template is None:
        return []
    data = packets.get("datasets")
    holder = data.find(f"{_DATA}data") if data is not None else None
    walk = _Walk()
    walk.subform(template, _Scope(holder), "", 0)
    return walk.entries


def _packets(form: pikepdf.Object) -> dict[str, Any]:
    parts = list(items(form))
    if isinstance(form, pikepdf.Stream):
        whole = _parsed(form)
        return {_local(one): one for one in whole}
    found = {}
    for name, stream in zip(parts[::2], parts[1::2], strict=False):
        said = text_of(name)
        if said in {"template", "datasets"} and isinstance(stream, pikepdf.Stream):
            found[said] = _parsed(stream)
    return found


def _parsed(stream: pikepdf.Stream) -> Any:
    from lxml import etree  # noqa: PLC0415 - few files need it, and every reading process would wait for it

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        data = stream.read_bytes()
        if len(data) > _MOST_BYTES or b"<!DOCTYPE" in data:
            raise Unreadable
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError) as error:
        raise Unreadable from error


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _child(node: Any, *names: str) -> Any:
    """Return the first descendant along ``names``, null when there is none."""
    for name in names:
        if node is None:
            return None
        node = next((one for one in node if _local(one) == name), None)
    return node


class _Walk:
    """Goes through the template with the data at hand."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def subform(self, node: Any, scope: _Scope, path: str, depth: int, index: int = 0) -> None:
        """Add what stands in a subform whose data are looked for in ``scope``."""
        if node.get("presence") in _UNSEEN or depth > _MOST_DEPTH:
            return
        own = node.get("name")
        path = _joined(path, own or "#subform", index)
        if own is None or _unbound(node):
            self._inside(node, scope, path, depth)
            return
        most = _times(node)
        for turn in range(most):
            found = _take(scope, own)
            if turn and (found is None or len(self.entries) >= _MOST_ENTRIES):
                return
            here = path if not turn else f"{path[: path.rindex('[')]}[{index + turn}]"
            self._inside(node, scope if found is None else _Scope(found), here, depth)

    def _inside(self, node: Any, scope: _Scope, path: str, depth: int) -> None:
        count: Counter[str] = Counter()
        for child in node:
            kind = _local(child)
            if len(self.entries) >= _MOST_ENTRIES:
                return
            named = child.get("name") or f"#{kind}"
            own = _joined(path, named, count[named])
            if kind in {"subform", "subformSet", "area"}:
                self.subform(child, scope, path, depth + 1, count[named])
            elif kind == "field" and child.get("presence") not in _UNSEEN:
                self.entries.append(_entry(child, scope, own))
            elif kind == "exclGroup" and child.get("presence") not in _UNSEEN:
                self.entries += _group(child, scope, own)
            elif kind == "draw" and child.get("presence") not in _UNSEEN:
                said = _said(_child(child, "value"))
                if said:
                    self.entries.append(Entry("", None, None, said))
            count[named] += 1


def _joined(path: str, name: str, index: int) -> str:
    own = f"{name}[{index}]"
    return f"{path}.{own}" if path else own


def _unbound(node: Any) -> bool:
    bind = _child(node, "bind")
    return bind is not None and bind.get("match") == "none"


def _times(node: Any) -> int:
    """Return how often a subform may stand; 1 unless it says more."""
    occurs = _child(node, "occur")
    most = occurs.get("max", "1") if occurs is not None else "1"
    if most == "-1":
        return _MOST_ENTRIES
    return min(int(most), _MOST_ENTRIES) if most.isascii() and most.isdigit() else 1


def _take(scope: _Scope, name: str) -> Any:
    """Return the next child of that name in the data, null when there is none."""
    if scope.node is None:
        return None
    named = [one for one in scope.node if _local(one) == name]
    place = scope.taken[name]
    scope.taken[name] += 1
    return named[place] if place < len(named) else None


def _bound(node: Any, scope: _Scope) -> Any:
    """Return the place in the data that a field is bound to, null when it has none."""
    bind = _child(node, "bind")
    if bind is not None and bind.get("match") == "none":
        return None
    reference = _REFERENCE.match(bind.get("ref", "")) if bind is not None else None
    if reference is not None:
        place = scope.node
        for step in reference["path"].split("."):
            name = step.partition("[")[0]
            place = next((one for one in place if _local(one) == name), None) if place is not None else None
        return place
    return _take(scope, node.get("name")) if node.get("name") else None


def _entry(node: Any, scope: _Scope, path: str) -> Entry:
    place = _bound(node, scope)
    look = _child(node, "ui")
    kind = _kind(look)
    given = _texts(place) if place is not None else [_said(_child(node, "value"))]
    value = "\n".join(text for text in given if text) or None
    entry = Entry(path, _label(node), kind, value, bound=place is not None)
    if kind is FieldKind.CHECKBOX:
        on = _states(node)[0]
        checked = value is not None and value == on
        return replace(entry, value=on if checked else None, checked=checked)
    if kind is FieldKind.CHOICE:
        shown = _choices(node)
        return replace(entry, value="\n".join(shown.get(text, text) for text in given if text) or None)
    return entry


def _group(node: Any, scope: _Scope, path: str) -> Iterator[Entry]:
    """Yield one entry for a group of which one is chosen: its label is that of the chosen one."""
    place = _bound(node, scope)
    value = "\n".join(_texts(place)) if place is not None else ""
    chosen = None
    for member in node:
        if _local(member) == "field" and member.get("presence") not in _UNSEEN:
            own = value or _said(_child(member, "value"))
            if own and own == _states(member)[0] and chosen is None:
                chosen = (own, _label(member))
    label = chosen[1] if chosen else _label(node)
    yield Entry(
        path, label, FieldKind.RADIO, chosen[0] if chosen else None, chosen is not None, place is not None
    )


def _kind(look: Any) -> FieldKind:
    kinds = {
        "checkButton": FieldKind.CHECKBOX,
        "choiceList": FieldKind.CHOICE,
        "signature": FieldKind.SIGNATURE,
        "dateTimeEdit": FieldKind.DATE,
    }
    for one in look if look is not None else ():
        if _local(one) in kinds:
            return kinds[_local(one)]
    return FieldKind.TEXT


def _label(node: Any) -> str | None:
    """Return the caption of a field, else what is spoken or shown as its help."""
    for said in (
        _said(_child(node, "caption", "value")),
        _own(_child(node, "assist", "speak")),
        _own(_child(node, "assist", "toolTip")),
    ):
        if said:
            return said.rstrip(" :")
    return None


def _states(node: Any) -> list[str]:
    """Return the values of a tick box, the one for "on" first."""
    held = _child(node, "items")
    return [_own(one) for one in held] if held is not None and len(held) else ["1"]


def _choices(node: Any) -> dict[str, str]:
    """Return the shown text for each value of a list."""
    lists = [one for one in node if _local(one) == "items"]
    saved = next((one for one in lists if one.get("save") == "1"), None)
    shown = next((one for one in lists if one.get("save") != "1"), None)
    if saved is None or shown is None:
        return {}
    return dict(zip(map(_own, saved), map(_own, shown), strict=False))


def _said(value: Any) -> str:
    """Return the text in a ``value`` element, rich text included."""
    return " ".join(part for one in value if (part := _own(one))) if value is not None else ""


def _own(node: Any) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _texts(place: Any) -> list[str]:
    """Return what the data hold at a place: its text, or that of its members for several choices."""
    if len(place) and all(_local(one) == "value" for one in place):
        return [_own(one) for one in place]
    return ["".join(place.itertext()).strip()]
