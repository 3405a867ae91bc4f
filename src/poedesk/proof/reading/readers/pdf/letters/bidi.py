"""Lines with Hebrew or Arabic: words stand as they are drawn, left to right, and are put in reading order."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RIGHT_TO_LEFT, RawWord
from poedesk.proof.reading.readers.pdf.letters.leftward import drawn_lines

_LETTER = compiled(r"[^\W\d_]")
_PUNCTUATION = compiled(r"^[:.,;!?\u060c\u061b\u061f]+")


def leftward(words: Iterable[RawWord]) -> bool:
    """Return whether a page is read from the right: most of its lines are, by most of their words."""
    sides: Counter[bool] = Counter()
    for line in drawn_lines(words):
        kinds = Counter(_kind(word.text) for word in line)
        if kinds["R"] != kinds["L"]:
            sides[kinds["R"] > kinds["L"]] += 1
    return sides[True] > sides[False]


def in_reading_order(words: Sequence[RawWord], *, leftward: bool | None = None) -> list[RawWord]:
    """Return the words of one piece of a line, given from left to right, in the order they are read.

    The side on which reading begins is the one of most words with letters; where the line has letters of one
    kind at its left and of the other at its right, it is that of the page, which ``leftward`` tells. Latin
    words, and the numbers after them, keep their order among themselves.
    """
    kinds = [_kind(word.text) for word in words]
    if "R" not in kinds:
        return list(words)
    strong = [kind for kind in kinds if kind != "N"]
    if leftward is None or strong[0] == strong[-1]:
        leftward = kinds.count("R") >= kinds.count("L")
    tidy = [_tidy(word) if kind == "R" else word for word, kind in zip(words, kinds, strict=True)]
    if leftward and kinds[0] == "N":
        tidy[0] = _tidy(tidy[0])  # the sentence ends with a number
    pairs = list(zip(tidy, kinds, strict=True))
    if not leftward:
        return [word for word, _ in _runs_turned(pairs, "R", lambda kind: kind != "L")]
    kept = _runs_turned(pairs, "L", lambda kind: kind != "R")
    return [word for word, _ in reversed(kept)]


def _kind(text: str) -> str:
    """Return R or L for the script of a word, N for numbers and signs."""
    if RIGHT_TO_LEFT.search(text):
        return "R"
    return "L" if _LETTER.search(text) else "N"


def _tidy(word: RawWord) -> RawWord:
    """Return a word with the punctuation that follows it when read behind it: it is drawn at its left."""
    match = _PUNCTUATION.match(word.text)
    if match is None or match.end() == len(word.text):
        return word
    return replace(word, text=word.text[match.end() :] + match.group())


def _runs_turned(
    pairs: Iterable[tuple[RawWord, str]], strong: str, joins: Callable[[str], bool]
) -> list[tuple[RawWord, str]]:
    """Return ``pairs`` with runs turned round that begin with ``strong`` and go on as ``joins`` says."""
    done: list[tuple[RawWord, str]] = []
    run: list[tuple[RawWord, str]] = []
    for pair in [*pairs, None]:
        if pair is not None and (pair[1] == strong or (run and joins(pair[1]))):
            run.append(pair)
            continue
        loose: list[tuple[RawWord, str]] = []
        while strong == "R" and run and run[-1][1] == "N":
            loose.insert(0, run.pop())
        done += [*reversed(run), *loose]
        run = []
        if pair is not None:
            done.append(pair)
    return done
