"""Whose voice a paper speaks in: whether its "we" is the customer."""

from functools import cache
from importlib.resources import files
from itertools import chain

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of

_PAGES = 2
"""Pages from the beginning on which a letter or an order shows who writes it."""


@cache
def _customers() -> Expressions:
    """Return how a customer orders work or confirms what somebody did for it; over plain text."""
    source = files("poedesk.proof.finding").joinpath("data/voices.yaml").read_text(encoding="utf-8")
    return Expressions(*chain.from_iterable(load_yaml(source).values()))


@once_a_view
def speaks_as_customer(view: DocumentView) -> bool:
    """Return whether the paper is the customer's own: "we order", "we confirm that X has ..."."""
    return any(_customers().found_in(plain_of(page.text).text) for page in view.pages[:_PAGES])
