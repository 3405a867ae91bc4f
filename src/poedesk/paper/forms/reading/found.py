"""Any other filled form: what the finders found at its labelled places. Nothing is guessed.

A value is taken from its own labelled place alone; of two places that disagree neither is chosen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from poedesk.kernel.errors import Problem
from poedesk.kernel.text import fold
from poedesk.paper.forms.outline import PURCHASE_TYPES
from poedesk.paper.forms.paths import OTHER_ACTIVITY, path_of
from poedesk.paper.forms.planning import tick_name
from poedesk.paper.forms.reading.model import Seen, Shown
from poedesk.paper.forms.reading.passages import lines_of, words_from, words_of
from poedesk.proof.assessing.citing import cite
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS
from poedesk.proof.document.model import By
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.model import Finding, Findings, Role, State
from poedesk.proof.finding.page.states import state_of

if TYPE_CHECKING:
    from poedesk.proof.assessing.model import Evidence

_SURE = 0.6
"""Confidence below which a finding is a candidate and no value."""

_CANDIDATES = 10
"""Subscription ids without a labelled place that are shown to choose from."""

_SINGLE: Sequence[tuple[str, str, Role | None]] = (
    ("partner_name", "party.name", Role.PARTNER),
    ("customer_name", "party.name", Role.CUSTOMER),
    ("signatory_name", "signatory.name", Role.CUSTOMER),
    ("signatory_title", "signatory.title", Role.CUSTOMER),
    ("customer_domain", "domain", None),
    ("customer_tenant_id", "tenant_id", None),
    ("project_name", "project.name", None),
    ("date_signed", "date.signed", Role.CUSTOMER),
)
"""Field, key of the findings, and the side that it must be of."""

_PASSAGES = {
    "business_need": "business_need",
    "presales_activities": "presales",
    "usage_work": "work",
    "azure_architecture": "azure.architecture",
    "azure_benefits": "azure.benefits",
}
"""Field -> key of the findings."""

_NEEDED = (
    "partner_name", "customer_name", "signatory_name", "signatory_title", "customer_domain",
    "customer_tenant_id", "business_need", "customer_signature", "date_signed",
)  # fmt: skip
"""Fields that every filled form has; what was done stands in one of two others."""

_STATES = {State.BLANK: "its place is empty", State.PLACEHOLDER: "template text stands in its place"}


def by_findings(found: Findings) -> Shown:
    """Return what the finders saw in a filled form, by the names of our fields."""
    shown = Shown()
    reader = _Reader(found, shown)
    for name, key, role in _SINGLE:
        reader.single(name, [item for item in found.get(key) if role is None or item.role is role])
    for name, key in _PASSAGES.items():
        reader.passage(name, found.get(key))
    reader.supporting()
    reader.ticks()
    reader.products()
    reader.signature()
    shown.unsure = [item for item in shown.unsure if not _told_already(item, shown)]
    shown.places = set(shown.values)
    shown.unread += _missing(found, shown)
    return shown


def _told_already(item: Seen, shown: Shown) -> bool:
    """Return whether a candidate is only a part of what was read as the answer to another question."""
    words = fold(str(item.value))
    return any(words in fold(value) for value in shown.values.values() if isinstance(value, str))


class _Reader:
    def __init__(self, found: Findings, shown: Shown) -> None:
        self._found = found
        self._shown = shown

    def single(self, name: str, findings: Sequence[Finding]) -> None:
        """Take the value of a labelled place; several that disagree are all unsure."""
        present = [item for item in findings if item.state is State.PRESENT and item.value]
        own = [item for item in present if item.anchored and item.confidence >= _SURE]
        best = own[0] if own else None
        differ = [item for item in own if best is not None and not _same(name, best, item)]
        if best is None or differ or len(best.readings) > 1:
            for item in (own if differ or best is not None else present)[:5]:
                self._unsure(name, item)
            if own:
                self._shown.doubtful.add(name)
            return
        self._take(name, best.value or "", best)

    def passage(self, name: str, findings: Sequence[Finding]) -> None:
        """Take the answer to a question, all of it, from where it stands."""
        own = [item for item in findings if item.state is State.PRESENT and item.anchored]
        if not own:
            for item in [item for item in findings if item.state is State.PRESENT][:1]:
                self._unsure(name, item)
            return
        text = words_of(self._found.document, own[0])
        if text:
            self._take(name, text, own[0])

    def supporting(self) -> None:
        """Take the lines in which supporting documents are named."""
        findings = [item for item in self._found.get("supporting_document") if item.spans]
        named = [
            item for item in findings if not (item.detail or "").startswith(("attached", "the document"))
        ]
        lines = lines_of(self._found.document, named)
        if lines:
            self._take("supporting_documents", "\n".join(lines), named[0])

    def ticks(self) -> None:
        """Take the boxes that are ticked under an activity for a workload."""
        for item in self._found.get("activity"):
            if not (item.anchored and item.topic and item.value and item.spans):
                continue
            if item.spans[0].by in {By.MARK, By.FORM_FIELD}:
                name = tick_name(item.value, item.topic)
                if name not in self._shown.values:
                    self._take(name, True, item)  # noqa: FBT003 - a tick is no option
                    self._products_beside(item)
                    self._explained(item)

    def _products_beside(self, item: Finding) -> None:
        """Take the names that stand after the box of business applications, where it asks for them."""
        if item.topic != BUSINESS_APPLICATIONS or item.spans[0].start is None:
            return
        asked, _, named = words_from(self._found.document, item.spans[0]).partition(":")
        text = named.strip(" _.")
        if "(" in asked and text and state_of(text) is State.PRESENT:
            self._take(tick_name(item.value or "", "products"), text, item)

    def _explained(self, item: Finding) -> None:
        """Take what the activity "other" was, from where it is explained."""
        if item.value != "other" or len(item.spans) == 1 or OTHER_ACTIVITY in self._shown.values:
            return
        text = words_of(self._found.document, replace(item, spans=item.spans[1:]))
        if text:
            self._take(OTHER_ACTIVITY, text, replace(item, spans=item.spans[1:]))

    def products(self) -> None:
        """Take the rows of the table of products: one for each subscription id at its labelled place."""
        ids = [item for item in self._found.get("subscription_id") if item.anchored and item.value]
        rows = sorted(ids, key=_where)
        if not rows:
            for item in [item for item in self._found.get("subscription_id") if item.value][:_CANDIDATES]:
                self._unsure("products", item)
        kinds = [item for item in self._found.get("purchase_type") if item.anchored and item.value]
        for number, item in enumerate(rows, 1):
            self._take(f"products_{number}_subscription_id", item.value or "", item)
            if item.topic:
                self._take(f"products_{number}_name", item.topic, item)
            after = _where(rows[number]) if number < len(rows) else (10**9, 0)
            own = [kind for kind in kinds if _where(item) <= _where(kind) < after]
            if len({kind.value for kind in own}) == 1:
                label = PURCHASE_TYPES.get(own[0].value or "")
                if label:
                    self._take(f"products_{number}_purchase_type", label, own[0])
            else:
                for kind in own:
                    self._unsure(f"products_{number}_purchase_type", kind)

    def signature(self) -> None:
        """Tell how the customer signed, and the initials."""
        signed = [item for item in self._found.get("signature") if item.role is Role.CUSTOMER]
        for item in [item for item in signed if item.state is State.PRESENT][:1]:
            self._take("customer_signature", str(item.signature_kind or "present"), item)
        for item in self._found.get("initials"):
            name = f"initials_{item.topic}"
            if item.state is State.PRESENT and item.topic and item.value and name not in self._shown.values:
                self._take(name, item.value, item)

    def _take(self, name: str, value: str | bool, item: Finding) -> None:  # noqa: FBT001 - a value, no option
        self._shown.values[name] = value
        seen = _seen(self._found, name, value, item)
        self._shown.seen.append(seen)
        if seen.by is By.OCR and name.endswith(("_tenant_id", "_subscription_id", "_domain")):
            self._shown.unread.append(
                Problem(seen.field, f"was recognised in a picture ({seen.place}); compare it with the page")
            )

    def _unsure(self, name: str, item: Finding) -> None:
        self._shown.unsure.append(_seen(self._found, name, item.value or "", item))


def _same(name: str, one: Finding, other: Finding) -> bool:
    if name in {"partner_name", "customer_name"}:
        return agree(one.value or "", other.value or "") is not Agreement.DIFFERENT
    return fold(one.value or "").casefold() == fold(other.value or "").casefold()


def _seen(found: Findings, name: str, value: str | bool, item: Finding) -> Seen:  # noqa: FBT001 - as above
    cited = (cite(found.document, span, item.confidence) for span in item.spans)
    evidence: Evidence | None = next((each for each in cited if each is not None), None)
    if evidence is None:
        return Seen(path_of(name), value, "", "text", round(item.confidence, 2))
    return Seen(path_of(name), value, evidence.place, evidence.by, evidence.confidence)


def _where(item: Finding) -> tuple[int, int]:
    return (item.spans[0].page, item.spans[0].start or 0) if item.spans else (0, 0)


def _missing(found: Findings, shown: Shown) -> Iterator[Problem]:
    """Yield what a filled form has and this one does not show, and the pages that could not be read."""
    states = _states(found)
    unreadable = [page.number for page in found.document.pages if not page.readable]
    for number in unreadable:
        yield Problem("", f"page {number} could not be read")
    instead = f"was not found{' on the pages that could be read' if unreadable else ''}"
    for name in _NEEDED:
        if name not in shown.values and name not in shown.doubtful:
            yield Problem(path_of(name), states(name) or instead)
    if not {"usage_work", "presales_activities"} & shown.values.keys():
        yield Problem("usage_work", states("usage_work") or instead)


def _states(found: Findings) -> Callable[[str], str | None]:
    keys: Mapping[str, tuple[str, Role | None]] = {
        **{name: (key, role) for name, key, role in _SINGLE},
        **{name: (key, None) for name, key in _PASSAGES.items()},
        "customer_signature": ("signature", Role.CUSTOMER),
    }

    def state(name: str) -> str | None:
        key, role = keys[name]
        for item in found.get(key):
            if item.state in _STATES and (role is None or item.role in {role, None}):
                return _STATES[item.state]
        return None

    return state
