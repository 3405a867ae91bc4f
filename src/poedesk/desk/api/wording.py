"""What the fields of a shape mean: the words that stand under them in the source.

Read when the description is made, not when shapes are: most processes of a desk are never asked for it, and
looking for the words of a hundred shapes is a quarter of what they take to start.
"""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


def words_of(shape: type) -> Mapping[str, str]:
    """Return the docstring of each field that a class writes itself, by the name of the field."""
    module = sys.modules.get(shape.__module__)
    return {} if module is None else _words_in(module.__name__).get(shape.__qualname__, {})


@cache
def _words_in(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of every class at the top of a module; nothing of one without source."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {each.name: _words_under(each) for each in tree.body if isinstance(each, ast.ClassDef)}


def _words_under(shape: ast.ClassDef) -> Mapping[str, str]:
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(shape.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(below.value.value, str)
    }
