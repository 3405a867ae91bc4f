"""Ink that was recognised as a day or a number: whatever it answers, it is no signature."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box, Word
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, same_line

SHARED = 0.5
"""Share of the ink, from which on recognised words at its place are what the pen wrote."""

FIGURES = 3
"""Figures from which on recognised words are a day or a number, where they are half of the signs."""

CLOSE = 0.5
"""Heights of a word at most between two words of one answer; its label stands further off."""

SURE = 0.8
"""Confidence of each word from which on it says what the pen wrote: loops are read as figures too."""


def is_figures(sheet: Sheet, ink: Box) -> bool:
    """Return whether what was recognised where ink is are figures: of a day, of a number."""
    under = [word for word in sheet.page.words if word.box.shared(ink) > 0]
    if sum(word.box.shared(ink) for word in under) < SHARED * ink.width * ink.height:
        return False
    if any(word.confidence is None or word.confidence < SURE for word in under):
        return False
    text = " ".join(sheet.page.text[word.start : word.end] for word in _run(sheet, under))
    figures, signs = (sum(map(test, text)) for test in (str.isdigit, str.isalnum))
    return when.is_date(text) or (figures >= FIGURES and 2 * figures >= signs)


def _run(sheet: Sheet, under: Sequence[Word]) -> list[Word]:
    """Return the words of which ``under`` are some: those that stand close before and behind them."""
    run = sorted(under, key=lambda word: word.box.left)
    for word in sorted(sheet.page.words, key=lambda word: word.box.left):
        box, last = word.box, run[-1].box
        if 0 <= box.left - last.right <= CLOSE * last.height and same_line(box, last):
            run.append(word)
    for word in sorted(sheet.page.words, key=lambda word: -word.box.right):
        box, first = word.box, run[0].box
        if 0 <= first.left - box.right <= CLOSE * first.height and same_line(box, first):
            run.insert(0, word)
    return run
