"""A fingerprint held against the templates that the programme accepts."""

from datetime import date

from poedesk.paper.forms.templates.model import Recognised
from poedesk.proof.policy.loader import Policy

PARAMETER = "accepted_templates"


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
    holds = next((item for item in same if item.holds_on(on)), None)
    if holds is None:
        last = max(same, key=lambda item: item.accepted_from)
        until = f" to {last.accepted_to}" if last.accepted_to else ""
        which = f"It is version {last.version} of the template, which {whose} accepts"
        because = f"{which} from {last.accepted_from}{until}, not on {on}."
        return Recognised(fingerprint, last.version, accepted=False, because=because)
    because = f"It is version {holds.version} of the template, which {whose} accepts on {on}."
    return Recognised(fingerprint, holds.version, accepted=True, because=because)
