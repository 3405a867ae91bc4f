"""``poedesk claim``: a claim written and checked, what can happen to it, and until when."""

import click

from poedesk.cli.commands.claim import deadline, states, writing

HELP_END = """\b
Examples:
  poedesk claim new --output engagements/contoso/claim.yaml
  poedesk claim new --template > claim.yaml
  poedesk claim lint engagements/contoso/claim.yaml
  poedesk claim states --programme microsoft-cpor@2023-10
  poedesk claim deadline engagements/contoso --if-filed 2026-12-01
"""


@click.group("claim", epilog=HELP_END)
def command() -> None:
    """Write or check a claim file; see what can happen to a claim, and until when."""


for each in (*writing.COMMANDS, *states.COMMANDS, *deadline.COMMANDS):
    command.add_command(each)
