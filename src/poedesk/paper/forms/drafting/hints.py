"""What would make an answer stronger: a claimed product that it does not name, no figure, no date."""

import re
from collections.abc import Iterator

from poedesk.paper.forms.narratives import Narratives
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS, Claim
from poedesk.proof.finding.narratives.features import describe
from poedesk.proof.policy import vocabulary

_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_WORK = frozenset({"usage_work", "presales_activities"})


def hints(claim: Claim, narratives: Narratives) -> tuple[tuple[str, str], ...]:
    """Return (name of the answer, what would make it stronger) in the order of the answers."""
    names = ("business_need", "presales_activities", "usage_work", "azure_architecture", "azure_benefits")
    return tuple(
        (name, hint)
        for name in names
        if (text := getattr(narratives, name))
        for hint in _of(name, text, claim)
    )


def _of(name: str, text: str, claim: Claim) -> Iterator[str]:
    words = vocabulary.load()
    features = describe(text, words)
    if name in _WORK:
        unnamed = list(_unnamed(claim, text, features.workloads, features.products))
        if unnamed:
            yield f"It does not name what is claimed: {', '.join(unnamed)}."
        if not _TIME.search(text):
            yield "It says no day or month with its year: write when the work began and ended."
    if not features.quantified:
        yield "It holds no figure: say for how many people, devices or sites, and what came of it."


def _unnamed(claim: Claim, text: str, workloads: tuple[str, ...], products: tuple[str, ...]) -> Iterator[str]:
    """Yield the titles of what is claimed and not named."""
    words = vocabulary.load()
    for entry in claim.workloads:
        if entry.workload != BUSINESS_APPLICATIONS and entry.workload not in workloads:
            yield words.workload(entry.workload).title
    for product in claim.products:
        known = words.product(product.name)
        named = known is not None and known.title in products
        if not named and product.name.casefold() not in text.casefold():
            yield product.name
