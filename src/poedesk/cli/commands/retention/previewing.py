"""``poedesk retention preview``: what would go and what stays; nothing is done."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from poedesk.cli import options
from poedesk.cli.commands.retention import given
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.cli.targets import apart

EXAMPLES = f"""{given.COLUMNS}
\b
Examples:
  poedesk retention preview cases.csv --trail trail.db --originals originals
  poedesk retention preview cases.csv --trail trail.db --holds holds.csv --as-of 2028-01-31
  poedesk retention preview cases.csv --trail trail.db --person person-12 --format json
"""


@click.command("preview", epilog=EXAMPLES)
@click.argument("cases", type=options.FILE)
@given.shared
@options.choose_format("text", "json")
@options.output
def preview_command(shape: str, output: Path | None, **told: Any) -> None:
    """Say what of the originals and personal values of CASES would go, what stays, and why."""
    from poedesk.process.retention import files  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    asked = given.asked(told)
    apart(output, (asked.cases, asked.holds, asked.trail))
    with ExitStack() as stack:
        found = given.found(asked, given.opened(asked, stack))
    value = files.to_json(found.fates, found.names, asked.day, found.key, asked.person)
    deliver(json_text(value) if shape == "json" else files.text(value), output)


COMMANDS = (preview_command,)
