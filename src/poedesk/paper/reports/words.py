"""The words and signs of the reports: a verdict is a word with a sign beside it, never colour alone."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Json = Mapping[str, Any]
"""A JSON object of the contract."""


class Sign(NamedTuple):
    """How one verdict is shown."""

    word: str
    symbol: str
    ascii: str
    style: str
    """A colour name for terminals; the HTML page uses the verdict itself as a class."""


VERDICTS = {
    "met": Sign("met", "✔", "+", "green"),
    "not_met": Sign("NOT MET", "✘", "!", "bold red"),
    "unclear": Sign("UNCLEAR", "?", "?", "bold yellow"),
    "not_applicable": Sign("not asked", "\N{EN DASH}", "-", "dim"),
}

WHOLE = {
    "approvable": Sign("APPROVABLE", "✔", "+", "bold green"),
    "not_approvable": Sign("NOT APPROVABLE", "✘", "!", "bold red"),
    "needs_review": Sign("NEEDS REVIEW", "?", "?", "bold yellow"),
}

TITLES = {
    "partner.name": "Partner company name",
    "customer.name": "Customer company name",
    "customer.signatory.name": "Customer signatory, printed name",
    "customer.signatory.title": "Customer signatory, role or title",
    "customer.domain": "Customer domain",
    "customer.tenant_id": "Customer tenant id",
    "project.name": "Project name",
    "acknowledgement.signature": "Customer's acknowledgement",
    "acknowledgement.date": "Date of the acknowledgement",
    "disclosure.public_sector": "Public sector disclosure, initials",
    "disclosure.subscription_information": "Subscription information disclosure, initials",
    "business_applications.products": "Business applications: products",
    "business_applications.subscriptions": "Business applications: subscription ids",
    "business_applications.purchase_type": "Business applications: purchase type",
    "business_need": "Customer's business need",
    "presales.activities": "Pre-sales activities",
    "usage.work": "Work that influenced usage",
    "supporting_documents": "Supporting documents",
    "workloads": "Claimed workloads",
    "activities": "Activities for each workload",
    "azure.architecture": "Azure architecture",
    "azure.benefits": "Benefits of the Azure solution",
    "document.kind": "Kind of document",
}
"""Element id of the contract -> what a person calls it."""

READ = {"complete": "read", "partial": "read in part", "unreadable": "NOT READ"}

CODES = {
    "found": "found",
    "missing": "nowhere in the documents",
    "blank": "its place is empty",
    "placeholder": "template text, not filled in",
    "contradicted": "differs from the claim",
    "too_old": "too old",
    "in_future": "in the future",
    "too_thin": "too thin",
    "altered": "changed after signing",
    "not_the_customers": "not the customer's",
    "unacceptable_document": "kind of document not accepted",
    "illegible": "could not be read",
    "uncertain": "uncertain",
    "optional": "optional",
    "not_applicable": "not asked for in this claim",
}
"""Code of the contract -> what it says."""

DISAGREE = "two places disagree"
"""What `contradicted` says when one place agrees with the claim and another does not."""


def title(element: Json) -> str:
    """Return what a person calls the element."""
    name: str = element["id"]
    return TITLES.get(name, name)


def code(element: Json) -> str:
    """Return what the element's code says."""
    name: str = element["code"]
    if name == "contradicted" and element["verdict"] == "unclear":
        return DISAGREE
    return CODES.get(name, name)


def pages(count: int) -> str:
    """Return ``1 page``, ``2 pages``."""
    return "1 page" if count == 1 else f"{count} pages"


def value(element: Json) -> str:
    """Return the element's value in one line; empty when it has none."""
    return listed(element.get("value"))


def listed(thing: Any) -> str:
    """Return a value of the contract (string, list, null) in one line."""
    if thing is None:
        return ""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, Sequence):
        return ", ".join(listed(part) for part in thing)
    return str(thing)


def where(evidence: Json) -> str:
    """Return where a piece of evidence stands: document and place."""
    return (
        f"{evidence['document']}, {evidence['place']}" if evidence.get("place") else str(evidence["document"])
    )


def how(evidence: Json) -> str:
    """Return how a piece of evidence was seen, where that makes it less sure; empty for what a file says."""
    if evidence.get("by") != "ocr":
        return ""
    # of the signs alone the answer tells: two figures for one thing would contradict each other
    return f"read from the picture, {round(100 * evidence['confidence'])} % sure in all"


def told(evidence: Json) -> str:
    """Return where a piece of evidence stands, and how it was seen where that matters."""
    seen = how(evidence)
    return f"{where(evidence)} ({seen})" if seen else where(evidence)


def kind(document: Json) -> str:
    """Return what a document is, in one line."""
    detail = document.get("kind_detail")
    return f"{document['kind']} ({detail})" if detail else str(document["kind"])


