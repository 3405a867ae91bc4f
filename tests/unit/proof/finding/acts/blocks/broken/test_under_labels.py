"""Answers that run together on one line, under labels side by side."""

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.proof.finding.acts.pages import document, only, page, value

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.document.words import Word, Words
from poedesk.proof.finding.model import Act, Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
HEADS = [(60.0, 150.0, "Signature"), (180.0, 150.0, "Name"), (260.0, 150.0, "Title"), (400.0, 150.0, "Date")]
ANSWERS = "Odile Perrin Orchard Manager 4 May 2026"


def paper(lefts: Sequence[float]) -> Act:
    """A row of labels, ink under the first, and one line whose words begin at ``lefts``."""
    heads = [(60.0, 100.0, "Lakeview Orchards Ltd accepts the work."), *HEADS]
    made = page([*heads, (180.0, 164.0, ANSWERS)], drawings=[Drawing("strokes", Box(62, 166, 160, 190))])
    start = made.segments[-1].start
    words, place = [], start
    for word, left in zip(ANSWERS.split(" "), lefts, strict=True):
        words.append(Word(place, place + len(word), Box(left, 164, left + 5 * len(word), 175)))
        place += len(word) + 1
    line = replace(made.segments[-1], box=Box(180, 164, 450, 175))
    return only(document(replace(made, segments=(*made.segments[:-1], line), words=Words(words))), CUSTOMER)


def test_words_that_begin_under_labels_answer_them() -> None:
    act = paper([180, 212, 260, 301, 400, 407, 425])
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-04",
    )


def test_words_that_begin_between_labels_are_not_cut() -> None:
    act = paper([180, 212, 247, 290, 332, 340, 362])
    assert value(act.title) != "Orchard Manager"
    assert value(act.name) != "Odile Perrin"


CENTRED = [
    (60.0, 150.0, "Signature"),
    (196.5, 150.0, "Name"),
    (308.8, 150.0, "Title"),
    (395.0, 150.0, "Date"),
]


def centred(shift: float) -> Act:
    """The same under labels in the middle of their columns; the title stands ``shift`` out of the middle."""
    heads = [(60.0, 100.0, "Lakeview Orchards Ltd accepts the work."), *CENTRED]
    made = page([*heads, (174.5, 164.0, ANSWERS)], drawings=[Drawing("strokes", Box(62, 166, 160, 190))])
    start, words, place = made.segments[-1].start, [], 0
    for word, left in zip(
        ANSWERS.split(" "), (176, 209, 286 + shift, 324 + shift, 383, 391, 409), strict=True
    ):
        at = start + place
        words.append(Word(at, at + len(word), Box(left, 164, left + 5 * len(word), 175)))
        place += len(word) + 1
    line = replace(made.segments[-1], box=Box(174, 164, 450, 175))
    return only(document(replace(made, segments=(*made.segments[:-1], line), words=Words(words))), CUSTOMER)


def test_answers_in_the_middle_under_labels_answer_them() -> None:
    act = centred(0.0)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-04",
    )


def test_answers_out_of_the_middle_are_not_cut() -> None:
    act = centred(9.0)
    assert value(act.title) != "Orchard Manager"
