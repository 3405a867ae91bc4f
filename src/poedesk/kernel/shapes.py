"""Whether a value of JSON has the shape that is expected of it.

A shape is a type, a list of one shape, a mapping of names to shapes, a mapping ``{str: shape}`` of any names,
a tuple of what may be, or None.
"""

from typing import Any


def fits(value: Any, shape: Any) -> bool:
    """Say whether a value has a shape: every field, no other, each of its kind; true is no number."""
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return False
        if str in shape:
            return all(fits(each, shape[str]) for each in value.values())
        return value.keys() == shape.keys() and all(fits(value[name], shape[name]) for name in shape)
    if shape is None:
        return value is None
    return type(value) is shape
