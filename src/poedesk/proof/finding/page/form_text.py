"""What forms print themselves: questions, instructions, boilerplate, headings. None of it is an answer."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.expressions import Expression, Expressions
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of

_KNOWN_TEXTS = 512
"""Sentences of which it is remembered whether forms print them, at most: several finders ask."""

_PROMPT = compiled(
    r"^\W*(?:please\s+)?(?:insert|enter|type|click|tap|tbd|xxx|introduzca|inserte|escriba|haga clic)\b"
)
"""What asks for text to be put over it is a placeholder, not an instruction beside the answer."""


_SLOT = compiled(
    r"^\W*[\[<{(\u00ab]+\s*(?:please\s+|bitte\s+|hier\s+)?(?:describe|explain|add|list|state|provide|write"
    r"|fill|outline"
    r"|summari[sz]e|insert|enter|type|your|give|put|text|tbd|to be|beschreib\w*|eintragen|einfugen"
    r"|describa|describir|indique|insertar|decri\w+|inserer|indiquer|a completer"
    r"|completar)\b[^\]>})]*[\]>})\u00bb]+\W*$"
)
"""What stands in brackets and asks to be replaced."""


_SECTION = compiled(
    r"^\W*(?:(?:section|seccion|abschnitt|teil|partie|parte|apartado|rubrique)\s+\d\b(?!\.\d)|\d\.\d\s*[-\u2013]?\s*\[)"
)
"""How the form numbers its sections and questions."""

_NUMBER = compiled(r"^\W*(?:[^\W\d_]+\s+)?(\d{1,2})(?![.]?\d)\b")
"""The number of a section, a word for it before: "3." or "Section 3"."""


def heads_questions(plain: str, asked: Iterable[str], *, asking: bool) -> bool:
    """Return whether a heading is a numbered one of a form, over questions with places of their own.

    ``asked`` are the questions of the form: one numbered "3.5" stands under "3.", in any language.
    """
    if asking and _SECTION.match(plain):
        return True
    number = _NUMBER.match(plain)
    under = re.compile(rf"^\W*{number.group(1)}\.\d") if number is not None else None
    return under is not None and any(under.match(question) for question in asked)


def is_slot(text: str) -> bool:
    """Return whether a line is nothing but a slot of a template: "[Describe the work performed]"."""
    return _SLOT.match(plain_of(text).text) is not None


@lru_cache(_KNOWN_TEXTS)
def instructs(text: str) -> bool:
    """Return whether a sentence is one that forms of this kind print: it tells nothing."""
    return _printed().found_in(plain_of(text).text)


def is_instruction(text: str) -> bool:
    """Return whether a sentence of a form's section is an instruction, question, hint or title."""
    plain = plain_of(text).text.strip()
    if _PROMPT.match(plain) or _SLOT.match(plain):
        return False
    return instructs_or_asks().match(plain) is not None


@cache
def heading_patterns() -> Mapping[str, PhraseList]:
    """Return the headings of each key."""
    return {
        key: PhraseList(phrase for listed in languages.values() for phrase in listed)
        for key, languages in narrative_data()["headings"].items()
    }


@cache
def all_headings() -> PhraseList:
    """Return the headings of all keys together."""
    return PhraseList(phrase for phrases in heading_patterns().values() for phrase in phrases.phrases)


@cache
def weak_headings() -> frozenset[str]:
    """Return the plain headings that stand over many things."""
    return frozenset(map(str, narrative_data()["weak"]))


@cache
def form_patterns() -> Mapping[str, Expression]:
    """Return for each key the expression of the questions by which forms ask for it, over plain text."""
    return {key: Expression("|".join(patterns)) for key, patterns in narrative_data()["form"].items()}


@cache
def instructs_or_asks() -> re.Pattern[str]:
    """Return one expression for how instructions and the form's questions begin, over plain text."""
    return _any_of_patterns(*narrative_data()["instructions"], *narrative_data()["questions"])


@cache
def _printed() -> Expressions:
    return Expressions(*narrative_data()["boilerplate"], *narrative_data()["questions"])


def _any_of_patterns(*patterns: str) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def question_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of the form's questions, up to their last words."""
    return tuple(map(re.compile, narrative_data()["questions"]))


@cache
def narrative_data() -> Mapping[str, Any]:
    """Return ``data/narratives.yaml``."""
    source = resources.files("poedesk.proof.finding") / "data" / "narratives.yaml"
    loaded: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded
