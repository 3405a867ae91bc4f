"""What a passage tells: who did what with which product, how much, and when. Pure; also used for judging."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.deeds import deeds
from poedesk.proof.finding.narratives.actors import acts_unnamed, named_actor
from poedesk.proof.finding.narratives.doers import customers_own, denied, for_others, general
from poedesk.proof.finding.narratives.grammar import CLIPPED, NOUNS, NUMBER, PASSIVE, Tense, tense_of
from poedesk.proof.finding.narratives.troubles import tells_lack, tells_trouble, that_came
from poedesk.proof.finding.narratives.wishes import WE_WANT, YOU_WANT
from poedesk.proof.finding.page.form_text import narrative_data
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.index import words_of
from poedesk.proof.finding.wording.necessary import alternatives
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import DOUBTFUL, may_name, mentions
from poedesk.proof.policy.vocabulary import Vocabulary

_KNOWN_TEXTS = 2048
"""Passages and sentences of which the features are remembered, at most."""

_KNOWN_DOCUMENTS = 64
"""Texts, whole documents among them, of which the names are remembered, at most."""

_TOLD_BY_DEEDS = frozenset({"deployment", "migration", "adoption", "support", "pilot", "remote-guidance"})
"""Activities that plain words with their object show to be work."""


class Named(NamedTuple):
    """What a text names."""

    workloads: tuple[str, ...]
    """Ids of workloads."""

    products: tuple[str, ...]
    """Titles of business application products."""

    @property
    def names_products(self) -> bool:
        """Return whether a workload or a product is named."""
        return bool(self.workloads or self.products)


@lru_cache(_KNOWN_DOCUMENTS)
def named_in(text: str, vocabulary: Vocabulary) -> Named:
    """Return the workloads and products that ``text`` names, each once."""
    if not may_name(plain := plain_of(text).text, vocabulary):
        return Named((), ())
    named = (m.workload for m in mentions(text, vocabulary, about=True) if m.confidence > DOUBTFUL)
    listed = _products(vocabulary) if _any_product(vocabulary).may_match(plain) else ()
    titles = (title for title, written in listed if written.search(plain))
    return Named(tuple(dict.fromkeys(named)), tuple(titles))


class NarrativeFeatures:
    """What can be seen in a passage, for the one who judges whether it is enough; looked for when asked."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        """Look at ``text``: one passage or several, joined."""
        self._text, self._vocabulary = text, vocabulary
        self._plain = plain_of(text).text

    @cached_property
    def words(self) -> int:
        """Return how many words it has."""
        return word_count(self._text)

    @cached_property
    def _named(self) -> Named:
        return named_in(self._text, self._vocabulary)

    @property
    def workloads(self) -> tuple[str, ...]:
        """Return the ids of workloads that it names."""
        return self._named.workloads

    @property
    def products(self) -> tuple[str, ...]:
        """Return the titles of business application products that it names."""
        return self._named.products

    @cached_property
    def actor(self) -> bool:
        """Return whether somebody acts: who is told, or a passive says that somebody did."""
        plain = self._plain
        return PASSIVE.found_in(plain) or CLIPPED.search(plain) is not None or self.actor_told

    @cached_property
    def actor_told(self) -> bool:
        """Return whether it is told who acts: "we", a named party before a verb, an item by its verb."""
        if acts_unnamed(self._text) or actors().found_in(self._plain):
            return True
        begins = narrative_rules()["work"].match
        return named_actor(_without(self._text, self._vocabulary), lambda start: bool(begins(start)))

    def _verbs(self) -> Iterator[str]:
        plain = self._plain
        for verb in narrative_rules()["work"].finditer(plain):
            if not NOUNS.fullmatch(verb.group()) and not denied(plain, verb.start()):
                yield verb.group()
        for start, end, activity in deeds(plain):
            if activity in _TOLD_BY_DEEDS and not denied(plain, start):
                yield plain[start:end]

    @cached_property
    def acts(self) -> bool:
        """Return whether any word says what was done."""
        return any(self._verbs())

    @property
    def actions(self) -> tuple[str, ...]:
        """Return the words that say what was done, in order, without repetition."""
        return tuple(dict.fromkeys(self._verbs()))

    @cached_property
    def presales(self) -> tuple[str, ...]:
        """Return the words that speak of work before a sale."""
        told = narrative_rules()["presales"].finditer(self._plain)
        return tuple(dict.fromkeys(m.group() for m in told if not denied(self._plain, m.start())))

    @cached_property
    def need(self) -> tuple[str, ...]:
        """Return the words that speak of a need or a benefit."""
        return tuple(dict.fromkeys(narrative_rules()["need"].findall(that_came(self._plain))))

    @cached_property
    def wants(self) -> bool:
        """Return whether somebody else than the partner needed, wanted or lacked something."""
        return somebody_wants(self._text)

    @cached_property
    def trouble(self) -> bool:
        """Return whether something goes wrong in it."""
        return tells_trouble(self._plain)

    @property
    def lack(self) -> bool:
        """Return whether something goes wrong in it, or it says what was not."""
        return tells_lack(self._plain)

    @cached_property
    def quantified(self) -> bool:
        """Return whether it says how many, how much or that all were reached."""
        return NUMBER.search(self._plain) is not None

    @cached_property
    def tense(self) -> Tense | None:
        """Return when: what was done, what will be, or both."""
        return tense_of(self._plain)

    @property
    def names_products(self) -> bool:
        """Return whether a workload or a product is named."""
        return bool(self.workloads or self.products)

    @property
    def who_did_what(self) -> bool:
        """Return whether it says who did what."""
        return self.actor and (self.acts or bool(self.presales))

    def summary(self) -> str:
        """Return the features as a clause that a reviewer can read."""
        named = ", ".join((*self.workloads, *self.products)) or "no product"
        parts = [f"names {named}", f"{self.words} words"]
        if self.who_did_what:
            parts.append("says who did what")
        if self.quantified:
            parts.append("says how much")
        if self.tense is not None:
            parts.append({"past": "done", "future": "planned", "mixed": "done and planned"}[self.tense])
        return "; ".join(parts)


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(words_of(text))


describe = lru_cache(_KNOWN_TEXTS)(NarrativeFeatures)
"""Return what a text (one passage or several, joined) tells."""


def counted(
    text: str, vocabulary: Vocabulary, *, customer: str | None = None, partner: str | None = None
) -> str:
    """Return ``text`` without sentences on the customer's own work, work for others, or products."""
    return " ".join([one for one in sentences(text) if _counts(one, vocabulary, customer, partner)])


