"""What a careful reader of the contract says about a bundle: ``poedesk.labels.yaml`` beside its claim.

The name begins with ``poedesk.`` so that the bundle can be checked as it lies: such files are no documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NAME = "poedesk.labels.yaml"
SCHEMA = "poedesk.labels/1"
ANY = "any"
"""Where the contract leaves more than one answer open; such a place is not counted."""

ELEMENTS = (
    "partner.name",
    "customer.name",
    "customer.signatory.name",
    "customer.signatory.title",
    "customer.domain",
    "customer.tenant_id",
    "project.name",
    "acknowledgement.signature",
    "acknowledgement.date",
    "disclosure.public_sector",
    "disclosure.subscription_information",
    "business_applications.products",
    "business_applications.subscriptions",
    "business_applications.purchase_type",
    "business_need",
    "presales.activities",
    "usage.work",
    "supporting_documents",
    "workloads",
    "activities",
    "azure.architecture",
    "azure.benefits",
    "document.kind",
)
OPEN = ("project.name", "supporting_documents")
"""Optional elements: they never change the whole verdict."""

_SHARP = frozenset(
    {
        "contradicted",
        "too_old",
        "in_future",
        "too_thin",
        "altered",
        "not_the_customers",
        "unacceptable_document",
    }
)
CODES: Mapping[str, frozenset[str]] = {
    "met": frozenset({"found"}),
    "not_met": _SHARP | {"missing", "blank", "placeholder"},
    "unclear": _SHARP | {"illegible", "uncertain"},
    "not_applicable": frozenset({"optional", "not_applicable"}),
}
KINDS = frozenset(
    {
        "poe-template",
        "statement-of-work",
        "poc-completion-report",
        "purchase-order",
        "quotation",
        "email",
        "master-agreement",
        "amendment",
        "contract",
        "supporting-document",
        "not-proof",
        "unknown",
    }
)
VERDICTS = ("approvable", "not_approvable", "needs_review")

Value = str | list[str] | None


class InvalidLabels(ValueError):
    """The labels of a bundle are not well formed; the message names every place."""


@dataclass(frozen=True, slots=True)
class ElementLabel:
    """What is expected of one element."""

    verdict: str
    """``met``, ``not_met``, ``unclear``, ``not_applicable`` or ``any``."""

    codes: frozenset[str]
    """The codes that are right; empty for ``any``."""

    value: Value
    """The value that is right, or None where none is told."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What is expected of one bundle."""

    why: str
    """One sentence: what is special about the bundle."""

    verdict: str
    """The whole verdict."""

    elements: Mapping[str, ElementLabel]
    """Every element of the contract, in its order."""

    documents: Mapping[str, frozenset[str]]
    """The kinds that are right, by the document's name inside of the bundle; empty where any will do."""


def load(path: Path) -> Labels:
    """Return the labels in a file.

    Raises:
        InvalidLabels: something is missing, unknown or contradicts itself; every problem is named.
    """
    told = yaml.safe_load(path.read_text("utf-8"))
    problems: list[str] = []
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        message = f"{path}: not a {SCHEMA} file; its first line must say so"
        raise InvalidLabels(message)
    elements = _elements(told.get("elements"), problems)
    documents = _documents(told.get("documents"), problems)
    if told.get("verdict") not in VERDICTS:
        problems.append(f"verdict: {told.get('verdict')!r} is none of {', '.join(VERDICTS)}")
    elif not problems and told["verdict"] != whole(elements):
        problems.append(f"verdict: {told['verdict']}, but the elements give {whole(elements)}")
    if not str(told.get("why") or "").endswith("."):
        problems.append("why: one sentence is needed that says what the bundle is about")
    if problems:
        raise InvalidLabels(f"{path}: " + "; ".join(problems))
    return Labels(told["why"], told["verdict"], elements, documents)


def whole(elements: Mapping[str, ElementLabel]) -> str:
    """Return the whole verdict that the contract draws from the elements."""
    verdicts = {label.verdict for key, label in elements.items() if key not in OPEN}
    if "not_met" in verdicts:
        return "not_approvable"
    return "needs_review" if "unclear" in verdicts else "approvable"


def _elements(told: Any, problems: list[str]) -> dict[str, ElementLabel]:
    found: dict[str, ElementLabel] = {}
    given = told if isinstance(told, dict) else {}
    if tuple(given) != ELEMENTS:
        problems.append("elements: every id of the contract must stand there once, in the contract's order")
    for key, label in given.items():
        codes = label.get("code", [])
        codes = frozenset([codes] if isinstance(codes, str) else codes)
        verdict = label.get("verdict")
        if verdict != ANY and not (codes and codes <= CODES.get(verdict, frozenset())):
            problems.append(
                f"elements.{key}: {verdict} does not go with {', '.join(sorted(codes)) or 'no code'}"
            )
        found[key] = ElementLabel(str(verdict), codes, label.get("value"))
    return found


def _documents(told: Any, problems: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    if not isinstance(told, dict) or not told:
        problems.append("documents: the kind of each document must be told")
        return found
    for name, label in told.items():
        kinds = label.get("kind")
        kinds = frozenset([kinds] if isinstance(kinds, str) else kinds or ())
        if kinds != {ANY} and not (kinds and kinds <= KINDS):
            problems.append(
                f"documents.{name}: {', '.join(sorted(kinds)) or 'no kind'} is no kind of the contract"
            )
        found[name] = kinds - {ANY}
    return found
