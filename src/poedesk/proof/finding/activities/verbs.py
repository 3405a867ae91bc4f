"""Activities told by a verb or noun of work and the things in its clause, word by word (``data/verbs.yaml``).

Each word is looked up once: which verbs it may be a form of, and which things it names. A verb shows its
activity when its clause holds one of the things that it needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.forms import Form, forms_of
from poedesk.proof.finding.wording.index import listed, looked_at
from poedesk.proof.finding.wording.plain import plain_text

GOAL = "goal"
"""What stands for a product to which something comes."""

_REACH = 16
"""Words before and behind a verb among which its things stand."""

_LED_TO = 3
"""Words before a product among which its direction stands: "to the new Teams"."""

_WORD = compiled(r"[^\W_]+")
_END = compiled(r"[.;:!?](?=\s|$)")
"""What ends a clause."""

_KNOWN_WORDS = 20_000
"""Words of which it is remembered what they name, at most."""


class _Frame(NamedTuple):
    """What shows an activity: a form of a verb, and the things that its clause must hold."""

    activity: str
    form: Form
    needs: Sequence[frozenset[str]]
    """Of each of these one."""

    ahead: bool
    """Whether its things stand behind it, unless it is a passive."""

    unless: frozenset[str]
    """Things beside which it tells nothing, when nothing that is worked on is told either."""


class _Known(NamedTuple):
    """All verbs and things, ready to be looked up."""

    bit: int
    """Of the texts in which any of the verbs stands."""

    verbs: Mapping[str, Sequence[_Frame]]
    things: Mapping[str, frozenset[str]]
    endings: Sequence[tuple[str, str]]
    """Ends of words, as of German compounds, with what they name."""

    directions: frozenset[str]
    small: Mapping[str, frozenset[str]]
    """Small words by what they do in a clause, as the data name it."""


def told_by_verbs(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the verbs of work stand in a plain text, each with the id of its activity."""
    known = _known()
    if not looked_at(plain).bits & known.bit:
        return
    start = 0
    for end in (*(match.start() for match in _END.finditer(plain)), len(plain)):
        words = _WORD.findall(plain, start, end)
        if not known.verbs.keys().isdisjoint(words) and (found := list(_in_clause(words, known))):
            spans = [match.span() for match in _WORD.finditer(plain, start, end)]
            yield from ((*spans[at], activity) for at, activity in found)
        start = end


def _in_clause(words: Sequence[str], known: _Known) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the verbs of work among the words of a clause, each with its activity."""
    named = [_things(words, number, known) for number in range(len(words))]
    there = frozenset[str]().union(*named)
    own = cache(lambda: _for_itself(words, known.small))  # asked once, and seldom
    for at, word in enumerate(words):
        told = set[str]()
        for frame in known.verbs.get(word, ()):
            if not all(need & there for need in frame.needs):  # most
                continue
            if not _shows(words, at, frame, named, known.small):
                continue
            if frame.ahead and frame.needs and own():
                continue
            if frame.activity not in told:
                yield at, frame.activity
            if len(frame.needs) < _SPECIFIC:
                break
            told.add(frame.activity)  # guiding somebody from afar may be teaching as well


_SPECIFIC = 2
"""Needs of a frame beside which a plainer one may be told too."""


def _shows(
    words: Sequence[str],
    at: int,
    frame: _Frame,
    named: Sequence[frozenset[str]],
    small: Mapping[str, frozenset[str]],
) -> bool:
    """Return whether a verb stands in its clause with all that its frame needs."""
    if frame.form.rest and not _completed(words, at, frame.form, small["goes on"]):
        return False
    if frame.ahead and frame.needs and _by_itself(words, at, named, small):
        return False
    behind = _REACH if not frame.ahead else _before(words, at, small)
    after = _objects(words, at, named, small) if frame.ahead else named[at + 1 : at + 1 + _REACH]
    near = (*named[max(0, at - behind) : at], *after)
    if not all(any(need & each for each in near) for need in frame.needs):
        return False
    return not (frame.unless and _of_others(near, frame.unless))


def _of_others(near: Sequence[frozenset[str]], unless: frozenset[str]) -> bool:
    """Return whether things of ``unless`` are told, and none that is worked on."""
    told = frozenset[str]().union(*near)
    return not unless.isdisjoint(told) and _WORKED_ON.isdisjoint(told)


_WORKED_ON = frozenset({"data", "devices", "people"})


def _by_itself(
    words: Sequence[str], at: int, named: Sequence[frozenset[str]], small: Mapping[str, frozenset[str]]
) -> bool:
    """Return whether a product is said to do something: "Exchange Online moves messages"."""
    told = words[at].endswith("s") and words[at] not in small["passive"]
    return told and any("product" in each for each in named[max(0, at - _SUBJECT) : at])


_SUBJECT = 2
"""Words before a verb in which its subject ends."""


def _for_itself(words: Sequence[str], small: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a clause tells of selling, or of what is a house's own: "in its own house"."""
    if not small["selling"].isdisjoint(words):
        return True
    return any(pair == _OWN and words[at - 1] not in small["from"] for at, pair in enumerate(pairwise(words)))