def kind_because(document: Json) -> str:
    """Return what made a document such a one and how sure that is; empty for what is unknown."""
    quotes = [piece["quote"] for piece in document.get("kind_evidence") or [] if piece.get("quote")]
    if document["kind"] == "unknown" or not quotes:
        return ""
    shown = ", ".join(f'"{shortened(quote)}"' for quote in quotes[:_QUOTED])
    return f"{round(100 * document['kind_confidence'])} % sure, by {shown}"


_QUOTED = 3
"""Passages that made the kind so, shown at most."""

_SHORT = 80


def shortened(quote: str) -> str:
    """Return a quotation at a length that a line can hold."""
    return quote if len(quote) <= _SHORT else quote[: _SHORT - 1].rsplit(" ", 1)[0] + "\u2026"


def short_place(piece: Json) -> str:
    """Return where evidence stands within its document, in a word or two."""
    if piece.get("page"):
        return f"page {piece['page']}"
    return str(piece["place"]).split(",")[0]


_BELONGS = {"ours": "Yes. ", "untied": "Not shown. ", "other_customer": "No. ", "not_proof": "No. "}


def belongs(document: Json) -> str:
    """Return in a word whether a document belongs to the claim; empty when that is not told."""
    return _BELONGS.get(document.get("belongs") or "", "")


def tie(part: Json) -> str:
    """Return the words that tie a document to the claim, with their place."""
    return quoted_at(part["evidence"])


def quoted_at(piece: Json) -> str:
    """Return a quotation with its place."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{piece['quote']}\N{RIGHT DOUBLE QUOTATION MARK}, {piece['place']}"


def stands_under(layer: Json) -> str:
    """Return what shows that a paper stands under an agreement, or why that is not shown."""
    because = layer["because"].rstrip(".")
    by = f" ({', '.join(layer['by'])} agree{'s' if len(layer['by']) == 1 else ''})"
    return f"{because}{by if set(layer['by']) & {'number', 'date', 'title'} else ''}."


def layer_does(layer: Json) -> str:
    """Return what a paper under an agreement does: describe work, take it away, or neither."""
    if layer["takes_away"]:
        return "takes work away"
    return "describes work" if layer["describes_work"] else "describes no work"


SAID = {
    "approved": "approves",
    "conditional": "approves on a condition",
    "refused": "refuses",
    "out-of-office": "is away",
    "receipt": "confirms receipt only",
    "request": "asks for approval",
    "other": "says nothing about approval",
}
"""Kind of words in a mail -> what its writer does by them."""

_SIDES = {"customer": "customer", "partner": "partner", "stranger": "neither's address", "unknown": "unknown"}


def writer(message: Json) -> str:
    """Return who wrote a message of a thread, and on whose side."""
    return f"{message['from'] or 'Somebody'} ({_SIDES.get(message['side'], message['side'])})"


def sent(message: Json) -> str:
    """Return when a message was sent, to the minute, in its own zone."""
    when: str | None = message.get("sent")
    if not when:
        return "no date"
    day, _, clock = when.partition("T")
    return f"{day} {clock[:5]}{clock[8:]}" if clock else day


def said(message: Json) -> str:
    """Return what the writer of a message does by its words."""
    kind: str = message["words"]
    return SAID.get(kind, kind)


def stands(message: Json) -> str:
    """Return in which mail a message stands, and how."""
    return f"{'quoted in' if message['quoted'] else 'in'} {message['document']}"


def by_verdict(assessment: Json, verdict: str) -> list[Json]:
    """Return the elements with that verdict, in the order of the contract."""
    return [element for element in assessment["elements"] if element["verdict"] == verdict]


def summary(assessment: Json) -> str:
    """Return one sentence that counts what stands and what is in the way."""
    required = [element for element in assessment["elements"] if element["required"]]
    counts = {verdict: sum(e["verdict"] == verdict for e in required) for verdict in VERDICTS}
    text = f"{counts['met']} of {len(required)} required elements are met"
    if counts["not_met"]:
        text += f", {counts['not_met']} not met"
    if counts["unclear"]:
        text += f", {counts['unclear']} unclear"
    documents = assessment["documents"]
    unread = sum(document["read"] != "complete" for document in documents)
    if unread:
        text += f"; of {len(documents)} documents {unread} could not be read in full"
    return text + "."


def filing(assessment: Json) -> str | None:
    """Return the sentence on how long the acknowledgement may be filed, when a date is known."""
    until = assessment.get("good_for_filing_until")
    return f"The acknowledgement is good for filing until {until}." if until else None


def subject(assessment: Json) -> str:
    """Return whose claim this is."""
    claim = assessment["claim"]
    number = f" ({claim['id']})" if claim["id"] else ""
    return f"{claim['partner']} for {claim['customer']}, {claim['engagement']}{number}"


def basis(assessment: Json) -> str:
    """Return which rules were applied, and when."""
    policy = assessment["policy"]
    return f"Rules {policy['id']}@{policy['version']}, as of {assessment['as_of']}."
