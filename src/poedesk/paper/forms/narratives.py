"""What a partner tells in a form: read from YAML or Markdown, every problem at once."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import yaml

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.policy import vocabulary

SCHEMA = "poedesk.narratives/1"

LONGEST = 20_000
"""Characters that an answer may have."""


@dataclass(frozen=True, slots=True)
class Narratives:
    """The answers of a form that no claim holds; null where there is none."""

    business_need: str | None = None
    presales_activities: str | None = None
    usage_work: str | None = None
    azure_architecture: str | None = None
    azure_benefits: str | None = None
    supporting_documents: tuple[str, ...] = ()
    """A name or a description each."""

    other_activity: str | None = None
    """What the activity "other" was."""

    activities: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(workload, activities) to tick beside those that the claim lists, in the vocabulary's order."""

    def to_json(self) -> dict[str, Any]:
        """Return them as a ``poedesk.narratives/1`` value, absent ones left out."""
        told = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name != "activities" and getattr(self, field.name)
        }
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}
        ticked = {workload: list(activities) for workload, activities in self.activities}
        return {"schema": SCHEMA, **plain, **({"activities": ticked} if ticked else {})}


class InvalidNarratives(UsageError):
    """The narrative file is not valid."""

    def __init__(self, problems: list[Problem], source: str) -> None:
        """Keep every problem; the message lists them all, one a line."""
        self.problems = tuple(problems)
        lines = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"{source} is not a valid narrative file:\n{lines}")


TEXTS = tuple(
    field.name for field in fields(Narratives) if field.name not in {"supporting_documents", "activities"}
)
"""Names of the answers that are a text."""

_HEADINGS = {
    "business_need": ("business need", "need", "why", "3.3"),
    "presales_activities": ("pre-sales activities", "presales activities", "pre-sales work", "3.4"),
    "usage_work": ("usage work", "work", "work done", "what was done", "work that influenced usage", "3.5"),
    "azure_architecture": ("azure architecture", "architecture"),
    "azure_benefits": ("azure benefits", "benefits", "benefits of the azure solution"),
    "supporting_documents": ("supporting documents", "supporting documentation", "attachments", "3.6"),
    "other_activity": ("other activity", "other"),
}
"""Name -> headings of a Markdown file under which the answer may stand, in lower case."""


def load(data: bytes, source: str) -> Narratives:
    """Return the narratives in ``data``: Markdown when ``source`` ends in ``.md``, else YAML or JSON.

    Raises:
        InvalidNarratives: with everything that is wrong, each with what is allowed.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidNarratives([Problem("", f"is not UTF-8 (byte {error.start})")], source) from error
    if source.lower().endswith((".md", ".markdown")):
        return build(_sections(text, source), source)
    try:
        value = load_yaml(text)
    except yaml.YAMLError as error:
        raise InvalidNarratives(
            [Problem("", f"is no YAML: {' '.join(str(error).split())}")], source
        ) from error
    return build({} if value is None else value, source)


def build(value: Any, source: str = "narratives") -> Narratives:
    """Return the narratives of the plain ``value``; raises InvalidNarratives with all that is wrong."""
    if not isinstance(value, Mapping):
        raise InvalidNarratives([Problem("", "must be fields with answers")], source)
    known = {"schema", "supporting_documents", "activities", *TEXTS}
    problems = [
        Problem(str(name), f"is unknown; known are: {', '.join(sorted(known))}")
        for name in value
        if name not in known
    ]
    if value.get("schema", SCHEMA) != SCHEMA:
        problems.append(Problem("schema", f"must be {SCHEMA}"))
    wrong = [name for name in TEXTS if not isinstance(value.get(name), str | None)]
    problems.extend(Problem(name, "must be a text") for name in wrong)
    told = {name: value[name] for name in TEXTS if isinstance(value.get(name), str)}
    problems.extend(Problem(name, _SIGNS) for name, text in told.items() if _ACT.search(text))
    long = {name: len(text) for name, text in told.items() if len(text) > LONGEST}
    problems.extend(
        Problem(name, f"has {count} characters; at most {LONGEST}") for name, count in long.items()
    )
    documents = value.get("supporting_documents") or ()
    if isinstance(documents, str):
        documents = [line.strip().lstrip("-*• ") for line in documents.splitlines()]
    if not (isinstance(documents, list | tuple) and all(isinstance(entry, str) for entry in documents)):
        problems.append(Problem("supporting_documents", "must be a list of texts"))
    elif any(_ACT.search(entry) for entry in documents):
        problems.append(Problem("supporting_documents", _SIGNS))
    ticked = _ticked(value.get("activities") or {}, problems)
    if problems:
        raise InvalidNarratives(problems, source)
    texts = {name: _answer(value.get(name)) for name in TEXTS}
    named = [" ".join(entry.split()) for entry in documents]
    return Narratives(**texts, supporting_documents=tuple(filter(None, named)), activities=ticked)


_ACT = re.compile(
    r"(?im)^\s*(?:\W*(?:customer|client|partner)(?:'s)?\s+)?(?:signature|signed(?:\s+by)?|date\s+signed|initials?"
    r"|firma|unterschrift|signature)\b[^\n:]{0,30}:|/s/"
)
"""A line that reads like somebody's signature, its date or initials."""

