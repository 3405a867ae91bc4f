"""Business applications: products named, subscriptions stated, and how they were bought."""

from collections.abc import Sequence

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing import mentions, recognition
from poedesk.proof.assessing.case import Case, Seen, where
from poedesk.proof.assessing.checks.recognised import recognised_value
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, first_of, join_all, met, not_met, unclear
from poedesk.proof.assessing.together.belonging import CONTRIBUTES, Belongs
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.model import State
from poedesk.proof.policy import vocabulary

_OTHER = Agreement.DIFFERENT

NAMED = 0.5
"""Confidence from which a product or a purchase type counts as stated."""


def products(case: Case) -> Outcome:
    """Answer whether every claimed product is named; with none claimed, whether any is."""
    seen = _stated(case, "product")
    claimed = [product.name for product in case.claim.products]
    expected = claimed or None
    if not claimed:
        seen = [item for item in seen if item.finding.confidence >= NAMED]
        if seen:
            because = f"The product {seen[0].value!r} is named ({seen[0].where})."
            values = list(dict.fromkeys(item.value for item in seen))
            return _softened(met(because, value=values, evidence=seen[0].evidence), seen[:1])
        return _none(case, "product", "A product of business applications", expected)
    answers = [_product(case, name, seen) for name in claimed]
    return _joined(answers, claimed, expected)


def _product(case: Case, name: str, seen: Sequence[Seen]) -> Outcome:
    same = [item for item in seen if _same_product(item.value, name)]
    sure = [item for item in same if item.finding.confidence >= NAMED]
    if sure:
        outcome = met(f"{name} is named ({sure[0].where}).", value=name, evidence=sure[0].evidence)
        return _softened(outcome, sure[:1])
    if same:
        because = f"{name} is named in doubt only ({same[0].where})."
        return unclear(Code.UNCERTAIN, because, value=name, evidence=same[0].evidence)
    # Names of the vocabulary are the finders' business: they know the form's own mention of products.
    unknown = vocabulary.load().product(name) is None
    for entry, belongs in case.contributing() if unknown else ():
        evidence = _first(cite(entry.document, span, NAMED) for span in mentions.phrase(entry.document, name))
        if evidence and belongs is Belongs.OURS:
            return met(f"{name} is named ({where(evidence)}).", value=name, evidence=evidence)
        if evidence:
            because = f"{name} is named where it is not said for which customer ({where(evidence)})."
            return unclear(Code.UNCERTAIN, because, value=name, evidence=evidence)
    return _none(case, "product", f"The product {name}", None)


def _first(found: object) -> tuple[Evidence, ...]:
    return next(((item,) for item in found if item is not None), ())  # type: ignore[attr-defined]


def _aliases(name: str) -> tuple[str, ...]:
    known = vocabulary.load().product(name)
    return known.aliases if known is not None else (name,)


def _same_product(value: str, name: str) -> bool:
    wanted = {alias.casefold() for alias in _aliases(name)}
    known = vocabulary.load().product(name)
    ids = {known.id} if known is not None else set()
    return value.casefold() in wanted | ids or agree(value, name) is Agreement.SAME


def subscriptions(case: Case) -> Outcome:
    """Answer whether every claimed subscription id stands there; with none claimed, whether any does."""
    seen = _stated(case, "subscription_id")
    claimed = [product.subscription_id for product in case.claim.products if product.subscription_id]
    if not claimed:
        labelled = [item for item in seen if item.finding.anchored]
        if labelled:
            because = f"The subscription id {labelled[0].value} is stated ({labelled[0].where})."
            return _softened(
                met(because, value=[labelled[0].value], evidence=labelled[0].evidence), labelled[:1]
            )
        return _none(case, "subscription_id", "A subscription id", None)
    answers = [_subscription(case, wanted, seen, claimed) for wanted in claimed]
    return _joined(answers, claimed, list(claimed))


def _subscription(case: Case, wanted: str, seen: Sequence[Seen], claimed: Sequence[str]) -> Outcome:
    same = [item for item in seen if item.value.lower() == wanted]
    same = [item for item in same if not recognition.in_two_cases(item.evidence)]
    if same:
        other = _another_for_the_same(case, seen, claimed)
        if other is not None:
            because = (
                f"Subscription id {wanted} is stated ({same[0].where}), but {other.document} gives"
                f" {other.value} for what was claimed ({other.where})."
            )
            evidence = (*same[0].evidence, *other.evidence)
            return unclear(Code.CONTRADICTED, because, value=wanted, evidence=evidence)
        because = f"Subscription id {wanted} is stated ({same[0].where})."
        return _softened(met(because, value=wanted, evidence=same[0].evidence), same[:1])
    for entry, _ in case.contributing():
        evidence = _first(cite(entry.document, span, NAMED) for span in mentions.guid(entry.document, wanted))
        if evidence and not recognition.in_two_cases(evidence):
            return met(
                f"Subscription id {wanted} is stated ({where(evidence)}).", value=wanted, evidence=evidence
            )
    for entry, _ in case.contributing():
        damaged = _first(recognition.alike_in(entry.document, wanted))
        if damaged:
            because = (
                f"Subscription id {wanted} can be what stands at {where(damaged)}, but it was read otherwise."
            )
            return unclear(Code.UNCERTAIN, because, evidence=damaged)
    others = [
        item
        for item in seen
        if item.finding.anchored and item.value.lower() not in claimed
        if not item.recognised or recognised_value(item, "subscription_id", (wanted,), _OTHER) is _OTHER
    ]
    if others and len(claimed) == 1:
        because = f"The subscription id is {others[0].value} ({others[0].where}); the claim says {wanted}."
        return not_met(Code.CONTRADICTED, because, value=others[0].value, evidence=others[0].evidence)
    return _none(case, "subscription_id", f"Subscription id {wanted}", None)


