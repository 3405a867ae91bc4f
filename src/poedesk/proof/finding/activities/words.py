"""The words by which activities show: names of rows and columns, cues in described work, clauses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.activities.deeds import deeds, moved_data, names_of_activities
from poedesk.proof.finding.narratives.doers import denied
from poedesk.proof.finding.narratives.features import narrative_rules
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import Mention
from poedesk.proof.policy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shows an activity: ``text[start:end]``."""

    activity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The phrases by which activities show, and by which rows and columns name them."""

    cues: PhraseList
    shown: Mapping[str, str]
    """Cue -> id of the activity."""

    headings: PhraseList
    named: Mapping[str, str]
    """Heading -> id of the activity."""

    run_together: Mapping[str, str]
    """The same without blanks, for headings of narrow columns that are broken within their words."""

    def activity_shown(self, cue: str) -> str:
        """Return the activity that a cue shows, as it stands in a plain text."""
        return self.shown.get(cue) or self.shown[_key(cue)]


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    cues = {_key(cue): activity.id for activity in vocabulary.activities for cue in activity.all_cues}
    names = {_key(name): activity.id for activity in vocabulary.activities for name in activity.headings}
    together = {
        _run_together(told): activity
        for name, activity in names.items()
        for told in (name, _AND.sub(" ", name))
    }
    return _Words(PhraseList(cues), cues, PhraseList(names), names, together)


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


def _run_together(plain: str) -> str:
    return "".join(_LETTERS.findall(plain))


_AND = compiled(r"\b(?:and|und|y|e|et|en)\b")
"""What "&" stands for in headings."""

_KNOWN_TEXTS = 2048
"""Texts whose cues are remembered, at most: what was found in a sentence is judged by its cues again."""


@lru_cache(_KNOWN_TEXTS)
def cues(text: str, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of ``text`` by which described work shows an activity, in order."""
    words = _words(vocabulary)
    made = plain_of(text)
    plain = made.text
    found = {(*match.span(), words.activity_shown(match.group())) for match in words.cues.found_in(plain)}
    begun = {start for start, _, _ in found}
    for start, end, activity in deeds(plain):
        if start not in begun or activity == _GUIDED:  # who is guided from afar is taught as well
            found.add((start, end, activity))
            begun.add(start)
    made_of = sorted(found)
    undone = [start for start, _, _ in made_of if denied(plain, start)]
    return tuple(
        Cue(activity, *made.original(start, end))
        for start, end, activity in made_of
        if start not in undone
        and not (undone and _falls_with(plain, start, end, undone))
        and not (undone and _only_offers(plain, end, undone))
        and not _POSSIBLE.search(plain, max(0, start - _GOVERNED), start)
        and not _ITS_OWN.match(plain, end)
        and not _advised(plain, start, end, activity, made_of)
        and not (activity == MIGRATION and _moves_things(plain, start))
    )


def _falls_with(plain: str, start: int, end: int, undone: Sequence[int]) -> bool:
    """Return whether the name of an activity stands in the clause of a verb that was not done: of its object.

    "Refused to guide the administrators in the configuration" tells of no configuration.
    """
    if not names_of_activities().fullmatch(plain[start:end]):
        return False
    return any(_BETWEEN.search(plain, *sorted((start, verb))) is None for verb in undone)


def _only_offers(plain: str, end: int, undone: Sequence[int]) -> bool:
    """Return whether a word only offers a deed, right before it: "proposed to connect 40 tablets"."""
    return any(_OFFERS.fullmatch(plain, end, verb) is not None for verb in undone if verb > end)


def _moves_things(plain: str, start: int) -> bool:
    """Return whether what is moved from ``start`` on is no data but cables, desks or a date."""
    clause = _CLAUSE.match(plain, start)
    told = clause.group() if clause is not None else ""
    if _APPOINTED.match(told) is not None and not _IN_CLOUD.search(told):
        return True
    return _TO_PLACES.search(told) is not None and not (_IN_CLOUD.search(told) or moved_data().search(told))


def _advised(plain: str, start: int, end: int, activity: str, shown: Sequence[tuple[int, int, str]]) -> bool:
    """Return whether a word tells what advice, teaching or guidance was about, and not what was done.

    "Compared three ways to move mailboxes", "recommends the staged migration", "showed how to set up".
    """
    before = plain[max(0, start - _GOVERNED) : start]
    gerund = _TAUGHT_IN.search(before) is not None and _GERUND.match(plain, start) is not None
    infinitive = _TO.search(before) is not None and not _HELPED.search(before)
    themselves = _THEMSELVES.search(before) is not None
    named = names_of_activities().fullmatch(plain[start:end]) is not None
    if not (infinitive or themselves or named or gerund):
        return False
    for other, until, governing in shown:
        if governing not in _GOVERNING or governing == activity:
            continue
        guided = governing == _GUIDED
        if other < start and (infinitive or named or guided or gerund):
            between = _WHEN.sub(" ", plain[until:start])
            ends = _JOINED_BEFORE if gerund else _NEW_CLAUSE if infinitive or guided else _JOINED
            if not ends.search(between):
                return True
        elif guided and named and not _JOINED_BEFORE.search(plain[end:other]):
            return True  # "telefonisch in die Einrichtung eingewiesen"
    return False


