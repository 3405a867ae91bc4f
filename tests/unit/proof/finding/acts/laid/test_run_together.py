"""Two columns that run together in one line."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.document.words import Word, Words
from poedesk.proof.finding.model import Act, Role

PARTIES = ("Lakeview Orchards Ltd", Role.CUSTOMER), ("Brightpath Ltd", Role.PARTNER)
HEADS = [(60.0, 100.0, "Contractor"), (240.0, 100.0, "Client")]
DAYS = [(60.0, 163.0, "2 May 2026"), (240.0, 163.0, "4 May 2026")]
INK = [Drawing("strokes", Box(left, 114, left + 90, 140)) for left in (60, 240)]


def paper(line: str, second: float, *, days: Sequence[tuple[float, float, str]] = DAYS) -> Document:
    """A line over two days, cut at " | ": its second part begins at ``second``, behind one blank."""
    texts = line.split(" | ")
    made = page([*HEADS, (60.0, 150.0, " ".join(texts)), *days], drawings=INK)
    at, words = made.segments[2].start, []
    for text, begins in zip(texts, (60.0, second), strict=True):
        left = begins
        for word in text.split():
            words.append(Word(at, at + len(word), Box(left, 150, left + 5 * len(word), 161)))
            at, left = at + len(word) + 1, left + 5 * len(word) + 3
    end = max(word.box.right for word in words)
    whole = replace(made.segments[2], box=Box(60, 150, end, 161))
    segments = (*made.segments[:2], whole, *made.segments[3:])
    return document(replace(made, segments=segments, words=Words(words)))


def told(acts: Sequence[Act]) -> set[tuple[Role | None, str | None, str | None]]:
    return {(act.role, value(act.name), value(act.title)) for act in acts if act.is_signed}


def test_each_side_has_the_part_that_begins_as_its_day_does() -> None:
    acts = acts_in(paper("Omar Reyes, Head of Regional Sales | Dana Whitfield, IT Director", 240.0), *PARTIES)
    assert told(acts) == {
        (Role.PARTNER, "Omar Reyes", "Head of Regional Sales"),
        (Role.CUSTOMER, "Dana Whitfield", "IT Director"),
    }


def test_labels_of_both_sides_in_one_line_are_two() -> None:
    acts = acts_in(paper("Name: Omar Reyes, Sales Manager | Name: Dana Whitfield", 240.0), *PARTIES)
    names = {(act.role, value(act.name)) for act in acts if act.is_signed}
    assert (Role.CUSTOMER, "Dana Whitfield") in names


@pytest.mark.parametrize("second", [225.0, 250.0])
def test_a_line_whose_words_begin_elsewhere_stays_one(second: float) -> None:
    acts = acts_in(
        paper("Omar Reyes, Head of Regional Sales | Dana Whitfield, IT Director", second), *PARTIES
    )
    assert (Role.CUSTOMER, "Dana Whitfield", "IT Director") not in told(acts)


def test_one_person_with_a_long_title_stays_one() -> None:
    acts = acts_in(
        paper("Omar Reyes, Head of Sales and Partner | Programmes, Northern Europe", 240.0), *PARTIES
    )
    assert not any(name == "Programmes" for _, name, _ in told(acts))
