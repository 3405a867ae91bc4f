from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers import text


def pieces(content: str) -> list[tuple[str, float, float]]:
    page, _ = text.page_of_text(content, DEFAULT)
    return [(page.text[part.start : part.end], part.box.left, part.box.top) for part in page.segments]


def test_columns_made_with_blanks_or_tabs_are_pieces_side_by_side() -> None:
    assert pieces("By: ____          By: ____\nName:\tMira Sund") == [
        ("By: ____", 0, 0),
        ("By: ____", 108, 0),
        ("Name:", 0, 12),
        ("Mira Sund", 48, 12),
    ]


def test_every_encoding_gives_the_same_words() -> None:
    words = "Prüfung bestanden"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"):
        document = text.read(words.encode(encoding), "a.txt", DEFAULT)
        assert document.pages[0].text.strip() == words, encoding


def test_null_bytes_and_old_line_ends_do_no_harm() -> None:
    document = text.read(b"one\0\r\ntwo\rthree\x0cfour", "a.txt", DEFAULT)
    assert document.pages[0].text.split("\n")[:4] == ["one", "two", "three", "four"]


def test_more_text_than_allowed_is_partial_and_says_so() -> None:
    document = text.read(b"abc " * 10, "a.txt", Limits(characters=8))
    assert document.read is Read.PARTIAL
    assert "POEDESK_CHARACTERS" in document.problems[0]
    assert document.pages[0].text.strip() == "abc abc"


def test_underlined_and_capital_lines_are_headings() -> None:
    page, _ = text.page_of_text("SCOPE OF WORK\n\nTerms\n=====\nplain LTD\n", DEFAULT)
    headings = [page.text[part.start : part.end] for part in page.segments if part.heading]
    assert headings == ["SCOPE OF WORK", "Terms"]
