"""Labels under heads that stand side by side are of the side whose column they stand in."""

import pytest
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.page.view import DocumentView

PARTS = ("Halden Timber Group", "Brightwater Cloud Partners Ltd")


def _told(lower: float, left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[Role | None, State]]:
    pieces = []
    for x, lines, down in ((60, left, 0.0), (320, right, lower)):
        pieces += [(x, 80 + 15 * number + down, text) for number, text in enumerate(lines)]
    view = DocumentView(document(page(sorted(pieces, key=lambda each: (each[1], each[0])))))
    return [(item.role, item.state) for item in labelled(view, "domain")]


@pytest.mark.parametrize("lower", [0.0, 6.0])
def test_a_name_under_a_head_does_not_end_its_column(lower: float) -> None:
    own = ("Customer", PARTS[0], "Domain:")
    theirs = ("Partner", PARTS[1], "Domain: brightwater.example")
    told = _told(lower, own, theirs)
    assert set(told) == {(Role.CUSTOMER, State.BLANK), (Role.PARTNER, State.PRESENT)}


def test_heads_a_little_above_one_another_part_their_columns() -> None:
    own = ("Customer", f"Name: {PARTS[0]}", "Domain: haldentimber.example")
    theirs = ("Partner", f"Name: {PARTS[1]}", "Domain: brightwater.example")
    assert [role for role, _ in _told(6.0, own, theirs)] == [Role.CUSTOMER, Role.PARTNER]
