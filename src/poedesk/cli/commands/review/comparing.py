"""``poedesk review compare``: the proofs of partners who claim the same, element by element."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.proof.assessing.model import Assessment

NOBODY = 1
EXAMPLES = """\b
Examples:
  poedesk review compare engagements/of-partner-1 engagements/of-partner-2
  poedesk review compare one two --partner "Brightwater Cloud Partners Ltd"
\b
Exit codes: 0 the rule prefers one proof, 1 it prefers none and a person decides without it, 2 wrong usage.
"""


@click.command("compare", epilog=EXAMPLES)
@click.argument("bundles", nargs=-1, required=True, type=options.FILE, metavar="BUNDLE...")
@click.option(
    "--partner", metavar="NAME", help="As this partner may see it: its own proof, of others that they are."
)
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def compare_command(
    bundles: tuple[Path, ...], *, partner: str | None, as_of: date | None, shape: str, output: Path | None,
    no_cache: bool,
) -> int:  # fmt: skip
    """Hold the proofs in BUNDLES of partners who claim the same side by side, by the rule of their programme.

    The rule is that of the version in force when the last of them was submitted.
    """
    from poedesk.cli.commands.check import assess, keep_out_of_bundle  # noqa: PLC0415 - when it is needed
    from poedesk.process.claims.contending import telling  # noqa: PLC0415
    from poedesk.process.claims.contending.comparing import Side, case  # noqa: PLC0415
    from poedesk.process.claims.contending.keys import keys_of  # noqa: PLC0415
    from poedesk.process.claims.tables import loader  # noqa: PLC0415

    check_output(output)
    keep_out_of_bundle(output, bundles, None)
    today = as_of or datetime.now(UTC).date()
    known = [assess((bundle,), None, None, as_of, cached=not no_cache) for bundle in bundles]
    last = max(each.claim.submitted_on or today for each in known)
    table = loader.load(_programme(known), on=last)
    keys = sorted(set.intersection(*(set(keys_of(table, each.claim)) for each in known)))
    if not keys:
        message = f"these claims have nothing in common that {table} gives to one partner alone"
        raise UsageError(message)
    names = [each.claim.id or bundle.resolve().name for each, bundle in zip(known, bundles, strict=True)]
    sides = [
        Side(name, each.claim.partner.name, each.to_json()) for name, each in zip(names, known, strict=True)
    ]
    found = case(table, ", ".join(keys), sides)
    if partner is None:
        value = telling.for_reviewer(table, keys, found)
    else:
        value = telling.for_partner(table, keys, found, partner)
    deliver(json_text(value) if shape == "json" else telling.text(value), output)
    return 0 if found.recommended or partner is not None else NOBODY


def _programme(known: "list[Assessment]") -> str:
    programmes = sorted({each.claim.programme for each in known})
    if len(programmes) > 1:
        message = f"these claims are of several programmes: {', '.join(programmes)}; compare those of one"
        raise UsageError(message)
    return programmes[0]


COMMANDS = (compare_command,)
