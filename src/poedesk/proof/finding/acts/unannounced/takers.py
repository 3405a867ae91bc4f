"""Whether a sentence confirms work as only who had it done can: "was done for us", "to our satisfaction".

That work is complete, who did it says as well. The expressions are data in ``takers.yaml``.
"""

import re
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.told import lines


def confirms_for_itself(low: str) -> bool:
    """Say whether a sentence in plain text confirms what was done for those who speak."""
    return confirms(low) and _told("taker").search(low) is not None


def confirms(low: str) -> bool:
    """Say whether a sentence in plain text confirms something, as either side does."""
    return _told("confirms").search(low) is not None


@cache
def _told(name: str) -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "takers.yaml", name)))
