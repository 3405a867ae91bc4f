"""A fingerprint held against the templates that the programme accepts."""

from datetime import date

from poedesk.paper.forms.templates.model import Recognised
from poedesk.proof.assessing.templates.versions import told_of
from poedesk.proof.policy.listing import PARAMETER
from poedesk.proof.policy.loader import Policy


def recognised(fingerprint: str, policy: Policy, on: date) -> Recognised:
    """Return which template it is and whether the programme accepts it ``on`` that day."""
    whose = f"{policy.id}@{policy.version}"
    known = policy.parameters.get(PARAMETER, ())
    if not known:
        because = f"{whose} lists no templates; whether it accepts this one ({fingerprint}) cannot be said."
        return Recognised(fingerprint, None, None, because)
    same = [item for item in known if item.fingerprint == fingerprint]
    if not same:
        because = f"The template ({fingerprint}) is none of the {len(known)} that {whose} lists."
        return Recognised(fingerprint, None, accepted=False, because=because)
    taken, because = told_of(same, on, whose)
    version = max(same, key=lambda item: item.accepted_from).version
    holding = next((item.version for item in same if item.holds_on(on)), version)
    return Recognised(fingerprint, holding, accepted=taken, because=f"It is {because}.")
