"""``poedesk retention``: what is kept, what goes, and its erasure."""

import click

from poedesk.cli.commands.retention import applying, previewing

HELP_END = """\b
Examples:
  poedesk retention preview cases.csv --trail trail.db --originals originals
  poedesk retention apply cases.csv --trail trail.db --originals originals --by officer-7
"""


@click.group("retention", epilog=HELP_END)
def command() -> None:
    """See what would go and what stays and why; then erase it, and see that the trail still holds."""


for each in (*previewing.COMMANDS, *applying.COMMANDS):
    command.add_command(each)
