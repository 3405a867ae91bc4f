"""What stands in which document, as a table of elements by documents, and the threads of mail."""

from collections.abc import Mapping, Sequence

from poedesk.paper.reports import words
from poedesk.paper.reports.html.markup import anchor, of, place_anchor, t, table
from poedesk.paper.reports.words import Json

_LINKS = 3
"""Places of one element in one document that a cell links to; the card has them all."""


def matrix(assessment: Json) -> str:
    """Return which element stands in which document; each cell leads to the quoted place."""
    columns = [document for document in assessment["documents"] if document.get("elements")]
    if not columns:
        return ""
    rows = [element for element in assessment["elements"] if element["verdict"] != "not_applicable"]
    name = "What stands in which document"
    caption = "Each place leads to what is quoted there."
    shown = table(
        name,
        caption,
        ("Element", *(document["name"] for document in columns)),
        [_row(e, columns) for e in rows],
    )
    empty = [document["name"] for document in assessment["documents"] if not document.get("elements")]
    rest = f'<p class="rest">No element is cited in: {t(", ".join(empty))}.</p>' if empty else ""
    return f'<div class="matrix">{shown}{rest}</div>'


def _row(element: Json, columns: Sequence[Json]) -> str:
    cells = "".join(_cell(element, document) for document in columns)
    link = f'<a href="#{anchor(element)}">{t(words.title(element))}</a>'
    return f'<tr><th scope="row">{link} {of(element["verdict"])}</th>{cells}</tr>'


def _cell(element: Json, document: Json) -> str:
    places: Sequence[int] = next(
        (cell["evidence"] for cell in document["elements"] if cell["id"] == element["id"]), []
    )
    links = [_link(element, document, place) for place in places[:_LINKS]]
    if len(places) > _LINKS:
        links.append(f"and {len(places) - _LINKS} more")
    return f"<td>{'<br>'.join(links) or '–'}</td>"


def _link(element: Json, document: Json, place: int) -> str:
    piece: Mapping[str, object] = element["evidence"][place]
    shown = words.short_place(piece)
    label = f"{shown} of {document['name']}: {words.title(element)}, place {place + 1}"
    return f'<a href="#{place_anchor(element, place)}" aria-label="{t(label)}">{t(shown)}</a>'


def threads(assessment: Json) -> str:
    """Return the threads of mail: who wrote what when, and which words count; empty without mails."""
    parts = [_thread(thread) for thread in assessment.get("threads") or []]
    if not parts:
        return ""
    told = "<p>Mails in their order. Words that are only quoted in another mail are marked so.</p>"
    return f"<h2>Mails</h2>\n{told}\n" + "\n".join(parts)


def _thread(thread: Json) -> str:
    items = "\n".join(_message(message) for message in thread["messages"])
    return f'<h3>{t(thread["subject"])}</h3>\n<ol class="thread">\n{items}\n</ol>'


def _message(message: Json) -> str:
    counts = '<strong class="verdict met">this one counts</strong>' if message["counts"] else ""
    quote = (message.get("evidence") or {}).get("quote")
    quoted = f"<blockquote>{t(quote)}</blockquote>" if quote else ""
    origin = f'<p class="place">{t(message["origin"])}</p>' if message.get("origin") else ""
    return (
        f"<li><p><strong>{t(words.writer(message))}</strong>, {t(words.sent(message))}: "
        f"{t(words.said(message))} {counts}</p>{quoted}"
        f'<p>{t(message["because"])}</p><p class="place">{t(words.stands(message))}</p>{origin}</li>'
    )
