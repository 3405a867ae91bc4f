"""The completed samples as values: claim, answers and notes of the good form and of its poor twin."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.forms import narratives
from poedesk.paper.forms.contents import Contents, contents
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.planning import plan
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import SCHEMA, Claim
from poedesk.proof.policy import loader
from poedesk.proof.policy.loader import Policy


@dataclass(frozen=True, slots=True)
class Sample:
    """One completed form of an invented engagement."""

    kind: str
    """Its name on the command line, such as ``usage-security``."""

    title: str
    claim: Claim
    answers: Narratives
    notes: Mapping[str, str]
    """Name of an answer or field -> why it passes, or what is wrong with it."""

    by_pen: Mapping[str, str]
    """Name of the field -> what the customer wrote there."""

    good: bool
    """Whether it is the good one; false for its poor twin."""

    @property
    def policy(self) -> Policy:
        """Return the rules in force when it was filed."""
        assert self.claim.submitted_on is not None
        return loader.load(self.claim.programme, None, self.claim.submitted_on)

    def form(self) -> tuple[Outline, Contents]:
        """Return the form with its contents, signed by the customer."""
        outline = plan(self.claim, self.policy)
        made = contents(outline, self.claim, self.answers)
        return outline, Contents({**made.values, **self.by_pen}, made.without_place, made.too_long)


def kinds() -> tuple[str, ...]:
    """Return the names of all samples."""
    return tuple(entry["kind"] for entry in _entries())


def sample(kind: str, *, poor: bool = False) -> Sample:
    """Return the sample of that name; raises UsageError for an unknown one."""
    entry = next((entry for entry in _entries() if entry["kind"] == kind), None)
    if entry is None:
        message = f"there is no sample {kind!r}; known are: {', '.join(kinds())}"
        raise UsageError(message)
    signed = {"customer_signature": entry["signed"]["by"], "date_signed": entry["signed"]["date"]}
    initials = {f"initials_{name}": text for name, text in entry.get("initials", {}).items()}
    return Sample(
        kind=kind,
        title=entry["title"],
        claim=claims.build({"schema": SCHEMA, **entry["claim"]}, kind),
        answers=narratives.build(entry["poor" if poor else "good"], kind),
        notes=entry["poor_notes" if poor else "notes"],
        by_pen={**signed, **initials},
        good=not poor,
    )


@cache
def _entries() -> tuple[Mapping[str, Any], ...]:
    source = resources.files(__package__) / "samples.yaml"
    return tuple(load_yaml(source.read_text(encoding="utf-8")))
