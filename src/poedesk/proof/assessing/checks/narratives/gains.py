"""What a customer gained, told by a change and no word for it: "two hours in place of nine", "not bought".

Lists of words of gain end; forms of change do not. The expressions are data in ``gains.yaml``.
"""

from functools import cache

from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.told import lines

_FORMS = ("figures", "fell", "gone", "now")


def gained(plain: str) -> bool:
    """Return whether a plain text tells that something changed for the better, as forms of change tell it.

    It is asked at the place of the benefits: elsewhere a price that fell may be anything.
    """
    return _expressions().found_in(plain)


@cache
def _expressions() -> Expressions:
    return Expressions(*(line for name in _FORMS for line in lines(__package__, "gains.yaml", name)))
