"""Incentive lines from a table: looked at first, every wrong row named, taken over whole or not at all."""

import hashlib
from collections.abc import Mapping

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.following import as_asked, gained, is_over
from poedesk.desk.ledger.models import Import, Line
from poedesk.desk.texts.showing import shown
from poedesk.desk.trail.acting import acting
from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.tables import csv_table
from poedesk.process.ledger import lines
from poedesk.process.ledger.money import places

_IN = 500
"""Values that one query asks for."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a table would bring."""

    lines: tuple[lines.Line, ...]
    claims: Mapping[str, Claim]
    """Reference -> claim."""

    problems: Mapping[int, tuple[Problem, ...]]
    """Row as a spreadsheet counts it -> what is wrong."""


def look(actor: Actor, data: bytes, name: str) -> Looked:
    """Return what a table would bring; nothing is changed.

    Raises:
        Refused: the actor may not, it is no table, or its header is none.
    """
    allowed(may(actor, "ledger:import"))
    try:
        table = csv_table(data, name)
        asked = lines.lines_of(table)
        known = _known(actor, [each.id for each in asked.lines])
        read = lines.lines_of(table, known)
    except UsageError as error:
        message = _("%(problem)s. Mend the table, then give it again.")
        raise Refused(message % {"problem": shown(str(error))}) from error
    claims = _claims(actor, [each.claim for each in read.lines])
    problems = dict(read.problems)
    good = []
    rows = [number for number in range(2, len(table) + 1) if any(map(str.strip, table[number - 1]))]
    for number, line in zip([each for each in rows if each not in problems], read.lines, strict=True):
        wrong = _wrong(line, claims.get(line.claim))
        if wrong is None:
            good.append(line)
        else:
            problems[number] = (wrong,)
    return Looked(tuple(good), claims, dict(sorted(problems.items())))


def _wrong(line: lines.Line, claim: Claim | None) -> Problem | None:
    if claim is None:
        return Problem("claim", _("there is no claim %(claim)s of your programmes") % {"claim": line.claim})
    if line.partner and line.partner != str(claim.organisation):
        return Problem(
            "partner",
            _("%(claim)s is of another partner than %(partner)s")
            % {"claim": line.claim, "partner": line.partner},
        )
    version = f"{claim.programme}@{claim.version}"
    if line.programme and line.programme not in {version, claim.programme}:
        return Problem(
            "programme",
            _("%(claim)s is of %(programme)s, not of %(other)s")
            % {"claim": line.claim, "programme": version, "other": line.programme},
        )
    if is_over(keeping.table_of(claim), claim.state):
        return Problem("claim", _("%(claim)s is closed and earns nothing") % {"claim": line.claim})
    return None


def _known(actor: Actor, names: list[str]) -> list[str]:
    found: list[str] = []
    for start in range(0, len(names), _IN):
        part = names[start : start + _IN]
        found += Line.objects.of(actor).filter(number__in=part).values_list("number", flat=True)
    return found


def _claims(actor: Actor, references: list[str]) -> dict[str, Claim]:
    wanted = sorted(set(references))
    found: dict[str, Claim] = {}
    for start in range(0, len(wanted), _IN):
        part = Claim.objects.of(actor).filter(reference__in=wanted[start : start + _IN])
        found |= {each.reference: each for each in part.select_related("organisation")}
    return found


def take_over(actor: Actor, data: bytes, name: str) -> Import:
    """Take over the lines of a table, all or none; those of claims that hold accrue at once.

    Where a proof of the claim is asked for they are held with the others, where it failed they are forfeited.

    Raises:
        Refused: the actor may not, a row is wrong, or there is no row.
    """
    with acting(actor.id, "incentive:listed") as act:
        looked = look(actor, data, name)
        if looked.problems or not looked.lines:
            wrong = len(looked.problems)
            message = (
                ngettext(
                    "%(count)s row is wrong, so nothing was imported. Mend it, then give the table again.",
                    "%(count)s rows are wrong, so nothing was imported. Mend them, then give it again.",
                    wrong,
                )
                % {"count": wrong}
                if wrong
                else _("The table has no rows, so nothing was imported. Choose another file.")
            )
            raise Refused(message)
        now = timezone.now()
        made = Import.objects.create(
            organisation_id=actor.organisation,
            name=name[-255:],
            sha256=hashlib.sha256(data).hexdigest(),
            rows=len(looked.lines),
            at=now,
            by_id=actor.person,
        )
        try:
            Line.objects.bulk_create([_row(each, looked.claims[each.claim], made) for each in looked.lines])
        except IntegrityError as error:
            message = _(
                "Somebody else imported one of these lines at the same moment; look at the table again."
            )
            raise Refused(message) from error
        act.subject, act.data = f"import:{made.id}", {"sha256": made.sha256, "lines": made.rows}
        for claim in {each.claim: looked.claims[each.claim] for each in looked.lines}.values():
            if keeping.table_of(claim).states[claim.state].holds:
                fresh = list(made.lines.filter(claim=claim).select_related("claim"))
                gained(fresh, f"import:{made.id}/{claim.reference}", now, actor.id)
                as_asked(claim, fresh, f"import:{made.id}", now, actor.id)
    return made


def _row(line: lines.Line, claim: Claim, source: Import) -> Line:
    return Line(
        owner_id=claim.owner_id,
        organisation_id=claim.organisation_id,
        claim=claim,
        number=line.id,
        period=line.period,
        kind=line.kind[:80],
        minor=int(line.amount.scaleb(places(line.currency))),
        currency=line.currency,
        source=source,
    )
