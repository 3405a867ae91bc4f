"""The rules of ``data/kinds.yaml``: title phrases, cues in the body, what is no proof."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Span
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import Plain, plain_of


@dataclass(frozen=True, slots=True)
class Kind:
    """What a document is."""

    kind: str
    """A document kind of the contract, or ``unknown``."""

    detail: str | None
    confidence: float
    spans: tuple[Span, ...]
    """The words that made it so."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in the body that speak for a kind."""

    weight: int
    times: int
    pattern: PhraseList


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words in the body that make a document no proof."""

    kind: str
    """``not-proof``, or ``unknown`` where the title tells only that it is no kind of ours."""

    enough: int
    """Weight of the cues that is enough."""

    cues: tuple[Cue, ...]

    over: frozenset[str]
    """Kinds of titles over which the words count as well."""


OPEN_TITLES = frozenset({"contract", "quotation", "supporting-document"})
"""Kinds of titles that many papers bear, so that words in the body count over them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of ``data/kinds.yaml``, ready to search with."""

    titles: PhraseList
    kinds: Mapping[str, tuple[str, str | None]]
    """Title phrase -> (kind, detail)."""

    decisive: PhraseList
    body: Mapping[str, tuple[Cue, ...]]
    refusals: Mapping[str, Refusal]
    """Detail of not-proof -> what in the body makes no proof."""

    ordered_apart: PhraseList
    """What a contract says that orders nothing by itself."""

    never: PhraseList
    """Words that, in number, forbid to take a document for one that describes work."""

    template: re.Pattern[str]
    plan: PhraseList
    order: PhraseList
    """How the heading of an addendum or order begins that stands in the same file as its agreement."""

    enough: Mapping[str, int]
    """Kind -> weight of body cues that is enough; under "" for all others."""


@once_a_view
def plain_pages(view: DocumentView) -> tuple[Plain, ...]:
    """Return the texts of the pages made plain, in order."""
    return tuple(plain_of(page.text) for page in view.pages)


def key_of(text: str) -> str:
    """Return a phrase as it is looked up: plain, one blank between words."""
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


@cache
def rules() -> Rules:
    """Return the rules; read once, then kept."""
    source = resources.files("poedesk.proof.finding") / "data" / "kinds.yaml"
    data: dict[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    kinds = Phrases()
    decisive: list[str] = []
    for entry in data["kinds"]:
        kinds.add(entry["titles"], entry["kind"], None)
    for entry in data["not_proof"]:
        kind = "unknown" if entry.get("unknown") else "not-proof"
        decisive.extend(kinds.add(entry["decisive"], kind, entry["detail"]))
    return Rules(
        titles=PhraseList(kinds.known),
        kinds=kinds,
        decisive=PhraseList(decisive),
        body={entry["kind"]: _cues(entry.get("body", ())) for entry in data["kinds"]},
        refusals={
            entry["detail"]: Refusal(
                "unknown" if entry.get("unknown") else "not-proof",
                entry["enough"],
                _cues(entry["body"]),
                OPEN_TITLES | frozenset(entry.get("over", ())),
            )
            for entry in data["not_proof"]
            if "body" in entry
        },
        ordered_apart=PhraseList(phrase for phrases in data["ordered_apart"].values() for phrase in phrases),
        never=PhraseList(phrase for phrases in data["never"].values() for phrase in phrases),
        template=_loose(data["empty_template"]),
        plan=PhraseList(phrase for phrases in data["plan"].values() for phrase in phrases),
        order=PhraseList(phrase for phrases in data["order"].values() for phrase in phrases),
        enough={"": data["enough_body"]}
        | {entry["kind"]: entry["enough_body"] for entry in data["kinds"] if "enough_body" in entry},
    )


class Phrases(dict[str, tuple[str, str | None]]):
    """Title phrases with what they say; a phrase with a star is found by its pattern."""

    def __init__(self) -> None:
        """Start without phrases."""
        super().__init__()
        self.known: list[str] = []
        self._starred: list[tuple[PhraseList, tuple[str, str | None]]] = []

    def add(self, languages: Mapping[str, Sequence[str]], kind: str, detail: str | None) -> list[str]:
        """Add the phrases of all ``languages`` with what they say; return them."""
        phrases = [phrase for listed in languages.values() for phrase in listed]
        for phrase in phrases:
            self.known.append(phrase)
            if "*" in phrase:
                self._starred.append((PhraseList([phrase]), (kind, detail)))
            else:
                self[key_of(phrase)] = (kind, detail)
        return phrases

    def __missing__(self, key: str) -> tuple[str, str | None]:
        """Return what the phrase with a star says that fits ``key``."""
        return next(said for pattern, said in self._starred if pattern.fullmatch(key))


def _cues(entries: Sequence[Mapping[str, Any]]) -> tuple[Cue, ...]:
    return tuple(
        Cue(entry["weight"], entry.get("times", 1), PhraseList(map(str, entry["any"]))) for entry in entries
    )


def _loose(languages: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return an expression for phrases that may begin or end with a bracket."""
    return compiled("|".join(re.escape(phrase) for listed in languages.values() for phrase in listed))