_OWN = ("its", "own")


def _objects(
    words: Sequence[str], at: int, named: Sequence[frozenset[str]], small: Mapping[str, frozenset[str]]
) -> Sequence[frozenset[str]]:
    """Return the things behind an English verb, no product that only says what another thing is about.

    "Opened a ticket with the maker of Exchange Online" opens no product.
    """
    found: list[frozenset[str]] = []
    about = False
    for number in range(at + 1, min(len(words), at + 1 + _REACH)):
        about = about or (words[number] in small["about"] and words[number - 1] != "live")
        about = about and words[number] not in small["to"]
        found.append(named[number] - _PRODUCTS if about else named[number])
    return found


_PRODUCTS, _ADMINS = frozenset({"product"}), frozenset({"admins"})


def _before(words: Sequence[str], at: int, small: Mapping[str, frozenset[str]]) -> int:
    """Return how many words before an English verb its things may stand: some where it is a passive.

    "Forty mailboxes were moved" is one, and in notes so is "Defender for Cloud Apps connected".
    """
    if small["passive"].intersection(words[max(0, at - 3) : at]):
        return _REACH
    noted = words[at].endswith("ed") and (at + 1 == len(words) or words[at + 1] in small["behind notes"])
    return _NOTED if noted else 0


_NOTED = 5
"""The same in notes, that leave out "was"."""


def _completed(words: Sequence[str], at: int, form: Form, goes_on: frozenset[str]) -> bool:
    """Return whether the words that belong to a verb stand behind it in its clause, or right before it.

    ``goes_on`` are words behind a particle that ends its clause.
    """
    length = len(form.rest)
    for place in range(at + 1, min(len(words), at + 1 + _REACH)):
        after = place + length
        if tuple(words[place:after]) == form.rest and (
            not form.ends or after == len(words) or words[after] in goes_on
        ):
            return True
    return tuple(words[max(0, at - length) : at]) == form.rest


def _things(words: Sequence[str], number: int, known: _Known) -> frozenset[str]:
    found = _named(words[number])
    if "people" in found and number and words[number - 1] in known.small["of the trade"]:
        return found | _ADMINS
    if "product" in found and known.directions.intersection(words[max(0, number - _LED_TO) : number]):
        return found | {GOAL}
    return found


@lru_cache(_KNOWN_WORDS)
def _named(word: str) -> frozenset[str]:
    """Return the things that a word names, as itself or by its end."""
    known = _known()
    found = known.things.get(word)
    return found or frozenset(name for end, name in known.endings if word.endswith(end))


@cache
def _known() -> _Known:
    data = _data()
    things: dict[str, frozenset[str]] = {}
    endings: list[tuple[str, str]] = []
    for name, told in data["things"].items():
        for word in plain_text(told).split():
            if word.startswith("*"):
                endings.append((word[1:], name))
            else:
                things[word] = things.get(word, frozenset()) | {name}
    verbs: dict[str, list[_Frame]] = {}
    for activity, frames in data["frames"].items():
        for frame in frames:
            needs = [frozenset(frame[name].split()) for name in ("with", "also") if name in frame]
            unless = frozenset(frame.get("unless", "").split())
            for form, language in _all_forms(frame):
                known = verbs.setdefault(form.word, [])
                known.append(_Frame(activity, form, needs, language == "en", unless))
    for frames in verbs.values():
        # The longest expression counts, then the one that needs most.
        frames.sort(key=lambda frame: (-len(frame.form.rest), -len(frame.needs)))
    directions = {
        language: frozenset(plain_text(told).split()) for language, told in data["directions"].items()
    }
    small = {name: frozenset(plain_text(told).split()) for name, told in data["small"].items()}
    every = frozenset[str]().union(*directions.values())
    return _Known(listed(verbs), verbs, things, endings, every, {**small, "to": directions["en"]})


def _all_forms(frame: Mapping[str, Any]) -> Iterator[tuple[Form, str]]:
    """Yield every form of the verbs and nouns of a frame, with the language of verbs."""
    for language, entries in frame.get("verbs", {}).items():
        for entry in entries.split():
            yield from ((form, language) for form in forms_of(entry, language))
    for entries in frame.get("nouns", {}).values():
        for word in plain_text(entries).replace("-", " ").split():
            yield Form(word), ""


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files("poedesk.proof.finding") / "data" / "verbs.yaml"
    loaded: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded
