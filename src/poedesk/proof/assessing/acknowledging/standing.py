"""Whether a document stands: it calls itself a draft or cancelled, or says that its work was never done.

Such a document may still be the right one, so it makes an answer unclear and refutes nothing. The
expressions are data in ``standing.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.wording.expressions import Expression, Expressions
from poedesk.proof.finding.wording.plain import plain_of

HEAD_LINES = 4
"""Lines at the top of a page in which a document says what it is, in whatever letters."""

LONGEST = 90
"""Characters of a line that is a stamp or a banner."""


LARGE = 30.0
"""Points of height from which on letters are set across a page."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a document may not stand."""

    span: Span
    undone: bool
    """Whether it says that the work was not done; else it is in a state in which nobody relies on it."""


def doubts(document: Document) -> tuple[Doubt, ...]:
    """Return every place by which a document takes itself back, banners first."""
    banners = [Doubt(span, undone=False) for page in document.pages for span in _banners(page)]
    shows = [
        Doubt(span, undone=False)
        for page in document.pages
        for name in ("invented", "unsigned", "not in force")
        for span in _told(page, name)
    ]
    return (
        *banners,
        *shows,
        *(Doubt(span, undone=True) for page in document.pages for span in _told(page, "undone")),
    )


def _banners(page: Page) -> Iterator[Span]:
    if not _stated().may_match(plain_of(page.text).text):
        return
    # What is set across a page in large letters can share its line with the text that it covers.
    across = [word for word in page.words if word.box.height >= LARGE]
    shown = " ".join(page.text[word.start : word.end] for word in across)
    if across and _banner().fullmatch(plain_of(shown).text) is not None:
        yield Span(page.number, across[0].start, across[0].end)
        return
    start, seen = 0, 0
    for line in page.text.splitlines(keepends=True):
        shown = line.strip()
        low, start = start, start + len(line)
        if not shown:
            continue
        seen += 1
        if len(shown) > LONGEST or not (seen <= HEAD_LINES or _is_loud(shown)):
            continue
        plain = plain_of(_stamped(shown)).text
        if _banner().fullmatch(plain) is not None or (seen <= HEAD_LINES and _titled().fullmatch(plain)):
            place = low + line.index(shown)
            yield Span(page.number, place, place + len(shown))


def _stamped(line: str) -> str:
    """Return the capitals at the head of a line that goes on behind a dash: "VOID - see the next one"."""
    capitals = _CAPITALS.match(line)
    return (
        capitals["head"]
        if capitals is not None and _banner().fullmatch(plain_of(line).text) is None
        else line
    )


_CAPITALS = compiled(r"\W*(?P<head>(?=[^\W\d_])[^\n\d_a-z\u00df-\u00ff]{3,30}?)\s+[-\u2013\u2014]\s")
_STATUS = compiled(r"(?i)\W*status\s*:")


def _is_loud(line: str) -> bool:
    """Return whether a line is, or begins, in capitals, or tells a status."""
    return line.split(maxsplit=1)[0].isupper() or line.isupper() or _STATUS.match(line) is not None


def _told(page: Page, name: str) -> Iterator[Span]:
    made = plain_of(page.text)
    if not _may_tell(name).found_in(made.text):
        return
    for match in _telling(name).finditer(made.text):
        before = re.split(r"[.;!?]\s|\n\s*\n", made.text[: match.start()])[-1]
        if _only_if().search(before) is None:
            yield Span(page.number, *made.original(*match.span()))


@cache
def _banner() -> re.Pattern[str]:
    """Return the expression for a whole line that says in which state a document is, over plain text."""
    words, tails = _data()["words"], "|".join(_all("tails"))
    return compiled(
        rf"\W*(?:status\s*:\s*)?{words['self']}?"
        rf"(?P<state>{words['state']})(?:\s+(?:version|copy|document|fassung|kopie|v?\d[\d.]*))?"
        rf"(?:[^\w\n]+(?:{tails}|v?\d[\w./-]*)\b)*\W*"
    )


@cache
def _titled() -> re.Pattern[str]:
    """Return the expression for a title with the state behind it: "Certificate (superseded by no. 12)"."""
    return compiled(rf"[^\n]{{3,60}}?(?:\s[-\u2013\u2014]\s|\s?[(\[]){_replacing()}{_banner().pattern}")


def _replacing() -> str:
    """Return what a state behind a title does not begin with: "(replaces version 1)" leaves it in force."""
    return r"(?!\W*(?:ersetzt(?! durch)|remplacee?(?! par))\b)"


@cache
def _stated() -> Expression:
    """Return the banner as an expression that may match a page; on most pages no line need be looked at."""
    return Expression(_banner().pattern)


@cache
def _may_tell(name: str) -> Expressions:
    """Return the expressions called ``name``, each tried only where it can match: on most pages nowhere."""
    return Expressions(*_all(name))


@cache
def _telling(name: str) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{each})" for each in _all(name)))


@cache
def _only_if() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(_all('only_if'))})\b")


def _all(name: str) -> Iterator[str]:
    """Yield the expressions called ``name`` of every language, with their words filled in."""
    data = _data()
    for each in (each for listed in data[name].values() for each in listed):
        yield re.sub(r"\{([a-z_]+)\}", lambda match: data["words"][match[1]], each)


@cache
def _data() -> dict[str, Any]:
    source = (resources.files(__package__) / "standing.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(source)
    return loaded
