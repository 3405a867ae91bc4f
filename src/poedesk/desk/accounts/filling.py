"""Fills a form of a page in with what was typed into it before."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

Typed = Mapping[str, list[str]]
"""Values by the name of the field, in the order in which they were sent."""

_UNTOUCHED = {"password", "file", "submit", "button", "image", "reset"}
"""Kinds of fields that a page never shows filled in, or that hold nothing."""


_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no page may hold."""


def filled(page: str, path: str, to: str, typed: Typed) -> tuple[str, dict[str, list[str]]]:
    """Return a page with its form filled in, and what found no field.

    Hidden fields are filled in, too: a form then still tells which revision somebody saw.

    Args:
        page: HTML.
        path: of the page.
        to: path to which the form is sent.
        typed: what was typed; of several forms that are sent there the one that has most of it is filled in.
    """
    tree: Any = html.document_fromstring(page)
    there = [form for form in tree.forms if urlsplit(urljoin(path, form.get("action") or path)).path == to]
    form = max(there, key=lambda each: len(_names(each) & typed.keys()), default=None)
    if form is None or not _names(form) & typed.keys():
        return page, dict(typed)
    left = {name: list(values) for name, values in typed.items()}
    for field in _fields(form):
        _put(field, left)
    found = {name: values for name, values in left.items() if values}
    return html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"), found


def _fields(form: Any) -> list[Any]:
    """Return the fields of a form that can be filled in."""
    found = (each for each in form.iter("input", "textarea", "select") if each.get("name"))
    return [each for each in found if each.get("type") not in _UNTOUCHED]


def _names(form: Any) -> set[str]:
    return {each.get("name") for each in _fields(form)}


def _put(field: Any, left: dict[str, list[str]]) -> None:
    """Fill one field in with the next value of its name; a choice with those of its values."""
    name, kind = field.get("name"), field.get("type")
    values = left.get(name, [])
    if kind in {"checkbox", "radio"}:
        own = field.get("value", "on")
        _mark(field, "checked", own in values)
        if own in values:
            values.remove(own)
    elif field.tag == "select":
        for option in field.iter("option"):
            own = option.get("value", option.text or "")
            _mark(option, "selected", own in values)
            if own in values:
                values.remove(own)
    elif values:
        told = _UNWRITABLE.sub("", values.pop(0))
        if field.tag == "textarea":
            field.text = f"\n{told}" if told.startswith("\n") else told
        else:
            field.set("value", told)


def _mark(element: Any, name: str, on: bool) -> None:  # noqa: FBT001 - what it becomes
    if on:
        element.set(name, name)
    else:
        element.attrib.pop(name, None)
