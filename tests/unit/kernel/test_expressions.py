"""Expressions that are compiled when they are first used."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import poedesk
from poedesk.kernel.expressions import later

SOURCE = Path(poedesk.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    for path in SOURCE.rglob("*.py")
    if "kernel.expressions import later" in path.read_text(encoding="utf-8")
)


def test_it_answers_as_the_compiled_expression_does() -> None:
    written = later(r"(?P<day>\d+) May", re.IGNORECASE)
    assert written.pattern == r"(?P<day>\d+) May"
    found = written.search("on 4 may")
    assert found is not None
    assert found["day"] == "4"
    assert written.sub("-", "4 MAY, 5 May") == "-, -"
    assert [each.start() for each in written.finditer("4 May 5 May")] == [0, 6]
    assert written.search is written.search


def test_a_wrong_one_is_found_at_its_first_use() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_it_has_nothing_that_a_compiled_expression_has_not() -> None:
    with pytest.raises(AttributeError):
        later("a").searching  # type: ignore[attr-defined]  # noqa: B018 - that it is not there is the point


def test_every_one_of_ours_can_be_compiled() -> None:
    kept = [each for module in MODULES for each in _kept_in(vars(import_module(module)))]
    assert len(kept) > 100
    for each in kept:
        assert re.compile(each.pattern, each.flags & ~re.UNICODE).groups == each.groups


def _kept_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, type(later(""))):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            if isinstance(each, type(later("")) | tuple | dict):
                yield from _kept_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _kept_in(each)
