"""Finds labels in one stretch of text: where a known phrase stands like a label, not like prose.

A label begins a line or a column (numbers, bullets and stars before it aside) or follows the value of
another label, and is followed by a colon, a gap, a line to write on, or nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from poedesk.proof.finding.phrases import Entry, Match, Token, phrase_book, searchable, tokens_of

_GAP = re.compile(r"\t|\s{3,}|\s\|\s?")
"""What parts two columns that stand in one stretch of text."""

_PREFIX = re.compile(
    r"""(?x) [\s*#>•·▪●○◦‣■□☐\-–—"'“‘|_]*
    (?:section\s+|seccion\s+|abschnitt\s+)?
    (?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z](?=[.)])|[ivx]{1,4}(?=[.)]))[.):]*\s*[\-–—]?\s*)?
    (?:(?:between|and|by|entre|y|und|zwischen)\s+)?(?:the\s+)?
    [\s*_"'“‘(|]* $"""  # noqa: RUF001 - typographic quotes and dashes are what documents hold
)
_TAIL = re.compile(
    r"""(?x) (?: \s?\([^()]{0,60}\) | [*®™†#?]+ | _(?=:) | (?<=\w)["'”’](?=\s*:)
    | [,\s]\s?(?:if\ (?:known|any|applicable|available|different)|required|optional|obligatorio|opcional|printed|
        please\ print|in\ full|here|aqui)(?=\s*(?:[:*_(]|$)) )*"""  # noqa: RUF001
)
_BILINGUAL = re.compile(r"\s?[/|]\s?|\s[-–—]\s|\s?\(")  # noqa: RUF001
_SEPARATORS = (
    ("colon", re.compile(r"\s{0,3}[:：][*_\"”]{0,3}")),  # noqa: RUF001 - a full-width colon is one too
    ("end", re.compile(r"\s*$")),
    ("gap", re.compile(r"\t|\s{3,}|\s\|\s?")),
    ("fill", re.compile(r"\s*(?=_{2,}|\.{4,}|…|\[[^\]]*\]\s*$|«|\{\{)")),
    ("dash", re.compile(r"\s+[-–—=]+>?\s+(?=\S)")),  # noqa: RUF001
)
_BRACKETS = re.compile(r"\[[\s_.]*\]")
_ADJACENT = re.compile(r"\s+(?=[^\W_])")
_FIELD_NOISE = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|_+|\[\d+\]|[.]|-"
)
_ADJACENT_WORDS = 14
"""Words a line may have, at most, for a label without any sign after it."""

_ADJACENT_KEYS = frozenset(
    {"tenant_id", "subscription_id", "domain", "email", "party.name", "date.effective", "date.signed"}
)
"""Keys whose values show by themselves what they are, so that no sign need part them from the label."""

_ARTICLES = frozenset({"the", "el", "la", "le", "der", "die"})

_CAPTION_WORDS = 6


class Hit(NamedTuple):
    """A label in a stretch of text; offsets are in that text."""

    start: int
    end: int
    """Exclusive, the qualifiers behind it included ("Name (printed)")."""

    value: int
    """Where a value on the same line would begin."""

    stop: int
    """Where that value ends: the next label, column or the end of the text."""

    separator: str
    """``colon``, ``end``, ``gap``, ``fill``, ``dash`` or ``adjacent``."""

    entries: tuple[Entry, ...]


def scan(raw: str) -> tuple[Hit, ...]:
    """Return the labels in ``raw`` (one line, or the text of one cell), from left to right."""
    text, origin = searchable(raw)
    tokens = tokens_of(text)
    columns = [0, *(match.end() for match in _GAP.finditer(text))]
    hits: list[tuple[Match, int, int, str, int]] = []
    index = 0
    while index < len(tokens):
        match = phrase_book().match(text, tokens, index)
        found = _accepted(raw, text, origin, tokens, match, columns, bool(hits)) if match else None
        if match is None or found is None:
            index += 1
            continue
        match, end, separator, value = found
        hits.append((match, end, tokens[match.first].start, separator, value))
        index = max(match.last, _token_after(tokens, value))
    return tuple(_finished(text, origin, hits, number) for number in range(len(hits)))


def _token_after(tokens: list[Token], offset: int) -> int:
    return next((number for number, token in enumerate(tokens) if token.start >= offset), len(tokens))


def _finished(
    text: str, origin: Sequence[int], hits: list[tuple[Match, int, int, str, int]], number: int
) -> Hit:
    match, end, start, separator, value = hits[number]
    while value < len(text) and text[value].isspace():
        value += 1
    stop = hits[number + 1][2] if number + 1 < len(hits) else len(text)
    brackets = _BRACKETS.match(text, value, stop)
    gap = _GAP.search(text, brackets.end() if brackets else value, stop)
    if gap:
        stop = gap.start()
    places = origin.__getitem__
    value = min(value, stop) if value <= stop else value
    return Hit(places(start), places(end), places(value), places(max(stop, value)), separator, match.entries)


