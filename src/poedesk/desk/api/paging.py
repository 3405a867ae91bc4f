"""Lists page by page: a cursor says after which row to go on, so that rows that come or go shift nothing."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from ninja import Query

from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.kernel.records import dataclass

M = TypeVar("M", bound=Model)

MOST = 100
Limit = Annotated[int, Query(ge=1, le=MOST, description=f"How many items, {MOST} at most.")]
Cursor = Annotated[str, Query(max_length=400, description="``next`` of the page before.")]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and how to go on."""

    items: Sequence[Any]
    next: str | None
    """Cursor of the next page; null on the last one."""


def page(rows: "QuerySet[M]", keys: Sequence[str], limit: int, cursor: str) -> Page:
    """Return one page of rows.

    Args:
        rows: those that the actor may see.
        keys: what they are ordered by, the last one unique; ``-`` before all names or none: newest first.
        limit: how many.
        cursor: null text for the first page.

    Raises:
        Invalid: the cursor is none of this list.
    """
    falls = keys[0].startswith("-")
    names = [each.removeprefix("-") for each in keys]
    ordered = rows.order_by(*keys)
    if cursor:
        ordered = ordered.filter(_after(names, _values(rows.model, names, cursor), "lt" if falls else "gt"))
    found = list(ordered[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    following = None
    if last is not None:
        following = _cursor(rows.model, [getattr(last, each) for each in names])
    return Page(found[:limit], following)


def _after(names: Sequence[str], values: Sequence[Any], way: str) -> Q:
    asked = Q(**{f"{names[0]}__{way}e": values[0]})  # bounds the index
    alternatives = Q()
    for number, name in enumerate(names):
        same = dict(zip(names[:number], values, strict=False))
        alternatives |= Q(**same, **{f"{name}__{way}": values[number]})
    return asked & alternatives


def _cursor(model: type[Model], values: Sequence[Any]) -> str:
    told = [each.isoformat() if hasattr(each, "isoformat") else str(each) for each in values]
    return base64.urlsafe_b64encode(json.dumps([_list_of(model), *told]).encode()).decode().rstrip("=")


def _list_of(model: type[Model]) -> str:
    """Return which list a cursor is of: that of another would begin somewhere, and seem to have ended."""
    return model._meta.model_name or ""  # noqa: SLF001 - what Django calls its public part


def _values(model: type[Model], names: Sequence[str], cursor: str) -> list[Any]:
    try:
        of, *told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        given = names if of == _list_of(model) else ()
        return [_value(_kind(model, name), text) for name, text in zip(given, told, strict=True)]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        told_of = "this is no cursor of this list; leave it out for the first page, or send next as it came"
        raise Invalid([Wrong("cursor", "cursor", told_of)]) from error


def _kind(model: type[Model], name: str) -> str:
    return model._meta.get_field(name).get_internal_type()  # noqa: SLF001 - what Django calls its public part


def _value(kind: str, text: str) -> Any:
    """Return the value that a cursor tells; raises what a wrong one raises."""
    if "\0" in text or not text.encode():
        raise ValueError
    if kind == "DateTimeField":
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise ValueError
        return at.astimezone(UTC)
    if kind == "UUIDField":
        return UUID(text)
    if kind.endswith(("IntegerField", "AutoField")):
        if abs(number := int(text)) >> 63:
            raise ValueError
        return number
    return text