_SIGNS = "holds a line that reads like a signature; an answer tells work, and only the customer signs"


def _answer(text: str | None) -> str | None:
    """Return the answer with plain line ends and without blanks around it; null when nothing is left."""
    return "\n".join(line.rstrip() for line in (text or "").splitlines()).strip() or None


def _ticked(value: Any, problems: list[Problem]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = vocabulary.load()
    workloads = [workload.id for workload in words.workloads]
    kinds = [activity.id for activity in words.activities]
    if not isinstance(value, Mapping):
        problems.append(Problem("activities", "must name workloads, each with a list of activities"))
        return ()
    for workload, activities in value.items():
        path = f"activities.{workload}"
        if workload not in workloads:
            problems.append(Problem(path, f"is no workload; known are: {', '.join(workloads)}"))
        if not isinstance(activities, list | tuple):
            problems.append(Problem(path, f"must be a list of: {', '.join(kinds)}"))
            return ()
        unknown = [str(activity) for activity in activities if activity not in kinds]
        if unknown:
            problems.append(Problem(path, f"{', '.join(unknown)}: unknown; known are: {', '.join(kinds)}"))
    return tuple(
        (workload, tuple(kind for kind in kinds if kind in value[workload]))
        for workload in workloads
        if value.get(workload)
    )


_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)


def _sections(text: str, source: str) -> dict[str, str]:
    """Return the text below each heading that names an answer."""
    names = {heading: name for name, headings in _HEADINGS.items() for heading in (*headings, name)}
    found: dict[str, str] = {}
    problems = []
    headings = list(_HEADING.finditer(text))
    for index, heading in enumerate(headings):
        end = headings[index + 1].start() if index + 1 < len(headings) else len(text)
        body = text[heading.end() : end]
        told = (
            re.sub(r"^[\d.]+\s+", "", heading[1].casefold()) if " " in heading[1] else heading[1].casefold()
        )
        name = names.get(told.rstrip(":"))
        if name is None and body.strip():
            allowed = ", ".join(headings_[0] for headings_ in _HEADINGS.values())
            problems.append(Problem(heading[1], f"is no answer of a form; known headings are: {allowed}"))
        elif name in found:
            problems.append(Problem(heading[1], "stands twice"))
        elif name is not None:
            found[name] = body
    preface = text[: headings[0].start()].strip() if headings else ""
    if preface:
        problems.append(Problem("", f"has text before its first heading: {preface[:60]!r}; put it below one"))
    if not headings:
        problems.append(Problem("", "has no headings; write each answer below one, such as # Business need"))
    if problems:
        raise InvalidNarratives(problems, source)
    return found
