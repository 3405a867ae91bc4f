"""The phrase book: which words name which place, from ``data/labels.yaml``, found by whole words.

Case, accents, apostrophes and the signs between words do not matter: "Customer's e-mail" and
"CUSTOMER E-MAIL" are the same phrase. Questions are asked in many words ("which company performed the
work"): one of several words at a place is kept as one step, so that the book does not hold every question.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.wording.plain import Token, plain_of, tokens_of

_BETWEEN = compiled(r"(?:['’´`]s(?=\W))?[\s\-–‑/'’´`.&,#()*º°_]{0,4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means."""

    key: str
    role: Role | None
    language: str
    bare: bool
    """Whether the words mean this only in a form or signature block ("Name", "Date")."""

    lone_role: bool
    """Whether the phrase is nothing but a role word ("Customer")."""


class Match(NamedTuple):
    """A phrase found in a text: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    entries: tuple[Entry, ...]


_Step = str | frozenset[str]
"""A word of a phrase, or the words of which one stands there."""

_Path = tuple[_Step, ...]


_Told = Callable[[str], Iterable[tuple[_Path, Entry]]]
"""Yields the wordings of a phrase that begin with a word, and what they mean."""


class PhraseBook:
    """Finds the longest known phrase at a word; phrases are worded when one with their first word is met."""

    def __init__(self, begun: Mapping[str, Sequence[_Told]]) -> None:
        """Take the phrases by the words with which they begin; each may stand at several."""
        self._begun = begun
        self._known: dict[str, dict[Any, Any]] = {}

    def begins(self, word: str) -> bool:
        """Return whether a phrase may begin with ``word``."""
        return word in self._begun

    def _after(self, first: str) -> dict[Any, Any]:
        """Return what may follow a first word, as ``_tree`` makes it."""
        tree = self._known.get(first)
        if tree is None:
            tree = self._known[first] = _tree(chain.from_iterable(told(first) for told in self._begun[first]))
        return tree

    def match(self, text: str, tokens: Sequence[Token], first: int) -> Match | None:
        """Return the longest phrase that begins at token ``first``, or null."""
        best = None
        begun = self.begins(tokens[first].word)
        ways = [(self._after(tokens[first].word), first + 1)] if begun else []
        while ways:
            node, index = ways.pop()
            if "" in node and (best is None or index > best.last):
                best = Match(first, index, node[""])
            if index == len(tokens) or not _BETWEEN.fullmatch(
                text, tokens[index - 1].end, tokens[index].start
            ):
                continue
            word = tokens[index].word
            if None in node:
                ways += [(after, index + 1) for words, after in node[None].items() if word in words]
            known = word if word in node else _misread(word, node)
            if known is not None:
                ways.append((node[known], index + 1))
        return best

    def exact(self, text: str) -> tuple[Entry, ...]:
        """Return the meanings of ``text`` when it is a phrase from end to end, else none."""
        found = plain_of(text)
        tokens = tokens_of(found.text)
        match = self.match(found.text, tokens, 0) if tokens else None
        return match.entries if match is not None and match.last == len(tokens) else ()


_LONG = 6
"""Letters from which on a word of a label is known with one of them read wrong."""

_ALIKE = ("ce", "il1", "o0", "hb", "nu")
"""Signs that recognising makes of one another within a word: "forcign"."""


def _misread(word: str, known: Iterable[str | None]) -> str | None:
    """Return the one word of ``known`` that differs in a sign that recognising takes for its own; or null."""
    if len(word) < _LONG:
        return None
    found = [
        other for other in known if other is not None and len(other) == len(word) and _is_misread(word, other)
    ]
    return found[0] if len(found) == 1 else None


def _is_misread(word: str, other: str) -> bool:
    apart = [(one, two) for one, two in zip(word, other, strict=True) if one != two]
    return len(apart) == 1 and any(set(apart[0]) <= set(group) for group in _ALIKE)


def _tree(told: Iterable[tuple[_Path, Entry]]) -> dict[Any, Any]:
    """Return phrases with one first word by the words behind it; under an empty one stands what it means.

    Of equal meanings the first counts.
    """
    phrases: dict[_Path, list[Entry]] = {}
    for words, entry in told:
        known = phrases.setdefault(words, [])
        if all((entry.key, entry.role) != (other.key, other.role) for other in known):
            known.append(entry)
    tree: dict[Any, Any] = {}
    for words, entries in phrases.items():
        node = tree
        for word in words[1:]:
            if not isinstance(word, str):
                node = node.setdefault(None, {})
            node = node.setdefault(word, {})
        node[""] = tuple(entries)
    return tree


_SLOT = compiled(r"(\{(?:role|cloud)\})")


@cache
def _words(text: str) -> tuple[str, ...]:
    low = plain(text)
    if low.replace(" ", "").isalnum():  # most are words and nothing else
        return tuple(low.split())
    return tuple(token.word for token in tokens_of(low))


_Side = tuple[tuple[str, ...], Role | None]
"""Words for a side."""


def _expanded(phrase: str, sides: Sequence[_Side], clouds: Sequence[tuple[str, ...]]) -> Iterator[_Side]:
    """Yield words and side for each way to fill the slots of ``phrase``; no slot is part of a word.

    ``sides`` are the words for sides in its language, ``clouds`` those for the cloud.
    """
    parts = _SLOT.split(phrase)
    fixed = [_words(part) for part in parts]
    if len(parts) == 3 and parts[1] == "{role}":  # noqa: PLR2004 - one slot: most phrases, and dozens of words
        before, _, after = fixed
        for own, role in sides:
            yield before + own + after, role
        return
    at_role, at_cloud = (
        [n for n, part in enumerate(parts) if part == slot] for slot in ("{role}", "{cloud}")
    )
    for own, role in sides if at_role else _NO_SIDE:
        for number in at_role:
            fixed[number] = own
        for name in clouds if at_cloud else _NO_CLOUD:
            for number in at_cloud:
                fixed[number] = name
            yield tuple(chain.from_iterable(fixed)), role


_NO_SIDE: Sequence[_Side] = (((), None),)
_NO_CLOUD: Sequence[tuple[str, ...]] = ((),)

_LONE = ("{role}", "the {role}", "el {role}", "le {role}")
"""Phrases that are nothing but a role word."""


def _questions(phrase: str, choices: Mapping[str, Sequence[str]]) -> Iterator[_Path]:
    """Yield the ways to ask ``phrase``: in each slot stands one of its ``choices``, words or phrases."""
    ways: list[_Path] = [()]
    for part in _CHOICE.split(phrase):
        steps: list[_Path] = [_words(part)]
        if part[:1] == "{":
            each = [_words(choice) for choice in choices[part.strip("{}")]]
            steps = [words for words in each if len(words) > 1]
            steps.append((frozenset(words[0] for words in each if len(words) == 1),))
        ways = [way + step for way in ways for step in steps]
    for way in ways:
        first = way[0]
        yield from [way] if isinstance(first, str) else ((word, *way[1:]) for word in sorted(first))


_CHOICE = compiled(r"(\{\w+\})")


def _asked(data: Mapping[str, Any]) -> Iterator[tuple[_Path, Entry]]:
    """Yield the questions for the parties with what they mean."""
    for language, asked in data["questions"].items():
        for side in (Role.CUSTOMER, Role.PARTNER):
            entry = Entry("party.name", side, language, bare=False, lone_role=False)
            for phrase in asked[f"as {side}"]:
                for path in _questions(phrase, asked["words"]):
                    yield path, entry


def _sides(roles: Mapping[str, Any], language: str) -> list[_Side]:
    return [(_words(word), Role(side)) for side, words in roles.items() for word in words.get(language, ())]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with what may stand in its slots."""

    phrase: str
    sides: Sequence[_Side]
    clouds: Sequence[tuple[str, ...]]
    entry: Callable[[Role | None], Entry]
    """What it means, by the side that its words name."""

    def firsts(self) -> Iterable[str]:
        """Return the words with which it begins; where that is a slot, one after the other."""
        begin, slot, _ = self.phrase.partition("{")
        fixed = _words(begin)
        if fixed or not slot:
            return fixed[:1]
        if self.phrase.startswith("{role}", len(begin)):
            return {own[0] for own, _ in self.sides}
        return {words[0] for words, _ in _expanded(self.phrase, self.sides, self.clouds)}

    def told(self, first: str) -> Iterator[tuple[_Path, Entry]]:
        """Yield its wordings that begin with a word, and what they mean."""
        sides = self.sides
        if self.phrase.startswith("{role}"):
            sides = [side for side in sides if side[0][0] == first]
        meanings: dict[Role | None, Entry] = {}
        for words, role in _expanded(self.phrase, sides, self.clouds):
            if words[0] == first:
                entry = meanings.get(role)
                if entry is None:
                    entry = meanings[role] = self.entry(role)
                yield words, entry


