"""What was recognised in a picture, and how far it can be relied on.

Words that were recognised with little confidence show nothing and refute nothing, and beside them nothing is
missing. "I could not read it" is never "it is not there".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, unclear
from poedesk.proof.document.model import Box, By, Document, Page, Span, Word
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.identity import confused
from poedesk.proof.finding.identity.confused import Likeness
from poedesk.proof.finding.labels.phrases import phrase_book

SURE = 0.8
"""Confidence from which recognised words count."""

EXACT = 0.9
"""Confidence from which each sign of an identifier counts: one wrong sign makes it another's."""

SEEN = 0.5
"""Confidence of a value that can be read in the text, with signs that recognising confuses."""

_BLURRED_OF = 50
"""Words of a page of which one may be unsure before something on it may have been overlooked."""

_LONGEST = 80
"""Signs of a quotation that a sentence repeats."""


def sober(outcome: Outcome, *, least: float = SURE, passages: bool = False) -> Outcome:
    """Return ``outcome`` with what was read and how surely; unclear when it hangs on words that are not sure.

    ``least`` is the confidence asked for. Of several ``passages`` the first is enough, else all must be sure.
    """
    if outcome.quiet or outcome.verdict is Verdict.UNCLEAR or not outcome.evidence:
        return _told(outcome)
    cited = outcome.evidence[:1] if passages else outcome.evidence
    weak = min(
        (item for item in cited if item.sure is not None), key=lambda item: item.sure or 0, default=None
    )
    if weak is None or (weak.sure or 0) >= least or outcome.code in {Code.MISSING, Code.BLANK, Code.ALTERED}:
        return _told(outcome)
    because = f"{outcome.because.rstrip('.')}, but the words were not read with confidence ({_how(weak)})."
    code = outcome.code if outcome.code in _SUSPECTED else Code.UNCERTAIN
    return unclear(
        code,
        because,
        value=outcome.value,
        expected=outcome.expected,
        evidence=outcome.evidence,
        children=outcome.children,
    )


_SUSPECTED = frozenset(
    {
        Code.TOO_OLD,
        Code.IN_FUTURE,
        Code.TOO_THIN,
        Code.NOT_THE_CUSTOMERS,
        Code.UNACCEPTABLE_DOCUMENT,
    }
)
"""Codes that an unclear answer may carry, for what is only suspected."""


def _told(outcome: Outcome) -> Outcome:
    """Return ``outcome`` with what the first of its places was read as, when it was recognised."""
    first = next(iter(outcome.evidence), None)
    if outcome.quiet or outcome.value is None or first is None or first.sure is None:
        return outcome
    if not first.quote or len(first.quote) > _LONGEST or first.by is not By.OCR:
        return outcome
    return replace(outcome, because=f"{outcome.because.rstrip('.')} ({_how(first)}).")


def _how(evidence: Evidence) -> str:
    quote = evidence.quote or ""
    shown = repr(quote) if len(quote) <= _LONGEST else f"{quote[:_LONGEST]!r}…"
    return f"read in the picture as {shown}, {round(100 * (evidence.sure or 0))} % sure"


def by_ocr(document: Document) -> bool:
    """Say whether words of ``document`` were recognised."""
    return any(page.by == "ocr" for page in document.pages)


def alike_in(document: Document, claimed: str) -> Iterator[Evidence]:
    """Yield where recognised text can be read as ``claimed``, with confused, lost or doubled signs."""
    return _recognised_as(document, claimed, confused.find)


def mangled_in(document: Document, title: str) -> Iterator[Evidence]:
    """Yield where recognised text has all but a sign or two of ``title``: enough to doubt, not to show it."""
    return _recognised_as(document, title, confused.find_mangled)


def _recognised_as(
    document: Document, claimed: str, find: Callable[[str, str], tuple[int, int] | None]
) -> Iterator[Evidence]:
    for page in document.pages:
        place = find(page.text, claimed) if page.by == "ocr" else None
        if place is not None and page.recognised(*place):
            evidence = cite(document, Span(page.number, *place), SEEN)
            if evidence is not None:
                yield evidence


def can_be(document: Document, spans: Sequence[Span], claimed: str) -> bool:
    """Say whether the recognised text around ``spans`` can be read as ``claimed``."""
    for span in spans:
        if span.start is None or span.end is None:
            continue
        text = document.page(span.page).text[max(0, span.start - _AROUND) : span.end + _AROUND]
        if confused.find(text, claimed) is not None:
            return True
    return False


