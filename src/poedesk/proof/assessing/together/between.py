"""Papers of no known kind between the two parties of a claim: mostly contracts, whatever they are called.

A finder sees one paper and no claim. Letters, memos and delivery notes seldom say which of two names is the
customer; the claim does.
"""

from dataclasses import replace

from poedesk.proof.assessing import mentions
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.model import Findings

CONFIDENCE = 0.55
"""Of such a kind: it is told by what the paper does, not by what it calls itself."""


def named_by(claim: Claim, entry: Findings) -> Findings:
    """Return what was found in a paper, of the kind that it is between the parties of ``claim``."""
    if entry.kind != "unknown" or entry.between is None:
        return entry
    sides = (claim.customer.name, claim.partner.name)
    named = [next(mentions.organisation(entry.document, name), None) for name in sides]
    if any(span is None for span in named):
        return entry
    told = next((f for key in ("work", "presales") for f in entry.get(key) if f.spans), None)
    spans = told.spans[:1] if told is not None else ()
    return replace(entry, kind=entry.between, kind_confidence=CONFIDENCE, kind_spans=spans)
