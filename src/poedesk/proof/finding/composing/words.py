"""The words of each language: what each word of a sentence does when it tells an acceptance."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple, TypeAlias

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.yaml_data import load_yaml

Classes: TypeAlias = frozenset[str]

CODES = ("en", "de", "fr", "es", "it", "nl")
"""Languages whose words are known."""

PAUSE: Classes = frozenset({"pause"})
"""A sign at which a clause can end."""

UNKNOWN: Classes = frozenset()
"""A word of which nobody knows what it does."""

_SIGN = compiled(r"[^\W_]+(?:-[^\W_]+)*|[.,;:!?()\u2013]|\s-\s")
_CHOICE = compiled(r"\(([^()]*)\)")
_SHORT = (
    (compiled(r"\b(i)'m\b"), r"\1 am"),
    (compiled(r"n't\b"), " not"),
    (compiled(r"'re\b"), " are"),
    (compiled(r"'ve\b"), " have"),
    (compiled(r"'ll\b"), " will"),
    (compiled(r"'d\b"), " would"),
    (compiled(r"\b(it|that|this|what|everything|all)'s\b"), r"\1 is"),
    (compiled(r"(?<=\d )may\b|\bmay(?= \d)|(?<=\bin )may\b|(?<=\bof )may\b"), "month"),
)
"""English words written together, and what they stand for; a month that reads like a verb."""

GREETING = later(
    r"^\W*(?:hi|hello|hey|dear|thanks|thank you|good (?:morning|afternoon|evening)|hallo|servus|gruezi"
    r"|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|danke|bonjour|bonsoir|chere?|monsieur|madame"
    r"|merci|hola|buen[oa]s (?:dias|tardes)|estimad[oa]s?|gracias|buongiorno|buonasera|gentile|egregio|grazie"
    r"|goede(?:morgen|middag|navond)|beste|geachte|bedankt)(?P<whom>(?: [\w.-]+){0,3}?)\s?[,.!:](?=\s)"
)
"""How a message begins, with the name of whom it greets."""


THANKS = later(
    r"\b(?:(?:many |kind |with )?thanks|thank you|(?:vielen |besten |herzlichen )?dank(?:e| u| je)?|merci"
    r"|(?:muchas )?gracias|grazie|bedankt)\b[^,.;:!?]*"
)
"""Thanks, with what they are given for."""


_TAKING = (
    r"(?:(?:the|this|its|our|their|final|die|der|das|unsere|la"
    r"|le|notre|su|nuestra|il|al|alla|lo|a|de|het|onze) "
    r"|(?:l|all)' ?){0,3}"
    r"(?:acceptance|approval|sign-?off|taking[ -]over|completion|handover|abnahme|freigabe|ubernahme"
    r"|reception|acceptation|recette|recepcion|aceptacion|conformidad|collaudo|accettazione|consegna"
    r"|oplevering|aanvaarding|acceptatie|goedkeuring)\b"
)
_ENDS = (
    r"(?: (?:of|der|des|de|du|del|dei|delle|van) (?:the |all |los |las |la |het |de )?(?:works?|services?"
    r"|project|leistung(?:en)?|arbeiten|travaux|prestations?|trabajos|servicios|lavori|servizi|werk|werkzaamheden|diensten))?"
    r"(?=\s*(?:[.;:!)\"]|$|,? ?\b(?:and|und|et|y|e|en)\b))"
)
"""Nothing may go on behind it: "which do not prevent acceptance once they are closed" sets a condition."""

_HINDERS = (
    r"(?:(?:(?:do|does|did|shall|will|may|can) not|neither|in no way) (?:in any way )?"
    r"(?:prevents?|hinders?|affects?|impedes?|precludes?|delays?|impairs?|prejudices?|hold up"
    r"|stands? in the way of|(?:have (?:any |an )?)?(?:bearing|effect|influence|impact) on)"
    r"|not (?:preventing|affecting|hindering)|without (?:any )?(?:effect|bearing|influence|impact) on"
    r"|ohne (?:einfluss|auswirkung(?:en)?) auf|sans (?:incidence|effet|influence|consequence) sur"
    r"|n(?:e |')(?:(?:empech|entrav|affect|remett|retard|conditionn)\w+"
    r"|(?:fait|font) (?:pas |point )?obstacle a)(?: pas| point| en rien)?"
    r"|no (?:impid|obst|afect|condicion|retras|suspend)\w+(?: a)?"
    r"|sin (?:incidencia|efecto|perjuicio)s? (?:en|sobre)"
    r"|non (?:impedisc|ost|pregiudic|influisc|condizion)\w+"
    r"|senza (?:effetti?|conseguenze) (?:su|sul|sulla)|zonder (?:gevolg(?:en)?|invloed) (?:voor|op))"
)
_HINDERS_LAST = (
    rf"(?:{_TAKING} (?:nicht|niet) (?:entgegenstehen|hindern|verhindern|beeintrachtigen|beruhren"
    r"|in de weg staan|verhinderen|belemmeren|beletten|beinvloeden)"
    r"|(?:hindern|verhindern|beeintrachtigen|beruhren|staan|verhinderen|belemmeren|beletten|stehen)"
    rf" {_TAKING} (?:nicht(?: entgegen)?|niet(?: in de weg)?))"
)
_RELATIVE = "which|that|who|qui|que|che|die|welche|welke"
_MINOR = (
    r"(?:matters?|items?|points?|defects?|snags?|issues?|remarks?|reserv\w+|comments?|observations?|faults?"
    r"|\w*mangeln?|\w*punkte[ns]?|\w*arbeiten|vorbehalt\w*|hinweise\w*|anmerkungen|reserves?|remarques|defauts|reservas"
    r"|puntos|pendientes|observaciones|defectos|riserve|punti|rilievi|difetti|punten|gebreken|opmerkingen)"
)
_GRAVE = (
    r"major|material|serious|severe|critical|significant"
    r"|wesentlich\w*|schwer\w*|majeur\w*|graves?|gravi|ernstig\w*"
)
_BARRING = (
    r"(?:,? (?:and |but )?(?:subject (?:only |solely )?to|save (?:only )?for|except for"
    r"|with the exception of|apart from|with|bis auf|vorbehaltlich|unter (?:dem )?vorbehalt|mit"
    r"|sous (?:la )?reserve|avec|hormis|sauf|con|salvo|a reserva de|eccetto|met|behoudens"
    rf"|onder voorbehoud van|op)\b(?=[^.;:]{{0,100}}?\b{_MINOR}\b)"
    rf"(?:(?!\b(?:{_RELATIVE}|{_GRAVE})\b)[^.;:]){{0,120}})"
)
_DUTIES = (
    r"(?:obligations?|dut(?:y|ies)|warrant(?:y|ies)|guarantees?|liabilit(?:y|ies)|rights?|remed(?:y|ies)|claims?"
    r"|pflicht(?:en)?|gewahrleistung\w*|garantie\w*|haftung|anspruche?n?|rechte?n?|obligations?|droits?"
    r"|responsabilit\w+|obligacion(?:es)?|garantias?|derechos|obblighi|garanzi[ae]|diritti|verplichting(?:en)?)\b"
)
_KEEPS = (
    r"(?:nothing in this (?:certificate|document|form|acceptance|statement|report|paper)"
    r"|(?:this|the) (?:certificate|acceptance|signature|approval) (?:does|shall) not"
    r"|(?:diese|die) (?:abnahme|bescheinigung|unterschrift)|(?:la|cette) (?:reception|acceptation)"
    r"|(?:la|esta) (?:recepcion|aceptacion)|(?:il|questo) (?:collaudo|verbale)"
    r"|deze (?:oplevering|aanvaarding))"
    r" (?:releases?|relieves?|waives?|limits?|excludes?|discharges?|diminish(?:es)?|affects?|prejudices?"
    r"|entbindet|befreit|lasst|beruhrt|ne (?:libere|decharge|dispense)|no (?:exime|libera|afecta)"
    r"|non (?:libera|esonera)|ontslaat|ontheft)\b"
)
_REFUSES = r"(?:refus|reject|withh|withdr|revok|ablehn|verweiger|widerruf|rechaz|rifiut|weiger|afwijz)"
HARMLESS = later(
    rf"{_BARRING}?\b(?:(?:{_RELATIVE}|these|those|they|and|lesquelles|las cuales|i quali) )?"
    rf"{_HINDERS} {_TAKING}{_ENDS}"
    rf"|{_BARRING}?\b(?:die|welche|diese|und|deze|welke) {_HINDERS_LAST}{_ENDS}"
    rf"|(?:^|(?<=[.;:] ))[^.;:,]{{0,100}} {_HINDERS_LAST}{_ENDS}"
    rf"|\b{_KEEPS}(?![^.;:]*\b{_REFUSES})[^.;:]{{0,80}}?\b{_DUTIES}[^.;:]*(?=\.|$)"
)
"""What is left to do and prevents no acceptance, as the sentence says itself; duties that outlast one."""


class Entry(NamedTuple):
    """An expression of the file."""

    words: tuple[str, ...]
    classes: Classes


class Language(NamedTuple):
    """The words of a language."""

    entries: Mapping[str, Sequence[Entry]]
    """By their first word, the longest first."""

    stems: Mapping[str, Classes]
    """The beginnings of single words with any ending."""

    tails: Mapping[str, Classes]
    """The ends of single words with any beginning."""

    apart: Sequence[Entry]
    """Verbs with the particle that ends their clause: "nehmen", "ab"."""


class Lexed(NamedTuple):
    """A sentence, word by word."""

    words: tuple[str, ...]
    """What each part is written with; several words where these make one expression."""

    classes: tuple[Classes, ...]

    @property
    def known(self) -> int:
        """Return how many of its parts are known."""
        return sum(bool(each) for each in self.classes if each is not PAUSE)

    @property
    def unknown(self) -> int:
        """Return how many of its parts nobody knows."""
        return sum(not each for each in self.classes)


@cache
def languages() -> Mapping[str, Language]:
    """Return the words of every language, by its code."""
    room = files(__package__)
    return {code: _language(load_yaml(room.joinpath(f"{code}.yaml").read_text("utf-8"))) for code in CODES}


LONGEST_WORD = 60
"""Letters of a stem or an ending, at most: far more than any in the data has."""


def lexed(low: str, language: Language) -> Lexed:
    """Return a sentence in plain text by the words of one language; the longest expression counts."""
    words = _words(low)
    apart = dict(_apart(words, language))
    parts: list[tuple[str, Classes]] = []
    at = 0
    while at < len(words):
        if at in apart:
            length, classes = 1, apart[at]
        elif not words[at][0].isalnum():
            length, classes = 1, PAUSE
        else:
            length, classes = _longest(words, at, language)
        parts.append((" ".join(words[at : at + length]), classes))
        at += length
    return Lexed(tuple(word for word, _ in parts), tuple(classes for _, classes in parts))


@lru_cache(8)
def _words(low: str) -> tuple[str, ...]:
    """Return the words and signs of a sentence; kept for the languages that read it one after another."""
    for pattern, meant in _SHORT:
        low = pattern.sub(meant, low)
    return tuple(found.group().strip() for found in _SIGN.finditer(low))


def _apart(words: Sequence[str], language: Language) -> Iterator[tuple[int, Classes]]:
    """Yield the places of verbs and of the particles that end their clauses."""
    for entry in language.apart:
        verb, particle = entry.words
        if verb not in words:
            continue
        start = words.index(verb)
        ends = (at for at in range(start + 1, len(words)) if words[at] == particle and _ends(words, at))
        end = next(ends, None)
        if end is not None:
            yield start, entry.classes
            yield end, entry.classes


def _ends(words: Sequence[str], at: int) -> bool:
    """Say whether a clause ends behind a word."""
    following = words[at + 1] if at + 1 < len(words) else "."
    return not following[0].isalnum() or following in {"und", "en", "sowie"}


def _longest(words: tuple[str, ...], at: int, language: Language) -> tuple[int, Classes]:
    """Return how many words the longest expression has that begins at a place, and what it does."""
    for entry in language.entries.get(words[at], ()):
        length = len(entry.words)
        if words[at : at + length] == entry.words:
            return length, entry.classes
    word = words[at]
    stems = (word[:length] for length in range(min(len(word), LONGEST_WORD), 0, -1))
    found = next((language.stems[stem] for stem in stems if stem in language.stems), None)
    tails = (word[start:] for start in range(max(0, len(word) - LONGEST_WORD), len(word)))
    return 1, found or next((language.tails[tail] for tail in tails if tail in language.tails), UNKNOWN)


def _language(told: Mapping[str, str]) -> Language:
    classes: dict[tuple[str, ...], set[str]] = {}
    for name, text in told.items():
        for words in _expressions(text):
            classes.setdefault(words, set()).add(name)
    every = [Entry(words, frozenset(names)) for words, names in classes.items()]
    apart = [Entry((entry.words[0], entry.words[2]), entry.classes) for entry in every if ".." in entry.words]
    stems = {
        entry.words[0].removesuffix("*"): entry.classes for entry in every if entry.words[0].endswith("*")
    }
    tails = {entry.words[0][1:]: entry.classes for entry in every if entry.words[0].startswith("*")}
    entries: dict[str, list[Entry]] = {}
    for entry in every:
        if ".." not in entry.words and "*" not in entry.words[0]:
            entries.setdefault(entry.words[0], []).append(entry)
    for group in entries.values():
        group.sort(key=lambda entry: -len(entry.words))
    return Language(entries, stems, tails, apart)


def _expressions(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the expressions of a list, each with one of its choices."""
    for written in re.split(r",(?![^(]*\))", text):
        parts = _CHOICE.split(written)
        choices: Iterable[Sequence[str]] = (
            part.split("|") if at % 2 else (part,) for at, part in enumerate(parts)
        )
        for chosen in product(*choices):
            words = tuple("".join(chosen).split())
            if words:
                yield words
