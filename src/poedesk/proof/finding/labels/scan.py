"""Finds labels in one stretch of text: where a known phrase stands like a label, not like prose.

A label begins a line or a column (numbers, bullets and stars before it aside) or follows the value of
another label, and is followed by a colon, a gap, a line to write on, or nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.labels.phrases import Entry, Match, phrase_book
from poedesk.proof.finding.wording.plain import WORD, Plain, Token, plain_of, tokens_of

_GAP = compiled(r"\t|\s{3,}|\s\|\s?")
"""What parts two columns that stand in one stretch of text."""

_PREFIX = compiled(
    r"""(?x) [\s*#>•·▪●○◦‣■□☐\-–—"'“‘|_¿]*+
    (?:(?:section|seccion|abschnitt|question|frage|field|feld|box|item|no|nr)(?:\.?\s+|$)|q(?=\d))?
    (?:\(?(?:[a-z]?\.?\d{1,2}(?:\.\d{1,2}){0,3}|[a-z](?=[.)])|[ivx]{1,4}(?=[.)]))
        (?:\ (?=[.)]))?[.):]*+\s*+[\-–—]?\s*+)?
    (?:(?:between|and|by|entre|y|und|zwischen)\s+)?
    (?:(?:please|bitte|merci\ de|por\ favor)\s+)?
    (?:(?:(?:what|which|wie|was|quel(?:le)?|cual|qual|wat)(?:\s+(?:is|are|was|lautet|ist|est|es|e))?
    |state|give|enter|provide|specify|indicate|list|indiquez|indique|indicare)\s+)?
    (?:(?:the|your|our|every|each|all|die|der|das|le|la|el|il|lo|de|het)\s+)?
    [\s*_"'“‘(|¿]* $"""
)
_ASKS = compiled(
    r"\b(?:what|which|wie|was|quel(?:le)?|cual|qual|wat|state|give|enter|provide|specify|indicate|list"
    r"|indiquez|indique|indicare)\s"
)
"""Words of a question or request before a label."""

_TAIL = compiled(
    r"""(?x) (?: \s?\([^()]{0,60}\) | \s?\[[^\[\]]{2,40}\](?=\s*:) | [*®™†#?]+ | \s[*†](?=[\s:(]|$) | _(?=:)
    | \s\?+ | (?<=\w)["'”’](?=\s*:)
    | [,\s]\s?(?:if\ (?:known|any|applicable|available|different)|required|optional|obligatorio|opcional
    |printed|
        please\ print|in\ full|here|aqui)(?=\s*(?:[:*_(]|$)) )*"""
)
_NUMBERED = compiled(r"\W{0,3}\d{1,2}\s?[.)]\s*[^\W\d]")
_CLAUSE = compiled(
    r"\s(?:on\ whose\ behalf|(?:for|to|by|with)\ wh(?:om|ich)|whom?|which|that)\s[^:?|\t]{3,150}"
    r"(?:(?=:)|\?|$)"
)
"""What a form says further about whom it asks for: "5. Name of customer on whose behalf this was sent"."""

