"""Whose voice a paper speaks in: whether its "we" is the customer."""

from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.expressions import Expression
from poedesk.proof.finding.wording.plain import plain_of

_PAGES = 2
"""Pages from the beginning on which a letter or an order shows who writes it."""

_CUSTOMER = Expression(
    r"\b(?:carried out|delivered|performed|completed|done|set up|installed|migrated)"
    r" (?:[\w-]+ ){0,3}?for us\b"
    r"|\bwe (?:hereby )?order\b|\bwe (?:hereby )?confirm that (?!we\b|our\b)"
    r"|\bwir (?:hiermit )?(?:bestellen|beauftragen)\b|\b(?:bestellen|beauftragen) wir\b"
    r"|\bwir bestatigen,? dass (?!wir\b|unser)"
    r"|\bnous (?:vous )?(?:commandons|passons commande)\b"
    r"|\bnous (?:confirmons|attestons|certifions) qu(?:e |')(?!nous\b|notre\b)"
    r"|\b(?:les encargamos|encargamos a)\b|\b(?:confirmamos|certificamos) que (?!hemos\b|nuestr)"
)
"""How a customer orders work or confirms what somebody did for it; over plain text."""


@once_a_view
def speaks_as_customer(view: DocumentView) -> bool:
    """Return whether the paper is the customer's own: "we order", "we confirm that X has ..."."""
    return any(_CUSTOMER.search(plain_of(page.text).text) for page in view.pages[:_PAGES])
