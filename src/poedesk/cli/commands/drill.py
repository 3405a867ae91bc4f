"""``poedesk drill``: what a random draw of one's own engagements would show."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import inputs, options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.cli.targets import apart
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.drills.drill import Ready
    from poedesk.process.drills.rows import Known

SOME_FAIL = 1
HELP_END = """\b
TABLE is CSV with the column engagement and, where they are known, bundle (a folder, from TABLE on), verdict
(approvable, needs_review or not_approvable, instead of a bundle), amount, currency, hours (it takes).
An engagement with neither bundle nor verdict has no proof: it fails.
\b
Examples:
  poedesk drill engagements.csv --take 5
  poedesk drill engagements.csv --take 5 --seed monday --format json
\b
Exit codes: 0 all that is drawn passes, 1 something of it fails or is doubtful, 2 wrong usage.
"""


@click.command("drill", epilog=HELP_END)
@click.argument("table", type=options.FILE)
@click.option("--take", type=click.IntRange(1, 10**6), required=True, metavar="N", help="How many are drawn.")
@click.option("--seed", default="drill", show_default=True, metavar="TEXT", help="Another text draws others.")
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def command(  # noqa: PLR0913 - options of a command
    table: Path, *, take: int, seed: str, as_of: date | None, shape: str, output: Path | None, no_cache: bool
) -> int:
    """Draw from your own engagements in TABLE, as the programme would; see what fails and what it would cost.

    The verdict of a bundle is what `poedesk check` says of it today; its amount is the claim's expected
    incentive where TABLE gives none.
    """
    from poedesk.kernel.tables import csv_table  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.drills import telling  # noqa: PLC0415
    from poedesk.process.drills.drill import PASSES, drill  # noqa: PLC0415
    from poedesk.process.drills.rows import engagements_of  # noqa: PLC0415

    check_output(output)
    apart(output, (table,))
    known = engagements_of(csv_table(inputs.bytes_of(table, "the table"), str(table)), str(table))
    if take > len(known):
        message = f"--take: {take} cannot be drawn of the {len(known)} engagements in {table}"
        raise UsageError(message)
    ready = [_checked(each, table.parent, as_of, cached=not no_cache) for each in known]
    found = drill(ready, take, seed)
    value = telling.to_json(found, len(ready), take, seed)
    deliver(json_text(value) if shape == "json" else telling.text(value), output)
    return 0 if all(each.standing == PASSES for each in found.drawn) else SOME_FAIL


def _checked(known: "Known", folder: Path, as_of: date | None, *, cached: bool) -> "Ready":
    """Return the engagement with the verdict on its bundle; raises UsageError that names the engagement."""
    if known.bundle is None:
        return known.ready
    from poedesk.cli.commands.check import assess  # noqa: PLC0415 - loaded when it is needed

    try:
        assessment = assess((folder / known.bundle,), None, None, as_of, cached=cached)
    except UsageError as error:
        message = f"{known.ready.engagement}: {error}"
        raise UsageError(message) from error
    incentive = assessment.claim.expected_incentive
    amounts = known.ready.amounts or ({incentive.currency: Decimal(incentive.amount)} if incentive else {})
    missing = [each.id for each in assessment.elements if each.required and each.verdict != "met"]
    return replace(known.ready, verdict=str(assessment.verdict), amounts=amounts, missing=missing)
