"""The sections of a guided engagement, from ``sections.yaml`` and the shape of a claim.

The answers hold a claim and, under ``narratives``, what the form tells beside it (``poedesk.narratives/1``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import gettext as _

from poedesk.desk.accounts.forms import UNSEEN
from poedesk.desk.texts.showing import shown
from poedesk.kernel.errors import InvalidClaim, PoedeskError, Problem
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import is_visible, is_visible_text
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.forms import narratives
from poedesk.paper.forms.drafting.questions import all_questions, questions_for
from poedesk.paper.forms.narratives import InvalidNarratives, Narratives
from poedesk.paper.forms.planning import plan
from poedesk.proof.assessing.api import policy_for
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import SCHEMA, Claim
from poedesk.proof.claim.shape import Choice, Mapped, Shape


@dataclass(frozen=True, slots=True)
class Field:
    """One question."""

    path: str
    """Of the answer in the claim, such as ``customer.name``."""

    label: str
    hint: str
    optional: bool
    choices: tuple[str, ...]
    """What may be chosen; empty for text."""

    long: bool = False
    """Whether it is answered in sentences."""

    size: int | None = None
    """About how many signs an answer has; null: as many as there is room for."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that are asked on one page."""

    id: str
    title: str
    fields: tuple[Field, ...]


def sections() -> tuple[Section, ...]:
    """Return the sections in the order in which they are asked, in the language of the reader."""
    return tuple(
        replace(each, title=shown(each.title), fields=tuple(map(_worded, each.fields)))
        for each in _sections()
    )


def _worded(field: Field) -> Field:
    return replace(field, label=shown(field.label), hint=shown(field.hint))


@cache
def _sections() -> tuple[Section, ...]:
    told = load_yaml((resources.files(__package__) / "sections.yaml").read_text("utf-8"))
    return tuple(
        Section(each["id"], each["title"], tuple(_field(one) for one in each["fields"])) for each in told
    )


def section(wanted: str) -> Section | None:
    """Return the section with an id, or null."""
    return next((each for each in sections() if each.id == wanted), None)


_LONG = 60
"""Choices that are too many for radio buttons or a list: they are typed, and checked all the same."""


NARRATIVES = "narratives"
"""Where the answers keep what the form tells beside the claim."""


def _field(told: Mapping[str, Any]) -> Field:
    if told["path"].startswith(f"{NARRATIVES}."):
        name = told["path"].removeprefix(f"{NARRATIVES}.")
        hint = next(" ".join(each.questions) for each in all_questions() if each.name == name)
        return Field(told["path"], told["label"], hint, told.get("optional", False), (), long=True)
    shape: Shape = claims.shape()
    for part in told["path"].split("."):
        shape = shape.fields[part] if isinstance(shape, Mapped) else shape
    choices = tuple(shape.values) if isinstance(shape, Choice) and len(shape.values) < _LONG else ()
    return Field(
        told["path"],
        told["label"],
        told.get("hint", ""),
        told.get("optional", False),
        choices,
        size=told.get("size"),
    )


def value_of(answers: Mapping[str, Any], path: str) -> Any:
    """Return the answer at a path, or null."""
    value: Any = answers
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def with_value(answers: Mapping[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return answers in which the one at a path is ``value``; what is empty is left out."""
    name, _, rest = path.partition(".")
    made = dict(answers)
    inner = with_value(made.get(name) or {}, rest, value) if rest else value
    if inner in (None, "", [], {}):
        made.pop(name, None)
    else:
        made[name] = inner
    return made


def claim_of(answers: Mapping[str, Any], partner: str) -> Claim:
    """Return the claim that the answers make; raises InvalidClaim with every field that is wrong."""
    return claims.build(plain(answers, partner))


def plain(answers: Mapping[str, Any], partner: str) -> dict[str, Any]:
    """Return the answers as a claim file has them."""
    claim = with_value(answers, NARRATIVES, None)
    return {"schema": SCHEMA, **with_value(claim, "partner.name", partner)}


def narratives_of(answers: Mapping[str, Any]) -> Narratives:
    """Return what the form tells beside the claim; raises InvalidNarratives with all that is wrong."""
    return narratives.build(answers.get(NARRATIVES) or {}, _("what the form tells"))


def problems(answers: Mapping[str, Any], partner: str) -> tuple[Problem, ...]:
    """Return what is wrong with the answers, what is not answered yet included."""
    found: tuple[Problem, ...] = ()
    try:
        claim_of(answers, partner)
    except InvalidClaim as error:
        found = error.problems
    try:
        narratives_of(answers)
    except InvalidNarratives as error:
        found += tuple(Problem(f"{NARRATIVES}.{each.field}", each.message) for each in error.problems)
    unseen = tuple(Problem(path, _(UNSEEN)) for path in _unseen(answers, ""))
    return (*(Problem(each.field, shown(each.message)) for each in found), *unseen)


def _unseen(value: Any, path: str) -> Iterator[str]:
    """Yield the path of each answer with a sign that nobody sees; of a table, that of its rows."""
    if isinstance(value, str):
        long = path.startswith(f"{NARRATIVES}.")
        if not (is_visible_text(value) if long else is_visible(value)):
            yield path
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _unseen(each, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        yield from dict.fromkeys(found for each in value for found in _unseen(each, path))


def told_of(problem: Problem) -> str:
    """Return a problem as one line: what the question is called, then what is wrong with its answer."""
    asked = (belongs(problem, each) for each in sections())
    about = next((each for each in asked if each is not None), None)
    return f"{about.label}: {problem.message}" if about else problem.message


def asked_of(each: Section, answers: Mapping[str, Any], partner: str, day: date) -> Section:
    """Return a section with what the form of this claim asks; with all while the claim is not whole."""
    try:
        claim = claim_of(answers, partner)
        outline = plan(claim, policy_for(claim, None, day))
    except PoedeskError:
        return each
    names = {f"{NARRATIVES}.{one.name}" for one in questions_for(outline)}
    kept = (one for one in each.fields if not one.long or one.path in names)
    return replace(each, fields=tuple(kept))


def belongs(problem: Problem, each: Section) -> Field | None:
    """Return the question of a section that a problem is about, or null."""
    return next((one for one in each.fields if _about(problem.field, one.path)), None)


def sentence(problem: Problem, about: Field) -> str:
    """Return a problem as people read it, with the words of its question instead of its path."""
    together = " " if problem.message.startswith(_SAYS) else ": "
    return f"{about.label}{together}{problem.message}"


def wrong_in(each: Section, wrong: Sequence[Problem]) -> list[str]:
    """Return what is wrong in a section, a sentence each."""
    found = ((problem, belongs(problem, each)) for problem in wrong)
    return [sentence(problem, about) for problem, about in found if about is not None]


_SAYS = ("is ", "must ", "has ")
"""How messages begin that go on after the name of what they are about."""


def _about(field: str, path: str) -> bool:
    return field == path or field.startswith((f"{path}.", f"{path}["))
