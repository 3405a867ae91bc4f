"""A form as data: parts with items, each item a place that a person fills in or a text that they read.

What stands in the forms is data (``outlines.yaml``). ``planning`` takes what a claim needs, ``pdf`` and
``word`` draw it, ``contents`` says which value stands in which field.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml

PRODUCT_ROWS = 4
"""Rows of an empty table of products; a filled one has as many as it needs, and one at least."""

PURCHASE_TYPES = {
    "first-purchase": "First purchase",
    "migration": "Migration from on-premises to cloud (including dual licensing)",
    "added-seats": "Additional seats",
}
"""Purchase type of the contract -> how the form names it (the template's three kinds)."""

PLAIN, LONG, TICK, CHOICE, SIGNATURE, DATE, INITIALS = (
    "text", "passage", "tick", "choice", "signature", "date", "initials",
)  # fmt: skip
"""Kinds of field; what a person writes with a pen are ``signature``, ``date`` and ``initials``."""

BY_PEN = frozenset({SIGNATURE, DATE, INITIALS})
"""Kinds that the customer fills in when acknowledging; poedesk fills none of them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One place of the form that takes a value."""

    name: str
    """Name in the file: letters, digits, ``_``; the same in PDF and Word."""

    kind: str
    label: str
    """What stands beside it, word for word."""

    element: str | None
    """Id of the element that it proves."""

    hint: str
    """For the tooltip: what belongs there."""

    required: bool
    """Whether the form is incomplete without it."""

    most: int = 300
    """Characters that it takes."""


@dataclass(frozen=True, slots=True)
class Text:
    """Something to read."""

    text: str
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A short answer beside its label."""

    field: Field
    inferred: bool = False
    """Whether the programme's own form was not published, so that this item is our inference."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A question with a long answer below it."""

    field: Field
    number: str
    """As printed, such as ``3.3``; empty when it has none."""

    heading: str
    question: str
    lines: int
    """Lines that an empty answer is high."""

    only: str | None = None
    """For whom the item is, on a form that holds every item."""

    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A text that the customer initials."""

    field: Field
    number: str
    heading: str
    text: str
    """The programme's own wording where it is known, else ours."""

    only: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """Where the customer signs and dates."""

    signature: Field
    date: Field
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Products:
    """The table of business applications: name, subscription id, how it is bought."""

    number: str
    heading: str
    question: str
    rows: tuple[tuple[Field, Field, Field], ...]
    """For each product its name, its subscription id, its purchase type (a choice of ``PURCHASE_TYPES``)."""

    only: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One activity with the workloads to tick."""

    activity: str
    title: str
    examples: str
    ticks: tuple[Field, ...]
    """One for each workload but business applications, in the vocabulary's order; the label is its title."""

    products_tick: Field
    """The tick of business applications."""

    products: Field
    """Their names."""

    explanation: Field | None
    """For ``other``: what was done."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The activities by workloads."""

    rows: tuple[GridRow, ...]


Item = Text | Entry | Passage | Disclosure | Signing | Products | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    id: str
    number: str | None
    heading: str
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """Return the heading as printed."""
        return f"Section {self.number}: {self.heading}" if self.number else self.heading


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole form."""

    id: str
    title: str
    subtitle: str
    programme: str
    """Id and version of the policy from which it was drawn, as ``microsoft-cpor@2023-10``."""

    language: str
    """BCP 47 tag of its printed text."""

    parts: tuple[Part, ...]

    def fields(self) -> Iterator[Field]:
        """Yield every field in reading order."""
        for part in self.parts:
            for item in part.items:
                yield from fields_of(item)


def fields_of(item: Item) -> Iterator[Field]:
    """Yield the fields of one item in reading order."""
    match item:
        case Entry() | Passage() | Disclosure():
            yield item.field
        case Signing():
            yield from (item.signature, item.date)
        case Products():
            for row in item.rows:
                yield from row
        case Grid():
            for line in item.rows:
                yield from (*line.ticks, line.products_tick, line.products)
                if line.explanation is not None:
                    yield line.explanation
        case Text():
            return


@cache
def known() -> tuple[Mapping[str, Any], ...]:
    """Return the forms of ``outlines.yaml`` as plain values."""
    source = resources.files(__package__) / "outlines.yaml"
    return tuple(load_yaml(source.read_text(encoding="utf-8")))
