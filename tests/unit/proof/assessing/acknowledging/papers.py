"""Papers of one customer, made of the sentences of a statement of work and a block, and judged."""

from collections.abc import Mapping
from typing import Any

from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

QUARRY: dict[str, Any] = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Skelwith Systems Ltd"},
    "customer": {
        "name": "Tarn Quarries Ltd",
        "domain": "tarnquarries.example",
        "tenant_id": "0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66",
        "country": "GB",
    },
    "workloads": [{"workload": "exchange-online", "activities": ["migration"]}],
}
"""The claim of a quarry whose mail was moved."""

BODY = """STATEMENT OF WORK

Partner Company Name: Brightwater Cloud Partners Ltd
Customer Company Name: Halden Timber Group
Customer Domain Name: haldentimber.example
Customer Tenant ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846

1. Business need
Halden Timber Group runs ageing mail servers in two sawmills, and 640 people cannot read mail on the road.
It needs Exchange Online so that the sites can work together and retire the servers.

2. Scope of work
Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group from Exchange 2013 to Exchange Online
between January and March 2026, moved the archives and held 25 training sessions.

3. Sign-off
"""


def block(person: str = "Tom Ashby", title: str = "Delivery Director") -> str:
    """A filled place of signing that names no side."""
    return f"Signature: /s/ {person}\nName: {person}\nTitle: {title}\nDate: 14 April 2026\n"


def judged_paper(*texts: str, **claim: object) -> Assessment:
    """The assessment of text files, for the claim of ``mails`` with ``claim`` in the place of its fields."""
    found = [searched(f"paper-{number}.txt", text.encode()) for number, text in enumerate(texts, 1)]
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build({**CLAIM, **claim}), policy, found, TODAY)


def judged_text(claim: Mapping[str, Any], text: str) -> Assessment:
    """The assessment of one text file for a claim."""
    made = build(dict(claim))
    found = searched("paper.txt", text.encode())
    return assess(made, loader.load(made.programme, None, TODAY), [found], TODAY)
