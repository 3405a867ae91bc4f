"""What goes wrong somewhere, was lacking, ran out, or was demanded by who watches over it; over plain text.

Right before the work that answers it, it tells the need. The listed words are in ``data/narratives.yaml``;
``data/troubles.yaml`` tells by forms, so that a trouble may be told in any words.
"""

from functools import cache

from poedesk.proof.finding.page.form_text import narrative_data
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.told import lines

_FORMS = ("not_so", "without", "ended", "demanded")


def tells_lack(plain: str) -> bool:
    """Return whether a plain text tells what goes wrong, was lacking, ended, or was demanded somewhere."""
    return _trouble().search(plain) is not None or _forms().found_in(plain)


@cache
def _trouble() -> PhraseList:
    return PhraseList(map(str, narrative_data()["trouble"]))


@cache
def _forms() -> Expressions:
    listed = (lines("poedesk.proof.finding", "data/troubles.yaml", name) for name in _FORMS)
    return Expressions(*(line for one in listed for line in one))
