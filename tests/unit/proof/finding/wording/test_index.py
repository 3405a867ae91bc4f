"""One look at the words of a text tells which lists and expressions can match in it."""

import re

import pytest

from poedesk.proof.finding.wording.expressions import Expression, PassingExpression
from poedesk.proof.finding.wording.index import has, listed, listed_by, looked_at, words_of
from poedesk.proof.finding.wording.phrases import PhraseList


def test_a_text_has_the_bits_of_its_words_of_their_beginnings_and_of_their_parts() -> None:
    bit = listed(["quokka"], ["wombat"], ["bandicoot"])
    for text in ("a quokka", "wombats dig", "two longbandicoots"):
        assert looked_at(text).bits & bit, text
    for text in ("a quokkas", "a wom bat", "bandi coot"):
        assert not looked_at(text).bits & bit, text


@pytest.mark.parametrize("tail", ["", "s" * 80])
def test_parts_are_found_at_every_place_of_a_word(tail: str) -> None:
    bits = [listed((), (), [part]) for part in ("\u00f8", "bilby", "il", "by")]
    told = {word: [bool(looked_at(word + tail).bits & bit) for bit in bits] for word in ("bilby", "xx\u00f8")}
    assert told == {"bilby": [False, True, True, True], "xx\u00f8": [True, False, False, False]}


def test_beginnings_of_one_letter_and_of_many_are_told_apart() -> None:
    one, two, many = (listed((), [begin]) for begin in ("\u0153", "\u0153d", "\u0153dip"))
    told = {
        word: [bool(looked_at(word).bits & bit) for bit in (one, two, many)]
        for word in ("\u0153", "\u0153d", "\u0153dipus", "d\u0153d")
    }
    assert told["\u0153"] == [True, False, False]
    assert told["\u0153d"] == [True, True, False]
    assert told["\u0153dipus"] == [True, True, True]
    assert not any(told["d\u0153d"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the dunnart", ["dunnart"]),
        ("a dunnart nest", ["dunnart nest"]),
        ("dunnarts", []),
        ("kowaris dig", ["kowaris dig"]),
        ("kowari-mouse_x", []),
        ("two _planigale_", ["_planigale_"]),
        ("quoll's den", ["quoll's den"]),
    ],
)
def test_phrases_are_found_by_however_they_begin(text: str, found: list[str]) -> None:
    phrases = PhraseList(["dunnart", "dunnart nest", "kowari* dig", "_planigale_", "quoll's den"])
    assert phrases.findall(text) == found
    assert phrases.findall(text) == [match.group() for match in phrases.pattern.finditer(text)]


def test_an_empty_beginning_tells_nothing_so_that_every_text_has_the_bit() -> None:
    bit = listed((), [""])
    assert looked_at("").bits & bit


@pytest.mark.parametrize("tail", ["", " and more words" * 200])
def test_words_are_told_with_their_places_in_short_and_long_texts(tail: str) -> None:
    bit = listed(["numbat"], ["potor"])
    text = f"the numbat, a potoroo - numbat{tail}"
    assert looked_at(text).starts(bit) == [(4, "numbat"), (14, "potoroo"), (24, "numbat")]


@pytest.mark.parametrize("tail", ["", " and more words" * 200])
def test_of_two_words_the_first_has_the_bit_where_the_second_stands_behind_it(tail: str) -> None:
    bit = listed((), pairs=[("tree", "kangaroo", False), ("rock", "wall", True)])
    text = f"a tree, a tree-kangaroo and a rock\twallaby{tail}"
    assert looked_at(text).starts(bit) == [(10, "tree"), (30, "rock")]
    for other in ("a tree", "tree kangaroos", "kangaroo tree", "rock and wall", "tree a kangaroo"):
        assert not looked_at(other + tail).bits & bit, other
    assert has("tree", bit)
    assert not has("kangaroo", bit)


def test_a_word_that_fits_gives_its_bit_wherever_it_stands() -> None:
    bit = listed_by(lambda word: word.endswith("pus"))
    assert looked_at("a platypus!").bits & bit
    assert not looked_at("platy pu").bits & bit


@pytest.mark.parametrize(
    "text", ["", "it's a_b 3.5", "se\u00f1or\u2014\u65e5\u672c", "x" * 99, "\u0660\u00bd\x00a\x1cb"]
)
def test_words_are_those_of_an_expression(text: str) -> None:
    assert words_of(text) == re.findall(r"\w+", text)


def test_a_word_longer_than_any_real_one_is_looked_at_too() -> None:
    bit = listed((), (), ["dunnart"])
    assert has("x" * 500 + "dunnart" + "x" * 500, bit)


def test_what_a_list_found_in_a_text_is_found_once() -> None:
    phrases = PhraseList(["sugar glider", "glider"])
    plain = "a sugar glider and a glider"
    assert [match.group() for match in phrases.found_in(plain)] == ["sugar glider", "glider"]
    assert phrases.found_in(plain) is phrases.found_in(plain)


@pytest.mark.parametrize("kind", [Expression, PassingExpression])
@pytest.mark.parametrize("text", ["it was moved by us", "removed", "nothing", "moved  by\nus all"])
def test_an_expression_finds_what_it_finds_when_tried_everywhere(kind: type[Expression], text: str) -> None:
    tried = kind(r"\bmoved\s+by\s+us\b")
    assert (tried.search(text) is None) == (tried.pattern.search(text) is None)
    assert len(list(tried.finditer(text))) == len(tried.pattern.findall(text))
    assert tried.may_match(text) or tried.pattern.search(text) is None


@pytest.mark.parametrize(
    "text", ["quoll park moved on", "quoll moved", "nothing", "a quollpark", "quoll (park)"]
)
def test_an_expression_for_a_name_is_tried_where_the_name_stands(text: str) -> None:
    for name in ("quoll park", "quoll (park)"):
        tried = PassingExpression(rf"{re.escape(name)}(?!\w)", name)
        assert tried.may_match(text) == (name in text)
        assert (tried.search(text) is None) == (tried.pattern.search(text) is None)
