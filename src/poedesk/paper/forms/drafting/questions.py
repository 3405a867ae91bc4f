"""The questions behind each answer of a form, and an empty narrative file that asks them."""

from functools import cache
from importlib import resources
from textwrap import wrap

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.forms.narratives import SCHEMA
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.planning import tick_name

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer should tell."""

    name: str
    """Name of the answer in a narrative file."""

    element: str
    length: str
    """How long a good answer is."""

    questions: tuple[str, ...]
    """One fact each, the most telling first."""


@cache
def all_questions() -> tuple[Asked, ...]:
    """Return the questions of every answer."""
    source = resources.files(__package__) / "questions.yaml"
    entries = load_yaml(source.read_text(encoding="utf-8"))
    return tuple(Asked(**{**entry, "questions": tuple(entry["questions"])}) for entry in entries)


def questions_for(outline: Outline) -> tuple[Asked, ...]:
    """Return the questions of the answers that this form asks for."""
    names = {field.name for field in outline.fields()}
    return tuple(asked for asked in all_questions() if {asked.name, _placed(asked.name)} & names)


def _placed(name: str) -> str:
    """Return the name of the field in which an answer stands, where it has another one."""
    return tick_name("other", "explanation") if name == "other_activity" else name


def starter(outline: Outline) -> str:
    """Return an empty narrative file for this form, in YAML, with the questions as comments."""
    lines = [f"schema: {SCHEMA}", "# Write each answer below its line, indented by two blanks."]
    for asked in questions_for(outline):
        lines += ["", f"# {asked.name} ({asked.length})"]
        for question in asked.questions:
            first, *rest = wrap(question, WIDTH)
            lines += [f"#   - {first}", *(f"#     {line}" for line in rest)]
        lines.append(_empty(asked.name))
    return "\n".join(lines) + "\n"


def _empty(name: str) -> str:
    return f"{name}: []" if name == "supporting_documents" else f"{name}: |\n"
