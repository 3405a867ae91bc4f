"""A form judged by its words, before it is drawn: the same judgement as of any document."""

from datetime import date

from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.drafting.plain import plain
from poedesk.paper.forms.outline import Outline
from poedesk.proof.assessing.api import find_in
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy.loader import Policy
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

_NAME = "draft.txt"
"""How the draft is called where it is cited."""


def judged(claim: Claim, policy: Policy, outline: Outline, contents: Contents, as_of: date) -> Assessment:
    """Return the assessment of a form with its contents."""
    # The text was made a moment ago by ourselves: no stranger's bytes, so no sandbox.
    document = read_document(plain(outline, contents).encode(), _NAME, Job(DEFAULT))
    return assess(claim, policy, find_in([document]), as_of)


def without_name(sentence: str) -> str:
    """Return a sentence of the judgement without the draft's name, which nobody gave it."""
    return sentence.replace(f"{_NAME}, text, ", "").replace(f" ({_NAME}, text)", "")