def _phrases(data: Mapping[str, Any]) -> Iterator[_Phrase]:
    made = cache(Entry)
    sides = cache(lambda language: _sides(data["roles"], language))
    clouds = cache(lambda language: [_words(word) for word in data["cloud"].get(language, [""])])
    for key, groups in data["labels"].items():
        named = {name: group for name, group in groups.items() if len(name) > len("en")}
        plainly = {name: group for name, group in groups.items() if len(name) == len("en")}
        for name, languages in {"": plainly, **named}.items():
            side = {"as customer": Role.CUSTOMER, "as partner": Role.PARTNER}.get(name)
            for language, phrases in languages.items():
                for phrase in phrases:
                    lone = phrase.strip() in _LONE

                    def entry(
                        role: Role | None,
                        rest: tuple[Any, ...] = (key, side, language, name == "bare", lone),
                    ) -> Entry:
                        own, side, *others = rest
                        return made(own, role or side, *others)

                    yield _Phrase(phrase, sides(language), clouds(language), entry)


@cache
def _data() -> Mapping[str, Any]:
    source = files("poedesk.proof.finding").joinpath("data/labels.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = load_yaml(source)
    return loaded


@cache
def caption_words() -> frozenset[str]:
    """Return the words that may stand beside the role word in a caption."""
    return frozenset(_data()["caption words"])


@cache
def also_titles() -> frozenset[str]:
    """Return the words for a side that are also what somebody is called: "Partner" of a firm of lawyers."""
    return frozenset(_data()["also titles"])


@cache
def called_company() -> frozenset[str]:
    """Return the labels that tell a side only by the label beside them: "Company" beside "Consultant"."""
    return frozenset(_data()["called company"])


@cache
def where_sent() -> frozenset[str]:
    """Return the labels of the place to which goods are sent."""
    return frozenset(_data()["where sent"])


@cache
def phrase_book() -> PhraseBook:
    """Return the phrase book of ``data/labels.yaml``."""
    begun: dict[str, list[_Told]] = {}
    for phrase in _phrases(_data()):
        for word in phrase.firsts():
            begun.setdefault(word, []).append(phrase.told)
    asked: dict[str, list[tuple[_Path, Entry]]] = {}
    for path, entry in _asked(_data()):
        asked.setdefault(str(path[0]), []).append((path, entry))
    for word in asked:
        begun.setdefault(word, []).append(asked.__getitem__)
    return PhraseBook(begun)
