"""What a field is and what stands in it, from its own entries and those it inherits."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import pikepdf

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.pdf.objects import get, items, name_of, number_of, own_keys, text_of

_PASSWORD = 1 << 13
_COMBO = 1 << 17
_PUSHBUTTON = 1 << 16
_RADIO = 1 << 15

_DATE_WORD = compiled(
    r"(?<![a-z])(?:date|dated|datum|fecha|signed ?on|dob)(?![a-z])|(?<=[a-z])Date(?![a-z])|^Date", re.ASCII
)
_DATE_ACTION = compiled(r"\bAFDate_(?:Format|Keystroke)")
_BREAKS = compiled(r"</p>\s*<p\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_TAGS = compiled(r"<[^>]*>")
_BETWEEN_WORDS = compiled(r"(?<=[a-z])(?=[A-Z])|[_\W\d]+")
_NOT_DATES = compiled(r"up ?date|candidate|mandate|validate", re.IGNORECASE)

_ENTRIES = frozenset({"/FT", "/Ff", "/V", "/RV", "/Opt", "/TU", "/AA"})


@dataclass(frozen=True, slots=True)
class Inherited:
    """The entries of a field that its parents may give."""

    kind: str | None = None
    flags: int = 0
    value: Any = None
    rich: Any = None
    """The value with formatting, which some writers give alone."""

    options: Any = None
    tooltip: str | None = None
    dated: bool = False
    """Whether an action formats what is typed as a date."""

    formatted: bool = False
    """Whether an action makes what is shown from what is held."""

    def under(self, item: pikepdf.Dictionary) -> "Inherited":
        """Return the entries that hold for ``item``: its own, else these."""
        given = own_keys(item, _ENTRIES)
        if not given:
            return self
        own = {key: get(item, key) for key in given}
        flags, value, options = number_of(own.get("/Ff")), own.get("/V"), own.get("/Opt")
        actions = own.get("/AA")
        return Inherited(
            kind=name_of(own.get("/FT")) or self.kind,
            flags=self.flags if flags is None else flags,
            value=self.value if value is None else value,
            rich=own.get("/RV") or self.rich,
            options=self.options if options is None else options,
            tooltip=text_of(own.get("/TU")) or self.tooltip,
            dated=self.dated or _formats_dates(actions),
            formatted=self.formatted or get(actions, "/F") is not None,
        )


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a field."""

    text: str | None
    checked: bool | None = None


def _formats_dates(actions: Any) -> bool:
    if actions is None:
        return False
    scripts = (text_of(get(get(actions, which), "/JS")) for which in ("/F", "/K"))
    return any(script is not None and _DATE_ACTION.search(script[:2000]) for script in scripts)


def kind_of(inherited: Inherited, name: str) -> FieldKind | None:
    """Return what a field takes; null for buttons, and for what is no field."""
    if inherited.kind == "Btn":
        if inherited.flags & _PUSHBUTTON:
            return None
        return FieldKind.RADIO if inherited.flags & _RADIO else FieldKind.CHECKBOX
    if inherited.kind == "Ch":
        return FieldKind.CHOICE
    if inherited.kind == "Sig":
        return FieldKind.SIGNATURE
    if inherited.kind == "Tx":
        # What follows the first sentence of a tooltip tells how to fill the field in: "Signed and dated by".
        named = (inherited.tooltip or "").partition(". ")[0]
        said = (inherited.dated, _says_date(name.rpartition(".")[2]), _says_date(named))
        return FieldKind.DATE if any(said) else FieldKind.TEXT
    return None


def shows_value(inherited: Inherited) -> bool:
    """Return whether a field of text or choice is to show its value as it is: no password, no list."""
    if inherited.kind == "Ch":
        return bool(inherited.flags & _COMBO)
    return inherited.kind == "Tx" and not inherited.flags & _PASSWORD


def _says_date(name: str) -> bool:
    if len(name) > 80 or _NOT_DATES.search(name):  # noqa: PLR2004 - an instruction, not a name
        return False
    apart = _BETWEEN_WORDS.sub(" ", name).strip()
    return _DATE_WORD.search(apart.lower()) is not None


def value_of(inherited: Inherited, kind: FieldKind, on: Sequence[str]) -> Value:
    """Return the value; ``on`` names the states of the widgets that are shown as on."""
    if kind in (FieldKind.CHECKBOX, FieldKind.RADIO):
        return _box(inherited, on)
    if kind is FieldKind.CHOICE:
        return Value(_choice(inherited))
    if kind is FieldKind.SIGNATURE:
        name = text_of(get(inherited.value, "/Name"))
        return Value(name if name and name.strip() else None)
    text = text_of(inherited.value)
    if text is None:
        text = name_of(inherited.value)
    if not text and inherited.rich is not None:
        text = _TAGS.sub("", _BREAKS.sub("\n", text_of(inherited.rich) or ""))
        text = unescape(text).strip()
    return Value(text if text and text.strip() else None)


def _box(inherited: Inherited, on: Sequence[str]) -> Value:
    state = name_of(inherited.value)
    if state is None:
        state = text_of(inherited.value)
    if state is None and on:
        state = on[0]  # some writers only switch the appearance
    checked = state not in {None, "", "Off"}
    return Value(state if checked else None, checked)


def _choice(inherited: Inherited) -> str | None:
    """Return what is chosen, as it is shown; several choices stand on lines of their own."""
    shown = {}
    for option in items(inherited.options):
        if isinstance(option, pikepdf.Array):
            pair = [text_of(part) for part in items(option)]
            if len(pair) == 2 and pair[0] is not None and pair[1] is not None:  # noqa: PLR2004 - value, text
                shown[pair[0]] = pair[1]
    if isinstance(inherited.value, pikepdf.Array):
        chosen = [text_of(part) for part in items(inherited.value)]
    else:
        chosen = [text_of(inherited.value)]
    said = [shown.get(text, text) for text in chosen if text and text.strip()]
    return "\n".join(said) or None