def _another_for_the_same(case: Case, seen: Sequence[Seen], claimed: Sequence[str]) -> Seen | None:
    """Return an id of another subscription that a document gives for nothing but claimed products.

    A document that lists a claimed id too, or another product, may well hold ids that nobody claims.
    """
    products = [product.name for product in case.claim.products]
    for item in seen:
        here = [other.value.lower() for other in seen if other.document == item.document]
        named = [other.value for other in _stated(case, "product") if other.document == item.document]
        alone = named and all(any(_same_product(value, name) for name in products) for value in named)
        foreign = item.finding.anchored and not item.recognised and not set(here) & set(claimed)
        if foreign and alone and item.belongs is Belongs.OURS:
            return item
    return None


def purchase_type(case: Case, parameter: str) -> Outcome:
    """Answer whether the documents say how the products were bought, as the claim does when it gives one."""
    allowed = case.parameter(parameter)
    seen = [item for item in _stated(case, "purchase_type") if item.value in allowed]
    claimed = {product.purchase_type or case.claim.purchase_type for product in case.claim.products}
    wanted = sorted(value for value in claimed | {case.claim.purchase_type} if value is not None)
    if not case.claim.products or all(product.purchase_type for product in case.claim.products):
        wanted = sorted(value for value in claimed if value) or wanted
    expected = wanted[0] if len(wanted) == 1 else wanted or None
    sure = [item for item in seen if item.finding.confidence >= NAMED]
    said = list(dict.fromkeys(item.value for item in sure))
    if not sure:
        if seen:
            because = f"How the products were bought is only suggested: {seen[0].value} ({seen[0].where})."
            return unclear(
                Code.UNCERTAIN, because, value=seen[0].value, expected=expected, evidence=seen[0].evidence
            )
        return _none(case, "purchase_type", "How the products were bought", expected)
    lacking = [value for value in wanted if value not in said]
    agreeing = [item for item in sure if not wanted or item.value in wanted]
    extra = [item for item in sure if wanted and item.value not in wanted and item.finding.anchored]
    if lacking and not agreeing:
        return _bought_otherwise(sure[0], [item for item in seen if item.value in lacking], wanted)
    if extra or (not wanted and len(said) > 1):
        other = (extra or [item for item in sure if item.value != agreeing[0].value])[0]
        one = agreeing[0]
        because = f"The purchase is said to be {one.value} ({one.where}) and {other.value} ({other.where})."
        evidence = (*agreeing[0].evidence, *other.evidence)
        return unclear(
            Code.CONTRADICTED, because, value=agreeing[0].value, expected=expected, evidence=evidence
        )
    if lacking:
        because = (
            f"The purchase is said to be {said[0]} ({sure[0].where}); {' and '.join(lacking)} is not said."
        )
        return unclear(Code.UNCERTAIN, because, value=said[0], expected=expected, evidence=sure[0].evidence)
    best = agreeing[0]
    because = f"The purchase is said to be {best.value} ({best.where})."
    return _softened(met(because, value=best.value, expected=expected, evidence=best.evidence), agreeing[:1])


def _bought_otherwise(said: Seen, claimed: Sequence[Seen], wanted: Sequence[str]) -> Outcome:
    """Return that another purchase type is said; unclear where a picture may show the ``claimed`` one too."""
    expected = wanted[0] if len(wanted) == 1 else list(wanted)
    told = f"The purchase is said to be {said.value} ({said.where})"
    perhaps = next((item for item in claimed if item.recognised), None)
    if perhaps is None:
        because = f"{told}; the claim says {' and '.join(wanted)}."
        return not_met(
            Code.CONTRADICTED, because, value=said.value, expected=expected, evidence=said.evidence
        )
    because = f"{told}, but {perhaps.value} may be chosen where no box could be read ({perhaps.where})."
    evidence = (*said.evidence, *perhaps.evidence)
    return unclear(Code.CONTRADICTED, because, value=said.value, expected=expected, evidence=evidence)


def _stated(case: Case, key: str) -> list[Seen]:
    return [
        seen
        for seen in case.seen(key)
        if seen.finding.state is State.PRESENT and seen.value and seen.belongs in CONTRIBUTES
    ]


def _none(case: Case, key: str, what: str, expected: object) -> Outcome:
    empty = [
        case.empty_place(what, seen, expected=expected)
        for seen in case.seen(key)
        if seen.finding.state is not State.PRESENT
    ]
    return first_of(empty) if empty else case.missing(what, expected=expected)


def _softened(outcome: Outcome, seen: Sequence[Seen]) -> Outcome:
    if any(item.belongs is Belongs.OURS for item in seen):
        return outcome
    because = f"{outcome.because.rstrip('.')}, but {seen[0].document} does not say for which customer it is."
    return unclear(
        Code.UNCERTAIN, because, value=outcome.value, expected=outcome.expected, evidence=outcome.evidence
    )


def _joined(answers: Sequence[Outcome], claimed: Sequence[str], expected: object) -> Outcome:
    joined = join_all(answers)
    there = [name for name, answer in zip(claimed, answers, strict=True) if answer.verdict is Verdict.MET]
    return Outcome(
        joined.verdict,
        joined.code,
        joined.because,
        value=there or None,
        expected=expected,
        evidence=tuple(dict.fromkeys(item for answer in answers for item in answer.evidence)),
        children=tuple(answers),
    )
