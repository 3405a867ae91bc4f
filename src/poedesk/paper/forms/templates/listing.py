"""Versions of a programme's template that a user knows, added to those that the programme lists.

No programme that ships with poedesk lists one: no public source tells the versions. A partner or a programme
owner who has the real form keeps its fingerprint in a folder of one's own, a file for each programme.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.forms.templates.recognising import PARAMETER
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.schema import PARAMETERS, AcceptedTemplate

FOLDER = "POEDESK_POLICIES"
"""The environment variable that names the folder; without it nothing is added."""


def own_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder with a user's own lists, or null."""
    named = environment.get(FOLDER)
    return Path(named) if named else None


def with_own_list(policy: Policy, folder: Path | None) -> Policy:
    """Return the policy with the templates that ``FOLDER/ID.yaml`` adds under ``accepted_templates``.

    Raises:
        InvalidPolicy: the folder or the file cannot be read, or an entry is wrong or contradicts another.
    """
    if folder is None:
        return policy
    if not folder.is_dir():
        message = f"{FOLDER} names {folder}, which is no folder"
        raise InvalidPolicy(message)
    path = folder / f"{policy.id}.yaml"
    if not path.exists():
        return policy
    listed = (*policy.parameters.get(PARAMETER, ()), *_listed(path))
    for number, one in enumerate(listed):
        for other in listed[number + 1 :]:
            if one.fingerprint == other.fingerprint and one.version != other.version and _meet(one, other):
                message = f"{path}: {one.version} and {other.version} have one fingerprint on the same days"
                raise InvalidPolicy(message)
    return replace(policy, parameters={**policy.parameters, PARAMETER: listed})


def _listed(path: Path) -> tuple[AcceptedTemplate, ...]:
    try:
        value: Any = load_yaml(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{path} cannot be read: {error}"
        raise InvalidPolicy(message) from error
    if not isinstance(value, dict) or set(value) != {PARAMETER} or not isinstance(value[PARAMETER], list):
        message = (
            f"{path} is to hold a list {PARAMETER} and nothing else: "
            "entries with fingerprint, version, accepted_from"
        )
        raise InvalidPolicy(message)
    try:
        made: tuple[AcceptedTemplate, ...] = PARAMETERS[PARAMETER].validate_python(value[PARAMETER])
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(map(str, (PARAMETER, *item['loc'])))}: {item['msg']}" for item in error.errors()
        )
        message = f"{path}: {told}"
        raise InvalidPolicy(message) from error
    return made


def _meet(one: AcceptedTemplate, other: AcceptedTemplate) -> bool:
    ends = [item.accepted_to for item in (one, other) if item.accepted_to is not None]
    return not ends or max(one.accepted_from, other.accepted_from) <= min(ends)
