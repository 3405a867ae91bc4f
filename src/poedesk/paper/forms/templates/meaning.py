"""What a place of a template asks for, by its label, its heading or its name: one of our fields, or nothing.

Only what a label says plainly counts: "Company name" alone is nobody's, and what the customer fills in is
never ours to write.
"""

import re
from collections.abc import Mapping

from poedesk.kernel.text import fold, plain
from poedesk.paper.forms.paths import BY_PEN, CLAIM_PATHS, OTHER_ACTIVITY, is_known
from poedesk.paper.forms.planning import tick_name
from poedesk.paper.forms.templates.model import Wanted
from poedesk.proof.finding.activities.words import activity_of_label
from poedesk.proof.finding.labels.scan import field_words, label_only
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.form_text import form_patterns
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.grids import workload_of_label
from poedesk.proof.policy import vocabulary

_LABELS: Mapping[tuple[str, Role | None], str] = {
    ("party.name", Role.PARTNER): "partner_name",
    ("party.name", Role.CUSTOMER): "customer_name",
    ("signatory.name", Role.CUSTOMER): "signatory_name",
    ("signatory.title", Role.CUSTOMER): "signatory_title",
    ("domain", Role.CUSTOMER): "customer_domain",
    ("domain", None): "customer_domain",
    ("tenant_id", Role.CUSTOMER): "customer_tenant_id",
    ("tenant_id", None): "customer_tenant_id",
    ("project.name", None): "project_name",
}
"""Key and side of a label that finders know -> our field."""

_QUESTIONS = {
    "business_need": "business_need",
    "presales": "presales_activities",
    "work": "usage_work",
    "azure.architecture": "azure_architecture",
    "azure.benefits": "azure_benefits",
}

_SUPPORTING = re.compile(r"\bsupporting doc|\b3\.6\b|documentos de soporte")
_PRODUCT_LIST = re.compile(
    r"(?:business app|dynamics).{0,60}product name|product names?(?:\(s\))? (?:and|with) .{0,20}subscription"
)
_COLUMNS = {
    "name": re.compile(r"^(?:product|name of (?:the )?product)(?: name)?s?$"),
    "subscription_id": re.compile(r"^subscription(?: ids?| numbers?)?$"),
    "purchase_type": re.compile(r"^(?:purchase type|type of purchase)$"),
}
_SPECIFY = re.compile(r"^\W*(?:please )?(?:specify|explain|describe other)\W*$")
_PRODUCTS = re.compile(r"specify product|product names|business app\w* \(")
PRODUCTS = "products"
"""All products with what is known of each, as one text."""

_COMPANY = re.compile(
    r"\b(?:compan|name|organi[sz]ation|firm|entity|business|empresa|nombre|unternehmen|societe|nom\b)"
)
"""Words by which a label asks for a company, not for who wrote the paper ("Prepared by")."""

_MOST = 600
"""Characters beyond which a text is no label."""


class Meanings:
    """Tells for the places of one template which of the wanted values belongs there."""

    def __init__(self, wanted: list[Wanted]) -> None:
        """Look for the places of ``wanted``."""
        self._by_label = {_key(item.label): item.name for item in wanted if item.name in CLAIM_PATHS}
        self._by_heading = {_key(item.heading): item.name for item in wanted if item.heading}

    def of_name(self, name: str) -> str | None:
        """Return the field that a control or form field of this name is: ours, or one named like a label."""
        if is_known(name):
            return None if name in BY_PEN else name
        return self.of_label(field_words(name))

    def of_label(self, label: str) -> str | None:
        """Return the field that a printed label or question asks for."""
        text = fold(label)
        if not text or len(text) > _MOST:
            return None
        known = self._by_label.get(_key(text)) or self._by_heading.get(_key(text))
        return known or _of_entries(text) or _of_question(text)

    def of_tick(self, label: str, group: str) -> str | None:
        """Return the tick box of a workload under an activity; null unless both are named once."""
        words = vocabulary.load()
        activity = activity_of_label(group, words)
        workloads = {mention.workload for mention in workload_of_label(label, words)}
        return tick_name(activity, workloads.pop()) if activity and len(workloads) == 1 else None

    def of_grid(self, label: str, group: str) -> str | None:
        """Return the text that a place under an activity takes: names of products, or what "other" was."""
        activity = activity_of_label(group, vocabulary.load())
        text = plain(label)
        if activity is not None and _PRODUCTS.search(text):
            return tick_name(activity, "products")
        return OTHER_ACTIVITY if activity == "other" and _SPECIFY.match(text) else None


def product_column(label: str) -> str | None:
    """Return which column of a table of products a heading names."""
    text = _key(label)
    return next((column for column, named in _COLUMNS.items() if named.match(text)), None)


def _key(text: str) -> str:
    return re.sub(r"^\W*(?:\d+(?:\.\d+)*)?\W*|\W+$", "", plain(text))


def _of_entries(text: str) -> str | None:
    hits = label_only(text.rstrip(" *:_."))
    if len(hits) != 1 or (hits[0].entries[0].key == "party.name" and not _COMPANY.search(plain(text))):
        return None
    found = {_LABELS.get((entry.key, entry.role)) for entry in hits[0].entries if not entry.lone_role}
    return found.pop() if len(found) == 1 else None


def _of_question(text: str) -> str | None:
    spoken = plain_of(text).text
    found = {
        _QUESTIONS[key]
        for key, asked in form_patterns().items()
        if key in _QUESTIONS and asked.search(spoken)
    }
    if not found and _PRODUCT_LIST.search(spoken):
        return PRODUCTS
    if not found and _SUPPORTING.search(spoken[:80]):
        return "supporting_documents"
    return found.pop() if len(found) == 1 else None