@lru_cache(_KNOWN_TEXTS)
def _counts(sentence: str, vocabulary: Vocabulary, customer: str | None, partner: str | None) -> bool:
    if for_others(sentence) or customers_own(sentence, customer, partner):
        return False
    return not in_general(sentence, vocabulary)


def in_general(sentence: str, vocabulary: Vocabulary) -> bool:
    """Return whether a sentence tells what a product does for anyone."""
    return general(sentence, _named_by_any(sentence, vocabulary))


@lru_cache(_KNOWN_TEXTS)
def sentences(text: str) -> Sequence[str]:
    """Return the sentences and list items of a passage, in order."""
    parts, start = [], 0
    for found in _MAY_PART.finditer(text):
        between = _SENTENCES.match(text, found.start() if found.group().isspace() else found.end())
        if between is not None and between.start() >= start:
            parts.append(text[start : between.start()])
            start = between.end()
    return (*parts, text[start:])


def _named_by_any(sentence: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the plain names of products that a sentence may speak of."""
    for mention in mentions(sentence, vocabulary, about=True):
        yield plain_of(sentence[mention.start : mention.end]).text
    yield from ("microsoft 365", "office 365", "azure", "dynamics 365")


_MAY_PART = compiled(r"[.!?;](?=\s)|\s+(?=[\u2022\u25cf\uf0b7])")
"""What stands wherever ``_SENTENCES`` parts a text: the sign before its blank, or the blanks themselves."""

_SENTENCES = compiled(
    r"\s(?:(?<=[.!?;].)(?!(?:(?<=\D\d\..)|(?<=\D\d\d\..))\s*(?:Januar|J\u00e4nner|Februar|M\u00e4rz|April|Mai|Juni|Juli"
    r"|August|September|Oktober|November|Dezember)\b)\s*(?=[A-Z\u00c0-\u00de0-9\u2022*-])|\s*(?=[\u2022\u25cf\uf0b7]))",
    re.DOTALL,
)
"""Between sentences; not after the day of a German date. It begins with the blank: that is found at once."""


def _without(text: str, vocabulary: Vocabulary) -> str:
    """Return ``text`` with products in small letters, which act in no sentence."""
    for mention in mentions(text, vocabulary, about=True):
        text = text[: mention.start] + text[mention.start : mention.end].lower() + text[mention.end :]
    return text


_PROVIDED = compiled(r"\b(?:if|should|when|whenever|unless|falls|wenn|sofern|si|cuando)\b[^.;,]*$")


RECITAL = compiled(
    r"^\W*(?:\(?[a-z][.)]\s*|\d+[.)]\s*)?(?:(?:and|und|et|y|e|en)\s+)?"
    r"(?:whereas|considerando(?: que)?|(?:attendu|considerant) qu(?:e|'\w+)|premesso che|overwegende dat"
    r"|in (?:der )?(?:erwagung|anbetracht)(?: dessen)?,? dass)\b"
)
"""How the recital of a contract begins, on what its customer has, wants or suffered; over plain text."""


def is_recital(plain: str) -> bool:
    """Return whether a plain text begins as the recital of a contract on what its customer has or wants."""
    return RECITAL.match(plain) is not None


def may_tell_wants(plain: str) -> bool:
    """Return whether a plain text has the words without which nobody is told to want anything."""
    rules = narrative_rules()["wanting"]
    return rules.may_match(plain) or YOU_WANT.search(plain) is not None or tells_own_need(plain)


def tells_own_need(plain: str) -> bool:
    """Return whether a plain text tells why its writer, a customer, wanted the work."""
    return WE_WANT.search(plain) is not None


def somebody_wants(text: str) -> bool:
    """Return whether a text says that the customer, not the partner, needed or lacked something."""
    rules = narrative_rules()
    plain = plain_of(text).text
    told = (*YOU_WANT.finditer(plain), *WE_WANT.finditer(plain))
    if any(not _PROVIDED.search(plain[: match.start()]) for match in told):
        return True
    for match in rules["wanting"].finditer(plain):
        before = re.split(r"[.!?;]\s", plain[: match.start()])[-1]
        if that_came(before + match.group()) != before + match.group():
            continue  # "since then no message has been lost"
        subject = before[-90:]
        if rules["suppliers"].search(subject) or denied(before + " ", len(before) + 1):
            continue
        if (
            is_recital(before)
            or rules["wanters"].search(subject)
            or re.search(r"[A-Z\u00c0-\u00de]\w", text[max(0, match.start() - 90) : match.start()])
        ):
            return True
    return False


@cache
def _products(vocabulary: Vocabulary) -> tuple[tuple[str, PhraseList], ...]:
    return tuple((product.title, PhraseList(product.aliases)) for product in vocabulary.products)


@cache
def _any_product(vocabulary: Vocabulary) -> PhraseList:
    return PhraseList(alias for product in vocabulary.products for alias in product.aliases)


_LISTS = ("need", "wanting", "wanters", "suppliers", "trouble")


@cache
def narrative_rules() -> Mapping[str, PhraseList]:
    """Return the words to look for in plain text: of needs, and the verbs of work and of pre-sales."""
    data = narrative_data()
    rules = {key: PhraseList(map(str, data[key])) for key in _LISTS}
    for key, languages in data["verbs"].items():
        rules[key] = PhraseList((stem for stems in languages.values() for stem in stems), stems=True)
    return rules


@cache
def actors() -> Expressions:
    """Return the expression for those who do the work ("we", "the consultants"), over plain text."""
    each = (part for actor in narrative_data()["actors"] for part in alternatives(actor))
    return Expressions(*(rf"(?<![\w-])(?:{actor})(?!\w)" for actor in each))
