"""Columns of numbers as text: how many small things pass a pipe as JSON without a JSON value for each."""

import base64
import sys
from array import array
from collections.abc import Iterable
from math import isfinite
from typing import TypeAlias, TypeVar

Whole: TypeAlias = "array[int]"
"""Whole numbers from 0, of 32 bits."""

Real: TypeAlias = "array[float]"

_Column = TypeVar("_Column", Whole, Real)

_SWAPPED = sys.byteorder == "big"
"""Texts hold the least significant byte first."""


def whole(numbers: Iterable[int]) -> Whole:
    """Return a column of whole numbers; raises OverflowError for one below 0 or beyond 32 bits."""
    return array("I", tuple(numbers))


def real(numbers: Iterable[float]) -> Real:
    """Return a column of numbers."""
    return array("d", tuple(numbers))


def packed(column: "Whole | Real") -> str:
    """Return the text from which ``whole_of`` or ``real_of`` makes ``column`` again."""
    if _SWAPPED:
        column = column[:]
        column.byteswap()
    return base64.b64encode(column).decode("ascii")


def whole_of(text: object) -> Whole:
    """Return a column of whole numbers from its text; raises TypeError or ValueError for anything else."""
    return _filled(array("I"), text)


def real_of(text: object) -> Real:
    """Return a column of finite numbers from its text; raises TypeError or ValueError for anything else."""
    column = _filled(array("d"), text)
    if not isfinite(sum(column)):  # a sum is finite only when all its parts are
        message = "a number is out of bounds"
        raise ValueError(message)
    return column


def _filled(column: _Column, text: object) -> _Column:
    if not isinstance(text, str):
        message = f"expected a column of numbers, got {type(text).__name__}"
        raise TypeError(message)
    column.frombytes(base64.b64decode(text, validate=True))
    if _SWAPPED:
        column.byteswap()
    return column
