"""A page may say that its unit is larger than a point: sizes and boxes are told in points."""

import pikepdf
import pytest

from .made import Sheet, changed, form, pdf, seen


def _unit(data: bytes, unit: object) -> bytes:
    def give(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.UserUnit = unit

    return changed(data, give)


def _draw(sheet: Sheet) -> None:
    sheet.text(72, 100, "Customer:")
    sheet.box(72, 300)
    sheet.text(90, 300, "Teams")
    sheet.line(72, 400, 200, 400)


def test_everything_of_a_page_with_a_unit_of_its_own_is_in_points() -> None:
    data = form(pdf(_draw), [{"FT": "/Tx", "T": "Customer", "V": "Oxbow Mills", "rect": (150, 90, 100, 14)}])
    plain, large = (seen(_unit(data, unit)).pages[0] for unit in (1, 2))
    assert (large.width, large.height) == (1224, 1584)
    for kind in ("segments", "words", "fields", "marks"):
        pairs = list(zip(getattr(plain, kind), getattr(large, kind), strict=True))
        assert pairs
        for one, other in pairs:
            assert tuple(other.box) == pytest.approx([2 * value for value in one.box])
    assert tuple(large.rules[0]) == pytest.approx([2 * value for value in plain.rules[0]])


@pytest.mark.parametrize("unit", [0, -3, True, 10**9])
def test_a_unit_that_cannot_be_is_not_believed(unit: object) -> None:
    assert seen(_unit(pdf(_draw), unit)).pages[0].width == 612
