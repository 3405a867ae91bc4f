"""Parts of one printed line are put together, whatever the order in which they were found."""

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.chains import chains
from poedesk.proof.reading.ocr.looking import OcrWord


def line(number: int, left: float, top: float, *texts: str, turn: int = 0) -> list[OcrWord]:
    """Return words of 30 by 12 units, 4 apart."""
    return [
        OcrWord(text, Box(left + 34 * place, top, left + 34 * place + 30, top + 12), turn, 0.99, number)
        for place, text in enumerate(texts)
    ]


def told(words: list[OcrWord]) -> list[str]:
    return [" ".join(words[index].text for index in chain) for chain in chains(words)]


def test_a_line_found_in_parts_is_one_line() -> None:
    words = [
        *line(0, 168, 11, "to", "the", "cloud"),
        *line(1, 100, 40, "below"),
        *line(2, 100, 10, "we", "move"),
    ]
    assert told(words) == ["below", "we move to the cloud"]


def test_three_parts_make_one_line() -> None:
    words = [*line(0, 134, 10, "two"), *line(1, 168, 10, "three"), *line(2, 100, 10, "one")]
    assert told(words) == ["one two three"]


def test_columns_stay_apart() -> None:
    words = [*line(0, 300, 10, "right"), *line(1, 100, 10, "left", "side")]
    assert told(words) == ["right", "left side"]


def test_lines_below_each_other_stay_apart() -> None:
    words = [*line(0, 134, 16, "lower"), *line(1, 100, 10, "upper")]
    assert told(words) == ["lower", "upper"]


def test_turned_words_and_words_of_the_file_stay_as_they_come() -> None:
    words = [*line(0, 134, 10, "b"), *line(-1, 100, 10, "a"), *line(2, 168, 10, "c", turn=1)]
    assert told(words) == ["b", "a", "c"]


def test_a_page_without_words_has_no_lines() -> None:
    assert chains([]) == []
