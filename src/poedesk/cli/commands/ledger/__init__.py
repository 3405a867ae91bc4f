"""``poedesk ledger``: incentive lines and what became of their money."""

import click

from poedesk.cli.commands.ledger import applying, lines, posting

HELP_END = """\b
Examples:
  poedesk ledger import lines.csv ledger.json
  poedesk ledger apply ledger.json batch.json
  poedesk ledger show ledger.json --requests batch.json
  poedesk ledger post ledger.json release L-17 --because "paid with the run of June"
"""


@click.group("ledger", epilog=HELP_END)
def command() -> None:
    """Keep what claims earn, and what requests for proofs do to it, in double entries."""


for each in (*lines.COMMANDS, *applying.COMMANDS, *posting.COMMANDS):
    command.add_command(each)
