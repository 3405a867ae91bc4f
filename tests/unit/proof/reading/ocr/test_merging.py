import numpy as np

from poedesk.proof.document.model import Box, Page, Word, Words
from poedesk.proof.reading.ocr.looking import OcrWord, Picture, Seen, Sheet
from poedesk.proof.reading.ocr.merging import said_of, with_layer, with_printed

TEXT = "Tamarack signed in March 2026"


def seen(*texts: str, confidence: float = 0.99) -> Seen:
    blank = np.full((80, 60, 3), 255, np.uint8)
    sheet = Sheet(blank[:, :, 0], 1.0, np.eye(3), Picture(blank, 60, 80))
    words = [
        OcrWord(text, Box(100 * place, 10, 100 * place + 80, 22), 0, confidence, 0)
        for place, text in enumerate(texts)
    ]
    return Seen(sheet, tuple(words), "engine 1")


def layer(text: str = TEXT) -> Page:
    words, start = [], 0
    for place, word in enumerate(text.split()):
        box = Box(100 * place, 10, 100 * place + 80, 22)
        words.append(Word(start, start + len(word), box))
        start += len(word) + 1
    return Page(1, 600, 80, text, words=Words(words))


def texts(found: Seen) -> list[str]:
    return [word.text for word in found.words]


def test_a_layer_that_says_what_the_picture_shows_is_silent() -> None:
    found, layered = with_layer(seen(*TEXT.split()), layer())
    assert texts(found) == TEXT.split()
    assert said_of(layered, 1) is None


def test_a_layer_that_says_something_else_is_left_out_and_that_is_said() -> None:
    found, layered = with_layer(seen(*TEXT.split()), layer("Nothing like this stands here"))
    assert texts(found) == TEXT.split()
    assert "does not say what its picture shows" in (said_of(layered, 1) or "")


def test_where_the_picture_clearly_shows_another_figure_it_wins_and_that_is_said() -> None:
    found, layered = with_layer(seen(*TEXT.split()), layer("Tamarack signed in March 2020"))
    assert texts(found)[-1] == "2026"
    assert "'2020' for '2026'" in (said_of(layered, 3) or "")


def test_a_layer_that_is_right_elsewhere_helps_where_the_picture_is_hard_to_read() -> None:
    found, _ = with_layer(seen("Tamerock", "signed", "in", "March", "2026", confidence=0.7), layer())
    assert texts(found)[0] == "Tamarack"


def test_words_that_the_file_prints_win_over_their_pictures() -> None:
    found = with_printed(seen("Tarnarack", "sigmed"), layer("Tamarack"))
    assert [(word.text, word.confidence) for word in found.words] == [("sigmed", 0.99), ("Tamarack", None)]
