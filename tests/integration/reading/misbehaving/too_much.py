"""A reading far larger than any document."""

from poedesk.proof.document.model import Document, Page, Read


def read(_: bytes, name: str, __: object) -> Document:
    page = Page(1, None, None, "words " * 200_000)
    return Document(name, "", 0, "text/plain", Read.COMPLETE, pages=(page,) * 4)
