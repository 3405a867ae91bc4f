"""START READING HERE: policy + claim + findings -> Assessment.

``assess`` goes through the elements in the contract's order. For each it takes the one rule that the policy
has for the day of submission, asks whether this claim needs the element (``conditions``), answers the rule's
check (``checks``, one module a family), and turns the outcome into an element with its remedy and what was
searched. The default is not accepted: only a check that found its citation makes an element met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from poedesk.kernel.uncollected import uncollected
from poedesk.kernel.verdict import Verdict, all_of
from poedesk.proof.assessing.acknowledging.acknowledgement import acknowledgement
from poedesk.proof.assessing.acknowledging.days import windows
from poedesk.proof.assessing.case import Case, case_of
from poedesk.proof.assessing.checks import act_dates, workloads
from poedesk.proof.assessing.checks.evaluate import evaluate
from poedesk.proof.assessing.conditions import required
from poedesk.proof.assessing.leads import unless_led
from poedesk.proof.assessing.model import (
    Assessment,
    Code,
    Element,
    Overall,
    PolicyReference,
    RuleReference,
)
from poedesk.proof.assessing.outcome import Outcome, unclear
from poedesk.proof.assessing.running.key import assessment_key
from poedesk.proof.assessing.stacks.stacking import stacks_of
from poedesk.proof.assessing.together.between import named_by
from poedesk.proof.assessing.together.threads import threads_of
from poedesk.proof.assessing.together.ties import belongings_of
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.schema import Rule

LAST = "document.kind"
"""Judged after all others, because its conditions look at them."""

_ACKNOWLEDGED = ("acknowledgement.signature", "acknowledgement.date")
"""Elements that say how long a claim is good for filing and what of a thread is told, asked for or not."""


@uncollected()
def assess(
    claim: Claim,
    policy: Policy,
    findings: Sequence[Findings],
    as_of: date,
    *,
    limits: Mapping[str, int] = MappingProxyType({}),
) -> Assessment:
    """Return the assessment of ``claim`` by ``policy`` on what was found, seen on the day ``as_of``.

    ``findings`` has one entry for every document, attachments after their parents; ``limits`` are those
    under which they were read, and part of the key.
    """
    case = _prepared(claim, policy, findings, as_of)
    for element in (*(name for name in policy.rules if name != LAST), LAST):
        if _is_asked(case, policy.rules[element]):
            outcome = unless_led(case, element, _vouched(evaluate(policy.rules[element].check, case)))
            case = replace(case, judged={**case.judged, element: outcome})
    elements = tuple(_element(case, rule) for rule in policy.rules.values())
    assessment = Assessment(
        claim=claim,
        verdict=overall(elements),
        policy=PolicyReference(policy.id, policy.version),
        as_of=as_of,
        key=assessment_key(claim, policy, [entry.document for entry in findings], as_of, limits),
        good_for_filing_until=_good_until(case),
        elements=elements,
        workloads=workloads.rows(case) if claim.engagement == "usage" else (),
        documents=case.findings,
        belongings=belongings_of(case),
        threads=threads_of(case),
        stacks=stacks_of(case),
    )
    case.forget()
    return assessment


def _prepared(claim: Claim, policy: Policy, findings: Sequence[Findings], as_of: date) -> Case:
    case = case_of(claim, policy, tuple(findings), as_of)
    named = tuple(named_by(case, entry) for entry in findings)
    if any(one is not other for one, other in zip(named, findings, strict=True)):
        case = case_of(claim, policy, named, as_of)
    asked = frozenset(name for name, rule in policy.rules.items() if required(rule.required, claim, policy))
    return replace(case, acknowledgement=acknowledgement(case), required=asked)


def _is_asked(case: Case, rule: Rule) -> bool:
    """Return whether anything hangs on the outcome: others are not worked out."""
    return rule.element in case.required or rule.required == "never" or rule.element in _ACKNOWLEDGED


def _vouched(outcome: Outcome) -> Outcome:
    """Return ``outcome``; met without a citation is not met: no verdict without one."""
    if outcome.verdict is Verdict.MET and not outcome.evidence and not outcome.quiet:
        because = f"{outcome.because.rstrip('.')}, but no place in a document can be cited for it."
        return unclear(Code.UNCERTAIN, because, value=outcome.value, expected=outcome.expected)
    return outcome


def overall(elements: Sequence[Element]) -> Overall:
    """Return the verdict on the whole: any required element not met, else any unclear, else approvable."""
    verdict = all_of(
        element.verdict if element.verdict is not None else Verdict.UNCLEAR
        for element in elements
        if element.required
    )
    return {
        Verdict.MET: Overall.APPROVABLE,
        Verdict.NOT_MET: Overall.NOT_APPROVABLE,
        Verdict.UNCLEAR: Overall.NEEDS_REVIEW,
    }[verdict]


def _element(case: Case, rule: Rule) -> Element:
    reference = RuleReference(rule.id, rule.source, rule.basis)
    if rule.element not in case.required:
        return _not_required(rule, case.judged.get(rule.element), reference)
    outcome = case.judged[rule.element]
    good = outcome.verdict is Verdict.MET
    return Element(
        id=rule.element,
        verdict=outcome.verdict,
        required=True,
        code=outcome.code,
        because=_sentence(outcome.because),
        rule=reference,
        value=outcome.value,
        expected=outcome.expected,
        remedy=None if good else remedy(rule, outcome),
        searched=() if good else case.searched,
        evidence=outcome.evidence,
        reasons=outcome.reason(),
    )


def _not_required(rule: Rule, outcome: Outcome | None, reference: RuleReference) -> Element:
    """Return an optional element (there or not), or one that this claim does not ask for."""
    optional = rule.required == "never"
    if optional and outcome is not None and outcome.verdict is Verdict.MET and outcome.evidence:
        return Element(
            rule.element,
            Verdict.MET,
            required=False,
            code=Code.FOUND,
            because=_sentence(outcome.because),
            rule=reference,
            value=outcome.value,
            expected=outcome.expected,
            evidence=outcome.evidence,
            reasons=outcome.reason(),
        )
    code = Code.OPTIONAL if optional else Code.NOT_APPLICABLE
    because = "It is optional and was not found." if optional else "It is not asked for in this claim."
    return Element(rule.element, None, required=False, code=code, because=because, rule=reference)


_READ_AGAIN = "Give a copy that can be read (searchable, without password), or answer on a page that can."
_REMEDIES: Mapping[Code, str] = {
    Code.ILLEGIBLE: _READ_AGAIN,
    Code.ALTERED: "Have the customer sign the final version again, and do not change the file after that.",
    Code.IN_FUTURE: "Correct the date, or submit the claim on or after it.",
    Code.CONTRADICTED: "Settle which of the two is right, and correct the document or the claim.",
}
"""What to do about a code, whatever the element; for others the rule itself says it."""


def remedy(rule: Rule, outcome: Outcome) -> str:
    """Return what the partner can do about an element that is not met."""
    if outcome.remedy is not None:
        return outcome.remedy
    general = _REMEDIES.get(outcome.code)
    if general is None:
        return rule.remedy
    return general if outcome.code is not Code.CONTRADICTED else f"{general} {rule.remedy}"


def _sentence(because: str) -> str:
    """Return ``because`` with a capital, unless it begins with the name of a file."""
    first = because.split(" ", 1)[0].rstrip(".,;:")
    return because if "." in first or "/" in first else because[:1].upper() + because[1:]


def _good_until(case: Case) -> date | None:
    """Return the last day on which a claim could be submitted with this acknowledgement; null if it fails."""
    judged = (case.judged.get(element) for element in _ACKNOWLEDGED)
    if any(outcome is not None and outcome.verdict is Verdict.NOT_MET for outcome in judged):
        return None
    days = [date.fromisoformat(day) for day in act_dates.acknowledged_on(case)]
    if not days:
        return None
    return windows.good_until(min(days), case.parameter("acknowledgement_window"))
