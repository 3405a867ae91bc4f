"""Print through whose middle a line goes names nobody and dates nothing, at a labelled place as anywhere."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks.sheets.struck import is_struck, ruled

PRINT = Box(60, 100, 160, 112)


def line(left: float, right: float, level: float) -> Box:
    return Box(left, level, right, level + 0.5)


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (line(58, 162, 106), True),
        (line(58, 110, 106), False),
        (line(58, 162, 112), False),
        (line(58, 162, 99), False),
    ],
)
def test_a_line_through_most_of_the_middle_strikes_out(rule: Box, *, struck: bool) -> None:
    assert is_struck(ruled([rule], ()), PRINT) is struck


def test_a_stroke_of_a_pen_over_the_print_strikes_nothing_out() -> None:
    pen = Drawing("strokes", Box(50, 90, 170, 120))
    assert not is_struck(ruled([line(58, 162, 106)], (pen,)), PRINT)


@pytest.mark.parametrize(("rules", "name"), [((), "Alice Durant"), (((168.0, 240.0, 185.5),), None)])
def test_a_struck_out_name_at_a_labelled_place_is_nobodys(
    rules: tuple[tuple[float, float, float], ...], name: str | None
) -> None:
    lines = [(60.0, 150.0, "Customer signature:"), (170.0, 180.0, "Alice Durant")]
    ink = Drawing("strokes", Box(170, 140, 270, 166))
    named = {value(act.name) for act in acts_in(document(page(lines, drawings=[ink], rules=rules)))}
    assert named == {name}
