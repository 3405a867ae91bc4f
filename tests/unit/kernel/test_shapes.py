import pytest

from poedesk.kernel.shapes import fits

SHAPE = {"name": str, "sizes": [int], "by": {str: (str, None)}}


def test_every_field_of_its_kind_fits() -> None:
    assert fits({"name": "a", "sizes": [1, 2], "by": {"x": None, "y": "z"}}, SHAPE)


@pytest.mark.parametrize(
    "change",
    [
        {"name": 1},
        {"sizes": [True]},
        {"sizes": [1.0]},
        {"sizes": {}},
        {"by": {"x": 1}},
        {"by": []},
        {"more": 1},
    ],
)
def test_another_kind_or_field_does_not(change: dict[str, object]) -> None:
    assert not fits({"name": "a", "sizes": [], "by": {}} | change, SHAPE)
    assert not fits({"name": "a"}, SHAPE)
