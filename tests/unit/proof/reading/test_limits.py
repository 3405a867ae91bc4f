import re
from dataclasses import fields
from pathlib import Path

import pytest

from poedesk.proof.reading import limits as module
from poedesk.proof.reading.limits import (
    BUNDLE_DEFAULT,
    DEFAULT,
    BundleLimits,
    CacheLimits,
    InvalidLimit,
    Limits,
    MarkLimits,
    bundle_from_environment,
    from_environment,
    marks_from_environment,
    variable,
)


def test_without_variables_the_defaults_hold() -> None:
    assert from_environment({"PATH": "/bin"}) == DEFAULT
    assert bundle_from_environment({"PATH": "/bin"}) == BUNDLE_DEFAULT


def test_every_limit_can_be_set() -> None:
    asked = {variable(item.name): "1_234" for item in fields(Limits)}
    limits = from_environment(asked)
    assert {getattr(limits, item.name) for item in fields(Limits)} == {1234}
    assert bundle_from_environment({"POEDESK_READERS": "7"}) == BundleLimits(readers=7)
    assert marks_from_environment({"POEDESK_MARK_BYTES": "9"}) == MarkLimits(mark_bytes=9)


@pytest.mark.parametrize("value", ["", "-1", "0", "many", "1.5", "\u0661"])
def test_nonsense_is_named_with_what_is_allowed(value: str) -> None:
    with pytest.raises(InvalidLimit, match=r"POEDESK_PAGES is .*whole number above zero") as caught:
        from_environment({"POEDESK_PAGES": value})
    assert caught.value.exit_code == 2


def test_every_limit_is_described() -> None:
    source = Path(module.__file__).read_text()
    for item in (*fields(Limits), *fields(BundleLimits), *fields(CacheLimits), *fields(MarkLimits)):
        assert re.search(rf'    {item.name}: int = .*\n    """\w', source), item.name
