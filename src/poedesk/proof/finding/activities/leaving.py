"""A product that something was moved away from: what is moved from it and to another place is no work on it.

"Migrated 214 mailboxes from Exchange Online back to our own server" is no migration to Exchange Online. Where
the sentence names the product once more as the place that it goes to, that one counts.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.words import MIGRATION, Cue
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import Mention

Pair = tuple[Cue, Mention]

_ARTICLES = (
    r"(?: (?:the|our|its|their|his|der|dem|den|unserem|unserer|seinem|ihrem|le|la|les|l'|notre|son|leur|el"
    r"|los|nuestro|su|il|lo|nostro|suo|het|onze|zijn|haar|old|former|alten|ancien|antiguo|vecchio|oude|microsoft"
    r"|office 365|m365|365)){0,3}\W*$"
)
_FROM = compiled(r"\b(?:from|off|out of|away from|aus|depuis|desde|da|dal|dalla|uit|vanuit)" + _ARTICLES)
"""What stands right before a product that is left."""

_TO = compiled(
    r"\W*[^.;:]{0,60}?\b(?:to|onto|into|nach|auf|in|zu|zum|zur|zuruck|vers|sur|a|al|hacia|verso|sul|naar|terug)\b"
)
"""How what follows it says where to."""

_OF = compiled(r"\b(?:von|vom|de|du|d'|van)" + _ARTICLES)
_BACK = compiled(r"\W*[^.;:]{0,60}?\b(?:nach|zuruck|vers|de vuelta|naar|terug)\b")
"""The same where the first word may mean "of" as well: "die Einrichtung von Intune auf allen Geraeten"."""


def without_left(text: str, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of a sentence without those on a product that what is moved leaves."""
    moved = [pair for pair in pairs if pair[0].activity == MIGRATION]
    if not moved:
        return list(pairs)
    return [pair for pair in pairs if pair not in moved or not _is_left(text, pair[1], pairs)]


def _is_left(text: str, mention: Mention, pairs: Sequence[Pair]) -> bool:
    before, after = plain_of(text[: mention.start]).text, plain_of(text[mention.end :]).text
    left = _FROM.search(before) and _TO.match(after)
    if not (left or (_OF.search(before) and _BACK.match(after))):
        return False
    return not any(other.start > mention.end and other.workload == mention.workload for _, other in pairs)
