"""Lines that name work and describe none: rows of prices, numbered heads.

"Teams training, per session: EUR 890" and "4.2 Mailbox migration" say what something is called. What was
done is told elsewhere, or nowhere.
"""

import re
from collections.abc import Mapping, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.rows import row_of
from poedesk.proof.finding.narratives.features import narrative_rules
from poedesk.proof.finding.narratives.grammar import PASSIVE
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.page.passages import Passage
from poedesk.proof.finding.wording.plain import plain_of

_PRICE = compiled(
    r"(?:[$\u20ac\u00a3]|EUR|USD|GBP|CHF)?\s*\d{1,3}(?:[.,' ]?\d{3})*(?:[.,]\d{2})\s*(?:[$\u20ac\u00a3]"
    r"|EUR|USD|GBP|CHF)?|(?:[$\u20ac\u00a3]|EUR|USD|GBP|CHF)\s*[\d.,']+"
)
_ORDERED_WORDS = 15
"""Words from which a line with a price describes the work that is ordered; fewer when it bids it."""

_BID_WORDS = 8

_GOODS = compiled(
    r"\b(?:licen[cs]\w*|subscriptions?|renewals?|seats|suscripci\w+|licencias?|lizenz\w*|abonnements?|sku)\b"
)

_MONEY = r"(?:[$\u20ac\u00a3]|EUR|USD|GBP|CHF|euros?|dollars?)"
_AMOUNT = r"\d{1,3}(?:[.,' \u00a0\u202f]?\d{3})*(?:[.,]\d{2})?"
_AT_END = compiled(
    rf"(?:{_MONEY}\s?{_AMOUNT}|{_AMOUNT}\s?{_MONEY}|[\s:]\d{{1,3}}(?:[.,' ]?\d{{3}})*[.,]\d{{2}})"
    r"(?:\s?(?:HT|TTC|net(?:to)?|excl\.?|plus VAT|\+ ?VAT|zzgl\.? MwSt\.?|m\u00e1s IVA|\+ ?IVA"
    r"|(?:per|pro|par|por) \w+))?(?:\W*$|(?=\s+(?-i:[A-Z\u00c0-\u00de])[\w\s]{8,}\.\s*$))",
    re.IGNORECASE,
)
"""A price at the end of a line, before another sentence at most."""

_PRICED = compiled(rf"{_MONEY}\s?{_AMOUNT}(?!\w)|(?<![\w.]){_AMOUNT}\s?{_MONEY}(?!\w)")
"""A price with its currency, that ends a row of several."""

_FIGURE = compiled(r"\d")

_PER = compiled(
    r"\b(?:per|pro|je|par|por|cada|each)\s(?:(?:half|full)[ -])?"
    r"(?:hour|day|session|user|seat|group|person|workshop|device|month"
    r"|stunde|tag|termin|nutzer|gruppe|gerat|heure|jour|journee|seance|utilisateur|groupe|poste"
    r"|hora|dia|jornada|sesion|usuario|grupo|equipo|ora|giorno|giornata|sessione|utente|gruppo"
    r"|uur|dag|dagdeel|sessie|gebruiker|groep)s?\b[^.;]*[:\s]\d[\d.,' ]*\W*$"
)
"""What one unit of it costs, over plain text: "per half day, max. 10 people: 495"."""

_HEAD_NUMBER = compiled(r"\W*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")
_HEAD_WORDS = 8
"""Words, at most, of a numbered head."""


def sells_goods(plain: str) -> bool:
    """Return whether a plain text names licences, seats or the like: what is sold, and no work."""
    return _GOODS.search(plain) is not None


def price_row(text: str) -> str | None:
    """Return a line up to what it costs when it ends with that, as a row of a price list does; else null."""
    if _FIGURE.search(text) is None:
        return None
    if (match := _AT_END.search(text)) is not None:
        return text[: match.end()]
    return text if _PER.search(plain_of(text).text) is not None else None


def is_numbered_head(text: str) -> bool:
    """Return whether a line is a head with its number, as "4.2 Mailbox migration", and tells no deed."""
    match = _HEAD_NUMBER.match(text)
    rest = text[match.end() :] if match is not None else ""
    if not rest or len(rest.split()) > _HEAD_WORDS or rest.rstrip().endswith((".", ";", ":")):
        return False
    return not (done_words(rest) or PASSIVE.found_in(plain_of(rest).text) or re.search(r"\b\d+\s\w", rest))


def orders_work(text: str) -> bool:
    """Return whether a line of an order tells what is done, and sells no goods.

    It tells it at length and how much, or bids it: "Install and configure meeting panels and cameras".
    """
    plain, words = plain_of(text).text, max(len(row.split()) for row in _PRICED.split(text))
    long = words >= _ORDERED_WORDS and re.search(r"\d", text) is not None
    bids = words >= _BID_WORDS and narrative_rules()["work"].match(plain) is not None
    return (long or bids or bool(done_words(text))) and not sells_goods(plain)


def in_priced_rows(known: Sequence[Passage]) -> Mapping[int, str]:
    """Return the numbers of passages in rows with a price, each with the text of its whole cell.

    A row is one of a table, or the short pieces of one line.
    """
    rows = {_line_of(passage) for passage in known if _PRICE.fullmatch(passage.text.strip())} - {None}
    found = [n for n, passage in enumerate(known) if _line_of(passage) in rows]
    texts: dict[object, list[str]] = {}
    for number in found:
        texts.setdefault(_cell_of(known, number), []).append(known[number].text)
    return {n: " ".join(texts[_cell_of(known, n)]) for n in found}


def _cell_of(known: Sequence[Passage], number: int) -> object:
    """Return what the passages of one cell have in common; outside of tables each stands for itself."""
    passage = known[number]
    return number if passage.cell is None else (passage.page, passage.cell)


def _line_of(passage: Passage) -> tuple[int, int, int] | None:
    """Return the row of a passage, or the line of a short one outside of tables; null for what is neither."""
    if passage.cell is not None:
        return row_of(passage)
    short = len(passage.pieces) == 1 and len(passage.text.split()) <= _LINE
    return (passage.page, -1, round(passage.top)) if short else None


_LINE = 20
"""Words, at most, of a piece of a line that is a row."""
