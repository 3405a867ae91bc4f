"""Fills a template that somebody else made: all of it is read and written in the sandbox."""

import base64
from collections.abc import Iterator
from datetime import date

from poedesk.kernel.errors import Problem, UsageError
from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.outline import BY_PEN, Disclosure, Outline, Passage, Products, fields_of
from poedesk.paper.forms.paths import path_of
from poedesk.paper.forms.templates.meaning import PRODUCTS
from poedesk.paper.forms.templates.model import Filled, Placed, Wanted
from poedesk.paper.forms.templates.recognising import recognised
from poedesk.proof.policy.loader import Policy
from poedesk.proof.reading.limits import Limits, from_environment
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed


class TemplateNotFilled(UsageError):
    """The template cannot be filled."""


def fill(  # noqa: PLR0913 - every choice has a default
    template: bytes,
    outline: Outline,
    contents: Contents,
    *,
    policy: Policy,
    on: date,
    name: str = "template",
    limits: Limits | None = None,
) -> Filled:
    """Return ``template`` with ``contents`` in it: what was placed, what had no place and why.

    Args:
        template: a DOCX or a PDF.
        outline: our own form for the same claim: how each value is asked for.
        contents: the values.
        policy: whose list of accepted templates is asked.
        on: the day for which the template is to be accepted.
        name: of the file, for messages.
        limits: what reading it may cost; those of the environment otherwise.

    Raises:
        TemplateNotFilled: it is no form that can be filled; the message says why and what to do.
    """
    asked = list(wanted(outline, contents))
    request = {"wanted": [[item.name, item.value, item.label, item.heading] for item in asked]}
    try:
        with Sandbox(limits or from_environment()) as sandbox:
            answer = sandbox.ask(template, name, "fill", request)
        data = base64.b64decode(answer["data"], validate=True)
        by_name = {item.name: item for item in asked}
        placed = tuple(
            Placed(path_of(field), by_name[field].value, str(place)) for field, place in answer["placed"]
        )
        without = tuple(Problem(path_of(field), str(why)) for field, why in answer["without"])
        notes = tuple(str(note) for note in answer["notes"])
        fingerprint = str(answer["fingerprint"])
    except (TaskFailed, Breach) as error:
        message = f"{name} cannot be filled: {error}"
        raise TemplateNotFilled(message) from error
    except (LookupError, TypeError, ValueError) as error:
        message = f"{name} cannot be filled: what came out of it is no form"
        raise TemplateNotFilled(message) from error
    return Filled(data, placed, without, recognised(fingerprint, policy, on), notes)


def wanted(outline: Outline, contents: Contents) -> Iterator[Wanted]:
    """Yield every value with how our own form asks for it."""
    for part in outline.parts:
        for item in part.items:
            heading = item.heading if isinstance(item, Passage | Disclosure) else ""
            for field in fields_of(item):
                if field.kind not in BY_PEN and field.name in contents.values:
                    yield Wanted(field.name, contents.values[field.name], field.label, heading)
            if isinstance(item, Products) and (text := _listed(item, contents)):
                yield Wanted(PRODUCTS, text, item.question, item.heading)


def _listed(item: Products, contents: Contents) -> str:
    """Return a line for each product, for templates that have no table for them."""
    rows = ([str(contents.values.get(field.name, "")) for field in row] for row in item.rows)
    return "\n".join(", ".join(filter(None, row)) for row in rows if any(row))
