"""Heads of signatures that take back what they give: "Not accepted for the customer", "Accepted once done".

A head names the customer, so a finder gives the signature under it to the customer. Whether it gives anything
at all its other words say; they make the answer unclear. The expressions are data in ``hedges.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.assessing.mentions import words_in
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.composing.words import HARMLESS
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.wording.plain import plain_of

LINES = 3
"""Lines over a printed name among which its head is looked for."""

HIGH, HEADING = 6, 8
"""Lines over it among which the heading of its section is looked for, and the words of that at most."""

WORDS = 16
"""Words of a head at most: a longer line is running text."""

SHORT = 4
"""Words of a head that ends as a sentence does, at most: "Client confirmation pending."."""

_LABEL = compiled(
    r"\W*(?:(?:authori[sz]ed |customer |client )?signature|signed|(?:printed |full )?name|title|role"
    r"|position|date|unterschrift|datum|funktion|firma|fecha|nombre|cargo|nom|fonction)\b"
    r"(?: \(?\w+\)?)?\s*(?:[:_./]|$)"
)
"""A place's own label, over which its head stands."""

_BRACKETS = compiled(r"\([^()]*\)|\[[^\[\]]*\]")


def hedged(document: Document, act: Act, customer: str = "", partner: str = "") -> Span | None:
    """Return the line over an act's printed name that takes the act back or puts it off; null for none.

    A heading over it may be of another matter too: a list of who attended, an undertaking of secrecy.

    Args:
        document: the paper.
        act: one of its acts.
        customer: the name of the house, by which a head is known that holds no word of signing.
        partner: the name of who did the work, who accepts nothing "for" the customer.
    """
    if act.kind != "block" or act.name is None or not act.name.spans:
        return None
    place = act.name.spans[0]
    if place.start is None:
        return None
    text = document.page(place.page).text
    starts = (span.start for span in block_places(document, act) if span.page == place.page)
    first = min((start for start in starts if start is not None), default=place.start)
    headed = False
    for number, start, end, low in _lines_over(text, first):
        if not headed and number <= LINES and _is_head(low, customer):
            if _hedges().search(low) is not None or _takes_back_in_brackets(text[start:end]):
                return Span(place.page, start, end)
            if _signs_for(text[start:end], customer, partner):
                return Span(place.page, start, end)
            headed = True
        heading = len(low.split()) <= HEADING and not _CLAUSE.match(low) and not goes_on(text, start)
        heading = heading and not low.rstrip().endswith(".")
        if heading and _matters().search(low) is not None:
            return Span(place.page, start, end)
        if _accepts().search(low) is not None:
            return None
    return None


def _is_head(low: str, customer: str) -> bool:
    """Say whether a line tells for whom a signature is given, or what for."""
    if _heads().search(low) is not None or _openers().match(low) is not None:
        return True
    return bool(customer) and words_in(low, customer)


def _signs_for(line: str, customer: str, partner: str) -> bool:
    """Say whether a head in one column names the partner, who signs for the customer."""
    for cell in line.split("\t") if customer and partner else ():
        parts = _FOR.split(plain_of(cell).text, maxsplit=1)
        if len(parts) == 2 and words_in(parts[0], partner) and words_in(parts[1], customer):  # noqa: PLR2004
            return not words_in(parts[0], customer)
    return False


_FOR = compiled(
    r"\b(?:(?:for|on behalf of|in the name of|fur|im (?:auftrag|namen)(?: von)?|namens|pour(?: le compte de)?"
    r"|au nom de|por|en nombre de|per(?: conto di)?|a nome di|voor)\b)"
)


def _takes_back_in_brackets(line: str) -> bool:
    told = (plain_of(found[0]).text for found in _BRACKETS.finditer(line))
    return any(_bracketed().search(each) is not None for each in told)


_SENTENCE = compiled(r"[^\W\d_]{4}\.\s+\w")
"""Where a sentence ends within a line."""


def _lines_over(text: str, end: int) -> Iterator[tuple[int, int, int, str]]:
    """Yield the lines that end before ``end`` with how many are between, without labels and running text."""
    for number in range(HIGH + 1):
        if end <= 0:
            return
        start = text.rfind("\n", 0, end) + 1
        low = HARMLESS.sub(" ", plain_of(_BRACKETS.sub(" ", text[start:end])).text)
        told = low.rstrip().endswith(".") and len(low.split()) > SHORT  # for sentences see ``reserves``
        running = len(low.split()) > WORDS or told
        running = running or (_SENTENCE.search(low) is not None and goes_on(text, start))
        running = running or (len(low.split()) >= LONG and text[end + 1 : end + 2].islower())
        if not running and _LABEL.match(low) is None:
            yield number, start, end, low
        if _ENDS.search(low) is not None:
            return
        end = start - 1


LONG = 10
"""Words of a line, at least, that can be running text which goes on in the next."""


def goes_on(text: str, start: int) -> bool:
    """Return whether a line ends the paragraph over it: then it is no heading, however short it is."""
    over = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].rstrip()
    return len(over.split()) >= LONG and not over.endswith((".", ":", ";", "!", "?"))


_CLAUSE = compiled(
    r"\W*(?:\u00a7 ?)?\d{1,2}(?:\.\d{1,2})*[.)]?\s(?:\w+ )?(?:confidential|non-disclosure|data|expenses"
    r"|travel|geheim|verschwieg|datenschutz|spesen|reisekosten|confidencial|proteccion|gastos|protection|frais)"
)
"""A numbered clause, such as the last of an agreement: it is not what the signatures are for."""

_ENDS = compiled(
    r"\b(?:in witness whereof"
    r"|(?:signed|executed) (?:for and on behalf|by the parties|as an? (?:deed|agreement))"
    r"|zu urkund|en fe de lo cual|en foi de quoi|fait en (?:deux|double))\b"
    r"|^\W*\d+\W+(?:signatures?|execution|unterschriften|firmas)\W*$"
)
"""With these the signatures of a whole paper begin: what stands over them is no head of theirs."""


@cache
def _heads() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(_data()['heads'])})\b")


@cache
def _openers() -> re.Pattern[str]:
    return compiled(rf"\W*(?:{'|'.join(_data()['openers'])})\b")


@cache
def _bracketed() -> re.Pattern[str]:
    listed = (each for words in _data()["bracketed"].values() for each in words)
    return compiled(rf"\b(?:{'|'.join(listed)})(?!\w)")


@cache
def _hedges() -> re.Pattern[str]:
    listed = (each for words in _data()["hedges"].values() for each in words)
    return compiled(rf"\b(?:{'|'.join(listed)})(?!\w)")


@cache
def _matters() -> re.Pattern[str]:
    listed = (each for words in _data()["matters"].values() for each in words)
    return compiled(rf"\b(?:{'|'.join(listed)})(?!\w)")


@cache
def _accepts() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(_data()['accepts'])})(?!\w)")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = load_yaml(
        (resources.files(__package__) / "hedges.yaml").read_text("utf-8")
    )
    return loaded
