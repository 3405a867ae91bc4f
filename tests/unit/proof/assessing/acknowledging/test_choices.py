"""Of the answers that a form offers only the ticked one is given."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.choices import chosen_text
from poedesk.proof.assessing.acknowledging.reserves import reserved
from poedesk.proof.document.model import Document, Mark

OFFERED = ("Accepted", "The work is accepted with reservations", "Rejected")


def _form(ticked: str | None, other: str | None = None) -> Document:
    text = "The customer declares:\n" + "\n".join(OFFERED) + "\nTeams\n"
    paper = typed(text)
    marks = [
        Mark(
            each, "declares" if each in OFFERED else other, each in {ticked, "Teams"}, None, "drawn",
            text.index(each), text.index(each) + len(each),
        )
        for each in (*OFFERED, "Teams")
    ]  # fmt: skip
    return replace(paper, pages=(replace(paper.pages[0], marks=tuple(marks)),))


@pytest.mark.parametrize(
    ("ticked", "told"), [("Accepted", False), (OFFERED[1], True), ("Rejected", True), (None, True)]
)
def test_a_reserve_that_nobody_ticked_is_none(ticked: str | None, *, told: bool) -> None:
    assert (reserved(_form(ticked)) is not None) is told


def test_words_of_a_group_without_a_tick_stay() -> None:
    page = _form(None, "products").pages[0]
    assert chosen_text(page) == page.text


def test_what_is_left_keeps_its_place() -> None:
    page = _form("Rejected").pages[0]
    told = chosen_text(page)
    assert len(told) == len(page.text)
    assert "Accepted" not in told
    assert told.index("Rejected") == page.text.index("Rejected")
