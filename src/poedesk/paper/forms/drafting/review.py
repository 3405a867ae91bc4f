"""What a reviewer would say of a form as it stands, before anybody signs it: the same judgement as always."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.contents import Contents, contents
from poedesk.paper.forms.drafting.hints import hints
from poedesk.paper.forms.drafting.judged import judged, without_name
from poedesk.paper.forms.drafting.questions import questions_for
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.planning import plan
from poedesk.proof.assessing.model import Element
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy.loader import Policy


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer would say of one element."""

    element: str
    verdict: Verdict
    because: str
    remedy: str | None
    """What to do about it; null when it is met."""

    questions: tuple[str, ...]
    """What the answer should tell, when it is an answer and not met."""

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON value."""
        return {
            "element": self.element,
            "verdict": self.verdict.value,
            "because": self.because,
            "remedy": self.remedy,
            "questions": list(self.questions),
        }


@dataclass(frozen=True, slots=True)
class Review:
    """What is good and what is lacking in a draft."""

    remarks: tuple[Remark, ...]
    """One for each required element that the writer of the form decides, in the contract's order."""

    hints: tuple[tuple[str, str], ...]
    """(name of the answer, what would make it stronger), also of answers that are good enough."""

    contents: Contents
    """What is written where, and what has no place."""

    @property
    def good(self) -> bool:
        """Return whether everything is met that can be met before the customer signs."""
        return all(remark.verdict is Verdict.MET for remark in self.remarks)

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON value."""
        return {
            "good": self.good,
            "elements": [remark.to_json() for remark in self.remarks],
            "hints": [{"name": name, "hint": hint} for name, hint in self.hints],
            "without_place": [str(problem) for problem in self.contents.without_place],
            "too_long": [str(problem) for problem in self.contents.too_long],
        }


def review(claim: Claim, policy: Policy, narratives: Narratives, as_of: date) -> Review:
    """Return what a reviewer would say of the form for ``claim`` filled with ``narratives``.

    What the customer does (signature, date, initials) is left out: it comes later. The judgement is that of
    ``poedesk check``, on the form's words.
    """
    outline = plan(claim, policy)
    made = contents(outline, claim, narratives)
    assessment = judged(claim, policy, outline, made, as_of)
    asked = {entry.element: entry.questions for entry in questions_for(outline)}
    by_pen = {"acknowledgement.signature", "acknowledgement.date", "document.kind"}
    remarks = tuple(
        _remark(element, asked)
        for element in assessment.elements
        if element.required and element.id not in by_pen and not element.id.startswith("disclosure.")
    )
    placed = {field.name for field in outline.fields()}
    stronger = tuple(hint for hint in hints(claim, narratives) if hint[0] in placed)
    return Review(remarks, stronger, made)


def _remark(element: Element, asked: Mapping[str, tuple[str, ...]]) -> Remark:
    verdict = element.verdict if element.verdict is not None else Verdict.UNCLEAR
    met = verdict is Verdict.MET
    because = without_name(element.because)
    return Remark(
        element.id,
        verdict,
        because,
        None if met else element.remedy,
        () if met else asked.get(element.id, ()),
    )
