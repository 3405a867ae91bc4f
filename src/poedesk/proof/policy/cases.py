"""The shape of a cases file: what a programme manager expects of a programme, claim by claim."""

from datetime import date
from typing import Any

import yaml
from pydantic import Field, ValidationError

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.policy.shape import Row, Text


class DescribedDocument(Row):
    """A document in a few words; ``like`` begins with another one and changes it."""

    like: str | None = None
    kind: str | None = None
    kind_detail: str | None = None
    sender: str | None = Field(None, alias="from")
    """Who sent it, when it is a mail."""

    unread: bool = False
    understood: bool = True
    facts: tuple[dict[str, Any], ...] = ()
    change: tuple[dict[str, Any], ...] = ()
    """Facts in place of those of the same name (and the same ``for``); a new name is added."""

    drop: tuple[str, ...] = ()
    """Names of facts to leave out."""


class Expected(Row):
    """What the assessment must say."""

    overall: Text
    others: str = "met"
    """The verdict of every required element that ``elements`` does not name."""

    elements: dict[str, str] = Field(default_factory=dict)
    """Element -> its verdict, or verdict and code: ``not_met too_old``."""

    good_for_filing_until: date | None = None


class PolicyCase(Row):
    """One claim with its documents and what is expected."""

    name: Text
    why: Text | None = None
    claim: str | dict[str, Any]
    """Name of a claim of this file, or ``like`` one with changes."""

    as_of: date | None = None
    """Today; the day of submission unless said."""

    documents: dict[str, DescribedDocument]
    expect: Expected


class CaseFile(Row):
    """A whole cases file."""

    programme: Text
    version: str | None = None
    """The version that the cases are judged by; the one in force unless said."""

    claims: dict[str, dict[str, Any]]
    documents: dict[str, DescribedDocument] = Field(default_factory=dict)
    """Documents that cases begin with."""

    cases: tuple[PolicyCase, ...] = Field(min_length=1)


def parse(text: str, name: str) -> CaseFile:
    """Return the cases in YAML ``text``; raises InvalidPolicy with each problem and its path."""
    try:
        return CaseFile.model_validate(load_yaml(text))
    except yaml.YAMLError as error:
        message = f"{name}: {error}"
        raise InvalidPolicy(message) from error
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        message = f"{name}: {told}"
        raise InvalidPolicy(message) from error
