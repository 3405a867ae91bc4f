"""The record that a filled form carries: claim, narratives and which form it is, as canonical JSON text.

It makes a form that is read back lose nothing that has no field: programme, sector, agreement and the like.
The customer reads this paper, so the expected incentive is never in it. ``draw`` of ``pdf`` and ``word`` take
the text as it is; ``carried`` says where it stands in a file.
"""

import json
from dataclasses import replace
from typing import Any

from poedesk.kernel.errors import PoedeskError, UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.forms import narratives as narrative_files
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.carried import MOST

SCHEMA = "poedesk.form/1"


class RecordTooLong(UsageError):
    """Claim and narratives are too long to be carried by a form; shorten the narratives."""


class InvalidRecord(PoedeskError):
    """What the file carries is no record of a form."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Record:
    """What a form was filled from."""

    outline: str
    """Id of the form."""

    programme: str
    """Id and version of the policy from which the form was drawn."""

    claim: Claim
    """Without its expected incentive."""

    narratives: Narratives


def record_text(outline: Outline, claim: Claim, narratives: Narratives) -> str:
    """Return the record as text in ASCII: same input, same text, and safe in any XML.

    Raises:
        RecordTooLong: it has more than ``carried.MOST`` characters.
    """
    value = {
        "schema": SCHEMA,
        "outline": outline.id,
        "programme": outline.programme,
        "claim": replace(claim, expected_incentive=None).to_json(),
        "narratives": narratives.to_json(),
    }
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    if len(text) > MOST:
        message = (
            f"claim and narratives have {len(text)} characters as a record, more than the {MOST} that a form"
            " can carry; shorten the narratives"
        )
        raise RecordTooLong(message)
    return text


def read_record(text: str) -> Record:
    """Return the record that ``record_text`` wrote.

    Raises:
        InvalidRecord: the text is anything else, or its claim or narratives are not valid.
    """
    if len(text) > MOST:
        message = f"the record in the file has {len(text)} characters, more than {MOST}; it was not read"
        raise InvalidRecord(message)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "the record in the file is no JSON; the form was read from what it shows"
        raise InvalidRecord(message) from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        message = f"the record in the file is no {SCHEMA}; the form was read from what it shows"
        raise InvalidRecord(message)
    try:
        claim = claims.build(_without_incentive(value.get("claim")), "the claim in the file")
        told = narrative_files.build(value.get("narratives"), "the narratives in the file")
    except (UsageError, RecursionError) as error:
        raise InvalidRecord(str(error)) from error
    return Record(str(value.get("outline")), str(value.get("programme")), claim, told)


def _without_incentive(value: Any) -> Any:
    """Return a plain claim without what no form of ours carries."""
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name != "expected_incentive"}
