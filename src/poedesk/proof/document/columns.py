"""Columns of numbers as text: how many small things pass a pipe as JSON without a JSON value for each."""

import base64
import sys
from array import array
from collections.abc import Iterable, Sequence
from math import isfinite
from struct import pack
from typing import TypeAlias, TypeVar

Whole: TypeAlias = "array[int]"
"""Whole numbers from 0, of 32 bits."""

Real: TypeAlias = "array[float]"

Column: TypeAlias = "Whole | Real"

_Column = TypeVar("_Column", Whole, Real)

_SWAPPED = sys.byteorder == "big"
"""Texts hold the least significant byte first."""


def whole(numbers: Iterable[int]) -> Whole:
    """Return a column of whole numbers; raises OverflowError for one below 0 or beyond 32 bits."""
    return array("I", tuple(numbers))


def real(numbers: Iterable[float]) -> Real:
    """Return a column of numbers."""
    given = tuple(numbers)
    return array("d", pack(f"{len(given)}d", *given))  # at once: an array takes each of them apart


def interleaved(columns: Sequence[Sequence[float]]) -> Real:
    """Return one column of the first numbers of ``columns``, then their second ones, and so on."""
    count = len(columns)
    made = array("d", bytes(8 * count * len(columns[0])))
    for place, numbers in enumerate(columns):
        made[place::count] = real(numbers)
    return made


def is_column(value: object) -> bool:
    """Return whether ``value`` is a column."""
    return isinstance(value, array)


def bare(column: Column) -> Column:
    """Return ``column`` with the least significant byte of each number first, as its text and bytes are."""
    if _SWAPPED:
        column = column[:]
        column.byteswap()
    return column


def packed(column: Column) -> str:
    """Return the text from which ``whole_of`` or ``real_of`` makes ``column`` again."""
    return base64.b64encode(bare(column)).decode("ascii")


def whole_of(given: object) -> Whole:
    """Return a column of whole numbers from its text or bytes; raises TypeError or ValueError otherwise."""
    return _filled(array("I"), given)


def real_of(given: object) -> Real:
    """Return a column of finite numbers from its text or bytes; raises as ``whole_of`` does."""
    column = _filled(array("d"), given)
    # The last byte of a number, its sign and most of its exponent, is one of two in all that are not finite;
    # and a sum is finite only when all its parts are.
    ends = memoryview(bare(column)).cast("B")[7::8].tobytes()
    if (b"\x7f" in ends or b"\xff" in ends) and not isfinite(sum(column)):
        message = "a number is out of bounds"
        raise ValueError(message)
    return column


def _filled(column: _Column, given: object) -> _Column:
    if isinstance(given, str):
        given = base64.b64decode(given, validate=True)
    elif not isinstance(given, memoryview):
        message = f"expected a column of numbers, got {type(given).__name__}"
        raise TypeError(message)
    column.frombytes(given)
    if _SWAPPED:
        column.byteswap()
    return column
