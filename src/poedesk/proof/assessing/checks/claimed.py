"""Whether a passage or a whole document names what was claimed, and one of the two parties."""

from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.narratives.features import Named, NarrativeFeatures, named_in
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

_KNOWN = 64
"""Names of which the short form is kept, at most."""

TELLING = 5
"""Letters of a name's first word that alone tells whose it is."""


def names(text: str, organisation: str) -> bool:
    """Say whether a text names an organisation, be it by the first word of its name."""
    return mentions.words_in(text, short_name(organisation))


@lru_cache(_KNOWN)
def short_name(organisation: str) -> str:
    """Return the words by which a text may name an organisation: the first when it tells enough."""
    words = organisation_words(organisation)
    return words[0] if len(words[0]) >= TELLING else " ".join(words[:2])


def names_claimed(case: Case, text: str, features: Named | NarrativeFeatures) -> bool:
    """Say whether a passage names a claimed workload or product; where none is claimed, any product."""
    claim = case.claim
    workloads = {entry.workload for entry in claim.workloads}
    if claim.solution_area == "azure":
        return in_plain("azure", plain_of(text).text)
    if workloads & set(features.workloads):
        return True
    if BUSINESS_APPLICATIONS in workloads or claim.business_applications:
        called = [product.name for product in claim.products]
        if any(mentions.words_in(text, name) for name in called):
            return True
        ours = {title_of(name) for name in called}
        if not called:
            return bool(features.products)
        # Of a family that was claimed as such each product is one: "Business Central" of Dynamics 365.
        return any(
            one in ours or one.startswith(tuple(f"{own} " for own in ours)) for one in features.products
        )
    return features.names_products if not workloads else False


@cache
def title_of(name: str) -> str:
    """Return the title of a product by any of its names, its edition aside; else the name itself."""
    known = vocabulary.load().product(name) or vocabulary.load().product(_EDITION.sub("", name))
    return known.title if known is not None else name


_EDITION = compiled(
    r"(?i)(?:\s(?:enterprise|professional|premium|standard|essentials?|attach|plus|basic|team members?"
    r"|plan\s?\d|p[1-3]|user|device|edition))+$"
)
"""What the licence of a product adds to its name: a paper on the work need not repeat it."""


def _words_of(seen: Seen) -> str:
    """Return all the words of the document of a passage, those typed into its fields included."""
    pages = seen.source.document.pages
    typed = (field.value for page in pages for field in page.fields if field.value)
    return "\n".join((*(page.text for page in pages), *typed))


def speaks_of_claimed_only(case: Case, seen: Seen) -> bool:
    """Say whether the document of a passage names no workload or product that was not claimed."""
    named = named_in(_words_of(seen), vocabulary.load())
    claimed = {entry.workload for entry in case.claim.workloads}
    # "Teams" beside Teams Meetings is no other product.
    others = [name for name in named.workloads if not any(own.startswith(name) for own in claimed)]
    ours = {title_of(product.name) for product in case.claim.products}
    if ours or case.claim.business_applications:
        others = [name for name in others if name != BUSINESS_APPLICATIONS]
    return not (set(named.products) - ours or others)


def document_names_claimed(case: Case, seen: Seen) -> bool:
    """Say whether the document of a passage names what was claimed."""
    text = _words_of(seen)
    return names_claimed(case, text, named_in(text, vocabulary.load()))


def document_names_suite(seen: Seen) -> bool:
    """Say whether the document of a passage names a suite, and perhaps none of its products in particular."""
    return in_plain("suite", plain_of(_words_of(seen)).text)
