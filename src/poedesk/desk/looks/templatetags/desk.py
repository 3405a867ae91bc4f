"""Tags of the pages: a field of a form with its label, hint and error, as GOV.UK Frontend draws it."""

import re
from typing import Any

from django import template
from django.conf import settings
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    Field,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.translation import gettext as _

register = template.Library()


_WIDTHS = {"number": 5, "password": 20, "email": 30}
"""Signs that a field of a kind shows at once, where the form says nothing else."""

_CODE = 10
"""Of a one-time code."""

_WHOLE = 40
"""Fields that take fewer signs than this are as wide as what they hold."""


def _width(bound: BoundField, kind: str) -> str:
    """Return the class that makes a field about as wide as what it holds; empty: as wide as the column."""
    attributes = bound.field.widget.attrs
    most = getattr(bound.field, "max_length", None)
    if "size" in attributes:
        width = attributes["size"]
    elif attributes.get("autocomplete") == "one-time-code" or attributes.get("inputmode") == "numeric":
        width = _CODE
    elif kind in _WIDTHS:
        width = _WIDTHS[kind]
    elif most is not None and most <= _WHOLE:
        width = next(each for each in (2, 3, 5, 10, 20, 30, _WHOLE) if each >= most)
    else:
        return ""
    return f" govuk-input--width-{min(width, 30)}"


@register.filter
def said(error: object, bound: BoundField) -> str:
    """Return an error of a field; one that would stand at any empty field alike names the field."""
    if str(error) != str(Field.default_error_messages["required"]):
        return str(error)
    return _("%(label)s: fill this in") % {"label": calmly(bound.label)}


@register.filter
def calmly(text: object) -> str:
    """Return words that the library of signing in writes As A Title as the sentence that they are."""
    first, *rest = str(text).split() or [""]
    long = [each for each in rest if each[:1].isalpha() and len(each) > _SHORT]
    if not any(map(_TITLED.fullmatch, rest)) or not all(map(_TITLED.fullmatch, long)):
        return str(text)
    begins = first[:1] + first[1:].lower() if _TITLED.fullmatch(first) else first
    return " ".join([begins, *(each.lower() if _TITLED.fullmatch(each) else each for each in rest)])


_TITLED = re.compile(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?[.?:]?")
_SHORT = 3
"""Words that have no capital within a title are no longer than this."""


@register.inclusion_tag("desk/field.html")
def field(bound: BoundField, title: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - a template says so
    """Draw a field; ``title``: its label is the title of the page."""
    widget = bound.field.widget
    shapes = {
        CheckboxSelectMultiple: "checkboxes",  # also a RadioSelect, so it comes first
        RadioSelect: "radios",
        CheckboxInput: "checkbox",
        Select: "select",
        Textarea: "textarea",
    }
    shape = next((name for kind, name in shapes.items() if isinstance(widget, kind)), "input")
    described = [
        f"{bound.auto_id}-{part}"
        for part, there in (("hint", bound.help_text), ("error", bound.errors))
        if there
    ]
    value = bound.value() if bound.value() is not None else ""
    chosen = {str(each) for each in value} if isinstance(value, list) else {str(value)}
    return {
        "field": bound,
        "shape": shape,
        "label": calmly(bound.label) if type(bound.form).__module__.startswith("allauth.") else bound.label,
        "title": title,
        "kind": getattr(widget, "input_type", "text"),
        "width": _width(bound, getattr(widget, "input_type", "text")),
        "attributes": {name: told for name, told in widget.attrs.items() if name != "placeholder"},
        "most": settings.OPTIONS.upload_bytes,
        "mebibytes": settings.OPTIONS.upload_bytes // (1 << 20),
        "described": " ".join(described),
        "value": value,
        "choices": [
            {
                "value": each,
                "label": label,
                "id": f"{bound.auto_id}_{number}" if number else bound.auto_id,
                "chosen": str(each) in chosen,
            }
            for number, (each, label) in enumerate(getattr(bound.field, "choices", ()))
        ],
    }
