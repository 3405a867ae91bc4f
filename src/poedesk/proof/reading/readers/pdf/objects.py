"""Careful looks into the objects of a file: what is missing, of the wrong kind or cyclic gives null."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import pikepdf

from poedesk.kernel.expressions import compiled

MOST_BYTES = 1_000_000
"""Bytes taken from one text stream."""

_AT_ONCE = 1000
"""Members up to which an array is taken as a whole."""

_HOLDERS = (pikepdf.Dictionary, pikepdf.Stream)
_ESCAPED_LANGUAGE = compiled(r"\x1b[^\x1b]*\x1b")


def get(item: Any, key: str) -> Any:
    """Return ``item[key]`` of a dictionary or stream, null when there is none."""
    if not isinstance(item, _HOLDERS):
        return None
    try:
        # Most keys that are asked for are not there, and asking for one is slow where it is not.
        return item.get(key) if key in item else None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError):
        return None


def own_keys(item: Any, wanted: AbstractSet[str]) -> AbstractSet[str]:
    """Return those of ``wanted`` that a dictionary or stream holds; all of them when it cannot tell."""
    if not isinstance(item, _HOLDERS):
        return frozenset()
    try:
        return wanted & item.keys()
    except (pikepdf.PdfError, ValueError, TypeError):
        return wanted


def items(item: Any) -> Iterable[Any]:
    """Return the members of an array; nothing for anything else."""
    if not isinstance(item, pikepdf.Array):
        return ()
    if len(item) <= _AT_ONCE:
        try:
            return list(item.as_list())
        except (pikepdf.PdfError, ValueError, IndexError):
            pass  # those that can be had are taken one by one
    return _one_by_one(item)


def _one_by_one(item: pikepdf.Array) -> Iterator[Any]:
    for number in range(len(item)):
        try:
            yield item[number]
        except (pikepdf.PdfError, ValueError, IndexError):
            continue


def dictionaries(item: Any) -> Iterator[pikepdf.Dictionary]:
    """Yield the members of an array that are dictionaries."""
    for member in items(item):
        if isinstance(member, pikepdf.Dictionary):
            yield member


def text_of(item: Any) -> str | None:
    """Return a string, or a stream that holds one, as text; null for anything else."""
    if isinstance(item, pikepdf.String):
        return _clean(_decoded(item))
    if isinstance(item, str):
        return _clean(item)
    if isinstance(item, pikepdf.Stream):
        try:
            data = item.read_bytes()[:MOST_BYTES]
        except (pikepdf.PdfError, ValueError):
            return None
        return _clean(_decoded(pikepdf.String(data)))
    return None


def _decoded(item: pikepdf.String) -> str:
    """Return a string as text; one that says it is UTF-8 and is not keeps what can be read of it."""
    try:
        return str(item)
    except UnicodeDecodeError:
        return bytes(item).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _clean(text: str) -> str:
    return _ESCAPED_LANGUAGE.sub("", text).replace("\x00", "")


def name_of(item: Any) -> str | None:
    """Return a name without its slash; null for anything else."""
    if not isinstance(item, pikepdf.Name):
        return None
    try:
        return str(item)[1:]
    except UnicodeDecodeError:
        return None


def number_of(item: Any) -> int | None:
    """Return a whole number; null for anything else."""
    return item if isinstance(item, int) and not isinstance(item, bool) else None


def rectangle_of(item: Any) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top of a rectangle with an extent; null for anything else."""
    values = list(items(item))
    if len(values) != 4:  # noqa: PLR2004 - two corners
        return None
    try:
        x0, y0, x1, y1 = (float(value) for value in values)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def listed(names: Iterable[str]) -> str:
    """Return names for a sentence: the first five in quotes, and whether there are others."""
    given = list(names)
    return ", ".join(map(repr, given[:5])) + (" and others" if len(given) > 5 else "")  # noqa: PLR2004 - as many as are read at a glance


def identity(item: Any) -> tuple[int, int] | None:
    """Return object and generation number of an indirect object, null for all else."""
    if not isinstance(item, pikepdf.Object):
        return None
    number: tuple[int, int] = item.objgen
    return number if number[0] else None
