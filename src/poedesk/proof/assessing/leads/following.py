"""From an element that seems to be missing to the place that may hold it all the same.

A refusal means: searched everywhere, and nothing unexplained stands there. Where something
does, a person looks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.leads import drawn, signatures, stories
from poedesk.proof.assessing.leads.told import Place, data
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, unclear

UNEXPLAINED = 0.3
"""Confidence of what only may be it."""

LOOK: Mapping[str, Callable[[Case], Iterator[Place]]] = {
    "trouble": stories.trouble,
    "before the work": stories.before_the_work,
    "work": stories.any_work,
    "shown activity": stories.shown_activity,
    "work before the sale": stories.before_the_sale,
    "parts of azure": stories.azure_parts,
    "gain": stories.gain,
    "sharing of subscriptions": stories.sharing,
    "agreeing mail": signatures.agreeing_mail,
    "signing words": signatures.signing_words,
    "name with a date": signatures.named_and_dated,
    "person near the signature": signatures.person_near,
    "person of the claim": signatures.person_of_claim,
    "ink of nobody": drawn.unexplained_ink,
    "date near the signature": signatures.date_near,
    "words at the name": signatures.words_at_name,
    "office of the name": signatures.title_elsewhere,
    "name of a tenant": stories.tenant,
}
"""Each kind of lead by its name in the data."""


def unless_led(case: Case, element: str, outcome: Outcome) -> Outcome:
    """Return ``outcome``; a missing element becomes unclear where a lead to it stands in the documents.

    So does one whose place is empty, or is only known of the partner, where somebody else's ink may be it.
    """
    if outcome.verdict is not Verdict.NOT_MET or outcome.code not in _REFUSALS:
        return outcome
    found = lead(case, element, beside=outcome.code is not Code.MISSING)
    if found is None:
        return outcome
    quote = f"{found.quote!r} " if found.quote else ""
    because = f"{outcome.because.rstrip('.')}, but {quote}may be it ({found.document}, {found.place})."
    made = unclear(Code.UNCERTAIN, because, value=outcome.value, expected=outcome.expected)
    return replace(made, evidence=(*outcome.evidence, found), children=outcome.children)


_REFUSALS = frozenset({Code.MISSING, Code.BLANK, Code.NOT_THE_CUSTOMERS})


def lead(case: Case, element: str, *, beside: bool = False) -> Evidence | None:
    """Return the first place that may hold ``element``; null where nothing unexplained does.

    With ``beside`` only those count that speak against an empty place, or one of the partner's, too.
    """
    kinds = tuple(data()["elements"].get(element, ()))
    if beside:
        kinds = tuple(kind for kind in kinds if kind in data()["beside another place"])
    return next((found for kind in kinds if (found := _first(case, kind)) is not None), None)


def _first(case: Case, kind: str) -> Evidence | None:
    """Return the first place of a kind that can be cited; several elements ask for the same."""
    places = (cite(document, span, UNEXPLAINED) for document, span in LOOK[kind](case))
    return case.once(("lead", kind), lambda: next((found for found in places if found is not None), None))
