"""Versions of a programme's form that a user knows, added to those that the programme lists.

No programme that ships with poedesk lists one: no public source tells the versions. A partner or a programme
owner who knows them keeps them in a folder of one's own, a file for each programme.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.policy.plain import changed
from poedesk.proof.policy.schema import AcceptedTemplate, Parameter, Programme

FOLDER = "POEDESK_POLICIES"
"""The environment variable that names the folder; without it nothing is added."""

PARAMETER = "accepted_templates"


def own_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder with a user's own lists, or null."""
    named = environment.get(FOLDER)
    return Path(named) if named else None


def with_own_list(source: Programme, folder: Path | None) -> Programme:
    """Return the programme with the templates that ``FOLDER/ID.yaml`` adds under ``accepted_templates``.

    They are part of its rules from then on, and so of every key that is made of them.

    Raises:
        InvalidPolicy: the folder or the file cannot be read, or an entry is wrong or contradicts another.
    """
    if folder is None:
        return source
    if not folder.is_dir():
        message = f"{FOLDER} names {folder}, which is no folder"
        raise InvalidPolicy(message)
    path = folder / f"{source.id}.yaml"
    if not path.exists():
        return source
    own = _listed(path)
    rows = [row for row in source.parameters if row.name == PARAMETER] or [_row(source)]
    made = []
    for row in rows:
        known: tuple[AcceptedTemplate, ...] = (*row.typed, *own)
        _undisputed(path, known)
        value = [changed(each) for each in known]
        told = f"{row.source}; {path.name} in {FOLDER}"
        made.append(replace(row, value=value, source=told))
    others = [row for row in source.parameters if row.name != PARAMETER]
    return replace(source, parameters=(*others, *made))


def _row(source: Programme) -> Parameter:
    """Return an empty list for a programme that has none."""
    first = min(version.valid_from for version in source.versions)
    return Parameter(
        id="own.accepted-templates",
        name=PARAMETER,
        value=[],
        valid_from=first,
        source=f"a list of one's own, {FOLDER}",
        basis="default",
    )


def _undisputed(path: Path, known: Sequence[AcceptedTemplate]) -> None:
    for number, one in enumerate(known):
        for other in known[number + 1 :]:
            same = (one.fingerprint, one.form) == (other.fingerprint, other.form)
            if same and one.version != other.version and _meet(one, other):
                what = "one fingerprint" if one.fingerprint else f"the form {one.form}"
                message = f"{path}: {one.version} and {other.version} have {what} on the same days"
                raise InvalidPolicy(message)


def _listed(path: Path) -> tuple[AcceptedTemplate, ...]:
    import yaml  # noqa: PLC0415 - few keep a list of their own

    from poedesk.proof.policy import shape  # noqa: PLC0415 - as above

    try:
        value: Any = load_yaml(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{path} cannot be read: {error}"
        raise InvalidPolicy(message) from error
    if not isinstance(value, dict) or set(value) != {PARAMETER} or not isinstance(value[PARAMETER], list):
        message = (
            f"{path} is to hold a list {PARAMETER} and nothing else: "
            "entries with fingerprint or form, version, accepted_from"
        )
        raise InvalidPolicy(message)
    try:
        made: tuple[AcceptedTemplate, ...] = shape.parameter(PARAMETER, value[PARAMETER])
    except shape.ValidationError as error:
        told = "; ".join(f"{PARAMETER}.{problem}" for problem in shape.problems_of(error))
        message = f"{path}: {told}"
        raise InvalidPolicy(message) from error
    return made


def _meet(one: AcceptedTemplate, other: AcceptedTemplate) -> bool:
    ends = [item.accepted_to for item in (one, other) if item.accepted_to is not None]
    return not ends or max(one.accepted_from, other.accepted_from) <= min(ends)
