"""Where a paper names a person, and what stands around the name: its label, its sentence, its row."""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.identity.names import person_words
from poedesk.proof.finding.model import Findings

NEAR = 160
"""Characters before a person's name in which its label or its sentence stands, and behind it its firm."""


LABEL_WORDS = 8
"""Words of a label that stands alone over a name, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper names a person."""

    label: str
    """What stands before the name on its line as its label; empty for none."""

    said: str
    """What stands before the name in its sentence, in plain text."""

    behind: str
    """What stands behind the name, up to where its line or its cell ends."""

    row: str
    """The whole line."""

    over: str
    """The line over it."""

    under: tuple[str, ...]
    """The lines under it, where the name is alone on its line or has its title behind it."""


def places(entry: Findings, person: str) -> Iterator[Place]:
    """Yield the places at which a paper names a person.

    Others may stand between a label and the name: "Client's contacts: Ada Holm (finance), Tom Ashby (shop)".
    """
    for span in mentions.person(entry.document, person):
        text = entry.document.page(span.page).text
        start, end = span.start or 0, span.end or 0
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        row = text[line:stop]
        if text[end:stop].rstrip().endswith(",") or text.count("(", end, stop) > text.count(")", end, stop):
            stop = min((at for at in (text.find("\n", stop + 1),) if at >= 0), default=len(text))
        before = text[max(line, start - NEAR) : start]
        label, sign, between = re.split(r"[.;]\s", before)[-1].rpartition("\t" if "\t" in before else ":")
        above = text[:line].rstrip().rpartition("\n")[2]
        if not before.strip() and above.rstrip().endswith(":") and len(above.split()) <= LABEL_WORDS:
            label, sign = above.rstrip(" :"), ":"
        listed = _SENTENCE.search(between) is None and _OF_PAPER.search(plain(f"{above} {label}")) is None
        said = re.split(r"(?<=[a-z)]{2}[.;])\s|\n\s*\n", text[max(0, start - 2 * NEAR) : start])[-1]
        yield Place(
            label.rpartition("\t")[2] if sign and listed else "",
            plain(" ".join(said.split())) + " ",
            text[end : min(stop, end + NEAR)].replace("\n", " "),
            row,
            above,
            _under(text, person, row, stop),
        )


def _under(text: str, person: str, row: str, end: int) -> tuple[str, ...]:
    """Return the lines under that of a name, where nothing but a form of address and a title is beside it."""
    name, _, title = row.partition(",")
    more = len(person_words(name)) > len(person_words(person))
    if more or (title and not looks_like_title(title)) or "\t" in row:
        return ()
    return tuple(line.strip() for line in text[end:].splitlines()[1 : CARD + 1])


CARD = 4
"""Lines under a name in which an address tells title and house, and who is named next."""


_SENTENCE = compiled(
    r"[.;:]\s|\b(?:and|und|et|y|e|en)\s+\S+\s+\S+\s+\S+\s+\S"
    r"|\b(?i:with|by|for|plus|mit|f\u00fcr|avec|pour|con|para|per|met|voor)\s"
)
"""What stands between a label and a name that belongs to no list of people."""

_OF_PAPER = compiled(
    r"\b(?:changes?|change requests?|versions?|revisions?|history|anderung(?:en|sverlauf)?|modifications?"
    r"|historique|cambios?|historial|modifiche|wijziging(?:en)?)\b"
)
"""What heads a list of changes: who asks for one of them may be of either side."""
