"""Whether a sentence confirms work as only who had it done can: "was done for us", "to our satisfaction".

That work is complete, who did it says as well. The expressions are data in ``takers.yaml``.
"""

import re
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.wording.told import lines


def confirms_for_itself(low: str, doer: str = "") -> bool:
    """Say whether a sentence in plain text confirms what was done for those who speak, by ``doer`` if told.

    "The keys were handed over to us by the mill" says who did the work as well: things are handed to it.
    """
    if not confirms(low) or _told("taker").search(low) is None:
        return False
    given = _told("handed").search(low)
    if given is not None and _told("work").search(low, 0, given.end()) is None:
        return False
    by = _told("by").search(low)
    return by is None or role_of(by["who"]) is Role.PARTNER or (bool(doer) and doer in by["who"])


def confirms(low: str) -> bool:
    """Say whether a sentence in plain text confirms something, as either side does."""
    return _told("confirms").search(low) is not None


@cache
def _told(name: str) -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "takers.yaml", name)))
