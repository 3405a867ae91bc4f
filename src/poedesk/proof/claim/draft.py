"""Makes a claim file: answers as YAML in the order of the contract, and a template to fill in."""

from collections.abc import Mapping
from typing import Any

import yaml

from poedesk.proof.claim.load import shape
from poedesk.proof.claim.model import SCHEMA, Claim
from poedesk.proof.claim.shape import Choice, ListOf, Mapped, Shape, Text


def dump(answers: Mapping[str, Any] | Claim) -> str:
    """Return ``answers`` (plain values, as a claim file has them) as the text of a claim file.

    Fields stand in the order of the contract; empty ones are left out. Whether the claim is valid is not
    looked at: ``load`` tells.
    """
    value = answers.to_json() if isinstance(answers, Claim) else {"schema": SCHEMA, **answers}
    made = _ordered(shape(), value)
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=1000)


def _ordered(node: Shape, value: Any) -> Any:
    if isinstance(node, Mapped) and isinstance(value, Mapping):
        known = {name: _ordered(inner, value[name]) for name, inner in node.fields.items() if name in value}
        rest = {name: part for name, part in value.items() if name not in node.fields}
        return {name: part for name, part in {**known, **rest}.items() if not _empty(part)}
    if isinstance(node, ListOf) and isinstance(value, list | tuple):
        return [_ordered(node.each, part) for part in value]
    if isinstance(node, Text | Choice) and value is not None:
        return str(value)
    return value


def _empty(part: Any) -> bool:
    return part is None or part in ("", [], {}, ())


TEMPLATE = f"""\
schema: {SCHEMA}
# id: CLM-2026-0001
programme: microsoft-cpor           # or microsoft-azure-poe, microsoft-usage-poe
engagement: usage                   # usage | presales
solution_area: modern-work          # modern-work | security | business-applications | azure
# submitted_on: 2026-05-04          # leave out while drafting
partner:
  name: ""
customer:
  name: ""
  domain: ""                        # example.com
  tenant_id: ""                     # the GUID of the tenant
  country: ""                       # two letters, such as US
  sector: commercial                # commercial | public
  # signatory: {{name: "", title: "", email: ""}}
workloads:                          # what is claimed; activities may be left out
  - {{workload: teams, activities: [adoption]}}
# products:                         # business applications
#   - {{name: Dynamics 365 Sales, subscription_id: ""}}
# purchase_type: first-purchase     # first-purchase | migration | added-seats
"""
"""A claim file to be filled in."""
