"""The column of running text in which a place of signing stands."""

from types import SimpleNamespace
from typing import cast

import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.gutters import column_begins
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet

PLACE = Box(311, 367, 329, 374)
PROSE = "Six or more words of a paragraph here"


def part(left: float, top: float, text: str, kind: Kind = Kind.TEXT, width: float = 220) -> SimpleNamespace:
    return SimpleNamespace(box=Box(left, top, left + width, top + 10), text=text, kind=kind, cell=None)


def page(*parts: SimpleNamespace) -> Sheet:
    def near(*_: float) -> tuple[SimpleNamespace, ...]:
        return parts

    return cast("Sheet", SimpleNamespace(placed=SimpleNamespace(near=near)))


LEFT = [part(46, 350 + 14 * line, PROSE) for line in range(5)]
RIGHT = [part(311, 245 + 14 * line, PROSE) for line in range(3)]


def test_beside_a_column_of_text_the_column_begins_in_the_gutter() -> None:
    begins = column_begins(page(*LEFT, *RIGHT), PLACE)
    assert begins is not None
    assert 266 < begins < 311


@pytest.mark.parametrize(
    "parts",
    [
        [*LEFT, part(311, 400, "Name", Kind.NAME, 30)],
        [*RIGHT, part(46, 367, "Signature of the customer", Kind.SIGN)],
        [*LEFT, *RIGHT, part(46, 367, "Date", Kind.DATE, 30)],
        [*LEFT, *RIGHT, part(46, 300, PROSE, width=480)],
    ],
    ids=["statement beside a block", "label", "label in the left one", "line over both"],
)
def test_a_statement_and_labels_beside_a_signature_make_no_column(parts: list[SimpleNamespace]) -> None:
    assert column_begins(page(*parts), PLACE) is None
