"""Which acts a claim asks the customer for: by the policy's rules, with the code that judges by them."""

from poedesk.paper.acknowledging.model import Disclosure
from poedesk.proof.assessing.conditions import required
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import vocabulary
from poedesk.proof.policy.checks import Initialled
from poedesk.proof.policy.loader import Policy


def disclosures(claim: Claim, policy: Policy) -> tuple[Disclosure, ...]:
    """Return every disclosure that must be initialled, in the order of the elements.

    Its text is the programme's own where that is known, else ours: the one that the form prints.
    """
    words = vocabulary.load()
    found = []
    for element, rule in policy.rules.items():
        if isinstance(rule.check, Initialled) and required(rule.required, claim, policy):
            told = words.disclosure(rule.check.initialled)
            found.append(Disclosure(element, told.title, told.official_text or told.wording))
    return tuple(found)
