"""Programme files to policies: which rules and parameters hold on a day; rules that conflict are an error."""

import itertools
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from poedesk.kernel import prepared
from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import InvalidPolicy, Problem
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.policy.plain import plain, shapes
from poedesk.proof.policy.schema import REQUIRED_PARAMETERS, Dated, Programme, Rule, Version


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one programme on one day."""

    id: str
    version: str
    title: str
    on: date
    """The day for which rules and parameters were chosen."""

    key: str
    """Hash of all that holds, for the assessment's key."""

    rules: Mapping[str, Rule]
    """One rule for every element."""

    parameters: Mapping[str, Any]
    """Name -> value in the shape of ``schema.PARAMETERS``."""


def programmes() -> tuple[Programme, ...]:
    """Return every programme that ships with poedesk, by id; raises InvalidPolicy when a file is wrong."""
    return tuple(_made(name) for name in _shipped())


def programme(programme_id: str) -> Programme:
    """Return one programme; raises InvalidPolicy when there is none of that id."""
    if programme_id not in _shipped():
        message = f"there is no programme {programme_id!r}; known are: {', '.join(_shipped())}"
        raise InvalidPolicy(message)
    return _made(programme_id)


def load(programme_id: str, version: str | None, on: date) -> Policy:
    """Return the policy of ``programme_id`` for a claim submitted ``on`` that day.

    With ``version``, the rules of that version hold even when ``on`` lies outside of its days.

    Raises:
        InvalidPolicy: unknown programme or version, no version on that day, rules that conflict or lack.
    """
    return resolve(programme(programme_id), version, on)


def resolve(source: Programme, version: str | None, on: date) -> Policy:
    """Return the policy of the programme ``source``; see ``load``."""
    chosen = _version(source, version, on)
    day = max(on, chosen.valid_from)
    if chosen.valid_to is not None:
        day = min(day, chosen.valid_to)
    problems = conflicts(source, day)
    if problems:
        raise InvalidPolicy(f"{source.id}@{chosen.version}: " + "; ".join(map(str, problems)))
    rules = {rule.element: rule for rule in source.rules if rule.holds_on(day)}
    parameters = {entry.name: entry for entry in source.parameters if entry.holds_on(day)}
    held = [plain(thing) for thing in (*rules.values(), *parameters.values())]
    return Policy(
        id=source.id,
        version=chosen.version,
        title=source.title,
        on=day,
        key=content_key([source.id, chosen.version, held]),
        rules={element: rules[element] for element in ELEMENTS},
        parameters={name: entry.typed for name, entry in parameters.items()},
    )


def conflicts(source: Programme, day: date) -> list[Problem]:
    """Return what is wrong with the rules and parameters that hold on ``day``."""
    problems = []
    for element in ELEMENTS:
        rules = [rule for rule in source.rules if rule.element == element and rule.holds_on(day)]
        problems.extend(_one(f"rules[{element}]", rules, day))
    for name in REQUIRED_PARAMETERS:
        entries = [entry for entry in source.parameters if entry.name == name and entry.holds_on(day)]
        problems.extend(_one(f"parameters[{name}]", entries, day))
    return problems


def _one(path: str, things: list[Any], day: date) -> list[Problem]:
    if not things:
        return [Problem(path, f"nothing holds on {day}")]
    if any(_meaning(thing) != _meaning(things[0]) for thing in things):
        names = " and ".join(thing.id for thing in things)
        return [Problem(path, f"{names} both hold on {day} and disagree")]
    return []


def _meaning(thing: Dated) -> Any:
    origin = {"id", "valid_from", "valid_to", "source", "basis", "note"}
    return {name: value for name, value in plain(thing).items() if name not in origin}


def _version(source: Programme, version: str | None, on: date) -> Version:
    for candidate in source.versions:
        inside = candidate.valid_from <= on and (candidate.valid_to is None or on <= candidate.valid_to)
        if candidate.version == version or (version is None and inside):
            return candidate
    known = ", ".join(candidate.version for candidate in source.versions)
    wanted = f"version {version!r}" if version else f"version in force on {on}"
    hint = "" if version else "; the day is the claim's submitted_on, else --as-of"
    message = f"{source.id} has no {wanted}; known are: {known}{hint}"
    raise InvalidPolicy(message)