_BILINGUAL = compiled(r"\s?[/|]\s?|\s[-–—]\s|\s?\(")
_SEPARATORS = (
    ("colon", compiled(r"\s{0,3}[:：][*_\"”]{0,3}")),
    ("end", compiled(r"\s*$")),
    ("gap", compiled(r"\t|\s{3,}|\s\|\s?")),
    ("fill", compiled(r"\s*(?=_{2,}|\.{4,}|…|\[[^\]]*\]\s*$|«|\{\{)|\s+(?=\.{3}\s)")),
    ("dash", compiled(r"\s+[-–—=]+>?\s+(?=\S)")),
)
_BRACKETS = compiled(r"\[[\s_.]*\]")
_ADJACENT = compiled(r"\s+(?=[^\W_])")
_DOMAIN = compiled(r"(?<![\w-])@?\w[\w-]*(?:\.[\w-]+)+\s*$")
_FIELD_NOISE = compiled(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|_+|\[\d+\]|[.]|-")
_TELLING = 2
"""Words that a label without any sign after it must have, at least."""

_ADJACENT_WORDS = 14
"""Words a line may have, at most, for such a label of two words."""

_ADJACENT_KEYS = frozenset(
    {"tenant_id", "subscription_id", "domain", "email", "party.name", "date.effective", "date.signed"}
)
"""Keys whose values show by themselves what they are, so that no sign need part them from the label."""

_ADJACENT_PEOPLE = frozenset({"signatory.name", "signatory.title"})
"""Keys that only a label of three words and more tells from the first words of a sentence."""

_PEOPLE_WORDS = 3

_ARTICLES = frozenset({"the", "el", "la", "le", "der", "die"})

_CAPTION_WORDS = 6

_KNOWN_TEXTS = 1024
"""Lines of which the labels are remembered, at most: they are looked at for values, then for captions."""


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


class _Prepared(NamedTuple):
    """A stretch of text made ready for scanning; all offsets but ``origin`` are in ``text``."""

    raw: str
    text: str
    origin: Sequence[int]
    tokens: Sequence[Token]
    columns: Sequence[int]
    """Where each column begins, from left to right."""

    def first_sign(self, offset: int) -> str:
        """Return the sign of the original text at ``offset``."""
        return self.raw[self.origin[offset]]


class _Label(NamedTuple):
    """A phrase that stands like a label."""

    start: int
    end: int
    value: int
    separator: str
    match: Match


@lru_cache(_KNOWN_TEXTS)
def scan(raw: str) -> tuple[Hit, ...]:
    """Return the labels in ``raw`` (one line, or the text of one cell), from left to right."""
    prepared = plain_of(raw)
    parted = _may_be_parted(prepared.text)
    return _hits(raw, prepared, parted=parted) if parted or _may_begin(prepared.text) else ()


def _hits(raw: str, prepared: Plain, *, parted: bool) -> tuple[Hit, ...]:
    """Return the labels in ``raw``; ``parted`` says that columns may stand in it."""
    text, origin = prepared.text, prepared.origin
    columns = [0, *(match.end() for match in _GAP.finditer(text))] if parted else [0]
    line = _Prepared(raw, text, origin, tokens_of(text), columns)
    found: list[_Label] = []
    index = 0
    while index < len(line.tokens):
        if not parted and not found and not _PREFIX.fullmatch(text, 0, line.tokens[index].start):
            return ()  # a label would begin the line, and no more of it can stand before one
        match = phrase_book().match(text, line.tokens, index)
        label = _accepted(line, match, after_label=bool(found)) if match else None
        index += 1
        if label is not None:
            found.append(label)
            index = max(label.match.last, _token_after(line.tokens, label.value))
    stops = [*(label.start for label in found[1:]), len(text)]
    return tuple(_hit(line, label, stop) for label, stop in zip(found, stops, strict=False))


def _may_be_parted(text: str) -> bool:
    """Return whether columns may stand in one stretch of plain text; what is parted matches ``_GAP``."""
    return "   " in text or "|" in text or not text.isprintable()


def _may_begin(text: str, *, alone: bool = True) -> bool:
    """Return whether a phrase may begin a stretch of plain text in one column.

    What may stand before one (``_PREFIX``) may also end at each of its words: after the first word at which
    that is not so there is no need to look on. When it is not ``alone``, more text may follow.
    """
    begins = phrase_book().begins
    for word in WORD.finditer(text):
        if not _PREFIX.fullmatch(text, 0, word.start()):
            return False
        if begins(word.group()):
            return True
    return not alone


def numbered(text: str) -> bool:
    """Return whether a line begins with the number of an item: "5. Name of customer"."""
    return _NUMBERED.match(text) is not None


def may_go_on(text: str) -> bool:
    """Return false when no label that begins in a line of one column can go on in the next line."""
    plain = plain_of(text).text
    return _may_be_parted(plain) or _may_begin(plain, alone=False)


def _token_after(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=lambda token: token.start)


def _hit(line: _Prepared, label: _Label, stop: int) -> Hit:
    value = label.value
    while value < len(line.text) and line.text[value].isspace():
        value += 1
    brackets = _BRACKETS.match(line.text, value, stop)
    gap = _GAP.search(line.text, brackets.end() if brackets else value, stop)
    stop = max(gap.start() if gap else stop, value)
    start, end, value, stop = (line.origin[place] for place in (label.start, label.end, value, stop))
    return Hit(start, end, value, stop, label.separator, label.match.entries)


def _accepted(line: _Prepared, match: Match, *, after_label: bool) -> _Label | None:
    """Return the label when the phrase stands like one; ``after_label`` says that one stands before it."""
    start = line.tokens[match.first].start
    column = line.columns[bisect_right(line.columns, start) - 1]
    begins = bool(_PREFIX.fullmatch(line.text, column, start))
    small = line.first_sign(start).islower()
    if not begins and (small or not after_label):
        return None
    asked = begins and _ASKS.search(line.text, column, start) is not None
    worded = not asked and any(sign.isalpha() for sign in line.text[column:start])
    article = match.last - match.first > 1 and line.tokens[match.first].word in _ARTICLES
    match, end = _extended(line.text, line.tokens, match)
    if asked or (begins and _names_by_number(line, column, match)):
        clause = _CLAUSE.match(line.text, end)
        end = clause.end() if clause else end
    separator, value = _separator(line.text, end)
    if separator is None and begins and _adjacent(line, match, end):
        separator, value = "adjacent", end
    if separator is None or (not begins and separator not in ("colon", "fill")):
        return None
    if small and not asked and (separator == "end" or article or worded):
        return None
    return _Label(start, end, value, separator, match)


def _names_by_number(line: _Prepared, column: int, match: Match) -> bool:
    """Return whether a numbered item of a form asks for a name: "5. Name of customer ..."."""
    named = any(token.word == "name" for token in line.tokens[match.first : match.last])
    return named and numbered(line.text[column:])


def _extended(text: str, tokens: Sequence[Token], match: Match) -> tuple[Match, int]:
    """Return the match with its second language ("Customer / Cliente") and the end of its qualifiers."""
    end = tokens[match.last - 1].end
    if text[end : end + 1] == ")" and "(" in text[tokens[match.first].start : end]:
        end += 1  # "Customer contact (printed name)": the bracket opens within the phrase
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


def _adjacent(line: _Prepared, match: Match, end: int) -> bool:
    """Whether a value may follow the label without any sign: "Customer Tenant ID 2f6c1e0a-..."."""
    words = match.last - match.first
    if words < _TELLING or (words == _TELLING and len(line.tokens) > _ADJACENT_WORDS):
        return False
    found = _ADJACENT.match(line.text, end)
    keys = {entry.key for entry in match.entries if not (entry.bare or entry.lone_role)}
    told = keys & _ADJACENT_KEYS or (words >= _PEOPLE_WORDS and keys & _ADJACENT_PEOPLE)
    if not found or not told:
        return False
    first = line.first_sign(found.end())
    if "domain" in keys and _DOMAIN.match(line.text, found.end()):
        return True
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


_UNKNOWN_LABEL = compiled(r"\W{0,4}(?:\d[\d.]*\s)?[^\W\d_][^:：\n]{0,45}[:：](?:\s|$)")


def label_like(raw: str) -> bool:
    """Return whether ``raw`` begins with a label, known or not ("Invoice total: ...")."""
    hits = scan(raw)
    if hits and hits[0].separator != "adjacent":
        return True
    found = _UNKNOWN_LABEL.match(raw)
    if found is None or "://" in raw[: found.end() + 2]:
        return False
    return len(found.group().split()) <= _CAPTION_WORDS


def field_words(name: str) -> str:
    """Return the name of a form field as words: ``CustomerTenantID_2`` -> "Customer Tenant ID 2"."""
    tail = name.rsplit("].", 1)[-1].rsplit(".", 1)[-1]
    return " ".join(_FIELD_NOISE.sub(" ", tail).split())
