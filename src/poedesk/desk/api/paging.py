"""Lists page by page: a cursor says after which row to go on, so that rows that come or go shift nothing."""

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from ninja import Query

from poedesk.desk.api.problems import Invalid, Wrong
from poedesk.kernel.records import dataclass

M = TypeVar("M", bound=Model)
T = TypeVar("T")
_RECKONED = "reckoned"
"""Name of a list that stands in no table; no model is called so."""

_DIGITS = 30
"""More than any amount has."""

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
        ordered = ordered.filter(_after(names, _values(rows, names, cursor), "lt" if falls else "gt"))
    found = list(ordered[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    following = None
    if last is not None:
        following = _cursor(_list_of(rows.model), [getattr(last, each) for each in names])
    return Page(found[:limit], following)


def page_of(rows: Iterable[T], key: Callable[[T], tuple[str, ...]], limit: int, cursor: str) -> Page:
    """Return one page of rows that were reckoned and stand in no table.

    Args:
        rows: all of them.
        key: what a row is ordered by, texts that only one row has together.
        limit: how many.
        cursor: null text for the first page.

    Raises:
        Invalid: the cursor is none of this list.
    """
    ordered = sorted(rows, key=key)
    if cursor:
        before = _told(_RECKONED, cursor)
        if ordered and len(before) != len(key(ordered[0])):
            raise _no_cursor()
        ordered = [each for each in ordered if list(key(each)) > before]
    more = len(ordered) > limit
    return Page(ordered[:limit], _cursor(_RECKONED, key(ordered[limit - 1])) if more else None)


def _after(names: Sequence[str], values: Sequence[Any], way: str) -> Q:
    asked = Q(**{f"{names[0]}__{way}e": values[0]})  # bounds the index
    alternatives = Q()
    for number, name in enumerate(names):
        same = dict(zip(names[:number], values, strict=False))
        alternatives |= Q(**same, **{f"{name}__{way}": values[number]})
    return asked & alternatives


def _cursor(of: str, values: Sequence[Any]) -> str:
    told = [each.isoformat() if hasattr(each, "isoformat") else str(each) for each in values]
    return base64.urlsafe_b64encode(json.dumps([of, *told]).encode()).decode().rstrip("=")


def _list_of(model: type[Model]) -> str:
    """Return which list a cursor is of: that of another would begin somewhere, and seem to have ended."""
    return model._meta.model_name or ""  # noqa: SLF001 - what Django calls its public part


def _values(rows: "QuerySet[Any]", names: Sequence[str], cursor: str) -> list[Any]:
    told = _told(_list_of(rows.model), cursor)
    try:
        pairs = zip(names, told, strict=True)
        return [_value(_kind(rows, name), text) for name, text in pairs]
    except (ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise _no_cursor() from error


def _told(of: str, cursor: str) -> list[str]:
    """Return the texts that a cursor of a list holds; raises Invalid."""
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError) as error:
        raise _no_cursor() from error
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise _no_cursor()
    if told[:1] != [of]:
        raise _no_cursor()
    return told[1:]


def _no_cursor() -> Invalid:
    told = "this is no cursor of this list; leave it out for the first page, or send next as it came"
    return Invalid([Wrong("cursor", "cursor", told)])


def _kind(rows: "QuerySet[Any]", name: str) -> str:
    """Return the kind of what a list is ordered by: a column, or what was reckoned for each row."""
    reckoned = rows.query.annotations.get(name)
    if reckoned is not None:
        return str(reckoned.output_field.get_internal_type())
    return str(rows.model._meta.get_field(name).get_internal_type())  # noqa: SLF001 - Django's public part


def _value(kind: str, text: str) -> Any:
    """Return the value that a cursor tells; raises what a wrong one raises."""
    if "\0" in text or not text.encode():
        raise ValueError
    if kind == "DateTimeField":
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise ValueError
        return at.astimezone(UTC)
    if kind == "DateField":
        return date.fromisoformat(text)
    if kind == "DecimalField":
        amount = Decimal(text)
        if not amount.is_finite() or amount.adjusted() > _DIGITS:
            raise ValueError
        return amount
    if kind == "UUIDField":
        return UUID(text)
    if kind.endswith(("IntegerField", "AutoField")):
        if abs(number := int(text)) >> 63:
            raise ValueError
        return number
    return text