def parse(text: str, name: str) -> Programme:
    """Return the programme in YAML ``text``; raises InvalidPolicy with each problem and its line or path."""
    problems, made = examine(text)
    if made is None:
        raise InvalidPolicy(f"{name}: " + "; ".join(map(str, problems)))
    return made


def examine(text: str) -> tuple[list[Problem], Programme | None]:
    """Return the problems of a programme file, and the programme when it has the right shape."""
    import yaml  # noqa: PLC0415 - programmes that were checked before need neither

    from poedesk.proof.policy import shape  # noqa: PLC0415 - as above

    try:
        value = load_yaml(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return [Problem(f"line {line}", str(error.problem))], None
    try:
        return [], shape.programme(value)
    except shape.ValidationError as error:
        return shape.problems_of(error), None


def lint(text: str) -> list[Problem]:
    """Return everything that is wrong with a programme file; empty when it is good."""
    problems, made = examine(text)
    if made is None:
        return problems
    problems.extend(_duplicates(made))
    seen: set[str] = set()
    for day in _turning_days(made):
        for problem in conflicts(made, day):
            # The same gap is found on every turning day after it began; the first is enough.
            if problem.field not in seen:
                seen.add(problem.field)
                problems.append(problem)
    return problems


def _duplicates(source: Programme) -> list[Problem]:
    problems, seen = [], set()
    for thing in (*source.rules, *source.parameters):
        if thing.id in seen:
            problems.append(Problem(thing.id, "the same id is used twice"))
        seen.add(thing.id)
    versions = sorted(source.versions, key=lambda version: version.valid_from)
    for before, after in itertools.pairwise(versions):
        if before.valid_to is None or before.valid_to + timedelta(days=1) != after.valid_from:
            message = f"ends on {before.valid_to}, but {after.version} begins on {after.valid_from}"
            problems.append(Problem(f"versions[{before.version}]", message))
    return problems


def _turning_days(source: Programme) -> list[date]:
    """Return the days on which anything begins, or the day after it ended, within the programme's time."""
    begin = min(version.valid_from for version in source.versions)
    ends = [version.valid_to for version in source.versions]
    last = None if None in ends else max(end for end in ends if end is not None)
    things: tuple[Dated | Version, ...] = (*source.rules, *source.parameters, *source.versions)
    days = {thing.valid_from for thing in things}
    days |= {thing.valid_to + timedelta(days=1) for thing in things if thing.valid_to is not None}
    return sorted(day for day in days if day >= begin and (last is None or day <= last))


def shipped_text(programme_id: str) -> str:
    """Return the file of a programme that ships with poedesk; raises InvalidPolicy for an unknown id."""
    programme(programme_id)
    return (_folder() / f"{programme_id}.yaml").read_text(encoding="utf-8")


def cases_text(programme_id: str) -> str:
    """Return the cases file beside a programme; raises InvalidPolicy for an unknown id."""
    programme(programme_id)
    return (_folder() / f"{programme_id}.cases.yaml").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return resources.files(__package__) / "programmes"


@cache
def _shipped() -> tuple[str, ...]:
    """Return the ids of what ships; each file bears its own."""
    names = (entry.name for entry in _folder().iterdir())
    endings = (name.partition(".") for name in names)
    return tuple(sorted(name for name, _, ending in endings if ending == "yaml"))


@cache
def _made(programme_id: str) -> Programme:
    """Return a programme that ships: as it was made when its file was checked, where that is kept."""
    text = (_folder() / f"{programme_id}.yaml").read_text(encoding="utf-8")
    kept: Programme | None = prepared.thing_of(shapes() + text)
    if kept is not None:
        return kept
    made = parse(text, f"{programme_id}.yaml")
    prepared.note_thing(shapes() + text, made)
    return made