_BETWEEN = compiled(r"[.;:]\s|\b(?:but|aber|sondern|mais|pero|sino|ma|maar)\b")
"""What ends a clause of a verb and of its objects."""

_OFFERS = compiled(r"(?:\s(?:to|de|d'|a|di|te))?\s?(?:\w+(?:ly|ment|mente)\s)?")
"""What joins a word of offering to the deed that is offered."""

MIGRATION = "migration"
_CLAUSE = compiled(r"mov(?:e|es|ed|ing)\b[^.;:]*")
_APPOINTED = compiled(
    r"mov(?:e|es|ed|ing) (?:(?:the|a|an|its|their|our|your|this|that) )?(?:[\w-]+ ){0,2}?"
    r"(?:meetings?|appointments?|dates?|deadlines?|contracts?|invoices?|invoicing|billing|orders?|agreements?"
    r"|subscriptions?|licen[cs]es?|payments?|kick-?off|go-?live|workshops?|visits?|calls?)"
    r"(?=\W*$|[.,;:]| (?:to|with|from|of|on|by|for|forward|back|and|until)\b)"
)
"""What is moved to another day, or to other terms."""

_ITS_OWN = compiled(
    r" (?:(?:all|alle|tous|toutes|todos|tutti) )?(?:of )?"
    r"(?:(?:its|our) own|(?:seine|unsere)n? eigenen?|(?:ses|nos) propres"
    r"|nuestr[oa]s propi[oa]s|(?:zijn|onze?) eigen)\b(?! (?:tenant|cloud)\b)"
)
"""Behind a deed, what is the doer's own house's: "moved its own 30 mailboxes"."""

