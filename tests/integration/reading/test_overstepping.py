"""What a reader says of places is believed only where the text of the page has them."""

from poedesk.proof.document.model import Read

from .test_sandbox import DATA, sandbox_with


def test_a_word_beyond_the_text_of_its_page_is_refused() -> None:
    with sandbox_with("oversteps") as sandbox:
        document = sandbox.read(DATA, "terms.txt")
    assert (document.read, document.pages) == (Read.UNREADABLE, ())
    assert "the answer made no sense" in document.problems[0]
