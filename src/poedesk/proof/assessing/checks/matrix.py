"""What an empty cell of the matrix means: the reason that a reviewer would write, and what mends it."""

from collections.abc import Sequence

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import quotation
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days import windows
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.narratives import weighed
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.finding.narratives.cited import parts_of
from poedesk.proof.policy import vocabulary

LONGEST = 160
"""Characters of a sentence that is quoted in a reason."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The answers of one row."""

    named: Verdict
    tied: Verdict
    active: Verdict
    dated: Verdict
    shown: tuple[str, ...]
    """Ids of the activities that are shown."""


def reviewers_reason(cells: Cells) -> str | None:
    """Return the reason that a reviewer would write for the row, in the programme's words; null for none."""
    if cells.named is not Verdict.MET:
        return "claimed workload missing"
    if cells.tied is not Verdict.MET:
        return "no product connection"
    if cells.active is not Verdict.MET:
        return "partner service missing or insufficiently described"
    return "dates missing or old" if cells.dated is Verdict.NOT_MET else None


def remedy(case: Case, entry: ClaimedWorkload, cells: Cells) -> str | None:
    """Return which sentence is missing, or that the workload is to be dropped; null for a row that is met."""
    known, claim = vocabulary.load(), case.claim
    title, who, whom = known.workload(entry.workload).title, claim.partner.name, claim.customer.name
    lacking = [name for name in entry.activities if name not in cells.shown]
    wanted = " and ".join(known.activity(name).title for name in lacking)
    what = f"what {who} did with {title} for {whom}, for how many and when"
    drop = f"or drop {title} from the claim."
    if cells.named is Verdict.UNCLEAR and case.unread:
        return f"Give a copy that can be read of the document that names {title}; {drop}"
    if cells.named is not Verdict.MET:
        return f"Add the sentence that names {title} and says {what}; {drop}"
    if cells.tied is not Verdict.MET:
        return f"Name {whom}, its tenant id or its domain in the document that tells of {title}; {drop}"
    if cells.active is not Verdict.MET:
        kind = f"tells {wanted}: {what}" if wanted else f"says {what}"
        instead = ", ".join(known.activity(name).title for name in cells.shown)
        other = f"claim {instead} instead, " if instead and lacking else ""
        return f"Add the sentence that {kind}; {other}{drop}"
    if cells.dated is Verdict.NOT_MET:
        first = windows.earliest(case.submission, case.parameter("acknowledgement_window"))
        return f"Add work on {title} that was done after {first.isoformat()}; {drop}"
    return None


def spoken_against(case: Case, telling: Sequence[Seen]) -> str | None:
    """Return the first sentence of ``telling`` that proves nothing, with its place and the reason."""
    for seen in telling:
        text = parts_of(seen.source.document, seen.finding)[-1]  # the sentence in which the name stands
        for sentence, why in weighed(case, text):
            if why is not None:
                return f"'{quotation(sentence)[:LONGEST]}' {why} ({seen.where})"
    return None
