"""Whether a document stands: it calls itself a draft or cancelled, or says that its work was never done.

Such a document may still be the right one, so it makes an answer unclear and refutes nothing.
"""

import re
from collections.abc import Iterator

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.page.necessary import Needed
from poedesk.proof.finding.page.plain import plain_of

HEAD_LINES = 4
"""Lines at the top of a page in which a document says what it is, in whatever letters."""

LONGEST = 90
"""Characters of a line that is a stamp or a banner."""

_STATES = (
    r"draft|entwurf|borrador|brouillon|specimen|superseded|void|voided|null and void|cancel+ed|anulad[oa]"
    r"|cancelad[oa]|storniert|annule|withdrawn|obsolete|not for (?:signature|execution)|do not sign"
    r"|unsigned (?:copy|draft)"
)
_BANNER = re.compile(
    r"\W*(?:status\s*:\s*)?(?:this (?:document|statement of work|agreement) is (?:a )?)?"
    rf"(?P<state>{_STATES})(?:\s+(?:version|copy|document|v?\d[\d.]*))?"
    r"(?:[^\w\n]+(?:not for (?:signature|execution|distribution|release)|do not (?:sign|use)|superseded"
    r"|replaced|by|on|as of|for (?:review|discussion|internal use)|purposes|only|sow|statement of work|no|nr"
    r"|confidential|v?\d[\w./-]*|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b)*\W*"
)
"""A whole line that says in which state a document is, over plain text."""

_STATED = Needed([_STATES])
"""What every banner holds; on most pages no line need be looked at."""

_SUBJECT = (
    r"(?:statement of work|sow|project|migrations?|deployments?|roll-?outs?|engagement|implementation"
    r"|adoption|training|works?|(?:professional )?services?|order|contract)"
    r"(?: (?:of|for|to|above|described|under)(?: \w+){1,4}?)?"
)
_WAS = r"(?:was|were|has been|have been)"
_DONE = (
    r"(?:carried out|performed|delivered|done|started|begun|executed|rendered|provided|undertaken|migrated"
    r"|deployed|implemented|completed|rolled out|taken? place|happen\w*)"
)
_UNDONE = re.compile(
    rf"\b{_SUBJECT} (?:was|were|has|have|had|did)(?: been)? (?:not|never)(?: yet)?(?: been)? {_DONE}\b"
    r"|(?:^|[.;,]\s*|\b(?:and|but|because|so) )no (?:work|services?|migration|deployment|activit\w+)"
    rf"(?: \w+){{0,3}}? (?:{_WAS} {_DONE}|took place)\b"
    r"|\bnone of (?:the|these) (?:work|services?|activities|tasks|deliverables)"
    rf"(?: \w+){{0,3}}? {_WAS} {_DONE}\b"
    rf"|\b{_SUBJECT} (?:{_WAS}(?: hereby)?|is hereby) (?:cancel+ed|called off|abandoned|withdrawn)\b"
)
"""A sentence that says that the work was not done, over plain text."""

_UNDONE_HINT = re.compile(
    rf"(?:not|never)(?: yet)?(?: been)? {_DONE}|no (?:work|services?|migration|deployment|activit)"
    r"|none of the|cancel|called off|abandoned|withdrawn"
)
"""What stands on every page with such a sentence; quickly looked for."""

_ONLY_IF = re.compile(
    r"\b(?:if|unless|in the event|in case|should|where|when|may|shall|whether|until|or that|previous|former"
    r"|earlier)\b"
)
"""Words of a clause that only provides for such a case, or speaks of another project."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a document may not stand."""

    span: Span
    undone: bool
    """Whether it says that the work was not done; else it is in a state in which nobody relies on it."""


def doubts(document: Document) -> tuple[Doubt, ...]:
    """Return every place by which a document takes itself back, banners first."""
    banners = [Doubt(span, undone=False) for page in document.pages for span in _banners(page)]
    return (*banners, *(Doubt(span, undone=True) for page in document.pages for span in _undone(page)))


def _banners(page: Page) -> Iterator[Span]:
    if not _STATED.may_match(plain_of(page.text).text):
        return
    start, seen = 0, 0
    for line in page.text.splitlines(keepends=True):
        shown = line.strip()
        low, start = start, start + len(line)
        if not shown:
            continue
        seen += 1
        loud = shown.isupper() or re.match(r"(?i)\W*status\s*:", shown) is not None
        if len(shown) > LONGEST or not (loud or seen <= HEAD_LINES or shown.split()[0].isupper()):
            continue
        if _BANNER.fullmatch(plain_of(shown).text) is not None:
            place = low + line.index(shown)
            yield Span(page.number, place, place + len(shown))


def _undone(page: Page) -> Iterator[Span]:
    made = plain_of(page.text)
    if _UNDONE_HINT.search(made.text) is None:
        return
    for match in _UNDONE.finditer(made.text):
        before = re.split(r"[.;!?]\s|\n\s*\n", made.text[: match.start()])[-1]
        if _ONLY_IF.search(before) is None:
            yield Span(page.number, *made.original(*match.span()))
