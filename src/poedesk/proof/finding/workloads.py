"""Finds the workloads that a document names, by any of their names, and where it names them.

The longest name wins ("Teams Phone System" does not also name Teams). The word "teams" is a workload only where
the page itself says so: capitals and company of products; an unticked box names nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from poedesk.proof.document.model import By, Field, FieldKind, Mark, Page, Span
from poedesk.proof.finding.form_text import instructs
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.passages import Form, Passage, Sentence, passages, sentences_of
from poedesk.proof.finding.plain import any_of, pattern_of, plain_of
from poedesk.proof.finding.view import DocumentView
from poedesk.proof.policy.vocabulary import Alias, Vocabulary

SURE = 0.95
SUPPORTED = 0.8
"""A name with another meaning, among words that leave no doubt."""

DOUBTFUL = 0.45
"""A name with another meaning and nothing beside it, or a box of which it cannot be told whether it is ticked."""

EXCLUDED = 0.2
"""Named only to say that it is no part of the work."""

GRID_LABELS = 3
"""Tick boxes labelled with workloads that make a page a grid, whose short lines are labels and no mentions."""

BARE_LIST = 12
"""Workloads that one list without tick boxes may name before it is taken for the form's own list."""


class Where(StrEnum):
    """Where a workload is named; ``Finding.detail`` of a workload begins with it."""

    MARK = "ticked"
    FIELD = "named in a form field"
    HEADING = "named in a heading"
    LIST = "named in a list or table"
    SENTENCE = "named in running text"


@dataclass(frozen=True, slots=True)
class Mention:
    """A workload named in a text: ``text[start:end]``."""

    workload: str
    start: int
    end: int
    confidence: float


_CLOUD = any_of(
    [
        *(
            "microsoft",
            "office 365",
            "o365",
            "m365",
            "365",
            "azure",
            "cloud",
            "nube",
            "tenant",
            "inquilino",
            "online",
        ),
        *(
            "mailbox",
            "mailboxes",
            "buzon",
            "buzones",
            "postfach",
            "postfacher",
            "e-mail",
            "email",
            "correo",
            "outlook",
        ),
        *(
            "hybrid",
            "onedrive",
            "intranet",
            "sites",
            "licence",
            "licences",
            "license",
            "licenses",
            "licencias",
        ),
        *("conditional access", "mfa", "multi-factor", "multifactor", "sspr", "pim", "p1", "p2", "e3", "e5"),
        *("workload", "workloads", "channels", "chat", "entra", "intune", "defender", "yammer", "sharepoint"),
    ]
)
_PREMIUM = any_of(
    [
        *(
            "premium",
            "p1",
            "p2",
            "conditional access",
            "mfa",
            "multi-factor",
            "multifactor",
            "e3",
            "e5",
            "ems",
        ),
        *(
            "identity protection",
            "privileged identity",
            "pim",
            "sspr",
            "self-service password",
            "acceso condicional",
        ),
    ]
)
_SERVER = re.compile(r"\s*(?:server|on[\s-]*prem\w*|20[01]\d|foundation|standard|2003)\b")
_NOT_THIS = {
    "exchange-online": re.compile(r"\s*(?:online\s+)?(?:protection|commission|act\b|rates?\b|agreement)"),
    "intune": re.compile(r"(?!)"),
}
_ON_TEAMS = re.compile(
    r"(?:\b(?:via|over|by|through|join|joined|using a|on a|in a|a|weekly|daily|por|mediante|una|per|uber)\s+)$"
)
_TALK = re.compile(r"\s+(?:meeting|call|invite|invitation|link|session|video\s*call|videokonferenz)\b")
_CHANNEL = re.compile(r"\b(?:via|over|by|through|per|uber|mediante|por)\s+(?:microsoft\s+|ms\s+)?$")
_TEAMS_NOUN = re.compile(
    r"\s+(?:channels?|adoption|deployment|rollout|roll-out|governance|licen[cs]es?|workloads?|users?|chats?|clients?"
    r"|telephony|voice|calling|migration|training|usage|apps?|policies|policy|configuration|environment|tenant"
    r"|pilot|champions?|collaboration|admin|federation|integration|and sharepoint|and exchange|online)\b"
)
_OUT_OF_SCOPE = any_of(
    [
        *(
            "out of scope",
            "not in scope",
            "outside the scope",
            "not included",
            "not part of",
            "excluded",
            "excluding",
        ),
        *(
            "does not include",
            "do not include",
            "will not include",
            "no incluye",
            "no incluido",
            "fuera de alcance",
        ),
        *(
            "fuera del alcance",
            "queda excluido",
            "quedan excluidos",
            "nicht im umfang",
            "nicht enthalten",
            "hors perimetre",
        ),
        *("exclusions", "exclusiones", "future phase", "fase futura", "not yet", "still to be decided"),
    ]
)


