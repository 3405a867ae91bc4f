"""The words that a part of a Word document shows."""

from poedesk.paper.forms.word.markup import Element
from poedesk.proof.reading.readers.docx.parts.names import tag_of


def text_of(element: Element) -> str:
    """Return the words that an element shows; paragraphs and tabs part them."""
    parts: list[str] = []
    for item in element.iter():
        match tag_of(item):
            case "w:t":
                parts.append(item.text or "")
            case "w:tab" | "w:br" | "w:p":
                parts.append(" ")
    return "".join(parts).strip()
