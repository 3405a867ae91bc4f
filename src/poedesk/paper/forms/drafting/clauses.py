"""Clauses for a partner's own document, and a page that tells the customer what is acknowledged, what not.

The sentences are data (``clauses.yaml``). Which of them stand, the policy decides for the claim.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.forms.contents import ticks
from poedesk.paper.forms.narratives import TEXTS, Narratives
from poedesk.paper.forms.outline import PURCHASE_TYPES
from poedesk.proof.assessing.conditions import required
from poedesk.proof.claim.model import Claim, Signatory
from poedesk.proof.policy import vocabulary
from poedesk.proof.policy.loader import Policy


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    heading: str
    lines: tuple[str, ...]
    """Paragraphs; where ``listed``, points of a list."""

    listed: bool = False
    lacking: bool = False
    """Whether what it is to tell is not known, so that it says where to write it."""


def clauses(claim: Claim, policy: Policy, narratives: Narratives) -> tuple[Section, ...]:
    """Return the clauses that hold every element asked for, the block for the customer's signature last.

    An answer that the narratives lack stands as a marked place to write it; poedesk makes up none.
    """
    data, facts = _data(), _facts(claim, narratives)
    sections = []
    for entry in _asked(data["clauses"], claim, policy):
        text = _written(entry["text"], facts)
        told = text or data["lacking"].format(heading=entry["heading"].lower())
        more = (data["initials"],) if entry.get("initials") else ()
        sections.append(Section(entry["heading"], (*told.split("\n"), *more), lacking=not text))
    signing = tuple(line.format_map(facts).rstrip() for line in data["signature"])
    return (*sections, Section("Customer Acknowledgment", signing))


def notice(claim: Claim, policy: Policy) -> tuple[str, tuple[Section, ...]]:
    """Return title and sections of the page for the customer."""
    data, facts = _data()["notice"], _facts(claim, Narratives())
    sections = []
    for part in data["parts"]:
        listed = "lines" in part
        entries = _asked(part.get("lines") or [part], claim, policy)
        texts = (
            entry["in_project"] if claim.project and "in_project" in entry else entry["text"]
            for entry in entries
        )
        lines = tuple(_written(text, facts) for text in texts)
        sections.append(Section(part["heading"].format_map(facts), lines, listed))
    return data["title"], tuple(sections)


def told(title: str | None, sections: tuple[Section, ...]) -> str:
    """Return sections as plain text, numbered when they have no title of their own."""
    lines = [title, ""] if title else []
    for number, section in enumerate(sections, 1):
        lines.append(section.heading if title else f"{number}. {section.heading}")
        lines += [f"- {line}" if section.listed else line for line in section.lines]
        lines.append("")
    return "\n".join(lines)


def _written(text: str, facts: Mapping[str, str]) -> str:
    """Return a sentence with its names; one that ends in a point of its own ends the sentence."""
    for name, value in facts.items():
        if value.endswith("."):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format_map(facts).strip()


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files(__package__) / "clauses.yaml"
    data: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return data


def _asked(entries: list[Mapping[str, Any]], claim: Claim, policy: Policy) -> Iterator[Mapping[str, Any]]:
    for entry in entries:
        when = entry.get("when")
        if when is None or required(policy.rules[when].required, claim, policy):
            yield entry


def _facts(claim: Claim, narratives: Narratives) -> dict[str, str]:
    customer, words = claim.customer, vocabulary.load()
    signatory = customer.signatory or Signatory()
    disclosures = {
        f"disclosure_{entry.id}": entry.official_text or _with_names(entry.wording, claim)
        for entry in words.disclosures
    }
    return {
        "partner": claim.partner.name,
        "customer": customer.name,
        "domain": customer.domain,
        "tenant_id": customer.tenant_id,
        "project": claim.project or "",
        "signatory": signatory.name or "who may sign for it",
        "signatory_name": signatory.name or "______________________",
        "signatory_title": signatory.title or "______________________",
        "matrix": _matrix(claim, narratives),
        "products": "\n".join(_product(claim)),
        **disclosures,
        **{name: getattr(narratives, name) or "" for name in TEXTS},
    }


def _with_names(text: str, claim: Claim) -> str:
    """Return a disclosure's text with the names in place of "named above"."""
    text = text.replace("The customer named above", claim.customer.name)
    return text.replace("the partner named above", claim.partner.name)


def without_kind(claim: Claim, policy: Policy, narratives: Narratives) -> tuple[str, ...]:
    """Return the titles of the claimed workloads whose kind of work a clause names and nothing tells."""
    if not required(policy.rules["workloads"].required, claim, policy):
        return ()
    words, ticked = vocabulary.load(), ticks(claim, narratives)
    bare = [entry.workload for entry in claim.workloads if not ticked.get(entry.workload)]
    return tuple(words.workload(workload).title for workload in bare)


def _matrix(claim: Claim, narratives: Narratives) -> str:
    words, ticked = vocabulary.load(), ticks(claim, narratives)
    told = []
    for entry in claim.workloads:
        kinds = [words.activity(kind).title for kind in ticked.get(entry.workload, ())]
        title = words.workload(entry.workload).title
        told.append(f"{title} ({', '.join(kinds) if kinds else 'write the kind of work here'})")
    return "; ".join(told)


def _product(claim: Claim) -> Iterator[str]:
    for product in claim.products:
        bought = product.purchase_type or claim.purchase_type
        parts = [f"Product name: {product.name}"]
        if product.subscription_id:
            parts.append(f"Subscription ID: {product.subscription_id}")
        if bought:
            parts.append(f"Purchase type: {PURCHASE_TYPES[bought]}")
        yield "; ".join(parts)