@dataclass(frozen=True, slots=True)
class _Name:
    workload: str
    alias: Alias


@dataclass(frozen=True, slots=True)
class _Matcher:
    pattern: re.Pattern[str]
    names: Mapping[str, _Name]


_MATCHERS: dict[int, tuple[Vocabulary, _Matcher]] = {}
"""By identity: a vocabulary holds mappings and has no hash; it is kept, so that its identity stays its own."""


def _matcher(vocabulary: Vocabulary) -> _Matcher:
    known = _MATCHERS.get(id(vocabulary))
    if known is None:
        known = _MATCHERS[id(vocabulary)] = (vocabulary, _make_matcher(vocabulary))
    return known[1]


def _make_matcher(vocabulary: Vocabulary) -> _Matcher:
    names: dict[str, _Name] = {}
    for workload in vocabulary.workloads:
        for alias in workload.aliases:
            names.setdefault(_key(alias.text), _Name(workload.id, alias))
    for product in vocabulary.products:
        for text in product.aliases:
            names.setdefault(_key(text), _Name("business-applications", Alias(text)))
    ordered = sorted(names, key=lambda key: (-len(key), key))
    return _Matcher(re.compile(rf"(?<![\w@.-])(?:{'|'.join(map(pattern_of, ordered))})(?!\w)"), names)


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


def mentions(text: str, vocabulary: Vocabulary, *, about: bool = False) -> tuple[Mention, ...]:
    """Return the workloads named in ``text``, in order; ``about`` says the document names products of the kind.

    Names that also mean something else come with little confidence, or not at all.
    """
    made = plain_of(text)
    matcher = _matcher(vocabulary)
    found = []
    matches = list(matcher.pattern.finditer(made.text))
    for match in matches:
        name = matcher.names[_key(match.group())]
        start, end = made.original(*match.span())
        others = any(
            other is not match and matcher.names[_key(other.group())].workload != name.workload
            for other in matches
            if plain_of(other.group()).text != "teams"
        )
        confidence = _confidence(text, made.text, match, name, company=others or about)
        if confidence:
            found.append(Mention(name.workload, start, end, confidence))
    return tuple(found)


def _confidence(text: str, plain: str, match: re.Match[str], name: _Name, *, company: bool) -> float:
    before, after = plain[: match.start()], plain[match.end() :]
    shown = text[match.start() : match.end()] if len(text) == len(plain) else match.group()
    refused = _NOT_THIS.get(name.workload)
    if refused is not None and refused.match(after):
        return 0.0
    if name.workload in {"teams", "teams-meetings"}:
        return _teams(text, before, after, shown, name, company=company)
    if name.alias.acronym:
        if shown != name.alias.text:
            return 0.0
        return SUPPORTED if company or _CLOUD.search(before + " | " + after) else DOUBTFUL
    if name.workload == "business-applications" and name.alias.text.split()[0] in {
        "Business",
        "Aplicaciones",
    }:
        return SUPPORTED if shown[:1].isupper() else 0.0
    if name.alias.weak:
        return _weak(before, after, shown, name, company=company)
    return SURE


def _weak(before: str, after: str, shown: str, name: _Name, *, company: bool) -> float:
    if shown.islower() or _SERVER.match(after):
        return 0.0
    around = f"{before} | {after}"
    if name.workload == "azure-ad-premium":
        if after.lstrip().startswith(("connect", "b2c", "b2b")):
            return 0.0
        return SUPPORTED if _PREMIUM.search(around) else DOUBTFUL
    if name.workload == "exchange-online" and not _CLOUD.search(around):
        return DOUBTFUL if company else 0.0
    return SUPPORTED if company or _CLOUD.search(around) else DOUBTFUL