_AROUND = 60
"""Signs before and after a value in which its lost parts can stand."""


def likest(read: str, claimed: Sequence[str]) -> Likeness:
    """Return how a recognised value stands to the likest of those claimed."""
    order = list(Likeness)
    return min((confused.likeness(read, one) for one in claimed), key=order.index, default=Likeness.OTHER)


def in_two_cases(evidence: Sequence[Evidence]) -> bool:
    """Say whether a recognised id has capital and small letters: then "B" may be an 8, and "O" a 0."""
    read = "".join(item.quote or "" for item in evidence if item.sure is not None)
    letters = [sign for sign in read if sign.lower() in "abcdef"]
    return any(sign.islower() for sign in letters) and any(sign.isupper() for sign in letters)


def is_blurred(document: Document) -> bool:
    """Say whether a page was recognised with so little confidence that something may have been overlooked."""
    return any(_is_blurred(page) for page in document.pages)


def _is_blurred(page: Page) -> bool:
    if page.by != "ocr":
        return False
    sure = [word.confidence for word in page.words if word.confidence is not None]
    return bool(sure) and _BLURRED_OF * sum(1 for each in sure if each < EXACT) > len(sure)


_WRITTEN = frozenset({"strokes", "ink-annotation"})
"""Kinds of drawings that a pen left."""


def not_surely_empty(document: Document, span: Span) -> str | None:
    """Return why a place on a recognised page may not be empty, as a clause; null when it surely is.

    ``span`` is the label of the place: words beside or just below it that are not sure may be its value, and
    so may words beside it that are part of no label of their own, and figures just below it, such as a day of
    which the year was not read. A place that a pen wrote at is not empty.
    """
    if span.by is By.INK:
        return "what a pen wrote there could not be read"
    page = document.page(span.page)
    box = span.box
    if box is None and span.start is not None and span.end is not None:
        box = page.words.around(span.start, span.end)
    if page.by != "ocr" or box is None:
        return None
    height = max(box.height, _LINE)
    near = Box(box.left - height, box.top - height, box.right + _BESIDE, box.bottom + 2 * height)
    if any(drawn.kind in _WRITTEN and _meet(drawn.box, near) for drawn in page.drawings):
        return "a pen wrote beside it"
    around = [word for word in page.words if _meet(word.box, near)]
    if any(word.confidence is not None and word.confidence < SURE for word in around):
        return "words beside it could not be read with confidence"
    level = Box(box.right, box.top + height / 4, box.right + _BESIDE, box.bottom - height / 4)
    beside = [word for word in around if _meet(word.box, level) and word.start not in range(*_range(span))]
    words = [page.text[word.start : word.end] for word in beside]
    if words and not any(word.endswith(":") for word in words) and any(map(_tells, words)):
        return f"{' '.join(words)[:_LONGEST]!r} stands beside it"
    under = Box(box.left - height, box.bottom, box.right + height, box.bottom + 2 * height)
    words = [
        page.text[word.start : word.end]
        for word in around
        if _meet(word.box, under) and word.start not in range(*_range(span))
    ]
    if any(word.endswith(":") for word in words):
        return None
    below = " ".join(words) if any(map(_FIGURE.fullmatch, words)) else _person_below(page, span, box, around)
    return f"{below[:_LONGEST]!r} stands below it" if below else None


def _person_below(page: Page, span: Span, label: Box, around: Sequence[Word]) -> str:
    """Return a name or title that begins right below the label of an answer, or an empty text."""
    height = max(label.height, _LINE)
    for word in around:
        level = label.bottom - height / 4 <= word.box.top <= label.bottom + 2 * height
        if level and abs(word.box.left - label.left) <= height and word.start not in range(*_range(span)):
            told = re.split(r"[\t\n]", page.text[word.start :], maxsplit=1)[0].strip()
            if looks_like_title(told) or looks_like_person(told):
                return "" if phrase_book().exact(told) else told
    return ""


def _range(span: Span) -> tuple[int, int]:
    return span.start or 0, span.end or 0


def _tells(word: str) -> bool:
    return any(sign.isalnum() for sign in word)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


_FIGURE = compiled(r"\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./-]\d{1,2}[./-]\d*|(?:19|20)\d\d")
"""A day, a part of a date, a year."""

_LINE, _BESIDE = 8.0, 220.0
"""Points that a line is high at least, and in which the value of a label stands to its right."""
