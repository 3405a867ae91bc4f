"""Work on a document is done once for each view and each further argument."""

from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.view import DocumentView


def test_the_answer_is_kept_for_each_view_and_argument() -> None:
    asked: list[str] = []

    @once_a_view
    def shout(view: DocumentView, word: str) -> str:
        asked.append(word)
        return f"{view.document.name}: {word.upper()}"

    one, other = (DocumentView(Document(name, "", 0, "text/plain", Read.COMPLETE)) for name in ("a", "b"))
    answers = [shout(one, "yes"), shout(one, "yes"), shout(one, "no"), shout(other, "yes")]
    assert answers == ["a: YES", "a: YES", "a: NO", "b: YES"]
    assert asked == ["yes", "no", "yes"]
