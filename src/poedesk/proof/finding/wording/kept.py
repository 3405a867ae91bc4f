"""What was worked out of patterns before: parsing hundreds of them takes as long as reading some documents.

``data/necessary.json`` holds the answers by the hash of their pattern, so that none is taken for another's
when a pattern is changed: what is not there is worked out. ``scripts/make_necessary.py`` writes the file.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from hashlib import sha256
from importlib.resources import files
from typing import Any, TypeVar, cast

T = TypeVar("T", bound=bool | frozenset[str])

Notes = dict[str, dict[str, Any]]
"""Name of what is worked out -> key of a pattern -> the answer: true, false or a list of words."""

_notes: list[Notes] = []
"""Where answers are noted; nowhere as a rule."""


def key_of(pattern: str) -> str:
    """Return what stands for ``pattern`` in the file."""
    return sha256(pattern.encode()).hexdigest()[:24]


@cache
def known() -> Notes:
    """Return what the file holds."""
    loaded: Notes = json.loads(files("poedesk.proof.finding").joinpath("data/necessary.json").read_bytes())
    return loaded


@contextmanager
def noting() -> Iterator[Notes]:
    """Work everything out anew and note it: how the file is made, and checked."""
    _notes.append({})
    try:
        yield _notes[-1]
    finally:
        _notes.pop()


def kept(work: Callable[[str], T]) -> Callable[[str], T]:
    """Return ``work`` on a pattern, whose answer is taken from the file where it stands there."""
    name = work.__name__

    @wraps(work)
    def told(pattern: str) -> T:
        if not _notes and (found := known().get(name, {}).get(key_of(pattern))) is not None:
            return cast("T", found if isinstance(found, bool) else frozenset(found))
        made = work(pattern)
        for notes in _notes:
            own = made if isinstance(made, bool) else sorted(made)
            notes.setdefault(name, {})[key_of(pattern)] = own
        return made

    return told
