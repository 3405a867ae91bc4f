"""Who says that work is accepted: the writer of a mail and the customer's house, or somebody behind them.

"My boss says we accept, he will write himself" is written by the customer and is nobody's acceptance yet.
"""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.data import expressions, listed
from poedesk.proof.assessing.acknowledging.meant.objects import is_paper
from poedesk.proof.finding.identity.names import organisation_words

FILE = "speakers.yaml"

NEAR = 4
"""Words before a verb of saying among which who says it is named."""


def anothers_word(low: str, customer: str) -> bool:
    """Say whether a sentence in plain text gives another's word; ``customer`` is the name of the house."""
    return (
        any(each.search(low) is not None for each in expressions(FILE, "unsure"))
        or any(not is_paper(found["whom"]) for found in _found("according", low))
        or any(not _owns(found["who"], customer) for found in _found("third", low))
        or any(not _owns(" ".join(who.split()[-NEAR:]), customer) for who in _sayers(low))
    )


def deferred(low: str) -> bool:
    """Say whether a sentence in plain text leaves the answer to somebody who is still to give it."""
    return any(each.search(low) is not None for each in expressions(FILE, "deferring"))


def done_by_others(low: str) -> bool:
    """Say whether a sentence in plain text tells that the house itself, or the vendor, did the work."""
    return any(each.search(low) is not None for each in expressions(FILE, "others_work"))


def _found(name: str, low: str) -> Iterator[re.Match[str]]:
    for expression in expressions(FILE, name):
        yield from expression.finditer(low)


def _sayers(low: str) -> Iterator[str]:
    """Yield who is told to say something in the same clause, or in the one that hangs on it."""
    verbs, said = "|".join(listed(FILE, "saying")), "".join(listed(FILE, "said")).replace(" |", "|")
    for clause in re.split(r"[;:]|\s(?:and|und|et|y)\s", low):
        found = compiled(rf"^\W*(?P<who>[^,]{{1,60}}?)\s(?:{verbs})\b{said}").search(clause)
        if found is not None:
            yield found["who"]


def _owns(who: str, customer: str) -> bool:
    """Say whether the words before a verb name the writer or the customer's house."""
    name = organisation_words(customer)
    if mentions.words_in(who, " ".join(name)) or plain(who).split()[-1:] == [plain(name[0])]:
        return True
    return any(re.search(rf"(?:^|\W){owner}(?:$|\W)", who) for owner in listed(FILE, "owners"))
