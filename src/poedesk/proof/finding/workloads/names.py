"""Recognises the names of workloads in a text: the longest name, in company of what else stands there.

"Teams Phone System" does not also name Teams; "our teams" names nothing; "Exchange" needs mail or cloud near.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from poedesk.proof.finding.plain import any_of, pattern_of, plain_of
from poedesk.proof.policy.vocabulary import Alias, Vocabulary

SURE = 0.95
SUPPORTED = 0.8
"""A name with another meaning, among words that leave no doubt."""

AFTER_A_VERB = 0.7
"""Written with a capital in the middle of a sentence, after "to", "on", "deployed"."""

DOUBTFUL = 0.45
"""A name with another meaning and nothing beside it, or a box that may be ticked or not."""

EXCLUDED = 0.2
"""Named only to say that it is no part of the work."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A workload named in a text: ``text[start:end]``."""

    workload: str
    start: int
    end: int
    confidence: float


_ASKS_NAMES = re.compile(r"\W{0,3}(?:\([^)]{1,40}\)\s*)?(?:product|specify|only\b|subscription|especifi|nombre)")
"""What forms print after "Business Applications"."""

_SERVER = re.compile(r"\s*(?:server|on[\s-]*prem\w*|20[01]\d|foundation|standard|2003)\b")
_NOT_THIS = {
    "exchange-online": re.compile(r"\s*(?:online\s+)?(?:protection|commission|act\b|rates?\b|agreement)"),
    "intune": re.compile(r"(?!)"),
}
_ON_TEAMS = re.compile(
    r"(?:\b(?:via|over|by|through|join|joined|using a|on a|in a|a|weekly|daily|por|mediante|una|per"
    r"|uber)\s+)$"
)
_TALK = re.compile(r"\s+(?:meeting|call|invite|invitation|link|session|video\s*call|videokonferenz)\b")
_CHANNEL = re.compile(r"\b(?:via|over|by|through|per|uber|mediante|por)\s+(?:microsoft\s+|ms\s+)?$")
_TEAMS_NOUN = re.compile(
    r"\s+(?:channels?|adoption|deployment|rollout|roll-out|governance|licen[cs]es?|workloads?|users?|chats?|clients?"
    r"|telephony|voice|calling|migration|training|usage|apps?|policies|policy|configuration|environment|tenant"
    r"|pilot|champions?|collaboration|admin|federation|integration|and sharepoint|and exchange|online)\b"
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
"""By identity: a vocabulary has no hash; it is kept, so that its identity stays its own."""


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
    """Return the workloads named in ``text``, in order.

    ``about`` says that the document names products of the kind.
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
        return SUPPORTED if company or context_words("cloud").search(before + " | " + after) else DOUBTFUL
    if name.workload == "business-applications" and name.alias.text.split()[0] in {
        "Business",
        "Aplicaciones",
    }:
        return SUPPORTED if shown[:1].isupper() and not _ASKS_NAMES.match(after) else 0.0
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
        return SUPPORTED if context_words("premium").search(around) else DOUBTFUL
    if name.workload == "exchange-online" and not context_words("cloud").search(around):
        return DOUBTFUL if company else 0.0
    return SUPPORTED if company or context_words("cloud").search(around) else DOUBTFUL


def _teams(text: str, before: str, after: str, shown: str, name: _Name, *, company: bool) -> float:
    """Judge "Teams" and "Teams meeting": the product, or the people, or only how one talked."""
    if _TALK.match(after) or (shown.lower().endswith("meeting") and _ON_TEAMS.search(before)):
        return 0.0
    if name.workload == "teams-meetings":
        said = shown.endswith("meeting") and text.strip() != shown
        return 0.0 if said or _ON_TEAMS.search(before) else SURE
    if _CHANNEL.search(before):
        return DOUBTFUL / 2
    if len(shown.split()) > 1:
        return SURE if shown.islower() or shown.endswith("Teams") else DOUBTFUL
    if shown != "Teams":
        return 0.0
    if text.strip(" \t-*\u2022:.,()[]\u2610\u2611\u2612") == "Teams":
        return SUPPORTED if company else DOUBTFUL
    return _bare_teams(text[: len(before)], before, after, company=company)


def _bare_teams(written: str, before: str, after: str, *, company: bool) -> float:
    """Judge the word "Teams" inside a text by the word before it and what follows."""
    word = (re.findall(r"[\w'&-]+", written[-40:]) or [""])[-1]
    small = word.lower()
    if context_words("people").fullmatch(small) or _PERSONAL.match(after):
        return 0.0
    neutral = context_words("before_teams").fullmatch(small) is not None
    if word[:1].isupper() and not neutral and not before.rstrip().endswith((",", ":", ";", "/")):
        return 0.0
    if company or _TEAMS_NOUN.match(after) or context_words("cloud").search(f"{before} | {after}"):
        return SUPPORTED
    if not word:
        return 0.0
    return AFTER_A_VERB if neutral and word.islower() else DOUBTFUL


_PERSONAL = re.compile(
    r"\s+(?:will|shall|must|should|may|who|met|meet|agree|agreed|of\s+(?:people|engineers|consultants|experts)|are\s+(?:working|composed)"
    r"|consist|comprise|responsible|members?|leads?|work(?:ed|ing)?\s+(?:with|together))\b"
)


def says_out_of_scope(text: str) -> bool:
    """Return whether a sentence says that what it names is no part of the work."""
    return context_words("out_of_scope").search(plain_of(text).text) is not None


@cache
def context_words(name: str) -> re.Pattern[str]:
    """Return the expression for one list of ``data/mentions.yaml``, over plain text."""
    source = resources.files("poedesk.proof.finding") / "data" / "mentions.yaml"
    return any_of(map(str, yaml.safe_load(source.read_text(encoding="utf-8"))[name]))
