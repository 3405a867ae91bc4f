"""Work on a document that several finders ask for and that is done once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from poedesk.proof.finding.page.view import DocumentView

_More = ParamSpec("_More")
_Made = TypeVar("_Made")


def once_a_view(
    work: Callable[Concatenate[DocumentView, _More], _Made],
) -> Callable[Concatenate[DocumentView, _More], _Made]:
    """Return ``work`` that keeps its answer for as long as the view lives; further arguments are hashable."""
    known: WeakKeyDictionary[DocumentView, dict[Hashable, _Made]] = WeakKeyDictionary()

    @wraps(work)
    def remembered(view: DocumentView, /, *args: _More.args, **kwargs: _More.kwargs) -> _Made:
        answers = known.setdefault(view, {})
        key = (args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = work(view, *args, **kwargs)
        return answers[key]

    return remembered
