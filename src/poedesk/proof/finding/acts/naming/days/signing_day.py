"""The day on which a paper says, in the sentence over its signatures, that it is signed.

"IN WITNESS WHEREOF the parties have signed this statement at Leeds on 4 May 2026"; "ambas partes firman la
presente acta en Vilagarcía, a 17 de abril de 2026". It is that of all who sign under it, when the sentence is
of all of them or the paper's closing formula; where one side signs, it is that of this side alone. A sentence
counts only when it says this from its first word to its last: any other may be of another paper or matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.model import Act, Finding, Role
from poedesk.proof.finding.page.view import DocumentView

LINES = 12
"""Lines over the first signature among which such a sentence stands at most."""

HEAD = 2
"""Lines at the top of a paper in which it says what it is."""

TITLE = 40
"""Characters of a heading over such a sentence at most; a longer line without a full stop goes on in it."""


@cache
def told() -> Mapping[str, Any]:
    """Return what ``data/signing_sentences.yaml`` holds."""
    source = (
        files("poedesk.proof.finding").joinpath("data/signing_sentences.yaml").read_text(encoding="utf-8")
    )
    loaded: Mapping[str, Any] = load_yaml(source)
    return loaded


@cache
def waits() -> re.Pattern[str]:
    """Return the words of what is still to come, or depends on something."""
    return compiled(rf"\b(?:{'|'.join(told()['waits'])})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which somebody signs."""

    span: Span
    role: Role | None
    """The side that signs on it; null for all."""


def signing_day(view: DocumentView, acts: Sequence[Act], parties: Sequence[Finding]) -> Day | None:
    """Return the day in the sentence over the first of ``acts``; null without one, or with several."""
    starts = [
        (span.page, span.start)
        for act in acts
        for part in (act.name, act.signature, act.title)
        for span in (part.spans if part is not None else ())
        if span.start is not None
    ]
    if not starts:
        return None
    page, end = min(starts)
    text = view.text(page)
    over = [piece for piece in view.pieces(page) if piece.end <= end and piece.text.strip()][-LINES:]
    if not over:
        return None
    low = over[0].start
    days = {
        (low + hit.start, low + hit.end, role)
        for hit in when.read(text[low:end])
        for role in _told(text[low:end], hit.start, hit.end, _head(view), parties)
    }
    if len(days) != 1:
        return None
    start, stop, role = days.pop()
    return Day(view.span(page, start, stop), role)


def _head(view: DocumentView) -> frozenset[str]:
    """Return the words in the title of a paper."""
    first = [piece.text.strip() for piece in view.pieces() if piece.text.strip()][:HEAD]
    titles = (
        line for line in first if len(line) <= 2 * TITLE and line[-1] not in ".,;" and not when.read(line)
    )
    return frozenset(word for line in titles for word in words.flat(line).split())


def _told(
    text: str, start: int, end: int, head: frozenset[str], parties: Sequence[Finding]
) -> Iterator[Role | None]:
    """Yield who signs on the day from ``start`` to ``end``; nothing when it is of something else."""
    after = _END.split(text[end:])[0]
    for before in _openings(_STOP.split(text[:start])[-1]):
        said = " ".join(f"{before} # {after}".split()).replace(" ,", ",")
        low = words.flat(said)
        if waits().search(low) is None:
            matches = (form.fullmatch(low) for form in _forms())
            for found in matches:
                if found is not None and _fits(found, said, head):
                    yield from _signers(found, said, parties)


def _openings(before: str) -> Iterator[str]:
    """Yield what may be the sentence up to its day: from its first line, and from behind headings."""
    lines = before.splitlines()
    for number in range(len(lines)):
        over = lines[number - 1].strip() if number else ""
        if not over or (len(over) <= TITLE and _TITLE.search(over)) or _begins(over, lines[number]):
            yield "\n".join(lines[number:])


def _begins(over: str, line: str) -> bool:
    """Return whether a closing formula begins with its own line, behind "... to Harlinga B.V."."""
    return over.endswith(".") and line[:1].isupper() and _lead().match(words.flat(line)) is not None


@cache
def _lead() -> re.Pattern[str]:
    return compiled(rf"(?:{_given('lead')}|{_given('closing')})\b")


_STOP = later(r"(?<=[^\W\d_]{3}[.;!?])\s+|(?<=\d{4}[.;!?])\s+(?=[^\W\d_a-z])|\n\s*\n")
"""Where a sentence ends, as far as its signs tell; an abbreviation of two letters ends none."""

_END = later(r"(?<=[.;!?])\s|^[ \t]*\n(?=\s*[^\W\d_a-z])|\n\s*\n")
"""Where a sentence ends behind its day, which may end a line without a full stop."""

_TITLE = later(r"^\W*(?:\d[\d.]*\s+)?[^\W\d_a-z](?:[\w'\u2019-]*[ /&]+){0,4}[\w'\u2019-]{3,}\W?(?<!,)$")
"""A heading: a few words, the last no particle."""