def _accepted(  # noqa: PLR0913 - the prepared text travels in parts
    raw: str,
    text: str,
    origin: Sequence[int],
    tokens: list[Token],
    match: Match,
    columns: list[int],
    after_label: bool,  # noqa: FBT001 - one of seven prepared parts, private
) -> tuple[Match, int, str, int] | None:
    """Return (match, end of label, separator, start of value) when the phrase stands like a label."""
    start = tokens[match.first].start
    column = max(place for place in columns if place <= start)
    begins = bool(_PREFIX.fullmatch(text, column, start))
    first = raw[origin[start]]
    if not begins and not (after_label and (first.isupper() or not first.isalpha() or not first.islower())):
        return None
    match, end = _extended(text, tokens, match)
    separator, value = _separator(text, end)
    if separator is None and begins and _adjacent(raw, text, tokens, match, end, origin):
        separator, value = "adjacent", end
    if separator is None or (not begins and separator not in ("colon", "fill")):
        return None
    article = match.last - match.first > 1 and tokens[match.first].word in _ARTICLES
    worded = any(sign.isalpha() for sign in text[column:start])
    if first.islower() and (separator == "end" or article or worded):
        return None
    return match, end, separator, value


def _extended(text: str, tokens: list[Token], match: Match) -> tuple[Match, int]:
    """Return the match with its second language ("Customer / Cliente") and the end of its qualifiers."""
    end = tokens[match.last - 1].end
    bridge = _BILINGUAL.match(text, end)
    following = _token_after(tokens, end)
    if bridge and following < len(tokens) and tokens[following].start == bridge.end():
        other = phrase_book().match(text, tokens, following)
        if other is not None:
            keys = {entry.key for entry in other.entries}
            both = tuple(entry for entry in match.entries if entry.key in keys)
            after = tokens[other.last - 1].end
            closing = 1 if bridge.group().endswith("(") and text[after : after + 1] == ")" else 0
            if both:
                match = Match(match.first, other.last, both)
                end = after + closing
    tail = _TAIL.match(text, end)
    return match, tail.end() if tail else end


def _separator(text: str, end: int) -> tuple[str | None, int]:
    for name, pattern in _SEPARATORS:
        found = pattern.match(text, end)
        if found:
            return name, found.end()
    return None, end


def _adjacent(
    raw: str, text: str, tokens: list[Token], match: Match, end: int, origin: Sequence[int]
) -> bool:
    """Whether a value may follow the label without any sign: "Customer Tenant ID 2f6c1e0a-..."."""
    words = match.last - match.first
    if words < 2 or (words == 2 and len(tokens) > _ADJACENT_WORDS):  # noqa: PLR2004 - one word is too little
        return False
    found = _ADJACENT.match(text, end)
    if not found or all(
        entry.bare or entry.lone_role or entry.key not in _ADJACENT_KEYS for entry in match.entries
    ):
        return False
    first = raw[origin[found.end()]]
    return first.isupper() or first.isdigit()


def label_only(raw: str) -> tuple[Hit, ...]:
    """Return the hit when ``raw`` is one label and nothing else, in a tuple; else none."""
    hits = scan(" ".join(raw.split()))
    return (
        hits
        if len(hits) == 1 and hits[0].separator in ("end", "colon") and _empty_after(raw, hits[0])
        else ()
    )


def _empty_after(raw: str, hit: Hit) -> bool:
    return not " ".join(raw.split())[hit.value :].strip(" *_")


_UNKNOWN_LABEL = re.compile(r"\W{0,4}(?:\d[\d.]*\s)?[^\W\d_][^:：\n]{0,45}[:：](?:\s|$)")  # noqa: RUF001


def label_like(raw: str) -> bool:
    """Return whether ``raw`` begins with a label, known or not ("Invoice total: ...")."""
    hits = scan(raw)
    if hits and hits[0].separator != "adjacent":
        return True
    found = _UNKNOWN_LABEL.match(raw)
    return (
        bool(found) and len(found.group().split()) <= _CAPTION_WORDS and "://" not in raw[: found.end() + 2]
    )


def field_words(name: str) -> str:
    """Return the name of a form field as words: ``CustomerTenantID_2`` -> "Customer Tenant ID 2"."""
    tail = name.rsplit("].", 1)[-1].rsplit(".", 1)[-1]
    return " ".join(_FIELD_NOISE.sub(" ", tail).split())
