"""Whether the page that is signed belongs to its document, by what stands at the foot of the pages.

A page of signatures can be taken from another paper. Its foot tells then: the other pages carry one title,
number or date there, and it carries another that stands nowhere else in the document. The foot of a page that
calls itself the signature page of this paper holds the paper's own words.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.meant.data import words
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.model import Act

FOOT = 0.9
"""Share of a page's height below which its foot stands."""

LINE = 4.0
"""Points by which pieces of one line may differ in height."""

LEVEL = 12.0
"""Points by which the feet of two pages of one document may differ in height."""

STRANGE_WORDS = 2
"""Words that stand nowhere else in the document and make a foot another paper's; of numbers one is enough."""

LONG = 4
"""Letters of such words, at least."""

_COUNT = compiled(
    r"\b(?:page|seite|pagina|pag|p|s|blatt|folio)?\b[.:]?\s*\d{1,3}(?:\s*(?:of|von|/|de|sur|\||-)\s*\d{1,3})?\s*$"
    r"|^\W*(?:page|seite|pagina|pag|p|s|blatt)[.:]?\s*\d{1,3}(?:\s*(?:of|von|/|de|sur|\||-)\s*\d{1,3})?\b"
)
"""The number of a page, at either end of its foot."""


def another_papers_foot(document: Document, act: Act) -> Span | None:
    """Return the foot of the page that is signed where it is another paper's; null when nothing says so."""
    part = act.signature or act.name
    if not document.paged or part is None or not part.spans:
        return None
    signed = document.page(part.spans[0].page)
    own = _foot(signed)
    if own is None or signed.by == "ocr":
        return None
    others = [page for page in document.pages if page.number != signed.number]
    feet = [(page, foot) for page in others if (foot := _foot(page)) is not None]
    level = [page.text[foot.start : foot.end] for page, foot in feet if _level(page, foot, signed, own)]
    names = {_name(text) for text in level}
    if len(names) != 1 or len(level) < len(others) or names == {""}:
        return None
    (theirs,) = names
    mine = _name(signed.text[own.start : own.end])
    if mine == theirs or not _is_strange(mine, plain(" ".join(page.text for page in others))):
        return None
    return own


def _is_strange(foot: str, elsewhere: str) -> bool:
    """Say whether a foot has a number, or some words, that the other pages have nowhere."""
    known = words("papers.yaml", "pages") | set(re.findall(r"\w+", elsewhere))
    strange = [word for word in re.findall(r"\w+", foot) if word not in known]
    numbers = [word for word in strange if any(sign.isdigit() for sign in word)]
    return bool(numbers) or len([word for word in strange if len(word) >= LONG]) >= STRANGE_WORDS


def _name(foot: str) -> str:
    """Return a foot in plain letters without the number of its page."""
    return _COUNT.sub(" ", plain(foot)).strip()


def _level(page: Page, foot: Span, signed: Page, own: Span) -> bool:
    return abs(_bottom(page, foot) - _bottom(signed, own)) <= LEVEL


def _bottom(page: Page, foot: Span) -> float:
    return max(each.box.bottom for each in page.segments if each.start == foot.start)


def _foot(page: Page) -> Span | None:
    """Return the lowest line of a page, where it stands at its foot."""
    if page.height is None or not page.segments:
        return None
    lowest = max(page.segments, key=lambda each: each.box.bottom)
    if lowest.box.top < FOOT * page.height:
        return None
    line = [each for each in page.segments if abs(each.box.bottom - lowest.box.bottom) <= LINE]
    start, end = min(each.start for each in line), max(each.end for each in line)
    between = [each for each in page.segments if start <= each.start < end]
    return Span(page.number, start, end) if len(between) == len(line) else None
