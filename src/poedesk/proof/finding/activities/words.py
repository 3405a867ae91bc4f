"""The words by which activities show: names of rows and columns, cues in described work, clauses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from poedesk.proof.finding.narratives.doers import denied
from poedesk.proof.finding.narratives.features import narrative_rules
from poedesk.proof.finding.page.passages import without_number
from poedesk.proof.finding.wording.expressions import Expression
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

    def activity_shown(self, cue: str) -> str:
        """Return the activity that a cue shows, as it stands in a plain text."""
        return self.shown.get(cue) or self.shown[_key(cue)]


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    cues = {_key(cue): activity.id for activity in vocabulary.activities for cue in activity.all_cues}
    names = {_key(name): activity.id for activity in vocabulary.activities for name in activity.headings}
    return _Words(PhraseList(cues), cues, PhraseList(names), names)


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


_KNOWN_TEXTS = 2048
"""Texts whose cues are remembered, at most: what was found in a sentence is judged by its cues again."""


@lru_cache(_KNOWN_TEXTS)
def cues(text: str, vocabulary: Vocabulary) -> tuple[Cue, ...]:
    """Return the words of ``text`` by which described work shows an activity, in order."""
    words = _words(vocabulary)
    made = plain_of(text)
    plain = made.text
    found = {match.span(): words.activity_shown(match.group()) for match in words.cues.found_in(plain)}
    begun = {start for start, _ in found}
    for match in _MOVES.finditer(plain):
        if match.start() not in begun and not _BY_USERS.search(plain[: match.start()]):
            found[match.span("verb")] = MIGRATION
    for match in _PORTS.finditer(plain):
        found.setdefault(match.span("verb"), DEPLOYMENT)
    return tuple(
        Cue(activity, *made.original(start, end))
        for (start, end), activity in sorted(found.items())
        if not denied(plain, start)
    )


MIGRATION = "migration"
DEPLOYMENT = "deployment"

_PORTS = Expression(
    r"\b(?P<verb>port|ports|porting)\s(?:[\w,.-]+\s){0,4}?(?:numbers|lines|extensions"
    r"|rufnummern|numeros)\b"
)
"""Telephone numbers that are ported to a new system; over plain text."""

_MOVES = Expression(
    r"\b(?P<verb>move|moves|moving|transfer|transfers|transferring|transferred|copy|copies"
    r"|mueve|movera|moveran|traslada|trasladara|trasladaran|transferira|uberfuhren|ubertragen|verschieben"
    r"|transferer|transferera|deplacer|deplacera)\s"
    r"[^.;:]{0,30}?(?:\d[\d.,]*|\b(?:all|every|todos|todas|alle|tous|toutes)\b)[^.;:]{0,40}?"
    r"\b(?:documents?|files?|mailboxes|mailbox|e-?mails?|mail|records|folders|librar(?:y|ies)|archives?|contacts"
    r"|calendars|sites|shares|drives|messages|data|gb|tb|gigabytes|terabytes|documentos|archivos|buzones|correos"
    r"|carpetas|datos|postfacher|dateien|dokumente|ordner|fichiers|boites|dossiers)\b"
    r"[^.;:]{0,40}?\b(?:from|off|out of|into|onto|to|de|desde|al?|von|aus|nach|in|vers|depuis)\b"
)
"""How much of the customer's data is moved from somewhere or to somewhere; over plain text."""

_BY_USERS = re.compile(r"\b(?:how to|users? to|staff to|people to|able to|learn(?:ed)? to|can|may)\s*$")
"""What stands before moving that somebody learns or may do."""


def activity_of_label(label: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the activity that a row, column or group is named after; the first named wins."""
    if not label:
        return None
    words = _words(vocabulary)
    text = plain_of(without_number(label)).text
    match = words.headings.search(text)
    if match is None:
        return None
    begins = match.start() <= 3 or len(text.split()) <= 6  # noqa: PLR2004 - a long label counts by its first words only
    return words.named[_key(match.group())] if begins else None


class _Part:
    """A stretch between two commas or "and"s."""

    def __init__(self, text: str, low: int, named: tuple[Mention, ...], shown: tuple[Cue, ...]) -> None:
        """Take a stretch that begins at ``low`` of its sentence, with its names and verbs."""
        self.named, self.shown = named, shown
        self._text, self._low = text, low

    @cached_property
    def _rest(self) -> str:
        """Hold what stands there beside the names, plain."""
        kept, start = [], 0
        for mention in self.named:
            kept.append(self._text[start : mention.start - self._low])
            start = mention.end - self._low
        return plain_of(" ".join([*kept, self._text[start:]])).text

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

_BREAK = re.compile(r"[;,:]|\b(?:and|then|while|whereas|y|e|mientras|und|sowie|et|puis)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|runs?|be|es|son|fue|fueron|ha|han|ist|sind|wird|wurden?|est|sont|ont)\b"
)
_LETTERS = re.compile(r"[^\W\d_]+")
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
    for all, and B is deployed" ties nothing to A.
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
