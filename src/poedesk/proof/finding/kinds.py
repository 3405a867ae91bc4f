"""Tells what a document is: a rule-based kind from its title, its labels and, failing those, its words.

A title counts more than anything in the body: a master agreement that speaks of statements of work is a master
agreement. What the rules cannot tell is ``unknown``, never a guess.

``kind_detail`` of what is found:

* quotation: ``with implementation plan`` or ``without implementation plan``
* amendment, statement-of-work, purchase-order: ``under: <the agreement it names>``, else null
* not-proof: what it is instead (``non-disclosure agreement``, ``empty template``, ...)
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.model import State
from poedesk.proof.finding.passages import Form, Passage, passages, without_number
from poedesk.proof.finding.plain import any_of, plain_of
from poedesk.proof.finding.view import DocumentView

WITH_PLAN = "with implementation plan"
WITHOUT_PLAN = "without implementation plan"
EMPTY_TEMPLATE = "empty template"
UNDER = "under: "

TITLE_PASSAGES = 14
"""Passages of the first page among which the title stands."""

TITLE_WORDS = 16
"""A longer passage is no title."""

BELIEVED = 0.45
"""A title that scores less does not settle the kind."""


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
class _Cue:
    weight: int
    times: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Rules:
    titles: re.Pattern[str]
    kinds: Mapping[str, tuple[str, str | None]]
    """Title phrase -> (kind, detail)."""

    decisive: re.Pattern[str]
    body: Mapping[str, tuple[_Cue, ...]]
    refusals: Mapping[str, tuple[int, tuple[_Cue, ...]]]
    """Detail of not-proof -> (weight that is enough, cues)."""

    template: re.Pattern[str]
    plan: re.Pattern[str]
    enough: Mapping[str, int]
    """Kind -> weight of body cues that is enough; under "" for all others."""


@dataclass(frozen=True, slots=True)
class _Title:
    score: float
    kind: str
    detail: str | None
    passage: Passage
    phrase: str


_SLOT = re.compile(
    r"\[(?=[^\]]*[a-zA-Z]{2})[^\]\[\n*]{2,60}\](?!\()|<<[^>\n]{2,60}>>|\{\{[^}\n]{1,60}\}\}|<[A-Z][a-z]+(?:[ '/-][A-Za-z]+){1,5}>"
    r"|\bX{3,}\b|\bTBD\b|\bT\.B\.D\."
)
_TEMPLATE_WORD = re.compile(r"\b(?:template|plantilla|vorlage|muster|modele)\b")
_SELF_NAMED = re.compile(
    r"\b(?:[Tt]his|[Tt]he present|THIS)\s+((?:[A-Z][\w&/-]*[\s-]+|(?:and|of|for|to)\s+){0,7}"
    r"(?:Agreement|Contract|Amendment|Addendum|Order|Work|SOW|MSA|Proposal|Quotation|AGREEMENT|CONTRACT|AMENDMENT))\b"
)
_PARENT = re.compile(
    r"\b(?:[Tt]o|TO|[Oo]f|OF|[Uu]nder|[Pp]ursuant to|[Gg]overned by|[Ii]ncorporated into|[Ss]ubject to|[Aa]mends|[Mm]odifies"
    r"|[Ii]n accordance with|al|del|bajo|conforme al|zum|zur|\u00e0 l'|au)\s+(?:the|that certain|THE|el|la|le|dem|der)?\s*"
    r"(?P<name>(?:[A-Z][\w&'-]*\s+|(?:of|and|for|de)\s+){0,6}?(?:Agreement|AGREEMENT|Contract|CONTRACT|MSA|SOW|Statement of Work|Work Order"
    r"|Purchase Order|Task Order|Solicitation|SOLICITATION|[Cc]ontrato(?: [Mm]arco)?(?: de [Ss]ervicios)?|[Aa]cuerdo [Mm]arco|Rahmenvertrag|Rahmenvereinbarung"
    r"|[Cc]ontrat[- ]cadre)\b(?:\s+(?:[Nn]o\.?|[Nn]umber|#)\s*[\w-]+)?)"
)
_PRINTED_MAIL = re.compile(
    r"\A\s*(?:.{0,120}\n){0,4}?\s*(?:from|de|von)\s*:.*(?:@.*\n(?:.*\n){0,6}?|\n(?:.*\n){0,3}?(?:sent|enviado|gesendet|envoye)\s*:.*\n(?:.*\n){0,5}?)"
    r".*\b(?:subject|asunto|betreff|objet)\s*:"
)
_FORM_KEYS = ("party.name", "signatory.name", "signatory.title", "tenant_id", "domain")


def kind_of(view: DocumentView) -> Kind:
    """Return the kind of the document with the words that made it so."""
    if view.document.mail is not None or view.document.media_type == "message/rfc822":
        return Kind("email", None, 0.99, _first_words(view))
    if not any(page.text.strip() for page in view.pages):
        return Kind("unknown", None, 0.0, ())
    text = "\n".join(plain_of(page.text).text for page in view.pages)
    if view.pages and _PRINTED_MAIL.match(plain_of(view.pages[0].text).text):
        return Kind("email", None, 0.85, _first_words(view))
    found = _poe_form(view, text) or _by_title(view, text) or _by_body(view, text)
    if found.kind != "not-proof" and _is_empty_template(view, text, found.kind):
        return Kind("not-proof", EMPTY_TEMPLATE, 0.85, found.spans)
    return _with_detail(view, text, found)


def _poe_form(view: DocumentView, text: str) -> Kind | None:
    """Return the kind of a document that bears the sections and labels of the form, filled or empty."""
    rules = _rules()
    weight = _weight(rules.body["poe-template"], text)
    titles = [title for title in _titles(view) if title.kind == "poe-template" and title.score >= BELIEVED]
    filled, places = _form_places(view)
    if titles and weight < 3 and places < 2:  # noqa: PLR2004 - a title alone is an article about the form
        return None
    other = [title for title in _titles(view) if title.kind != "poe-template" and title.score >= 0.8]  # noqa: PLR2004 - a plain title
    if weight < (3 if titles else 4) and not (titles and places >= 2) or (other and weight < 6):  # noqa: PLR2004 - see data/kinds.yaml
        return None
    spans = tuple(title.passage.span() for title in titles[:1]) or _first_cue(view, rules.body["poe-template"])
    if places and not filled and not _anything_ticked(view):
        return Kind("not-proof", EMPTY_TEMPLATE, 0.9, spans)
    return Kind("poe-template", None, min(0.97, 0.6 + 0.07 * weight), spans)


def _form_places(view: DocumentView) -> tuple[int, int]:
    """Return how many places of section 1 are filled in, and how many there are."""
    items = view.labelled(*_FORM_KEYS)
    values = sum(1 for item in items if item.state is State.PRESENT)
    fields = [field for page in view.pages for field in page.fields if field.kind.value in {"text", "date", "choice"}]
    values += sum(1 for field in fields if field.value)
    return values, len(items) + len(fields)


def _anything_ticked(view: DocumentView) -> bool:
    boxes = [box for page in view.pages for box in (*page.marks, *page.fields)]
    return any(box.checked for box in boxes)


# Titles


def _titles(view: DocumentView) -> tuple[_Title, ...]:
    found = [title for number, lines in enumerate(_title_lines(view)) for title in _judge(lines, number)]
    return tuple(sorted(found, key=lambda title: -title.score))


def _title_passages(view: DocumentView) -> Iterator[Passage]:
    """Yield the short passages at the top, up to the first paragraph of running text after a few of them."""
    first = view.pages[0].number if view.pages else 1
    seen = 0
    for passage in passages(view):
        words = len(passage.text.split())
        if passage.page > first + 1 or seen >= TITLE_PASSAGES:
            return
        if words > 2 * TITLE_WORDS and seen >= 2:  # noqa: PLR2004 - a letterhead and a title come before
            return
        if words and words <= TITLE_WORDS:
            seen += 1
            yield passage


def _title_lines(view: DocumentView) -> Iterator[tuple[Passage, ...]]:
    """Yield the lines of the title; a line that ends or begins with "to", "of" or "the" takes its neighbour along."""
    lines: list[Passage] = []
    for passage in _title_passages(view):
        if lines and not _broken(lines[-1].text, passage.text):
            yield tuple(lines)
            lines = []
        lines.append(passage)
    if lines:
        yield tuple(lines)


def _broken(line: str, following: str) -> bool:
    last, first = plain_of(line).text.split()[-1:], plain_of(following).text.split()[:1]
    alone = len(following.split()) == 1 and first[0] in {"agreement", "contract", "report", "contrato", "acuerdo"}
    return alone or bool({*last, *first} & _CONNECTORS and len(line.split()) + len(following.split()) <= TITLE_WORDS)


_CONNECTORS = frozenset("to of the for and al del de a la zum zur du des".split())


def _judge(lines: Sequence[Passage], number: int) -> Iterator[_Title]:
    """Yield what the lines say as a title: the first phrase, but a phrase that settles the kind before all."""
    rules = _rules()
    passage = lines[0]
    text = plain_of(" ".join(without_number(line.text) for line in lines)).text
    first = rules.decisive.search(text) or rules.titles.search(text)
    if first is None or (re.match(r"^[^:]{2,40}:\s*\S", text) and first.start() > text.index(":")):
        return
    kind, detail = rules.kinds[_key(first.group())]
    words = max(len(text.split()), 1)
    share = len(first.group().split()) / words
    score = 0.45 + 0.35 * share - 0.04 * number
    score += 0.2 if passage.form is Form.HEADING else 0.0
    score += 0.15 if first.start() == 0 else (-0.1 if words > 9 and share < 0.4 else 0.0)  # noqa: PLR2004 - a sentence, not a name
    score += 0.1 if kind == "not-proof" else 0.0
    if kind == "contract" and not _ENDS_A_NAME.match(text[first.end() :]):
        score -= 0.35
    if text.rstrip().endswith((".", ";", ",")) and words > 5:  # noqa: PLR2004
        score -= 0.4
    if passage.cell is not None:
        score -= 0.15
    yield _Title(round(score, 3), kind, detail, passage, first.group())


_ENDS_A_NAME = re.compile(
    r"\W*(?:$|\d|(?:between|by|for|no|nr|number|dated|with|among|of|entre|para|de|zwischen|pour|per|about|in|on|template|form)\b)"
)


def _by_title(view: DocumentView, text: str) -> Kind | None:
    best = next((title for title in _titles(view) if title.kind != "poe-template"), None)
    named = _self_named(view)
    if best is None or best.score < BELIEVED:
        return named
    if best.kind == "contract" and named is not None and named.kind not in {"contract", "amendment"}:
        return named
    if best.kind in {"contract", "quotation", "supporting-document"}:
        refused = _refusal(view, text)
        if refused is not None:
            return refused
    return Kind(best.kind, best.detail, min(0.97, best.score), (best.passage.span(),))


def _self_named(view: DocumentView) -> Kind | None:
    """Return the kind by which the opening calls the document: "This Master Services Agreement ..."."""
    rules = _rules()
    for passage in passages(view)[:60]:
        match = _SELF_NAMED.search(passage.text)
        if match is None:
            continue
        name = plain_of(match.group(1)).text
        found = rules.decisive.search(name) or rules.titles.search(name)
        if found is None:
            continue
        kind, detail = rules.kinds[_key(found.group())]
        if len(found.group().split()) > 1 or kind in {"contract", "amendment"}:
            return Kind(kind, detail, 0.7, (passage.span(*match.span()),))
    return None


# Bodies


def _by_body(view: DocumentView, text: str) -> Kind:
    refused = _refusal(view, text)
    if refused is not None:
        return refused
    rules = _rules()
    weights = {kind: _weight(cues, text) for kind, cues in rules.body.items()}
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    (kind, weight), (_, second) = ranked[0], ranked[1]
    if weight < rules.enough.get(kind, rules.enough[""]) or weight == second:
        return Kind("unknown", None, 0.0, ())
    return Kind(kind, None, 0.55, _first_cue(view, rules.body[kind]))


def _refusal(view: DocumentView, text: str) -> Kind | None:
    for detail, (enough, cues) in _rules().refusals.items():
        if _weight(cues, text) >= enough:
            return Kind("not-proof", detail, 0.75, _first_cue(view, cues))
    return None


def _weight(cues: Sequence[_Cue], text: str) -> int:
    return sum(cue.weight for cue in cues if _seen(cue, text))


def _seen(cue: _Cue, text: str) -> bool:
    found = cue.pattern.finditer(text)
    return all(next(found, None) is not None for _ in range(cue.times))


def _first_cue(view: DocumentView, cues: Sequence[_Cue]) -> tuple[Span, ...]:
    for page in view.pages:
        made = plain_of(page.text)
        for cue in cues:
            match = cue.pattern.search(made.text)
            if match is not None:
                return (view.span(page.number, *made.original(*match.span())),)
    return ()


def _first_words(view: DocumentView) -> tuple[Span, ...]:
    known = passages(view)
    return (known[0].span(),) if known else ()


# Templates, plans, parents


def _is_empty_template(view: DocumentView, text: str, kind: str) -> bool:
    """Return whether the document waits to be filled in: slots all over it, or slots where the parties stand."""
    slots = sum(1 for page in view.pages for _ in _SLOT.finditer(page.text))
    slots += sum(1 for _ in _rules().template.finditer(text))
    words = max(len(text.split()), 1)
    head = plain_of(" ".join(passage.text for passage in passages(view)[:6])).text
    parties = view.labelled("party.name", "signatory.name")
    unfilled = bool(parties) and all(item.state is not State.PRESENT for item in parties)
    if _TEMPLATE_WORD.search(head) and (slots >= 3 or unfilled or kind == "unknown"):  # noqa: PLR2004 - a filled one may keep one or two
        return True
    if kind in {"contract", "master-agreement"} and words > 4000:  # noqa: PLR2004 - filed forms of contract keep slots
        return slots * 60 >= words
    return slots >= 8 and slots * 120 >= words  # noqa: PLR2004 - measured on filled documents, which have under four


def _with_detail(view: DocumentView, text: str, found: Kind) -> Kind:
    if found.kind == "quotation":
        plan = _headed_plan(view)
        return Kind(found.kind, WITH_PLAN if plan else WITHOUT_PLAN, found.confidence, (*found.spans, *plan))
    if found.kind in {"amendment", "statement-of-work", "purchase-order"}:
        parent = _parent(view)
        if parent is not None:
            return Kind(found.kind, UNDER + parent[0], found.confidence, (*found.spans, parent[1]))
    return found


def _headed_plan(view: DocumentView) -> tuple[Span, ...]:
    """Return the headings under which a quotation says how the work will be done."""
    plan = _rules().plan
    spans = []
    for passage in passages(view):
        short = len(passage.text.split()) <= 8 and not passage.text.rstrip().endswith((".", ";"))  # noqa: PLR2004
        if (passage.form is Form.HEADING or short) and plan.search(passage.plain.text):
            spans.append(passage.span())
    return tuple(spans[:3])


def _parent(view: DocumentView) -> tuple[str, Span] | None:
    """Return the agreement that the first pages name as the one above this document."""
    for passage in passages(view)[:40]:
        for match in _PARENT.finditer(passage.text):
            name = fold(match.group("name"))
            if plain_of(name).text not in {"agreement", "contract", "sow", "statement of work", "contrato"}:
                return name, passage.span(*match.span("name"))
    return None


# Data


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


@cache
def _rules() -> _Rules:
    source = resources.files(__package__) / "data" / "kinds.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    kinds = _Phrases()
    decisive: list[str] = []
    for entry in data["kinds"]:
        kinds.add(entry["titles"], entry["kind"], None)
    for entry in data["not_proof"]:
        kind = "unknown" if entry.get("unknown") else "not-proof"
        decisive.extend(kinds.add(entry["decisive"], kind, entry["detail"]))
    return _Rules(
        titles=any_of(kinds.known),
        kinds=kinds,
        decisive=any_of(decisive),
        body={entry["kind"]: _cues(entry.get("body", ())) for entry in data["kinds"]},
        refusals={
            entry["detail"]: (entry["enough"], _cues(entry["body"]))
            for entry in data["not_proof"]
            if "body" in entry
        },
        template=_loose(data["empty_template"]),
        plan=any_of(phrase for phrases in data["plan"].values() for phrase in phrases),
        enough={"": data["enough_body"]}
        | {entry["kind"]: entry["enough_body"] for entry in data["kinds"] if "enough_body" in entry},
    )


class _Phrases(dict[str, tuple[str, str | None]]):
    """Title phrases with what they say; a phrase with a star is found by its pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.known: list[str] = []
        self._starred: list[tuple[re.Pattern[str], tuple[str, str | None]]] = []

    def add(self, languages: Mapping[str, Sequence[str]], kind: str, detail: str | None) -> list[str]:
        phrases = [phrase for listed in languages.values() for phrase in listed]
        for phrase in phrases:
            self.known.append(phrase)
            if "*" in phrase:
                self._starred.append((any_of([phrase]), (kind, detail)))
            else:
                self[_key(phrase)] = (kind, detail)
        return phrases

    def __missing__(self, key: str) -> tuple[str, str | None]:
        return next(said for pattern, said in self._starred if pattern.fullmatch(key))


def _cues(entries: Sequence[Mapping[str, Any]]) -> tuple[_Cue, ...]:
    return tuple(_Cue(entry["weight"], entry.get("times", 1), any_of(map(str, entry["any"]))) for entry in entries)


def _loose(languages: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return an expression for phrases that may begin or end with a bracket."""
    return re.compile("|".join(re.escape(phrase) for listed in languages.values() for phrase in listed))
