"""What to do next, and a card for each element: its verdict, where it stands, the page beside it."""

from poedesk.paper.letters.compose import CUSTOMER, Letter, is_open, letter_about, letters
from poedesk.paper.reports import words
from poedesk.paper.reports.html.figures import Figures
from poedesk.paper.reports.html.markup import anchor, of, place_anchor, t
from poedesk.paper.reports.words import Json

_STRIPS = 3
"""Pieces of evidence of one element that are shown as parts of their page; the rest is told in words."""


def todo(assessment: Json) -> str:
    """Return what stands in the way, each with its remedy."""
    open_elements = [
        element
        for verdict in ("not_met", "unclear")
        for element in words.by_verdict(assessment, verdict)
        if is_open(element)
    ]
    if not open_elements:
        nothing = "<p>Nothing is missing. A person's decision stands above this report.</p>"
        return f"<h2>What to do next</h2>\n{nothing}"
    items = "\n".join(
        f'<li><h3><a href="#{anchor(element)}">{t(words.title(element))}</a> {of(element["verdict"])}</h3>'
        f"<p>{t(element['remedy'] or element['because'])}</p>"
        f"{_letter(letter_about(element, assessment), words.title(element))}</li>"
        for element in open_elements
    )
    whole = [letter for letter in letters(assessment) if len(letter.elements) > 1]
    together = "\n".join(_letter(letter, f"all {len(letter.elements)} points") for letter in whole)
    return f'<h2>What to do next</h2>\n<ol class="todo">\n{items}\n</ol>\n{together}'.rstrip()


def _letter(letter: Letter, about: str) -> str:
    link = f'<a href="{t(letter.mailto())}">Open in the mail program</a>'
    to = "the customer" if letter.to == CUSTOMER else "a colleague"
    return (
        f'<details class="letter"><summary>Letter to {to}: {t(about)}</summary>'
        f"<p>{link}</p><p><strong>{t(letter.subject)}</strong></p>"
        f"<pre>{t(letter.body)}</pre></details>"
    )


def overview(assessment: Json) -> str:
    """Return the list of all elements as links, each with its verdict."""
    items = "\n".join(
        f'<li value="{number}"><a href="#{anchor(element)}">{t(words.title(element))}</a> '
        f"{of(element['verdict'])}</li>"
        for number, element in enumerate(assessment["elements"], 1)
        if element["verdict"] != "not_applicable"
    )
    return f'<nav aria-label="Elements"><h2>At a glance</h2>\n<ol class="glance">\n{items}\n</ol></nav>'


def cards(assessment: Json, figures: Figures) -> str:
    """Return a card for each element that is asked for or was found, and the list of the others."""
    shown, others = [], []
    for number, element in enumerate(assessment["elements"], 1):
        if element["verdict"] == "not_applicable":
            others.append(element)
        else:
            shown.append(_card(number, element, figures))
    return "<h2>Elements</h2>\n" + "\n".join(shown) + _others(others)


def _others(elements: list[Json]) -> str:
    if not elements:
        return ""
    items = "".join(
        f'<li id="{anchor(element)}">{t(words.title(element))} <span class="id">{t(element["id"])}</span> '
        f"{t(words.code(element))}</li>"
        for element in elements
    )
    return f'\n<h3>Not asked for, or optional and absent</h3>\n<ul class="others">{items}</ul>'


def _card(number: int, element: Json, figures: Figures) -> str:
    name = anchor(element)
    sheets = figures.sheets(element)
    beside = f'<div class="beside">{sheets}</div>' if sheets else ""
    return (
        f'<article class="card {element["verdict"]}-edge" id="{name}" tabindex="-1" '
        f'aria-labelledby="{name}-title">\n<div class="told">'
        f'<h3 id="{name}-title">{number}. {t(words.title(element))} {of(element["verdict"])}</h3>'
        f'<p class="id">{t(element["id"])}</p>{_told(element, figures)}</div>\n{beside}</article>'
    )


def _told(element: Json, figures: Figures) -> str:
    met = element["verdict"] == "met"
    parts = [] if met else [f'<p class="code">{t(words.code(element))}</p>']
    shown, expected = words.value(element), words.listed(element.get("expected"))
    if shown:
        parts.append(f'<p class="value">{t(shown)}</p>')
    if expected and not met:
        parts.append(f"<p>Claimed: {t(expected)}</p>")
    parts.append(f"<p>{t(element['because'])}</p>")
    if element.get("remedy") and not met:
        parts.append(f'<p class="remedy"><strong>To do:</strong> {t(element["remedy"])}</p>')
    for place, piece in enumerate(element.get("evidence") or []):
        strip = figures.strip(piece, element["verdict"]) if place < _STRIPS else ""
        parts.append(_evidence(piece, element.get("value"), strip, place_anchor(element, place)))
    searched = element.get("searched")
    if searched and not met:
        parts.append(f'<p class="place">Searched: {t(", ".join(searched))}</p>')
    return "".join(parts)


def _evidence(piece: Json, shown: object, strip: str, name: str) -> str:
    quote = piece.get("quote")
    in_strip = strip.startswith("<p")
    quoted = f"<blockquote>{t(quote)}</blockquote>" if quote and quote != shown and not in_strip else ""
    place = f'<p class="place">{t(words.told(piece))}</p>'
    return f'<div class="evidence" id="{name}" tabindex="-1">{quoted}{strip}{place}</div>'