def _fits(found: re.Match[str], said: str, head: frozenset[str]) -> bool:
    """Return whether the paper of the sentence is this one, and its place is one."""
    groups = found.groupdict()
    if groups.get("paper") is not None:
        named = re.split(r"[\s,]+", groups["paper"].strip())
        if not any(_paper().fullmatch(word) or word in head for word in named):
            return False
    for place in (key for key in ("town", "town_after") if groups.get(key)):
        if not all(
            len(word) <= _PARTICLE or word[0].isupper() for word in said[slice(*found.span(place))].split()
        ):
            return False
        if not said[found.start(place)].isupper():
            return False
    return True


_PARTICLE = 3
"""Letters of a word in the name of a place that may begin small: "Frankfurt am Main"."""


def of_one_side(rest: str) -> bool:
    """Return whether what stands behind the day of a closing formula says that one side alone signed."""
    found = _agent().match(words.flat(rest))
    return found is not None and _all().fullmatch(found["who"].strip()) is None


@cache
def _agent() -> re.Pattern[str]:
    return compiled(rf"[\s,]*{_given('agent')} (?P<who>[^,;.:]+)")


def _signers(found: re.Match[str], said: str, parties: Sequence[Finding]) -> Iterator[Role | None]:
    groups = found.groupdict()
    key = next((key for key in ("who", "agent", "agent_after") if groups.get(key)), None)
    if key is None:
        yield None
        return
    name = said[slice(*found.span(key))].strip(" ,")
    if _all().fullmatch(words.flat(name)):
        yield None
        return
    sides = [_side(part, parties) for part in _and().split(name)]
    if len(sides) == 1 and sides[0] is not None:
        yield sides[0]
    elif set(sides) == {Role.CUSTOMER, Role.PARTNER}:
        yield None


def _side(name: str, parties: Sequence[Finding]) -> Role | None:
    bare = _article().sub("", name).strip()
    return (
        words.role_of(bare)
        if len(bare.split()) == 1 and words.role_of(bare)
        else role_of_party(bare, parties)
    )


def _given(key: str) -> str:
    """Return the words of ``key`` as one expression."""
    given = told()["on this day"][key]
    return f"(?:{given if isinstance(given, str) else '|'.join(given)})"


def _place(group: str) -> str:
    return rf"(?:{_given('town')} )?(?P<{group}>[^\d,;:.#]{{2,40}}?)"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the sentences of signing: of who signs, of a paper that is signed, without a subject."""
    verb, by, copies = _given("verb"), _given("by"), rf"(?:,? ?{_given('copies')},?)?"
    lead = rf"\W*(?:{_given('lead')},? )?"
    stops = _given("stops")
    paper = rf"{_given('this')} (?P<paper>(?!{stops}\b)[^\s,]+(?: (?!{stops}\b)[^\s,]+){{0,4}}?)"
    at = rf",? ?(?!{_given('copies')}){_given('at')} "
    day = rf",? (?:{_given('day')} )?#"
    where = rf"(?:{at}{_place('town')})?{day}(?: ?{at}{_place('town_after')})?"
    name = r"[^,;:#]{2,90}?"
    ends = r"[\s.,;]*"
    late = rf"(?: {by} (?P<agent_after>{name}))?{copies}{ends}"
    early = rf"(?: {by} (?P<agent>{name}))?"
    adverb = rf"(?: {_given('adverb')})?"
    have = rf"(?: {_given('have')})?"
    also = rf"(?:{_given('also')}|{_given('closing')})(?:,| {_given('and')}|, {_given('and')}) "
    chain = rf"(?:{also})*(?:{_given('copies')} )?(?:{verb}|{_given('closing')})"
    was = rf"{lead}{paper} {_given('was')}{adverb}"
    agent = rf"{by} (?P<agent>{name})"
    sources = (
        rf"{lead}(?P<who>{name}){have}{adverb} {verb}{adverb} {paper}{copies}{where}{copies}{ends}",
        rf"{lead}(?P<who>{name}) {_given('have')}{adverb} {paper}{copies}{where} {verb}{copies}{ends}",
        rf"{lead}{paper} {_given('is')}{adverb} {verb}{early}{copies}{where}{late}",
        rf"{lead}(?:se |si )?(?:{verb}|{_given('closing')}) {paper}{early}{copies}{where}{late}",
        rf"{was} {verb} {agent}{copies}{where}{copies}{ends}",
        rf"{was} {agent}{copies}{where} {verb}{copies}{ends}",
        rf"{was} {verb}{where} {by} (?P<agent_after>{name}){ends}",
        rf"{lead}{chain}{early}{copies}(?:{at}{_place('town')}){day}{late}",
        rf"\W*{_given('lead')},? {chain}{early}{copies}{where}{late}",
    )
    return tuple(compiled(source) for source in sources)


@cache
def _paper() -> re.Pattern[str]:
    return compiled(_given("paper"))


@cache
def _all() -> re.Pattern[str]:
    return compiled(_given("all"))


@cache
def _and() -> re.Pattern[str]:
    return compiled(rf" {_given('and')} ")


@cache
def _article() -> re.Pattern[str]:
    return compiled(rf"(?i)^{_given('own')}\s+")