def _teams(text: str, before: str, after: str, shown: str, name: _Name, *, company: bool) -> float:
    """Judge "Teams" and "Teams meeting": the product, or the people, or only how one talked."""
    if _TALK.match(after) or (shown.lower().endswith("meeting") and _ON_TEAMS.search(before)):
        return 0.0
    if name.workload == "teams-meetings":
        return SURE if not _ON_TEAMS.search(before) else 0.0
    if _CHANNEL.search(before):
        return DOUBTFUL / 2
    if len(shown.split()) > 1:
        return SURE if shown.islower() or shown.endswith("Teams") else DOUBTFUL
    if shown != "Teams":
        return 0.0
    if text.strip(" \t-*\u2022:.,()[]\u2610\u2611\u2612") == "Teams":
        return SUPPORTED if company else DOUBTFUL
    word = (
        (re.findall(r"[\w'&-]+", text[: len(before)][-40:]) or [""])[-1] if len(text) >= len(before) else ""
    )
    if re.fullmatch(_PEOPLE, word.lower()):
        return 0.0
    if (
        word[:1].isupper()
        and word.lower() not in _BEFORE_TEAMS
        and not before.rstrip().endswith((",", ":", ";", "/"))
    ):
        return 0.0
    if _PERSONAL.match(after):
        return 0.0
    if _TEAMS_NOUN.match(after) or _CLOUD.search(f"{before} | {after}"):
        return SUPPORTED
    return SUPPORTED if company else DOUBTFUL if word else 0.0


_PEOPLE = (
    r"our|your|their|its|his|her|these|those|both|all|two|three|four|five|several|many|different|various|other|each"
    r"|business|project|delivery|support|sales|account|product|development|engineering|cross-functional|remote|joint"
    r"|internal|external|technical|security|it|respective|agile|scrum|two-person|nuestros|sus|los|equipos"
)
_BEFORE_TEAMS = frozenset(
    ["and", "of", "in", "to", "on", "for", "with", "the", "from", "deploy", "deployed", "deploying", "enable", "enabled", "adopt", "adopted", "use", "using", "migrate", "migrated", "skype", "online", "yammer", "sharepoint", "exchange", "onedrive", "intune", "outlook", "via", "apps", "y", "en", "de", "a", "con", "und", "von", "mit"]
)
_PERSONAL = re.compile(
    r"\s+(?:will|shall|must|should|may|who|met|meet|agree|agreed|of\s+(?:people|engineers|consultants|experts)|are\s+(?:working|composed)"
    r"|consist|comprise|responsible|members?|leads?|work(?:ed|ing)?\s+(?:with|together))\b"
)


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return the workloads named in the document, the surest first; each place is a finding of its own."""
    about = names_products(view, vocabulary)
    found: list[Finding] = []
    for page in view.pages:
        found.extend(_from_marks(page, vocabulary))
        found.extend(_from_fields(page, vocabulary, about=about))
    found.extend(_from_text(view, vocabulary, about=about))
    return {"workload": tuple(sorted(found, key=lambda finding: -finding.confidence))}


def names_products(view: DocumentView, vocabulary: Vocabulary) -> bool:
    """Return whether any page names a product beyond doubt, so that short names are of the same kind."""
    return any(
        mention.confidence >= SURE for page in view.pages for mention in mentions(page.text, vocabulary)
    )


def workload_of_label(label: str | None, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the workloads that the label of a tick box names; there "Teams" alone is the product."""
    if not label:
        return ()
    return tuple(
        Mention(mention.workload, mention.start, mention.end, SURE)
        for mention in mentions(label, vocabulary, about=True)
        if mention.confidence > DOUBTFUL or len(label.split()) <= 4  # noqa: PLR2004 - a label, not a sentence
    )


def mark_span(mark: Mark | Field, page: Page) -> Span:
    """Return the citation of a tick box: its own place, quoted by its printed label."""
    return Span(page.number, mark.start, mark.end, mark.box, By.MARK, mark.label, mark.group)


def ticked(page: Page) -> Iterator[Mark | Field]:
    """Yield the tick boxes and radio buttons of ``page`` that are ticked, or may be: never unticked ones."""
    seen: set[tuple[int | None, str | None, str | None]] = set()
    boxes: list[Mark | Field] = [*page.marks]
    boxes.extend(field for field in page.fields if field.kind in {FieldKind.CHECKBOX, FieldKind.RADIO})
    for box in boxes:
        if box.checked is False:
            continue
        place = None if box.box is None else round(box.box.top / 4)
        key = (place if box.start is None else box.start, box.label, box.group)
        if key not in seen:
            seen.add(key)
            yield box


