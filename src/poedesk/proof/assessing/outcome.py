"""What a check answers, and how answers are joined (Kleene) with the code that the contract puts first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict, all_of, any_of
from poedesk.proof.assessing.model import PRECEDENCE, Code, Evidence, Reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one check."""

    verdict: Verdict
    code: Code
    because: str
    """One sentence."""

    value: Any = None
    expected: Any = None
    evidence: tuple[Evidence, ...] = ()
    quiet: bool = False
    """Whether it was met because there was nothing to ask; it then adds nothing to the sentence."""

    check: str = ""
    children: tuple["Outcome", ...] = ()
    remedy: str | None = None
    """What to do about it, where that is known more closely than the rule says."""

    def reason(self) -> Reason:
        """Return the tree of reasons."""
        children = tuple(child.reason() for child in self.children)
        return Reason(self.check, self.verdict, self.code, self.because, self.evidence, children)


def met(because: str, **parts: Any) -> Outcome:
    """Return a met outcome; ``parts`` are further fields of ``Outcome``."""
    return Outcome(Verdict.MET, Code.FOUND, because, **parts)


def not_met(code: Code, because: str, **parts: Any) -> Outcome:
    """Return a not met outcome."""
    return Outcome(Verdict.NOT_MET, code, because, **parts)


def unclear(code: Code, because: str, **parts: Any) -> Outcome:
    """Return an unclear outcome."""
    return Outcome(Verdict.UNCLEAR, code, because, **parts)


def first_of(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the one to report of several answers that all fit; ``because`` names the others.

    They must be of one element; the verdict is that of the reported one's class, weakest first.
    """
    verdict = all_of(outcome.verdict for outcome in outcomes)
    weakest = [outcome for outcome in outcomes if outcome.verdict is verdict]
    if verdict is Verdict.MET:
        return weakest[0]
    ordered = sorted(weakest, key=lambda outcome: PRECEDENCE.index(outcome.code))
    chosen, others = ordered[0], ordered[1:]
    rest = [other.because for other in (*others, *_unclear_beside(outcomes, verdict))]
    told = _sentences([chosen.because, *rest])
    evidence = (*chosen.evidence, *(cited for other in others for cited in other.evidence))
    return replace(chosen, because=told, evidence=tuple(dict.fromkeys(evidence)))


def _unclear_beside(outcomes: Sequence[Outcome], verdict: Verdict) -> list[Outcome]:
    if verdict is not Verdict.NOT_MET:
        return []
    return [outcome for outcome in outcomes if outcome.verdict is Verdict.UNCLEAR]


def _sentences(parts: Iterable[str]) -> str:
    kept = dict.fromkeys(part.rstrip(".") for part in parts if part)
    return "; ".join(kept) + "."


def join_all(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the conjunction of checks of one element."""
    verdict = all_of(outcome.verdict for outcome in outcomes)
    valued = next((outcome for outcome in outcomes if outcome.value is not None), outcomes[0])
    expected = next((outcome.expected for outcome in outcomes if outcome.expected is not None), None)
    loud = [outcome for outcome in outcomes if not outcome.quiet] or list(outcomes[:1])
    if verdict is Verdict.MET:
        because = _sentences(outcome.because for outcome in loud)
        evidence = tuple(dict.fromkeys(cited for outcome in loud for cited in outcome.evidence))
        return met(
            because, value=valued.value, expected=expected, evidence=evidence, children=tuple(outcomes)
        )
    chosen = first_of([outcome for outcome in outcomes if outcome.verdict is not Verdict.MET])
    evidence = tuple(dict.fromkeys((*chosen.evidence, *valued.evidence)))
    value = chosen.value if chosen.value is not None else valued.value
    return replace(chosen, value=value, expected=expected, evidence=evidence, children=tuple(outcomes))


def join_any(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the disjunction of checks of one element: the strongest answer, its own reason."""
    verdict = any_of(outcome.verdict for outcome in outcomes)
    strongest = [outcome for outcome in outcomes if outcome.verdict is verdict]
    chosen = strongest[0] if verdict is Verdict.MET else first_of(strongest)
    return replace(chosen, children=tuple(outcomes))
