"""Signatures by which somebody only takes notice, and papers that keep their acceptance back.

"The customer takes note of this report; acceptance remains reserved" is signed in ink and accepts nothing.
Terms that provide for such a case accept nothing back. The expressions are data in ``noted.yaml``.
"""

from collections.abc import Iterator

from poedesk.kernel.expressions import later
from poedesk.proof.assessing.acknowledging.meant.data import flat, found, needed
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.wording.plain import plain_of

FILE = "noted.yaml"

OVER, BEHIND = 6, 3
"""Lines over and behind a place of signing in which its words stand."""


def kept_back(document: Document) -> Span | None:
    """Return the sentence by which a paper keeps its acceptance back, or says that it is none."""
    for page in document.pages:
        if not needed(FILE, "kept_back").may_match(plain_of(page.text).text):
            continue
        for start, end in sentences(page.text):
            low = flat(page.text[start:end])
            if found(FILE, "kept_back", low) and not _is_term(low):
                return Span(page.number, start, end)
    return None


def only_noted(document: Document, act: Act) -> Span | None:
    """Return the words of notice around an act; null where its words accept something too."""
    spans = block_places(document, act)
    if not spans:
        return None
    first = min(spans, key=lambda span: (span.page, span.start or 0))
    text = document.page(first.page).text
    last = max((span.end or 0 for span in spans if span.page == first.page), default=0)
    around = list(_sentences_around(text, first.start or 0, last))
    told = [(start, end, flat(text[start:end])) for start, end in around]
    noted = next(((start, end) for start, end, low in told if found(FILE, "notice", low)), None)
    if noted is None or any(_accepting(low) for *_, low in told):
        return None
    return Span(first.page, *noted)


def _accepting(low: str) -> bool:
    """Say whether a sentence takes work over; one that keeps the acceptance back, or denies it, does not."""
    return found(FILE, "accepts", low) and not found(FILE, "kept_back", low) and _DENIES.search(low) is None


def _sentences_around(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences over a place of signing, in it and behind it; a heading is one too."""
    start = text.rfind("\n", 0, first) + 1
    for _ in range(OVER):
        if start <= 0:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    stop = last
    for _ in range(BEHIND):
        line_end = text.find("\n", stop + 1)
        stop = line_end if line_end >= 0 else len(text)
    yield from sentences(text, start, stop)


_DENIES = later(r"\b(?:not|nicht|keine?|pas|aucune?|no|sin|niet|geen|non|nao)\b")


def _is_term(low: str) -> bool:
    """Return whether a clause provides for a case, as terms do: "Silence is no acceptance"."""
    return _PROVIDES.search(low) is not None or _NO_WORDS.fullmatch(low) is not None


_NO_WORDS = later(
    r"\W{0,3}(?:\d[\d.]{0,8}\W{1,3})?"
    r"(?:(?:the|any|mere|le|la|les|l|das|die|der|el|il|het|de|simple|blosse[sr]?)\W){0,3}"
    r"(?:silence|schweigen|stillschweigen|silencio|silenzio|stilzwijgen"
    r"|payments?|paiements?|(?:be)?zahlung(?:en)?|pagos?|pagament[oi]"
    r"|betaling(?:en)?|use|utilisation|nutzung|ingebrauchnahme|inbetriebnahme|utilizacion|uso|gebruik|delay)"
    r"(?: (?:of|by|des|der|du|de la|de|del|van|d) (?:\w+ ){0,3}?\w+)? ?"
    r"(?:is|are|does|do|gilt|gelten|ist|sind|stellt|ne|no|non|geldt|is)\b[^,;:.]{0,80}\W*"
)
"""Terms about what is not said or signed: that silence, payment or use takes nothing over, no more."""

_PROVIDES = later(
    r"\b(?:shall|will|may|must|should|if|in case|where|until|werden|kann|darf|soll\w*|falls|wenn|bis"
    r"|sera|seront|pourra|si|jusqu|podra\w*|sera\w*|hasta|zal|zullen|indien|tot)\b"
)
"""Words of a clause that provides for a case, as terms do."""
