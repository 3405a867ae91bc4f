"""What a customer gained, told by a change and no word for it: "two hours in place of nine", "not bought".

Lists of words of gain end; forms of change do not. The expressions are data in ``gains.yaml``.
"""

from functools import cache

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.narratives.passage import LONG, Passage
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lines

_FORMS = ("figures", "fell", "gone", "now")


def gained(plain: str) -> bool:
    """Return whether a plain text tells that something changed for the better, as forms of change tell it.

    It is asked at the place of the benefits: elsewhere a price that fell may be anything.
    """
    return _expressions().found_in(plain)


def replaced_beside(case: Case, passage: Passage) -> bool:
    """Say whether a chapter of the same paper tells of what a full architecture replaced.

    "Benefits: collecting by modem is done away with" beside the parts of which the new system is made.
    """
    if not passage.seen.finding.anchored or passage.features.words < LONG:
        return False
    beside = (seen for key in ("azure.benefits", "work") for seen in case.seen(key))
    return any(
        seen.source is passage.seen.source and in_plain("replaced", plain_of(seen.text).text)
        for seen in beside
        if seen.finding.anchored
    )


@cache
def _expressions() -> Expressions:
    return Expressions(*(line for name in _FORMS for line in lines(__package__, "gains.yaml", name)))