def _from_marks(page: Page, vocabulary: Vocabulary) -> Iterator[Finding]:
    for box in ticked(page):
        certain = SURE if box.checked else DOUBTFUL - 0.05
        named = workload_of_label(box.label, vocabulary) or workload_of_label(box.group, vocabulary)
        for mention in named:
            note = Where.MARK if box.checked else "a tick box of which it cannot be told whether it is ticked"
            yield Finding(mention.workload, (mark_span(box, page),), certain, anchored=True, detail=note)


def _from_fields(page: Page, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    for field in page.fields:
        if field.kind not in {FieldKind.TEXT, FieldKind.CHOICE} or not field.value:
            continue
        for mention in mentions(field.value, vocabulary, about=about):
            if field.start is None:
                span = Span(page.number, None, None, field.box, By.FORM_FIELD, field.value, field.label)
                yield Finding(mention.workload, (span,), mention.confidence, detail=Where.FIELD)


def _from_text(view: DocumentView, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    labels = {page.number: grid_labels(page, vocabulary) for page in view.pages}
    out = excluded_from(passages(view))
    for number, passage in enumerate(passages(view)):
        if is_grid_text(passage, labels[passage.page], vocabulary):
            continue
        for sentence in sentences_of(passage):
            if instructs(sentence.text):
                continue
            excluded = number in out or says_out_of_scope(sentence.text)
            for mention in mentions(sentence.text, vocabulary, about=about):
                yield _text_finding(sentence, mention, excluded=excluded)


def says_out_of_scope(text: str) -> bool:
    """Return whether a sentence says that what it names is no part of the work."""
    return _OUT_OF_SCOPE.search(plain_of(text).text) is not None


def _text_finding(sentence: Sentence, mention: Mention, *, excluded: bool) -> Finding:
    start = sentence.start + mention.start
    span = sentence.passage.span(start, sentence.start + mention.end)
    where = where_of(sentence)
    if excluded:
        return Finding(mention.workload, (span,), EXCLUDED, detail=f"{where}, as no part of the work")
    weight = 0.9 if where is Where.HEADING else 1.0
    return Finding(
        mention.workload, (span, sentence.span()), round(mention.confidence * weight, 2), detail=where
    )


def where_of(sentence: Sentence) -> Where:
    """Return where a sentence stands; five words with a verb are running text even in a cell."""
    if sentence.passage.form is Form.HEADING:
        return Where.HEADING
    if sentence.passage.form is Form.TEXT or len(sentence.text.split()) >= 7:  # noqa: PLR2004 - shorter is a name with a note
        return Where.SENTENCE
    return Where.LIST


def excluded_from(all_passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of passages that stand under a heading such as "Out of scope"."""
    excluded: set[int] = set()
    inside = False
    for number, passage in enumerate(all_passages):
        text = passage.plain.text
        if passage.form is Form.HEADING or (
            len(passage.text.split()) <= 4 and passage.text.rstrip().endswith(":")
        ):
            inside = _OUT_OF_SCOPE.search(text) is not None
        if inside:
            excluded.add(number)
    return frozenset(excluded)


def grid_labels(page: Page, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """Return the text ranges of the labels of tick boxes; more than a few workloads make the page a grid."""
    boxes = [box for box in (*page.marks, *page.fields) if getattr(box, "checked", None) is not None]
    named = [box for box in boxes if workload_of_label(box.label, vocabulary)]
    ranges = [(box.start, box.end) for box in page.marks if box.start is not None and box.end is not None]
    if len(named) >= GRID_LABELS:
        ranges.append((0, 0))
    return tuple(ranges)


def is_grid_text(passage: Passage, labels: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> bool:
    """Return whether a passage is the printing of a tick grid, which names nothing by itself."""
    if any(low < end and start < high for low, high in labels for start, end in passage.pieces):
        return True
    named = mentions(passage.text, vocabulary, about=True)
    if not named:
        return False
    if len({mention.workload for mention in named}) >= BARE_LIST:
        return True
    covered = sum(mention.end - mention.start for mention in named)
    return (0, 0) in labels and covered >= len(passage.text) / 3
