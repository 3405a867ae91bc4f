"""Runs the cases beside a programme: the same judgement as always, on documents described in a few words."""

from collections.abc import Iterator, Mapping
from typing import Any

from poedesk.kernel.errors import InvalidClaim, InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Element
from poedesk.proof.assessing.trials.facts import findings_of
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import cases, loader
from poedesk.proof.policy.cases import CaseFile, DescribedDocument, Expected, PolicyCase


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case came out."""

    name: str
    problems: tuple[str, ...]
    """What differs from what was expected; empty when the case holds."""

    assessment: Assessment | None

    @property
    def good(self) -> bool:
        """Say whether everything came out as expected."""
        return not self.problems


def run_shipped(programme_id: str) -> list[CaseResult]:
    """Run the cases that ship beside a programme; raises InvalidPolicy for an unknown id or a bad file."""
    return run(loader.cases_text(programme_id), f"{programme_id}.cases.yaml")


def run(text: str, name: str) -> list[CaseResult]:
    """Run the cases in YAML ``text``; raises InvalidPolicy when the file itself is wrong."""
    file = cases.parse(text, name)
    return [_run_one(file, case) for case in file.cases]


def _run_one(file: CaseFile, case: PolicyCase) -> CaseResult:
    try:
        assessment = _assess(file, case)
    except (InvalidClaim, InvalidPolicy) as error:
        return CaseResult(case.name, (str(error),), None)
    return CaseResult(case.name, tuple(_differences(case.expect, assessment)), assessment)


def _assess(file: CaseFile, case: PolicyCase) -> Assessment:
    claim = claim_of(file, case.claim)
    day = case.as_of or claim.submitted_on
    if day is None:
        message = f"{case.name}: neither the claim nor the case has a date"
        raise InvalidPolicy(message)
    policy = loader.load(file.programme, file.version, claim.submitted_on or day)
    found = [_document(file, name, described) for name, described in case.documents.items()]
    return assess(claim, policy, found, day)


def claim_of(file: CaseFile, written: str | Mapping[str, Any]) -> Claim:
    """Return the claim that a case names, with its changes."""
    if isinstance(written, str):
        written = {"like": written}
    changes = {name: value for name, value in written.items() if name != "like"}
    base = file.claims.get(str(written.get("like")), {})
    made = _merged({"schema": "poedesk.claim/1", "programme": file.programme, **base}, changes)
    return claims.build(_texts(made), "claim of the case")


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(base)
    for name, value in changes.items():
        below = made.get(name)
        both = isinstance(below, dict) and isinstance(value, dict)
        made[name] = _merged(below, value) if both and isinstance(below, dict) else value
    return made


def _texts(value: Any) -> Any:
    """Return ``value`` with its dates as text, as a claim file has them."""
    if isinstance(value, dict):
        return {name: _texts(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_texts(part) for part in value]
    return value if value is None or isinstance(value, bool) else str(value)


def _document(file: CaseFile, name: str, described: DescribedDocument) -> Findings:
    base = file.documents.get(described.like or "")
    if described.like and base is None:
        message = f"{name} is like {described.like!r}, which the file does not have"
        raise InvalidPolicy(message)
    facts = [fact for fact in (base.facts if base else ()) if _name(fact)[0] not in described.drop]
    facts += described.facts
    for change in described.change:
        places = [place for place, fact in enumerate(facts) if _name(fact) == _name(change)]
        if places:
            facts[places[0]] = change
        else:
            facts.append(change)
    kind = described.kind or (base.kind if base else None)
    made = {
        "kind": kind or "unknown",
        "kind_detail": described.kind_detail or (base.kind_detail if base else None),
        "from": described.sender or (base.sender if base else None),
        "unread": described.unread,
        "understood": described.understood,
        "facts": facts,
    }
    return findings_of(name, made)


def _name(fact: Mapping[str, Any]) -> tuple[str, Any]:
    """Return what a fact is: its first word, with what it is for."""
    return next(iter(fact)), (fact.get("for"), fact.get("side"))


def _differences(expected: Expected, assessment: Assessment) -> Iterator[str]:
    if assessment.verdict.value != expected.overall:
        yield f"overall is {assessment.verdict.value}, expected {expected.overall}"
    for element in assessment.elements:
        wanted = expected.elements.get(element.id)
        if wanted is None and element.required:
            wanted = expected.others
        if wanted is not None and not _fits(element, wanted):
            verdict = element.verdict.value if element.verdict is not None else "not_applicable"
            yield f"{element.id} is {verdict} {element.code.value}, expected {wanted} ({element.because})"
    known = {element.id for element in assessment.elements}
    yield from (f"{name} is no element" for name in expected.elements if name not in known)
    until = assessment.good_for_filing_until
    if expected.good_for_filing_until is not None and until != expected.good_for_filing_until:
        yield f"good for filing until {until}, expected {expected.good_for_filing_until}"


def _fits(element: Element, wanted: str) -> bool:
    verdict, _, code = wanted.partition(" ")
    own = element.verdict.value if element.verdict is not None else "not_applicable"
    return own == verdict and (not code or element.code.value == code)