_TO_PLACES = compiled(
    r"\b(?:off|from|to|onto|into) (?:(?:the|a|an|its|their|our|your|another|new|old|next|fixed|wired) ){0,3}"
    r"(?:cabl(?:e|es|ing)|ethernet|wireless|wi-?fi|wlan|fibre|fiber|switch(?:es)?|routers?|desks?|rooms?"
    r"|floors?|buildings?|premises|warehouses?|corners?|shel(?:f|ves)|racks?|walls?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
"""Where things are moved to, or dates, and no data."""

_IN_CLOUD = compiled(r"\b(?:exchange|sharepoint|onedrive|online|cloud|365|tenant|teams|intune|azure)\b")
_GOVERNING = frozenset({"advisory", "adoption", "remote-guidance"})
_GUIDED = "remote-guidance"
_JOINED_BEFORE = compiled(r"[.;:,]|\b(?:and|or|then|und|sowie|dann|en|of|dan)\b")
_GOVERNED = 24
"""Characters before a word in which "to" stands when it is an infinitive."""

_TO = compiled(r"\b(?:to|zu|through)\s+(?:\w+ly\s+)?$")
_TAUGHT_IN = compiled(r"\b(?:in|on|about|how to)\s+(?:\w+ly\s+)?$")
_GERUND = compiled(r"\w+ing\b")
"""With "in" before it, what somebody was taught: "trained the staff in moving mailboxes"."""

_THEMSELVES = compiled(
    r"\b(?:(?:while|as|when) (?:it|they|he|she|we)|pour|afin de|para|al|mientras|per|nel|om"
    r"|terwijl (?:zij|ze))\s+(?:\w+(?:ly|ment|mente)\s+)?$"
)
"""What stands before a deed of those who are guided: "guided the admins while they set up Teams"."""
_POSSIBLE = compiled(r"\b(?:could|can|may|might) be\s+(?:\w+ly\s+)?$")
"""What stands before a verb that tells only what is possible."""

_HELPED = compiled(
    r"\b(?:help\w*|assist\w*|began|begun|start\w*|continu\w*|went on|work\w*)\s+(?:\w+\s+)?to\s+$"
)
_NEW_CLAUSE = compiled(r"[.;:]|\b(?:and then|then|afterwards|danach|despues|ensuite)\b")
_WHEN = compiled(
    r",\s(?:in|on|at|by|dans|en|par|nel|con|im|am|mit)\b[^,;.:]{3,60},(?=\s)"
    r"|\b(?:am|on|le|el|il|op|im|in)\s\d{1,2}\.?(?:\s(?:de\s)?[a-z]{3,9}\.?)?(?:\s(?:de\s)?(?:19|20)\d\d)?\b"
)
"""When, or in which paper, advice was given: set off between commas, or a day."""

_JOINED = compiled(r"[.;:,/&+]|\b(?:and|or|then|with|y|e|con|und|sowie|mit|et|avec)\b|(?:\s+\S+){6}")


def activity_of_label(label: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the activity that a row, column or group is named after; the first named wins."""
    if not label:
        return None
    words = _words(vocabulary)
    text = plain_of(without_number(label)).text
    match = words.headings.search(text)
    if match is None:
        return words.run_together.get(_run_together(text))
    begins = match.start() <= 3 or len(text.split()) <= 6  # noqa: PLR2004 - a long label counts by its first words only
    return words.named[_key(match.group())] if begins else None


class _Part:
    """A stretch between two commas or "and"s."""

    def __init__(self, text: str, low: int, named: tuple[Mention, ...], shown: tuple[Cue, ...]) -> None:
        """Take a stretch that begins at ``low`` of its sentence, with its names and verbs."""
        self.named, self.shown = named, shown
        self.parted = text.endswith(";")
        self._text, self._low = text, low

    @cached_property
    def _rest(self) -> str:
        """Hold what stands there beside the names, plain, without remarks in brackets."""
        kept, start = [], 0
        for mention in self.named:
            kept.append(self._text[start : mention.start - self._low])
            start = mention.end - self._low
        return _ASIDE.sub(" ", plain_of(" ".join([*kept, self._text[start:]])).text)

    @cached_property
    def verb(self) -> bool:
        """Return whether it has a verb of its own."""
        return _FINITE.search(self._rest) is not None

    @property
    def bare(self) -> bool:
        """Return whether hardly anything but names stands there."""
        words = [word for word in _LETTERS.findall(self._rest) if word not in _SMALL]
        return len(words) <= 2 and not self.verb  # noqa: PLR2004 - "all our"

    @property
    def does(self) -> bool:
        """Return whether a verb of work stands before its names: what has no name of its own goes on so."""
        before = plain_of(self._text[: self.named[0].start - self._low]).text
        return narrative_rules()["work"].search(before) is not None and not denied(before, len(before))


MOST = 40
"""Names or verbs in one sentence; more is no sentence that anyone wrote."""

_ASIDE = compiled(r"\([^()]*\)")
_BREAK = compiled(r"[;,:]|\b(?:and|then|while|whereas|y|e|mientras|und|sowie|et|puis)\b")
_FINITE = compiled(
    r"\b(?:is|are|was|were|has|have|had|will|shall|runs?|be|es|son|fue|fueron|ha|han|ist|sind|wird|wurden?|est|sont|ont)\b"
)
_LETTERS = compiled(r"[^\W\d_]+")
_SMALL = frozenset(
    {
        "for",
        "in",
        "on",
        "to",
        "with",
        "the",
        "of",
        "also",
        "both",
        "from",
        "microsoft",
        "para",
        "en",
        "a",
        "de",
        "la",
        "el",
    }
    | {"nach", "auf", "fur", "mit", "pour", "sur", "vers", "le", "les"}
)


def tied(text: str, named: Sequence[Mention], shown: Sequence[Cue]) -> Iterator[tuple[Cue, Mention]]:
    """Yield what a sentence ties together, clause by clause.

    "migrated mail to A, and trained users on B" ties migration to A and training to B; "deployed, tested and
    supported A" ties all three to A; "A and B were deployed and configured" ties both to both; "A runs
    for all, and B is deployed" ties nothing to A; "built A, moved 900 files; deployed B" moves nothing to B.
    """
    if not named or not shown or len(named) > MOST or len(shown) > MOST:
        return
    parts = _parts(text, named, shown)
    alone = len({mention.workload for mention in named}) == 1
    things: tuple[Mention, ...] = ()
    verbs: tuple[Cue, ...] = ()
    waiting: list[Cue] = []
    listed: list[Mention] = []
    for number, part in enumerate(parts):
        if waiting and things and parts[number - 1].parted:
            yield from ((cue, mention) for mention in things for cue in waiting)
            waiting = []
        if part.named and (part.shown or waiting):
            verbs, things = (*waiting, *part.shown), (*listed, *part.named)
        elif part.named and verbs and not part.verb:
            things = part.named
        elif part.named:
            listed.extend(part.named if part.bare else ())
            things = part.named if part.does or (alone and not part.verb and not part.bare) else things
            continue
        elif not part.shown or (any(later.named for later in parts[number + 1 :]) and not listed):
            waiting.extend(part.shown)
            continue
        else:
            verbs, things = part.shown, tuple(listed) or things
            if not things:
                waiting.extend(part.shown)
                continue
        yield from ((cue, mention) for mention in things for cue in verbs)
        waiting, listed = [], []


def _parts(text: str, named: Sequence[Mention], shown: Sequence[Cue]) -> list[_Part]:
    free = [cue for cue in shown if not any(m.start < cue.end and cue.start < m.end for m in named)]
    made = plain_of(text)
    breaks = [made.original(*match.span()) for match in _BREAK.finditer(made.text)]
    whole = [*((m.start, m.end) for m in named), *((c.start, c.end) for c in free)] if breaks else []
    cuts = [0, *(end for start, end in breaks if not any(a < end and start < b for a, b in whole)), len(text)]
    return [
        _Part(
            text[low:high],
            low,
            tuple(mention for mention in named if low <= mention.start < high),
            tuple(cue for cue in free if low <= cue.start < high),
        )
        for low, high in pairwise(cuts)
    ]
