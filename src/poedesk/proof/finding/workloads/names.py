"""Recognises the names of workloads in a text: the longest name, in company of what else stands there.

"Teams Phone System" does not also name Teams; "our teams" names nothing; "Exchange" needs mail or cloud near.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.expressions import Expression
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy.vocabulary import Alias, Vocabulary

WINDOW = 250
"""Characters before and after a name that are looked at to tell what it means."""

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


_ASKS_NAMES = compiled(
    r"\W{0,3}(?:\([^)]{1,40}\)\s*)?(?:product|specify|only\b|subscription|especifi|nombre)"
)
"""What forms print after "Business Applications"."""

_SERVER = compiled(r"\s*(?:server|on[\s-]*prem\w*|20[01]\d|foundation|standard|2003)\b")
_NOT_THIS = {
    "exchange-online": compiled(r"\s*(?:online\s+)?(?:protection|commission|act\b|rates?\b|agreement)"),
    "intune": compiled(r"(?!)"),
    "information-protection": compiled(
        r"\s*(?:and privacy\b|officers?|act\b|laws?|regulations?|commission\w*|committees?|departments?"
        r"|teams?\b|managers?|offices?|units?|authorit\w+|polic(?:y|ies)\b|standards?)"
    ),
}
_ON_TEAMS = compiled(
    r"(?:\b(?:via|over|by|through|join|joined|using a|on a|in a|a|weekly|daily|por|mediante|una|per"
    r"|uber)\s+)$"
)
_ON_PHONES = compiled(
    r"\s*(?:app\s*)?(?:on|onto|auf|en|sur|in)\s[^.;:]{0,40}?\b(?:tele)?(?:phones?|smartphones|handys|mobiles|handsets"
    r"|iphones?|telefonen|diensthandys|telefonos|moviles|telephones)\b"
)
"""What follows "Outlook" when the app on telephones is meant."""

_TALK = compiled(r"\s+(?:meeting|call|invite|invitation|link|session|video\s*call|videokonferenz)\b")
_CHANNEL = compiled(r"\b(?:via|over|by|through|per|uber|mediante|por)\s+(?:microsoft\s+|ms\s+)?$")
_TEAMS_NOUN = compiled(
    r"\s+(?:channels?|adoption|deployment|rollout|roll-out|governance|licen[cs]es?|workloads?|users?|chats?|clients?"
    r"|telephony|voice|calling|migration|training|usage|apps?|policies|policy|configuration|environment|tenant"
    r"|pilot|champions?|collaboration|admin|federation|integration|and sharepoint|and exchange|online"
    r"|coaching|workshops?|onboarding|introduction|enablement|implementation|einfuhrung|schulung(?:en)?|webinars?)\b"
)


@dataclass(frozen=True, slots=True)
class _Name:
    workload: str
    alias: Alias


@dataclass(frozen=True, slots=True, eq=False)
class _Matcher:
    phrases: PhraseList
    names: Mapping[str, _Name]


_KNOWN_TEXTS = 4096
"""Texts of which the mentions are remembered, at most: every finder asks about the same sentences."""


@cache
def _matcher(vocabulary: Vocabulary) -> _Matcher:
    names: dict[str, _Name] = {}
    for workload in vocabulary.workloads:
        for alias in workload.aliases:
            for written in _in_other_words(alias.text):
                names.setdefault(_key(written), _Name(workload.id, alias))
    for product in vocabulary.products:
        for text in product.aliases:
            names.setdefault(_key(text), _Name("business-applications", Alias(text)))
    for text in map(str, _context_data()["short_products"]):
        names.setdefault(_key(text), _Name("business-applications", Alias(text, weak=True)))
    return _Matcher(PhraseList(names, before=r"(?<![\w@.-])"), names)


def _in_other_words(name: str) -> Iterator[str]:
    """Yield a name as it is sold and as papers in other languages have it: "Defender para Office 365"."""
    yield name
    if " for " in name:
        yield from (
            name.replace(" for ", f" {word} ") for word in ("para", "für", "pour", "de", "per", "voor")
        )


def _key(text: str) -> str:
    return " ".join(_BLANKS.split(plain_of(text).text))


_BLANKS = compiled(r"[\s-]+")


def mentions(text: str, vocabulary: Vocabulary, *, about: bool = False) -> tuple[Mention, ...]:
    """Return the workloads named in ``text``, in order.

    ``about`` says that the document names products of the kind.
    Names that also mean something else come with little confidence, or not at all.
    """
    return _mentions(text, vocabulary, about)


def may_name(plain: str, vocabulary: Vocabulary) -> bool:
    """Return whether a plain text can name a workload or product; false when no name begins in it."""
    return _matcher(vocabulary).phrases.may_match(plain)


def may_name_several(plain: str, count: int, vocabulary: Vocabulary) -> bool:
    """Return whether a plain text can name ``count`` workloads or products: so many names begin in it."""
    return _matcher(vocabulary).phrases.count(plain) >= count


@lru_cache(_KNOWN_TEXTS)
def _mentions(text: str, vocabulary: Vocabulary, about: bool) -> tuple[Mention, ...]:  # noqa: FBT001 - a key
    made = plain_of(text)
    if not may_name(made.text, vocabulary):
        return ()
    matcher = _matcher(vocabulary)
    matches = list(matcher.phrases.finditer(made.text))
    names = [matcher.names[_key(match.group())] for match in matches]
    ranges = [made.original(*match.span()) for match in matches]
    spoken = {
        name.workload for name, (start, end) in zip(names, ranges, strict=True) if text[start:end] != "teams"
    }
    found = []
    for match, name, (start, end) in zip(matches, names, ranges, strict=True):
        low, high = match.span()
        place = _Place(
            text[max(0, start - WINDOW) : start],
            text[start:end],
            made.text[max(0, low - WINDOW) : low],
            made.text[high : high + WINDOW],
        )
        confidence = _confidence(place, name, company=about or bool(spoken - {name.workload}))
        if confidence:
            found.append(Mention(name.workload, start, end, confidence))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Place:
    """A name with what stands around it."""

    written: str
    """The text before it, as written."""

    shown: str
    """The name, as written."""

    before: str
    after: str
    """Plain."""

    @property
    def around(self) -> str:
        """Return what stands before and after, plain."""
        return f"{self.before} | {self.after}"


def _confidence(place: _Place, name: _Name, *, company: bool) -> float:
    refused = _NOT_THIS.get(name.workload)
    if (refused is not None and refused.match(place.after)) or _of_people(place):
        return 0.0
    if name.workload in {"teams", "teams-meetings"}:
        return _teams(place, name, company=company)
    if name.alias.acronym:
        if place.shown != name.alias.text:
            return 0.0
        known = company or any(context_words(words).search(place.around) for words in ("cloud", "trade"))
        return SUPPORTED if known else DOUBTFUL
    if name.workload == "business-applications" and name.alias.text.split()[0] in {
        "Business",
        "Aplicaciones",
    }:
        return SUPPORTED if place.shown[:1].isupper() and not _ASKS_NAMES.match(place.after) else 0.0
    return _weak(place, name, company=company) if name.alias.weak else SURE


_GROUP = compiled(r"\s*(?:of|von|der|des|de|du)\b")


def _of_people(place: _Place) -> bool:
    """Return whether a name that ends in "Teams" speaks of groups: "apps in teams of four"."""
    *before, last = place.shown.split()
    groups = bool(before) and last.lower() == "teams" and before[-1].lower() not in {"microsoft", "ms"}
    return groups and (last == "teams" or _GROUP.match(place.after) is not None)


def _weak(place: _Place, name: _Name, *, company: bool) -> float:
    if place.shown.islower() or _SERVER.match(place.after):
        return 0.0
    if name.workload == "outlook-mobile":
        return SUPPORTED if _ON_PHONES.match(place.after) else 0.0
    if name.workload == "azure-ad-premium":
        if place.after.lstrip().startswith(("connect", "b2c", "b2b")):
            return 0.0
        return SUPPORTED if context_words("premium").search(place.around) else DOUBTFUL
    if name.workload == "information-protection":
        if not company and place.shown.casefold() == "information protection":
            return DOUBTFUL  # an office or a duty may be called so
        return SUPPORTED if context_words("labelling").search(place.around) else DOUBTFUL
    if name.workload == "exchange-online" and not context_words("cloud").search(place.around):
        return DOUBTFUL if company else 0.0
    return SUPPORTED if company or context_words("cloud").search(place.around) else DOUBTFUL


def _teams(place: _Place, name: _Name, *, company: bool) -> float:
    """Judge "Teams" and "Teams meeting": the product, or the people, or only how one talked."""
    shown = place.shown
    if _TALK.match(place.after) or (shown.lower().endswith("meeting") and _ON_TEAMS.search(place.before)):
        return 0.0
    if name.workload == "teams-meetings":
        said = shown.endswith("meeting") and bool(place.before.strip() or place.after.strip())
        return 0.0 if said or _ON_TEAMS.search(place.before) else SURE
    if _CHANNEL.search(place.before):
        return DOUBTFUL / 2
    if len(shown.split()) > 1:
        return SURE if shown.islower() or shown[-5:] in {"Teams", "TEAMS"} else DOUBTFUL
    if shown not in {"Teams", "TEAMS"}:
        return 0.0
    return _bare_teams(place, company=company)


def _bare_teams(place: _Place, *, company: bool) -> float:
    """Judge the word "Teams" by the word before it and what follows."""
    word = (re.findall(r"[\w'&-]+", place.written[-40:]) or [""])[-1]
    small = plain_of(word).text
    if context_words("people").fullmatch(small) or _PERSONAL.match(place.after):
        return 0.0
    product = _TEAMS_NOUN.match(place.after) is not None
    if not place.before.strip(_MARKS) and not re.match(r"\s*\w", place.after):
        return SUPPORTED if company else DOUBTFUL
    neutral = context_words("before_teams").fullmatch(small) is not None
    parted = place.before.rstrip().endswith((",", ":", ";", "/"))
    named = word[:1].isupper() and not neutral and not parted and not place.shown.isupper()
    if named and not company and not product:
        return 0.0
    begins = not word or place.before.rstrip().endswith((".", "!", "?"))
    if begins and not product and not _ONE_THING.match(place.after):
        return 0.0 if _SEVERAL.match(place.after) or not company else DOUBTFUL
    if company or product:
        return SUPPORTED
    if begins and _DONE_TO_IT.match(place.after):
        return AFTER_A_VERB
    if not word or place.shown.isupper():
        return 0.0
    if context_words("cloud").search(place.around):
        return SUPPORTED
    return AFTER_A_VERB if neutral and word.islower() else DOUBTFUL


_ONE_THING = compiled(
    r"\s+(?:was|is|has|now|went|runs|replaced|replaces|serves|fue|es|ha|se|wurde|ist|a ete)\b|\s*[,:;/&+(]"
)
_DONE_TO_IT = compiled(
    r"\s+(?:was|has (?:now )?been|is now|wurde|ist nun|a ete|est desormais|fue|ha sido|quedo|e stato|werd"
    r"|is nu)\b"
)
"""What is told of one thing: groups of people take the plural."""

_SEVERAL = compiled(r"\s+(?:were|are|have|met|in|from|at|of|with|will|can)\b")
"""What follows "Teams" at the beginning of a sentence tells the product from the people."""

_MARKS = " \t-*\u2022:.,()[]\u25a1\u2610\u2611\u2612"
_PERSONAL = compiled(
    r"\s+(?:will|shall|must|should|may|who|met|meet|agree|agreed|of\s+(?:people|engineers|consultants|experts)|are\s+(?:working|composed)"
    r"|consist|comprise|responsible|members?|leads?|work(?:ed|ing)?\s+(?:with|together))\b"
)


def says_out_of_scope(text: str) -> bool:
    """Return whether a sentence says that what it names is no part of the work."""
    plain = _SET_UP.sub(" ", plain_of(text).text)
    return context_words("out_of_scope").search(plain) is not None


_SET_UP = Expression(
    r"\b(?:configur\w+|creat\w+|defin\w+|tun(?:e[ds]?|ing)|add(?:s|ed|ing)?|review(?:s|ed|ing)?|manag\w+"
    r"|agree[ds]?|document\w*|reglages?|parametr\w+|einricht\w+|eingerichtet\w*|konfigur\w+|pflege\w*"
    r"|ajust\w+|crea\w*) (?:[\w'-]+ ){0,4}?exclusion(?:e?s)?\b"
    r"|\b(?:antivirus|av|scan|file|folder|path|process|defender|policy|rule) exclusion(?:e?s)?\b"
)
"""Exclusions that are set up in a product: what is left out of scanning is no work that is left out."""


@cache
def context_words(name: str) -> PhraseList:
    """Return one list of ``data/mentions.yaml``, to be searched for in plain text."""
    return PhraseList(map(str, _context_data()[name]))


@cache
def _context_data() -> Mapping[str, list[str]]:
    source = resources.files("poedesk.proof.finding") / "data" / "mentions.yaml"
    loaded: Mapping[str, list[str]] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded
