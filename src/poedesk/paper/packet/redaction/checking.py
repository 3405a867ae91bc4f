"""A redacted packet whose bytes hold: does each file say what its place says, and what is shown?"""

from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.packet.answers import Answer, Showing, met, not_met
from poedesk.paper.packet.examining import Examined
from poedesk.paper.packet.redaction.passages import FOLDER, TOLD, element_of, parsed
from poedesk.paper.packet.redaction.record import REDACTION


@dataclass(frozen=True, slots=True)
class Checked:
    """What a redacted packet shows, and an answer for the whole and for each file that is odd."""

    showing: Showing
    answers: tuple[Answer, ...]


def checked(packet: Examined) -> Checked:
    """Return what a redacted packet shows, and what can be said of that."""
    if packet.redaction is None:
        return Checked(Showing((), None), ())
    passages: list[dict[str, Any]] = []
    answers: list[Answer] = []
    for each in packet.redaction.shown:
        path = each.item.path
        content = packet.whole(path)
        if content is None or not path.startswith(FOLDER) or not path.endswith(TOLD):
            continue
        try:
            passage = parsed(content)
        except (ValueError, RecursionError) as error:
            answers.append(not_met(path, f"it is no passage: {error}"))
            continue
        if passage["id"] != element_of(path):
            answers.append(not_met(path, f"it speaks of the element {str(passage['id'])[:100]}"))
        else:
            passages.append(passage)
    if packet.point is None:
        answers.append(not_met(REDACTION, "what it shows belongs to no signed original"))
        return Checked(Showing((), None), tuple(answers))
    size, shown = packet.point.size, len(packet.redaction.shown)
    elements = ", ".join(str(each["id"]) for each in passages) or "no element"
    says = f"redacted: it shows {elements}; {size - shown} of {size} leaves are hidden"
    answers.append(met(REDACTION, says))
    return Checked(Showing(tuple(passages), size - shown), tuple(answers))
