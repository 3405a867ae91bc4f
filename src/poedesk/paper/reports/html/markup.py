"""The smallest parts of the page: escaped text and badges. Every text of the report goes through ``t``."""

from collections.abc import Iterable
from html import escape

from poedesk.kernel.text import printable
from poedesk.paper.reports import words
from poedesk.paper.reports.words import Json, Sign


def t(text: object) -> str:
    """Return ``text`` as it may stand between tags and in quoted attributes."""
    return escape(printable(str(text)))


def badge(sign: Sign, css: str) -> str:
    """Return a verdict as a word with its sign."""
    symbol = f'<span aria-hidden="true">{sign.symbol}</span>'
    return f'<span class="verdict {css}">{symbol} {t(sign.word.lower())}</span>'


def of(verdict: str) -> str:
    """Return the badge of a verdict of the contract."""
    return badge(words.VERDICTS[verdict], verdict)


def anchor(element: Json) -> str:
    """Return the name by which links reach an element."""
    return f"element-{element['id'].replace('.', '-').replace('_', '-')}"


def place_anchor(element: Json, place: int) -> str:
    """Return the name by which links reach a piece of evidence of an element, counted from 0."""
    return f"{anchor(element)}-place-{place}"


def table(name: str, caption: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    """Return a headed table that scrolls sideways, also by keyboard; ``rows`` are markup."""
    head = "".join(f'<th scope="col">{t(column)}</th>' for column in columns)
    body = "\n".join(rows)
    return (
        f'<h2>{t(name)}</h2>\n<div class="frame" role="region" aria-label="{t(name)}" tabindex="0"><table>\n'
        f"<caption>{t(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )
