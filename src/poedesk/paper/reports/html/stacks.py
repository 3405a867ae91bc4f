"""Agreements with the papers under them."""

from poedesk.paper.reports import words
from poedesk.paper.reports.html.markup import of, t, table
from poedesk.paper.reports.words import Json


def stacks(assessment: Json) -> str:
    """Return which paper stands under which agreement, by which reference; empty without agreements."""
    return "\n".join(_stack(stack) for stack in assessment.get("stacks") or [])


def _stack(stack: Json) -> str:
    name = f"Agreement: {stack['agreement']}"
    if not stack["layers"]:
        return f"<h2>{t(name)}</h2>\n<p>{t(stack['because'])}</p>"
    columns = ("Paper", "Day", "Stands under it", "Named there", "What it does")
    return table(name, stack["because"], columns, (_layer(layer) for layer in stack["layers"]))


def _layer(layer: Json) -> str:
    day = layer["day"] or "no date"
    pieces = (piece for piece in layer["evidence"] if piece.get("quote"))
    quotes = "".join(f'<p class="place">{t(words.quoted_at(piece))}</p>' for piece in pieces)
    return (
        f'<tr><th scope="row" class="value">{t(layer["document"])}</th><td>{t(day)}</td>'
        f"<td>{of(layer['stands'])} {t(words.stands_under(layer))}</td><td>{quotes or 'nothing'}</td>"
        f"<td>{t(words.layer_does(layer))}</td></tr>"
    )
