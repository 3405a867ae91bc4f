"""Findings from facts written in a few words: how the cases beside a programme describe documents.

Every fact becomes a line "label: value" of a small text document, so that citations are checked as always::

    form.txt:
      kind: poe-template
      facts:
        - partner.name: Ardent Lakes
        - signature: ink
          date: 2026-04-30
          name: Dana Whitmore
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.errors import InvalidPolicy
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mail, Read, SignatureKind, Span
from poedesk.proof.finding.model import Act, Finding, Findings, Role, State

_SIDES = {"partner": Role.PARTNER, "customer": Role.CUSTOMER}
_KEYS = {
    "partner.name": ("party.name", Role.PARTNER, "Partner company name"),
    "customer.name": ("party.name", Role.CUSTOMER, "Customer company name"),
    "signatory.name": ("signatory.name", Role.CUSTOMER, "Customer signatory name"),
    "signatory.title": ("signatory.title", Role.CUSTOMER, "Customer signatory title"),
    "domain": ("domain", Role.CUSTOMER, "Customer domain"),
    "tenant_id": ("tenant_id", Role.CUSTOMER, "Customer tenant ID"),
    "project.name": ("project.name", None, "Project name"),
    "subscription_id": ("subscription_id", None, "Subscription ID"),
    "purchase_type": ("purchase_type", None, "Purchase"),
    "product": ("product", None, "Product"),
    "business_need": ("business_need", None, "Business need"),
    "work": ("work", None, "Work"),
    "presales": ("presales", None, "Pre-sales work"),
    "azure.architecture": ("azure.architecture", None, "Architecture"),
    "azure.benefits": ("azure.benefits", None, "Benefits"),
    "workload": ("workload", None, "Workload"),
    "activity": ("activity", None, "Activity"),
    "disclosure": ("disclosure", None, "Disclosure"),
    "supporting_document": ("supporting_document", None, "Supporting document"),
}
_PARTS = frozenset({"for", "confidence", "anchored", "role", "detail", "by", "readings"})
_SIGNED = frozenset(
    {"signature", "date", "name", "title", "side", "party", "changed", "readings", "person", "mail"}
)


@dataclass
class _Sheet:
    """A text that grows fact by fact."""

    grid: TextGrid = field(default_factory=TextGrid)
    found: dict[str, list[Finding]] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)

    def write(self, label: str, value: str) -> Span:
        """Write a line and return the citation of the value, or of the label when there is none."""
        start, end = self.grid.add(f"{label}:")
        if value:
            start, end = self.grid.add(value)
        self.grid.end_line()
        return Span(1, start, end, label=label)

    def add(self, key: str, finding: Finding) -> None:
        self.found.setdefault(key, []).append(finding)


def findings_of(name: str, described: Mapping[str, Any]) -> Findings:
    """Return the findings of the document ``name`` as described.

    Raises:
        InvalidPolicy: a fact is not known.
    """
    sheet = _Sheet()
    for fact in described.get("facts", ()):
        if "signature" in fact or "approval" in fact:
            _signed(sheet, fact)
        elif "initials" in fact:
            _initials(sheet, fact)
        else:
            _stated(sheet, fact)
    page = sheet.grid.page()
    unread = described.get("unread", False)
    sender = described.get("from")
    document = Document(
        name=name,
        sha256=sha256_hex(f"{name}\n{page.text}".encode()),
        size=len(page.text),
        media_type="message/rfc822" if sender else "text/plain",
        read=Read.UNREADABLE if unread else Read.COMPLETE,
        pages=() if unread else (page,),
        mail=Mail(sender, (), described.get("sent"), None) if sender else None,
        problems=("a page could not be read",) if unread else (),
    )
    found = {} if unread else {key: tuple(values) for key, values in sheet.found.items()}
    return Findings(
        document=document,
        kind=described.get("kind", "unknown"),
        kind_detail=described.get("kind_detail"),
        kind_confidence=0.9,
        kind_spans=(Span(1, 0, page.text.index("\n")),) if "\n" in page.text else (),
        language="en",
        understood=described.get("understood", True),
        found=found,
        acts=() if unread else tuple(sheet.acts),
    )


def _state(value: Any) -> State:
    if value is None:
        return State.BLANK
    return State.PLACEHOLDER if str(value).startswith("[") else State.PRESENT


def _stated(sheet: _Sheet, fact: Mapping[str, Any]) -> None:
    names = [name for name in fact if name in _KEYS]
    if len(names) != 1 or set(fact) - {names[0]} - _PARTS:
        message = f"a fact must name one of {', '.join(_KEYS)}, not {dict(fact)!r}"
        raise InvalidPolicy(message)
    key, role, label = _KEYS[names[0]]
    value = fact[names[0]]
    text = "" if value is None else str(value)
    span = sheet.write(label, text)
    finding = Finding(
        value=text or None,
        spans=(span,),
        confidence=fact.get("confidence", 0.9),
        role=_SIDES.get(fact.get("role", ""), role),
        state=_state(value),
        anchored=fact.get("anchored", True),
        topic=fact.get("for", text if key == "disclosure" else None),
        detail=fact.get("detail"),
    )
    sheet.add(key, finding)


def _initials(sheet: _Sheet, fact: Mapping[str, Any]) -> None:
    value = fact["initials"]
    span = sheet.write("Customer initials", str(value or ""))
    person = str(value) if value is not None else None
    state = _state(value)
    sheet.add(
        "initials",
        Finding(
            person, (span,), 0.9, Role.CUSTOMER, state, anchored=True, topic=fact.get("for"), person=person
        ),
    )


def _signed(sheet: _Sheet, fact: Mapping[str, Any]) -> None:
    """Write a signature block, or an approval by mail, with its name, title and date."""
    unknown = set(fact) - _SIGNED - {"approval"}
    if unknown:
        message = f"a signature has {', '.join(sorted(_SIGNED))}, not {', '.join(sorted(unknown))}"
        raise InvalidPolicy(message)
    side = _SIDES.get(fact.get("side", "customer"))
    act = f"block-{len(sheet.acts) + 1}"
    kind = fact.get("signature")
    mail = "approval" in fact
    if mail:
        sheet.add("approval", _part(sheet, "Words", fact["approval"], side, act))
    signature = None if mail and fact["approval"] != "approved" else _signature(sheet, fact, side, act, kind)
    date = _part(sheet, "Date signed", fact.get("date"), side, act, readings=fact.get("readings", ()))
    name = _part(sheet, "Printed name", fact["name"], side, act) if "name" in fact else None
    title = _part(sheet, "Title", fact["title"], side, act) if "title" in fact else None
    if signature is None:
        return
    for key, finding in (("signature", signature), ("date.signed", date), ("signatory.name", name)):
        if finding is not None:
            sheet.add(key, finding)
    if title is not None:
        sheet.add("signatory.title", title)
    made = Act(act, "mail" if mail else "block", side, fact.get("party"), signature, date, name, title)
    sheet.acts.append(made)


def _signature(sheet: _Sheet, fact: Mapping[str, Any], side: Role | None, act: str, kind: Any) -> Finding:
    if "approval" in fact:
        kind = SignatureKind.MAIL_APPROVAL
    typed = kind in {"/s/", "typed"}
    shown = {"/s/": f"/s/ {fact.get('name', 'Name')}", "typed": str(fact.get("name", "Name"))}.get(kind, kind)
    span = sheet.write("Customer signature" if side is Role.CUSTOMER else "Signature", str(shown or ""))
    return Finding(
        value=str(kind) if kind else None,
        spans=(span,),
        confidence=0.9,
        role=side,
        state=_state(kind),
        anchored=True,
        signature_kind=None if kind is None else SignatureKind.TYPED if typed else SignatureKind(kind),
        intact=(not fact.get("changed", False)) if kind == "digital" else None,
        act=act,
        person=fact.get("person"),
        detail="/s/ form" if kind == "/s/" else None,
    )


def _part(
    sheet: _Sheet, label: str, value: Any, side: Role | None, act: str, *, readings: Any = ()
) -> Finding:
    text = "" if value is None else str(value)
    span = sheet.write(label, text)
    days = tuple(str(day) for day in readings)
    return Finding(text or None, (span,), 0.9, side, _state(value), anchored=True, readings=days, act=act)
