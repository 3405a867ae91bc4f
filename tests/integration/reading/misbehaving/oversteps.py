from poedesk.proof.document.model import Box, Document, Page, Read, Word, Words


def read(data: bytes, name: str, *_: object, **__: object) -> Document:
    """Return a page whose only word reaches beyond its text."""
    words = Words([Word(0, 40, Box(72, 100, 120, 112))])
    page = Page(1, 612, 792, "Terms", words=words)
    return Document(name, "0" * 64, len(data), "text/plain", Read.COMPLETE, (page,))
