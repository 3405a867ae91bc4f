"""What a passage tells: who did what with which product, how much, and when. Pure; also used for judging."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.deeds import deeds
from poedesk.proof.finding.narratives.actors import acts_unnamed, named_actor
from poedesk.proof.finding.narratives.doers import customers_own, denied, for_others, general
from poedesk.proof.finding.narratives.troubles import tells_lack, tells_trouble
from poedesk.proof.finding.narratives.wishes import WE_WANT, YOU_WANT
from poedesk.proof.finding.page.form_text import narrative_data
from poedesk.proof.finding.wording.expressions import Expression, Expressions
from poedesk.proof.finding.wording.index import words_of
from poedesk.proof.finding.wording.necessary import alternatives
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import DOUBTFUL, may_name, mentions
from poedesk.proof.policy.vocabulary import Vocabulary

Tense = Literal["past", "future", "mixed"]

_KNOWN_TEXTS = 2048
"""Passages and sentences of which the features are remembered, at most."""

_KNOWN_DOCUMENTS = 64
"""Texts, whole documents among them, of which the names are remembered, at most."""

_PAST = Expressions(
    r"\b(?:was|were|has been|have been|had been|fue|fueron|ha sido|han sido|hemos|se \w+(?:o|aron|ieron)"
    r"|wurde|wurden|haben wir"
    r"|a ete|ont ete|nous avons)\b|\b\w{3,}(?:ed|amos|imos|aron|ieron)\b|\b(?:built|ran|led|held|gave"
    r"|moved|set up|rolled out|taught)\b"
)
_FUTURE = Expressions(
    r"\b(?:will|shall|is to|are to|to be|going to|plans? to|would|must|sera|seran|va a|van a|debera"
    r"|deberan|se \w+ara|se \w+aran|\w+ara|\w+aran"
    r"|wird|werden|soll|sollen|sera|seront|va|doit)\b"
)
PASSIVE = Expressions(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?(?!needed|required|wanted|asked|used|based"
    r"|located|supposed|called|named|expected|intended|limited|scattered|outdated)(?:\w{2,}ed|built|set"
    r"|run|done|given|held|taught|made|led|put|moved)\b"
    r"|\b(?:fue|fueron|sido|ser|sera|seran|esta|estan)\s+(?:\w+mente\s+)?\w{2,}[ai]d[oa]s?\b|\bse (?:ha "
    r"|han )?\w+(?:o|aron|ieron|ara|aran|ado|ido)\b"
    r"|\b(?:wurden?|werden|wird|worden)\b.{0,80}\b(?:ge\w{2,}t|ge\w{2,}en|\w+iert|\w+t|\w+en)\b|\b(?:ete"
    r"|seront|sera)\s+\w{3,}e?s?\b"
    r"|\b\w{3,}(?:amos|imos|aremos)\b"
    r"|\b(?:e|sono|fu|furono|era|erano|viene|vengono|venne|vennero)\s(?:stat[oaei]\s)?(?:\w+mente\s)?"
    r"\w{3,}(?:at|it|ut)[oaei]\b"
    r"|\b(?:is|zijn|werd|werden|wordt|worden)\b[^.;:,]{0,80}?\b(?:aan|af|bij|in|om|op|over|toe|uit|vast|voor)?"
    r"ge(?!en\b|heel\b|woon\b|noeg\b)[a-z]{3,}(?:d|t|en)\b"
)
"""Passives, and the Spanish "we": both say that somebody acted."""

_CLIPPED = Expression(
    r"(?:^|[.;:\u2022\n-]\s*|\band\s+)(?:[\w'%/-]+\s+){1,6}?(?:set up|migrated|deployed|configured"
    r"|installed|enrolled|onboarded|trained"
    r"|instructed|coached|moved|created|built|designed|tested|resolved|rolled out|handed over|provisioned"
    r"|enabled|introduced|connected|held|laid out|carried (?:over|across)|swapped|replaced|checked|written"
    r"|fitted"
    r"|wired|scanned|taught"
    r"|aufgenommen|verteilt|zugewiesen|ausgerollt|angebunden|eingebunden|uberfuhrt|freigeschaltet|aktiviert|ersetzt|getestet"
    r"|eingespielt|umgestellt|umgezogen|abgelost|angelegt|ubertragen|abgeglichen|abgeschaltet"
    r"|posees?|basculees?|creees?|remplacees?|instalad[ao]s?|trasladad[ao]s?|cread[ao]s?|sustituid[ao]s?"
    r"|migriert|eingerichtet|geschult|installiert|konfiguriert|bereitgestellt|migrees?|formees?|deploye\w*"
    r"|configure\w*|migrad[ao]s?|formad[ao]s?|configurad[ao]s?"
    r"|desplegad[ao]s?)(?=\s+(?:in|on|to|for|with|by|at|from|across|during|nach|in|fur|vers|sur|en|a"
    r"|para)\b|\W*$|[,;.])"
)
"""The passive of lists: "40 mailboxes migrated to ...", "Nine teams set up"."""

_NUMBER = compiled(
    r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*\s*(?:%|[gtm]b\b|pcs?\b|\w{3,})"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty"
    r"|thirty|forty|fifty|sixty|hundred"
    r"|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|(?:drei|vier|funf|sech|sieb|acht|neun)zehn"
    r"|(?:\w+und)?(?:zwanzig|dreissig|vierzig|funfzig|sechzig)|hundert"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
    r"|trece|catorce|quince|dieci\w+|veinte"
    r"|veinti\w+|treinta|cuarenta|cincuenta|sesenta|cien"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze|dix-\w+|vingt|trente|quarante|cinquante|soixante|cent"
    r"|tre|quattro|cinque|sette|otto|nove|dieci|undici"
    r"|dodici|quindici|venti|trenta|quaranta|cinquanta|cento"
    r"|twee|drie|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|vijftien|twintig|dertig|veertig|vijftig|honderd) (?!or\b|und\b|to\b)[a-z]{3,}"
    r"|\b(?:all|every|todos|todas|alle|tous)\s+\w+"
)


_NOUNS = compiled(
    r"managers?|management|importan\w*|applications?|applicants?|closely|closer|close|formal\w*|formats?"
    r"|former\w*|forms?|forma|formas"
    r"|problem\w*|probabl\w*|public|publics?|publico|publica|designers?|trainers?|trainees?|developers?"
    r"|consultants?|supporters?|testimon\w*|runners?|manager\w*"
    r"|deliverables?|documents?|documentos?|documentation|connections?|activ(?:e|ity|ities|idad|idades|o"
    r"|os|a|as)|activites?|conductor\w*|installers?|creative|creatures?"
    r"|advis(?:er|or)s?|assistants?|movies?|providers?|performance|tests?|formularios?|gestion|tunnels?"
    r"|tunes?|buildings?|builders?|appl(?:e|es)|introduct\w*|rank\w*|rang\w*|runways?|moviles?"
)
"""Words that begin like a verb of work and are none."""


_TOLD_BY_DEEDS = frozenset({"deployment", "migration", "adoption", "support"})
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
        return PASSIVE.found_in(plain) or _CLIPPED.search(plain) is not None or self.actor_told

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
            if not _NOUNS.fullmatch(verb.group()) and not denied(plain, verb.start()):
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
        return tuple(dict.fromkeys(narrative_rules()["presales"].findall(self._plain)))

    @cached_property
    def need(self) -> tuple[str, ...]:
        """Return the words that speak of a need or a benefit."""
        return tuple(dict.fromkeys(narrative_rules()["need"].findall(self._plain)))

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
        return _NUMBER.search(self._plain) is not None

    @cached_property
    def tense(self) -> Tense | None:
        """Return when: what was done, what will be, or both."""
        return _tense(self._plain)

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


TENSES = (_PAST, _FUTURE)


def _tense(plain: str) -> Tense | None:
    past, future = _PAST.found_in(plain), _FUTURE.found_in(plain)
    if past and future:
        return "mixed"
    return "past" if past else "future" if future else None


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
