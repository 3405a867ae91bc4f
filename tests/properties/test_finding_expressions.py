"""Expressions that are tried only where their words stand find what they find when tried everywhere."""

import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.test_finding_phrases import spans, texts

from poedesk.proof.finding.identity import preambles, statements
from poedesk.proof.finding.narratives import doers, features
from poedesk.proof.finding.narratives.features import actors
from poedesk.proof.finding.narratives.grammar import PASSIVE, TENSES
from poedesk.proof.finding.wording.expressions import Begun, Expression, Expressions, in_small
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of

ROOMS = (doers, features, *map(importlib.import_module, (
    "poedesk.proof.finding.activities.words", "poedesk.proof.finding.activities.find",
)))  # fmt: skip
PLAIN = {name: each for room in ROOMS for name, each in vars(room).items() if isinstance(each, Expression)}
WRITTEN = {
    name: each
    for room in (statements, preambles)
    for name, each in vars(room).items()
    if isinstance(each, Begun)
}
WORDS = [
    *(
        "the customer",
        "our",
        "we",
        "Alder Mills Ltd",
        "you",
        "team",
        "itself",
        "in-house",
        "migrated",
        "moved",
    ),
    *(
        "wants",
        "need",
        "other clients",
        "by",
        "for",
        "port",
        "12 numbers",
        "all mailboxes",
        "to",
        "move",
        ".",
    ),
    *(
        "Confirm",
        "certify that",
        "has",
        "delivered",
        "on behalf of",
        "ON BEHALF OF",
        "made by",
        '("we")',
        "and",
    ),
    *(
        '("Customer")',
        "between",
        "BY AND BETWEEN",
        "entered into by",
        "I",
        "bestätigen",
        "dass",
        "will provide",
    ),
]


@pytest.mark.parametrize("name", PLAIN)
@given(texts(WORDS))
def test_over_plain_text(name: str, text: str) -> None:
    plain, each = plain_of(text).text, PLAIN[name]
    tried = re.compile(each.source)
    assert spans(each.finditer(plain)) == spans(tried.finditer(plain))
    assert (each.search(plain) is None) == (tried.search(plain) is None)


@pytest.mark.parametrize("name", WRITTEN)
@given(texts(WORDS), st.integers(0, 20))
def test_over_text_as_it_is_written(name: str, text: str, begin: int) -> None:
    each = WRITTEN[name]
    found = each.finditer(text, in_small(text[begin:]), begin)
    assert spans(found) == spans(each.pattern.finditer(text, begin))


@given(texts(["not required", "usage", "describe", "the need", "valid", "poe"]))
def test_many_at_once(text: str) -> None:
    patterns = [r"usage\s*-\s*required|describe the .{0,9}need", r"\\bpoe\\b.{0,20}valid"]
    assert Expressions(*patterns).found_in(text) == any(re.search(pattern, text) for pattern in patterns)


WORK = [
    "was",
    "moved",
    "is",
    "to",
    "has been",
    "we",
    "will",
    "set up",
    "the consultants",
    "se",
    "hemos",
    "sera",
]
LISTS = {"past": TENSES[0], "future": TENSES[1], "passive": PASSIVE, "actors": actors()}


@pytest.mark.parametrize("name", LISTS)
@given(texts(WORK))
def test_many_that_begin_with_words_or_are_words(name: str, text: str) -> None:
    plain, each = plain_of(text).text, LISTS[name]
    assert each.found_in(plain) == any(re.search(pattern, plain) for pattern in each.patterns)


PHRASES = PhraseList(
    ["in place of", "in", "place", "so far", "so f*", "go-live", "re*", "s.a. de c.v.", "on a*"]
)


@given(texts(["in", "place", "of", "so", "far", "go", "live", "go-live", "s.a.", "de", "c.v.", "on", "all"]))
def test_phrases_are_found_where_their_one_expression_finds_them(text: str) -> None:
    plain = plain_of(text).text
    assert [one.span() for one in PHRASES.found_in(plain)] == spans(PHRASES.pattern.finditer(plain))


@given(st.text(max_size=40))
def test_small_letters_stand_where_the_letters_stand(text: str) -> None:
    assert len(in_small(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_a_text_is_made_plain_as_each_of_its_signs_is(text: str) -> None:
    made = plain_of(text)
    signs = [plain_of(f"{sign}é").text[:-1] for sign in text] if not text.isascii() else [text.lower()]
    assert made.text == "".join(signs)
    assert len(made.origin) == len(made.text) + 1
    assert list(made.origin) == sorted(made.origin)
