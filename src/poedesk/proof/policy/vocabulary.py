"""The words of the field that finders and rules share: workloads, activities, products, disclosures.

The words are data, in ``vocabulary/*.yaml``; this module only gives them a shape.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that documents use for a workload or product."""

    text: str
    valid_from: date | None = None
    """First day on which the vendor used the name; null when it is not known."""

    valid_to: date | None = None
    """Last day on which the vendor used it; documents keep old names longer."""

    source: str | None = None
    acronym: bool = False
    """Whether only this spelling of capitals counts."""

    weak: bool = False
    """Whether the name may also mean something else (a server product), so that it needs support nearby."""


@dataclass(frozen=True, slots=True)
class Workload:
    """A workload that can be claimed."""

    id: str
    title: str
    aliases: tuple[Alias, ...]
    """Every name of it, the title first."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One of the eight kinds of activity."""

    id: str
    title: str
    headings: tuple[str, ...]
    """How a row or heading names it, the title first."""

    examples: tuple[str, ...]
    cues: Mapping[str, tuple[str, ...]]
    """ISO 639-1 language -> words by which described work shows the activity."""

    @property
    def all_cues(self) -> tuple[str, ...]:
        """Return the cues of every language."""
        return tuple(cue for cues in self.cues.values() for cue in cues)


@dataclass(frozen=True, slots=True)
class Product:
    """A product of business applications."""

    id: str
    title: str
    aliases: tuple[str, ...]
    """Every name of it, the title first."""


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms of which a disclosure's text must have at least one."""

    name: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Something that the customer discloses or consents to by initials."""

    id: str
    """``public_sector`` or ``subscription_information``: the element is ``disclosure.<id>``."""

    title: str
    wording: str
    """Our own words for it."""

    official_text: str | None
    """The programme's text, when its owner has supplied it."""

    headings: Mapping[str, tuple[str, ...]]
    terms: tuple[TermGroup, ...]
    """A text is this disclosure when every group has one of its terms in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words that finders and rules share; each is equal to itself only, so that it can be a key."""

    workloads: tuple[Workload, ...]
    activities: tuple[Activity, ...]
    products: tuple[Product, ...]
    disclosures: tuple[Disclosure, ...]

    def workload(self, key: str) -> Workload:
        """Return the workload ``key``; raises KeyError when there is none."""
        return _by_id(self.workloads, key)

    def activity(self, key: str) -> Activity:
        """Return the activity ``key``; raises KeyError when there is none."""
        return _by_id(self.activities, key)

    def disclosure(self, key: str) -> Disclosure:
        """Return the disclosure ``key``; raises KeyError when there is none."""
        return _by_id(self.disclosures, key)

    def product(self, name: str) -> Product | None:
        """Return the product that is called ``name`` (case and blanks aside), or None."""
        wanted = " ".join(name.casefold().split())
        for product in self.products:
            if any(wanted == alias.casefold() for alias in product.aliases):
                return product
        return None


Named = TypeVar("Named", Workload, Activity, Disclosure)


def _by_id(things: tuple[Named, ...], key: str) -> Named:
    for thing in things:
        if thing.id == key:
            return thing
    raise KeyError(key)


@cache
def load() -> Vocabulary:
    """Return the vocabulary that ships with poedesk; read once, then kept."""
    return Vocabulary(
        workloads=tuple(_workload(entry) for entry in _read("workloads")),
        activities=tuple(_activity(entry) for entry in _read("activities")),
        products=tuple(_product(entry) for entry in _read("products")),
        disclosures=tuple(_disclosure(entry) for entry in _read("disclosures")),
    )


def _read(name: str) -> list[dict[str, Any]]:
    source = resources.files(__package__) / "vocabulary" / f"{name}.yaml"
    loaded: list[dict[str, Any]] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded


def _day(told: object) -> date | None:
    return None if told is None else date.fromisoformat(str(told))


def _alias(entry: dict[str, Any]) -> Alias:
    return Alias(
        text=entry["text"],
        valid_from=_day(entry.get("from")),
        valid_to=_day(entry.get("to")),
        source=entry.get("source"),
        acronym=entry.get("acronym", False),
        weak=entry.get("weak", False),
    )


def _workload(entry: dict[str, Any]) -> Workload:
    aliases = (Alias(entry["title"]), *(_alias(alias) for alias in entry["aliases"]))
    return Workload(entry["id"], entry["title"], aliases)


def _activity(entry: dict[str, Any]) -> Activity:
    return Activity(
        id=entry["id"],
        title=entry["title"],
        headings=(entry["title"], *entry["headings"]),
        examples=tuple(entry["examples"]),
        cues=_by_language(entry["cues"]),
    )


def _product(entry: dict[str, Any]) -> Product:
    return Product(entry["id"], entry["title"], (entry["title"], *entry["aliases"]))


def _disclosure(entry: dict[str, Any]) -> Disclosure:
    return Disclosure(
        id=entry["id"],
        title=entry["title"],
        wording=entry["wording"],
        official_text=entry["official_text"],
        headings=_by_language(entry["headings"]),
        terms=tuple(TermGroup(group["name"], tuple(group["any_of"])) for group in entry["terms"]),
    )


def _by_language(entry: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(phrases) for language, phrases in entry.items()}
