"""Engagements from a table: looked at first, every wrong row named, taken over whole or not at all."""

import hashlib
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.models import Organisation
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import NARRATIVES, problems
from poedesk.desk.trail.acting import acting
from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import csv_table
from poedesk.paper.forms.many.rows import COLUMNS, Row, rows_of
from poedesk.proof.claim.model import Claim

NOT_ASKED = ("id", "submitted_on")
"""Columns that a table of forms has, and an engagement does not."""

ASKED = tuple(each for each in COLUMNS if each not in {*NOT_ASKED, "partner.name"})
"""Columns of a table of engagements; see ``paper.forms.many.rows``."""

_PARTNER = "partner.name"


@dataclass(frozen=True, slots=True)
class Good:
    """A row that can be taken over."""

    number: int
    """As a spreadsheet counts it."""

    claim: Claim
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a table would bring."""

    rows: tuple[Good, ...]
    problems: tuple[tuple[int, tuple[Problem, ...]], ...]
    """Row as a spreadsheet counts it, and what is wrong with it."""


def look(actor: Actor, data: bytes, name: str) -> Looked:
    """Return what a table would bring; nothing is changed.

    Raises:
        Refused: the actor may not, it is no table, its header is none, it has no rows or too many.
    """
    allowed(may(actor, "engagement:change"))
    partner = Organisation.objects.get(pk=actor.organisation).name
    try:
        table = csv_table(data, name)
        _few_enough(table)
        rows = list(rows_of(_with_partner(table, partner), name))
    except UsageError as error:
        message = _("%(what)s. Mend the table, then give it again.") % {"what": error}
        raise Refused(message) from error
    if not rows:
        raise Refused(_("The table has no rows below its header; write one for each engagement."))
    good: list[Good] = []
    wrong: list[tuple[int, tuple[Problem, ...]]] = []
    seen = _there(actor, rows)
    for row in rows:
        answers = _answers(row)
        found = row.problems or _wrong(row, answers, partner, seen)
        if found or row.engagement is None:
            wrong.append((row.number, tuple(found)))
        else:
            good.append(Good(row.number, row.engagement[0], answers))
            seen[content_key(answers)] = _("row %(number)s is the same") % {"number": row.number}
    return Looked(tuple(good), tuple(wrong))


def take_over(actor: Actor, data: bytes, name: str) -> list[Engagement]:
    """Make an engagement of each row of a table, of all or of none.

    Raises:
        Refused: the actor may not, a row is wrong, or there is none.
    """
    with acting(actor.id, "engagement:imported") as act:
        looked = look(actor, data, name)
        if looked.problems:
            raise Refused(_("There are wrong rows, so nothing was imported."))
        made = [
            Engagement.objects.create(
                organisation_id=actor.organisation, changed_by_id=actor.person, answers=each.answers
            )
            for each in looked.rows
        ]
        act.subject = f"organisation:{actor.organisation}"
        act.data = {
            "table": hashlib.sha256(data).hexdigest(),
            "engagements": [str(each.id) for each in made],
        }
    return made


def _few_enough(table: list[list[str]]) -> None:
    """Refuse a table with too many rows before they are looked at, which takes a while."""
    count, most = sum(any(map(str.strip, each)) for each in table[1:]), settings.OPTIONS.table_rows
    if count > most:
        message = _("The table has %(n)s rows; give at most %(most)s at a time.") % {"n": count, "most": most}
        raise Refused(message)


def _with_partner(table: list[list[str]], partner: str) -> list[list[str]]:
    """Return a table with a column for the partner, which nobody need write."""
    if not table or any(cell.strip().casefold() == _PARTNER for cell in table[0]):
        return table
    width = len(table[0])
    padded = [[*cells, *[""] * (width - len(cells))] for cells in table[1:]]
    return [
        [*table[0], _PARTNER],
        *([*each[:width], partner, *each[width:]] if any(map(str.strip, each)) else each for each in padded),
    ]


def _answers(row: Row) -> dict[str, Any]:
    """Return what a row answers, as an engagement keeps it."""
    if row.engagement is None:
        return {}
    claim, told = row.engagement
    answers = {name: value for name, value in claim.to_json().items() if name not in {"schema", *NOT_ASKED}}
    answers["partner"] = {name: value for name, value in answers["partner"].items() if name != "name"}
    narratives = {name: value for name, value in told.to_json().items() if name != "schema" and value}
    made = {**answers, **({NARRATIVES: narratives} if narratives else {})}
    return {name: value for name, value in made.items() if value}


def _wrong(row: Row, answers: dict[str, Any], partner: str, seen: dict[str, str]) -> list[Problem]:
    if row.engagement is None:
        return []
    claim, _told = row.engagement
    found = []
    if claim.partner.name.casefold() != partner.casefold():
        found.append(Problem(_PARTNER, _("it is of %(name)s") % {"name": claim.partner.name}))
    found += [
        Problem(name, _("a new engagement has none; leave the column out"))
        for name, value in (("id", claim.id), ("submitted_on", claim.submitted_on))
        if value
    ]
    same = seen.get(content_key(answers))
    if same is not None:
        found.append(Problem("", same))
    return found or list(problems(answers, partner))


def _there(actor: Actor, rows: list[Row]) -> dict[str, str]:
    """Return the engagements that are there already for the customers of the rows."""
    customers = {row.engagement[0].customer.name for row in rows if row.engagement}
    found = Engagement.objects.of(actor).filter(customer__in=customers)
    return {content_key(each.answers): _("this engagement is there already") for each in found}
