"""Text drawn into a PDF is given back word for word, whatever its script."""

import unicodedata

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.paper.forms.pdf.file.writer import Told, write
from poedesk.paper.forms.pdf.layout.flow import Flow

FROM_LEFT = ("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", "éßñçøžğțőÅÆ", "αβγδΩλφψς", "бгджЖЩъыэюяЇґ")
FROM_RIGHT = ("אבגדהוזחטיךלםנןסעףפץצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةى")


def words(*letters: str) -> st.SearchStrategy[str]:
    word = st.one_of([st.text(some, min_size=1, max_size=14) for some in letters])
    return st.lists(word, min_size=1, max_size=40).map(" ".join)


def given_back(text: str) -> list[str]:
    """Return the words that PDFium reads from a page on which ``text`` is a paragraph."""
    flow = Flow((420.0, 595.0), flat=True)
    flow.text(flow.root.child("P"), text, 9.0)
    data = write(flow.sheets, flow.root, flow.fonts, flow.paper, Told("A page", "en", None))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return unicodedata.normalize("NFKC", "\n".join(pages)).split()


@settings(max_examples=tried(30))
@given(words(*FROM_LEFT))
def test_words_from_the_left_are_given_back(text: str) -> None:
    assert "".join(given_back(text)) == text.replace(" ", "")


@settings(max_examples=tried(30))
@given(st.one_of([words(letters) for letters in FROM_RIGHT]))
def test_words_from_the_right_are_given_back(text: str) -> None:
    assert "".join(given_back(text)) == text.replace(" ", "")


@settings(max_examples=tried(20))
@given(words(*FROM_LEFT, *FROM_RIGHT))
def test_no_letter_is_lost_where_directions_mix(text: str) -> None:
    assert sorted("".join(given_back(text))) == sorted(text.replace(" ", ""))
