"""Agreements and the papers under them as typed text, judged together."""

from dataclasses import replace
from datetime import date

from tests.unit.proof.finding.sheets import typed

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Element, Stack
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Document
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

TODAY = date(2026, 5, 4)
CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Tillbrook Systems Ltd"},
    "customer": {
        "name": "Harrow Vale Clinics",
        "domain": "harrowvale.example",
        "tenant_id": "8d5e1a52-6a0e-4d27-9f1e-3f4f8f1f2a11",
        "country": "GB",
    },
    "workloads": [{"workload": "exchange-online"}],
}

SIGNED = """
Signed for Tillbrook Systems Ltd
Signature: /s/ Owen Pryce
Name: Owen Pryce
Date: {day}

Signed for Harrow Vale Clinics
Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Title: IT Director
Date signed: {day}
"""

MASTER = """
MASTER SERVICES AGREEMENT
Agreement No. MSA-2023-11

This Master Services Agreement is dated 3 May 2023 and made between Tillbrook Systems Ltd (the Provider) and
Harrow Vale Clinics (the Customer).

The general terms of this agreement apply to every order that the parties sign. No services are ordered by it.
"""

WORK = """
Tillbrook Systems Ltd migrated 640 mailboxes of Harrow Vale Clinics to Exchange Online in March 2026 and
trained forty nurses in its use. Customer tenant ID: 8d5e1a52-6a0e-4d27-9f1e-3f4f8f1f2a11.
Domain: harrowvale.example. The clinics needed one mail system, because reports between sites were lost.
"""


def paper(name: str, text: str, *, signed: str | None = None) -> Document:
    whole = text + (SIGNED.format(day=signed) if signed else "")
    digest = name.encode().hex().ljust(64, "0")[:64]
    return replace(typed(whole).document, name=name, sha256=digest)


def judged(*papers: Document) -> Assessment:
    found = [find_all(document) for document in papers]
    return assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), found, TODAY)


def kind(*papers: Document) -> Element:
    return judged(*papers).element("document.kind")


def stack(*papers: Document) -> Stack:
    (only,) = judged(*papers).stacks
    return only
