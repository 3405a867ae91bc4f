"""Tables ruled by lines: which heights of a page lie beside them."""

import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid, locate

TABLE = Grid((100.0, 200.0), (300.0, 320.0), ((0,),), (Box(100.0, 300.0, 200.0, 320.0),), ((0, 0),))


@pytest.mark.parametrize(
    "heights", [(310.0, 310.0), (290.0, 310.0), (310.0, 330.0), (330.0, 290.0), (300.0, 300.0)]
)
def test_heights_that_are_not_both_above_or_both_below_lie_beside_a_table(
    heights: tuple[float, float],
) -> None:
    assert TABLE.beside(*heights)


@pytest.mark.parametrize("heights", [(280.0, 299.9), (320.0, 330.0), (320.0, 320.0)])
def test_nothing_at_other_heights_is_found_in_it(heights: tuple[float, float]) -> None:
    assert not TABLE.beside(*heights)
    assert locate([TABLE], 150.0, heights[0]) is None
    assert locate([TABLE], 150.0, heights[1]) is None
    assert TABLE.in_one_place((150.0, heights[0]), (150.0, heights[1]))
