"""Do the pages that were shown still look as they did? Asked in the sandbox, for the bytes may be hostile."""

from collections.abc import Callable, Iterable

from poedesk.kernel.verdict import Verdict
from poedesk.paper.acknowledging.model import Record
from poedesk.proof.document.codec import decode
from poedesk.proof.reading.parent.endings import Work
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed
from poedesk.proof.reading.readers.pdf.signed.change import Change
from poedesk.proof.reading.readers.pdf.signed.comparing import Compared

Compare = Callable[[bytes, Record], "Iterable[Change] | str"]
"""Returns what a document shows otherwise than its first bytes (those of the record), or why nobody knows."""

_COMPARING = Work("comparing", "the comparison", "wall_seconds", "cpu_seconds")


def in_sandbox(sandbox: Sandbox) -> Compare:
    """Return what compares in ``sandbox``."""

    def compare(content: bytes, record: Record) -> Iterable[Change] | str:
        request = {"end": record.shown.size}
        try:
            answer = sandbox.ask(content, record.shown.name, "compare", request, _COMPARING)
            return decode(Compared, answer).changes
        except (TaskFailed, Breach) as error:
            return str(error)
        except (TypeError, ValueError, LookupError, AttributeError):
            return "what came out of the comparison is no answer"

    return compare


def still_shown(found: Iterable[Change] | str) -> tuple[Verdict, str]:
    """Return whether what was shown still is, and why; pages behind it and seals beside it change nothing.

    A thing that covers, removes or uncovers words makes it another content; a seal over words, and what was
    only added to a page, are for a person to look at.
    """
    if isinstance(found, str):
        return Verdict.UNCLEAR, f"whether its pages still show that is not known: {found}"
    changes = [item for item in found if item.what != "page added"]
    for item in changes:
        if item.what in {"page removed", "page resized"}:
            return Verdict.NOT_MET, f"a later revision changed page {item.page}: {item.what}"
        if item.what != "later signature" and (item.covers or item.uncovers):
            what = f"covers or replaces {item.covers!r}" if item.covers else f"uncovers {item.uncovers!r}"
            return Verdict.NOT_MET, f"a later revision {what} on page {item.page}"
    over = next((item for item in changes if item.what == "later signature" and item.covers), None)
    if over is not None:
        return Verdict.UNCLEAR, f"a later signature lies over {over.covers!r} on page {over.page}; look at it"
    added = [item for item in changes if item.what != "later signature"]
    if added:
        return Verdict.UNCLEAR, f"a later revision added something to page {added[0].page}; look at it"
    return Verdict.MET, "its pages look as they did"
